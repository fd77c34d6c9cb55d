/*
 * Several documents at once: as many threads as there are cores take the next path from a counter.
 * The documents do not know of each other, so the result does not depend on who read which; of
 * several failures the first in the order of the paths is reported. For that every path is read,
 * even after one has failed.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "base/error.h"

enum { MOST_THREADS = 64 };

/* What the threads share. DOCUMENTS needs no lock: each place is written by one thread. */
struct reading {
	const char *const *paths;
	size_t count;
	const struct stm_read_options *options;
	stm_document **documents;
	atomic_size_t next;
	pthread_mutex_t lock; /* for what follows */
	size_t failed;        /* the first path that failed, or COUNT */
	enum stm_status status;
	struct stm_error error;
};

/* The lowest index wins, whichever thread comes first. */
static void note_failure(struct reading *reading, size_t index, enum stm_status status,
	const struct stm_error *error)
{
	pthread_mutex_lock(&reading->lock);
	if (index < reading->failed) {
		reading->failed = index;
		reading->status = status;
		reading->error = *error;
	}
	pthread_mutex_unlock(&reading->lock);
}

/* One thread: takes paths until there are none. Never fails itself. */
static void *work(void *payload)
{
	struct reading *reading = payload;

	for (;;) {
		size_t index = atomic_fetch_add(&reading->next, 1);
		struct stm_error error = {0};
		enum stm_status status;

		if (index >= reading->count)
			return NULL;
		status = stm_document_open(&reading->documents[index], reading->paths[index],
			reading->options, &error);
		if (status < 0)
			note_failure(reading, index, status, &error);
	}
}

/* No more than there are documents, cores or places in run(). */
static size_t wanted_threads(size_t count)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
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

enum stm_status stm_documents_open(stm_document **out, const char *const *paths, size_t count,
	const struct stm_read_options *options, struct stm_error *error)
{
	struct reading reading = {
		.paths = paths,
		.count = count,
		.options = options,
		.documents = out,
		.failed = count,
	};

	for (size_t i = 0; i < count; i++)
		out[i] = NULL;
	if (pthread_mutex_init(&reading.lock, NULL) != 0)
		return stm_fail_memory(error);
	run(&reading);
	pthread_mutex_destroy(&reading.lock);
	if (reading.failed == count)
		return STM_OK;
	for (size_t i = 0; i < count; i++) {
		stm_document_free(out[i]);
		out[i] = NULL;
	}
	if (error)
		*error = reading.error;
	return reading.status;
}
