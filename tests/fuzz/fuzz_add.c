/*
 * Two documents added in both orders to two repositories: the references are the same, and every
 * version is proven. Works below TMPDIR, which had better lie in memory.
 */
#define _XOPEN_SOURCE 700 /* nftw() */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common.h"

enum { REFS = 16 << 10, LONGEST = 256 };

static char directory[LONGEST];
static const char *const files[2] = {"first.txt", "second.md"};

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

static void remove_tree(const char *path)
{
	nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void leave(void)
{
	if (chdir("/") == 0)
		remove_tree(directory);
}

/* Once a process; libFuzzer wants its own paths absolute because of it. */
static void enter(void)
{
	const char *base = getenv("TMPDIR");

	if (directory[0])
		return;
	snprintf(directory, sizeof(directory), "%s/stemma-fuzz-XXXXXX", base ? base : "/tmp");
	if (!mkdtemp(directory) || chdir(directory) < 0)
		fuzz_fault("%s cannot be made", directory);
	atexit(leave);
}

static void write_text(const char *name, struct fuzz_text text)
{
	FILE *file = fopen(name, "wb");

	if (!file || fwrite(text.bytes, 1, text.length, file) != text.length || fclose(file) != 0)
		fuzz_fault("%s cannot be written", name);
}

/* Empty when nothing was added. */
static void read_refs(const char *dir, char out[REFS])
{
	char path[LONGEST];
	FILE *file;
	size_t length = 0;

	snprintf(path, sizeof(path), "%s/packed-refs", dir);
	file = fopen(path, "rb");
	if (file) {
		length = fread(out, 1, REFS - 1, file);
		fclose(file);
	}
	out[length] = '\0';
}

static void check_proven(stm_repository *repository)
{
	struct stm_error error = {0};
	stm_history *history;
	size_t versions;

	if (stm_repository_check(repository, &versions, &error) < 0)
		fuzz_fault("check: %s: %s", error.file, error.text);
	if (stm_history_read(&history, repository, &error) < 0)
		fuzz_fault("history: %s: %s", error.file, error.text);
	if (stm_history_count(history) != versions)
		fuzz_fault("%zu versions, %zu proven", stm_history_count(history), versions);
	stm_history_free(history);
}

/* Adds the file FIRST and then the other one; true when one was refused because of the other. */
static bool build(const char *dir, size_t first)
{
	struct stm_error error = {0};
	stm_repository *repository;
	bool clash = false;

	remove_tree(dir);
	if (stm_repository_init(dir, &error) < 0 ||
		stm_repository_open(&repository, dir, &error) < 0)
		fuzz_fault("%s: %s", error.file, error.text);
	for (size_t i = 0; i < 2; i++) {
		enum stm_status status = stm_repository_add(
			repository, &files[(first + i) % 2], 1, NULL, &error);

		if (status == STM_EEXISTS || (i && status == STM_EARGUMENT))
			clash = true;
		else if (status < 0 && status != STM_EINPUT && status != STM_EARGUMENT)
			fuzz_fault("add: status %d: %s: %s", status, error.file, error.text);
	}
	check_proven(repository);
	stm_repository_free(repository);
	return clash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char refs[2][REFS];
	struct fuzz_text texts[2];
	bool clash;

	enter();
	fuzz_cut(data, size, texts);
	write_text(files[0], texts[0]);
	write_text(files[1], texts[1]);
	clash = build("one", 0);
	clash = build("two", 1) || clash;
	read_refs("one", refs[0]);
	read_refs("two", refs[1]);
	if (!clash && strcmp(refs[0], refs[1]) != 0)
		fuzz_fault("the order shows:\n%s---\n%s", refs[0], refs[1]);
	return 0;
}
