/*
 * The memory of a view is bounded by its widest row: the buffer is emptied as rows are done. Views
 * have no error plumbing: a writer that refused is remembered and not called again, and the view
 * runs to its end for nothing, which is seldom and short.
 */
#include "view/out.h"

#include "base/error.h"

enum { FULL = 1 << 16 /* bytes at which the buffer is emptied */ };

static void empty(struct stm_out *out)
{
	if (!out->refused && out->buf.len &&
		out->writer->write(out->writer->payload, out->buf.at, out->buf.len))
		out->refused = true;
	stm_buf_cut(&out->buf, 0);
}

/* The row's arena goes in any case: nothing that a row allocated may be used after it. */
void stm_out_flush(struct stm_out *out)
{
	if (out->buf.len >= FULL)
		empty(out);
	stm_arena_clear(&out->row);
}

/* OUT is the caller's, because what changes here after setjmp() would be lost to the jump. */
static bool run(
	struct stm_out *out, void (*show)(struct stm_out *, const void *), const void *subject)
{
	jmp_buf trap;

	stm_arena_init(&out->arena, &trap);
	stm_arena_init(&out->row, &trap);
	if (setjmp(trap))
		return false;
	show(out, subject);
	empty(out);
	return true;
}

enum stm_status stm_out_run(void (*show)(struct stm_out *, const void *), const void *subject,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error)
{
	static const struct stm_view_options none;
	struct stm_out out = {.writer = writer, .options = options ? options : &none};
	bool done;

	out.buf.arena = &out.arena;
	done = run(&out, show, subject);
	stm_arena_release(&out.row);
	stm_arena_release(&out.arena);
	if (!done)
		return stm_fail_memory(error);
	if (out.refused)
		return stm_fail(error, STM_EOUTPUT, NULL, "%s", stm_status_text(STM_EOUTPUT));
	return STM_OK;
}
