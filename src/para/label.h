/* Where a paragraph stands: blocks -> paragraphs with labels. */
#ifndef STM_PARA_LABEL_H
#define STM_PARA_LABEL_H

#include "para/outline.h"

/*
 * Makes the document's paragraphs of its blocks. Labels are unique: PP3, OP29, OP29(c), OP5(b)(ii),
 * annex, annex.2, heading.1, title, enacting; an unnumbered paragraph takes the label before it and
 * a count (OP3+1); in a text that is no resolution a number is its own label and the others are
 * text.1, text.2. A label met again gets ~2, ~3.
 */
void stm_paragraphs_label(struct stm_document *document, const struct stm_outline *outline);

/*
 * The same where the blocks say themselves what they are; the others are left out as masthead.
 */
void stm_paragraphs_take(struct stm_document *document);

#endif
