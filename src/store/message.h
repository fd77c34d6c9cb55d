/*
 * A version's commit message: what git log shows of it, and all of it that is needed to find it
 * again.
 */
#ifndef STM_STORE_MESSAGE_H
#define STM_STORE_MESSAGE_H

#include "lineage/lineage.h"
#include "store/records.h"

/* Who and what wrote it: "stemma 0.1.0, canonical 1". On ARENA. */
const char *stm_engine_text(struct stm_arena *arena);

/* The message of version INDEX of LINEAGE. On ARENA. */
struct stm_str stm_message_make(
	struct stm_arena *arena, const struct stm_lineage *lineage, size_t index);

/* Seconds since 1970 of DATE ("2024-12-17" or "2024", at midnight); 0 for earlier ones and none. */
int64_t stm_date_seconds(const char *date);

/*
 * Fills in RECORD from a MESSAGE, all but its ids; on ARENA. False when it is not one of ours.
 */
bool stm_message_parse(struct stm_record *record, struct stm_arena *arena, struct stm_str message);

#endif
