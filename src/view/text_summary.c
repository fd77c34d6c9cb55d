/*
 * A diff on half a page in a terminal (view/summary.c): one row a matter.
 *
 *	Added 2              OP7 "Requests the Warden to lay before the …", OP12 "Decides to …"
 *	Verbs stronger 1     OP5 encourages → urges
 */
#include "base/unicode.h"
#include "view/summary.h"
#include "view/text.h"

enum { TITLES = 22 /* columns of the titles on the left */ };

/* The text beside the title, in a column of its own. */
static void write_row(struct stm_out *out, const struct stm_summary_row *row)
{
	const char *title = row->count ? stm_format(&out->row, "%s %zu", row->title, row->count)
				       : row->title;
	struct stm_wrapped wrapped;
	struct stm_runs runs = {0};
	size_t width = stm_view_width(out);

	stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN, stm_str(row->text));
	stm_runs_wrap(&out->row, &wrapped, &runs, width > TITLES + 20 ? width - TITLES : 20);
	for (size_t i = 0; i < wrapped.lines.len; i++) {
		size_t used = i ? 0 : stm_columns(stm_str(title));

		if (!i)
			stm_style_write(out, STM_STYLE_LABEL, stm_str(title));
		stm_spaces_write(out, used < TITLES ? TITLES - used : 1);
		stm_line_write(out, &wrapped, i);
		stm_buf_char(&out->buf, '\n');
	}
	stm_out_flush(out);
}

static void write_rows(struct stm_out *out, const struct stm_summary_rows *rows)
{
	for (size_t i = 0; i < rows->len; i++)
		write_row(out, &rows->at[i]);
}

void stm_text_show_summary(struct stm_out *out, const stm_diff *diff)
{
	struct stm_summary_rows paragraphs = {0}, meaning = {0};
	struct stm_runs runs = {0};

	stm_summary_paragraphs(&out->arena, diff, &paragraphs);
	stm_summary_meaning(&out->arena, diff, &meaning);
	stm_runs_add(
		&out->row, &runs, STM_STYLE_PLAIN, stm_str(stm_summary_counts(&out->arena, diff)));
	stm_buf_char(&out->buf, '\n');
	stm_runs_write(out, &runs, 0);
	stm_buf_char(&out->buf, '\n');
	write_rows(out, &paragraphs);
	stm_buf_char(&out->buf, '\n');
	write_rows(out, &meaning);
}
