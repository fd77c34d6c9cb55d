/* Markdown that was exported, which says what its paragraphs are. */
#ifndef STM_READ_MD_H
#define STM_READ_MD_H

#include "read/lines.h"

/*
 * Reads LINES of DOCUMENT, front matter taken out, as stm_markdown_export() wrote them; false, with
 * nothing done, when they are no such text or somebody has changed it since.
 */
bool stm_md_take_told(struct stm_document *document, struct stm_lines *lines);

#endif
