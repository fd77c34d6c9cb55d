/*
 * A diff as a page: what was compared, what matters, then every clause in the order of the new
 * text, with a redline where it changed. Rows have classes that say what became of them, so that
 * the style alone can filter; the script makes two columns of a redline, and moves from change to
 * change. Where a paragraph moved away from, a row leads to where it is now.
 */
#include "view/html.h"

#include "doc/document.h"
#include "view/footnotes.h"
#include "view/html/templates.h"
#include "view/row_words.h"
#include "view/summary.h"
#include "view/text.h"

enum {
	WORDS = 60,     /* columns of what moved away, as a reminder */
	LINE = 90,      /* bytes that a line may have, for the strip's guess of a row's height */
	STRIP = 1000,   /* units from the top of the strip to its end */
	LEAST_MARK = 4, /* height of a mark there */
};

/* What is passed down while one diff is shown. */
struct shower {
	struct stm_out *out;
	const stm_diff *diff;
	const struct stm_row *rows;
	size_t count;
};

/* The id of ROW: the new text's label, or the old one's where it has none. */
static struct stm_str anchor_of(
	const struct shower *shower, struct stm_arena *arena, const struct stm_row *row)
{
	const stm_document *old_one = stm_diff_old_document(shower->diff);
	const stm_document *new_one = stm_diff_new_document(shower->diff);

	if (row->departed || row->relation == STM_DROPPED)
		return stm_html_anchor(
			arena, "old.", stm_document_paragraph(old_one, row->paragraph)->label);
	return stm_html_anchor(arena, "",
		stm_document_paragraph(new_one, row->link ? row->link->news[0] : row->paragraph)
			->label);
}

/* "reworded moved rolled": what the style and the script know a row by. */
static struct stm_str kinds_of(struct stm_out *out, const struct stm_row *row)
{
	const unsigned flags = row->link ? row->link->flags : 0;

	return stm_str(stm_format(&out->row, "%s%s%s%s", stm_relation_name(row->relation),
		flags & STM_MOVED ? " moved" : "", flags & STM_RECAST ? " recast" : "",
		flags & STM_ROLLED ? " rolled" : ""));
}

/* The two texts of a row; of one that came or went the same for both. */
static void sides_of(
	const struct shower *shower, const struct stm_row *row, struct stm_html_text sides[2])
{
	const struct stm_link *link = row->link;

	for (int side = 0; side < 2; side++) {
		sides[side].document = side ? stm_diff_new_document(shower->diff)
					    : stm_diff_old_document(shower->diff);
		sides[side].paragraphs = !link ? &row->paragraph : side ? link->news : link->olds;
		sides[side].count = !link ? 1 : side ? link->new_count : link->old_count;
		sides[side].notes = side ? "ui-note." : "ui-old-note.";
	}
}

static void write_text(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	struct stm_html_text sides[2];
	struct stm_filling run;

	sides_of(shower, row, sides);
	if (row->link) {
		stm_html_redline(out, sides, row->link->edits, row->link->edit_count);
		return;
	}
	run = stm_template_open(out, row->relation == STM_ADDED ? &stm_t_ins : &stm_t_del, NULL);
	stm_html_whole(out, &sides[row->relation == STM_ADDED]);
	stm_template_next(&run);
}

/* The two texts of a link; a row that came or went has one, which the style puts in its column. */
static void write_pair(const struct shower *shower, const struct stm_row *row)
{
	const struct stm_link *link = row->link;
	struct stm_html_text sides[2];
	struct stm_filling pair;

	if (!link)
		return;
	sides_of(shower, row, sides);
	pair = stm_template_open(shower->out, &stm_t_diff_pair, NULL);
	for (int side = 0; side < 2; side++) {
		stm_html_side(shower->out, &sides[side], link->edits, link->edit_count, side);
		stm_template_next(&pair);
	}
}

/* "OP2 → OP3". */
static struct stm_str labels_of(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;

	return stm_str(stm_labels_text(out, stm_row_labels(&out->row, shower->diff, row, 0),
		stm_row_labels(&out->row, shower->diff, row, 1)));
}

static void write_mark(struct stm_out *out, const char *change, const char *text)
{
	stm_template_write(out, &stm_t_diff_mark,
		(struct stm_str[]){[STM_T_DIFF_MARK_CHANGE] = stm_str(change),
			[STM_T_DIFF_MARK_TEXT] = stm_str(text)});
}

static void write_marks(struct stm_out *out, const struct stm_link *link)
{
	struct stm_told_marks told = {0};

	stm_marks_tell(&out->row, link, &told);
	for (size_t i = 0; i < told.len; i++)
		write_mark(out, told.at[i].change, told.at[i].text);
}

