/* Helpers of the store's tests; everything happens below one directory of /tmp. */
#define _XOPEN_SOURCE 700 /* nftw() */
#include "fixture.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char directory[] = "/tmp/stemma-store-XXXXXX";

void store_init(void)
{
	cr_assert(mkdtemp(directory) && chdir(directory) == 0);
	unsetenv("GIT_DIR");
	setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
	setenv("HOME", directory, 1);
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

void store_fini(void)
{
	if (chdir("/tmp") == 0)
		nftw(directory, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	test_release();
}

void write_file(const char *name, const char *text)
{
	FILE *file = fopen(name, "wb");

	cr_assert(file, "%s", name);
	cr_assert(fwrite(text, 1, strlen(text), file) == strlen(text));
	cr_assert(fclose(file) == 0);
}

const char *read_file(const char *name)
{
	struct stm_buf buf = {.arena = test_arena()};
	FILE *file = fopen(name, "rb");
	int c;

	cr_assert(file, "%s", name);
	while ((c = getc(file)) != EOF)
		stm_buf_char(&buf, (char)c);
	fclose(file);
	return stm_buf_end(&buf);
}

size_t size_of(const char *name)
{
	FILE *file = fopen(name, "rb");
	long size;

	cr_assert(file, "%s", name);
	fseek(file, 0, SEEK_END);
	size = ftell(file);
	fclose(file);
	return (size_t)size;
}

void flip(const char *name, size_t at)
{
	FILE *file = fopen(name, "r+b");
	int c;

	cr_assert(file, "%s", name);
	fseek(file, (long)at, SEEK_SET);
	c = getc(file);
	fseek(file, (long)at, SEEK_SET);
	putc(c ^ 0x20, file);
	fclose(file);
}

const char *write_paper(const struct paper *paper)
{
	static const char body[] = "1. Calls upon owners to keep a lamp at every landing place;\n\n"
				   "2. Decides to remain seized of the matter.\n";
	struct stm_buf buf = {.arena = test_arena()};

	stm_buf_text(&buf, "Ferry Board\n\nDistr.: General\n\n");
	if (paper->date)
		stm_buf_printf(&buf, "%s\n\n", paper->date);
	stm_buf_printf(&buf, "12/7. %s\n\nThe Ferry Board,\n\n", paper->title);
	stm_buf_text(&buf, "Guided by the Covenant of the Two Banks,\n\n");
	stm_buf_text(&buf, paper->body ? paper->body : body);
	write_file(paper->file, stm_buf_end(&buf));
	return paper->file;
}

void make_repository(const char *dir)
{
	struct stm_error error = {0};

	cr_assert(stm_repository_init(dir, &error) == STM_OK, "%s", error.text);
}

enum stm_status add_files(const char *dir, const char *const *files, size_t count,
	const char *after, struct stm_error *error)
{
	const struct stm_add_options options = {.after = &after, .after_count = after != NULL};
	stm_repository *repository;
	enum stm_status status = stm_repository_open(&repository, dir, error);

	if (status == STM_OK)
		status = stm_repository_add(repository, files, count, &options, error);
	stm_repository_free(repository);
	return status;
}

enum stm_status add_file(const char *dir, const char *file, const char *after)
{
	return add_files(dir, &file, 1, after, NULL);
}

enum stm_status check_repository(const char *dir, size_t *versions, struct stm_error *error)
{
	stm_repository *repository;
	enum stm_status status = stm_repository_open(&repository, dir, error);

	if (status == STM_OK)
		status = stm_repository_check(repository, versions, error);
	stm_repository_free(repository);
	return status;
}

static void show_version(struct stm_buf *buf, const struct stm_version *version)
{
	stm_buf_printf(buf, "%s %s", version->series, version->symbol);
	for (size_t i = 0; i < version->parent_count; i++)
		stm_buf_printf(buf, "%s%s", i ? "," : "<", version->parents[i]);
	stm_buf_char(buf, '\n');
}

const char *list_versions(const char *dir)
{
	struct stm_buf buf = {.arena = test_arena()};
	stm_repository *repository;
	stm_history *history;

	if (stm_repository_open(&repository, dir, NULL) < 0)
		return "(cannot be opened)";
	if (stm_history_read(&history, repository, NULL) < 0)
		stm_buf_text(&buf, "(cannot be read)");
	for (size_t i = 0; history && i < stm_history_count(history); i++)
		show_version(&buf, stm_history_version(history, i));
	stm_history_free(history);
	stm_repository_free(repository);
	return stm_buf_end(&buf);
}

int run(const char **out, const char *format, ...)
{
	char command[2048];
	va_list args;
	int status;

	va_start(args, format);
	vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	status = system(
		test_text(stm_str(stm_format(test_arena(), "(%s) >.output 2>&1", command))));
	if (out)
		*out = read_file(".output");
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

const char *list_refs(const char *dir)
{
	const char *out;

	cr_assert(run(&out, "git -C %s show-ref", dir) >= 0);
	return out;
}

bool has_git(void)
{
	return run(NULL, "git --version") == 0;
}
