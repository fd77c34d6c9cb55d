/*
 * What stemma-reader and stemma-writer begin with. Linked into the programs themselves, since it
 * stands in for functions of the C library.
 *
 * _GNU_SOURCE is for clearenv().
 */
#define _GNU_SOURCE
#include "reader/program.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "read/protocol.h"

/*
 * What this program has instead of the C library, for all libraries in it. The arguments are not
 * looked at, so they are not named; the names are given to the linker only, because with 64-bit
 * offsets the headers mean others by them.
 *
 * To open a file: there is none. Poppler would look for character maps that one machine has and
 * another has not, libxml2 for catalogs; a document must read the same with and without, and in the
 * sandbox the attempt would end the process. This makes nothing safe: who calls the system instead
 * is killed by the sandbox.
 *
 * To abort: C++ and GLib do so when there is no memory for a document, which is no crash. No signal
 * can be sent in the sandbox, so the exit status says it.
 */
#define REPLACE(type, name)                                                                        \
	__attribute__((visibility("default"))) type reader_##name(void) __asm__(#name);            \
	type reader_##name(void)

REPLACE(void *, fopen)
{
	errno = ENOENT;
	return NULL;
}

REPLACE(void *, fopen64)
{
	return reader_fopen();
}

REPLACE(void *, opendir)
{
	return reader_fopen();
}

REPLACE(int, open)
{
	errno = ENOENT;
	return -1;
}

REPLACE(int, open64)
{
	return reader_open();
}

enum { GAVE_UP = 134 }; /* as shells write SIGABRT; docs/reader-protocol.md */

REPLACE(void, abort)
{
	_exit(GAVE_UP);
}

/*
 * Bytes to expect on standard input: a file's size, with room for the read that finds its end. A
 * pipe says nothing of it.
 */
size_t reader_expected_size(void)
{
	struct stat info;

	if (fstat(STDIN_FILENO, &info) < 0 || !S_ISREG(info.st_mode) || info.st_size <= 0 ||
		(size_t)info.st_size >= STM_READER_MEMORY)
		return 1 << 16;
	return (size_t)info.st_size + 1;
}

struct stm_str reader_slurp(struct stm_arena *arena, size_t expected)
{
	struct stm_buf buf = {.arena = arena};
	ssize_t got;

	do {
		char *room = stm_buf_room(&buf, buf.len < expected ? expected - buf.len : 1 << 16);

		got = read(STDIN_FILENO, room, buf.cap - buf.len);
		if (got > 0)
			buf.len += (size_t)got;
	} while (got > 0);
	return (struct stm_str){buf.at, buf.len};
}

/* The same document gives the same events in any surroundings; none is asked for the time zone. */
void reader_forget_surroundings(void)
{
	clearenv();
	setenv("TZ", "UTC0", 1);
	tzset();
}
