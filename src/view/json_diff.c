/*
 * A diff as JSON, format "stemma-diff" version 1: docs/stemma-diff.schema.json. Paragraphs are
 * named by their index in `paragraphs`, from 0.
 */
#include "doc/json.h"
#include "view/json.h"

/* What is open in a draft; of brackets without their other the first paragraph to look at. */
static void show_brackets(struct stm_json *json, const stm_document *document)
{
	struct stm_brackets brackets = stm_document_brackets(document);

	stm_json_open(json, "brackets", '{', STM_JSON_INLINE);
	stm_json_int(json, "open", (long long)brackets.open);
	stm_json_int(json, "alternatives", (long long)brackets.alternatives);
	stm_json_int(json, "options", (long long)brackets.options);
	stm_json_int(json, "deepest", (long long)brackets.deepest);
	stm_json_int(json, "unclosed", (long long)brackets.unclosed);
	stm_json_int(json, "unopened", (long long)brackets.unopened);
	if (brackets.unclosed)
		stm_json_int(json, "first_unclosed", brackets.first_unclosed);
	if (brackets.unopened)
		stm_json_int(json, "first_unopened", brackets.first_unopened);
	stm_json_close(json);
}

/* One of the documents. Links refer to its paragraphs by index, so all of them are listed. */
static void show_side(
	struct stm_out *out, struct stm_json *json, const char *name, const stm_document *document)
{
	stm_json_open(json, name, '{', STM_JSON_LINES);
	stm_json_document_head(json, document);
	show_brackets(json, document);
	stm_json_open(json, "paragraphs", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		stm_json_paragraph(json, stm_document_paragraph(document, i), i);
		stm_out_flush(out);
	}
	stm_json_close(json);
	stm_json_footnotes(json, document);
	stm_json_close(json);
}

static void show_indices(struct stm_json *json, const char *key, const uint32_t *at, size_t count)
{
	stm_json_open(json, key, '[', STM_JSON_INLINE);
	for (size_t i = 0; i < count; i++)
		stm_json_int(json, NULL, at[i]);
	stm_json_close(json);
}

/* Who says that one wording is the stronger: the sources of both rows of the table. */
static void show_sources(struct stm_json *json, const struct stm_mark *mark)
{
	if (!mark->was_source)
		return;
	stm_json_open(json, "sources", '[', STM_JSON_INLINE);
	stm_json_text(json, NULL, mark->was_source);
	stm_json_text(json, NULL, mark->is_source);
	stm_json_close(json);
}

/* The change of the opening verb has a member of its own. */
static void show_strength(struct stm_json *json, const struct stm_link *link)
{
	for (size_t i = 0; i < link->mark_count; i++) {
		const struct stm_mark *mark = &link->marks[i];

		if (mark->kind != STM_MARK_VERB)
			continue;
		stm_json_open(json, "strength", '{', STM_JSON_INLINE);
		stm_json_text(json, "old", mark->was);
		stm_json_text(json, "new", mark->is);
		stm_json_text(json, "change", stm_change_name(mark->change));
		show_sources(json, mark);
		stm_json_close(json);
	}
}

/* All other marks, in the order of the text. */
static void show_marks(struct stm_json *json, const struct stm_link *link)
{
	stm_json_open(json, "marks", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < link->mark_count; i++) {
		const struct stm_mark *mark = &link->marks[i];

		if (mark->kind == STM_MARK_VERB)
			continue;
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "mark", stm_mark_name(mark->kind));
		stm_json_text(json, "change", stm_change_name(mark->change));
		stm_json_text(json, "old", mark->was);
		stm_json_text(json, "new", mark->is);
		show_sources(json, mark);
		stm_json_close(json);
	}
	stm_json_close(json);
}

/*
 * Runs in reading order. "Urges States" -> "Calls upon States":
 *	[{"op": "delete", "text": "Urges"}, {"op": "insert", "text": "Calls upon"},
 *	 {"op": "equal", "text": " States"}]
 * A run that moved has the number that its two halves share; a typographic change says so.
 */
