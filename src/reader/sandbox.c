/*
 * Three walls, each enough by itself against what it is for: limits (setrlimit, alarm) bound what a
 * document may cost; Landlock takes the file system and the network away from the process, however
 * it asks; seccomp lets through only the system calls below, which were found by tracing the
 * libraries over real documents. Order matters: each step needs what a later one takes away
 * (statm a file, Landlock a descriptor).
 *
 * _GNU_SOURCE is for syscall() and close_range().
 */
#define _GNU_SOURCE
#include "reader/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "read/protocol.h"

#if defined(__has_feature) /* clang's way to say it */
#if __has_feature(address_sanitizer) && !defined(__SANITIZE_ADDRESS__)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

enum {
#ifdef __SANITIZE_ADDRESS__
	SANITIZED = 1, /* it reserves terabytes of addresses, and reports on standard error */
#else
	SANITIZED = 0,
#endif
	KEPT = SANITIZED ? 3 : 2, /* descriptors from 0 that stay open */
	MOST_DESCRIPTORS = 1 << 16,
	STACK = 8 << 20, /* Linux's own, where somebody took all limits away */
};

static void close_descriptors(void)
{
	if (close_range(KEPT, ~0U, 0) == 0)
		return;
	for (int fd = KEPT; fd < MOST_DESCRIPTORS; fd++)
		close(fd);
}

/*
 * Whoever started us may have blocked or ignored what is to end us; an ignored signal stays ignored
 * over exec (POSIX, execve).
 */
static bool restore_signals(void)
{
	static const int signals[] = {SIGABRT, SIGALRM, SIGPIPE, SIGSYS, SIGXCPU, SIGXFSZ};
	sigset_t none;

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (signal(signals[i], SIG_DFL) == SIG_ERR)
			return false;
	sigemptyset(&none);
	return sigprocmask(SIG_SETMASK, &none, NULL) == 0;
}

/* Without /proc it is not known; more than the libraries and their data take, then. */
static rlim_t mapped_bytes(void)
{
	long pages = 0;
	char text[64] = "";
	int fd = openat(AT_FDCWD, "/proc/self/statm", O_RDONLY | O_CLOEXEC);

	if (fd >= 0 && read(fd, text, sizeof(text) - 1) > 0)
		sscanf(text, "%ld", &pages);
	if (fd >= 0)
		close(fd);
	return pages > 0 ? (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) : (rlim_t)256 << 20;
}

/* Pipes have no size to limit; a file, also one in memory, has. */
static rlim_t output_limit(void)
{
	struct stat info;

	if (fstat(STDOUT_FILENO, &info) < 0 || !S_ISREG(info.st_mode))
		return 0;
	return (rlim_t)info.st_size + STM_READER_OUTPUT;
}

/* A tighter limit that was there already stays; so does a shorter alarm. */
static bool limit(int resource, rlim_t soft, rlim_t hard)
{
	struct rlimit now;

	if (getrlimit(resource, &now) < 0)
		return false;
	now.rlim_max = hard < now.rlim_max ? hard : now.rlim_max;
	now.rlim_cur = soft < now.rlim_cur ? soft : now.rlim_cur;
	if (now.rlim_cur > now.rlim_max)
		now.rlim_cur = now.rlim_max;
	return setrlimit(resource, &now) == 0;
}

static void limit_patience(void)
{
	const unsigned before = alarm(STM_READER_PATIENCE);

	if (before && before < STM_READER_PATIENCE)
		alarm(before);
}

/*
 * The processor's time ends with SIGXCPU, which says what happened; a second later comes SIGKILL,
 * should that signal not have ended it.
 */
static bool limit_resources(void)
{
	const rlim_t memory = mapped_bytes() + STM_READER_MEMORY, output = output_limit();

	limit_patience();
	return (SANITIZED || limit(RLIMIT_AS, memory, memory)) &&
	       limit(RLIMIT_STACK, STACK, STACK) &&
	       limit(RLIMIT_CPU, STM_READER_SECONDS, STM_READER_SECONDS + 1) &&
	       limit(RLIMIT_FSIZE, output, output) && limit(RLIMIT_CORE, 0, 0) &&
	       limit(RLIMIT_NPROC, 0, 0);
}

/*
 * linux/landlock.h as of interface 6. Debian 12 has the header of interface 2, but its programs run
 * on later kernels too; the kernel is told how much of the structure it may look at.
 */
struct ruleset {
	uint64_t files, network, scopes;
};

/* Everything that the kernel's interface ABI knows of is denied: no rule is added to the set. */
static struct ruleset denied(long abi, size_t *size)
{
	const int files = abi >= 5 ? 16 : abi >= 3 ? 15 : abi == 2 ? 14 : 13;
	struct ruleset set = {.files = ((uint64_t)1 << files) - 1};

	if (abi >= 4)
		set.network = 3; /* bind and connect, TCP */
	if (abi >= 6)
		set.scopes = 3; /* abstract sockets and signals, outside */
	*size = sizeof(uint64_t) * (abi >= 6 ? 3 : abi >= 4 ? 2 : 1);
	return set;
}

static void enter_landlock(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	struct ruleset set;
	size_t size;
	int fd;

	if (abi < 1)
		return;
	set = denied(abi, &size);
	fd = (int)syscall(SYS_landlock_create_ruleset, &set, size, 0);
	if (fd < 0)
		return;
	syscall(SYS_landlock_restrict_self, fd, 0);
	close(fd);
}

