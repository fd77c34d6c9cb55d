/*
 * stemma report [-o DIR|FILE] [SYMBOL...]: pages to read. A folder of them is made beside the place
 * where it shall be and goes there when it is complete, in one step; what was there before must
 * have been a report, too. One series in one file is the page of that series.
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

#include "cli/cli.h"

static const char default_folder[] = "stemma-report", mark[] = ".stemma-report";

/* A report that is being made. */
struct report {
	struct cli *cli;
	stm_repository *repository;
	stm_history *history;
	char folder[CLI_PATH]; /* what it shall be */
	char draft[CLI_PATH];  /* where its pages go until all are there */
	bool anew;             /* FOLDER was a report when the work began */
	size_t done, total;    /* pages */
};

static int fail_system(const char *path)
{
	cli_say(stderr, "stemma: %s: cannot be written: %s", path, strerror(errno));
	return CLI_FAILED;
}

/* Writes the path of NAME in FOLDER to PATH; false with errno set when that is too long. */
static bool join(char *path, const char *folder, const char *name)
{
	if ((size_t)snprintf(path, CLI_PATH, "%s/%s", folder, name) < CLI_PATH)
		return true;
	errno = ENAMETOOLONG;
	return false;
}

/* Something to show, and where. */
struct page {
	enum stm_page page;
	const char *name;
	cli_view_fn *view;
	const void *subject;
	const char *series; /* of one version's page: where it leads up to, or NULL */
};

/* Writes PAGE into the draft, through the same door as any other output. */
static int write_page(struct report *report, const struct page *page)
{
	char file[STM_PAGE_PATH], path[CLI_PATH], told[CLI_PATH];
	struct cli cli = *report->cli;

	stm_page_path(file, sizeof(file), page->page, page->name);
	if (!join(path, report->draft, file) || !join(told, report->folder, file))
		return fail_system(report->folder);
	cli.output = path;
	cli.view.series = page->series;
	cli.told = told;
	cli.view.format = "html";
	cli.view.site = true;
	report->done++;
	if (!cli.quiet)
		cli_progress(&report->cli->progress, "pages", report->done, report->total);
	return cli_view(&cli, page->view, page->subject, CLI_OK);
}

static enum stm_status view_collection(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_history(subject, NULL, options, writer, error);
}

static enum stm_status view_series(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_table(subject, options, writer, error);
}

static enum stm_status view_changes(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_diff(subject, options, writer, error);
}

static enum stm_status view_origins(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_blame(subject, options, writer, error);
}

static int write_series(struct report *report, const char *series)
{
	struct stm_error error = {0};
	stm_table *table;
	int code;

	if (stm_table_read(&table, report->repository, series, &error) < 0)
		return cli_fail(&error);
	code = write_page(
		report, &(struct page){STM_PAGE_SERIES, series, view_series, table, NULL});
	stm_table_free(table);
	return code;
}

/* What became of the clauses of VERSION's first parent. */
static int write_changes(struct report *report, const struct stm_version *version)
{
	const char *const names[] = {version->parents[0], version->symbol};
	stm_document *documents[2] = {NULL, NULL};
	stm_diff *diff = NULL;
	struct stm_error error = {0};
	enum stm_status status = STM_OK;
	int code = CLI_OK;

	for (int side = 0; side < 2 && status == STM_OK; side++)
		status = stm_repository_document(
			&documents[side], report->repository, names[side], &error);
	if (status == STM_OK)
		status = stm_diff_new(&diff, documents[0], documents[1], &error);
	if (status == STM_OK)
		code = write_page(report, &(struct page){STM_PAGE_CHANGES, version->symbol,
						  view_changes, diff, version->series});
	else
		code = cli_fail(&error);
	stm_diff_free(diff);
	stm_document_free(documents[0]);
	stm_document_free(documents[1]);
	return code;
}

