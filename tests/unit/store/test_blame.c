/* Where words come from, asked version by version: the same as when each is asked alone. */
#include "fixture.h"

#define KEEP "1. Calls upon owners to keep a lamp at every landing place"

/* Two lines; the last version is told to descend from both. */
static const struct paper papers[] = {
	{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", KEEP ";\n"},
	{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2015", KEEP " and stage;\n"},
	{"FB_RES_2_2.txt", "Lamps at stages", "2 October 2015",
		"1. Urges crews to light the lamps of all stages before the sun has set;\n"},
	{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2016", KEEP " and stage after dark;\n"},
	{"FB_RES_4_1.txt", "Safety of ferries", "1 October 2017",
		KEEP " after dark;\n\n"
		     "2. Urges crews to light the lamps of all stages before the sun has set;\n"},
};

static stm_repository *repository;
static struct stm_error error;

static void init(void)
{
	static const char *const both[] = {"FB/RES/3/1", "FB/RES/2/2"};

	store_init();
	make_repository("r");
	cr_assert(stm_repository_open(&repository, "r", &error) == STM_OK);
	for (size_t i = 0; i < COUNT(papers); i++) {
		const char *file = write_paper(&papers[i]);
		const struct stm_add_options options = {
			.after = both, .after_count = i + 1 == COUNT(papers) ? COUNT(both) : 0};

		cr_assert(stm_repository_add(repository, &file, 1, &options, &error) == STM_OK,
			"%s", error.text);
	}
}

static void fini(void)
{
	stm_repository_free(repository);
	store_fini();
}

TestSuite(blame, .init = init, .fini = fini);

/* "label: symbol#label phrase|..." of each paragraph. */
static const char *tell(const stm_blame *blame)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_buf_printf(&buf, "%s, %s, %s, %s\n", stm_blame_symbol(blame), stm_blame_title(blame),
		stm_blame_date(blame), stm_blame_series(blame));
	for (size_t i = 0; i < stm_blame_count(blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(blame, i);

		stm_buf_printf(&buf, "%s %s:", paragraph->label, paragraph->clause);
		for (size_t k = 0; k < paragraph->phrase_count; k++) {
			const struct stm_phrase *phrase = &paragraph->phrases[k];

			stm_buf_printf(&buf, " %zu %s %s#%s %.*s%s|", phrase->version, phrase->date,
				phrase->symbol, phrase->label, (int)phrase->length,
				paragraph->text + phrase->start, phrase->older ? " (older)" : "");
		}
		stm_buf_char(&buf, '\n');
	}
	return stm_buf_end(&buf);
}

static const char *ask(stm_blamer *blamer, const char *symbol, const char *since)
{
	stm_blame *blame;
	const char *told;

	cr_assert(
		stm_blamer_read(&blame, blamer, symbol, since, &error) == STM_OK, "%s", error.text);
	told = tell(blame);
	stm_blame_free(blame);
	return told;
}

static const char *ask_alone(const char *symbol, const char *since)
{
	stm_blame *blame;
	const char *told;

	cr_assert(stm_blame_read(&blame, repository, symbol, since, &error) == STM_OK);
	told = tell(blame);
	stm_blame_free(blame);
	return told;
}

Test(blame, merger)
{
	const char *told = ask_alone("FB/RES/4/1", NULL);

	cr_expect(strstr(told, "FB/RES/2/2#OP1 Urges crews"), "%s", told);
	cr_expect(strstr(told, "FB/RES/3/1#OP1 after dark"), "%s", told);
}

/* From the first to the last, one again, one before, and one of another line between. */
Test(blame, version_by_version)
{
	static const char *const orders[][7] = {
		{"FB/RES/1/1", "FB/RES/2/1", "FB/RES/3/1", "FB/RES/4/1"},
		{"FB/RES/3/1", "FB/RES/3/1", "FB/RES/1/1", "FB/RES/4/1"},
		{"FB/RES/1/1", "FB/RES/2/2", "FB/RES/2/1", "FB/RES/2/2", "FB/RES/3/1",
			"FB/RES/4/1"},
	};
	stm_blamer *blamer;

	for (size_t i = 0; i < COUNT(orders); i++) {
		cr_assert(stm_blamer_new(&blamer, repository, &error) == STM_OK);
		for (size_t k = 0; k < COUNT(orders[i]) && orders[i][k]; k++) {
			const char *symbol = orders[i][k], *since = k % 2 ? "2015-06" : NULL;

			EXPECT_TEXT(symbol, ask(blamer, symbol, since), ask_alone(symbol, since));
		}
		stm_blamer_free(blamer);
	}
}

/* What fails leaves the line as it was known. */
Test(blame, names_of_nothing)
{
	stm_blamer *blamer;
	stm_blame *blame;

	cr_assert(stm_blamer_new(&blamer, repository, &error) == STM_OK);
	ask(blamer, "FB/RES/2/1", NULL);
	EXPECT_INT("no version", stm_blamer_read(&blame, blamer, "FB/RES/9/9", NULL, &error),
		STM_ENOTFOUND);
	EXPECT_INT("no date", stm_blamer_read(&blame, blamer, "FB/RES/3/1", "then", &error),
		STM_ENOTFOUND);
	EXPECT_TEXT("next", ask(blamer, "FB/RES/3/1", NULL), ask_alone("FB/RES/3/1", NULL));
	stm_blamer_free(blamer);
	stm_blamer_free(NULL);
}

/* An addition derives what comes behind it anew: the line that was known is another one then. */
Test(blame, an_addition_between)
{
	const struct paper late = {
		"FB_RES_2_9.txt", "Safety of ferries", "1 March 2016", KEEP " and stage;\n"};
	stm_blamer *blamer;

	cr_assert(stm_blamer_new(&blamer, repository, &error) == STM_OK);
	ask(blamer, "FB/RES/3/1", NULL);
	EXPECT_INT("added", add_file("r", write_paper(&late), NULL), STM_OK);
	EXPECT_TEXT("next", ask(blamer, "FB/RES/4/1", NULL), ask_alone("FB/RES/4/1", NULL));
	EXPECT_TEXT("late", ask(blamer, "FB/RES/2/9", NULL), ask_alone("FB/RES/2/9", NULL));
	stm_blamer_free(blamer);
}
