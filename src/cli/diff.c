/*
 * stemma diff OLD NEW, in both programs: a side is a file, or what cli_document_open() makes of it.
 */
#include <stdlib.h>

#include "cli/cli.h"

/* Links that --substantive folds. */
static size_t count_rolled(const stm_diff *diff)
{
	size_t count = 0;

	for (size_t i = 0; i < stm_diff_link_count(diff); i++)
		count += (stm_diff_link(diff, i)->flags & STM_ROLLED) != 0;
	return count;
}

static bool has_events(struct stm_summary s)
{
	return s.reworded || s.split || s.merged || s.moved || s.added || s.dropped;
}

/*
 * What --exit-code goes by. A new label alone is no difference: renumbering is no text event. With
 * --substantive a rolled link is none either.
 */
static bool is_different(const struct cli *cli, const stm_diff *diff)
{
	struct stm_summary s = stm_diff_summary(diff);

	if (cli->view.substantive)
		s.reworded -= count_rolled(diff);
	return has_events(s) || has_events(stm_diff_footnote_summary(diff));
}

int cli_compare(struct cli *cli, stm_document *const documents[2], stm_diff **diff)
{
	const char *path = cli->verbs ? cli->verbs : getenv("STEMMA_VERBS");
	struct stm_diff_options options = {.granularity = cli->granularity};
	struct stm_error error = {0};
	stm_verbs *verbs = NULL;
	int code = CLI_OK;

	if (path && path[0] && stm_verbs_open(&verbs, path, &error) < 0)
		return cli_fail(&error);
	options.verbs = verbs;
	if (stm_diff_new_with(diff, documents[0], documents[1], &options, &error) < 0)
		code = cli_fail(&error);
	stm_verbs_free(verbs);
	return code;
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

/* The code of --exit-code holds even when nothing is printed (-q); a file is always written. */
int cli_diff(struct cli *cli)
{
	stm_document *documents[2] = {NULL, NULL};
	stm_diff *diff = NULL;
	int code = cli->both_sides ? open_sides(cli, documents) : open_both(cli, documents);

	if (code == CLI_OK)
		code = cli_compare(cli, documents, &diff);
	if (code == CLI_OK && cli->exit_code && is_different(cli, diff))
		code = CLI_DIFFERENT;
	if (diff && (!cli->quiet || cli->output))
		code = cli_view(cli, cli_view_diff, diff, code);
	stm_diff_free(diff);
	stm_document_free(documents[0]);
	stm_document_free(documents[1]);
	return code;
}
