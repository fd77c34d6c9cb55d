/*
 * stemma-repository: every command, with a lineage repository at hand. It is started by stemma with
 * the same command line (files.c), and works by itself as well.
 */
#include <string.h>

#include "cli/cli.h"

static const struct {
	const char *name;
	int (*run)(struct cli *cli);
} runs[] = {
	{"diff", cli_diff},
	{"show", cli_show},
	{"export", cli_export},
	{"init", cli_init},
	{"add", cli_add},
	{"list", cli_list},
	{"log", cli_log},
	{"blame", cli_blame},
	{"trace", cli_trace},
	{"index", cli_index},
	{"report", cli_report},
	{"check", cli_check},
};

int cli_run(struct cli *cli, char **argv)
{
	(void)argv;
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		if (!strcmp(runs[i].name, cli->command->name))
			return runs[i].run(cli);
	return CLI_USAGE;
}

/* The repository of --repo, or the one we are in. */
static enum stm_status open_repository(
	stm_repository **out, const struct cli *cli, struct stm_error *error)
{
	enum stm_status status = stm_repository_open(out, cli->repository, error);

	if (status == STM_OK && cli->add.read.reader)
		stm_repository_set_reader(*out, cli->add.read.reader);
	return status;
}

/* The repository is closed before the code is returned, whatever WORK did. */
int cli_with_repository(struct cli *cli, int (*work)(struct cli *cli, stm_repository *repository))
{
	struct stm_error error = {0};
	stm_repository *repository;
	int code;

	if (open_repository(&repository, cli, &error) < 0)
		return cli_fail(&error);
	code = work(cli, repository);
	stm_repository_free(repository);
	return code;
}

/*
 * Without --repo the name is more likely a mistyped file than a version, and the message says so.
 */
static int open_version(stm_document **out, const struct cli *cli, const char *name)
{
	struct stm_error error = {0};
	stm_repository *repository;
	int code = CLI_OK;

	if (open_repository(&repository, cli, &error) < 0) {
		if (cli->repository)
			return cli_fail(&error);
		cli_say(stderr,
			"stemma: %s: no such file, and this is no lineage repository; check the "
			"name",
			name);
		return CLI_FAILED;
	}
	if (stm_repository_document(out, repository, name, &error) < 0)
		code = cli_fail(&error);
	stm_repository_free(repository);
	return code;
}

int cli_document_open(stm_document **out, const struct cli *cli, const char *name)
{
	struct stm_error error = {0};

	if (!cli_is_file(name))
		return open_version(out, cli, name);
	if (stm_document_open(out, name, &cli->add.read, &error) < 0)
		return cli_fail(&error);
	return CLI_OK;
}
