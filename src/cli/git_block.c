/*
 * Both of git's files that have our lines, its configuration and its attributes, take comments, so
 * the lines stand between two of them. Our own editing is preferred to `git config`: all settings
 * come or go in one rename, values of the user's are neither overwritten nor lost, and what is
 * taken out again leaves the file as it was. Its lock is git's: a new file beside it whose name
 * ends in ".lock" (git's lockfile.h), so no program that writes it through git comes between.
 * _XOPEN_SOURCE is for realpath().
 */
#define _XOPEN_SOURCE 700

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/git.h"

static const char begin[] = "# stemma git-setup: begin", end[] = "# stemma git-setup: end\n",
		  new_file[] = " (the file was not there)";

/* A file being changed. */
struct edit {
	char path[PATH_MAX]; /* behind symbolic links */
	char lock[PATH_MAX + 8];
	struct cli_bytes old;
	mode_t mode;
	bool exists;
	char *head, *tail; /* in OLD: where our block starts, and what is below it */
	bool was_new;      /* the block says that there was no file before */
};

static enum cli_block_result fail(struct stm_error *error, const char *path, const char *text)
{
	*error = (struct stm_error){.status = STM_EFILE, .offset = -1};
	snprintf(error->file, sizeof(error->file), "%.*s", (int)sizeof(error->file) - 1, path);
	snprintf(error->text, sizeof(error->text), "%s", text);
	return CLI_BLOCK_FAILED;
}

/* The file may not be there, its folder too. */
static bool load(struct edit *edit, const char *path)
{
	struct stat info;

	if (!realpath(path, edit->path))
		snprintf(edit->path, sizeof(edit->path), "%s", path);
	snprintf(edit->lock, sizeof(edit->lock), "%s.lock", edit->path);
	edit->mode = 0666;
	if (stat(edit->path, &info) == 0) {
		edit->exists = true;
		edit->mode = info.st_mode & 07777;
		return cli_bytes_read(&edit->old, edit->path);
	}
	edit->old.at = calloc(1, 1);
	return edit->old.at && (errno == ENOENT || errno == ENOTDIR);
}

/* The start of a line in S, of LENGTH bytes, that begins with MARK; or NULL. */
static char *find_line(char *s, size_t length, const char *mark)
{
	const size_t size = strlen(mark);

	for (char *line = s; line && (size_t)(line - s) + size <= length;) {
		if (!memcmp(line, mark, size))
			return line;
		line = memchr(line, '\n', length - (size_t)(line - s));
		line = line ? line + 1 : NULL;
	}
	return NULL;
}

/* False when a block begins and does not end: then it is not known what is the user's. */
static bool find_block(struct edit *edit)
{
	const char *stop = edit->old.at + edit->old.length;
	char *last;

	edit->head = edit->tail = edit->old.at;
	last = find_line(edit->old.at, edit->old.length, begin);
	if (!last)
		return true;
	edit->head = last;
	edit->was_new = (size_t)(stop - last) > strlen(begin) + strlen(new_file) &&
			!memcmp(last + strlen(begin), new_file, strlen(new_file));
	last = find_line(edit->head, (size_t)(stop - edit->head), end);
	edit->tail = last ? last + strlen(end) : edit->head;
	return last != NULL;
}

/* What the file is to be: allocated, with *LENGTH; without LINES what it was before us. */
static char *compose(const struct edit *edit, const char *lines, size_t *length)
{
	const size_t before = (size_t)(edit->head - edit->old.at),
		     after = edit->old.length - (size_t)(edit->tail - edit->old.at);
	const size_t room = before + after + (lines ? strlen(lines) : 0) + 128;
	char *text = malloc(room);
	size_t used = 0;

	if (!text)
		return NULL;
	memcpy(text, edit->old.at, before);
	used = before;
	if (lines)
		used += (size_t)snprintf(text + used, room - used, "%s%s\n%s%s", begin,
			!edit->exists || edit->was_new ? new_file : "", lines, end);
	memcpy(text + used, edit->tail, after);
	*length = used + after;
	return text;
}

/* The folders above PATH that are missing. */
static void make_folders(const char *path)
{
	char folder[PATH_MAX];

	for (const char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path), path);
		mkdir(folder, 0777);
	}
}

static enum cli_block_result replace(
	struct edit *edit, const char *text, size_t length, struct stm_error *error)
{
	FILE *file;
	bool good;
	int fd;

	make_folders(edit->path);
	fd = open(edit->lock, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, edit->mode);
	if (fd < 0 && errno == EEXIST)
		return fail(error, edit->path,
			"another program is changing it; if none is, remove the file beside it "
			"whose name ends in .lock");
	file = fd < 0 ? NULL : fdopen(fd, "w");
	if (!file)
		return fail(error, edit->path, "cannot be written; check the permissions");
	good = fwrite(text, 1, length, file) == length;
	good = (!edit->exists || fchmod(fd, edit->mode) == 0) && good;
	good = fflush(file) == 0 && fsync(fd) == 0 && good;
	good = fclose(file) == 0 && good;
	good = good && rename(edit->lock, edit->path) == 0;
	if (good)
		return CLI_BLOCK_CHANGED;
	unlink(edit->lock);
	return fail(error, edit->path, "cannot be written; is the disk full?");
}

/* A file that was not there before us goes when nothing else is in it. */
static enum cli_block_result settle(struct edit *edit, const char *lines, struct stm_error *error)
{
	enum cli_block_result result = CLI_BLOCK_SAME;
	size_t length;
	char *text = compose(edit, lines, &length);

	if (!text)
		return fail(error, edit->path, "out of memory");
	if (!lines && !length && edit->was_new)
		result = unlink(edit->path) == 0 ? CLI_BLOCK_CHANGED
						 : fail(error, edit->path, "cannot be removed");
	else if (length != edit->old.length || memcmp(text, edit->old.at, length) != 0)
		result = replace(edit, text, length, error);
	free(text);
	return result;
}

enum cli_block_result cli_block_write(const char *path, const char *lines, struct stm_error *error)
{
	struct edit edit = {0};
	enum cli_block_result result;

	if (!load(&edit, path))
		result = fail(error, path, "cannot be read; check its permissions");
	else if (!find_block(&edit))
		result = fail(error, path,
			"has the beginning of what git-setup wrote, but not its end; take those "
			"lines out by hand");
	else
		result = settle(&edit, lines, error);
	free(edit.old.at);
	return result;
}
