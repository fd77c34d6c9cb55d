/*
 * The folder of a report: made beside the place where it shall be, it goes there when it is
 * complete, in one step. What was there before must have been a report of ours and nothing else.
 *
 * _GNU_SOURCE is for renameat2(), which swaps two folders in one step.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/report.h"

static const char mark[] = ".stemma-report";

int cli_fail_written(const char *path)
{
	cli_say(stderr, "stemma: %s: cannot be written: %s", path, strerror(errno));
	return CLI_FAILED;
}

bool cli_join(char *path, const char *folder, const char *name)
{
	if ((size_t)snprintf(path, CLI_PATH, "%s/%s", folder, name) < CLI_PATH)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* The folders of the pages, and the mark by which a later report knows that this is one. */
static int make_folders(const struct cli_folder *folder)
{
	static const char *const names[] = {"series", "changes", "origins"};
	char path[CLI_PATH];
	int fd;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!cli_join(path, folder->draft, names[i]) || mkdir(path, 0777) < 0)
			return cli_fail_written(folder->path);
	if (!cli_join(path, folder->draft, mark))
		return cli_fail_written(folder->path);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return fd < 0 || close(fd) < 0 ? cli_fail_written(folder->path) : CLI_OK;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
	(void)info;
	(void)kind;
	(void)place;
	return remove(path);
}

