/* Who brings a draft in. */
#ifndef STM_PARA_SPONSORS_H
#define STM_PARA_SPONSORS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * Whether S is the line of a draft's sponsors: "Upland and Lowland: draft resolution", "Draft
 * resolution submitted by the President of the General Assembly", "Upland:* amendment to draft
 * resolution A/99/L.4". NAMES is the part that names them, as printed; empty in "Draft resolution".
 */
bool stm_sponsors_parse(struct stm_str s, struct stm_str *names);

/* NAMES without the marks of footnotes, in one line, on ARENA. */
const char *stm_sponsors_text(struct stm_arena *arena, struct stm_str names);

#endif
