/*
 * stemma-writer docx: edits on standard input, a Word document on standard output.
 * stemma-writer --serve: many of them (reader/serve.h). It has the walls of stemma-reader, since
 * the package that is changed comes from anywhere.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "reader/format.h"
#include "reader/program.h"
#include "reader/sandbox.h"
#include "reader/serve.h"
#include "writer/docx.h"

/* libxml2 does not always survive that memory runs out, so it is not let see it. */
static void *or_give_up(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

static void *allocate(size_t size)
{
	return or_give_up(malloc(size));
}

static void *reallocate(void *memory, size_t size)
{
	return or_give_up(realloc(memory, size));
}

static char *duplicate(const char *text)
{
	return or_give_up(strdup(text));
}

static void prepare(void)
{
	xmlMemSetup(free, allocate, reallocate, duplicate);
	xmlInitParser();
}

static const struct reader_format docx = {.name = "docx", .prepare = prepare};

static const struct reader_format *find_format(const char *name)
{
	return strcmp(name, docx.name) ? NULL : &docx;
}

/* What has to be known outside of the sandbox, and is used inside. */
struct job {
	struct stm_arena arena;
	struct writer writer;
	size_t expected;
};

/* Inside; the arena's trap is ours. */
static void write_inside(struct job *job, jmp_buf *trap)
{
	if (setjmp(*trap)) {
		writer_fail(job->writer.answer, "needs more memory than a document should");
		return;
	}
	writer_docx(&job->writer, reader_slurp(&job->arena, job->expected));
}

/* The exit status: 0, or 1 after a `fail` and when nobody takes the package. */
static int write_document(
	const struct reader_format *format, bool original, const struct reader_sandbox *sandbox)
{
	struct writer_answer answer = {.fd = STDOUT_FILENO};
	struct job job = {.expected = reader_expected_size()};
	const char *missing;
	jmp_buf trap;

	(void)format;
	(void)original;
	stm_arena_init(&job.arena, &trap);
	job.writer.arena = &job.arena;
	job.writer.answer = &answer;
	if (reader_sandbox_enter(sandbox, &missing))
		write_inside(&job, &trap);
	else
		writer_fail(&answer, "cannot be written safely on this system: %s", missing);
	return answer.broken || answer.failed ? 1 : 0;
}

/* It ends with _exit(): what libraries clean up at the end, the end cleans up. */
int main(int argc, char **argv)
{
	struct reader_sandbox sandbox;

	reader_forget_surroundings();
	if (argc == 2 && !strcmp(argv[1], "--serve"))
		_exit(reader_serve(&(struct reader_service){find_format, write_document}));
	if (argc != 2 || strcmp(argv[1], docx.name) != 0) {
		fprintf(stderr, "usage: stemma-writer docx <EDITS >DOCUMENT\n");
		return 129;
	}
	prepare();
	reader_sandbox_prepare(&sandbox);
	_exit(write_document(&docx, false, &sandbox));
}
