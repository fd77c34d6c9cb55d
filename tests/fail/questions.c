/* Calls that ask a repository about wordings: blame, trace, index, table. */
#include "jobs.h"

#include <stdlib.h>

#include "stemma.h"

static stm_repository *open_kept(void)
{
	stm_repository *repository;

	return stm_repository_open(&repository, "kept", NULL) < 0 ? NULL : repository;
}

enum stm_status job_read_blame(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	stm_blame *blame = (stm_blame *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_blame_read(&blame, repository, argument, "2001-06-01", error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && blame)
		fail_complain("a blame in spite of status %d", status);
	else
		stm_blame_free(blame);
	return status;
}

/* Version by version; what was not known for want of memory is found when it is asked again. */
enum stm_status job_read_blames(const void *argument, struct stm_error *error)
{
	static const char *const names[] = {"FB/1", "FB/2"};
	stm_repository *repository = open_kept();
	stm_blamer *blamer = NULL;
	stm_blame *blame;
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_blamer_new(&blamer, repository, error);
	for (size_t i = 0; status == STM_OK && i < sizeof(names) / sizeof(names[0]); i++) {
		status = stm_blamer_read(&blame, blamer, names[i], NULL, error);
		stm_blame_free(blame);
	}
	fail_end();
	if (status < 0 && blamer) {
		if (stm_blamer_read(&blame, blamer, names[1], NULL, NULL) < 0)
			fail_complain("no blame behind one that failed");
		stm_blame_free(blame);
	}
	stm_blamer_free(blamer);
	stm_repository_free(repository);
	return status;
}

enum stm_status job_read_trace(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	struct stm_trace_options options = {.wording = argument};
	stm_trace *trace = (stm_trace *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_trace_read(&trace, repository, &options, error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && trace)
		fail_complain("a trace in spite of status %d", status);
	else if (status == STM_OK && !stm_trace_total(trace))
		fail_complain("a trace of nothing");
	if (status == STM_OK)
		stm_trace_free(trace);
	return status;
}

enum stm_status job_read_sources(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	struct stm_trace_options options = {.from = argument};
	stm_trace *trace;
	enum stm_status status;

	fail_begin();
	status = stm_trace_read(&trace, repository, &options, error);
	fail_end();
	stm_repository_free(repository);
	stm_trace_free(trace);
	return status;
}

enum stm_status job_index(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_repository_index(repository, NULL, NULL, error);
	fail_end();
	stm_repository_free(repository);
	return status;
}

typedef enum stm_status read_fn(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error);

static enum stm_status read_table(read_fn *read, const char *name, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	stm_table *table = (stm_table *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = read(&table, repository, name, error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && table)
		fail_complain("a table in spite of status %d", status);
	else
		stm_table_free(table);
	return status;
}

enum stm_status job_read_table(const void *argument, struct stm_error *error)
{
	return read_table(stm_table_read, argument, error);
}

static int drop(void *payload, const char *bytes, size_t length)
{
	(void)payload;
	(void)bytes;
	(void)length;
	return 0;
}

/* The words of TABLE, and the page that has them; NULL is none. */
static enum stm_status write_words(
	const stm_history *history, const stm_table *table, struct stm_error *error)
{
	const struct stm_writer writer = {drop, NULL};
	struct stm_view_options options = {.format = "html"};
	stm_vocabulary *words = (stm_vocabulary *)(void *)1;
	enum stm_status status = stm_vocabulary_new(&words, history, error);

	if (status == STM_OK)
		status = stm_vocabulary_add(words, table, error);
	options.words = words;
	if (status == STM_OK)
		status = stm_view_history(history, NULL, &options, &writer, error);
	stm_vocabulary_free(words);
	return status;
}

enum stm_status job_write_words(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_kept();
	stm_history *history = NULL;
	stm_table *table = NULL;
	enum stm_status status = stm_history_read(&history, repository, error);

	if (status == STM_OK)
		status = stm_table_read_texts(&table, repository, argument, error);
	fail_begin();
	if (status == STM_OK)
		status = write_words(history, table, error);
	fail_end();
	stm_table_free(table);
	stm_history_free(history);
	stm_repository_free(repository);
	return status;
}

enum stm_status job_read_table_texts(const void *argument, struct stm_error *error)
{
	return read_table(stm_table_read_texts, argument, error);
}
