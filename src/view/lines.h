/*
 * A document as lines for programs that compare lines, git's above all: a paragraph a line, behind
 * what kind of paragraph it is.
 */
#ifndef STM_VIEW_LINES_H
#define STM_VIEW_LINES_H

#include "view/out.h"

/* SUBJECT is a stm_document. */
void stm_lines_show_document(struct stm_out *out, const void *subject);

#endif
