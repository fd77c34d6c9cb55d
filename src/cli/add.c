/* stemma add FILE|FOLDER... */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

static void show_reading(void *payload, size_t done, size_t total, const char *path)
{
	struct cli *cli = payload;

	(void)path;
	cli_progress(&cli->progress, "Reading document", done + 1, total);
}

static void show_deriving(void *payload, size_t done, size_t total)
{
	struct cli *cli = payload;

	cli_progress(&cli->progress, "Comparing version", done, total);
}

/* Kept until the end, where they are not lost among the progress of the others. */
static void note_failure(void *payload, const struct stm_error *error)
{
	struct cli *cli = payload;
	struct stm_error *failures = realloc(cli->failures, (cli->failed + 1) * sizeof(*failures));

	if (failures) {
		cli->failures = failures;
		failures[cli->failed++] = *error;
	} else {
		cli_fail(error);
	}
}

/* The others were added all the same; the exit code tells that some were not. */
static int report_failures(const struct cli *cli, int code)
{
	fflush(stdout);
	for (size_t i = 0; i < cli->failed; i++)
		cli_fail(&cli->failures[i]);
	if (cli->failed && cli->paths.count > 1)
		fprintf(stderr, "stemma: %zu of %zu documents were left out\n", cli->failed,
			cli->paths.count);
	return cli->failed ? CLI_FAILED : code;
}

/* One line for each version that was not there before. */
static void report_version(void *payload, const struct stm_version *version, bool anew)
{
	const struct stm_summary *s = &version->summary;
	struct cli *cli = payload;

	cli->anew += anew;
	cli->added += !anew;
	if (anew || cli->quiet)
		return;
	if (!version->parent_count)
		cli_say(stdout, "%s  begins %s, %zu paragraphs", version->symbol, version->series,
			s->added);
	else
		cli_say(stdout,
			"%s  from %s (%s): %zu unchanged, %zu reworded, %zu split, %zu merged, "
			"%zu added, %zu dropped",
			version->symbol, version->parents[0], version->basis, s->unchanged,
			s->reworded, s->split, s->merged, s->added, s->dropped);
}

static void report_rest(const struct cli *cli)
{
	if (cli->anew)
		printf("%zu version%s derived anew\n", cli->anew, cli->anew > 1 ? "s" : "");
	if (!cli->added && !cli->anew)
		printf("Nothing new: everything is in the repository already\n");
}

static int add(struct cli *cli, stm_repository *repository)
{
	struct stm_error error = {0};
	int code = CLI_OK;

	if (stm_repository_add(repository, (const char *const *)cli->paths.at, cli->paths.count,
		    &cli->add, &error) < 0)
		code = cli_fail(&error);
	else if (!cli->quiet && cli->failed < cli->paths.count)
		report_rest(cli);
	code = report_failures(cli, code);
	free(cli->failures);
	if (code == CLI_OK && cli->review)
		code = cli_review(cli, repository);
	return code;
}

/* One symbol cannot stand for several documents. */
static int add_paths(struct cli *cli)
{
	if (cli->add.read.symbol && cli->paths.count > 1)
		return cli_misuse(cli, "--symbol goes with one file", NULL);
	if (!cli->quiet && isatty(STDERR_FILENO)) {
		cli->add.progress = show_reading;
		cli->add.derived = show_deriving;
	}
	cli->add.failed = note_failure;
	cli->add.added = report_version;
	cli->add.payload = cli;
	return cli_with_repository(cli, add);
}

int cli_add(struct cli *cli)
{
	int code;

	if (!cli->argc)
		return cli->review ? cli_with_repository(cli, cli_review)
				   : cli_misuse(cli, "an operand is missing", NULL);
	code = cli_paths_find(&cli->paths, cli);
	if (code == CLI_OK)
		code = add_paths(cli);
	cli_paths_free(&cli->paths);
	return code;
}
