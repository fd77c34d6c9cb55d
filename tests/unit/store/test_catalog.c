/* The catalogue: a cache that may be cut, changed or gone. */
#include "store/catalog.h"

#include <unistd.h>

#include "fixture.h"

TestSuite(catalog, .init = store_init, .fini = store_fini, .timeout = 120);

static const char text[] =
	"1. Decides to renew the charter of the ferry guard at the upper fords until the ice has "
	"gone from both banks and the landing masters have reported every boat that was lost;\n\n"
	"2. Calls upon the parties at the fords to keep the crossing free of chains and to let "
	"every crew pass that carries bread, lamps or the sick, by day and by night;\n\n";

static const struct paper papers[] = {
	{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", text},
	{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", text},
	{"FB_RES_3_1.txt", "Safety of all ferries", "1 October 2018", text},
};

enum { PAPERS = COUNT(papers) };

static void make_all(const char *dir)
{
	make_repository(dir);
	for (size_t i = 0; i < PAPERS; i++)
		EXPECT_INT(dir, add_file(dir, write_paper(&papers[i]), NULL), STM_OK);
}

/* How many of the versions of DIR the catalogue knows, and how much kin they have. */
static const char *known(const char *dir, bool *damaged)
{
	struct stm_records records;
	struct stm_store *store;
	size_t count = 0, kin = 0;
	const char *out;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_records_read(store, &records) == STM_OK);
	for (size_t i = 0; i < records.len; i++) {
		count += records.at[i].known;
		kin += records.at[i].known ? records.at[i].card.kin_count : 0;
	}
	*damaged = records.catalog.damaged;
	out = stm_format(test_arena(), "%zu known, %zu pairs", count, kin);
	stm_store_free(store);
	return out;
}

static void expect_known(const char *what, const char *dir, const char *expected, bool damage)
{
	bool damaged;

	EXPECT_TEXT(what, known(dir, &damaged), expected);
	EXPECT_INT(what, damaged, damage);
}

Test(catalog, comes_back)
{
	make_all("r");
	expect_known("all, each pair once", "r", "3 known, 3 pairs", false);
	EXPECT_TEXT("as the commits have them", list_versions("r"),
		"ferry-board/safety-of-ferries FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/2/1<FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/3/1<FB/RES/2/1\n");
	cr_assert(unlink("r/stemma/catalog") == 0);
	expect_known("without it", "r", "0 known, 0 pairs", false);
	EXPECT_TEXT("the same from the commits", list_versions("r"),
		"ferry-board/safety-of-ferries FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/2/1<FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/3/1<FB/RES/2/1\n");
}

/* A version more is added to a repository whose catalogue is gone, cut or changed. */
Test(catalog, is_made_again)
{
	const char *refs;

	make_all("all");
	refs = read_file("all/packed-refs");
	for (int way = 0; way < 3; way++) {
		const char *dir = stm_format(test_arena(), "r%d", way);
		const char *file = stm_format(test_arena(), "r%d/stemma/catalog", way);

		make_repository(dir);
		for (size_t i = 0; i < PAPERS - 1; i++)
			add_file(dir, papers[i].file, NULL);
		if (way == 0)
			unlink(file);
		else if (way == 1)
			cr_assert(truncate(file, (long)size_of(file) - 9) == 0);
		else
			flip(file, size_of(file) - 100);
		EXPECT_INT(dir, add_file(dir, papers[PAPERS - 1].file, NULL), STM_OK);
		EXPECT_TEXT(dir, read_file(stm_format(test_arena(), "%s/packed-refs", dir)), refs);
		expect_known(dir, dir, "3 known, 3 pairs", false);
		EXPECT_INT(dir, check_repository(dir, NULL, NULL), STM_OK);
	}
}

/* Whatever byte changes, what is found is right, and a change is told from a cut. */
Test(catalog, no_flipped_byte_is_believed)
{
	size_t size;

	make_all("r");
	size = size_of("r/stemma/catalog");
	for (size_t at = 0; at < size; at += 7) {
		bool damaged;
		const char *found;

		flip("r/stemma/catalog", at);
		found = known("r", &damaged);
		cr_expect(strcmp(found, "3 known, 3 pairs") != 0, "byte %zu", at);
		flip("r/stemma/catalog", at);
	}
	for (size_t cut = 1; cut < size; cut += 97) {
		cr_assert(truncate("r/stemma/catalog", (long)(size - cut)) == 0);
		cr_expect(strncmp(list_versions("r"), "ferry", 5) == 0);
	}
}

/* Versions that are derived anew leave entries behind, which do not pile up. */
Test(catalog, drops_what_nobody_needs)
{
	make_all("r");
	for (int i = 0; i < 40; i++) {
		unlink("r/packed-refs");
		for (size_t k = 0; k < PAPERS; k++)
			add_file("r", papers[k].file, NULL);
	}
	cr_expect(size_of("r/stemma/catalog") < 40000, "%zu", size_of("r/stemma/catalog"));
}
