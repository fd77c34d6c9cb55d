/*
 * stemma report [-o DIR|FILE] [SYMBOL...]: pages to read. A folder of them is made beside the place
 * where it shall be and goes there when it is complete, in one step; what was there before must
 * have been a report, too. One series in one file is the page of that series.
 *
 * _GNU_SOURCE is for renameat2(), which swaps two folders in one step.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

static const char default_folder[] = "stemma-report", mark[] = ".stemma-report";

enum { PATH = 4096 /* bytes of a path, the most that Linux takes */ };

/* A report that is being made. */
struct report {
	struct cli *cli;
	stm_repository *repository;
	stm_history *history;
	char folder[PATH];  /* what it shall be */
	char draft[PATH];   /* where its pages go until all are there */
	size_t done, total; /* pages */
};

static int fail_system(const char *path)
{
	fprintf(stderr, "stemma: %s: cannot be written: %s\n", path, strerror(errno));
	return CLI_FAILED;
}

/* Writes the path of NAME in FOLDER to PATH; false with errno set when that is too long. */
static bool join(char *path, const char *folder, const char *name)
{
	if ((size_t)snprintf(path, PATH, "%s/%s", folder, name) < PATH)
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
};

/* Writes PAGE into the draft, through the same door as any other output. */
static int write_page(struct report *report, const struct page *page)
{
	char file[STM_PAGE_PATH], path[PATH];
	struct cli cli = *report->cli;

	stm_page_path(file, sizeof(file), page->page, page->name);
	if (!join(path, report->draft, file))
		return fail_system(report->folder);
	cli.output = path;
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
	code = write_page(report, &(struct page){STM_PAGE_SERIES, series, view_series, table});
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
		code = write_page(report,
			&(struct page){STM_PAGE_CHANGES, version->symbol, view_changes, diff});
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
	code = write_page(
		report, &(struct page){STM_PAGE_ORIGINS, version->symbol, view_origins, blame});
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
						  report->history});
	return code;
}

/* The folders of the pages, and the mark by which a later report knows that this is one. */
static int make_folders(const struct report *report)
{
	static const char *const names[] = {"series", "changes", "origins"};
	char path[PATH];
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

/* What is there already must be a report of ours. */
static int check_place(const struct report *report)
{
	char path[PATH];

	if (!join(path, report->folder, mark))
		return fail_system(report->folder);
	if (access(report->folder, F_OK) < 0 || access(path, F_OK) == 0)
		return CLI_OK;
	fprintf(stderr,
		"stemma: %s: is there already and is no report; name another folder with -o\n",
		report->folder);
	return CLI_FAILED;
}

/* As readable as the umask lets it be; mkdtemp() is stricter. */
static int make_draft(struct report *report)
{
	const mode_t mask = umask(0);

	umask(mask);
	if ((size_t)snprintf(report->draft, PATH, "%s.XXXXXX", report->folder) >= PATH) {
		errno = ENAMETOOLONG;
		return fail_system(report->folder);
	}
	if (!mkdtemp(report->draft) || chmod(report->draft, 0777 & ~mask) < 0)
		return fail_system(report->folder);
	return CLI_OK;
}

/* In one step; an earlier report is where the draft was then, and goes. */
static int put_in_place(const struct report *report)
{
	if (access(report->folder, F_OK) < 0)
		return rename(report->draft, report->folder) < 0 ? fail_system(report->folder)
								 : CLI_OK;
	if (renameat2(AT_FDCWD, report->draft, AT_FDCWD, report->folder, RENAME_EXCHANGE) < 0)
		return fail_system(report->folder);
	remove_folder(report->draft);
	return CLI_OK;
}

static int write_folder(struct report *report, const char *folder)
{
	size_t length = strlen(folder);
	int code;

	while (length > 1 && folder[length - 1] == '/')
		length--;
	snprintf(report->folder, PATH, "%.*s", (int)length, folder);
	code = check_place(report);
	if (code == CLI_OK)
		code = make_draft(report);
	if (code != CLI_OK)
		return code;
	code = make_folders(report);
	if (code == CLI_OK)
		code = write_pages(report);
	if (code == CLI_OK)
		code = put_in_place(report);
	if (code != CLI_OK)
		remove_folder(report->draft);
	return code;
}

/* What names a series that is wanted; false when it names nothing. */
static bool want(const struct report *report, const char *name, bool *wanted)
{
	const ptrdiff_t place = stm_history_find(report->history, name);
	const char *series;

	if (place < 0) {
		fprintf(stderr,
			"stemma: %s: is neither a version nor a series here; see stemma list\n",
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
		fprintf(stderr,
			"stemma: %s: one file has one series; name one, or give -o a folder\n",
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
	const char *dot = name ? strrchr(name, '.') : NULL;

	return dot && (!strcmp(dot, ".html") || !strcmp(dot, ".htm"));
}

static int report(struct cli *cli, stm_repository *repository)
{
	struct report report = {.cli = cli, .repository = repository};
	struct stm_error error = {0};
	int code;

	if (stm_history_read(&report.history, repository, &error) < 0)
		return cli_fail(&error);
	code = choose(&report);
	if (code == CLI_OK && is_file_name(cli->output))
		code = write_file(&report);
	else if (code == CLI_OK)
		code = write_folder(&report, cli->output ? cli->output : default_folder);
	stm_history_free(report.history);
	return code;
}

int cli_report(struct cli *cli)
{
	return cli_with_repository(cli, report);
}
