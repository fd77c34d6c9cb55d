/*
 * A version in a terminal, each phrase beside its origin. What is new in the version has a plus;
 * phrases that are older than was asked for have dots for their origin.
 *
 *	OP4     2016-10-14 ARC/RES/14/3 OP4    Urges owners
 *	      + 2018-10-11 ARC/RES/16/11       and crews
 *	        2016-10-14 ARC/RES/14/3 OP4    to keep a lamp
 *
 * Where columns are few the phrase stands below its origin.
 */
#include "base/unicode.h"
#include "view/text.h"

enum {
	LABEL = 11, /* columns of the label and the mark */
	LEAST = 30, /* columns of text that are worth standing beside an origin */
	INDENT = 4,
};

/* "2016-10-14 ARC/RES/14/3 OP4"; the label only where it is another. */
static const char *origin_text(
	struct stm_out *out, const struct stm_blamed *paragraph, const struct stm_phrase *phrase)
{
	bool same = !strcmp(phrase->label, paragraph->label);

	if (phrase->older)
		return "...";
	return stm_format(&out->row, "%s%s%s%s%s", phrase->date, *phrase->date ? " " : "",
		phrase->symbol, same ? "" : " ", same ? "" : phrase->label);
}

/* Columns of the widest origin. */
static size_t origin_width(struct stm_out *out, const stm_blame *blame)
{
	size_t widest = 0;

	for (size_t i = 0; i < stm_blame_count(blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(blame, i);

		for (size_t k = 0; k < paragraph->phrase_count; k++) {
			size_t width = stm_columns(
				stm_str(origin_text(out, paragraph, &paragraph->phrases[k])));

			widest = width > widest ? width : widest;
		}
	}
	return widest;
}

static void write_text(
	struct stm_out *out, enum stm_style style, struct stm_str text, size_t indent, bool started)
{
	struct stm_runs runs = {0};
	struct stm_wrapped wrapped;

	stm_runs_add(&out->row, &runs, style, text);
	stm_runs_wrap(&out->row, &wrapped, &runs, stm_view_width(out) - indent);
	for (size_t i = 0; i < wrapped.lines.len; i++) {
		if (i || !started)
			stm_spaces_write(out, indent);
		stm_line_write(out, &wrapped, i);
		stm_buf_char(&out->buf, '\n');
	}
}

/* A row: label (of the first), mark, origin in WIDTH columns, text. */
static void show_phrase(struct stm_out *out, const stm_blame *blame,
	const struct stm_blamed *paragraph, size_t k, size_t width)
{
	const struct stm_phrase *phrase = &paragraph->phrases[k];
	const char *label = k ? "" : paragraph->label,
		   *origin = origin_text(out, paragraph, phrase);
	bool new = !strcmp(phrase->symbol, stm_blame_symbol(blame));
	struct stm_str text = {paragraph->text + phrase->start, phrase->length};
	size_t used = stm_columns(stm_str(label)), indent = LABEL + width + 2;
	bool beside = stm_view_width(out) >= indent + LEAST;

	stm_style_write(out, STM_STYLE_LABEL, stm_str(label));
	stm_spaces_write(out, used < LABEL - 2 ? LABEL - 2 - used : 1);
	stm_buf_text(&out->buf, new ? "+ " : "  ");
	stm_style_write(out, STM_STYLE_DIM, stm_str(origin));
	if (beside)
		stm_spaces_write(out, indent - LABEL - stm_columns(stm_str(origin)));
	else
		stm_buf_char(&out->buf, '\n');
	write_text(out, new ? STM_STYLE_INSERTED : STM_STYLE_PLAIN, text, beside ? indent : INDENT,
		beside);
}

void stm_text_show_blame(struct stm_out *out, const void *subject)
{
	const stm_blame *blame = subject;
	const size_t width = origin_width(out, blame);

	stm_style_write(out, STM_STYLE_STRONG, stm_str(stm_blame_symbol(blame)));
	stm_plain_write(out, stm_format(&out->row, "  %s", stm_blame_title(blame)));
	stm_buf_text(&out->buf, "\n\n");
	for (size_t i = 0; i < stm_blame_count(blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(blame, i);

		for (size_t k = 0; k < paragraph->phrase_count; k++) {
			show_phrase(out, blame, paragraph, k, width);
			stm_out_flush(out);
		}
	}
}
