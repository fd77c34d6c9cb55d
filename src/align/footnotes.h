/* Which footnote became which. */
#ifndef STM_ALIGN_FOOTNOTES_H
#define STM_ALIGN_FOOTNOTES_H

#include "align/diff.h"
#include "align/redline.h"

/* Sets the footnotes of DIFF, whose links are there, with redlines by REDLINER. */
void stm_footnotes_compare(struct stm_diff *diff, struct stm_redliner *redliner);

#endif