/* A link to the row that stands where LINK moved away from. */
static void write_from(const struct shower *shower, const struct stm_link *link)
{
	const char *label =
		stm_document_paragraph(stm_diff_old_document(shower->diff), link->olds[0])->label;

	stm_template_write(shower->out, &stm_t_diff_from,
		(struct stm_str[]){[STM_T_DIFF_FROM_ANCHOR] = stm_html_anchor(
					   &shower->out->row, "old.", label),
			[STM_T_DIFF_FROM_LABEL] = stm_str(label)});
}

static void write_changed(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const struct stm_str anchor = anchor_of(shower, &out->row, row);
	struct stm_filling filling = stm_template_open(out, &stm_t_diff_row,
		(struct stm_str[]){[STM_T_DIFF_ROW_KINDS] = kinds_of(out, row),
			[STM_T_DIFF_ROW_ANCHOR] = anchor,
			[STM_T_DIFF_ROW_LABELS] = labels_of(shower, row),
			[STM_T_DIFF_ROW_WHAT] = stm_str(stm_row_relation(&out->row, row))});

	if (row->link)
		write_marks(out, row->link);
	if (row->link && (row->link->flags & STM_MOVED))
		write_from(shower, row->link);
	stm_template_next(&filling);
	write_text(shower, row);
	stm_template_next(&filling);
	write_pair(shower, row);
	stm_template_next(&filling);
}

static void write_same(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	struct stm_filling filling = stm_template_open(out, &stm_t_diff_same,
		(struct stm_str[]){[STM_T_DIFF_SAME_ANCHOR] = anchor_of(shower, &out->row, row),
			[STM_T_DIFF_SAME_LABELS] = labels_of(shower, row)});

	write_text(shower, row);
	stm_template_next(&filling);
	write_pair(shower, row);
	stm_template_next(&filling);
}

static void write_departed(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const struct stm_paragraph *was = stm_document_paragraph(
		stm_diff_old_document(shower->diff), row->paragraph);
	const struct stm_row there = {row->link, row->relation, 0, false};

	stm_template_write(out, &stm_t_diff_departed,
		(struct stm_str[]){[STM_T_DIFF_DEPARTED_ANCHOR] = anchor_of(shower, &out->row, row),
			[STM_T_DIFF_DEPARTED_LABEL] = stm_str(was->label),
			[STM_T_DIFF_DEPARTED_LANGUAGE] = stm_html_language(
				stm_diff_old_document(shower->diff)),
			[STM_T_DIFF_DEPARTED_TARGET] = anchor_of(shower, &out->row, &there),
			[STM_T_DIFF_DEPARTED_THERE] = stm_str(
				stm_row_labels(&out->row, shower->diff, &there, 1)),
			[STM_T_DIFF_DEPARTED_WORDS] = stm_str_shorten(
				&out->row, stm_str(was->text), WORDS)});
}

/* Not changed but perhaps for its label, which is no event. */
static bool is_same(const struct stm_row *row)
{
	return row->link && row->relation == STM_UNCHANGED &&
	       !(row->link->flags & (STM_MOVED | STM_RECAST));
}

/* Nothing of a row that the options do not want is written. */
static void write_rows(const struct shower *shower)
{
	struct stm_out *out = shower->out;

	for (size_t i = 0; i < shower->count; i++) {
		const struct stm_row *row = &shower->rows[i];

		if (!stm_row_wanted(row, out->options))
			continue;
		if (row->departed)
			write_departed(shower, row);
		else if (is_same(row))
			write_same(shower, row);
		else
			write_changed(shower, row);
		stm_out_flush(out);
	}
}

/* How much of the page a row takes, in bytes of text: a guess that needs no browser. */
static size_t weight_of(const struct shower *shower, const struct stm_row *row)
{
	struct stm_html_text sides[2];
	size_t weight = 2 * LINE;

	if (row->departed)
		return weight;
	sides_of(shower, row, sides);
	for (size_t i = 0; row->link && i < row->link->edit_count; i++)
		weight += row->link->edits[i].length;
	if (!row->link)
		weight += stm_document_paragraph(
			sides[row->relation == STM_ADDED].document, row->paragraph)
				  ->length;
	return weight + LINE - weight % LINE;
}

static void write_strip_mark(
	struct stm_out *out, const struct stm_row *row, size_t y, size_t height)
{
	stm_template_write(out, &stm_t_diff_strip_mark,
		(struct stm_str[]){[STM_T_DIFF_STRIP_MARK_KINDS] = kinds_of(out, row),
			[STM_T_DIFF_STRIP_MARK_Y] = stm_html_number(out, y),
			[STM_T_DIFF_STRIP_MARK_HEIGHT] = stm_html_number(
				out, height > LEAST_MARK ? height : LEAST_MARK)});
	stm_out_flush(out);
}

