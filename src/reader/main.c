/*
 * stemma-reader FORMAT [original]: a document on standard input, its events on standard output.
 * stemma-reader --serve: many of them (reader/serve.h).
 */
#include <stdio.h>
#include <unistd.h>

#include "reader/format.h"
#include "reader/program.h"
#include "reader/sandbox.h"
#include "reader/serve.h"

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
	input->bytes = reader_slurp(input->arena, reading->expected);
	reading->format->read(input, events);
}

/* The exit status: 0, or 1 after a `fail` and when nobody takes the events. */
static int read_document(
	const struct reader_format *format, bool original, const struct reader_sandbox *sandbox)
{
	static struct reader_events events = {.fd = STDOUT_FILENO};
	struct stm_arena arena;
	struct reading reading = {
		format, {.arena = &arena, .original = original}, reader_expected_size()};
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

/* It ends with _exit(): what libraries clean up at the end, the end cleans up. */
int main(int argc, char **argv)
{
	const struct reader_format *format = argc > 1 ? find_format(argv[1]) : NULL;
	const bool original = argc == 3 && !strcmp(argv[2], "original");
	struct reader_sandbox sandbox;

	reader_forget_surroundings();
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