/*
 * What has no effect outside the process. The clocks are answered without a system call on most
 * machines, not on all; sysinfo is qsort() asking how much memory there is.
 */
static const int allowed[] = {
	SCMP_SYS(brk),
	SCMP_SYS(clock_gettime),
	SCMP_SYS(close),
	SCMP_SYS(exit),
	SCMP_SYS(exit_group),
	SCMP_SYS(futex),
	SCMP_SYS(getrandom),
	SCMP_SYS(gettimeofday),
	SCMP_SYS(madvise),
	SCMP_SYS(mremap),
	SCMP_SYS(munmap),
	SCMP_SYS(sched_getaffinity),
	SCMP_SYS(sysinfo),
	SCMP_SYS(time),
};

/*
 * What libraries ask in passing and can do without: it fails, but does not kill. No signal can be
 * sent, caught or blocked, or SIGALRM would be; abort() tries all that and then stumbles on
 * purpose.
 */
static const int refused[] = {
	SCMP_SYS(access),
	SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2),
	SCMP_SYS(fstat),
	SCMP_SYS(getpid),
	SCMP_SYS(gettid),
	SCMP_SYS(ioctl),
	SCMP_SYS(lseek),
	SCMP_SYS(newfstatat),
	SCMP_SYS(readlink),
	SCMP_SYS(readlinkat),
	SCMP_SYS(rt_sigaction),
	SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(stat),
	SCMP_SYS(statx),
	SCMP_SYS(tgkill),
};

/* What AddressSanitizer needs besides, in a build with it. */
static const int for_sanitizers[] = {SCMP_SYS(sched_yield), SCMP_SYS(sigaltstack)};

static int add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count)
{
	int status = 0;

	for (size_t i = 0; !status && i < count; i++)
		status = seccomp_rule_add(filter, action, calls[i], 0);
	return status;
}
#define ADD_ALL(filter, action, calls)                                                             \
	add_all((filter), (action), (calls), sizeof(calls) / sizeof((calls)[0]))

/* Memory that is nobody else's, and never code: what is executable was so before. */
static int add_memory(scmp_filter_ctx filter)
{
	const struct scmp_arg_cmp no_code = SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
	const struct scmp_arg_cmp no_file = SCMP_A3(
		SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS);
	int status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, no_code, no_file);

	if (!status)
		status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, no_code);
	return status;
}

/*
 * The document in, the events out, and what a dying library says: standard error is closed, but a
 * message to it must not hide what it died of.
 */
static int add_streams(scmp_filter_ctx filter)
{
	static const struct {
		int call;
		scmp_datum_t fd;
	} rows[] = {
		{SCMP_SYS(read), STDIN_FILENO},
		{SCMP_SYS(write), STDOUT_FILENO},
		{SCMP_SYS(write), STDERR_FILENO},
		{SCMP_SYS(writev), STDERR_FILENO},
	};
	int status = 0;

	for (size_t i = 0; !status && i < sizeof(rows) / sizeof(rows[0]); i++)
		status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, rows[i].call, 1,
			SCMP_A0(SCMP_CMP_EQ, rows[i].fd, 0));
	return status;
}

static int add_rules(scmp_filter_ctx filter)
{
	int status = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);

	if (!status)
		status = ADD_ALL(filter, SCMP_ACT_ALLOW, allowed);
	if (!status)
		status = ADD_ALL(filter, SCMP_ACT_ERRNO(EACCES), refused);
	if (!status && SANITIZED)
		status = ADD_ALL(filter, SCMP_ACT_ALLOW, for_sanitizers);
	if (!status)
		status = add_memory(filter);
	if (!status)
		status = add_streams(filter);
	return status;
}

/* As the kernel takes it, through a pipe: there is no other way to have it. */
static void export_filter(scmp_filter_ctx filter, struct reader_sandbox *sandbox)
{
	const size_t unit = sizeof(sandbox->filter[0]);
	ssize_t size = 0;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) < 0)
		return;
	if (seccomp_export_bpf(filter, ends[1]) == 0)
		size = read(ends[0], sandbox->filter, sizeof(sandbox->filter));
	close(ends[0]);
	close(ends[1]);
	if (size > 0 && (size_t)size < sizeof(sandbox->filter) && (size_t)size % unit == 0)
		sandbox->length = (unsigned short)((size_t)size / unit);
}

void reader_sandbox_prepare(struct reader_sandbox *sandbox)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);

	sandbox->length = 0;
	if (filter && add_rules(filter) == 0)
		export_filter(filter, sandbox);
	seccomp_release(filter);
}

static bool enter_seccomp(const struct reader_sandbox *sandbox)
{
	const struct sock_fprog program = {
		.len = sandbox->length,
		.filter = (struct sock_filter *)sandbox->filter,
	};

	return sandbox->length && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static bool drop_privileges(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

bool reader_sandbox_enter(const struct reader_sandbox *sandbox, const char **missing)
{
	*missing = NULL;
	close_descriptors();
	if (!restore_signals())
		*missing = "signals cannot be restored";
	else if (!drop_privileges())
		*missing = "the kernel knows no process without privileges";
	else if (!limit_resources())
		*missing = "resources cannot be limited";
	if (*missing)
		return false;
	enter_landlock();
	if (!limit(RLIMIT_NOFILE, KEPT, KEPT))
		*missing = "descriptors cannot be limited";
	else if (!enter_seccomp(sandbox))
		*missing = "the kernel has no filter for system calls (seccomp)";
	return !*missing;
}
