/*
 * Footnotes: the mark in the text, and what it stands for in a part of its own (17.11). A note that
 * came or went is a change in both.
 */
#include "writer/body.h"
#include "writer/nodes.h"

static xmlNode *mark_run(struct writer_paragraph *paragraph)
{
	xmlNode *run = writer_node(paragraph->parent, "r");

	if (paragraph->writer->plain)
		writer_value(writer_node(run, "rPr"), "vertAlign", "superscript");
	else
		writer_value(writer_node(run, "rPr"), "rStyle", "FootnoteReference");
	return run;
}

/* Where the document is another's, Word counts its notes, as numbers or as letters. */
static bool is_counted(const struct writer *writer, struct stm_str mark)
{
	return !mark.len ||
	       (writer->plain && (stm_is_digit(mark.at[0]) || stm_is_alpha(mark.at[0])));
}

/* A moved note is as good as a new one, and the old one goes with its mark. */
static struct writer_op still(struct writer_op op)
{
	return (struct writer_op){op.sign == '<' ? '-' : op.sign == '>' ? '+' : op.sign, 0};
}

static void put_properties(const struct writer_paragraph *paragraph)
{
	xmlNode *properties = writer_node(paragraph->node, "pPr");

	if (!paragraph->writer->plain)
		writer_value(properties, "pStyle", "FootnoteText");
	if (paragraph->right)
		writer_node(properties, "bidi");
}

/* The mark again, and a space. */
static void repeat_mark(
	struct writer_paragraph *paragraph, const struct writer_edit *mark, struct writer_op op)
{
	writer_parent(paragraph, op);
	if (!is_counted(paragraph->writer, mark->text))
		writer_run_text(paragraph, mark_run(paragraph), mark->text);
	else
		writer_node(mark_run(paragraph), "footnoteRef");
	writer_run_text(paragraph, writer_run_node(paragraph, 0, STM_STR(" ")), STM_STR(" "));
}

/* What the note says, in the new text if it is new; returns the first edit behind it. */
static size_t put_note(struct writer *writer, size_t i, struct writer_op op)
{
	const struct writer_edits *edits = &writer->edits;
	const struct writer_edit *mark = &edits->list.at[i++];
	xmlNode *note = writer_node(writer->footnotes, "footnote");
	struct writer_paragraph paragraph = {
		.writer = writer, .node = writer_node(note, "p"), .mark = {'=', 0}};

	writer_set_number(note, "id", writer->note);
	paragraph.right = i < edits->list.len && writer_direction(edits->list.at[i].text) > 0;
	put_properties(&paragraph);
	repeat_mark(&paragraph, mark, still(op));
	for (; i < edits->list.len && edits->list.at[i].event == STM_EDIT_SAID; i++) {
		struct writer_edit said = edits->list.at[i];

		if (op.sign != '=')
			said.op = still(op);
		if (op.sign != '+' || edits->list.at[i].op.sign != '-')
			writer_run(&paragraph, &said);
	}
	return i;
}

size_t writer_note(struct writer_paragraph *paragraph, size_t i, struct writer_op op)
{
	struct writer *writer = paragraph->writer;
	const struct writer_edit *mark = &writer->edits.list.at[i];
	const bool counted = is_counted(writer, mark->text);
	xmlNode *run, *reference;

	writer->note++;
	writer_parent(paragraph, op);
	run = mark_run(paragraph);
	reference = writer_node(run, "footnoteReference");
	if (!counted)
		writer_set(reference, "customMarkFollows", "1");
	writer_set_number(reference, "id", writer->note);
	if (!counted)
		writer_run_text(paragraph, run, mark->text);
	return put_note(writer, i, op);
}
