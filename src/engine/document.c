/* The way of a document: bytes -> blocks -> paragraphs -> hashes. */
#include "engine/document.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"
#include "doc/document.h"
#include "hash/hash.h"
#include "para/para.h"
#include "read/reader.h"

/* What the caller said of reading, or what goes without saying. */
static struct stm_reading reading_of(const struct stm_input *input, struct stm_process *process)
{
	return (struct stm_reading){
		.process = process,
		.program = input->options && input->options->reader ? input->options->reader
								    : STEMMA_READER,
		.original = input->options && input->options->original,
	};
}

/*
 * The source is copied to the document's arena, where it stays: text, offsets and removals refer to
 * it, and the store keeps it byte for byte.
 */
static enum stm_status load(
	struct stm_document *document, const struct stm_input *input, struct stm_error *error)
{
	struct stm_arena *arena = &document->arena;
	size_t limit = input->options && input->options->limit ? input->options->limit
							       : STM_DEFAULT_LIMIT;

	document->source = stm_copy_text(arena, input->name);
	if (input->path)
		return stm_file_read(arena, input->path, limit, &document->bytes, error);
	if (input->bytes.len > limit)
		return stm_file_too_large(error, input->name, limit);
	document->bytes = (struct stm_str){
		stm_copy(arena, input->bytes.at, input->bytes.len), input->bytes.len};
	return STM_OK;
}

/*
 * A symbol given by the caller is set before para/ looks for one: what is set is not looked for.
 * Hashes come last, because they are of the paragraphs' final texts.
 */
static enum stm_status build(struct stm_document *document, const struct stm_input *input,
	struct stm_process *process, struct stm_error *error)
{
	struct stm_reading reading = reading_of(input, process);
	enum stm_status status = load(document, input, error);

	document->original = reading.original;
	if (status == STM_OK)
		status = stm_read(document, &reading, error);
	if (status < 0)
		return status;
	if (input->options && input->options->symbol)
		document->metadata.symbol = stm_copy_text(&document->arena, input->options->symbol);
	stm_para_build(document);
	stm_hash_document(document);
	return STM_OK;
}

/*
 * Both arenas share one trap in this frame. It must not outlive the call, so the document's is
 * cleared: a finished document does not allocate.
 */
enum stm_status stm_input_open(stm_document **out, const struct stm_input *input,
	struct stm_process *process, struct stm_error *error)
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
		status = build(document, input, process, error);
	stm_arena_release(&document->scratch);
	document->arena.trap = NULL;
	if (status < 0)
		stm_document_free(document);
	else
		*out = document;
	return status;
}

/* With a process of its own, which ends with the call. */
static enum stm_status open_alone(
	stm_document **out, const struct stm_input *input, struct stm_error *error)
{
	struct stm_process process = {0};
	enum stm_status status = stm_input_open(out, input, &process, error);

	stm_process_release(&process);
	return status;
}

enum stm_status stm_document_open(stm_document **out, const char *path,
	const struct stm_read_options *options, struct stm_error *error)
{
	struct stm_input input = {.name = path, .path = path, .options = options};

	return open_alone(out, &input, error);
}

enum stm_status stm_document_parse(stm_document **out, const struct stm_source *source,
	const struct stm_read_options *options, struct stm_error *error)
{
	struct stm_input input = {
		.name = source->name,
		.bytes = {source->bytes, source->length},
		.options = options,
	};

	return open_alone(out, &input, error);
}

void stm_document_free(stm_document *document)
{
	if (!document)
		return;
	stm_arena_release(&document->scratch);
	stm_arena_release(&document->arena);
	free(document);
}
