/* The text of one paragraph in Markdown. */
#ifndef STM_STORE_INLINE_H
#define STM_STORE_INLINE_H

#include "doc/document.h"

/* Where the text stands, and what of its markup is shown. */
enum stm_inline {
	STM_INLINE_START,  /* at the start of a line or behind a number */
	STM_INLINE_PLAIN,  /* a heading, which is emphasised as it is */
	STM_INLINE_ITALIC, /* all of it in italics when none of it is */
};

/* Appends TEXT in one line, shown as it is; STARTS when a line or list item starts with it. */
void stm_inline_escape(struct stm_buf *buf, struct stm_str text, bool starts);

/* Appends the text of PARAGRAPH of DOCUMENT with emphasis and footnote marks. */
void stm_inline_text(struct stm_buf *buf, const struct stm_document *document,
	const struct stm_paragraph *paragraph, enum stm_inline where);

#endif
