/* The stemma itself: which versions make a series, in which order, and what each descends from. */
#ifndef STM_LINEAGE_SERIES_H
#define STM_LINEAGE_SERIES_H

#include "lineage/lineage.h"

/*
 * Sorts the versions of LINEAGE, parents first, and sets series, basis, parents and tip of each.
 * Parents are indices of the sorted versions. Fails as stm_lineage_derive() does.
 */
enum stm_status stm_series_find(struct stm_lineage *lineage, struct stm_error *error);

/* When VERSION was adopted, or else dated; "" when it says neither. */
const char *stm_version_date(const struct stm_lineage_version *version);

#endif
