/* The way of a table of verbs: file -> rows. */
#include "engine/verbs.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/file.h"

enum { MOST = 1 << 20 /* bytes of a table; the one that is built in has 25000 */ };

static enum stm_status read_table(
	struct stm_verbs *verbs, const char *path, struct stm_error *error)
{
	struct stm_str bytes;
	enum stm_status status = stm_file_read(&verbs->arena, path, MOST, &bytes, error);

	if (status < 0)
		return status;
	verbs->table.arena = &verbs->arena;
	return stm_table_parse(&verbs->table, path, bytes, error);
}

/* The trap must not outlive the call; a table that was read does not allocate. */
enum stm_status stm_verbs_open(stm_verbs **out, const char *path, struct stm_error *error)
{
	struct stm_verbs *verbs = calloc(1, sizeof(*verbs));
	enum stm_status status;
	jmp_buf trap;

	*out = NULL;
	if (!verbs)
		return stm_fail_memory(error);
	stm_arena_init(&verbs->arena, &trap);
	if (setjmp(trap))
		status = stm_fail_memory(error);
	else
		status = read_table(verbs, path, error);
	verbs->arena.trap = NULL;
	if (status < 0)
		stm_verbs_free(verbs);
	else
		*out = verbs;
	return status;
}

void stm_verbs_free(stm_verbs *verbs)
{
	if (!verbs)
		return;
	stm_arena_release(&verbs->arena);
	free(verbs);
}