void stm_json_edits(struct stm_json *json, const struct stm_edit *edits, size_t count)
{
	static const char *const ops[] = {
		[STM_EQUAL] = "equal", [STM_DELETE] = "delete", [STM_INSERT] = "insert"};

	stm_json_open(json, "edits", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < count; i++) {
		const struct stm_edit *edit = &edits[i];

		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "op", ops[edit->op]);
		stm_json_str(json, "text", (struct stm_str){edit->text, edit->length});
		if (edit->move)
			stm_json_int(json, "move", edit->move);
		if (edit->typographic)
			stm_json_bool(json, "typographic", true);
		stm_json_close(json);
	}
	stm_json_close(json);
}

/* One link on one line, so that a diff of two such files is a diff of links. */
static void show_link(struct stm_json *json, const struct stm_link *link)
{
	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	show_indices(json, "old", link->olds, link->old_count);
	show_indices(json, "new", link->news, link->new_count);
	stm_json_text(json, "relation", stm_relation_name(link->relation));
	stm_json_bool(json, "moved", link->flags & STM_MOVED);
	stm_json_bool(json, "relabelled", link->flags & STM_RELABELLED);
	stm_json_bool(json, "recast", link->flags & STM_RECAST);
	stm_json_bool(json, "rolled", link->flags & STM_ROLLED);
	stm_json_milli(json, "similarity", link->similarity);
	show_strength(json, link);
	show_marks(json, link);
	stm_json_edits(json, link->edits, link->edit_count);
	stm_json_close(json);
}

/* By their indices, which one that came or went has of one document only. */
static void show_footnotes(struct stm_out *out, struct stm_json *json, const stm_diff *diff)
{
	size_t count;
	const struct stm_footnote_change *changes = stm_diff_footnotes(diff, &count);

	stm_json_open(json, "footnotes", '[', STM_JSON_LINES);
	for (size_t i = 0; i < count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "kind", stm_relation_name(changes[i].relation));
		if (changes[i].relation != STM_ADDED)
			stm_json_int(json, "old", changes[i].old_index);
		if (changes[i].relation != STM_DROPPED)
			stm_json_int(json, "new", changes[i].new_index);
		stm_json_edits(json, changes[i].edits, changes[i].edit_count);
		stm_json_close(json);
		stm_out_flush(out);
	}
	stm_json_close(json);
}

static void show_borrowed(struct stm_json *json, const stm_diff *diff)
{
	size_t count;
	const struct stm_borrowing *borrowed = stm_diff_borrowed(diff, &count);

	stm_json_open(json, "borrowed", '[', STM_JSON_LINES);
	for (size_t i = 0; i < count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_int(json, "old", borrowed[i].old_index);
		stm_json_int(json, "new", borrowed[i].new_index);
		stm_json_str(json, "text", (struct stm_str){borrowed[i].text, borrowed[i].length});
		stm_json_close(json);
	}
	stm_json_close(json);
}

void stm_json_summary(struct stm_json *json, const struct stm_summary *summary)
{
	stm_json_open(json, "summary", '{', STM_JSON_INLINE);
	stm_json_int(json, "unchanged", (long long)summary->unchanged);
	stm_json_int(json, "reworded", (long long)summary->reworded);
	stm_json_int(json, "split", (long long)summary->split);
	stm_json_int(json, "merged", (long long)summary->merged);
	stm_json_int(json, "moved", (long long)summary->moved);
	stm_json_int(json, "added", (long long)summary->added);
	stm_json_int(json, "dropped", (long long)summary->dropped);
	stm_json_close(json);
}

/* The members come in the order of the schema; the summary last, for whoever reads the end only. */
void stm_json_show_diff(struct stm_out *out, const void *subject)
{
	const stm_diff *diff = subject;
	struct stm_json json = {.out = &out->buf};
	struct stm_summary summary = stm_diff_summary(diff);
	const uint32_t *at;
	size_t count;

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-diff");
	stm_json_int(&json, "version", 1);
	show_side(out, &json, "old", stm_diff_old_document(diff));
	show_side(out, &json, "new", stm_diff_new_document(diff));
	stm_json_open(&json, "links", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_diff_link_count(diff); i++) {
		show_link(&json, stm_diff_link(diff, i));
		stm_out_flush(out);
	}
	stm_json_close(&json);
	at = stm_diff_added(diff, &count);
	show_indices(&json, "added", at, count);
	at = stm_diff_dropped(diff, &count);
	show_indices(&json, "dropped", at, count);
	show_borrowed(&json, diff);
	show_footnotes(out, &json, diff);
	stm_json_summary(&json, &summary);
	stm_json_close(&json);
}