static int write_origins(struct report *report, const struct stm_version *version)
{
	struct stm_error error = {0};
	stm_blame *blame;
	int code;

	if (stm_blame_read(&blame, report->repository, version->symbol, NULL, &error) < 0)
		return cli_fail(&error);
	code = write_page(report, &(struct page){STM_PAGE_ORIGINS, version->symbol, view_origins,
					  blame, version->series});
	stm_blame_free(blame);
	return code;
}

/* The versions of a series stand together in a history. */
static bool begins_series(const struct report *report, size_t i)
{
	return !i || strcmp(stm_history_version(report->history, i)->series,
			     stm_history_version(report->history, i - 1)->series) != 0;
}

static int write_version(struct report *report, size_t i)
{
	const struct stm_version *version = stm_history_version(report->history, i);
	int code = CLI_OK;

	if (begins_series(report, i))
		code = write_series(report, version->series);
	if (code == CLI_OK && version->parent_count)
		code = write_changes(report, version);
	return code == CLI_OK ? write_origins(report, version) : code;
}

static void count_pages(struct report *report)
{
	report->total = 1;
	for (size_t i = 0; i < stm_history_count(report->history); i++)
		report->total += begins_series(report, i) + 1u +
				 (stm_history_version(report->history, i)->parent_count > 0);
}

static int write_pages(struct report *report)
{
	int code = CLI_OK;

	count_pages(report);
	for (size_t i = 0; i < stm_history_count(report->history) && code == CLI_OK; i++)
		code = write_version(report, i);
	if (code == CLI_OK)
		code = write_page(report, &(struct page){STM_PAGE_COLLECTION, NULL, view_collection,
						  report->history, NULL});
	return code;
}

/* The folders of the pages, and the mark by which a later report knows that this is one. */
static int make_folders(const struct report *report)
{
	static const char *const names[] = {"series", "changes", "origins"};
	char path[CLI_PATH];
	int fd;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!join(path, report->draft, names[i]) || mkdir(path, 0777) < 0)
			return fail_system(report->folder);
	if (!join(path, report->draft, mark))
		return fail_system(report->folder);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	return fd < 0 || close(fd) < 0 ? fail_system(report->folder) : CLI_OK;
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
		return fail_system(name);
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

	if (!join(path, folder, mark))
		return fail_system(name);
	if (lstat(path, &info) < 0 || !S_ISREG(info.st_mode))
		return fail_place(name, "is there already and is no report");
	return check_content(folder, name);
}