/* Where the changes are in the page, from 0 to STRIP: a mark a row that write_changed() wrote. */
static void write_strip(const struct shower *shower)
{
	size_t total = 1, at = 0;
	struct stm_filling strip = stm_template_open(shower->out, &stm_t_diff_strip, NULL);

	for (size_t i = 0; i < shower->count; i++)
		total += weight_of(shower, &shower->rows[i]);
	for (size_t i = 0; i < shower->count; i++) {
		const struct stm_row *row = &shower->rows[i];
		const size_t weight = weight_of(shower, row);

		if (!is_same(row) && !row->departed && stm_row_wanted(row, shower->out->options))
			write_strip_mark(
				shower->out, row, STRIP * at / total, STRIP * weight / total);
		at += weight;
	}
	stm_template_next(&strip);
}

/* A box for the rows of one kind, if there are any. */
struct filter {
	const char *name, *title;
	unsigned relations; /* bits */
	unsigned flags;     /* enum stm_flag */
};

static bool is_filtered(const struct filter *filter, const struct stm_row *row)
{
	return (filter->relations & 1u << row->relation) ||
	       (row->link && (filter->flags & row->link->flags));
}

static void write_filter(const struct shower *shower, const struct filter *filter, bool checked)
{
	struct stm_out *out = shower->out;
	const struct stm_template *template = checked ? &stm_t_diff_filter : &stm_t_diff_filter_off;
	size_t count = 0;

	for (size_t i = 0; i < shower->count; i++)
		count += !shower->rows[i].departed && is_filtered(filter, &shower->rows[i]) &&
			 stm_row_wanted(&shower->rows[i], out->options);
	if (count)
		stm_template_write(out, template,
			(struct stm_str[]){[STM_T_DIFF_FILTER_NAME] = stm_str(filter->name),
				[STM_T_DIFF_FILTER_TITLE] = stm_str(filter->title),
				[STM_T_DIFF_FILTER_COUNT] = stm_html_number(out, count)});
}

/* A box for each kind of row that there is; what only rolled forward may be left out at first. */
static void write_tools(const struct shower *shower)
{
	static const struct filter filters[] = {
		{"added", "added", 1u << STM_ADDED, 0},
		{"dropped", "dropped", 1u << STM_DROPPED, 0},
		{"reworded", "reworded", 1u << STM_REWORDED, 0},
		{"split", "split", 1u << STM_SPLIT, 0},
		{"merged", "merged", 1u << STM_MERGED, 0},
		{"moved", "moved", 0, STM_MOVED},
		{"unchanged", "unchanged", 1u << STM_UNCHANGED, 0},
		{"rolled", "only rolled forward", 0, STM_ROLLED},
	};
	struct stm_filling tools = stm_template_open(shower->out, &stm_t_diff_tools, NULL);

	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++)
		write_filter(shower, &filters[i],
			!(filters[i].flags & STM_ROLLED) || !shower->out->options->substantive);
	stm_template_next(&tools);
}

/* What is told of a row that is not on the page leads nowhere. */
static void write_place(const struct shower *shower, const struct stm_summary_item *item)
{
	struct stm_out *out = shower->out;

	if (item->note ? stm_footnote_is_shown(item->note, out->options)
		       : stm_row_wanted(item->row, out->options))
		stm_template_write(out, &stm_t_diff_item,
			(struct stm_str[]){
				[STM_T_DIFF_ITEM_ANCHOR] =
					item->note ? stm_html_note_anchor(&out->row, item->note)
						   : anchor_of(shower, &out->row, item->row),
				[STM_T_DIFF_ITEM_TEXT] = stm_str(item->text)});
	else
		stm_template_write(out, &stm_t_diff_item_plain,
			(struct stm_str[]){[STM_T_DIFF_ITEM_PLAIN_TEXT] = stm_str(item->text)});
}

/* A matter with the places it is told of, each of which leads to its clause. */
static void write_places(const struct shower *shower, const struct stm_summary_row *row)
{
	struct stm_out *out = shower->out;
	const struct stm_str count = stm_html_number(out, row->count);
	struct stm_filling places = stm_template_open(out, &stm_t_diff_places,
		(struct stm_str[]){[STM_T_DIFF_PLACES_TITLE] = stm_str(row->title),
			[STM_T_DIFF_PLACES_COUNT] = count});

	for (size_t i = 0; i < row->item_count; i++)
		write_place(shower, &row->items[i]);
	if (row->count > row->item_count)
		stm_template_write(out, &stm_t_diff_more,
			(struct stm_str[]){[STM_T_DIFF_MORE_COUNT] = stm_html_number(
						   out, row->count - row->item_count)});
	stm_template_next(&places);
}

