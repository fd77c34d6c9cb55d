/* What ends up in git: the same for the same documents, all of it or nothing. */
#include "store/publish.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fixture.h"

TestSuite(publish, .init = store_init, .fini = store_fini, .timeout = 120);

#define OPERATIVE                                                                                  \
	"1. Calls upon owners to keep a lamp at every landing place from dusk to dawn;\n\n"        \
	"2. Urges crews to report every parted cable to the landing master of the reach;\n\n"

static const struct paper papers[] = {
	{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", OPERATIVE},
	{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016",
		OPERATIVE "3. Decides to remain seized of the matter.\n"},
	{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2018",
		"1. Urges crews and passengers to report every parted cable to the landing "
		"master;\n\n"
		"2. Decides to remain seized of the matter.\n"},
	{"FB_RES_2_2.txt", "Lamps at landing places", "2 October 2016", NULL},
};

enum { PAPERS = COUNT(papers) };

static void write_papers(void)
{
	for (size_t i = 0; i < PAPERS; i++)
		write_paper(&papers[i]);
}

/* Adds the papers in the ORDER given, one call each, and returns what the refs are then. */
static const char *add_in_order(const char *dir, const size_t *order)
{
	make_repository(dir);
	for (size_t i = 0; i < PAPERS; i++)
		EXPECT_INT(dir, add_file(dir, papers[order[i]].file, NULL), STM_OK);
	return read_file(stm_format(test_arena(), "%s/packed-refs", dir));
}

/* The next permutation in lexicographic order; false after the last. */
static bool permute(size_t *order)
{
	size_t i = PAPERS - 1, k = PAPERS - 1;

	while (i && order[i - 1] >= order[i])
		i--;
	if (!i)
		return false;
	while (order[k] <= order[i - 1])
		k--;
	for (size_t swap = order[k], left = i, right = PAPERS - 1; left <= PAPERS;
		left = PAPERS + 1) {
		order[k] = order[i - 1];
		order[i - 1] = swap;
		for (; left < right; left++, right--) {
			size_t other = order[left];

			order[left] = order[right];
			order[right] = other;
		}
	}
	return true;
}

Test(publish, order_does_not_matter)
{
	size_t order[PAPERS] = {0, 1, 2, 3}, n = 0;
	const char *files[PAPERS], *expected;

	write_papers();
	for (size_t i = 0; i < PAPERS; i++)
		files[i] = papers[i].file;
	make_repository("all");
	cr_assert(add_files("all", files, PAPERS, NULL, NULL) == STM_OK);
	expected = read_file("all/packed-refs");
	EXPECT_TEXT("lineage", list_versions("all"),
		"ferry-board/lamps-at-landing-places FB/RES/2/2\n"
		"ferry-board/safety-of-ferries FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/2/1<FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/3/1<FB/RES/2/1\n");
	do {
		const char *dir = stm_format(test_arena(), "r%zu", n++);

		EXPECT_TEXT(dir, add_in_order(dir, order), expected);
		EXPECT_INT(dir, check_repository(dir, NULL, NULL), STM_OK);
	} while (permute(order));
	EXPECT_INT("permutations", n, 24);
}

Test(publish, git_is_content)
{
	const char *out;

	if (!has_git())
		return;
	write_papers();
	add_in_order("r", (const size_t[]){2, 0, 3, 1});
	EXPECT_INT("fsck", run(&out, "git -C r fsck --strict --no-dangling"), 0);
	EXPECT_TEXT("fsck", out, "");
	run(&out, "git -C r log -1 --format='%%an <%%ae> %%ad %%cd %%s' FB/RES/2/1");
	EXPECT_TEXT("log", out,
		"Stemma <stemma@localhost> Sat Oct 1 00:00:00 2016 +0000 "
		"Sat Oct 1 00:00:00 2016 +0000 FB/RES/2/1 Safety of ferries\n");
	run(&out, "git -C r log -1 --format='%%(trailers:key=Predecessor,valueonly)' FB/RES/2/1");
	EXPECT_TEXT("trailer", out, "FB/RES/1/1\n\n");
	run(&out, "git -C r symbolic-ref HEAD");
	EXPECT_TEXT("head", out, "refs/heads/ferry-board/safety-of-ferries\n");
	run(&out, "git -C r show FB/RES/1/1:source/FB_RES_1_1.txt | cmp - FB_RES_1_1.txt");
	EXPECT_TEXT("source", out, "");
	EXPECT_INT("gc", run(NULL, "git -C r gc -q --prune=now"), 0);
	EXPECT_INT("check", check_repository("r", NULL, NULL), STM_OK);
}

/* HEAD points to the first series of the first documents, and stays there. */
Test(publish, head)
{
	write_papers();
	make_repository("r");
	cr_assert(add_file("r", papers[0].file, NULL) == STM_OK);
	EXPECT_TEXT(
		"first", read_file("r/HEAD"), "ref: refs/heads/ferry-board/safety-of-ferries\n");
	cr_assert(add_file("r", papers[3].file, NULL) == STM_OK);
	EXPECT_TEXT(
		"later", read_file("r/HEAD"), "ref: refs/heads/ferry-board/safety-of-ferries\n");
	write_file("r/HEAD", "ref: refs/heads/gone\n");
	cr_assert(add_file("r", papers[3].file, NULL) == STM_OK);
	EXPECT_TEXT("repaired", read_file("r/HEAD"),
		"ref: refs/heads/ferry-board/lamps-at-landing-places\n");
}

/* A document that arrives late goes where its date belongs; others do not move. */
Test(publish, late_arrival)
{
	const char *lamps, *refs;

	write_papers();
	make_repository("r");
	cr_assert(add_file("r", papers[3].file, NULL) == STM_OK);
	lamps = test_text(stm_str_sub(stm_str(read_file("r/packed-refs")), 45, 86));
	cr_assert(add_file("r", papers[0].file, NULL) == STM_OK);
	cr_assert(add_file("r", papers[2].file, NULL) == STM_OK);
	cr_assert(strstr(list_versions("r"), "FB/RES/3/1<FB/RES/1/1\n"));
	cr_assert(add_file("r", papers[1].file, NULL) == STM_OK);
	cr_expect(strstr(list_versions("r"), "FB/RES/3/1<FB/RES/2/1\n"));
	refs = read_file("r/packed-refs");
	cr_expect(strstr(refs, lamps), "%s is not in %s", lamps, refs);
}

/* Telling that one series continues another makes them one, with one branch. */
Test(publish, series_become_one)
{
	static const struct paper heir = {
		"FB_RES_4_1.txt", "Safety of ferries and lamps", "1 October 2020", NULL};
	const char *once, *file = write_paper(&heir);

	write_papers();
	make_repository("r");
	for (size_t i = 0; i < PAPERS; i++)
		cr_assert(add_file("r", papers[i].file, NULL) == STM_OK);
	cr_assert(add_file("r", file, NULL) == STM_OK);
	cr_expect(strstr(
		read_file("r/packed-refs"), "refs/heads/ferry-board/safety-of-ferries-and-lamps"));
	EXPECT_INT("told", add_file("r", file, "FB/RES/3/1"), STM_OK);
	cr_expect(!strstr(read_file("r/packed-refs"), "safety-of-ferries-and-lamps"));
	cr_expect(strstr(
		list_versions("r"), "ferry-board/safety-of-ferries FB/RES/4/1<FB/RES/3/1\n"));
	EXPECT_INT("check", check_repository("r", NULL, NULL), STM_OK);
	once = read_file("r/packed-refs");
	make_repository("s");
	for (size_t i = 0; i < PAPERS; i++)
		cr_assert(add_file("s", papers[i].file, NULL) == STM_OK);
	cr_assert(add_file("s", file, "FB/RES/3/1") == STM_OK);
	EXPECT_TEXT("told at once", read_file("s/packed-refs"), once);
}

/* Symbols that git cannot keep apart; nothing changes. */
Test(publish, symbols_that_collide)
{
	static const struct {
		const char *first, *second, *text;
	} rows[] = {
		{"A B", "A_B", "would have the same tag as A B"},
		{"X/1", "X/1/2", "git cannot have both"},
		{"X/1/2", "X/1", "git cannot have both"},
	};

	write_papers();
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *dir = stm_format(test_arena(), "r%zu", i);
		struct stm_add_options options = {.read = {.symbol = rows[i].first}};
		stm_repository *repository;
		struct stm_error error = {0};
		const char *before;

		make_repository(dir);
		cr_assert(stm_repository_open(&repository, dir, &error) == STM_OK);
		EXPECT_INT("first",
			stm_repository_add(
				repository, (const char *[]){papers[0].file}, 1, &options, &error),
			STM_OK);
		before = list_versions(dir);
		options.read.symbol = rows[i].second;
		EXPECT_INT("second",
			stm_repository_add(
				repository, (const char *[]){papers[1].file}, 1, &options, &error),
			STM_EARGUMENT);
		cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
		EXPECT_TEXT("versions", list_versions(dir), before);
		stm_repository_free(repository);
	}
}

