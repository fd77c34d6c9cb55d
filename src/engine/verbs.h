/* A user's table of verbs: its rows and the memory they are on. */
#ifndef STM_ENGINE_VERBS_H
#define STM_ENGINE_VERBS_H

#include "para/table.h"

/* TABLE's arena is ARENA. */
struct stm_verbs {
	struct stm_arena arena;
	struct stm_table table;
};

#endif
