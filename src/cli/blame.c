/* stemma blame SYMBOL */
#include "cli/cli.h"

static int blame(struct cli *cli, stm_repository *repository)
{
	struct stm_error error = {0};
	stm_blame *found;
	int code;

	if (stm_blame_read(&found, repository, cli->argv[0], cli->since, &error) < 0)
		return cli_fail(&error);
	code = cli_view(cli, cli_view_blame, found, CLI_OK);
	stm_blame_free(found);
	return code;
}

int cli_blame(struct cli *cli)
{
	return cli_with_repository(cli, blame);
}
