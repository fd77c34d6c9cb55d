/*
 * Several documents at once: as many threads as there are cores take the next path from a counter.
 * The documents do not know of each other, so the result does not depend on who read which; of
 * several failures the first in the order of the paths is reported. For that every path is read,
 * even after one has failed.
 *
 * _GNU_SOURCE is for sched_getaffinity().
 */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "engine/document.h"

enum { MOST_THREADS = 64 };

/* What the threads share. No place needs a lock: each is written by one thread. */
struct reading {
	const char *const *paths;
	size_t count;
	const struct stm_read_options *options;
	stm_document **documents;
	struct stm_error *errors;
	atomic_size_t next;
};

/* One thread, with a reader process of its own: takes paths until there are none. */
static void *work(void *payload)
{
	struct reading *reading = payload;
	struct stm_process process = {0};
	size_t index;

	while ((index = atomic_fetch_add(&reading->next, 1)) < reading->count) {
		struct stm_input input = {.name = reading->paths[index],
			.path = reading->paths[index],
			.options = reading->options};

		stm_input_open(
			&reading->documents[index], &input, &process, &reading->errors[index]);
	}
	stm_process_release(&process);
	return NULL;
}

/* The cores that this process may run on. */
static long count_cores(void)
{
#ifdef CPU_COUNT
	cpu_set_t set;

	if (!sched_getaffinity(0, sizeof(set), &set))
		return CPU_COUNT(&set);
#endif
	return sysconf(_SC_NPROCESSORS_ONLN);
}

/* No more than there are documents, cores or places in run(). */
static size_t wanted_threads(size_t count)
{
	long cores = count_cores();
	size_t threads = cores < 1 ? 1 : cores > MOST_THREADS ? MOST_THREADS : (size_t)cores;

	return count < threads ? count : threads;
}

/* The calling thread works too, so that nothing fails when no other can be had. */
static void run(struct reading *reading)
{
	pthread_t threads[MOST_THREADS];
	size_t wanted = wanted_threads(reading->count), started = 0;

	while (started + 1 < wanted && !pthread_create(&threads[started], NULL, work, reading))
		started++;
	work(reading);
	while (started--)
		pthread_join(threads[started], NULL);
}

size_t stm_documents_read(stm_document **out, struct stm_error *errors, const char *const *paths,
	size_t count, const struct stm_read_options *options)
{
	struct reading reading = {
		.paths = paths,
		.count = count,
		.options = options,
		.documents = out,
		.errors = errors,
	};
	size_t failed = 0;

	run(&reading);
	for (size_t i = 0; i < count; i++)
		failed += errors[i].status < 0;
	return failed;
}

/* The first failure in the order of the paths, whichever thread came first. */
static const struct stm_error *first_error(const struct stm_error *errors)
{
	while (errors->status == STM_OK)
		errors++;
	return errors;
}

enum stm_status stm_documents_open(stm_document **out, const char *const *paths, size_t count,
	const struct stm_read_options *options, struct stm_error *error)
{
	struct stm_error *errors = calloc(count + 1, sizeof(*errors));
	enum stm_status status = STM_OK;

	for (size_t i = 0; i < count; i++)
		out[i] = NULL;
	if (!errors)
		return stm_fail_memory(error);
	if (stm_documents_read(out, errors, paths, count, options)) {
		status = stm_fail_as(error, first_error(errors));
		for (size_t i = 0; i < count; i++) {
			stm_document_free(out[i]);
			out[i] = NULL;
		}
	}
	free(errors);
	return status;
}
