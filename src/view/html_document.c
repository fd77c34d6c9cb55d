/* A document to read: what it says of itself, its paragraphs with their labels, its footnotes. */
#include "doc/document.h"
#include "view/html.h"
#include "view/html/templates.h"

static void write_fact(struct stm_out *out, const char *name, const char *value)
{
	if (value)
		stm_template_write(out, &stm_t_document_fact,
			(struct stm_str[]){[STM_T_DOCUMENT_FACT_NAME] = stm_str(name),
				[STM_T_DOCUMENT_FACT_VALUE] = stm_str(value)});
}

/* Symbol and title are the page's head. */
static void write_facts(struct stm_out *out, const struct stm_metadata *metadata)
{
	for (size_t i = 0; stm_metadata_name(i); i++) {
		const char *value = stm_metadata_value(metadata, i);

		if (value != metadata->symbol && value != metadata->title)
			write_fact(out, stm_metadata_title(i), value);
	}
}

static void write_paragraphs(struct stm_out *out, const stm_document *document)
{
	for (uint32_t i = 0; i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);
		const struct stm_html_text text = {document, &i, 1, "ui-note."};
		const struct stm_str anchor = stm_html_anchor(&out->row, "", paragraph->label);
		struct stm_filling row = stm_template_open(out, &stm_t_document_row,
			(struct stm_str[]){[STM_T_DOCUMENT_ROW_ANCHOR] = anchor,
				[STM_T_DOCUMENT_ROW_LABEL] = stm_str(paragraph->label),
				[STM_T_DOCUMENT_ROW_NUMBER] = stm_str(paragraph->number)});

		stm_html_whole(out, &text);
		stm_template_next(&row);
		stm_out_flush(out);
	}
}

/* What is neither paragraph nor footnote, and what the reader was not sure of. */
static void write_left_out(struct stm_out *out, const stm_document *document)
{
	const size_t removals = stm_document_removal_count(document),
		     warnings = stm_document_warning_count(document);
	struct stm_filling section;

	if (!removals && !warnings)
		return;
	section = stm_template_open(out, &stm_t_document_left_out, NULL);
	for (size_t i = 0; i < warnings; i++)
		stm_template_write(out, &stm_t_document_warning,
			(struct stm_str[]){[STM_T_DOCUMENT_WARNING_TEXT] = stm_str(
						   stm_document_warning(document, i))});
	for (size_t i = 0; i < removals; i++) {
		const struct stm_removal *removal = stm_document_removal(document, i);

		stm_template_write(out, &stm_t_document_removal,
			(struct stm_str[]){
				[STM_T_DOCUMENT_REMOVAL_REASON] = stm_str(removal->reason),
				[STM_T_DOCUMENT_REMOVAL_LANGUAGE] = stm_html_language(document),
				[STM_T_DOCUMENT_REMOVAL_TEXT] = stm_str(removal->text)});
		stm_out_flush(out);
	}
	stm_template_next(&section);
}

void stm_html_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;
	const struct stm_metadata *metadata = stm_document_metadata(document);
	struct stm_filling page = stm_html_page(out, "document", metadata->symbol), head, main;
	struct stm_str *values = stm_alloc_array(&out->arena, 3, sizeof(*values));

	values[STM_T_DOCUMENT_HEAD_SYMBOL] = stm_str(metadata->symbol);
	values[STM_T_DOCUMENT_HEAD_TITLE] = stm_str(metadata->title ? metadata->title : "");
	values[STM_T_DOCUMENT_HEAD_LANGUAGE] = stm_html_language(document);
	head = stm_template_open(out, &stm_t_document_head, values);
	write_facts(out, metadata);
	stm_template_next(&head);
	main = stm_template_open(out, &stm_t_document_main,
		(struct stm_str[]){[STM_T_DOCUMENT_MAIN_LANGUAGE] = stm_html_language(document),
			[STM_T_DOCUMENT_MAIN_DIRECTION] = stm_html_direction(document)});
	write_paragraphs(out, document);
	stm_template_next(&main);
	stm_html_notes(out, document, "ui-note.", "Footnotes");
	write_left_out(out, document);
	stm_template_next(&page);
}
