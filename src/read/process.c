/*
 * Document and events are files in memory that the server hands on to the process that reads: so
 * neither side can block the other, nor does anything have to be read while it is written. Only the
 * end of a job comes over the socket. The files belong to the server's struct and not to the job,
 * so that they are closed with it even when the arena of a job jumps.
 *
 * Everything is made close-on-exec at once, since other threads may start programs meanwhile.
 * _GNU_SOURCE is for memfd_create(), which is what Linux has instead of nameless temporary files.
 */
#define _GNU_SOURCE
#include "read/process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "read/protocol.h"

/* Exit statuses that mean something; by 0 and 1 the stream itself says how it went. */
enum { NOT_LOADED = 127, UNKNOWN_FORMAT = 129, GAVE_UP = 134 };

/* The kernel's own limit comes first; this is for when not even that works. */
enum { GRACE = 5 };

static const struct stm_process_trade reading = {
	"stemma-reader", "reader", "read", "read", "convert it to plain text and read that"};

static const struct stm_process_trade *trade_of(const struct stm_process_job *job)
{
	return job->trade ? job->trade : &reading;
}

/* What errno says of a start that failed. */
static enum stm_status fail_start(const struct stm_process_job *job, struct stm_error *error)
{
	switch (errno) {
	case ENOMEM:
		return stm_fail_memory(error);
	case ENOENT:
	case ENOTDIR:
		return stm_fail(error, STM_EFILE, job->name,
			"needs %s, and there is no %s; install it beside stemma",
			trade_of(job)->program, job->program);
	default:
		return stm_fail(error, STM_EFILE, job->name, "needs %s, and %s cannot be run: %s",
			trade_of(job)->program, job->program, strerror(errno));
	}
}

/* A file in memory, or -1. Where data must not become code, Linux 6.3 wants to be told so. */
static int make_file(const char *name)
{
	const unsigned no_code = 8; /* MFD_NOEXEC_SEAL, later than Debian 12's headers */
	int fd = memfd_create(name, MFD_CLOEXEC | no_code);

	return fd < 0 && errno == EINVAL ? memfd_create(name, MFD_CLOEXEC) : fd;
}

/*
 * All signals as they were at the beginning of the world, and a group of its own, so that a signal
 * from the terminal reaches stemma alone and takes the reader along in order.
 */
static int set_attributes(posix_spawnattr_t *attributes)
{
	const short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP;
	sigset_t all, none;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setpgroup(attributes, 0);
	return posix_spawnattr_setflags(attributes, flags);
}

/*
 * Runs PROGRAM, called NAME, with SOCKET as standard input; standard output is the same, so that no
 * document ever becomes descriptor 1. Standard error is ours, for the loader to say what it misses.
 * An errno.
 */
static int spawn(pid_t *pid, const char *program, const char *name, int socket)
{
	char option[] = "--serve", locale[] = "LC_ALL=C.UTF-8";
	char *const arguments[] = {(char *)name, option, NULL};
	char *const environment[] = {locale, NULL};
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int status = posix_spawn_file_actions_init(&actions);

	if (status)
		return status;
	status = posix_spawnattr_init(&attributes);
	if (!status) {
		status = set_attributes(&attributes);
		if (!status)
			status = posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO);
		if (!status)
			status = posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO);
		if (!status)
			status = posix_spawn(
				pid, program, &actions, &attributes, arguments, environment);
		posix_spawnattr_destroy(&attributes);
	}
	posix_spawn_file_actions_destroy(&actions);
	return status;
}

/* What is -1 was never opened; closing that does nothing. */
static void close_files(const struct stm_process *process)
{
	close(process->socket);
	close(process->document);
	close(process->events);
}

/* All or nothing: PROCESS is untouched when it fails, with errno set. */
static bool start(struct stm_process *process, const struct stm_process_job *job)
{
	struct stm_process started = {
		.document = make_file("stemma-document"),
		.events = make_file("stemma-events"),
	};
	int sockets[2] = {-1, -1};
	bool ready = started.document >= 0 && started.events >= 0 &&
		     socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets) == 0;
	int failed = ready ? spawn(&started.pid, job->program, trade_of(job)->program, sockets[1])
			   : errno;

	close(sockets[1]);
	started.socket = sockets[0];
	if (failed) {
		close_files(&started);
		errno = failed;
		return false;
	}
	*process = started;
	return true;
}

