/*
 * Lets the allocations of a call fail, one after the other. Each time the call must end with
 * STM_EMEMORY, give NULL, and leave nothing behind: the build with sanitizers sees what leaks. (An
 * add whose versions are in place may also succeed, when only HEAD could not be moved.)
 *
 * usage: allocation system|arena SAMPLES
 *
 * "system" fails what the library asks the system for: all of it, until a run needs no more. An
 * arena asks rarely, so "arena" fails what is asked of arenas instead, as if each piece had needed
 * a chunk of its own: the first and the last time that each place of the source asks, and some of
 * the times between them. That finds a git object that is held across an allocation.
 */
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "jobs.h"

enum {
	SITES = 4096,  /* places of the source that allocate, of one job */
	STRIDES = 12,  /* allocations between them that fail as well */
	LONG = 100000, /* allocations of the system that no job needs */
};

enum level { NONE, SYSTEM, ARENA };

/* A place that allocates, by its address, and when it did so. */
struct site {
	const void *caller;
	size_t first, last;
};

static enum level level;  /* of this run of the program */
static enum level active; /* the same between fail_begin() and fail_end() */
static size_t asked;      /* allocations since fail_begin() */
static size_t failing;    /* the number of the one that fails, from 0 */
static struct site sites[SITES];
static size_t site_count;
static size_t faults; /* complaints of the job that runs */

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);
int __wrap_pthread_create(
	pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *payload);
