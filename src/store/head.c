/*
 * HEAD decides what a clone checks out, and nothing else: it is not part of what a repository says,
 * so it is moved by itself, after everything else.
 */
#include "store/refs.h"

#include "base/file.h"

enum { LONGEST = 4096 };

const char *stm_head_read(struct stm_store *store)
{
	const char *path = stm_format(store->arena, "%sHEAD", git_repository_path(store->git));
	struct stm_str text;

	if (stm_file_read(store->arena, path, LONGEST, &text, NULL) < 0 ||
		!stm_str_starts(text, STM_STR("ref:")))
		return NULL;
	text = stm_str_trim(stm_str_from(text, 4));
	return stm_copy(store->arena, text.at, text.len);
}

enum stm_status stm_head_set(struct stm_store *store, const char *branch)
{
	git_reference *made = NULL;
	int result = git_reference_symbolic_create(&made, store->git, "HEAD", branch, true, NULL);

	git_reference_free(made);
	if (result < 0)
		return stm_fail_git(store->error, store->name, "HEAD cannot be moved");
	return STM_OK;
}

bool stm_head_holds(struct stm_store *store, const char *branch)
{
	const char *head;

	if (git_repository_is_bare(store->git))
		return false;
	head = stm_head_read(store);
	return head && !strcmp(head, branch);
}
