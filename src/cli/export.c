/* stemma export FILE|SYMBOL, in both programs: a document for other programs to go on with. */
#include "cli/cli.h"

/* There is no format to fall back on: what goes to another program is asked for by its name. */
int cli_export(struct cli *cli)
{
	stm_document *document = NULL;
	int code;

	if (!cli->view.format)
		return cli_misuse(cli,
			"say as what: --format with akn, csv, docx, html, json or md, or -o with "
			"such a name",
			cli->output);
	code = cli_document_open(&document, cli, cli->argv[0]);
	if (code == CLI_OK)
		code = cli_view(cli, cli_view_document, document, CLI_OK);
	stm_document_free(document);
	return code;
}
