/*
 * The canonical text: what two paragraphs must share to be called the same. Label, case, spacing,
 * quotation marks, dashes, final punctuation and footnote marks are set aside. Clause ids and
 * hashes are taken over it, so a change of the form is a change of STM_CANONICAL_VERSION and of
 * the repositories written with it.
 */
#ifndef STM_DOC_CANONICAL_H
#define STM_DOC_CANONICAL_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { STM_CANONICAL_VERSION = 1 };

/* One code point for every kind of quotation mark, of dash and of white space; C itself else. */
uint32_t stm_canonical_mark(uint32_t c);

/* Appends the canonical text of TEXT (a paragraph's text, UTF-8). */
void stm_canonical(struct stm_buf *buf, struct stm_str text);

#endif