/* Its wait status. Killed, since it may be in the middle of anything; a fork of it dies with it. */
static int stop(struct stm_process *process)
{
	int status = 0;

	close_files(process);
	kill(process->pid, SIGKILL);
	while (waitpid(process->pid, &status, 0) < 0 && errno == EINTR)
		;
	*process = (struct stm_process){0};
	return status;
}

void stm_process_release(struct stm_process *process)
{
	if (process && process->pid)
		stop(process);
}

/* Both files as the reader should find them; false with errno set. */
static bool fill(const struct stm_process *process, struct stm_str bytes)
{
	size_t done = 0;

	if (ftruncate(process->document, 0) < 0 || ftruncate(process->events, 0) < 0)
		return false;
	while (done < bytes.len) {
		ssize_t wrote = pwrite(
			process->document, bytes.at + done, bytes.len - done, (off_t)done);

		if (wrote < 0 && errno != EINTR)
			return false;
		if (wrote > 0)
			done += (size_t)wrote;
	}
	return lseek(process->document, 0, SEEK_SET) == 0 &&
	       lseek(process->events, 0, SEEK_SET) == 0;
}

/* "FORMAT" or "FORMAT original", with the two files; false with errno set. */
static bool ask(const struct stm_process *process, const struct stm_process_job *job)
{
	const int fds[2] = {process->document, process->events};
	union {
		char bytes[CMSG_SPACE(sizeof(fds))];
		struct cmsghdr aligned;
	} control = {{0}};
	struct iovec words[] = {
		{(char *)job->format, strlen(job->format)},
		{(char *)" original", strlen(" original")},
	};
	struct msghdr message = {
		.msg_iov = words,
		.msg_iovlen = job->original ? 2 : 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes),
	};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	ssize_t sent;

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(fds));
	memcpy(CMSG_DATA(head), fds, sizeof(fds));
	do
		sent = sendmsg(process->socket, &message, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent > 0;
}

/* How a job can end. UNASKED is with errno set. */
enum answer { ANSWERED, LATE, GONE, UNASKED };

/* *STATUS is the wait status of the process that read the document. */
static enum answer hear(const struct stm_process *process, int patience, int *status)
{
	struct pollfd socket = {.fd = process->socket, .events = POLLIN};
	ssize_t got;
	int ready;

	if (!patience)
		patience = (STM_READER_PATIENCE + GRACE) * 1000;
	do
		ready = poll(&socket, 1, patience);
	while (ready < 0 && errno == EINTR);
	if (!ready)
		return LATE;
	do
		got = recv(process->socket, status, sizeof(*status), 0);
	while (got < 0 && errno == EINTR);
	return got == sizeof(*status) ? ANSWERED : GONE;
}

/* What a signal that ended the program says of the document. */
static enum stm_status fail_signal(
	int number, const struct stm_process_job *job, struct stm_error *error)
{
	const struct stm_process_trade *trade = trade_of(job);

	switch (number) {
	case SIGSYS:
		return stm_fail(error, STM_EINPUT, job->name,
			"made its %s do what a %s must not; the file is damaged or hostile",
			trade->agent, trade->agent);
	case SIGXCPU:
		return stm_fail(error, STM_EINPUT, job->name, "takes longer than %d s to %s; %s",
			STM_READER_SECONDS, trade->verb, trade->instead);
	case SIGALRM:
		return stm_fail(error, STM_EINPUT, job->name, "takes longer than %d s to %s; %s",
			STM_READER_PATIENCE, trade->verb, trade->instead);
	case SIGXFSZ:
		return stm_fail(error, STM_EINPUT, job->name,
			"has more text than %zu MiB; divide it", STM_READER_OUTPUT >> 20);
	case SIGABRT:
	case SIGTRAP: /* GLib ends so when memory runs out */
		return stm_fail(error, STM_EINPUT, job->name,
			"needs more than %zu MiB of memory to %s, or is damaged; %s",
			STM_READER_MEMORY >> 20, trade->verb, trade->instead);
	case SIGKILL:
		return stm_fail(error, STM_EINPUT, job->name,
			"was given up by the system, which may have too little memory; %s",
			trade->instead);
	case SIGTERM:
	case SIGINT:
	case SIGHUP:
		return stm_fail(error, STM_EINPUT, job->name,
			"was not %s to its end: somebody stopped the %s; try again",
			trade_of(job)->done, trade->agent);
	default:
		return stm_fail(error, STM_EINPUT, job->name,
			"crashed its %s (signal %d); the file is damaged, %s", trade->agent, number,
			trade->instead);
	}
}