/* A child adds two papers to a copy of "before" and is killed after so many microseconds. */
static bool add_and_kill(long microseconds)
{
	const struct timespec pause = {.tv_nsec = microseconds * 1000};
	int status;
	pid_t child = fork();

	cr_assert(child >= 0);
	if (!child) {
		const char *files[] = {papers[1].file, papers[2].file};

		_exit(add_files("r", files, 2, NULL, NULL) == STM_OK ? 0 : 1);
	}
	nanosleep(&pause, NULL);
	kill(child, SIGKILL);
	cr_assert(waitpid(child, &status, 0) == child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* How long the addition takes when it is left alone. */
static long measure(void)
{
	const char *files[] = {papers[1].file, papers[2].file};
	struct timespec start, end;

	clock_gettime(CLOCK_MONOTONIC, &start);
	cr_assert(add_files("after", files, 2, NULL, NULL) == STM_OK);
	clock_gettime(CLOCK_MONOTONIC, &end);
	return (end.tv_sec - start.tv_sec) * 1000000 + (end.tv_nsec - start.tv_nsec) / 1000;
}

Test(publish, killed_at_any_moment)
{
	enum { TRIES = 40 };
	const char *before, *after;
	long whole;
	int done = 0;

	write_papers();
	make_repository("before");
	cr_assert(add_file("before", papers[0].file, NULL) == STM_OK);
	cr_assert(run(NULL, "cp -r before after") == 0);
	whole = measure();
	before = read_file("before/packed-refs");
	after = read_file("after/packed-refs");
	for (int i = 0; i < TRIES; i++) {
		const char *now, *files[] = {papers[1].file, papers[2].file};
		struct stm_error error = {0};
		bool finished;

		cr_assert(run(NULL, "rm -rf r; cp -r before r") == 0);
		finished = add_and_kill(whole * i * 3 / (2 * TRIES));
		now = read_file("r/packed-refs");
		cr_expect(!strcmp(now, after) || (!finished && !strcmp(now, before)), "%s", now);
		EXPECT_INT("check", check_repository("r", NULL, &error), STM_OK);
		EXPECT_INT("again", add_files("r", files, 2, NULL, &error), STM_OK);
		EXPECT_TEXT("again", read_file("r/packed-refs"), after);
		done += finished;
	}
	cr_expect(done < TRIES, "no addition was ever killed");
}
