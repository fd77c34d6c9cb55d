/* An index being written and asked: calls inside the library, which jump when memory runs out. */
#include "index/exact.h"
#include "index/near.h"
#include "index/sources.h"
#include "index/writer.h"

#include "base/error.h"
#include "jobs.h"

enum { WORDS = 8, PARAGRAPHS = 4 };

static const char written_dir[] = "written", asked_dir[] = "asked";
static const uint8_t commits[2][STM_COMMIT] = {{1}, {2}};
static const uint64_t words[2 * WORDS] = {1, 2, 3, 1, 4, 5, 6, 2, 7, 8, 9, 10, 11, 12, 13, 1};

/* What has to be released after a jump. */
struct held {
	jmp_buf trap;
	struct stm_arena arena;
	struct stm_index_writer writer;
	struct stm_index index;
	struct stm_error *error;
};

static enum stm_status add_version(struct held *held, size_t v)
{
	static const uint8_t contents[2][PARAGRAPHS][STM_CONTENT] = {
		{{1}, {2}, {3}, {4}}, {{1}, {5}, {6}, {2}}};
	struct stm_index_paragraph paragraphs[PARAGRAPHS];

	for (size_t p = 0; p < PARAGRAPHS; p++)
		paragraphs[p] = (struct stm_index_paragraph){
			STM_STR("OP1"), contents[v][p], {words + p + contents[v][p][0], WORDS}};
	return stm_index_writer_add(&held->writer,
		&(struct stm_index_addition){commits[v], v ? STM_STR("FB/2") : STM_STR("FB/1"),
			STM_STR("2001-05-04"), paragraphs, PARAGRAPHS},
		held->error);
}

static enum stm_status write_versions(struct held *held, const char *dir)
{
	struct stm_index_options options = {.memory = 1};
	enum stm_status status;

	if (setjmp(held->trap))
		return stm_fail_memory(held->error);
	status = stm_index_writer_open(&held->writer, dir, &options, &held->arena, held->error);
	for (size_t v = 0; status == STM_OK && v < 2; v++)
		status = add_version(held, v);
	if (status == STM_OK)
		status = stm_index_writer_commit(&held->writer, STM_MERGE_LITTLE, held->error);
	return status;
}

static enum stm_status ask(struct held *held)
{
	struct stm_index_query query = {{words + 2, 3}, 10};
	struct stm_index_clause clause = {.words = {words, WORDS}, .limit = 3};
	struct stm_index_matches matches;
	struct stm_index_source_list sources;
	struct stm_index_commits live = {commits, 2};
	enum stm_status status;

	if (setjmp(held->trap))
		return stm_fail_memory(held->error);
	status = stm_index_open(&held->index, asked_dir, &live, &held->arena, held->error);
	if (status == STM_OK)
		status = stm_index_exact(&matches, &held->index, &query, held->error);
	if (status == STM_OK)
		status = stm_index_near(&matches, &held->index, &query, held->error);
	if (status == STM_OK)
		status = stm_index_sources(&sources, &held->index, &clause, held->error);
	return status;
}

static void release(struct held *held)
{
	stm_index_writer_release(&held->writer);
	stm_index_release(&held->index);
	stm_arena_release(&held->arena);
}

enum stm_status job_write_index(const void *argument, struct stm_error *error)
{
	struct held held = {.error = error};
	enum stm_status status;

	(void)argument;
	stm_arena_init(&held.arena, &held.trap);
	fail_begin();
	status = write_versions(&held, written_dir);
	fail_end();
	release(&held);
	return status;
}

enum stm_status job_ask_index(const void *argument, struct stm_error *error)
{
	struct held held = {.error = error};
	enum stm_status status;

	(void)argument;
	stm_arena_init(&held.arena, &held.trap);
	fail_begin();
	status = ask(&held);
	fail_end();
	release(&held);
	return status;
}

static enum stm_status open_written(struct held *held)
{
	if (setjmp(held->trap))
		return STM_EMEMORY;
	return stm_index_open(&held->index, written_dir, NULL, &held->arena, NULL);
}

/* How many versions the index that is written has. */
static uint32_t count_versions(void)
{
	struct held held = {.error = NULL};
	uint32_t count;

	stm_arena_init(&held.arena, &held.trap);
	count = open_written(&held) == STM_OK ? held.index.versions : UINT32_MAX;
	release(&held);
	return count;
}

bool job_index_is_empty(void)
{
	return count_versions() == 0;
}

bool job_index_is_written(void)
{
	return count_versions() == 2;
}

void job_clear_index(void)
{
	struct held held = {.error = NULL};

	stm_arena_init(&held.arena, &held.trap);
	if (!setjmp(held.trap))
		stm_index_clear(written_dir, &held.arena, NULL);
	release(&held);
}

bool jobs_init_index(void)
{
	struct held held = {.error = NULL};
	enum stm_status status;

	stm_arena_init(&held.arena, &held.trap);
	status = write_versions(&held, asked_dir);
	release(&held);
	return status == STM_OK;
}
