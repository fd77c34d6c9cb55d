/* All versions, series by series. */
#include "fixture.h"

static stm_repository *repository;
static stm_history *history;

static void init(void)
{
	static const struct paper papers[] = {
		{"FB_RES_9_1.txt", "Safety of ferries", "1 October 2014", NULL},
		{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016",
			"1. Calls upon owners to keep a lamp at every landing place and stage;\n\n"
			"2. Urges crews to sing.\n"},
		{"FB_RES_2_2 (2015).txt", "Lamps at landing places", NULL, NULL},
	};
	struct stm_error error = {0};

	store_init();
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		cr_assert(add_file("r", write_paper(&papers[i]), NULL) == STM_OK);
	cr_assert(stm_repository_open(&repository, "r", &error) == STM_OK);
	cr_assert(stm_history_read(&history, repository, &error) == STM_OK);
}

static void fini(void)
{
	stm_history_free(history);
	stm_repository_free(repository);
	store_fini();
}

TestSuite(history, .init = init, .fini = fini);

Test(history, versions)
{
	const struct stm_version *version;

	EXPECT_INT("count", stm_history_count(history), 3);
	version = stm_history_version(history, 0);
	EXPECT_TEXT("series", version->series, "ferry-board/lamps-at-landing-places");
	EXPECT_TEXT("the year of the symbol", version->date, "2015");
	EXPECT_TEXT("basis", version->basis, "");
	version = stm_history_version(history, 2);
	EXPECT_TEXT("symbol", version->symbol, "FB/RES/2/1");
	EXPECT_TEXT("title", version->title, "Safety of ferries");
	EXPECT_TEXT("date", version->date, "2016-10-01");
	EXPECT_TEXT("basis", version->basis, "same title");
	EXPECT_INT("commit", strlen(version->commit), 40);
	EXPECT_INT("parents", version->parent_count, 1);
	EXPECT_TEXT("parent", version->parents[0], "FB/RES/9/1");
	EXPECT_INT("unchanged", version->summary.unchanged, 3);
	EXPECT_INT("reworded", version->summary.reworded, 1);
	EXPECT_INT("added", version->summary.added, 1);
	EXPECT_INT("dropped", version->summary.dropped, 1);
	cr_expect(!stm_history_version(history, 3));
}

Test(history, finding)
{
	static const struct {
		const char *name;
		int index;
	} rows[] = {
		{"FB_RES_2_2 (2015)", 0},
		{"FB_RES_2_2_(2015)", 0},
		{"FB/RES/9/1", 1},
		{"FB/RES/2/1", 2},
		{"ferry-board/safety-of-ferries", 2},
		{"ferry-board", -1},
		{"", -1},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].name, stm_history_find(history, rows[i].name), rows[i].index);
}

Test(history, empty)
{
	stm_repository *empty;
	stm_history *nothing;

	make_repository("empty");
	cr_assert(stm_repository_open(&empty, "empty", NULL) == STM_OK);
	cr_assert(stm_history_read(&nothing, empty, NULL) == STM_OK);
	EXPECT_INT("count", stm_history_count(nothing), 0);
	stm_history_free(nothing);
	stm_repository_free(empty);
}
