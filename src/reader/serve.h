/*
 * The reader as a server: it starts once, with all its libraries, and reads each document in a fork
 * of itself. It never looks at a document, so it needs no sandbox; the forks have one each.
 */
#ifndef STM_READER_SERVE_H
#define STM_READER_SERVE_H

#include "reader/format.h"
#include "reader/sandbox.h"

/* What a server serves. */
struct reader_service {
	/* The format of that name, or NULL. */
	const struct reader_format *(*find)(const char *name);
	/* Reads standard input as FORMAT, in SANDBOX; the exit status of the process. */
	int (*read)(const struct reader_format *format, bool original,
		const struct reader_sandbox *sandbox);
};

/*
 * Answers the requests that come over the socket on standard input (docs/reader-protocol.md), one
 * after the other, until whoever sends them is gone: then the fork that may be reading is killed.
 * The exit status of the server.
 */
int reader_serve(const struct reader_service *service);

#endif
