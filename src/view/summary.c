/*
 * What is told of a diff on half a page: how much changed, what came and went, and which changes
 * matter; only where there is something to tell. How it looks is the business of each view.
 *
 * Labels are the new text's; of what was dropped or of brackets that are gone the old one's.
 */
#include "view/summary.h"

#include "view/footnotes.h"
#include "view/row_words.h"
#include "view/style.h"

enum {
	EXCERPTS = 6, /* paragraphs that are told with their first words; more with labels only */
	MOST = 6,     /* items of a row; the rest are counted */
	BRACKETS = 4, /* the same of brackets, whose wordings are long */
	LABELS = 24,  /* the same of labels alone */
	WORDING = 36, /* columns of a wording that is quoted */
	SIDES = 2
};

/* What is passed down while one diff is summed up. */
struct teller {
	struct stm_arena *arena;
	const stm_diff *diff;
	const struct stm_row *rows;
	size_t count;
	struct stm_summary_rows *told;
};

/* Items of one row of the summary. */
struct items {
	const struct teller *teller;
	const char *separator;
	size_t most, count;
	struct stm_buf buf;
	STM_VEC(struct stm_summary_item) told;
};

static struct items items_of(const struct teller *teller, const char *separator, size_t most)
{
	return (struct items){teller, separator, most, 0, {.arena = teller->arena}, {0}};
}

static void add_place(struct items *items, struct stm_summary_item item)
{
	if (items->count++ >= items->most && !items->teller->told->whole)
		return;
	STM_PUSH(items->teller->arena, &items->told, item);
	if (items->buf.len)
		stm_buf_text(&items->buf, items->separator);
	stm_buf_text(&items->buf, item.text);
}

static void add_item(struct items *items, const struct stm_row *row, const char *text)
{
	add_place(items, (struct stm_summary_item){row, NULL, text});
}

static void tell(const struct teller *teller, const char *title, size_t count, const char *text)
{
	struct stm_summary_row row = {title, count, text, NULL, 0};

	STM_PUSH(teller->arena, teller->told, row);
}

/* Nothing is told of nothing. */
static void tell_items(struct items *items, const char *title)
{
	struct stm_summary_row row = {.title = title, .count = items->count};

	if (!items->count)
		return;
	if (items->count > items->told.len)
		stm_buf_printf(&items->buf, "%sand %zu more", items->separator,
			items->count - items->told.len);
	row.text = stm_buf_end(&items->buf);
	row.items = items->told.at;
	row.item_count = items->told.len;
	STM_PUSH(items->teller->arena, items->teller->told, row);
}

/* Labels of a row as the new text has them, or the old one where it has none. */
static const char *label_of(const struct teller *teller, const struct stm_row *row)
{
	return stm_row_labels(teller->arena, teller->diff, row, row->relation != STM_DROPPED);
}

static const char *shortened(const struct teller *teller, const char *text)
{
	struct stm_str s = stm_str_shorten(teller->arena, stm_str(text), WORDING);

	return stm_copy(teller->arena, s.at, s.len);
}

static const struct stm_paragraph *paragraph_of(
	const struct teller *teller, const struct stm_row *row)
{
	const stm_document *document = row->relation == STM_DROPPED
					       ? stm_diff_old_document(teller->diff)
					       : stm_diff_new_document(teller->diff);

	return stm_document_paragraph(document, row->paragraph);
}

/* A few paragraphs are told by their first words too; of many that would be no summary. */
static void tell_whole(
	const struct teller *teller, enum stm_relation relation, const char *title, size_t count)
{
	const bool bare = count > EXCERPTS && !teller->told->whole;
	struct items items = items_of(teller, ", ", bare ? LABELS : MOST);

	for (size_t i = 0; i < teller->count; i++) {
		const struct stm_row *row = &teller->rows[i];
		const char *label = label_of(teller, row);

		if (row->relation != relation)
			continue;
		add_item(&items, row,
			bare ? label
			     : stm_format(teller->arena, "%s “%s”", label,
				       shortened(teller, paragraph_of(teller, row)->text)));
	}
	tell_items(&items, title);
}

/* What a row of links is made of: those of RELATION or with one of FLAGS, but none of WITHOUT. */
struct choice {
	const char *title;
	unsigned relations; /* bits */
	unsigned flags, without;
	bool both; /* old and new labels */
};

static void tell_links(const struct teller *teller, const struct choice *choice)
{
	struct items items = items_of(
		teller, choice->both ? "; " : ", ", choice->both ? LABELS / 2 : LABELS);

	for (size_t i = 0; i < teller->count; i++) {
		const struct stm_row *row = &teller->rows[i];
		const char *label = label_of(teller, row);

		if (!row->link ||
			!((choice->relations & 1u << row->relation) ||
				(choice->flags & row->link->flags)) ||
			(choice->without & row->link->flags))
			continue;
		if (choice->both)
			label = stm_format(teller->arena, "%s → %s",
				stm_row_labels(teller->arena, teller->diff, row, 0), label);
		add_item(&items, row, label);
	}
	tell_items(&items, choice->title);
}

