/* stemma show FILE|SYMBOL, in both programs. */
#include "cli/cli.h"

static enum stm_status view(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_document(subject, options, writer, error);
}

int cli_show(struct cli *cli)
{
	stm_document *document = NULL;
	int code = cli_document_open(&document, cli, cli->argv[0]);

	if (code == CLI_OK)
		code = cli_view(cli, view, document, CLI_OK);
	stm_document_free(document);
	return code;
}
