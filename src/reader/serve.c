/*
 * A request is one message of a SOCK_SEQPACKET socket: "FORMAT" or "FORMAT original", and with it
 * two descriptors, the document's and the one that events go to. The answer is the wait status of
 * the process that read it, as an int.
 *
 * Nothing outlives whoever started it: the server watches its socket while it waits for a reader,
 * and a reader is killed with the server. _GNU_SOURCE is for MSG_CMSG_CLOEXEC and ppoll().
 */
#define _GNU_SOURCE
#include "reader/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SOCKET = STDIN_FILENO,
	WORDS = 64,
	MOST_FORMATS = 16,
	UNKNOWN = 129,
	DOCUMENT = 0, /* of a request's descriptors */
	EVENTS = 1,
};

struct request {
	char words[WORDS + 1]; /* the format's name, cut where the flag begins */
	bool original;
	int fds[2]; /* at DOCUMENT and EVENTS */
};

/* What the forks find done: each format is prepared before the first of them. */
struct prepared {
	struct reader_sandbox sandbox;
	const struct reader_format *formats[MOST_FORMATS];
	size_t count;
};

/* What the fork is told. */
struct reading {
	const struct reader_service *service;
	const struct reader_sandbox *sandbox;
	const struct reader_format *format;
	const struct request *request;
};

static void close_request(const struct request *request)
{
	close(request->fds[DOCUMENT]);
	close(request->fds[EVENTS]);
}

/* The descriptors of MESSAGE; false when it has not exactly two, as none of ours has. */
static bool take_descriptors(struct msghdr *message, struct request *request)
{
	const struct cmsghdr *control = CMSG_FIRSTHDR(message);

	if (!control || control->cmsg_level != SOL_SOCKET || control->cmsg_type != SCM_RIGHTS ||
		control->cmsg_len != CMSG_LEN(sizeof(request->fds)))
		return false;
	memcpy(request->fds, CMSG_DATA(control), sizeof(request->fds));
	return !(message->msg_flags & (MSG_TRUNC | MSG_CTRUNC));
}

/* The next request; false at the end, and when it is not understood. */
static bool receive(struct request *request)
{
	union {
		char bytes[CMSG_SPACE(sizeof(request->fds))];
		struct cmsghdr aligned;
	} control;
	struct iovec text = {request->words, WORDS};
	struct msghdr message = {
		.msg_iov = &text,
		.msg_iovlen = 1,
		.msg_control = control.bytes,
		.msg_controllen = sizeof(control.bytes),
	};
	ssize_t got;
	char *space;

	do
		got = recvmsg(SOCKET, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	if (got <= 0 || !take_descriptors(&message, request))
		return false;
	request->words[got] = '\0';
	space = strchr(request->words, ' ');
	request->original = space && !strcmp(space, " original");
	if (space)
		*space = '\0';
	return true;
}

static void prepare(struct prepared *prepared, const struct reader_format *format)
{
	for (size_t i = 0; i < prepared->count; i++)
		if (prepared->formats[i] == format)
			return;
	if (format->prepare)
		format->prepare();
	if (prepared->count < MOST_FORMATS)
		prepared->formats[prepared->count++] = format;
}

/*
 * What the fork does; does not return. The request's descriptors are none of 0 and 1, which the
 * socket has. A server that died before prctl() was heard of has left the fork to another parent.
 */
static void read_request(const struct reading *reading, pid_t server)
{
	const int *fds = reading->request->fds;

	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 || getppid() != server ||
		dup2(fds[DOCUMENT], STDIN_FILENO) < 0 || dup2(fds[EVENTS], STDOUT_FILENO) < 0)
		_exit(1);
	_exit(reading->service->read(
		reading->format, reading->request->original, reading->sandbox));
}

/* SIGCHLD has to be caught to wake ppoll(); that is all it is for. */
static void wake(int number)
{
	(void)number;
}

/*
 * Waits for READER. It is blocked but for the time in ppoll(), so no SIGCHLD is missed between a
 * look at the reader and the sleep. False when the other side hung up, and the reader is gone.
 */
static bool wait_for(pid_t reader, int *status)
{
	struct pollfd socket = {.fd = SOCKET}; /* asked for nothing, it tells of POLLHUP */
	sigset_t none;

	sigemptyset(&none);
	for (;;) {
		pid_t ended = waitpid(reader, status, WNOHANG);

		if (ended == reader)
			return true;
		if (ended < 0 || ppoll(&socket, 1, NULL, &none) > 0)
			break;
	}
	kill(reader, SIGKILL);
	waitpid(reader, status, 0);
	return false;
}

/* False when there is nobody to go on for. */
static bool serve_one(
	const struct reader_service *service, struct prepared *prepared, struct request *request)
{
	const struct reader_format *format = service->find(request->words);
	const struct reading reading = {service, &prepared->sandbox, format, request};
	const pid_t server = getpid();
	int status = UNKNOWN << 8; /* as if a process had exited with that */
	bool heard = true;

	if (format) {
		pid_t reader;

		prepare(prepared, format);
		reader = fork();
		if (!reader)
			read_request(&reading, server);
		heard = reader > 0 && wait_for(reader, &status);
	}
	close_request(request);
	return heard && send(SOCKET, &status, sizeof(status), MSG_NOSIGNAL) == sizeof(status);
}

int reader_serve(const struct reader_service *service)
{
	struct prepared prepared = {0};
	struct request request;
	sigset_t child;

	reader_sandbox_prepare(&prepared.sandbox);
	sigemptyset(&child);
	sigaddset(&child, SIGCHLD);
	if (sigprocmask(SIG_BLOCK, &child, NULL) < 0 ||
		sigaction(SIGCHLD, &(struct sigaction){.sa_handler = wake}, NULL) < 0)
		return 1;
	while (receive(&request))
		if (!serve_one(service, &prepared, &request))
			return 1;
	return 0;
}
