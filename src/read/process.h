/*
 * stemma-reader as stemma sees it: a program that is started once and reads one document after
 * another, each in a process of its own that may come to any harm. docs/reader-protocol.md has what
 * is said between the two. stemma-writer is another such program (docs/writer-protocol.md).
 */
#ifndef STM_READ_PROCESS_H
#define STM_READ_PROCESS_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/str.h"
#include "stemma.h"

/*
 * A server that runs, or will when the first job comes. Zeroed is legal, and then the descriptors
 * are none. Used by one thread at a time; as many as are wanted can run side by side.
 */
struct stm_process {
	pid_t pid;            /* 0: none runs */
	int socket;           /* for jobs and their ends */
	int document, events; /* files in memory, for one job after the other */
};

/* What a program of this kind is called, and what it does, for errors. */
struct stm_process_trade {
	const char *program; /* "stemma-reader" */
	const char *agent;   /* "reader" */
	const char *verb;    /* "read" */
	const char *done;    /* "read": what was done to the document */
	const char *instead; /* what to do when a document is more than the program may take */
};

/* One document to read, or to write. All borrowed. */
struct stm_process_job {
	const struct stm_process_trade *trade; /* NULL: reading */
	const char *program;                   /* the path of stemma-reader */
	const char *format;                    /* "pdf", "docx", "html", "akn" */
	const char *name;                      /* of the document, for errors */
	struct stm_str bytes;
	bool original;           /* of tracked changes the text before them */
	int patience;            /* milliseconds to wait; 0: longer than a reader may live */
	struct stm_arena *arena; /* for the stream */
};

/*
 * Has JOB done, starting the program when it does not run. *OUT is the stream of events, on the
 * job's arena; it may say that the document cannot be read, or break off. Fails with STM_EFILE when
 * the program cannot be had, STM_EINPUT when the document brought its reader down or took too long,
 * STM_EMEMORY. Whatever happened, the next job can be done. When the arena jumps, PROCESS is still
 * the caller's to release.
 */
enum stm_status stm_process_run(struct stm_process *process, const struct stm_process_job *job,
	struct stm_str *out, struct stm_error *error);

/* Ends the program if it runs, at once. Zeroed and released are legal. */
void stm_process_release(struct stm_process *process);

#endif
