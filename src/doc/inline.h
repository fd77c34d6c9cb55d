/* The text of one paragraph in Markdown. */
#ifndef STM_DOC_INLINE_H
#define STM_DOC_INLINE_H

#include "doc/document.h"

/* Where the text stands, and what of its markup is shown. */
enum stm_inline {
	STM_INLINE_START,  /* at the start of a line or behind a number */
	STM_INLINE_PLAIN,  /* a heading, which is emphasised as it is */
	STM_INLINE_ITALIC, /* all of it in italics when none of it is */
};

/* Appends TEXT in one line, shown as it is; STARTS when a line or list item starts with it. */
void stm_inline_escape(struct stm_buf *buf, struct stm_str text, bool starts);

/* Appends the text of PARAGRAPH of DOCUMENT with emphasis and footnote marks, from 1. */
void stm_inline_text(struct stm_buf *buf, const struct stm_document *document,
	const struct stm_paragraph *paragraph, enum stm_inline where);

/* A part of a paragraph: bytes START to END of its text, as a cell of a table is. */
struct stm_inline_part {
	const struct stm_document *document;
	const struct stm_paragraph *paragraph;
	size_t start, end;
	const char *const *marks; /* of footnotes by their index; NULL: they are numbered from 1 */
};

/* The same of PART. */
void stm_inline_part(
	struct stm_buf *buf, const struct stm_inline_part *part, enum stm_inline where);

#endif
