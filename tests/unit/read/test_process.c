/*
 * The other side of stemma-reader's socket. The server is this very program: started with --serve,
 * it does before Criterion wakes up what the format's name says, and answers as a real one would.
 */
#define _GNU_SOURCE
#include "read/process.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "read/protocol.h"
#include "support.h"

static const char self[] = "/proc/self/exe";
extern char **environ;

/* What a server is asked for; false at the end. */
static bool take(char *words, size_t size, int *fds)
{
	union {
		char bytes[CMSG_SPACE(2 * sizeof(int))];
		struct cmsghdr aligned;
	} control;
	struct iovec text = {words, size - 1};
	struct msghdr message = {
		.msg_iov = &text,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes),
	};
	ssize_t got = recvmsg(0, &message, MSG_CMSG_CLOEXEC);

	if (got <= 0 || !CMSG_FIRSTHDR(&message))
		return false;
	words[got] = '\0';
	memcpy(fds, CMSG_DATA(CMSG_FIRSTHDR(&message)), 2 * sizeof(int));
	return true;
}

static void copy(int from, int to)
{
	char bytes[4096];
	ssize_t got;

	while ((got = read(from, bytes, sizeof(bytes))) > 0)
		if (write(to, bytes, (size_t)got) != got)
			_exit(3);
}

/* Descriptors besides the first three that a program which is started now would have. */
static int inherited(void)
{
	int count = 0;

	for (int fd = 3; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) == 0;
	return count;
}

/* "descriptors variables": what was left open to the server, and in its environment. */
static void confess(const int *fds)
{
	int variables = 0;

	while (environ[variables])
		variables++;
	dprintf(fds[1], "%d %d", inherited(), variables);
}

/* The wait status to answer with. */
static int act(const char *words, const int *fds)
{
	if (!strcmp(words, "echo") || !strcmp(words, "docx"))
		copy(fds[0], fds[1]);
	else if (!strcmp(words, "confess"))
		confess(fds);
	else if (!strcmp(words, "wide") && ftruncate(fds[1], 200 << 20) < 0)
		_exit(3);
	else if (!strcmp(words, "too wide") && ftruncate(fds[1], STM_READER_OUTPUT + 1) < 0)
		_exit(3);
	else if (!strcmp(words, "hang"))
		pause();
	else if (!strncmp(words, "die ", 4))
		_exit(atoi(words + 4));
	else if (!strncmp(words, "status ", 7))
		return atoi(words + 7);
	else if (strchr(words, ' '))
		dprintf(fds[1], "%s", words);
	return 0;
}

