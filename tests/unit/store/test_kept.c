/* Records that are kept from one operation to the next, and when they are not. */
#include "store/kept.h"

#include "fixture.h"
#include "store/git.h"

static const struct paper first = {"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL};
static const struct paper second = {"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016",
	"1. Calls upon owners to keep a lamp at every landing place and stage;\n"};

static struct stm_store *store;
static struct stm_error error;

static void init(void)
{
	store_init();
	make_repository("r");
	cr_assert(add_file("r", write_paper(&first), NULL) == STM_OK);
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
}

static void fini(void)
{
	stm_store_free(store);
	store_fini();
}

TestSuite(kept, .init = init, .fini = fini);

/* What the next operation reads, with memory of its own. */
static const struct stm_records *read_next(void)
{
	const struct stm_records *records;

	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
	cr_assert(stm_records_read_whole(store, &records) == STM_OK, "%s", error.text);
	return records;
}

/* With the snapshot, or without, from refs and commits. */
static void expect_kept(const char *what)
{
	const struct stm_records *records = read_next();
	const struct stm_record *at = records->at;

	stm_store_end(store);
	records = read_next();
	cr_expect(records->at == at, "%s: read anew", what);
	EXPECT_INT(what, records->len, 1);
	EXPECT_TEXT(what, records->at[0].card.symbol, "FB/RES/1/1");
	EXPECT_TEXT(what, records->at[0].card.title, "Safety of ferries");
	EXPECT_TEXT(what, records->at[0].series, "ferry-board/safety-of-ferries");
}

Test(kept, while_nothing_moves)
{
	expect_kept("by the snapshot");
	stm_store_free(store);
	run(NULL, "rm r/stemma/snapshot");
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
	expect_kept("by the catalogue");
	stm_store_free(store);
	run(NULL, "rm -r r/stemma");
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
	expect_kept("by refs and commits");
}

/* One version by its symbol is one of those that are kept; by another name it is looked for. */
Test(kept, one_version)
{
	const struct stm_records *records = read_next();
	struct stm_record record;

	cr_assert(stm_record_read(store, "FB/RES/1/1", &record) == STM_OK);
	cr_expect(record.card.symbol == records->at[0].card.symbol);
	cr_assert(stm_record_read(store, "ferry-board/safety-of-ferries", &record) == STM_OK);
	EXPECT_TEXT("symbol", record.card.symbol, "FB/RES/1/1");
	EXPECT_INT("unknown", stm_record_read(store, "FB/RES/2/1", &record), STM_ENOTFOUND);
}

/* By this very process, through another handle. */
Test(kept, an_addition)
{
	struct stm_record record;
	size_t place;
	const struct stm_records *records = read_next();

	EXPECT_INT("before", records->len, 1);
	EXPECT_INT("added", add_file("r", write_paper(&second), NULL), STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
	cr_assert(stm_record_read(store, "FB/RES/2/1", &record) == STM_OK, "%s", error.text);
	records = read_next();
	EXPECT_INT("behind", records->len, 2);
	EXPECT_INT("tip", records->at[0].tip, false);
	cr_assert(stm_records_read_with(store, "FB/RES/2/1", &records, &place) == STM_OK);
	EXPECT_INT("place", place, 1);
}

/* The same through one handle, which is asked between two additions. */
Test(kept, additions_through_one_handle)
{
	const struct paper *const papers[] = {&second,
		&(struct paper){"FB_RES_3_1.txt", "Safety of ferries", "1 October 2018", NULL}};
	stm_repository *repository;

	cr_assert(stm_repository_open(&repository, "r", &error) == STM_OK);
	for (size_t i = 0; i < COUNT(papers); i++) {
		const char *files[] = {write_paper(papers[i])};
		const struct stm_add_options options = {0};
		stm_history *history;

		cr_assert(stm_history_read(&history, repository, &error) == STM_OK);
		EXPECT_INT("before", stm_history_count(history), 1 + i);
		stm_history_free(history);
		cr_assert(stm_repository_add(repository, files, 1, &options, &error) == STM_OK,
			"%s", error.text);
		cr_assert(stm_history_read(&history, repository, &error) == STM_OK);
		EXPECT_INT("behind", stm_history_count(history), 2 + i);
		stm_history_free(history);
	}
	stm_repository_free(repository);
}

/* A file of its own, packed-refs written anew, and one line of it gone, all without Stemma. */
Test(kept, refs_that_git_moves)
{
	const struct stm_records *records;

	if (!has_git())
		return;
	EXPECT_INT("added", add_file("r", write_paper(&second), NULL), STM_OK);
	EXPECT_INT("both", read_next()->len, 2);
	run(NULL, "git -C r tag -f FB/RES/2/1 FB/RES/1/1");
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
	EXPECT_INT("a loose ref", stm_records_read_whole(store, &records), STM_EREPOSITORY);
	run(NULL, "git -C r tag -f FB/RES/2/1 ferry-board/safety-of-ferries");
	EXPECT_INT("moved back", read_next()->len, 2);
	run(NULL, "git -C r pack-refs --all");
	EXPECT_INT("packed", read_next()->len, 2);
	run(NULL, "git -C r update-ref -d refs/heads/ferry-board/safety-of-ferries && "
		  "git -C r tag -d FB/RES/2/1");
	EXPECT_INT("gone", read_next()->len, 1);
}

/* What is kept goes with the refs, whatever the file that names them. */
Test(kept, no_packed_refs)
{
	if (!has_git())
		return;
	EXPECT_INT("packed", read_next()->len, 1);
	run(NULL, "cd r && git for-each-ref --format='update %%(refname) %%(objectname)' > ../refs "
		  "&& "
		  "rm packed-refs && git update-ref --stdin < ../refs");
	EXPECT_INT("loose", read_next()->len, 1);
	EXPECT_INT("loose, again", read_next()->len, 1);
}