/* Behind a link is the folder that is meant; the link stays. */
static int resolve(struct report *report)
{
	char *real;
	struct stat info;

	if (lstat(report->folder, &info) < 0 || !S_ISLNK(info.st_mode))
		return CLI_OK;
	real = realpath(report->folder, NULL);
	if (!real)
		return fail_place(report->folder, "is a symbolic link that leads nowhere");
	snprintf(report->folder, CLI_PATH, "%s", real);
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
static int check_place(struct report *report)
{
	int code = resolve(report);

	if (code != CLI_OK)
		return code;
	if (is_here(report->folder))
		return fail_place(report->folder,
			"is the folder we are in, or above it, and cannot be replaced");
	report->anew = access(report->folder, F_OK) == 0;
	return report->anew ? check_report(report->folder, report->folder) : CLI_OK;
}

/* As readable as the umask lets it be; mkdtemp() is stricter. */
static int make_draft(struct report *report)
{
	const mode_t mask = umask(0);

	umask(mask);
	if (cli_draft_new(report->draft, report->folder, true) < 0)
		return fail_system(report->folder);
	if (chmod(report->draft, 0777 & ~mask) == 0)
		return CLI_OK;
	fail_system(report->folder);
	rmdir(report->draft);
	cli_draft_forget(true);
	return CLI_FAILED;
}

/* Some file systems, NFS among them, can only rename. */
static bool is_unknown(int reason)
{
	return reason == EINVAL || reason == ENOSYS;
}

/* A plain rename of a folder takes the place of nothing but an empty folder. */
static int put_first(const struct report *report)
{
	int result = renameat2(AT_FDCWD, report->draft, AT_FDCWD, report->folder, RENAME_NOREPLACE);

	if (result < 0 && is_unknown(errno))
		result = rename(report->draft, report->folder);
	if (!result)
		return CLI_OK;
	if (errno == EEXIST || errno == ENOTEMPTY || errno == ENOTDIR)
		return fail_place(report->folder, "is there already, since just now");
	return fail_system(report->folder);
}

/* The earlier report was at OLD when this began. */
static int remove_earlier(const struct report *report, const char *old)
{
	remove_folder(old);
	if (access(old, F_OK) == 0)
		cli_say(stderr, "stemma: %s: what is left of the earlier %s; remove it", old,
			report->folder);
	return CLI_OK;
}

/* In two steps: the earlier report goes aside, and comes back when the new one cannot follow. */
static int put_by_turns(const struct report *report)
{
	char aside[CLI_PATH];
	int code;

	if ((size_t)snprintf(aside, CLI_PATH, "%s.XXXXXX", report->folder) >= CLI_PATH ||
		!mkdtemp(aside))
		return fail_system(report->folder);
	if (rename(report->folder, aside) < 0) {
		code = fail_system(report->folder);
		rmdir(aside);
		return code;
	}
	code = check_report(aside, report->folder);
	if (code == CLI_OK && rename(report->draft, report->folder) < 0)
		code = fail_system(report->folder);
	if (code == CLI_OK)
		return remove_earlier(report, aside);
	if (rename(aside, report->folder) < 0)
		cli_say(stderr, "stemma: %s: is now %s", report->folder, aside);
	return code;
}

/*
 * In one step; what was there is where the draft was then. It may be another than when the work
 * began: it is looked at once more, and goes only when it is a report. What could not be put back
 * is told of and stays; the draft is not removed then, since it is no draft.
 */
static int put_anew(struct report *report)
{
	const char *draft = report->draft, *folder = report->folder;
	int code;

	if (renameat2(AT_FDCWD, draft, AT_FDCWD, folder, RENAME_EXCHANGE) < 0)
		return is_unknown(errno) ? put_by_turns(report)
		       : errno == ENOENT ? put_first(report)
					 : fail_system(folder);
	code = check_report(draft, folder);
	if (code == CLI_OK)
		return remove_earlier(report, draft);
	if (renameat2(AT_FDCWD, draft, AT_FDCWD, folder, RENAME_EXCHANGE) < 0) {
		cli_say(stderr, "stemma: %s: is now %s", folder, draft);
		report->draft[0] = '\0';
	}
	return code;
}

/* From here on the name of the draft may be that of something else: no signal removes it. */
static int put_in_place(struct report *report)
{
	cli_draft_forget(true);
	return report->anew ? put_anew(report) : put_first(report);
}

static int fill_draft(struct report *report)
{
	int code = make_folders(report);

	if (code == CLI_OK)
		code = write_pages(report);
	if (code == CLI_OK)
		code = put_in_place(report);
	if (code != CLI_OK && report->draft[0])
		remove_folder(report->draft);
	cli_draft_forget(true);
	return code;
}

static int write_folder(struct report *report, const char *folder)
{
	size_t length = strlen(folder);
	int code;

	while (length > 1 && folder[length - 1] == '/')
		length--;
	if (length >= CLI_PATH) {
		errno = ENAMETOOLONG;
		return fail_system(folder);
	}
	snprintf(report->folder, CLI_PATH, "%.*s", (int)length, folder);
	code = check_place(report);
	if (code == CLI_OK)
		code = make_draft(report);
	if (code == CLI_OK)
		code = fill_draft(report);
	if (code == CLI_OK && !report->cli->quiet)
		cli_say(stdout, "%s/index.html: %zu page%s", report->folder, report->done,
			report->done == 1 ? "" : "s");
	return code;
}

/* What names a series that is wanted; false when it names nothing. */
static bool want(const struct report *report, const char *name, bool *wanted)
{
	const ptrdiff_t place = stm_history_find(report->history, name);
	const char *series;

	if (place < 0) {
		cli_say(stderr,
			"stemma: %s: is neither a version nor a series here; see stemma list",
			name);
		return false;
	}
	series = stm_history_version(report->history, (size_t)place)->series;
	for (size_t i = 0; i < stm_history_count(report->history); i++)
		wanted[i] |= !strcmp(stm_history_version(report->history, i)->series, series);
	return true;
}

/* Leaves the series of the versions that were named; all when none was. */
static int choose(const struct report *report)
{
	const struct cli *cli = report->cli;
	bool *wanted = calloc(stm_history_count(report->history) + 1, sizeof(*wanted));
	int code = wanted ? CLI_OK : fail_system("memory");

	for (int k = 0; k < cli->argc && code == CLI_OK; k++)
		code = want(report, cli->argv[k], wanted) ? CLI_OK : CLI_FAILED;
	if (code == CLI_OK && cli->argc)
		stm_history_retain(report->history, wanted);
	free(wanted);
	return code;
}

static int write_file(struct report *report)
{
	const size_t count = stm_history_count(report->history);
	const struct stm_version *first = stm_history_version(report->history, 0);
	struct stm_error error = {0};
	stm_table *table;
	int code;

	if (!first ||
		strcmp(first->series, stm_history_version(report->history, count - 1)->series)) {
		cli_say(stderr,
			"stemma: %s: one file has one series; name one, or give -o a folder",
			report->cli->output);
		return CLI_FAILED;
	}
	if (stm_table_read(&table, report->repository, first->series, &error) < 0)
		return cli_fail(&error);
	report->cli->view.format = "html";
	code = cli_view(report->cli, view_series, table, CLI_OK);
	stm_table_free(table);
	return code;
}

static bool is_file_name(const char *name)
{
	const char *format = cli_format_of(name);

	return format && !strcmp(format, "html");
}

/* A bare repository is git's own folder, which has no place for pages. */
static bool is_inside(const char *folder)
{
	char *outer = realpath(folder, NULL), *here = realpath(".", NULL);
	const size_t length = outer ? strlen(outer) : 0;
	const bool inside = outer && here && !strncmp(here, outer, length) &&
			    (here[length] == '/' || !here[length]);

	free(outer);
	free(here);
	return inside;
}

static bool is_bare(const char *folder)
{
	char path[CLI_PATH];

	return join(path, folder, "HEAD") && access(path, F_OK) == 0 &&
	       join(path, folder, "objects") && access(path, F_OK) == 0;
}

/* Where nobody said where. */
static int check_default(const stm_repository *repository)
{
	const char *path = stm_repository_path(repository);

	if (!is_bare(path) || !is_inside(path))
		return CLI_OK;
	cli_say(stderr, "stemma: %s: would lie inside the repository; give -o", default_folder);
	return CLI_FAILED;
}

static int write_report(struct report *report)
{
	const char *output = report->cli->output;
	int code = output ? CLI_OK : check_default(report->repository);

	if (code == CLI_OK)
		code = choose(report);
	if (code != CLI_OK)
		return code;
	return is_file_name(output) ? write_file(report)
				    : write_folder(report, output ? output : default_folder);
}

static int report(struct cli *cli, stm_repository *repository)
{
	struct report report = {.cli = cli, .repository = repository};
	struct stm_error error = {0};
	int code;

	if (stm_history_read(&report.history, repository, &error) < 0)
		return cli_fail(&error);
	code = write_report(&report);
	stm_history_free(report.history);
	return code;
}

int cli_report(struct cli *cli)
{
	return cli_with_repository(cli, report);
}