static void remove_folder(const char *path)
{
	enum { DESCRIPTORS = 16 };

	nftw(path, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
}

static int fail_place(const char *folder, const char *text)
{
	cli_say(stderr, "stemma: %s: %s; name another folder with -o", folder, text);
	return CLI_FAILED;
}

static bool is_ours(const char *name)
{
	static const char *const names[] = {
		".", "..", mark, "index.html", "series", "changes", "origins"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static int is_foreign(const struct dirent *entry)
{
	return !is_ours(entry->d_name);
}

/* The mark alone does not give what somebody else put beside it; FOLDER is called NAME. */
static int check_content(const char *folder, const char *name)
{
	struct dirent **found;
	int count = scandir(folder, &found, is_foreign, alphasort);

	if (count < 0)
		return cli_fail_written(name);
	if (count)
		cli_say(stderr,
			"stemma: %s: has %s, which is not of a report; move it elsewhere, or name "
			"another folder with -o",
			name, found[0]->d_name);
	for (int i = 0; i < count; i++)
		free(found[i]);
	free(found);
	return count ? CLI_FAILED : CLI_OK;
}

/* What is at FOLDER, and is called NAME, must be a report of ours and nothing else. */
static int check_report(const char *folder, const char *name)
{
	char path[CLI_PATH];
	struct stat info;

	if (!cli_join(path, folder, mark))
		return cli_fail_written(name);
	if (lstat(path, &info) < 0 || !S_ISREG(info.st_mode))
		return fail_place(name, "is there already and is no report");
	return check_content(folder, name);
}

/* Behind a link is the folder that is meant; the link stays. */
static int resolve(struct cli_folder *folder)
{
	char *real;
	struct stat info;

	if (lstat(folder->path, &info) < 0 || !S_ISLNK(info.st_mode))
		return CLI_OK;
	real = realpath(folder->path, NULL);
	if (!real)
		return fail_place(folder->path, "is a symbolic link that leads nowhere");
	snprintf(folder->path, CLI_PATH, "%s", real);
	free(real);
	return CLI_OK;
}

/* The folder that we are in cannot be replaced by another: whoever is in it would lose it. */
static bool is_here(const char *folder)
{
	const char *slash = strrchr(folder, '/'), *name = slash ? slash + 1 : folder;
	struct stat here, there;

	if (!name[0] || !strcmp(name, ".") || !strcmp(name, ".."))
		return true;
	return !stat(".", &here) && !stat(folder, &there) && here.st_dev == there.st_dev &&
	       here.st_ino == there.st_ino;
}

/* Before any work. */
static int check_place(struct cli_folder *folder)
{
	int code = resolve(folder);

	if (code != CLI_OK)
		return code;
	if (is_here(folder->path))
		return fail_place(folder->path,
			"is the folder we are in, or above it, and cannot be replaced");
	folder->anew = access(folder->path, F_OK) == 0;
	return folder->anew ? check_report(folder->path, folder->path) : CLI_OK;
}

/* As readable as the umask lets it be; mkdtemp() is stricter. */
static int make_draft(struct cli_folder *folder)
{
	const mode_t mask = umask(0);

	umask(mask);
	if (cli_draft_new(folder->draft, folder->path, true) < 0)
		return cli_fail_written(folder->path);
	if (chmod(folder->draft, 0777 & ~mask) == 0)
		return CLI_OK;
	cli_fail_written(folder->path);
	rmdir(folder->draft);
	cli_draft_forget(true);
	return CLI_FAILED;
}

/* Some file systems, NFS among them, can only rename. */
static bool is_unknown(int reason)
{
	return reason == EINVAL || reason == ENOSYS;
}

/* A plain rename of a folder takes the place of nothing but an empty folder. */
static int put_first(const struct cli_folder *folder)
{
	int result = renameat2(AT_FDCWD, folder->draft, AT_FDCWD, folder->path, RENAME_NOREPLACE);

	if (result < 0 && is_unknown(errno))
		result = rename(folder->draft, folder->path);
	if (!result)
		return CLI_OK;
	if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
		return fail_place(folder->path, "is there already, since just now");
	return cli_fail_written(folder->path);
}

/* The earlier report was at OLD when this began. */
static int remove_earlier(const struct cli_folder *folder, const char *old)
{
	remove_folder(old);
	if (access(old, F_OK) == 0)
		cli_say(stderr, "stemma: %s: what is left of the earlier %s; remove it", old,
			folder->path);
	return CLI_OK;
}

/* In two steps: the earlier report goes aside, and comes back when the new one cannot follow. */
static int put_by_turns(const struct cli_folder *folder)
{
	char aside[CLI_PATH];
	int code;

	if ((size_t)snprintf(aside, CLI_PATH, "%s.XXXXXX", folder->path) >= CLI_PATH ||
		!mkdtemp(aside))
		return cli_fail_written(folder->path);
	if (rename(folder->path, aside) < 0) {
		code = cli_fail_written(folder->path);
		rmdir(aside);
		return code;
	}
	code = check_report(aside, folder->path);
	if (code == CLI_OK && rename(folder->draft, folder->path) < 0)
		code = cli_fail_written(folder->path);
	if (code == CLI_OK)
		return remove_earlier(folder, aside);
	if (rename(aside, folder->path) < 0)
		cli_say(stderr, "stemma: %s: is now %s", folder->path, aside);
	return code;
}

/*
 * In one step; what was there is where the draft was then. It may be another than when the work
 * began: it is looked at once more, and goes only when it is a report. What could not be put back
 * is told of and stays; the draft is not removed then, since it is no draft.
 */
static int put_anew(struct cli_folder *folder)
{
	const char *draft = folder->draft, *path = folder->path;
	int code;

	if (renameat2(AT_FDCWD, draft, AT_FDCWD, path, RENAME_EXCHANGE) < 0)
		return is_unknown(errno) ? put_by_turns(folder)
		       : errno == ENOENT ? put_first(folder)
					 : cli_fail_written(path);
	code = check_report(draft, path);
	if (code == CLI_OK)
		return remove_earlier(folder, draft);
	if (renameat2(AT_FDCWD, draft, AT_FDCWD, path, RENAME_EXCHANGE) < 0) {
		cli_say(stderr, "stemma: %s: is now %s", path, draft);
		folder->draft[0] = '\0';
	}
	return code;
}

/* From here on the name of the draft may be that of something else: no signal removes it. */
static int put_in_place(struct cli_folder *folder)
{
	cli_draft_forget(true);
	return folder->anew ? put_anew(folder) : put_first(folder);
}

int cli_folder_begin(struct cli_folder *folder, const char *path)
{
	size_t length = strlen(path);
	int code;

	while (length > 1 && path[length - 1] == '/')
		length--;
	if (length >= CLI_PATH) {
		errno = ENAMETOOLONG;
		return cli_fail_written(path);
	}
	snprintf(folder->path, CLI_PATH, "%.*s", (int)length, path);
	code = check_place(folder);
	if (code == CLI_OK)
		code = make_draft(folder);
	if (code != CLI_OK)
		return code;
	code = make_folders(folder);
	return code == CLI_OK ? CLI_OK : cli_folder_end(folder, code);
}

int cli_folder_end(struct cli_folder *folder, int code)
{
	if (code == CLI_OK)
		code = put_in_place(folder);
	if (code != CLI_OK && folder->draft[0])
		remove_folder(folder->draft);
	cli_draft_forget(true);
	return code;
}
