/*
 * What is being made beside the place where it shall be: a file, or a folder of a report. One of
 * each is under way at most. A signal that ends the program takes them along, and then does what it
 * would have done; so its handler calls only what may be called there (signal-safety(7)), and the
 * folder is read with the system call that readdir() is made of.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "cli/cli.h"

/* The file goes first: it may lie in the folder. "" where there is none. */
static char drafts[2][CLI_PATH];
static pid_t owner; /* a child that has not become its program yet owns nothing */

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

/* What the system call writes: getdents64(2). */
struct entry {
	uint64_t inode;
	int64_t next;
	unsigned short length;
	unsigned char type;
	char name[];
};

static void empty_folder(int parent, const char *name, int depth);

static void remove_entry(int folder, const char *name, int depth)
{
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return;
	if (unlinkat(folder, name, 0) < 0 && depth) {
		empty_folder(folder, name, depth - 1);
		unlinkat(folder, name, AT_REMOVEDIR);
	}
}

/* DEPTH more levels of folders may lie below; a report has one. */
static void empty_folder(int parent, const char *name, int depth)
{
	int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	_Alignas(struct entry) char room[4096];
	long length;

	while (fd >= 0 && (length = syscall(SYS_getdents64, fd, room, sizeof(room))) > 0)
		for (long at = 0; at < length;) {
			const struct entry *entry = (const void *)(room + at);

			remove_entry(fd, entry->name, depth);
			at += entry->length;
		}
	if (fd >= 0)
		close(fd);
}

/* The signal is held back until this returns; then it does what it does by default. */
static void clean(int number)
{
	int saved = errno;

	if (getpid() == owner)
		for (size_t i = 0; i < 2; i++)
			if (drafts[i][0])
				remove_entry(AT_FDCWD, drafts[i], 2);
	signal(number, SIG_DFL);
	raise(number);
	errno = saved;
}

/* What is ignored, as under nohup, stays so. */
static void watch(const sigset_t *all)
{
	struct sigaction action = {.sa_handler = clean, .sa_mask = *all}, before;

	owner = getpid();
	for (int i = 0; i < SIGNALS; i++)
		if (!sigaction(signals[i], NULL, &before) && before.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
}

/* Between its making and its being known no signal comes. */
int cli_draft_new(char *draft, const char *path, bool folder)
{
	sigset_t all, before;
	int fd = -1;

	if ((size_t)snprintf(draft, CLI_PATH, "%s.XXXXXX", path) >= CLI_PATH) {
		errno = ENAMETOOLONG;
		return -1;
	}
	sigemptyset(&all);
	for (int i = 0; i < SIGNALS; i++)
		sigaddset(&all, signals[i]);
	sigprocmask(SIG_BLOCK, &all, &before);
	if (folder)
		fd = mkdtemp(draft) ? 0 : -1;
	else
		fd = mkstemp(draft);
	if (fd >= 0) {
		memcpy(drafts[folder], draft, CLI_PATH);
		watch(&all);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return fd;
}

void cli_draft_forget(bool folder)
{
	drafts[folder][0] = '\0';
}
