/*
 * A diff as a comment on a pull request: a headline, what matters, and each changed clause behind a
 * line that can be opened. <del> and <ins> are kept by the sanitizers of GitHub, GitLab and Gitea,
 * shown as struck out and underlined, and can be read in the source as well; <details> too.
 *
 * A comment can only be so long: 65,536 characters on GitHub, 65,535 bytes in older databases of
 * Gitea. So everything has a share of the bytes, clauses are shown as long as they fit, and what is
 * not shown is told. A clause that alone is too long is cut, and says so.
 */
#include "view/footnotes.h"
#include "view/md.h"
#include "view/md_text.h"
#include "view/summary.h"
#include "view/text.h"

enum {
	LENGTH = 65000, /* bytes, unless the options say otherwise */
	LEAST = 1000,   /* and what they may say */
	ROW = 1500,     /* of a row of the summary */
	LINE = 400      /* of the line above a clause */
};

/* What is passed down while one diff is shown. LENGTH is of all, USED is what was written. */
struct comment {
	struct stm_out *out;
	const stm_diff *diff;
	size_t length, used, footer;
	size_t more; /* clauses that are not shown */
};

/* Text that goes on for LIMIT bytes at most. */
static struct stm_md md_of(const struct comment *comment, size_t limit)
{
	return (struct stm_md){.buf = {.arena = &comment->out->row}, .limit = limit};
}

/* Everything is written here, so that all of it is counted. */
static void write(struct comment *comment, const struct stm_md *md)
{
	stm_buf_add(&comment->out->buf, md->buf.at, md->buf.len);
	comment->used += md->buf.len;
	stm_out_flush(comment->out);
}

/* What follows the text where it was cut, and closes it in any case; it has room kept for it. */
static void end_text(struct stm_md *md, const char *end)
{
	stm_buf_text(&md->buf, md->full ? "…" : "");
	stm_buf_text(&md->buf, end);
}

/* "### A/X/1 (2023-05-04) → A/X/2 (2024-05-02)" and the line of counts. */
static void write_head(struct comment *comment)
{
	struct stm_out *out = comment->out;
	struct stm_md md = md_of(comment, comment->length / 10);

	stm_md_markup(&md, "### ");
	stm_md_text(&md, stm_str(stm_side_text(out, stm_diff_old_document(comment->diff))));
	end_text(&md, " → ");
	md.full = false;
	md.limit += comment->length / 10;
	stm_md_text(&md, stm_str(stm_side_text(out, stm_diff_new_document(comment->diff))));
	end_text(&md, "\n\n");
	stm_buf_text(&md.buf, stm_counts_text(out, comment->diff));
	stm_buf_text(&md.buf, "\n\n");
	write(comment, &md);
}

/* "- **Verbs weaker** 1: OP3 urges → encourages"; false where it has no room. */
static bool write_matter(struct comment *comment, const struct stm_summary_row *row)
{
	struct stm_md md = md_of(comment, comment->length / 8 < ROW ? comment->length / 8 : ROW);

	stm_buf_printf(&md.buf, "- **%s**", row->title);
	if (row->count)
		stm_buf_printf(&md.buf, " %zu", row->count);
	stm_md_markup(&md, ": ");
	stm_md_text(&md, stm_str(row->text));
	end_text(&md, "\n");
	if (comment->used + md.buf.len > comment->length / 2)
		return false;
	write(comment, &md);
	return true;
}

/* In half of the length, what is known of it having been written. */
static void write_summary(struct comment *comment)
{
	struct stm_summary_rows rows = {0};
	struct stm_md end = md_of(comment, ROW);
	size_t told = 0;

	stm_summary_paragraphs(&comment->out->arena, comment->diff, &rows);
	stm_summary_meaning(&comment->out->arena, comment->diff, &rows);
	while (told < rows.len && write_matter(comment, &rows.at[told]))
		told++;
	if (told < rows.len)
		stm_buf_printf(&end.buf, "- and %zu more\n", rows.len - told);
	if (rows.len)
		stm_buf_text(&end.buf, "\n");
	write(comment, &end);
}

/* The tags of a change whose first run is its mark; of what moved, in italics. */
static const char *const *tags_of(const struct stm_run *mark)
{
	static const char *const tags[][3] = {{"[-", "<del>", "</del>"}, {"{+", "<ins>", "</ins>"},
		{"[~", "<del><i>", "</i></del>"}, {"{~", "<ins><i>", "</i></ins>"}};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (!memcmp(mark->text.at, tags[i][0], 2))
			return tags[i];
	return tags[0];
}

static bool is_change(const struct stm_run *run)
{
	return run->style == STM_STYLE_DELETED || run->style == STM_STYLE_INSERTED ||
	       run->style == STM_STYLE_MOVED;
}

/* A change at *AT, which goes behind it: mark, words, mark. What is cut is closed all the same. */
static void write_change(struct stm_md *md, const struct stm_runs *runs, size_t *at)
{
	const char *const *tags = tags_of(&runs->at[*at]);

	stm_md_markup(md, tags[1]);
	if (md->full)
		return;
	stm_md_text(md, runs->at[*at + 1].text);
	stm_buf_text(&md->buf, md->full ? "…" : "");
	stm_buf_text(&md->buf, tags[2]);
	*at += 3;
}

static void write_runs(struct stm_md *md, const struct stm_runs *runs)
{
	for (size_t i = 0; i < runs->len && !md->full;)
		if (is_change(&runs->at[i]))
			write_change(md, runs, &i);
		else
			stm_md_text(md, runs->at[i++].text);
}