__attribute__((constructor)) static void serve(int argc, char **argv)
{
	char words[64];
	int fds[2];

	if (argc != 2 || strcmp(argv[1], "--serve") != 0)
		return;
	while (take(words, sizeof(words), fds)) {
		int status = act(words, fds);

		close(fds[0]);
		close(fds[1]);
		if (send(0, &status, sizeof(status), MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

static struct stm_process process;

static void leave(void)
{
	stm_process_release(&process);
	test_release();
}

TestSuite(process, .fini = leave, .timeout = 20);

static struct stm_process_job job_of(const char *format, const char *text)
{
	return (struct stm_process_job){
		.program = self,
		.format = format,
		.name = "ferry.pdf",
		.bytes = stm_str(text),
		.arena = test_arena(),
	};
}

static void expect_stream(const char *format, const char *text, const char *expected)
{
	struct stm_process_job job = job_of(format, text);
	struct stm_error error = {0};
	struct stm_str out;

	EXPECT_INT(format, stm_process_run(&process, &job, &out, &error), STM_OK);
	EXPECT_TEXT(format, error.text, "");
	EXPECT_TEXT(format, test_text(out), expected);
}

/* Whose text begins with TEXT. */
static void expect_failure(
	const struct stm_process_job *job, enum stm_status status, const char *text)
{
	struct stm_error error = {0};
	struct stm_str out = STM_STR("untouched");

	EXPECT_INT(job->format, stm_process_run(&process, job, &out, &error), status);
	EXPECT_INT(job->format, out.len, 0);
	EXPECT_TEXT(job->format, error.file, "ferry.pdf");
	error.text[strnlen(text, sizeof(error.text) - 1)] = '\0';
	EXPECT_TEXT(job->format, error.text, text);
}

Test(process, one_server_for_many_jobs)
{
	static char large[1 << 20];
	pid_t first;

	memset(large, 'x', sizeof(large) - 1);
	expect_stream("echo", "The ferry sails.", "The ferry sails.");
	first = process.pid;
	expect_stream("echo", large, large);
	expect_stream("echo", "", "");
	expect_stream("echo", "short", "short");
	EXPECT_INT("server", process.pid, first);
}

Test(process, the_other_side_of_revisions)
{
	struct stm_process_job job = job_of("docx", "");
	struct stm_str out;

	job.original = true;
	EXPECT_INT("original", stm_process_run(&process, &job, &out, NULL), STM_OK);
	EXPECT_TEXT("original", test_text(out), "docx original");
}

/* But for what Criterion leaves open. */
static const char *confession(void)
{
	return stm_format(test_arena(), "%d 1", inherited());
}

Test(process, inherits_nothing)
{
	const char *expected = confession();

	expect_stream("confess", "", expected);
}

Test(process, how_readers_end)
{
	static const struct {
		const char *format;
		enum stm_status status;
		const char *text;
	} rows[] = {
		{"status 31", STM_EINPUT, "made its reader do what a reader must not"},
		{"status 24", STM_EINPUT, "takes longer than 30 s to read"},
		{"status 14", STM_EINPUT, "takes longer than 60 s to read"},
		{"status 25", STM_EINPUT, "has more text than 256 MiB"},
		{"status 11", STM_EINPUT, "crashed its reader (signal 11)"},
		{"status 139", STM_EINPUT, "crashed its reader (signal 11)"}, /* dumped core */
		{"status 6", STM_EINPUT, "needs more than 1024 MiB of memory"},
		{"status 34304", STM_EINPUT, "needs more than 1024 MiB of memory"},
		{"status 9", STM_EINPUT, "was given up by the system"},
		{"status 15", STM_EINPUT, "was not read to its end"},
		{"status 1792", STM_EINPUT, "made its reader give up"},
		{"status 33024", STM_EFILE, "needs another stemma-reader than /proc/self/exe"},
		{"too wide", STM_EINPUT, "has more text than 256 MiB"},
		{"die 0", STM_EFILE, "was not read: /proc/self/exe ended"},
		{"die 127", STM_EFILE, "needs stemma-reader, and /proc/self/exe lacks a library"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_process_job job = job_of(rows[i].format, "");

		expect_failure(&job, rows[i].status, rows[i].text);
		expect_stream("echo", "sails on", "sails on");
	}
	expect_stream("status 256", "", ""); /* a `fail` was said, the stream has it */
}

Test(process, programs_that_cannot_be_had)
{
	struct stm_process_job job = job_of("pdf", "");

	job.program = "/nowhere/stemma-reader";
	expect_failure(&job, STM_EFILE,
		"needs stemma-reader, and there is no /nowhere/stemma-reader; install it beside "
		"stemma");
	job.program = "/";
	expect_failure(&job, STM_EFILE, "needs stemma-reader, and / cannot be run: ");
	EXPECT_INT("server", process.pid, 0);
}

Test(process, a_server_that_died_is_replaced)
{
	pid_t first;

	expect_stream("echo", "one", "one");
	first = process.pid;
	cr_assert(kill(first, SIGKILL) == 0);
	expect_stream("echo", "two", "two");
	cr_expect(process.pid != first);
}

Test(process, patience_ends)
{
	struct stm_process_job job = job_of("hang", "");

	job.patience = 50;
	expect_failure(&job, STM_EINPUT, "takes longer than 60 s to read");
	cr_expect(waitpid(-1, NULL, WNOHANG) < 0);
	expect_stream("echo", "sails on", "sails on");
}

static int next_descriptor(void)
{
	int fd = dup(STDIN_FILENO);

	close(fd);
	return fd;
}

Test(process, leaves_nothing_behind)
{
	int before = next_descriptor();
	struct stm_process_job job = job_of("pdf", "");

	expect_stream("echo", "text", "text");
	stm_process_release(&process);
	stm_process_release(&process);
	stm_process_release(NULL);
	job.program = "/nowhere";
	stm_process_run(&process, &job, &(struct stm_str){0}, NULL);
	EXPECT_INT("next free descriptor", next_descriptor(), before);
	cr_expect(waitpid(-1, NULL, WNOHANG) < 0);
}

#ifndef __SANITIZE_ADDRESS__ /* which reserves more addresses than can be limited */
static bool jumps(struct stm_arena *arena, jmp_buf *trap)
{
	struct stm_process_job job = job_of("wide", "");
	struct stm_str out;

	job.arena = arena;
	if (setjmp(*trap))
		return true;
	stm_process_run(&process, &job, &out, NULL);
	return false;
}

Test(process, goes_on_when_memory_ran_out)
{
	struct stm_arena arena;
	jmp_buf trap;
	int before = next_descriptor();

	expect_stream("echo", "text", "text");
	stm_arena_init(&arena, &trap);
	cr_assert(setrlimit(RLIMIT_AS, &(struct rlimit){150 << 20, RLIM_INFINITY}) == 0);
	cr_expect(jumps(&arena, &trap));
	expect_stream("echo", "sails on", "sails on");
	stm_arena_release(&arena);
	stm_process_release(&process);
	EXPECT_INT("next free descriptor", next_descriptor(), before);
}
#endif

enum { THREADS = 4, JOBS = 25 };

struct share {
	const char *expected;
	int wrong; /* of JOBS */
};

/* A server of its own, and now and then a new one. */
static void *work(void *payload)
{
	struct share *share = payload;
	struct stm_process own = {0};
	struct stm_arena arena;
	jmp_buf trap;

	stm_arena_init(&arena, &trap);
	for (int i = 0; i < JOBS; i++) {
		struct stm_process_job job = {
			.program = self,
			.format = "confess",
			.name = "ferry.pdf",
			.arena = &arena,
		};
		struct stm_str out;

		if (i % 5 == 4)
			stm_process_release(&own);
		share->wrong += stm_process_run(&own, &job, &out, NULL) < 0 ||
				!stm_str_equal(out, stm_str(share->expected));
	}
	stm_process_release(&own);
	stm_arena_release(&arena);
	return NULL;
}

Test(process, threads_do_not_see_each_other)
{
	pthread_t threads[THREADS];
	struct share shares[THREADS];
	const char *expected = confession();

	for (size_t i = 0; i < THREADS; i++) {
		shares[i] = (struct share){expected, 0};
		cr_assert(pthread_create(&threads[i], NULL, work, &shares[i]) == 0);
	}
	for (size_t i = 0; i < THREADS; i++) {
		cr_assert(pthread_join(threads[i], NULL) == 0);
		EXPECT_INT("wrong", shares[i].wrong, 0);
	}
	cr_expect(waitpid(-1, NULL, WNOHANG) < 0);
}
