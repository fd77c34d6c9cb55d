/* Phrases that a new paragraph took over from an old one it does not descend from. */
#ifndef STM_ALIGN_BORROW_H
#define STM_ALIGN_BORROW_H

#include "align/diff.h"

/* Finds the borrowings of DIFF, whose links, added and dropped are set. */
void stm_borrowings_find(struct stm_diff *diff);

#endif
