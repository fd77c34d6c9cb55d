/* Files that git gives us, and what kind of text they are. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/git.h"

enum { LOOKED_AT = 8000, ROOM = 1 << 16 };

/* Makes room for more; on failure what there was is freed. */
static bool grow(struct cli_bytes *bytes, size_t *room)
{
	char *more = realloc(bytes->at, *room * 2);

	if (!more) {
		free(bytes->at);
		*bytes = (struct cli_bytes){0};
		errno = ENOMEM;
		return false;
	}
	bytes->at = more;
	*room *= 2;
	return true;
}

bool cli_bytes_read(struct cli_bytes *out, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t room = ROOM, got;
	bool good = true;

	*out = (struct cli_bytes){0};
	if (!file)
		return false;
	out->at = malloc(room);
	good = out->at != NULL;
	while (good && (got = fread(out->at + out->length, 1, room - out->length, file)) > 0) {
		out->length += got;
		good = out->length < room || grow(out, &room);
	}
	if (good && ferror(file)) {
		free(out->at);
		*out = (struct cli_bytes){0};
		good = false;
	}
	fclose(file);
	return good;
}

bool cli_bytes_are_binary(struct cli_bytes bytes)
{
	return bytes.length &&
	       memchr(bytes.at, 0, bytes.length < LOOKED_AT ? bytes.length : LOOKED_AT);
}

/*
 * A clause of a lineage repository is called by its id: 16 hex digits, before which git has letters
 * of its own until its version 2.38.
 */
bool cli_is_clause(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && dot - path > 16 && strspn(dot - 16, "0123456789abcdef") == 16 &&
	       (dot[-17] == '/' || dot[-17] == '_');
}

bool cli_is_prose(const stm_document *document)
{
	const char *reader = stm_document_reader(document);

	if (strcmp(reader, "txt") != 0 && strcmp(reader, "md") != 0)
		return false;
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		enum stm_kind kind = stm_document_paragraph(document, i)->kind;

		if (kind == STM_ENACTING || kind == STM_PREAMBULAR || kind == STM_OPERATIVE)
			return false;
	}
	return true;
}
