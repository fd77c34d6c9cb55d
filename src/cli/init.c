/* stemma init [DIR]; the next command to type is printed, for whoever does this the first time. */
#include "cli/cli.h"

int cli_init(struct cli *cli)
{
	const char *dir = cli->argc ? cli->argv[0] : ".";
	struct stm_error error = {0};

	if (stm_repository_init(dir, &error) < 0)
		return cli_fail(&error);
	if (!cli->quiet)
		cli_say(stdout, "Empty lineage repository in %s; now: stemma add --repo=%s FILE...",
			dir, dir);
	return CLI_OK;
}
