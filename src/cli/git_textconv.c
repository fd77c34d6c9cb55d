/*
 * stemma git-textconv FILE: what git's log -p, show, blame and grep compare in place of the file
 * (gitattributes(5), "textconv"). One failure would end the whole log, so there is none: what is no
 * document is given as it is, or in one line that changes whenever the file does.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/git.h"

/* FNV-1a: that two damaged files differ is all that it has to tell. */
static uint64_t digest(struct cli_bytes bytes)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (size_t i = 0; i < bytes.length; i++)
		hash = (hash ^ (unsigned char)bytes.at[i]) * 0x100000001b3u;
	return hash;
}

static void show_raw(struct cli_bytes bytes, const struct stm_error *error)
{
	if (!cli_bytes_are_binary(bytes))
		fwrite(bytes.at, 1, bytes.length, stdout);
	else
		cli_say(stdout, "(%s; %zu bytes, digest %016" PRIx64 ")", error->text, bytes.length,
			digest(bytes));
}

int cli_git_textconv(struct cli *cli)
{
	struct stm_source source = {.name = cli->argv[0]};
	struct stm_error error = {0};
	stm_document *document = NULL;
	struct cli_bytes bytes;
	int code = CLI_OK;

	if (cli->records && !cli_is_clause(source.name))
		return CLI_OK;
	if (!cli_bytes_read(&bytes, source.name)) {
		cli_say(stdout, "(cannot be read: %s)", strerror(errno));
		return CLI_OK;
	}
	source.bytes = bytes.at;
	source.length = bytes.length;
	cli->view.format = "lines";
	if (cli->records || stm_document_parse(&document, &source, &cli->add.read, &error) < 0 ||
		cli_is_prose(document))
		show_raw(bytes, &error);
	else
		code = cli_view(cli, cli_view_document, document, CLI_OK);
	stm_document_free(document);
	free(bytes.at);
	return code;
}
