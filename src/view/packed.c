/*
 * The stream is gathered before the program sees it: it takes a file in memory, not a pipe, so that
 * neither side waits for the other. Everything lives as long as this call.
 */
#include "view/packed.h"

#include <stdlib.h>

#include "base/error.h"
#include "read/pack.h"
#include "view/docx.h"

/*
 * EDITS is not on the arena: it grows while the view runs, which has arenas of its own, and a jump
 * over them would lose them.
 */
struct gathered {
	struct stm_arena arena;
	struct stm_process process;
	char *edits; /* allocated */
	size_t length, room;
	const struct stm_packing *packing;
	const struct stm_view_options *options;
};

/* A struct stm_writer, which refuses when there is no memory. */
static int gather(void *payload, const char *bytes, size_t length)
{
	struct gathered *gathered = payload;

	if (length > gathered->room - gathered->length) {
		size_t room = (gathered->length + length) * 2;
		char *edits = realloc(gathered->edits, room);

		if (!edits)
			return 1;
		gathered->edits = edits;
		gathered->room = room;
	}
	memcpy(gathered->edits + gathered->length, bytes, length);
	gathered->length += length;
	return 0;
}

/* Of two Word documents the old one is changed; not if it was read as it was before its changes. */
static bool is_changed(const struct stm_packing *packing)
{
	const stm_document *old = packing->old;

	return old && !old->original && old->bytes.len && !strcmp(old->reader, "docx") &&
	       !strcmp(packing->new->reader, "docx");
}

static enum stm_status pack(
	struct gathered *gathered, const struct stm_writer *writer, struct stm_error *error)
{
	const struct stm_packing *packing = gathered->packing;
	const struct stm_docx_options *options = &gathered->options->docx;
	struct stm_pack_job job = {
		.process = &gathered->process,
		.program = options->writer ? options->writer : STEMMA_WRITER,
		.name = packing->old ? packing->old->source : packing->new->source,
		.edits = {gathered->edits, gathered->length},
		.warn = options->warn,
		.payload = options->payload,
		.arena = &gathered->arena,
	};
	struct stm_str package;
	enum stm_status status;

	status = stm_pack(&package, &job, error);
	if (status == STM_OK && writer->write(writer->payload, package.at, package.len))
		return stm_fail(error, STM_EOUTPUT, NULL, "%s", stm_status_text(STM_EOUTPUT));
	return status;
}

static enum stm_status show(struct gathered *gathered, struct stm_error *error)
{
	const struct stm_packing *packing = gathered->packing;
	const struct stm_writer own = {gather, gathered};
	enum stm_status status = stm_out_run(
		packing->show, packing->subject, gathered->options, &own, error);

	if (status == STM_OK && is_changed(packing) &&
		gather(gathered, packing->old->bytes.at, packing->old->bytes.len))
		status = STM_EOUTPUT;
	return status == STM_EOUTPUT ? stm_fail_memory(error) : status;
}

/* GATHERED is the caller's, because what changes here after setjmp() would be lost to the jump. */
static enum stm_status run(
	struct gathered *gathered, const struct stm_writer *writer, struct stm_error *error)
{
	jmp_buf trap;

	stm_arena_init(&gathered->arena, &trap);
	if (setjmp(trap))
		return stm_fail_memory(error);
	return pack(gathered, writer, error);
}

enum stm_status stm_packed_run(const struct stm_packing *packing,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error)
{
	static const struct stm_view_options none;
	struct gathered gathered = {.packing = packing, .options = options ? options : &none};
	const char *date = gathered.options->docx.date;
	enum stm_status status;

	if (date && !stm_docx_is_date(date))
		return stm_fail(error, STM_EARGUMENT, date,
			"is no date; write the year, month and day: 2026-11-25");
	status = show(&gathered, error);
	if (status == STM_OK)
		status = run(&gathered, writer, error);
	stm_process_release(&gathered.process);
	stm_arena_release(&gathered.arena);
	free(gathered.edits);
	return status;
}
