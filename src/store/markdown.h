/* resolution.md: a version as a forge shows it. */
#ifndef STM_STORE_MARKDOWN_H
#define STM_STORE_MARKDOWN_H

#include "doc/document.h"

/* DOCUMENT as CommonMark with footnotes, a line a paragraph. On ARENA. */
struct stm_str stm_markdown_make(struct stm_arena *arena, const struct stm_document *document);

#endif
