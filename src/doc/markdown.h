/* A document as Markdown: resolution.md of a version, and what is exported. */
#ifndef STM_DOC_MARKDOWN_H
#define STM_DOC_MARKDOWN_H

#include "doc/document.h"

/* How the comment begins that says what the paragraphs are; the key and one word each follow. */
#define STM_MARKDOWN_TOLD "<!-- stemma "

/* DOCUMENT as CommonMark with footnotes, a line a paragraph: as a forge shows it. On ARENA. */
struct stm_str stm_markdown_make(struct stm_arena *arena, const struct stm_document *document);

/*
 * The same with metadata, tables and all that is needed to read it back as it is: labels, kinds,
 * numbers, texts and footnotes. On ARENA.
 */
struct stm_str stm_markdown_export(struct stm_arena *arena, const struct stm_document *document);

/* The key of TEXT, whatever ends its lines. */
uint64_t stm_markdown_key(struct stm_str text);

#endif
