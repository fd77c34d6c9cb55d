/* The calls that may run out of memory, each from its arguments to its clean-up. */
#ifndef STM_TESTS_FAIL_JOBS_H
#define STM_TESTS_FAIL_JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "stemma.h"

/*
 * One call, made with fail_begin() before and fail_end() after it, so that nothing but the
 * library's own allocations is counted. RUN frees what it was given.
 */
struct job {
	const char *name;
	enum stm_status (*run)(const void *argument, struct stm_error *error);
	const void *argument;
	/* Complains and returns false when a call that failed left a trace; may be NULL. */
	bool (*untouched)(void);
	/* Takes back what a call did that succeeded or left a trace; may be NULL. */
	void (*reset)(void);
	/* Whether a call that succeeded did all of it: such a call may succeed though an allocation
	 * failed, as long as it does not matter any more. NULL: then it must fail. */
	bool (*done)(void);
	bool large; /* more chunks, but no other places: left out where arenas fail */
};

/* Sets up documents from the directory SAMPLES and a repository below /tmp, or exits. */
void jobs_init(const char *samples);

/* Frees and removes all that. */
void jobs_release(void);

/* The *COUNT jobs. */
const struct job *jobs_all(size_t *count);

/* Those of an index (index.c), which is made in the working directory first. */
bool jobs_init_index(void);
enum stm_status job_write_index(const void *argument, struct stm_error *error);
enum stm_status job_ask_index(const void *argument, struct stm_error *error);
bool job_index_is_empty(void);
bool job_index_is_written(void);
void job_clear_index(void);

/* From here on allocations are counted, and one fails (allocation.c). */
void fail_begin(void);

/* Back to normal. */
void fail_end(void);

/* Prints what does not hold, as a TAP comment, and makes the test of this moment fail. */
void fail_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Jobs that ask the repository of jobs_init() about wordings; ARGUMENT is a text. */
enum stm_status job_read_blame(const void *argument, struct stm_error *error);
enum stm_status job_read_blames(const void *argument, struct stm_error *error);
enum stm_status job_read_trace(const void *argument, struct stm_error *error);
enum stm_status job_read_sources(const void *argument, struct stm_error *error);
enum stm_status job_read_table(const void *argument, struct stm_error *error);
enum stm_status job_read_table_texts(const void *argument, struct stm_error *error);
enum stm_status job_write_words(const void *argument, struct stm_error *error);
enum stm_status job_index(const void *argument, struct stm_error *error);

#endif
