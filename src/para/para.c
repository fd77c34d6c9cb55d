/*
 * The three steps of understanding a document, in order: roles are asked by both that follow, and
 * metadata is read from blocks, which labelling uses up. A document that Stemma wrote says all that
 * itself.
 */
#include "para/para.h"

#include "para/label.h"
#include "para/metadata.h"
#include "para/outline.h"

void stm_para_build(struct stm_document *document)
{
	struct stm_outline outline;

	if (document->told) {
		stm_paragraphs_take(document);
		stm_metadata_complete(document);
		stm_document_sort(document);
		return;
	}
	stm_outline_find(document, &outline);
	stm_metadata_find(document, &outline);
	stm_paragraphs_label(document, &outline);
	stm_document_sort(document);
}
