/* stemma trace WORDING, and stemma trace --from=SYMBOL#LABEL */
#include <unistd.h>

#include "cli/cli.h"

static int trace(struct cli *cli, stm_repository *repository)
{
	struct stm_error error = {0};
	stm_trace *found;
	int code;

	cli_index_progress(cli, &cli->trace.index);
	if (stm_trace_read(&found, repository, &cli->trace, &error) < 0)
		return cli_fail(&error);
	code = cli_view(cli, cli_view_trace, found, CLI_OK);
	stm_trace_free(found);
	return code;
}

int cli_trace(struct cli *cli)
{
	if (cli->argc && cli->trace.from)
		return cli_misuse(cli, "give a wording or --from, not both", NULL);
	if (!cli->argc && !cli->trace.from)
		return cli_misuse(cli, "a wording is missing, in quotes, or --from", NULL);
	if (cli->trace.from && cli->trace.near)
		return cli_misuse(cli, "--near goes with a wording", NULL);
	cli->trace.wording = cli->argc ? cli->argv[0] : NULL;
	return cli_with_repository(cli, trace);
}
