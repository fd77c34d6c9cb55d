/* What several commands do in the same way. */
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

int cli_fail(const struct stm_error *error)
{
	fprintf(stderr, "stemma: %s%s%s", error->file, error->file[0] ? ": " : "", error->text);
	if (error->offset >= 0)
		fprintf(stderr, " (byte %lld)", (long long)error->offset);
	fprintf(stderr, "\n");
	return CLI_FAILED;
}

int cli_with_repository(struct cli *cli, int (*work)(struct cli *cli, stm_repository *repository))
{
	struct stm_error error = {0};
	stm_repository *repository;
	int code;

	if (stm_repository_open(&repository, cli->repository, &error) < 0)
		return cli_fail(&error);
	code = work(cli, repository);
	stm_repository_free(repository);
	return code;
}

static int open_version(stm_document **out, const struct cli *cli, const char *name)
{
	struct stm_error error = {0};
	stm_repository *repository;
	int code = CLI_OK;

	if (stm_repository_open(&repository, cli->repository, &error) < 0) {
		if (cli->repository)
			return cli_fail(&error);
		fprintf(stderr,
			"stemma: %s: no such file, and this is no lineage repository; check the name\n",
			name);
		return CLI_FAILED;
	}
	if (stm_repository_document(out, repository, name, &error) < 0)
		code = cli_fail(&error);
	stm_repository_free(repository);
	return code;
}

bool cli_is_file(const char *name)
{
	struct stat info;

	return stat(name, &info) == 0;
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