void *__wrap_stm_alloc(struct stm_arena *arena, size_t size);
void *__wrap_stm_alloc_array(struct stm_arena *arena, size_t count, size_t size);
void *__wrap_stm_resize(struct stm_arena *arena, void *old, size_t old_size, size_t new_size);
char *__wrap_stm_copy(struct stm_arena *arena, const char *bytes, size_t length);
char *__wrap_stm_format(struct stm_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
void *__real_stm_alloc(struct stm_arena *arena, size_t size);
void *__real_stm_alloc_array(struct stm_arena *arena, size_t count, size_t size);
void *__real_stm_resize(struct stm_arena *arena, void *old, size_t old_size, size_t new_size);
char *__real_stm_copy(struct stm_arena *arena, const char *bytes, size_t length);

void fail_begin(void)
{
	asked = 0;
	active = level;
}

void fail_end(void)
{
	active = NONE;
}

void fail_complain(const char *format, ...)
{
	va_list args;

	faults++;
	printf("# ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
}

static void note_site(const void *caller)
{
	size_t i = 0;

	while (i < site_count && sites[i].caller != caller)
		i++;
	if (i == SITES)
		return;
	if (i == site_count)
		sites[site_count++] = (struct site){caller, asked, asked};
	sites[i].last = asked;
}

/* Whether the allocation that CALLER asks KIND for is the one that fails. */
static bool fails(enum level kind, const void *caller)
{
	if (active != kind)
		return false;
	if (failing == SIZE_MAX)
		note_site(caller);
	return asked++ == failing;
}

#define CALLER __builtin_return_address(0)

void *__wrap_malloc(size_t size)
{
	return fails(SYSTEM, CALLER) ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
	return fails(SYSTEM, CALLER) ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return fails(SYSTEM, CALLER) ? NULL : __real_realloc(old, size);
}

char *__wrap_strdup(const char *text)
{
	return fails(SYSTEM, CALLER) ? NULL : __real_strdup(text);
}

/* Without threads the numbers of allocations are the same each time; the library can do without. */
int __wrap_pthread_create(
	pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *payload)
{
	(void)thread;
	(void)attributes;
	(void)start;
	(void)payload;
	return EAGAIN;
}

void *__wrap_stm_alloc(struct stm_arena *arena, size_t size)
{
	if (fails(ARENA, CALLER))
		longjmp(*arena->trap, 1);
	return __real_stm_alloc(arena, size);
}

void *__wrap_stm_alloc_array(struct stm_arena *arena, size_t count, size_t size)
{
	if (fails(ARENA, CALLER))
		longjmp(*arena->trap, 1);
	return __real_stm_alloc_array(arena, count, size);
}

/* Shrinking never fails, and the library may count on that. */
void *__wrap_stm_resize(struct stm_arena *arena, void *old, size_t old_size, size_t new_size)
{
	if (new_size > old_size && fails(ARENA, CALLER))
		longjmp(*arena->trap, 1);
	return __real_stm_resize(arena, old, old_size, new_size);
}

char *__wrap_stm_copy(struct stm_arena *arena, const char *bytes, size_t length)
{
	if (fails(ARENA, CALLER))
		longjmp(*arena->trap, 1);
	return __real_stm_copy(arena, bytes, length);
}

char *__wrap_stm_format(struct stm_arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text;
	int length;

	if (fails(ARENA, CALLER))
		longjmp(*arena->trap, 1);
	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	text = __real_stm_alloc(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

/* JOB with its allocation NUMBER failing; SIZE_MAX for none. Whether that one was asked for. */
static bool run(const struct job *job, size_t number)
{
	struct stm_error error = {0};
	enum stm_status status;
	bool reached, untouched;

	failing = number;
	asked = 0;
	status = job->run(job->argument, &error);
	fail_end();
	reached = asked > number;
	if (reached && status == STM_OK && job->done) {
		if (!job->done())
			fail_complain("allocation %zu failed: success, but it is not done", number);
	} else if (reached && status != STM_EMEMORY)
		fail_complain("allocation %zu failed: status %d, want %d (%s)", number, status,
			STM_EMEMORY, error.text);
	else if (reached && (error.status != STM_EMEMORY || !error.text[0]))
		fail_complain("allocation %zu failed: the error says %d '%s'", number, error.status,
			error.text);
	else if (!reached && status < 0)
		fail_complain("nothing failed: status %d (%s: %s)", status, error.file, error.text);
	untouched = status == STM_OK || !job->untouched || job->untouched();
	if (!untouched)
		fail_complain("allocation %zu failed: the call left a trace", number);
	if ((status == STM_OK || !untouched) && job->reset)
		job->reset();
	return reached;
}

/* Every allocation, until a run does not reach the one that would fail. */
static size_t run_each(const struct job *job)
{
	size_t number = 0;

	while (!faults && number < LONG && run(job, number))
		number++;
	return number;
}

/* The first and last of each place, and every so many. Most of them share a cause: five will do. */
static size_t run_sites(const struct job *job)
{
	size_t runs = 0, total;

	site_count = 0;
	run(job, SIZE_MAX);
	total = asked;
	for (size_t i = 0; faults < 5 && i < site_count; i++, runs++) {
		run(job, sites[i].first);
		if (sites[i].last != sites[i].first)
			run(job, sites[i].last);
	}
	for (size_t i = 1; faults < 5 && i <= STRIDES && total; i++, runs++)
		run(job, total * i / (STRIDES + 1));
	return runs;
}

int main(int argc, char **argv)
{
	const struct job *jobs;
	size_t count, shown = 0, bad = 0;

	if (argc != 3 || (strcmp(argv[1], "system") != 0 && strcmp(argv[1], "arena") != 0)) {
		fprintf(stderr, "usage: allocation system|arena SAMPLES\n");
		return 2;
	}
	level = strcmp(argv[1], "system") ? ARENA : SYSTEM;
	jobs_init(argv[2]);
	jobs = jobs_all(&count);
	printf("TAP version 13\n");
	for (size_t i = 0; i < count; i++) {
		size_t runs;

		if (jobs[i].large && level == ARENA)
			continue;
		faults = 0;
		runs = level == SYSTEM ? run_each(&jobs[i]) : run_sites(&jobs[i]);
		printf("%sok %zu - %s: %zu %s\n", faults ? "not " : "", ++shown, jobs[i].name, runs,
			level == SYSTEM ? "failures" : "places");
		fflush(stdout);
		bad += faults > 0;
	}
	printf("1..%zu\n", shown);
	jobs_release();
	return bad > 0;
}
