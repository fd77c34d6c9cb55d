/* The way of a document: bytes -> blocks -> paragraphs -> hashes. */
#include "stemma.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "doc/document.h"
#include "hash/hash.h"
#include "para/para.h"
#include "read/reader.h"

struct source {
	const char *name;
	const char *path;  /* to read from, or NULL */
	struct stm_str bytes;
	const struct stm_read_options *options;
};

static enum stm_status load(struct stm_document *document, const struct source *source,
	struct stm_error *error)
{
	struct stm_arena *arena = &document->arena;
	size_t limit = source->options && source->options->limit ? source->options->limit
								 : STM_DEFAULT_LIMIT;

	document->source = stm_copy(arena, source->name, strlen(source->name));
	if (source->path)
		return stm_file_read(arena, source->path, limit, &document->bytes, error);
	if (source->bytes.len > limit)
		return stm_fail(error, STM_EINPUT, source->name, "larger than the limit of %zu bytes", limit);
	document->bytes = (struct stm_str){
		stm_copy(arena, source->bytes.at, source->bytes.len), source->bytes.len};
	return STM_OK;
}

static enum stm_status build(struct stm_document *document, const struct source *source,
	struct stm_error *error)
{
	enum stm_status status = load(document, source, error);

	if (status == STM_OK)
		status = stm_read(document, error);
	if (status < 0)
		return status;
	if (source->options && source->options->symbol)
		document->metadata.symbol = stm_copy(&document->arena, source->options->symbol,
			strlen(source->options->symbol));
	stm_para_build(document);
	stm_hash_document(document);
	return STM_OK;
}

static enum stm_status open_source(stm_document **out, const struct source *source,
	struct stm_error *error)
{
	struct stm_document *document = calloc(1, sizeof(*document));
	enum stm_status status;
	jmp_buf trap;

	*out = NULL;
	if (!document)
		return stm_fail_memory(error);
	stm_arena_init(&document->arena, &trap);
	stm_arena_init(&document->scratch, &trap);
	if (setjmp(trap))
		status = stm_fail_memory(error);
	else
		status = build(document, source, error);
	stm_arena_release(&document->scratch);
	document->arena.trap = NULL;
	if (status < 0)
		stm_document_free(document);
	else
		*out = document;
	return status;
}

enum stm_status stm_document_open(stm_document **out, const char *path,
	const struct stm_read_options *options, struct stm_error *error)
{
	struct source source = {.name = path, .path = path, .options = options};

	return open_source(out, &source, error);
}

enum stm_status stm_document_parse(stm_document **out, const char *name, const char *bytes,
	size_t length, const struct stm_read_options *options, struct stm_error *error)
{
	struct source source = {.name = name, .bytes = {bytes, length}, .options = options};

	return open_source(out, &source, error);
}

void stm_document_free(stm_document *document)
{
	if (!document)
		return;
	stm_arena_release(&document->scratch);
	stm_arena_release(&document->arena);
	free(document);
}
