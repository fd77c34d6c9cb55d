/*
 * The builder of packs puts first what tags point to (libgit2 1.5.1), and for that looks at all
 * tags there are, each with a look for a file of its name: of a hundred thousand versions that is
 * half a second for one document more, none of whose objects has a tag yet.
 */
#include "store/refless.h"

#include <git2/sys/refdb_backend.h>
#include <git2/sys/refs.h>
#include <git2/sys/repository.h>

static int next(git_reference **ref, git_reference_iterator *iterator)
{
	(void)ref;
	(void)iterator;
	return GIT_ITEROVER;
}

static int next_name(const char **name, git_reference_iterator *iterator)
{
	(void)name;
	(void)iterator;
	return GIT_ITEROVER;
}

static void leave(git_reference_iterator *iterator)
{
	(void)iterator;
}

/*
 * Nothing is allocated: where this fails libgit2 (1.5.1) loses the deltas that it has made. One for
 * each thread, which builds one pack at a time.
 */
static int iterate(git_reference_iterator **out, git_refdb_backend *backend, const char *glob)
{
	static _Thread_local git_reference_iterator none;

	(void)backend;
	(void)glob;
	none = (git_reference_iterator){.next = next, .next_name = next_name, .free = leave};
	*out = &none;
	return 0;
}

/*
 * Gives OBJECTS a store of refs that lists none. It must be able to do everything else, so it is
 * that of GIT.
 */
static int take_refs(git_repository *objects, git_repository *git)
{
	git_refdb_backend *backend = NULL;
	git_refdb *refs = NULL;
	int result = git_refdb_new(&refs, objects);

	if (!result)
		result = git_refdb_backend_fs(&backend, git);
	if (!result) {
		backend->iterator = iterate;
		result = git_refdb_set_backend(refs, backend);
	}
	if (!result)
		result = git_repository_set_refdb(objects, refs);
	git_refdb_free(refs);
	return result;
}

int stm_refless_open(git_repository **out, git_repository *git, git_odb *odb)
{
	int result = git_repository_wrap_odb(out, odb);

	return result ? result : take_refs(*out, git);
}
