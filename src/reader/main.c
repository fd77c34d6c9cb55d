/*
 * stemma-reader FORMAT [original]: a document on standard input, its events on standard output.
 * stemma-reader --serve: many of them (reader/serve.h).
 *
 * _GNU_SOURCE is for clearenv().
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "reader/format.h"
#include "reader/sandbox.h"
#include "reader/serve.h"

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

static const struct reader_format *const formats[] = {
	&reader_format_pdf,
	&reader_format_docx,
	&reader_format_html,
	&reader_format_akn,
};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

static const struct reader_format *find_format(const char *name)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (!strcmp(formats[i]->name, name))
			return formats[i];
	return NULL;
}

/*
 * Bytes to expect on standard input: a file's size, with room for the read that finds its end. A
 * pipe says nothing of it.
 */
static size_t expected_size(void)
{
	struct stat info;

	if (fstat(STDIN_FILENO, &info) < 0 || !S_ISREG(info.st_mode) || info.st_size <= 0 ||
		(size_t)info.st_size >= STM_READER_MEMORY)
		return 1 << 16;
	return (size_t)info.st_size + 1;
}

static struct stm_str slurp(struct stm_arena *arena, size_t expected)
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
/* What has to be known outside of the sandbox, and is used inside. */
struct reading {
	const struct reader_format *format;
	struct reader_input input;
	size_t expected;
};

/* Inside; the arena's trap is ours. */
static void read_inside(struct reading *reading, struct reader_events *events, jmp_buf *trap)
{
	struct reader_input *input = &reading->input;

	if (setjmp(*trap)) {
		reader_fail(events, "needs more memory than a document should");
		return;
	}
	input->bytes = slurp(input->arena, reading->expected);
	reading->format->read(input, events);
}

/* The exit status: 0, or 1 after a `fail` and when nobody takes the events. */
static int read_document(
	const struct reader_format *format, bool original, const struct reader_sandbox *sandbox)
{
	static struct reader_events events = {.fd = STDOUT_FILENO};
	struct stm_arena arena;
	struct reading reading = {format, {.arena = &arena, .original = original}, expected_size()};
	const char *missing;
	jmp_buf trap;

	stm_arena_init(&arena, &trap);
	reader_begin(&events);
	if (reader_sandbox_enter(sandbox, &missing))
		read_inside(&reading, &events, &trap);
	else
		reader_fail(&events, "cannot be read safely on this system: %s", missing);
	return reader_finish(&events) && !events.failed ? 0 : 1;
}

/* The same document gives the same events in any surroundings; none is asked for the time zone. */
static void forget_surroundings(void)
{
	clearenv();
	setenv("TZ", "UTC0", 1);
	tzset();
}

/* It ends with _exit(): what libraries clean up at the end, the end cleans up. */
int main(int argc, char **argv)
{
	const struct reader_format *format = argc > 1 ? find_format(argv[1]) : NULL;
	const bool original = argc == 3 && !strcmp(argv[2], "original");
	struct reader_sandbox sandbox;

	forget_surroundings();
	if (argc == 2 && !strcmp(argv[1], "--serve"))
		_exit(reader_serve(&(struct reader_service){find_format, read_document}));
	if (!format || argc > 3 || (argc == 3 && !original)) {
		fprintf(stderr, "usage: stemma-reader FORMAT [original] <DOCUMENT >EVENTS\n");
		return 129;
	}
	if (format->prepare)
		format->prepare();
	reader_sandbox_prepare(&sandbox);
	_exit(read_document(format, original, &sandbox));
}
