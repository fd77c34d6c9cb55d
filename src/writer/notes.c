/*
 * Footnotes: the mark in the text, and what it stands for in a part of its own (17.11). A note that
 * came or went is a change in both.
 */
#include "writer/body.h"
#include "writer/nodes.h"

static xmlNode *mark_run(struct writer_paragraph *paragraph)
{
	xmlNode *run = writer_node(paragraph->parent, "r");

	writer_value(writer_node(run, "rPr"), "rStyle", "FootnoteReference");
	return run;
}

/* What the note says, behind its mark. */
static void put_note(struct writer *writer, const struct writer_edit *mark, struct stm_str said)
{
	/* a moved note is as good as a new one, and the old one goes with its mark */
	struct writer_op op = {mark->op.sign == '<'   ? '-'
			       : mark->op.sign == '>' ? '+'
						      : mark->op.sign,
		0};
	xmlNode *note = writer_node(writer->footnotes, "footnote");
	struct writer_paragraph paragraph = {
		.writer = writer,
		.node = writer_node(note, "p"),
		.mark = {'=', 0},
		.right = writer_direction(said) > 0,
	};
	xmlNode *properties = writer_node(paragraph.node, "pPr");

	writer_set_number(note, "id", writer->note);
	writer_value(properties, "pStyle", "FootnoteText");
	if (paragraph.right)
		writer_node(properties, "bidi");
	writer_parent(&paragraph, op);
	if (mark->text.len)
		writer_run_text(&paragraph, mark_run(&paragraph), mark->text);
	else
		writer_node(mark_run(&paragraph), "footnoteRef");
	writer_run_text(&paragraph, writer_run_node(&paragraph, 0, said), STM_STR(" "));
	writer_run_text(&paragraph, writer_run_node(&paragraph, 0, said), said);
}

void writer_note(
	struct writer_paragraph *paragraph, const struct writer_edit *mark, struct stm_str said)
{
	struct writer *writer = paragraph->writer;
	xmlNode *run, *reference;

	writer->note++;
	writer_parent(paragraph, mark->op);
	run = mark_run(paragraph);
	reference = writer_node(run, "footnoteReference");
	if (mark->text.len)
		writer_set(reference, "customMarkFollows", "1");
	writer_set_number(reference, "id", writer->note);
	if (mark->text.len)
		writer_run_text(paragraph, run, mark->text);
	put_note(writer, mark, said);
}
