/*
 * The Markdown views. A document is Markdown as its reader takes it back (doc/markdown.h); a diff
 * is a comment for a forge (md_diff.c).
 */
#ifndef STM_VIEW_MD_H
#define STM_VIEW_MD_H

#include "view/out.h"

/* A diff; SUBJECT is a stm_diff. */
void stm_md_show_diff(struct stm_out *out, const void *subject);

/* A document; SUBJECT is a stm_document. */
void stm_md_show_document(struct stm_out *out, const void *subject);

#endif