/* STATUS is the wait status of the process that read. */
static enum stm_status judge(int status, const struct stm_process_job *job, struct stm_error *error)
{
	if (WIFSIGNALED(status))
		return fail_signal(WTERMSIG(status), job, error);
	switch (WEXITSTATUS(status)) {
	case 0:
	case 1:
		return STM_OK;
	case GAVE_UP:
		return fail_signal(SIGABRT, job, error);
	case UNKNOWN_FORMAT:
		return stm_fail(error, STM_EFILE, job->name,
			"needs another %s than %s, which does not %s %s; install the one that came "
			"with stemma",
			trade_of(job)->program, job->program, trade_of(job)->verb, job->format);
	default:
		return stm_fail(error, STM_EINPUT, job->name,
			"made its %s give up; the file is damaged, %s", trade_of(job)->agent,
			trade_of(job)->instead);
	}
}

/* The server is gone without an answer; STATUS is its own. */
static enum stm_status fail_server(
	int status, const struct stm_process_job *job, struct stm_error *error)
{
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_LOADED)
		return stm_fail(error, STM_EFILE, job->name,
			"needs %s, and %s lacks a library; install it anew", trade_of(job)->program,
			job->program);
	return stm_fail(error, STM_EFILE, job->name,
		"was not %s: %s ended; try again, and if that does not help, install it anew",
		trade_of(job)->done, job->program);
}

static enum stm_status collect(
	int fd, const struct stm_process_job *job, struct stm_str *out, struct stm_error *error)
{
	struct stat info;
	size_t size, done = 0;
	char *at;

	if (fstat(fd, &info) < 0 || (uintmax_t)info.st_size > STM_READER_OUTPUT)
		return fail_signal(SIGXFSZ, job, error);
	size = (size_t)info.st_size;
	at = stm_alloc(job->arena, size + 1);
	while (done < size) {
		ssize_t got = pread(fd, at + done, size - done, (off_t)done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	*out = (struct stm_str){at, done};
	return STM_OK;
}

static enum answer attempt(struct stm_process *process, const struct stm_process_job *job, int *end)
{
	if ((!process->pid && !start(process, job)) || !fill(process, job->bytes))
		return UNASKED;
	if (!ask(process, job))
		return errno == EPIPE || errno == ECONNRESET ? GONE : UNASKED;
	return hear(process, job->patience, end);
}

/*
 * A server does not look at documents: when one is gone it is no fault of this document, and
 * another gets the job. The second has no excuse.
 */
enum stm_status stm_process_run(struct stm_process *process, const struct stm_process_job *job,
	struct stm_str *out, struct stm_error *error)
{
	enum stm_status status;
	enum answer answer;
	int end = 0;

	*out = (struct stm_str){0};
	answer = attempt(process, job, &end);
	if (answer == GONE) {
		stop(process);
		answer = attempt(process, job, &end);
	}
	switch (answer) {
	case UNASKED:
		return fail_start(job, error);
	case LATE:
		stop(process);
		return fail_signal(SIGALRM, job, error);
	case GONE:
		return fail_server(stop(process), job, error);
	default:
		status = judge(end, job, error);
		return status < 0 ? status : collect(process->events, job, out, error);
	}
}