/* What became of the words in brackets that closed: "[by night] kept", "[may][shall] → shall". */
static const char *closed_wording(const struct teller *teller, const struct stm_mark *mark)
{
	struct stm_str inside = stm_str(mark->was);
	const char *was = shortened(teller, mark->was);

	inside = stm_str_trim(stm_str_sub(inside, 1, inside.len - 1));
	if (!mark->is[0])
		return stm_format(teller->arena, "%s dropped", was);
	if (stm_str_equal(inside, stm_str(mark->is)))
		return stm_format(teller->arena, "%s kept", was);
	return stm_format(teller->arena, "%s → %s", was, shortened(teller, mark->is));
}

/* "encourages → urges", or what came or went alone. */
static const char *wording_of(const struct teller *teller, const struct stm_mark *mark)
{
	const char *was = shortened(teller, mark->was), *is = shortened(teller, mark->is);

	if (mark->kind == STM_MARK_QUALIFIER)
		return was[0] ? was : is;
	if (mark->kind == STM_MARK_BRACKET && mark->change == STM_OPENED)
		return is;
	if (mark->kind == STM_MARK_BRACKET && mark->change == STM_CLOSED)
		return closed_wording(teller, mark);
	if (!was[0] || !is[0])
		return stm_format(
			teller->arena, "%s %s", was[0] ? was : is, was[0] ? "is gone" : "is new");
	return stm_format(teller->arena, "%s → %s", was, is);
}

/* A row of marks: of KINDS and CHANGES (bits). */
struct matter {
	const char *title;
	unsigned kinds, changes;
	bool direction; /* says which way behind the wording */
	bool paired;    /* only where one wording stands for another: not what came with new text */
};

/* Of a link that only rolled forward nothing matters here. */
static void tell_marks(const struct teller *teller, const struct matter *matter)
{
	struct items items = items_of(
		teller, "; ", matter->kinds == 1u << STM_MARK_BRACKET ? BRACKETS : MOST);

	for (size_t i = 0; i < teller->count; i++) {
		const struct stm_link *link = teller->rows[i].link;

		for (size_t k = 0; link && !(link->flags & STM_ROLLED) && k < link->mark_count;
			k++) {
			const struct stm_mark *mark = &link->marks[k];

			if (!(matter->kinds & 1u << mark->kind) ||
				!(matter->changes & 1u << mark->change) ||
				(matter->paired && (!mark->was[0] || !mark->is[0])))
				continue;
			add_item(&items, &teller->rows[i],
				stm_format(teller->arena, "%s %s%s",
					label_of(teller, &teller->rows[i]),
					wording_of(teller, mark),
					matter->direction ? stm_change_text(mark->change) : ""));
		}
	}
	tell_items(&items, matter->title);
}

static const char *state_of(struct stm_arena *arena, const stm_document *document)
{
	struct stm_brackets brackets = stm_document_brackets(document);
	struct stm_buf buf = {.arena = arena};

	stm_buf_printf(&buf, "%zu", brackets.open);
	if (brackets.alternatives)
		stm_buf_printf(&buf, " (%zu with alternatives)", brackets.alternatives);
	if (brackets.options)
		stm_buf_printf(&buf, " and %zu option%s", brackets.options,
			brackets.options > 1 ? "s" : "");
	return stm_buf_end(&buf);
}

/* Brackets without their other are told with the place to look at, and not counted as open. */
static void tell_unbalanced(const struct teller *teller, const stm_document *document)
{
	struct stm_brackets brackets = stm_document_brackets(document);
	const char *symbol = stm_document_metadata(document)->symbol;

	if (brackets.unclosed)
		tell(teller, "Brackets unbalanced", 0,
			stm_format(teller->arena, "%s: %zu never closed, the first in %s", symbol,
				brackets.unclosed,
				stm_document_paragraph(document, brackets.first_unclosed)->label));
	if (brackets.unopened)
		tell(teller, "Brackets unbalanced", 0,
			stm_format(teller->arena,
				"%s: %zu closed but never opened, the first in %s", symbol,
				brackets.unopened,
				stm_document_paragraph(document, brackets.first_unopened)->label));
}

static void tell_brackets(const struct teller *teller)
{
	const stm_document *documents[SIDES] = {
		stm_diff_old_document(teller->diff), stm_diff_new_document(teller->diff)};
	struct stm_brackets old_ones = stm_document_brackets(documents[0]),
			    new_ones = stm_document_brackets(documents[1]);

	if (old_ones.open + new_ones.open + old_ones.options + new_ones.options)
		tell(teller, "Brackets still open", 0,
			stm_format(teller->arena, "%s; there were %s",
				state_of(teller->arena, documents[1]),
				state_of(teller->arena, documents[0])));
	for (int side = 0; side < SIDES; side++)
		tell_unbalanced(teller, documents[side]);
}

static size_t count_rolled(const struct teller *teller)
{
	size_t count = 0;

	for (size_t i = 0; i < teller->count; i++)
		count += teller->rows[i].link && (teller->rows[i].link->flags & STM_ROLLED);
	return count;
}

