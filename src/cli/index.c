/* stemma index */
#include "cli/cli.h"

static int index_all(struct cli *cli, stm_repository *repository)
{
	struct stm_index_progress progress = {0};
	struct stm_error error = {0};
	size_t borrowings;

	cli_index_progress(cli, &progress);
	if (stm_repository_index(repository, &progress, &borrowings, &error) < 0)
		return cli_fail(&error);
	if (!cli->quiet)
		printf("Indexed; %zu phrase%s borrowed from another series\n", borrowings,
			borrowings == 1 ? "" : "s");
	return CLI_OK;
}

int cli_index(struct cli *cli)
{
	return cli_with_repository(cli, index_all);
}
