/* A repository as the builder of packs should see it. */
#ifndef STM_STORE_REFLESS_H
#define STM_STORE_REFLESS_H

#include <git2.h>

/*
 * A view of GIT, which must outlive it, with the objects of ODB and no refs; freed by
 * git_repository_free(), also after a failure. As libgit2's functions, 0 or what failed.
 */
int stm_refless_open(git_repository **out, git_repository *git, git_odb *odb);

#endif
