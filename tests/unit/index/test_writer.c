/* Adding in any order and in any pieces, merging, and what goes wrong. */
#include "index/writer.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

TestSuite(writer, .init = index_init, .fini = index_fini, .timeout = 120);

Test(writer, any_order_and_any_pieces)
{
	static const size_t orders[][7] = {
		{0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {3, 0, 6, 1, 5, 2, 4}};
	const char *want;

	add("whole", collection, collection_count);
	want = answers_of(open_index("whole", NULL));
	for (size_t o = 0; o < COUNT(orders); o++) {
		const char *dir = stm_format(test_arena(), "pieces%zu", o);
		struct stm_index_options options = {0};

		for (size_t i = 0; i < collection_count; i++)
			add(dir, &collection[orders[o][i]], 1);
		EXPECT_TEXT(dir, answers_of(open_index(dir, NULL)), want);
		cr_assert_eq(add_as(dir, NULL, 0, &options, STM_MERGE_ALL), STM_OK);
		EXPECT_INT("segments", count_files(dir, ".segment"), 1);
		EXPECT_TEXT(dir, answers_of(open_index(dir, NULL)), want);
	}
}

/* Memory for no more than a version has each of them written as a run, and runs joined. */
Test(writer, runs)
{
	enum { MANY = 130 };
	struct stm_index_options options = {.memory = 1};
	struct version versions[MANY];
	const char *want;

	for (size_t i = 0; i < MANY; i++) {
		versions[i] = collection[i % collection_count];
		versions[i].symbol = stm_format(test_arena(), "S/%zu", i * 37 % MANY);
	}
	add("whole", versions, MANY);
	cr_assert_eq(add_as("runs", versions, MANY, &options, STM_MERGE_LITTLE), STM_OK);
	EXPECT_INT("segments", count_files("runs", ".segment"), 1);
	want = answers_of(open_index("whole", NULL));
	EXPECT_TEXT("runs", answers_of(open_index("runs", NULL)), want);
}

Test(writer, what_is_there_already)
{
	struct version twice[3] = {collection[0], collection[1], collection[0]};
	const char *want;

	add("whole", collection, 2);
	want = answers_of(open_index("whole", NULL));
	add("twice", twice, 3);
	add("twice", twice, 3);
	EXPECT_INT("segments", count_files("twice", ".segment"), 1);
	EXPECT_TEXT("twice", answers_of(open_index("twice", NULL)), want);
}

Test(writer, few_segments)
{
	enum { MANY = 200 };

	for (size_t i = 0; i < MANY; i++) {
		struct version version = collection[i % collection_count];

		version.symbol = stm_format(test_arena(), "S/%zu", i);
		add("i", &version, 1);
	}
	cr_expect(count_files("i", ".segment") <= 8, "%zu", count_files("i", ".segment"));
	EXPECT_INT("paragraphs", open_index("i", NULL)->paragraphs, 458);
}

Test(writer, the_dead_are_left_out)
{
	static const char live[] = "A/RES/70/1 A/RES/72/4";
	struct stm_index_commits commits = commits_of(live);
	struct stm_index_options options = {.live = &commits};
	const char *want;

	add("i", collection, collection_count);
	want = answers_of(open_index("i", live));
	cr_assert_eq(add_as("i", NULL, 0, &options, STM_MERGE_ALL), STM_OK);
	EXPECT_TEXT("answers", answers_of(open_index("i", NULL)), want);
	cr_expect(!stm_index_has(open_index("i", NULL), commit_of("A/RES/71/2")));
	commits.len = 0;
	cr_assert_eq(add_as("i", NULL, 0, &options, STM_MERGE_ALL), STM_OK);
	EXPECT_INT("nothing lives", count_files("i", ".segment"), 0);
	/* and can be added again */
	add("i", collection, collection_count);
	EXPECT_TEXT("again", answers_of(open_index("i", live)), want);
}

Test(writer, given_up)
{
	struct stm_index_writer writer = {0};
	struct stm_index_options options = {.memory = 1};
	struct stm_index_addition addition = {
		.commit = commit_of("S/1"), .symbol = STM_STR("S/1"), .date = STM_STR("2001")};
	struct stm_error error = {0};

	stm_index_writer_release(&writer);
	add("i", collection, 2);
	cr_assert_eq(stm_index_writer_open(&writer, "i", &options, test_arena(), &error), STM_OK);
	cr_assert_eq(stm_index_writer_add(&writer, &addition, &error), STM_OK);
	EXPECT_INT("a run", count_files("i", ".segment"), 2);
	stm_index_writer_release(&writer);
	EXPECT_INT("is gone", count_files("i", ".segment"), 1);
	cr_expect(!stm_index_has(open_index("i", NULL), commit_of("S/1")));
}

Test(writer, one_at_a_time)
{
	struct stm_index_writer first = {0}, second = {0};
	struct stm_index_options options = {0};
	struct stm_error error = {0};

	cr_assert_eq(stm_index_writer_open(&first, "i", &options, test_arena(), &error), STM_OK);
	EXPECT_INT("second", stm_index_writer_open(&second, "i", &options, test_arena(), &error),
		STM_ELOCKED);
	EXPECT_TEXT("file", error.file, "i");
	stm_index_writer_release(&first);
	stm_index_writer_release(&second);
	add("i", collection, 1);
}

/* No file may grow: the disk is full. */
Test(writer, a_full_disk)
{
	struct rlimit limit = {0, RLIM_INFINITY};
	struct stm_index_options options = {0};
	const char *want;

	add("i", collection, 2);
	want = answers_of(open_index("i", NULL));
	signal(SIGXFSZ, SIG_IGN);
	cr_assert(getrlimit(RLIMIT_FSIZE, &limit) == 0);
	limit.rlim_cur = 0;
	cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
	EXPECT_INT("full", add_as("i", collection + 2, 3, &options, STM_MERGE_LITTLE), STM_EFILE);
	limit.rlim_cur = limit.rlim_max;
	cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
	EXPECT_TEXT("as before", answers_of(open_index("i", NULL)), want);
	EXPECT_INT("segments", count_files("i", ".segment"), 1);
}

Test(writer, no_place)
{
	struct stm_index_options options = {0};

	EXPECT_INT(
		"no parent", add_as("a/b", collection, 1, &options, STM_MERGE_LITTLE), STM_EFILE);
	make_file("file", STM_STR("x"));
	EXPECT_INT("a file", add_as("file", collection, 1, &options, STM_MERGE_LITTLE), STM_EFILE);
}

/* Adds version after version, each in a commit of its own, until it is killed. */
static void add_forever(long round)
{
	struct stm_index_options options = {.memory = 1};

	for (size_t i = 0;; i++) {
		struct version version = collection[i % collection_count];

		version.symbol = stm_format(test_arena(), "S/%ld/%zu", round, i);
		add_as("i", &version, 1, &options, STM_MERGE_LITTLE);
	}
}

/* Killed at any moment, the index is one of those that were committed. */
Test(writer, killed)
{
	for (long round = 0; round < 25; round++) {
		pid_t child = fork();
		struct stm_index *index;
		uint32_t there = 0;

		cr_assert(child >= 0);
		if (!child)
			add_forever(round);
		nanosleep(&(struct timespec){.tv_nsec = 1000 * 1000 * (1 + round)}, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		index = open_index("i", NULL);
		while (stm_index_has(
			index, commit_of(stm_format(test_arena(), "S/%ld/%u", round, there))))
			there++;
		cr_expect(!strstr(answers_of(index), "[not"), "nothing is damaged");
	}
	add("i", collection, 1);
	EXPECT_INT("drafts", count_files("i", "manifest.new"), 0);
	EXPECT_INT("segments", count_files("i", ".segment"), open_index("i", NULL)->part_count);
}
