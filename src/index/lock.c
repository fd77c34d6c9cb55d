/*
 * flock(), which the system gives up when a process dies. The file stays: removing it would let two
 * writers hold two files. It is not the repository's lock, since an index can be brought up to date
 * while nothing is added to the repository.
 */
#include "index/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TRIES = 60, PAUSE = 50 * 1000 * 1000 /* nanoseconds; three seconds in all */ };

int stm_index_lock(const struct stm_index_place *place)
{
	const char *path = stm_format(place->arena, "%s/lock", place->dir);
	int fd;

	if (mkdir(place->dir, 0777) < 0 && errno != EEXIST)
		stm_fault_system(place->fault, place->dir, "cannot be made");
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		stm_fault_system(place->fault, path, "cannot be written");
	for (int i = 0; i < TRIES; i++) {
		if (flock(fd, LOCK_EX | LOCK_NB) == 0)
			return fd;
		nanosleep(&(struct timespec){.tv_nsec = PAUSE}, NULL);
	}
	close(fd);
	stm_fault_raise(place->fault, STM_ELOCKED, place->dir,
		"another stemma is writing the index; try again when it has finished");
}
