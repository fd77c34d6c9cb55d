/* Lines that a printed page has and its text has not. */
#ifndef STM_READ_FURNITURE_H
#define STM_READ_FURNITURE_H

#include "base/str.h"

/*
 * What kind of furniture the line S is, as the reason of a removal ("page number", "job number",
 * "bar code", "running head", "running foot"), or NULL. Where it stands, the caller must judge:
 * "14" is also how a line of text can end.
 */
const char *stm_furniture_reason(struct stm_str s);

#endif
