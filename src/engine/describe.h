/* A record of the store as the public header tells of a version. */
#ifndef STM_ENGINE_DESCRIBE_H
#define STM_ENGINE_DESCRIBE_H

#include "store/records.h"

/* Describes RECORD. All of it is copied to ARENA, which outlives the call. */
struct stm_version stm_version_describe(struct stm_arena *arena, const struct stm_record *record);

#endif
