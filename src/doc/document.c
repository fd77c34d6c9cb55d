/* The getters of the public header and the few things every maker of documents needs. */
#include "doc/document.h"

#include <stdlib.h>

void stm_document_remove(struct stm_document *document, const char *reason, struct stm_str text,
	struct stm_place place)
{
	struct stm_arena *arena = &document->arena;
	struct stm_removal removal = {
		.reason = reason,
		.text = stm_copy(arena, text.at, text.len),
		.offset = place.offset,
		.page = place.page,
	};

	STM_PUSH(arena, &document->removals, removal);
}

static int by_offset(const void *a, const void *b)
{
	const struct stm_removal *x = a, *y = b;

	return (x->offset > y->offset) - (x->offset < y->offset);
}

/*
 * Removals are recorded by whichever step left them out, and so not in order. Footnotes keep the
 * order of their marks, which their indices in spans rely on.
 */
void stm_document_sort(struct stm_document *document)
{
	if (document->removals.len)
		qsort(document->removals.at, document->removals.len, sizeof(*document->removals.at),
			by_offset);
}

struct stm_str stm_paragraph_str(const struct stm_paragraph *paragraph)
{
	return (struct stm_str){paragraph->text, paragraph->length};
}

size_t stm_document_paragraph_count(const stm_document *document)
{
	return document->paragraphs.len;
}

size_t stm_document_footnote_count(const stm_document *document)
{
	return document->footnotes.len;
}

size_t stm_document_removal_count(const stm_document *document)
{
	return document->removals.len;
}

const struct stm_paragraph *stm_document_paragraph(const stm_document *document, size_t index)
{
	return index < document->paragraphs.len ? &document->paragraphs.at[index] : NULL;
}

const struct stm_footnote *stm_document_footnote(const stm_document *document, size_t index)
{
	return index < document->footnotes.len ? &document->footnotes.at[index] : NULL;
}

const struct stm_removal *stm_document_removal(const stm_document *document, size_t index)
{
	return index < document->removals.len ? &document->removals.at[index] : NULL;
}

size_t stm_document_warning_count(const stm_document *document)
{
	return document->warnings.len;
}

const char *stm_document_warning(const stm_document *document, size_t index)
{
	return index < document->warnings.len ? document->warnings.at[index] : NULL;
}

const struct stm_metadata *stm_document_metadata(const stm_document *document)
{
	return &document->metadata;
}

const char *stm_document_reader(const stm_document *document)
{
	return document->reader;
}

const char *stm_document_source(const stm_document *document)
{
	return document->source;
}

const char *stm_kind_name(enum stm_kind kind)
{
	static const char *const names[] = {
		[STM_TITLE] = "title",
		[STM_ENACTING] = "enacting",
		[STM_PREAMBULAR] = "preambular",
		[STM_OPERATIVE] = "operative",
		[STM_SUBPARAGRAPH] = "subparagraph",
		[STM_HEADING] = "heading",
		[STM_ANNEX] = "annex",
		[STM_TEXT] = "text",
		[STM_NOTE] = "note",
	};

	return names[kind];
}
