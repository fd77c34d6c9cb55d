/* stemma show FILE|SYMBOL, in both programs. */
#include "cli/cli.h"

int cli_show(struct cli *cli)
{
	stm_document *document = NULL;
	int code = cli_document_open(&document, cli, cli->argv[0]);

	if (code == CLI_OK)
		code = cli_view(cli, cli_view_document, document, CLI_OK);
	stm_document_free(document);
	return code;
}
