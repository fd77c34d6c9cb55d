/* What a document says of itself: symbol, title, body, session, dates, meeting, vote. */
#ifndef STM_PARA_METADATA_H
#define STM_PARA_METADATA_H

#include "para/outline.h"

/*
 * Fills in the document's metadata from its masthead, title, enacting line and colophon. Called
 * before the blocks become paragraphs. A symbol that is already set stays.
 */
void stm_metadata_find(struct stm_document *document, const struct stm_outline *outline);

/* Gives DOCUMENT a symbol, if it says none: that of its file's name. */
void stm_metadata_complete(struct stm_document *document);

#endif
