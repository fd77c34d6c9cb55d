/* Making and opening repositories, clones among them. */
#include "store/store.h"

#include <stdlib.h>
#include <unistd.h>

#include "fixture.h"

TestSuite(store, .init = store_init, .fini = store_fini, .timeout = 60);

static enum stm_status open_status(const char *dir, struct stm_error *error)
{
	struct stm_store *store;
	enum stm_status status = stm_store_open(&store, dir, error);

	stm_store_free(store);
	return status;
}

Test(store, making)
{
	static const struct {
		const char *before; /* shell command */
		const char *dir;
		enum stm_status status;
		const char *text;
	} rows[] = {
		{"true", "new", STM_OK, NULL},
		{"true", "new", STM_EEXISTS, "is a lineage repository already"},
		{"true", "a/b/c", STM_OK, NULL},
		{"mkdir empty", "empty", STM_OK, NULL},
		{"mkdir full; touch full/x", "full", STM_EFILE, "name another directory"},
		{"touch file", "file", STM_EFILE, "is not a directory"},
		{"true", "file/below", STM_EFILE, NULL},
		{"git init -q work", "work", STM_EFILE, "something else in it"},
		{"git init -q --bare bare", "bare", STM_OK, NULL},
		{"mkdir in; cd in", ".", STM_EFILE, "is not empty"},
	};
	const size_t last = has_git() ? COUNT(rows) : 7;

	for (size_t i = 0; i < last; i++) {
		struct stm_error error = {0};

		run(NULL, "%s", rows[i].before);
		EXPECT_INT(rows[i].dir, stm_store_init(rows[i].dir, &error), rows[i].status);
		if (rows[i].text)
			cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
		if (rows[i].status == STM_OK)
			EXPECT_INT(rows[i].dir, open_status(rows[i].dir, &error), STM_OK);
	}
}

/* What the machine or the user has configured changes nothing. */
Test(store, configuration_is_not_read)
{
	const char *head;

	write_file(".gitconfig",
		"[init]\n\tdefaultBranch = other\n[stemma]\n\tversion = 1\n[broken\n");
	make_repository("r");
	head = read_file("r/HEAD");
	EXPECT_TEXT("head", head, "ref: refs/heads/main\n");
	cr_expect(strstr(read_file("r/config"), "[stemma]\n\tversion = 1"));
}

Test(store, opening)
{
	static const struct {
		const char *before, *dir, *text;
	} rows[] = {
		{"true", "none", "is not a lineage repository; run stemma init"},
		{"mkdir plain", "plain", "is not a lineage repository; run stemma init"},
		{"touch file", "file", NULL},
		{"mkdir r/below", "r/below", "is not a lineage repository; run stemma init"},
		{"git init -q work", "work", "without a lineage"},
		{"cp -r r later; git -C later config stemma.version 2", "later", "later Stemma"},
	};
	const size_t last = has_git() ? COUNT(rows) : 4;

	make_repository("r");
	for (size_t i = 0; i < last; i++) {
		struct stm_error error = {0};

		run(NULL, "%s", rows[i].before);
		EXPECT_INT(rows[i].dir, open_status(rows[i].dir, &error), STM_EREPOSITORY);
		if (rows[i].text)
			cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
	}
}

Test(store, found_from_below)
{
	struct stm_store *store;
	struct stm_error error = {0};

	EXPECT_INT("outside", open_status(NULL, &error), STM_EREPOSITORY);
	cr_expect(strstr(error.text, "lies in no lineage repository"), "%s", error.text);
	make_repository("r");
	cr_assert(run(NULL, "mkdir r/deep r/deep/er") == 0 && chdir("r/deep/er") == 0);
	cr_assert(stm_store_open(&store, NULL, &error) == STM_OK, "%s", error.text);
	cr_expect(strstr(stm_store_path(store), "/r"), "%s", stm_store_path(store));
	stm_store_free(store);
}

/* A clone has the tags but neither mark nor branches of its own, and reads like the original. */
Test(store, clones)
{
	static const struct paper papers[] = {
		{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL},
		{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", NULL},
		{"FB_RES_2_2.txt", "Lamps at landing places", "2 October 2016", NULL},
	};
	static const char *const commands[] = {"git clone -q file://$PWD/r c",
		"git clone -q --bare file://$PWD/r c", "git clone -q --mirror file://$PWD/r c"};
	const char *files[COUNT(papers)], *versions;

	if (!has_git())
		return;
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		files[i] = write_paper(&papers[i]);
	cr_assert(add_files("r", files, COUNT(files), NULL, NULL) == STM_OK);
	versions = list_versions("r");
	for (size_t i = 0; i < COUNT(commands); i++) {
		struct stm_error error = {0};
		size_t count = 0;

		cr_assert(run(NULL, "rm -rf c; %s", commands[i]) == 0);
		EXPECT_TEXT(commands[i], list_versions("c"), versions);
		EXPECT_INT(commands[i], check_repository("c", &count, &error), STM_OK);
		cr_expect(!error.text[0], "%s %s", error.file, error.text);
		EXPECT_INT(commands[i], count, COUNT(papers));
	}
}

/* Adding in a work tree would pull the checked-out branch from under it. */
Test(store, work_trees_are_not_moved)
{
	const char *file = write_paper(
		&(struct paper){"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL});
	const char *next = write_paper(
		&(struct paper){"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", NULL});
	const char *other = write_paper(&(struct paper){
		"FB_RES_2_2.txt", "Lamps at landing places", "1 October 2016", NULL});
	struct stm_error error = {0};

	if (!has_git())
		return;
	make_repository("r");
	cr_assert(add_file("r", file, NULL) == STM_OK);
	cr_assert(run(NULL, "git clone -q r c") == 0);
	EXPECT_INT("checked out", add_files("c", &next, 1, NULL, &error), STM_EARGUMENT);
	cr_expect(strstr(error.text, "is checked out here"), "%s", error.text);
	EXPECT_INT("other", add_file("c", other, NULL), STM_OK);
	EXPECT_INT("check", check_repository("c", NULL, &error), STM_OK);
}
