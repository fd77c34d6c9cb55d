/*
 * The footnotes of a diff below its clauses. Those of the new text have their redlines, those of
 * the old one what was deleted of it, so that a mark of either text leads to what it said there.
 */
#include "view/footnotes.h"
#include "view/html.h"
#include "view/html/templates.h"

static const char *const prefixes[] = {"ui-old-note.", "ui-note."};

static struct stm_str anchor_of(
	struct stm_arena *arena, const struct stm_footnote_change *change, int side)
{
	return stm_str(stm_format(arena, "%s%u", prefixes[side],
		(unsigned)(side ? change->new_index : change->old_index)));
}

struct stm_str stm_html_note_anchor(
	struct stm_arena *arena, const struct stm_footnote_change *change)
{
	return anchor_of(arena, change, change->relation != STM_DROPPED);
}

/* What footnotes of the old text are written in is no insertion. */
static void write_edits(struct stm_out *out, const struct stm_footnote_change *change, int side)
{
	for (size_t i = 0; i < change->edit_count; i++)
		if (side || change->edits[i].op != STM_INSERT)
			stm_html_edits(out, &change->edits[i], 1);
}

static void write_note(struct stm_out *out, const stm_diff *diff,
	const struct stm_footnote_change *change, int side)
{
	const stm_document *document = side ? stm_diff_new_document(diff)
					    : stm_diff_old_document(diff);
	const struct stm_str mark = stm_str(stm_footnote_mark(diff, change, side));
	const struct stm_str language = stm_html_language(document);
	struct stm_filling note;

	if (!stm_footnote_is_shown(change, out->options)) {
		stm_template_write(out, &stm_t_note,
			(struct stm_str[]){[STM_T_NOTE_ANCHOR] = anchor_of(&out->row, change, side),
				[STM_T_NOTE_MARK] = mark,
				[STM_T_NOTE_LANGUAGE] = language,
				[STM_T_NOTE_TEXT] = stm_str(stm_document_footnote(
					document, side ? change->new_index : change->old_index)
								    ->text)});
		return;
	}
	note = stm_template_open(out, &stm_t_note_changed,
		(struct stm_str[]){[STM_T_NOTE_CHANGED_ANCHOR] = anchor_of(&out->row, change, side),
			[STM_T_NOTE_CHANGED_MARK] = mark,
			[STM_T_NOTE_CHANGED_WHAT] = stm_str(stm_relation_name(change->relation)),
			[STM_T_NOTE_CHANGED_LANGUAGE] = language});
	write_edits(out, change, side);
	stm_template_next(&note);
}

/* What becomes of footnotes is told in the order of the new ones; the old have an order too. */
static const struct stm_footnote_change **by_index(
	struct stm_arena *arena, const stm_diff *diff, int side, size_t notes)
{
	const struct stm_footnote_change **order = stm_alloc_array(
		arena, notes + 1, sizeof(*order));
	size_t count;
	const struct stm_footnote_change *changes = stm_diff_footnotes(diff, &count);

	for (size_t i = 0; i < count; i++)
		if (changes[i].relation != (side ? STM_DROPPED : STM_ADDED))
			order[side ? changes[i].new_index : changes[i].old_index] = &changes[i];
	return order;
}

void stm_html_compared_notes(struct stm_out *out, const stm_diff *diff)
{
	static const char *const titles[] = {
		"Footnotes of the old text", "Footnotes of the new text"};

	for (int side = 0; side < 2; side++) {
		const size_t count = stm_document_footnote_count(
			side ? stm_diff_new_document(diff) : stm_diff_old_document(diff));
		const struct stm_footnote_change **order = by_index(&out->arena, diff, side, count);
		struct stm_filling notes;

		if (!count)
			continue;
		notes = stm_template_open(out, &stm_t_notes,
			(struct stm_str[]){[STM_T_NOTES_ANCHOR] = stm_html_anchor(
						   &out->arena, "ui-", prefixes[side]),
				[STM_T_NOTES_TITLE] = stm_str(titles[side])});
		for (size_t i = 0; i < count; i++) {
			write_note(out, diff, order[i], side);
			stm_out_flush(out);
		}
		stm_template_next(&notes);
	}
}
