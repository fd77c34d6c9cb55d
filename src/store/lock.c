/*
 * Writers exclude each other with flock() on <dir>/stemma.lock, which the system gives up when a
 * process dies. Git's programs know nothing of it; they are kept out by git's own lock files, which
 * stay behind when a process is killed. Ours are hard links to stemma.lock: whoever holds the flock
 * and finds a lock file that is the same file knows that a Stemma made it, and that this Stemma is
 * dead; the next one that gets the flock removes it, or git would wait for ever. A lock file of
 * anybody else is never removed.
 */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 60, PAUSE = 50 * 1000 * 1000 /* nanoseconds; three seconds in all */ };

static void pause_briefly(void)
{
	nanosleep(&(struct timespec){.tv_nsec = PAUSE}, NULL);
}

/* The file stays when the lock is given up: removing it would let two writers hold two files. */
static enum stm_status open_lock(struct stm_store *store)
{
	const char *path = stm_store_file(store, "stemma.lock");

	store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (store->lock < 0)
		return stm_fail_system(store->error, store->name, "cannot be written to");
	return STM_OK;
}

static bool same_file(int fd, const char *path)
{
	struct stat mine, other;

	return fstat(fd, &mine) == 0 && stat(path, &other) == 0 && mine.st_dev == other.st_dev &&
	       mine.st_ino == other.st_ino;
}

/* Links below directory NAME to the file that we hold. */
static void remove_links(struct stm_store *store, const char *name)
{
	struct stm_names names = {0};

	stm_store_names(store, name, &names);
	for (size_t i = 0; i < names.len; i++) {
		const char *child = stm_format(store->arena, "%s/%s", name, names.at[i]);
		const char *path = stm_store_file(store, child);
		struct stat info;

		if (lstat(path, &info) == 0 && S_ISDIR(info.st_mode))
			remove_links(store, child);
		else if (same_file(store->lock, path))
			unlink(path);
	}
}

/* The lock files of a killed Stemma, if the number of links says that there are any. */
static void remove_stale(struct stm_store *store)
{
	const char *packed = stm_store_file(store, "packed-refs.lock");
	struct stat info;

	if (fstat(store->lock, &info) < 0 || info.st_nlink < 2)
		return;
	if (same_file(store->lock, packed))
		unlink(packed);
	remove_links(store, "refs");
}

/* Without waiting in the kernel, so that the wait is bounded and a signal does not end it. */
enum stm_status stm_store_lock(struct stm_store *store)
{
	enum stm_status status = store->lock < 0 ? open_lock(store) : STM_OK;

	if (status < 0)
		return status;
	for (int i = 0; i < TRIES; i++) {
		if (flock(store->lock, LOCK_EX | LOCK_NB) == 0) {
			remove_stale(store);
			return STM_OK;
		}
		if (errno != EWOULDBLOCK && errno != EINTR)
			return stm_fail_system(store->error, store->name, "cannot be locked");
		pause_briefly();
	}
	return stm_fail(store->error, STM_ELOCKED, store->name,
		"another stemma is writing to it; try again when it has finished");
}

/* Whether errno says that the file system has no hard links. */
static bool has_no_links(void)
{
	return errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
}

/* 0, or -1 with errno. Without hard links an ordinary file does, but is not known again as ours. */
static int make_link(struct stm_store *store, const char *path)
{
	int fd;

	if (link(stm_store_file(store, "stemma.lock"), path) == 0)
		return 0;
	if (!has_no_links())
		return -1;
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd >= 0)
		close(fd);
	return fd < 0 ? -1 : 0;
}

enum stm_status stm_lock_file(struct stm_store *store, const char *path)
{
	for (int i = 0; i < TRIES; i++) {
		int made = make_link(store, path);

		if (made < 0 && errno != EEXIST)
			return stm_fail_system(store->error, store->name, "cannot be written to");
		if (made == 0 || same_file(store->lock, path)) {
			store->git_lock = path;
			return STM_OK;
		}
		pause_briefly();
	}
	return stm_fail(store->error, STM_ELOCKED, path,
		"a git command is writing; try again, or remove this file if none is running");
}

void stm_unlock_file(struct stm_store *store)
{
	if (store->git_lock)
		unlink(store->git_lock);
	store->git_lock = NULL;
}

void stm_lock_release(struct stm_store *store)
{
	stm_unlock_file(store);
	if (store->lock >= 0)
		close(store->lock);
	store->lock = -1;
}
