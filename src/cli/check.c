/* stemma check: the library proves, this file says how many. */
#include "cli/cli.h"

static int check(struct cli *cli, stm_repository *repository)
{
	struct stm_error error = {0};
	size_t versions;

	if (stm_repository_check(repository, &versions, &error) < 0)
		return cli_fail(&error);
	if (!cli->quiet)
		printf("%zu version%s proven from %s source%s\n", versions,
			versions == 1 ? "" : "s", versions == 1 ? "its" : "their",
			versions == 1 ? "" : "s");
	return CLI_OK;
}

int cli_check(struct cli *cli)
{
	return cli_with_repository(cli, check);
}
