/*
 * A format of stemma-reader, FORMAT, in this process and without its sandbox: whatever the bytes,
 * the stream of events is whole and makes a document, or says why not. Of a Word file the input is
 * the parts, since chance makes no archive with right checksums.
 */
#define _GNU_SOURCE /* memfd_create() */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common.h"
#include "package.h"
#include "reader/format.h"

/* Everything the reader says to FD; false when it could not read. */
static bool read_events(struct fuzz_text text, int fd)
{
	struct reader_events *events = calloc(1, sizeof(*events));
	struct stm_arena arena;
	struct reader_input input = {.bytes = {text.bytes, text.length}, .arena = &arena};
	volatile bool done = false;
	jmp_buf trap;

	if (!events)
		exit(2);
	events->fd = fd;
	input.original = text.length & 1;
	stm_arena_init(&arena, &trap);
	reader_begin(events);
	if (!setjmp(trap))
		done = FORMAT.read(&input, events);
	else
		reader_fail(events, "needs more memory than a document should");
	if (done == events->failed)
		fuzz_fault("read says %d and has %s", done, events->failed ? "failed" : "not");
	reader_finish(events);
	stm_arena_release(&arena);
	free(events);
	return done;
}

/* The stream of an earlier call, as the document it makes. */
static void check_stream(const char *stream, size_t length, bool done)
{
	struct stm_error error = {0};
	struct stm_source source = {"input.events", stream, length};
	stm_document *document;
	enum stm_status status = stm_document_parse(&document, &source, NULL, &error);

	if ((status == STM_OK) != done)
		fuzz_fault("a stream that is %s: %s", done ? "whole" : "not", error.text);
	if (!document)
		return;
	fuzz_walk(document);
	fuzz_show_document(document);
	stm_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_text text = {(const char *)data, size};
	struct fuzz_text file = PACKED ? fuzz_package(text) : text;
	int fd = memfd_create("events", MFD_CLOEXEC);
	bool done = read_events(file, fd);
	off_t length = lseek(fd, 0, SEEK_CUR);
	char *stream = malloc((size_t)length + 1);

	if (fd < 0 || !stream || pread(fd, stream, (size_t)length, 0) != length)
		exit(2);
	check_stream(stream, (size_t)length, done);
	free(stream);
	close(fd);
	if (file.bytes != text.bytes)
		free((char *)file.bytes);
	return 0;
}
