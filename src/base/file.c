/*
 * Reads what open() gives: regular files at once, pipes as they come. The arena's trap is borrowed
 * meanwhile, so that the descriptor is closed even when memory runs out.
 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/vec.h"

/* What errno says, as advice; it names what the user can change. */
static enum stm_status fail(struct stm_error *error, const char *path)
{
	switch (errno) {
	case ENOENT:
		return stm_fail(error, STM_EFILE, path, "no such file; check the name");
	case ENOTDIR:
		return stm_fail(error, STM_EFILE, path,
			"no such file, a part of the path is not a directory; check the name");
	case EACCES:
		return stm_fail(error, STM_EFILE, path, "not readable; check its permissions");
	case EISDIR:
		return stm_fail(error, STM_EFILE, path,
			"is a directory; name the documents in it one by one");
	default:
		return stm_fail(error, STM_EFILE, path, "cannot be read: %s", strerror(errno));
	}
}

enum stm_status stm_file_too_large(struct stm_error *error, const char *name, size_t limit)
{
	stm_fail(error, STM_EINPUT, name,
		"larger than the limit of %zu bytes; raise it with --limit", limit);
	if (error)
		error->offset = (int64_t)limit;
	return STM_EINPUT;
}

/*
 * Reads to the end, not to the size that stat told: a file can grow meanwhile, and /proc tells 0.
 */
static enum stm_status slurp(
	int fd, struct stm_buf *buf, const char *path, size_t limit, struct stm_error *error)
{
	for (;;) {
		ssize_t got;

		if (buf->len > limit)
			return stm_file_too_large(error, path, limit);
		if (buf->cap == buf->len)
			buf->at = stm_vec_grow(buf->arena, buf->at, &buf->cap, buf->len + 1, 1);
		got = read(fd, buf->at + buf->len, buf->cap - buf->len);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(error, path);
		if (!got)
			return STM_OK;
		buf->len += (size_t)got;
	}
}

enum stm_status stm_file_read(struct stm_arena *arena, const char *path, size_t limit,
	struct stm_str *out, struct stm_error *error)
{
	struct stm_buf buf = {.arena = arena};
	enum stm_status status;
	struct stat info;
	jmp_buf trap, *outer = arena->trap;
	const int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return fail(error, path);
	arena->trap = &trap;
	if (setjmp(trap)) {
		close(fd);
		arena->trap = outer;
		longjmp(*outer, 1);
	}
	if (fstat(fd, &info) < 0)
		status = fail(error, path);
	else if (S_ISREG(info.st_mode) && (uintmax_t)info.st_size > limit)
		status = stm_file_too_large(error, path, limit);
	else {
		/*
		 * Room behind the file's bytes, for the read that finds their end: growing would
		 * copy. It is not cleared.
		 */
		size_t room = S_ISREG(info.st_mode) ? (size_t)info.st_size + 2 : 4096;

		buf.at = stm_resize(arena, NULL, 0, room);
		buf.cap = room;
		status = slurp(fd, &buf, path, limit, error);
	}
	arena->trap = outer;
	close(fd);
	*out = (struct stm_str){buf.at, buf.len};
	return status;
}

bool stm_file_write(int fd, struct stm_str bytes)
{
	while (bytes.len) {
		ssize_t wrote = write(fd, bytes.at, bytes.len);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return false;
		bytes = stm_str_from(bytes, (size_t)wrote);
	}
	return true;
}

const char *stm_file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}
