/*
 * Read-only and private. Whoever replaces such a file renames another one to it, or adds to its
 * end, so what is mapped stays as it was, but for one number of the snapshot (store/snapshot.c).
 */
#include "base/mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static int map(struct stm_mapping *out, int fd)
{
	struct stat info;
	void *at;

	if (fstat(fd, &info) < 0)
		return 0;
	if (!info.st_size)
		return 1;
	at = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return 0;
	*out = (struct stm_mapping){at, (size_t)info.st_size};
	return 1;
}

int stm_mapping_open(struct stm_mapping *out, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), mapped;

	*out = (struct stm_mapping){0};
	if (fd < 0)
		return 0;
	mapped = map(out, fd);
	close(fd);
	return mapped;
}

void stm_mapping_release(struct stm_mapping *mapping)
{
	if (mapping->at)
		munmap((void *)mapping->at, mapping->len);
	*mapping = (struct stm_mapping){0};
}
