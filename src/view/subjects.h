/*
 * What a view shows when it is more than one object. A view gets one pointer, so that the table of
 * formats needs one type of function only.
 */
#ifndef STM_VIEW_SUBJECTS_H
#define STM_VIEW_SUBJECTS_H

#include "stemma.h"

/* The versions of one series, or of all when SERIES is NULL. Both are borrowed. */
struct stm_history_subject {
	const stm_history *history;
	const char *series;
};

#endif
