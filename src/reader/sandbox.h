/*
 * What becomes of the process before the first byte of a document is read: it can read standard
 * input, write standard output and compute, within bounds, and nothing else until it ends.
 */
#ifndef STM_READER_SANDBOX_H
#define STM_READER_SANDBOX_H

#include <linux/filter.h>
#include <stdbool.h>

enum { READER_FILTER_MOST = 256 };

/* The filter of system calls, made once for this process and its forks. Zeroed holds nothing. */
struct reader_sandbox {
	unsigned short length; /* 0: the system has no such filters */
	struct sock_filter filter[READER_FILTER_MOST];
};

/* Makes the filter, if the system has them; reader_sandbox_enter() will complain if not. */
void reader_sandbox_prepare(struct reader_sandbox *sandbox);

/*
 * Gives up everything but descriptors 0 and 1. A system call that reading has no need of kills the
 * process with SIGSYS; the processor's time ends with SIGXCPU, the clock's with SIGALRM, and more
 * memory is not to be had. There is no way back, and one thread only may run. False where the
 * system has no means to hold the process: *MISSING then says which (a literal), and nothing may be
 * read. A kernel without Landlock is no failure: the filter of system calls alone is enough.
 */
bool reader_sandbox_enter(const struct reader_sandbox *sandbox, const char **missing);

#endif
