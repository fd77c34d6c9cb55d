/* Symbols and file names as git can hold them. */
#ifndef STM_STORE_REFNAME_H
#define STM_STORE_REFNAME_H

#include <stdbool.h>

#include "base/arena.h"

#define STM_TAGS     "refs/tags/"
#define STM_BRANCHES "refs/heads/"
#define STM_REMOTES  "refs/remotes/"

/* "refs/tags/<symbol>", with what git forbids in a name replaced. On ARENA. */
const char *stm_tag_name(struct stm_arena *arena, const char *symbol);

/* Whether TAG is what stm_tag_name() makes of SYMBOL. */
bool stm_tag_is(const char *tag, const char *symbol);

/* Whether the tag of SYMBOL is "refs/tags/" and SYMBOL itself. */
bool stm_tag_keeps(const char *symbol);

/* "refs/heads/<series>". On ARENA. */
const char *stm_branch_name(struct stm_arena *arena, const char *series);

/* The last part of PATH, fit to stand in a tree on any system. On ARENA. */
const char *stm_source_name(struct stm_arena *arena, const char *path);

#endif
