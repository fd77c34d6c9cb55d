/*
 * A reader that has gone bad: enters the sandbox as stemma-reader does and then does what the
 * argument says, as directly as it can. It writes "in" when it is inside, and "out" when it did
 * what should not have been possible. With "free" it stays outside, to show that the attempt is
 * one; with "seccomp" or "landlock" it is on a system that lacks that.
 *
 * usage: escape WHAT [free|seccomp|landlock]
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "reader/sandbox.h"

/* Whether an attempt got through. Most do not come back from it at all. */
typedef bool attempt(void);

enum { OTHER = 9 }; /* a descriptor that was left open */

static pid_t parent; /* asked for while one may ask */

static bool open_to_read(void)
{
	return syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY) >= 0;
}

static bool open_to_write(void)
{
	return syscall(SYS_openat, AT_FDCWD, "/tmp/stemma-escaped", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool make_memory_file(void)
{
	return syscall(SYS_memfd_create, "escaped", 0) >= 0;
}

static bool remove_file(void)
{
	return syscall(SYS_unlinkat, AT_FDCWD, "/tmp/stemma-escaped", 0) == 0;
}

static bool make_socket(void)
{
	return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool make_local_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool make_process(void)
{
	return fork() >= 0;
}

static bool make_process_directly(void)
{
	return syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) >= 0;
}

static void *nothing(void *payload)
{
	return payload;
}

static bool make_thread(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, nothing, NULL) == 0;
}

static bool run_program(void)
{
	char *const arguments[] = {"true", NULL};

	return execv("/bin/true", arguments) == 0;
}

static bool trace_parent(void)
{
	return ptrace(PTRACE_ATTACH, parent, NULL, NULL) == 0;
}

static bool kill_parent(void)
{
	return kill(parent, SIGTERM) == 0;
}

static bool abort_parent(void)
{
	return syscall(SYS_tgkill, parent, parent, SIGABRT) == 0;
}

static bool stop_itself(void)
{
	return syscall(SYS_tgkill, getpid(), getpid(), SIGSTOP) == 0;
}

static bool take_memory_of_others(void)
{
	return syscall(SYS_process_vm_readv, getpid(), NULL, 0, NULL, 0, 0) >= 0;
}

static bool make_code(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) !=
	       MAP_FAILED;
}

static bool turn_to_code(void)
{
	void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return page != MAP_FAILED && mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
}

static bool map_document(void)
{
	return mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, STDIN_FILENO, 0) != MAP_FAILED;
}

static bool write_document(void)
{
	return write(STDIN_FILENO, "x", 1) == 1;
}

static bool read_another(void)
{
	char byte;

	return read(OTHER, &byte, 1) >= 0;
}

static bool raise_limits(void)
{
	return setrlimit(RLIMIT_CPU, &(struct rlimit){RLIM_INFINITY, RLIM_INFINITY}) == 0;
}

static bool catch_alarm(void)
{
	return signal(SIGALRM, SIG_IGN) != SIG_ERR;
}

static bool disarm(void)
{
	alarm(0);
	return true;
}

static bool change_identity(void)
{
	return setuid(0) == 0;
}

static bool speak_otherwise(void)
{
#ifdef __x86_64__
	return syscall(0x40000000 | SYS_getpid) >= 0; /* the x32 calls of the same kernel */
#else
	return syscall(4096) >= 0;
#endif
}

/* What is refused, but does not kill. */
static bool look_at_file(void)
{
	struct stat info;

	return stat("/etc/passwd", &info) == 0;
}

static bool block_alarm(void)
{
	sigset_t all;

	sigfillset(&all);
	return sigprocmask(SIG_BLOCK, &all, NULL) == 0;
}

/* What is bounded. Of memory it is the addresses, so that none need be touched. */
static bool take_memory(void)
{
	const size_t piece = 16 << 20;
	size_t taken = 0;

	while (taken < (size_t)8 << 30 && malloc(piece))
		taken += piece;
	return taken > (size_t)1 << 30 || taken < (size_t)900 << 20;
}