/* By mark and first words, of those that are reworded the new ones: 3 “See A/RES/80/303.” */
static void tell_footnotes(
	const struct teller *teller, enum stm_relation relation, const char *title)
{
	const int side = relation != STM_DROPPED;
	const stm_document *document = side ? stm_diff_new_document(teller->diff)
					    : stm_diff_old_document(teller->diff);
	struct items items = items_of(teller, ", ", MOST);
	size_t count;
	const struct stm_footnote_change *changes = stm_diff_footnotes(teller->diff, &count);

	for (size_t i = 0; i < count; i++) {
		const struct stm_footnote *note = stm_document_footnote(
			document, side ? changes[i].new_index : changes[i].old_index);

		if (changes[i].relation != relation)
			continue;
		add_place(&items, (struct stm_summary_item){NULL, &changes[i],
					  stm_format(teller->arena, "%s “%s”", note->mark,
						  shortened(teller, note->text))});
	}
	tell_items(&items, title);
}

/* What became of the paragraphs. */
static void tell_paragraphs(const struct teller *teller)
{
	static const struct choice choices[] = {
		{"Reworded", 1u << STM_REWORDED, 0, STM_ROLLED, false},
		{"Split", 1u << STM_SPLIT, 0, 0, true},
		{"Merged", 1u << STM_MERGED, 0, 0, true},
		{"Moved", 0, STM_MOVED, 0, true},
		{"Recast", 0, STM_RECAST, 0, true},
		{"Rolled forward", 0, STM_ROLLED, 0, false},
	};
	struct stm_summary summary = stm_diff_summary(teller->diff);

	tell_whole(teller, STM_ADDED, "Added", summary.added);
	tell_whole(teller, STM_DROPPED, "Dropped", summary.dropped);
	for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++)
		tell_links(teller, &choices[i]);
	tell_footnotes(teller, STM_ADDED, "Footnotes added");
	tell_footnotes(teller, STM_DROPPED, "Footnotes dropped");
	tell_footnotes(teller, STM_REWORDED, "Footnotes reworded");
}

/* What the changes mean, the weightiest first. */
static void tell_meaning(const struct teller *teller)
{
	static const unsigned all = ~0u;
	const struct matter matters[] = {
		{"Verbs stronger", 1u << STM_MARK_VERB, 1u << STM_STRONGER, false, false},
		{"Verbs weaker", 1u << STM_MARK_VERB, 1u << STM_WEAKER, false, false},
		{"Verbs of one strength", 1u << STM_MARK_VERB, 1u << STM_CHANGED, false, false},
		{"Not comparable", 1u << STM_MARK_VERB, 1u << STM_INCOMPARABLE, false, false},
		{"Modal verbs", 1u << STM_MARK_MODAL, all, true, true},
		{"Qualifiers added", 1u << STM_MARK_QUALIFIER, 1u << STM_GAINED, false, false},
		{"Qualifiers removed", 1u << STM_MARK_QUALIFIER, 1u << STM_LOST, false, false},
		{"Numbers", 1u << STM_MARK_NUMBER, all, false, true},
		{"Dates", 1u << STM_MARK_DATE, all, false, true},
		{"Brackets opened", 1u << STM_MARK_BRACKET, 1u << STM_OPENED, false, false},
		{"Brackets closed", 1u << STM_MARK_BRACKET, 1u << STM_CLOSED, false, false},
		{"Brackets changed", 1u << STM_MARK_BRACKET, 1u << STM_CHANGED, false, false},
	};

	for (size_t i = 0; i < sizeof(matters) / sizeof(matters[0]); i++)
		tell_marks(teller, &matters[i]);
	tell_brackets(teller);
}

static struct teller teller_of(
	struct stm_arena *arena, const stm_diff *diff, struct stm_summary_rows *told)
{
	struct teller teller = {.arena = arena, .diff = diff, .told = told};

	teller.rows = stm_rows_of(arena, diff, &teller.count);
	return teller;
}

const char *stm_summary_counts(struct stm_arena *arena, const stm_diff *diff)
{
	struct teller teller = teller_of(arena, diff, NULL);
	struct stm_summary summary = stm_diff_summary(diff);
	size_t rolled = count_rolled(&teller),
	       now = stm_document_paragraph_count(stm_diff_new_document(diff));
	const char *text = stm_format(arena, "%zu paragraph%s now: %zu unchanged", now,
		now == 1 ? "" : "s", summary.unchanged);

	if (rolled)
		text = stm_format(arena,
			"%s, %zu only rolled forward (later sessions, dates, symbols)", text,
			rolled);
	return text;
}

void stm_summary_paragraphs(
	struct stm_arena *arena, const stm_diff *diff, struct stm_summary_rows *told)
{
	struct teller teller = teller_of(arena, diff, told);

	tell_paragraphs(&teller);
}

void stm_summary_meaning(
	struct stm_arena *arena, const stm_diff *diff, struct stm_summary_rows *told)
{
	struct teller teller = teller_of(arena, diff, told);

	tell_meaning(&teller);
}
