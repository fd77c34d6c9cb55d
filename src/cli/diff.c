/*
 * stemma diff OLD NEW, in both programs: a side is a file, or what cli_document_open() makes of it.
 */
#include "cli/cli.h"

/* What --exit-code goes by. A new label alone is no difference: renumbering is no text event. */
static bool is_different(const stm_diff *diff)
{
	struct stm_summary s = stm_diff_summary(diff);

	return s.reworded || s.split || s.merged || s.moved || s.added || s.dropped;
}

static enum stm_status view(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_diff(subject, options, writer, error);
}

/* One file twice: the text before its tracked changes and the one after. */
static int open_sides(struct cli *cli, stm_document *documents[2])
{
	int code = CLI_OK;

	for (int side = 0; side < 2 && code == CLI_OK; side++) {
		cli->add.read.original = side == 0;
		code = cli_document_open(&documents[side], cli, cli->argv[0]);
	}
	return code;
}

/* Two files are read at once; names that are no files are looked up one by one. */
static int open_both(struct cli *cli, stm_document *documents[2])
{
	struct stm_error error = {0};
	int code = CLI_OK;

	if (cli_is_file(cli->argv[0]) && cli_is_file(cli->argv[1])) {
		const char *const paths[] = {cli->argv[0], cli->argv[1]};

		return stm_documents_open(documents, paths, 2, &cli->add.read, &error) < 0
			       ? cli_fail(&error)
			       : CLI_OK;
	}
	for (int side = 0; side < 2 && code == CLI_OK; side++)
		code = cli_document_open(&documents[side], cli, cli->argv[side]);
	return code;
}

/* The code of --exit-code holds even when nothing is printed (-q). */
int cli_diff(struct cli *cli)
{
	stm_document *documents[2] = {NULL, NULL};
	stm_diff *diff = NULL;
	struct stm_error error = {0};
	int code = cli->both_sides ? open_sides(cli, documents) : open_both(cli, documents);

	if (code == CLI_OK && stm_diff_new(&diff, documents[0], documents[1], &error) < 0)
		code = cli_fail(&error);
	if (code == CLI_OK && cli->exit_code && is_different(diff))
		code = CLI_DIFFERENT;
	if (diff && !cli->quiet)
		code = cli_view(cli, view, diff, code);
	stm_diff_free(diff);
	stm_document_free(documents[0]);
	stm_document_free(documents[1]);
	return code;
}