static void write_matter(const struct shower *shower, const struct stm_summary_row *row)
{
	struct stm_out *out = shower->out;

	if (row->items)
		write_places(shower, row);
	else
		stm_template_write(out, &stm_t_diff_matter,
			(struct stm_str[]){[STM_T_DIFF_MATTER_TITLE] = stm_str(row->title),
				[STM_T_DIFF_MATTER_COUNT] = row->count ? stm_html_number(
										 out, row->count)
								       : STM_STR(""),
				[STM_T_DIFF_MATTER_TEXT] = stm_str(row->text)});
	stm_out_flush(out);
}

static void write_summary(const struct shower *shower)
{
	struct stm_arena *arena = &shower->out->arena;
	struct stm_summary_rows rows = {.whole = true};
	struct stm_filling summary = stm_template_open(shower->out, &stm_t_diff_summary,
		(struct stm_str[]){[STM_T_DIFF_SUMMARY_COUNTS] = stm_str(
					   stm_summary_counts(arena, shower->diff))});

	stm_summary_meaning(arena, shower->diff, &rows);
	stm_summary_paragraphs(arena, shower->diff, &rows);
	for (size_t i = 0; i < rows.len; i++)
		write_matter(shower, &rows.at[i]);
	stm_template_next(&summary);
}

static const char *date_of(const stm_document *document)
{
	const char *day = stm_metadata_day(stm_document_metadata(document));

	return day ? day : "";
}

static const char *title_of(const stm_document *document)
{
	const char *title = stm_document_metadata(document)->title;

	return title ? title : "";
}

static void write_head(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	const stm_document *was = stm_diff_old_document(shower->diff);
	const stm_document *is = stm_diff_new_document(shower->diff);
	struct stm_filling head;

	head = stm_template_open(out, &stm_t_diff_head,
		(struct stm_str[]){
			[STM_T_DIFF_HEAD_OLD] = stm_str(stm_document_metadata(was)->symbol),
			[STM_T_DIFF_HEAD_NEW] = stm_str(stm_document_metadata(is)->symbol),
			[STM_T_DIFF_HEAD_OLD_TITLE] = stm_str(title_of(was)),
			[STM_T_DIFF_HEAD_NEW_TITLE] = stm_str(title_of(is)),
			[STM_T_DIFF_HEAD_OLD_LANGUAGE] = stm_html_language(was),
			[STM_T_DIFF_HEAD_NEW_LANGUAGE] = stm_html_language(is),
			[STM_T_DIFF_HEAD_OLD_DATE] = stm_str(date_of(was)),
			[STM_T_DIFF_HEAD_NEW_DATE] = stm_str(date_of(is)),
			[STM_T_DIFF_HEAD_COUNTS] = stm_str(stm_counts_text(out, shower->diff))});
	stm_html_up(out);
	if (out->options->site)
		stm_html_link(out, STM_PAGE_ORIGINS, stm_document_metadata(is)->symbol,
			"where the new words come from");
	stm_template_next(&head);
	stm_out_flush(out);
}

static void write_main(const struct shower *shower)
{
	const stm_document *is = stm_diff_new_document(shower->diff);
	struct stm_filling filling = stm_template_open(shower->out, &stm_t_diff_main,
		(struct stm_str[]){[STM_T_DIFF_MAIN_LANGUAGE] = stm_html_language(is),
			[STM_T_DIFF_MAIN_DIRECTION] = stm_html_direction(is)});

	write_rows(shower);
	stm_template_next(&filling);
}

void stm_html_show_diff(struct stm_out *out, const void *subject)
{
	struct shower shower = {.out = out, .diff = subject};
	const stm_document *was = stm_diff_old_document(shower.diff);
	const stm_document *is = stm_diff_new_document(shower.diff);
	struct stm_filling page = stm_html_page(out, "diff",
		stm_format(&out->arena, "%s → %s", stm_document_metadata(was)->symbol,
			stm_document_metadata(is)->symbol));

	shower.rows = stm_rows_with_departures(&out->arena, shower.diff, &shower.count);
	write_head(&shower);
	write_summary(&shower);
	write_tools(&shower);
	write_main(&shower);
	stm_html_compared_notes(out, shower.diff);
	write_strip(&shower);
	stm_template_next(&page);
}
