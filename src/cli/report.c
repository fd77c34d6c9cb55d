/*
 * stemma report [-o DIR|FILE] [SYMBOL...]: pages to read. A folder of them is there when it is
 * complete and not before (report_folder.c). One series in one file is the page of that series.
 *
 * _GNU_SOURCE is for realpath().
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/report.h"

static const char default_folder[] = "stemma-report";

/* A report that is being made. */
struct report {
	struct cli *cli;
	stm_repository *repository;
	stm_history *history;
	stm_blamer *blamer;       /* asked version by version, a series from its first on */
	stm_vocabulary *words;    /* of the pages that were made */
	struct cli_folder folder; /* where its pages go */
	size_t done, total;       /* pages */
};

/* Something to show, and where. */
struct page {
	enum stm_page page;
	const char *name;
	cli_view_fn *view;
	const void *subject;
	const char *series;          /* of one version's page: where it leads up to, or NULL */
	const stm_vocabulary *words; /* of the collection's */
};

/* Writes PAGE into the draft, through the same door as any other output. */
static int write_page(struct report *report, const struct page *page)
{
	char file[STM_PAGE_PATH], path[CLI_PATH], told[CLI_PATH];
	struct cli cli = *report->cli;

	stm_page_path(file, sizeof(file), page->page, page->name);
	if (!cli_join(path, report->folder.draft, file) ||
		!cli_join(told, report->folder.path, file))
		return cli_fail_written(report->folder.path);
	cli.output = path;
	cli.view.series = page->series;
	cli.view.words = page->words;
	cli.told = told;
	cli.view.format = "html";
	cli.view.site = true;
	report->done++;
	if (!cli.quiet)
		cli_progress(&report->cli->progress, "pages", report->done, report->total);
	return cli_view(&cli, page->view, page->subject, CLI_OK);
}

/* The series that ends in LAST. */
static int write_series(struct report *report, const struct stm_version *last)
{
	struct stm_error error = {0};
	stm_table *table;
	int code;

	if (stm_table_read_texts(&table, report->repository, last->symbol, &error) < 0)
		return cli_fail(&error);
	code = stm_vocabulary_add(report->words, table, &error) < 0
		       ? cli_fail(&error)
		       : write_page(report, &(struct page){.page = STM_PAGE_SERIES,
						    .name = last->series,
						    .view = cli_view_table,
						    .subject = table});
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
						  cli_view_diff, diff, version->series, NULL});
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

	if (stm_blamer_read(&blame, report->blamer, version->symbol, NULL, &error) < 0)
		return cli_fail(&error);
	code = write_page(report, &(struct page){STM_PAGE_ORIGINS, version->symbol, cli_view_blame,
					  blame, version->series, NULL});
	stm_blame_free(blame);
	return code;
}

/* The versions of a series stand together in a history. */
static bool begins_series(const struct report *report, size_t i)
{
	return !i || strcmp(stm_history_version(report->history, i)->series,
			     stm_history_version(report->history, i - 1)->series) != 0;
}

/* The last version of the series that VERSION I begins. */
static const struct stm_version *find_last(const struct report *report, size_t i)
{
	const size_t count = stm_history_count(report->history);

	while (i + 1 < count && !begins_series(report, i + 1))
		i++;
	return stm_history_version(report->history, i);
}

static int write_version(struct report *report, size_t i)
{
	const struct stm_version *version = stm_history_version(report->history, i);
	int code = CLI_OK;

	if (begins_series(report, i))
		code = write_series(report, find_last(report, i));
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
	const struct cli_history all = {report->history, NULL};
	int code = CLI_OK;

	count_pages(report);
	for (size_t i = 0; i < stm_history_count(report->history) && code == CLI_OK; i++)
		code = write_version(report, i);
	if (code == CLI_OK)
		code = write_page(report, &(struct page){.page = STM_PAGE_COLLECTION,
						  .view = cli_view_history,
						  .subject = &all,
						  .words = report->words});
	return code;
}

static int write_folder(struct report *report, const char *path)
{
	struct cli_folder *folder = &report->folder;
	struct stm_error error = {0};
	int code = cli_folder_begin(folder, path);

	if (code != CLI_OK)
		return code;
	if (stm_vocabulary_new(&report->words, report->history, &error) < 0)
		code = cli_fail(&error);
	code = cli_folder_end(folder, code == CLI_OK ? write_pages(report) : code);
	stm_vocabulary_free(report->words);
	if (code == CLI_OK && !report->cli->quiet)
		cli_say(stdout, "%s/index.html: %zu page%s", folder->path, report->done,
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
	int code = wanted ? CLI_OK : cli_fail_written("memory");

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
	if (stm_table_read_texts(&table, report->repository, first->series, &error) < 0)
		return cli_fail(&error);
	report->cli->view.format = "html";
	code = cli_view(report->cli, cli_view_table, table, CLI_OK);
	stm_table_free(table);
	return code;
}

static bool is_file_name(const char *name)
{
	const char *format = cli_format_of(name);

	return format && !strcmp(format, "html");
}

static bool is_bare(const char *folder)
{
	char path[CLI_PATH];

	return cli_join(path, folder, "HEAD") && access(path, F_OK) == 0 &&
	       cli_join(path, folder, "objects") && access(path, F_OK) == 0;
}

/* Whether HERE is FOLDER or lies in it; both are paths without links. */
static bool lies_in(const char *here, const char *folder)
{
	const size_t length = strlen(folder);

	return !strncmp(here, folder, length) && (here[length] == '/' || !here[length]);
}

/*
 * Where nobody said where: here, or beside the repository for whoever is in a bare one, which is
 * git's own folder and has no place for pages. On PATH; false with errno set.
 */
static bool choose_folder(const stm_repository *repository, char path[CLI_PATH])
{
	const char *name = stm_repository_path(repository);
	char *folder = realpath(name, NULL), *here = realpath(".", NULL);
	const bool beside = folder && here && is_bare(name) && lies_in(here, folder);
	bool done;

	if (beside)
		*strrchr(folder, '/') = '\0';
	done = beside ? cli_join(path, folder, default_folder)
		      : snprintf(path, CLI_PATH, "%s", default_folder) > 0;
	free(folder);
	free(here);
	return done;
}

static int write_report(struct report *report)
{
	const char *output = report->cli->output;
	char folder[CLI_PATH];
	int code;

	if (!output && !choose_folder(report->repository, folder)) {
		cli_say(stderr, "stemma: %s: %s", default_folder, strerror(errno));
		return CLI_FAILED;
	}
	code = choose(report);
	if (code != CLI_OK)
		return code;
	return is_file_name(output) ? write_file(report)
				    : write_folder(report, output ? output : folder);
}

static int report(struct cli *cli, stm_repository *repository)
{
	struct report report = {.cli = cli, .repository = repository};
	struct stm_error error = {0};
	int code;

	if (stm_history_read(&report.history, repository, &error) < 0 ||
		stm_blamer_new(&report.blamer, repository, &error) < 0)
		code = cli_fail(&error);
	else
		code = write_report(&report);
	stm_blamer_free(report.blamer);
	stm_history_free(report.history);
	return code;
}

int cli_report(struct cli *cli)
{
	return cli_with_repository(cli, report);
}
