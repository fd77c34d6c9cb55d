/*
 * stemma: what needs no repository is done here; for the rest the program hands over to
 * stemma-repository, which lies beside it or in libexec. Loading libgit2 and what it brings along
 * takes longer than many a diff.
 */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/*
 * Where the other program can be; the first that is there is taken: beside this one, as in a build
 * directory, or where it was installed. Returns only when neither could be run. PATH is not asked,
 * so that the two are of one version.
 */
static void hand_over(char **argv)
{
	char path[PATH_MAX];

	if (cli_beside(path, sizeof(path), "stemma-repository"))
		execv(path, argv);
	execv(STEMMA_LIBEXEC "/stemma-repository", argv);
}

/* Whatever is buffered is written first: exec() would drop it. */
static int run_repository(char **argv)
{
	fflush(NULL);
	hand_over(argv);
	fprintf(stderr,
		"stemma: stemma-repository: not found beside stemma or in %s (%s); install both "
		"programs\n",
		STEMMA_LIBEXEC, strerror(errno));
	return CLI_FAILED;
}

static bool are_files(const struct cli *cli)
{
	for (int i = 0; i < cli->argc; i++)
		if (!cli_is_file(cli->argv[i]))
			return false;
	return true;
}

/* What is done here, of FILES only when all operands are; git calls some for each file it shows. */
static const struct {
	const char *name;
	int (*run)(struct cli *cli);
	bool files;
} runs[] = {
	{"diff", cli_diff, true},
	{"show", cli_show, true},
	{"export", cli_export, true},
	{"git-setup", cli_git_setup, false},
	{"git-diff", cli_git_diff, false},
	{"git-textconv", cli_git_textconv, false},
};

/* Names that are no files may be versions; only the other program can tell. */
int cli_run(struct cli *cli, char **argv)
{
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++)
		if (!strcmp(runs[i].name, cli->command->name) && (!runs[i].files || are_files(cli)))
			return runs[i].run(cli);
	return run_repository(argv);
}

int cli_document_open(stm_document **out, const struct cli *cli, const char *name)
{
	struct stm_error error = {0};

	if (stm_document_open(out, name, &cli->add.read, &error) < 0)
		return cli_fail(&error);
	return CLI_OK;
}
