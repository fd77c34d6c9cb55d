/*
 * Folders given instead of files stand for the documents in them and below, by name. What a folder
 * has besides is left out: files of other kinds, and whatever starts with a dot. Links to folders
 * are not followed, so that none is walked twice.
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/cli.h"

static int fail(const char *path, const char *text)
{
	struct stm_error error = {.offset = -1};

	snprintf(error.file, sizeof(error.file), "%s", path);
	snprintf(error.text, sizeof(error.text), "%s", text);
	return cli_fail(&error);
}

static int fail_memory(void)
{
	return fail("", stm_status_text(STM_EMEMORY));
}

/* From errno. */
static int fail_path(const char *path)
{
	return fail(
		path, errno == EACCES ? "cannot be read; check its permissions" : strerror(errno));
}

/* Takes PATH, which is allocated. */
static int add_path(struct cli_paths *paths, char *path)
{
	char **grown = path ? realloc(paths->at, (paths->count + 1) * sizeof(*grown)) : NULL;

	if (!grown) {
		free(path);
		return fail_memory();
	}
	paths->at = grown;
	paths->at[paths->count++] = path;
	return CLI_OK;
}

static bool is_document(const char *name)
{
	static const char *const endings[] = {
		".txt", ".md", ".pdf", ".docx", ".html", ".htm", ".xhtml", ".xml", ".akn"};
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof(endings) / sizeof(endings[0]); i++)
		if (!strcasecmp(dot, endings[i]))
			return true;
	return false;
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* By bytes, not as a language has it: the same order for everybody. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* "DIR/NAME", allocated. */
static char *join(const char *dir, const char *name)
{
	const size_t length = strlen(dir), size = length + strlen(name) + 2;
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s%s%s", dir, length && dir[length - 1] == '/' ? "" : "/",
			name);
	return path;
}

static int add_folder(struct cli_paths *paths, const char *dir);

/* Takes PATH, allocated: something called NAME in a folder. */
static int add_entry(struct cli_paths *paths, char *path, const char *name)
{
	struct stat info;
	int code = CLI_OK;

	if (!path)
		return fail_memory();
	if (lstat(path, &info) < 0)
		code = errno == ENOENT ? CLI_OK : fail_path(path);
	else if (S_ISDIR(info.st_mode))
		code = add_folder(paths, path);
	else if (stat(path, &info) == 0 && S_ISREG(info.st_mode) && is_document(name))
		return add_path(paths, path);
	free(path);
	return code;
}

static int add_folder(struct cli_paths *paths, const char *dir)
{
	struct dirent **entries;
	int count = scandir(dir, &entries, is_shown, by_name), code = CLI_OK;

	if (count < 0)
		return fail_path(dir);
	for (int i = 0; i < count; i++) {
		if (code == CLI_OK)
			code = add_entry(paths, join(dir, entries[i]->d_name), entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
	return code;
}

static int add_operand(struct cli_paths *paths, const char *operand)
{
	const size_t before = paths->count;
	struct stat info;
	int code;

	if (stat(operand, &info) < 0 || !S_ISDIR(info.st_mode))
		return add_path(paths, strdup(operand));
	code = add_folder(paths, operand);
	if (code == CLI_OK && paths->count == before)
		return fail(operand, "has no documents (.txt, .md, .pdf, .docx, .html, .xml)");
	return code;
}

int cli_paths_find(struct cli_paths *paths, const struct cli *cli)
{
	int code = CLI_OK;

	for (int i = 0; code == CLI_OK && i < cli->argc; i++)
		code = add_operand(paths, cli->argv[i]);
	return code;
}

void cli_paths_free(struct cli_paths *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		free(paths->at[i]);
	free(paths->at);
	*paths = (struct cli_paths){0};
}