static unsigned long descend(unsigned long depth)
{
	volatile char page[1 << 16];

	page[depth & 0xffff] = 1;
	return depth < 1 << 20 ? descend(depth + 1) + (unsigned long)page[depth & 0xffff] : 0;
}

static bool take_stack(void)
{
	return descend(0) > 0;
}

static bool compute(void)
{
	volatile bool tired = false;

	while (!tired)
		;
	return true;
}

static bool sleep_on(void)
{
	static int word;

	syscall(SYS_futex, &word, 0 /* FUTEX_WAIT */, 0, NULL, NULL, 0);
	return true;
}

static bool write_on(void)
{
	static char block[1 << 20];

	while (write(STDOUT_FILENO, block, sizeof(block)) > 0)
		;
	return false;
}

/* How libraries end. */
static bool end_abort(void)
{
	abort();
}

static bool end_crash(void)
{
	volatile int *volatile nowhere = NULL;

	*nowhere = 1;
	return true;
}

/* What must go on working. */
static bool work(void)
{
	struct timespec now;
	char bytes[16];
	void *page = malloc(1 << 24);
	ssize_t got = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (!page || got < 0 || clock_gettime(CLOCK_MONOTONIC, &now) < 0)
		return false;
	page = realloc(page, 1 << 25);
	free(page);
	return page != NULL;
}

static bool print(void)
{
	return write(STDERR_FILENO, "x", 1) == 1;
}

static const struct {
	const char *name;
	attempt *attempt;
} attempts[] = {
	{"open-read", open_to_read},
	{"open-write", open_to_write},
	{"memory-file", make_memory_file},
	{"unlink", remove_file},
	{"socket", make_socket},
	{"local-socket", make_local_socket},
	{"fork", make_process},
	{"clone", make_process_directly},
	{"thread", make_thread},
	{"exec", run_program},
	{"ptrace", trace_parent},
	{"kill", kill_parent},
	{"abort-other", abort_parent},
	{"stop", stop_itself},
	{"peek", take_memory_of_others},
	{"code", make_code},
	{"turn-to-code", turn_to_code},
	{"map-document", map_document},
	{"write-document", write_document},
	{"read-another", read_another},
	{"limits", raise_limits},
	{"catch-alarm", catch_alarm},
	{"disarm", disarm},
	{"identity", change_identity},
	{"other-calls", speak_otherwise},
	{"stat", look_at_file},
	{"block-alarm", block_alarm},
	{"memory", take_memory},
	{"stack", take_stack},
	{"processor", compute},
	{"sleep", sleep_on},
	{"output", write_on},
	{"abort", end_abort},
	{"crash", end_crash},
	{"work", work},
	{"print", print},
};

static attempt *find(const char *name)
{
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		if (!strcmp(attempts[i].name, name))
			return attempts[i].attempt;
	return NULL;
}

/* As if the kernel did not have WALL; false when that cannot be had. */
static bool tear_down(const char *wall)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	const bool seccomp = !strcmp(wall, "seccomp");
	const int call = seccomp ? SCMP_SYS(prctl) : SCMP_SYS(landlock_create_ruleset);
	int status = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), call, seccomp ? 1 : 0,
		SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0));

	if (!status)
		status = seccomp_load(filter);
	seccomp_release(filter);
	return !status;
}

int main(int argc, char **argv)
{
	attempt *const does = argc > 1 ? find(argv[1]) : NULL;
	const char *how = argc > 2 ? argv[2] : "";
	struct reader_sandbox sandbox;
	const char *missing = "";

	parent = getppid();
	if (!does || ((!strcmp(how, "seccomp") || !strcmp(how, "landlock")) && !tear_down(how)))
		return 129;
	reader_sandbox_prepare(&sandbox);
	if (strcmp(how, "free") != 0 && !reader_sandbox_enter(&sandbox, &missing)) {
		printf("not in: %s\n", missing);
		fflush(stdout);
		_exit(2);
	}
	if (write(STDOUT_FILENO, "in\n", 3) != 3)
		_exit(3);
	if (does() && write(STDOUT_FILENO, "out\n", 4) != 4)
		_exit(3);
	_exit(0);
}
