/* Whole files: what is read, and the line that says why something is not. */
#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.h"

static char dir[] = "/tmp/stemma-file-XXXXXX";

static void enter(void)
{
	cr_assert(mkdtemp(dir) != NULL);
	cr_assert(chdir(dir) == 0);
}

static void leave(void)
{
	static const char *const names[] = {"text", "empty", "secret", "pipe"};

	for (size_t i = 0; i < COUNT(names); i++)
		unlink(names[i]);
	cr_assert(chdir("/") == 0 && rmdir(dir) == 0);
	test_release();
}

TestSuite(file, .init = enter, .fini = leave);

static void put(const char *name, const char *text)
{
	FILE *file = fopen(name, "wb");

	cr_assert(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void expect_failure(const char *path, size_t limit, enum stm_status status, const char *text)
{
	struct stm_error error = {0};
	struct stm_str out;

	EXPECT_INT(path, stm_file_read(test_arena(), path, limit, &out, &error), status);
	EXPECT_INT(path, error.status, status);
	EXPECT_TEXT(path, error.file, path);
	EXPECT_TEXT(path, error.text, text);
	EXPECT_INT(
		"without an error", stm_file_read(test_arena(), path, limit, &out, NULL), status);
}

Test(file, is_read_whole)
{
	struct stm_str out;

	put("text", "one\ntwo\n");
	put("empty", "");
	EXPECT_INT("text", stm_file_read(test_arena(), "text", 100, &out, NULL), STM_OK);
	EXPECT_TEXT("text", test_text(out), "one\ntwo\n");
	EXPECT_INT("at the limit", stm_file_read(test_arena(), "text", 8, &out, NULL), STM_OK);
	EXPECT_INT("at the limit", out.len, 8);
	EXPECT_INT("empty", stm_file_read(test_arena(), "empty", 8, &out, NULL), STM_OK);
	EXPECT_INT("empty", out.len, 0);
}

Test(file, failures_have_one_line)
{
	put("text", "one\n");
	expect_failure("missing", 10, STM_EFILE, "no such file; check the name");
	expect_failure("", 10, STM_EFILE, "no such file; check the name");
	expect_failure("text/below", 10, STM_EFILE,
		"no such file, a part of the path is not a directory; check the name");
	expect_failure(".", 10, STM_EFILE, "is a directory; name the documents in it one by one");
	expect_failure(
		"text", 3, STM_EINPUT, "larger than the limit of 3 bytes; raise it with --limit");
}

Test(file, too_large_says_where)
{
	struct stm_error error;
	struct stm_str out;

	put("text", "one\ntwo\n");
	EXPECT_INT("text", stm_file_read(test_arena(), "text", 5, &out, &error), STM_EINPUT);
	EXPECT_INT("offset", error.offset, 5);
}

Test(file, not_readable)
{
	put("secret", "x");
	cr_assert(chmod("secret", 0) == 0);
	if (access("secret", R_OK) == 0)
		cr_skip_test("the superuser may read everything");
	expect_failure("secret", 10, STM_EFILE, "not readable; check its permissions");
}

static void read_pipe(size_t limit, size_t size, enum stm_status status)
{
	char bytes[4096];
	struct stm_str out;
	pid_t writer;

	memset(bytes, 'x', sizeof(bytes));
	writer = fork();
	cr_assert(writer >= 0);
	if (!writer) {
		int fd = open("pipe", O_WRONLY);

		for (size_t done = 0; done < size && write(fd, bytes, sizeof(bytes)) > 0;)
			done += sizeof(bytes);
		_exit(0);
	}
	EXPECT_INT("pipe", stm_file_read(test_arena(), "pipe", limit, &out, NULL), status);
	if (status == STM_OK)
		EXPECT_INT("bytes", out.len, size);
}

Test(file, pipes_are_read_as_they_come)
{
	cr_assert(mkfifo("pipe", 0600) == 0);
	read_pipe(1 << 20, 20 * 4096, STM_OK);
	read_pipe(1000, 1 << 20, STM_EINPUT);
}

static bool jumps(struct stm_arena *arena, jmp_buf *trap, const char *path)
{
	struct stm_str out;

	if (setjmp(*trap))
		return true;
	stm_file_read(arena, path, SIZE_MAX, &out, NULL);
	return false;
}

Test(file, no_descriptor_leaks_when_memory_runs_out)
{
	struct stm_arena arena;
	jmp_buf trap;
	int before, after;

	put("text", "");
#ifndef __SANITIZE_ADDRESS__ /* which reserves more than that and has a limit of its own */
	cr_assert(setrlimit(RLIMIT_AS, &(struct rlimit){1 << 30, 1 << 30}) == 0);
#endif
	if (truncate("text", (off_t)1 << 42) < 0)
		cr_skip_test("the file system has no sparse files of that size");
	before = open("/dev/null", O_RDONLY);
	stm_arena_init(&arena, &trap);
	cr_expect(jumps(&arena, &trap, "text"));
	cr_expect(arena.trap == &trap);
	after = open("/dev/null", O_RDONLY);
	EXPECT_INT("next free descriptor", after, before + 1);
	close(before);
	close(after);
	stm_arena_release(&arena);
}

Test(file, names)
{
	static const char *const rows[][2] = {
		{"a/b/c.txt", "c.txt"}, {"c.txt", "c.txt"}, {"/c", "c"}, {"a/", ""}, {"", ""}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], stm_file_name(rows[i][0]), rows[i][1]);
}