/*
 * A clause: its labels and what became of it, and behind that line its redline. Once one was left
 * out, so are all behind it: what is shown is the beginning.
 */
static void write_clause(
	struct comment *comment, const char *labels, const char *what, const struct stm_runs *runs)
{
	struct stm_md md = md_of(comment, LINE);

	md.html = true;
	stm_md_markup(&md, "<details><summary><b>");
	stm_md_text(&md, stm_str(labels));
	end_text(&md, "</b> ");
	stm_md_text(&md, stm_str(what));
	end_text(&md, "</summary>\n\n");
	md.html = md.inside = md.full = false;
	md.last = 0;
	md.limit = md.buf.len + comment->length / 4;
	write_runs(&md, runs);
	end_text(&md, md.full ? " *(the clause goes on)*\n\n</details>\n\n" : "\n\n</details>\n\n");
	if (comment->more || comment->used + md.buf.len + comment->footer > comment->length)
		comment->more++;
	else
		write(comment, &md);
}

static void write_row(struct comment *comment, const struct stm_row *row)
{
	struct stm_out *out = comment->out;
	struct stm_runs runs = {.raw = true};
	const char *labels = stm_labels_text(out, stm_row_labels(&out->row, comment->diff, row, 0),
		stm_row_labels(&out->row, comment->diff, row, 1));

	stm_row_runs(out, comment->diff, row, &runs);
	write_clause(comment, labels, stm_row_text(out, row), &runs);
	stm_out_flush(out);
}

static void write_rows(struct comment *comment)
{
	size_t count;
	const struct stm_row *rows = stm_rows_of(&comment->out->arena, comment->diff, &count);

	for (size_t i = 0; i < count; i++)
		if (!stm_row_is_quiet(&rows[i], comment->out->options) &&
			stm_row_wanted(&rows[i], comment->out->options))
			write_row(comment, &rows[i]);
}

static void write_borrowed(struct comment *comment)
{
	struct stm_out *out = comment->out;
	size_t count;
	const struct stm_borrowing *borrowed = stm_diff_borrowed(comment->diff, &count);

	for (size_t i = 0; i < count && !out->options->only; i++) {
		struct stm_runs runs = {.raw = true};
		const char *was = stm_document_paragraph(
				   stm_diff_old_document(comment->diff), borrowed[i].old_index)
					  ->label,
			   *is = stm_document_paragraph(
				   stm_diff_new_document(comment->diff), borrowed[i].new_index)
					 ->label;

		stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN,
			(struct stm_str){borrowed[i].text, borrowed[i].length});
		write_clause(comment, stm_format(&out->row, "%s → %s", was, is), "borrowed words",
			&runs);
		stm_out_flush(out);
	}
}

static void write_footnotes(struct comment *comment)
{
	struct stm_out *out = comment->out;
	size_t count;
	const struct stm_footnote_change *changes = stm_diff_footnotes(comment->diff, &count);

	for (size_t i = 0; i < count; i++) {
		struct stm_runs runs = {.raw = true};
		const char *marks = stm_labels_text(out,
			stm_footnote_mark(comment->diff, &changes[i], 0),
			stm_footnote_mark(comment->diff, &changes[i], 1));

		if (!stm_footnote_is_shown(&changes[i], out->options))
			continue;
		stm_redline_runs(out, &runs, changes[i].edits, changes[i].edit_count);
		write_clause(comment, stm_format(&out->row, "Footnote %s", marks),
			stm_relation_name(changes[i].relation), &runs);
		stm_out_flush(out);
	}
}

/* What may stand in the address of a link (RFC 3986); the rest as %XX. */
static void add_address(struct stm_buf *buf, const char *address)
{
	for (; *address; address++)
		if (stm_is_alpha(*address) || stm_is_digit(*address) ||
			strchr("-._~:/?#@!$&'*+,;=%", *address))
			stm_buf_char(buf, *address);
		else
			stm_buf_printf(buf, "%%%02X", (unsigned char)*address);
}

/* How many clauses more there are, and where; an address that takes too much room is left out. */
static struct stm_md make_footer(const struct comment *comment, size_t more)
{
	const char *report = comment->out->options->report;
	struct stm_md md = md_of(comment, LENGTH);
	size_t start;

	if (more)
		stm_buf_printf(&md.buf, "**%zu more changed clause%s not shown.** ", more,
			more > 1 ? "s are" : " is");
	start = md.buf.len;
	if (report) {
		stm_buf_text(&md.buf, more ? "See [the full report](" : "[The full report](");
		add_address(&md.buf, report);
		stm_buf_text(&md.buf, ")");
	}
	if (md.buf.len > comment->length / 4)
		stm_buf_cut(&md.buf, start);
	if (md.buf.len)
		stm_buf_char(&md.buf, '\n');
	return md;
}

void stm_md_show_diff(struct stm_out *out, const void *subject)
{
	const struct stm_view_options *options = out->options;
	struct comment comment = {.out = out, .diff = subject};
	struct stm_md footer;

	comment.length = !options->length          ? LENGTH
			 : options->length < LEAST ? LEAST
						   : options->length;
	comment.footer = make_footer(&comment, 1000000000).buf.len;
	write_head(&comment);
	write_summary(&comment);
	if (!options->summary) {
		write_rows(&comment);
		write_borrowed(&comment);
		write_footnotes(&comment);
	}
	footer = make_footer(&comment, comment.more);
	write(&comment, &footer);
}
