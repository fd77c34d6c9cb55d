/*
 * Plain text: paragraphs between blank lines, hard-wrapped or not, with whatever a page left in
 * them when the text was taken from a PDF.
 */
#include "read/raw.h"
#include "read/reader.h"

/*
 * The order matters: furniture goes before lines are joined, lest a page number end up in a word;
 * footnotes before halves are joined, since they stand between them.
 */
void stm_lines_read(struct stm_document *document, struct stm_lines *lines, enum stm_markup markup)
{
	struct stm_hyphens hyphens = {.arena = &document->scratch, .text = document->bytes};
	struct stm_raws raws = {0};

	stm_furniture_remove(document, lines);
	stm_raws_join(&hyphens, lines, &raws);
	stm_notes_take(document, &raws);
	stm_raws_rejoin(&hyphens, &raws);
	for (size_t i = 0; i < raws.len; i++)
		if (raws.at[i].row)
			stm_inline_row(document, &raws.at[i], markup);
		else
			stm_inline_parse(document, &raws.at[i], markup);
}

static enum stm_status read(struct stm_document *document, struct stm_error *error)
{
	struct stm_lines lines = {0};

	(void)error;
	stm_lines_split(document, &lines);
	stm_lines_read(document, &lines, STM_MARKUP_PLAIN);
	return STM_OK;
}

static const char *const extensions[] = {"txt", "text", NULL};

const struct stm_reader stm_reader_txt = {
	.name = "txt",
	.extensions = extensions,
	.read = read,
};
