/* The snapshot: a cache of order and series, believed for one state of the refs alone. */
#include "store/snapshot.h"

#include <unistd.h>

#include "fixture.h"
#include "store/publish.h"
#include "store/refs.h"

TestSuite(snapshot, .init = store_init, .fini = store_fini, .timeout = 120);

static const char body[] =
	"1. Decides to renew the charter of the ferry guard at the upper fords until the ice has "
	"gone from both banks and the landing masters have reported every boat that was lost;\n\n";

/* A series with a draft, a second one that begins in it, and one that stands alone. */
static const struct paper papers[] = {
	{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", body},
	{"FB_2_L.1.txt", "Safety of ferries", "1 September 2016", body},
	{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", body},
	{"FB_RES_2_2.txt", "Lamps on quays", "2 October 2016", NULL},
	{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2018", body},
};

enum { PAPERS = COUNT(papers) };

static void make_all(const char *dir)
{
	make_repository(dir);
	for (size_t i = 0; i < PAPERS; i++)
		EXPECT_INT(dir, add_file(dir, write_paper(&papers[i]), NULL), STM_OK);
}

/* All that is known of the versions of RECORDS, a line each. */
static const char *describe(const struct stm_records *records)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < records->len; i++) {
		const struct stm_record *record = &records->at[i];

		stm_buf_printf(&buf, "%s %s %s %s %s %zu", record->card.symbol, record->series,
			record->tag, record->commit, record->tree, record->summary.unchanged);
		stm_buf_printf(&buf, " %d%d %s", record->known, record->tip, record->basis);
		for (size_t k = 0; k < record->ancestor_count; k++)
			stm_buf_printf(&buf, " %u", (unsigned)record->ancestors[k]);
		stm_buf_printf(&buf, " at %td\n", stm_records_find(records, record->card.symbol));
	}
	return stm_buf_end(&buf);
}

/* What the snapshot of DIR says for the refs there are, or NULL when it says nothing of them. */
static const char *by_snapshot(const char *dir)
{
	struct stm_records records;
	struct stm_store *store;
	const char *out = NULL;
	uint64_t digest;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_refs_digest(store, &digest) == STM_OK);
	if (stm_snapshot_read(store, digest, &records))
		out = describe(&records);
	stm_store_free(store);
	return out;
}

/* What is read of DIR by whichever way. */
static const char *by_records(const char *dir)
{
	struct stm_records records;
	struct stm_store *store;
	const char *out;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_records_read(store, &records) == STM_OK);
	out = describe(&records);
	stm_store_free(store);
	return out;
}

Test(snapshot, says_what_the_refs_say)
{
	const char *said;

	make_all("r");
	said = by_snapshot("r");
	cr_assert(said, "there is none");
	cr_assert(unlink("r/stemma/snapshot") == 0);
	EXPECT_TEXT("from the refs", by_records("r"), said);
	cr_expect(!by_snapshot("r"));
	EXPECT_INT("nothing new", add_file("r", papers[0].file, NULL), STM_OK);
	EXPECT_TEXT("made again", by_snapshot("r"), said);
}

/* Refs in files of their own count as well, and what is undone is what it was. */
Test(snapshot, other_refs)
{
	const char *said;

	if (!has_git())
		cr_skip_test("no git");
	make_all("r");
	said = by_snapshot("r");
	cr_assert(said);
	EXPECT_INT("a branch", run(NULL, "git -C r branch mine FB/RES/1/1"), 0);
	cr_expect(!by_snapshot("r"), "a branch more");
	EXPECT_TEXT("a branch more", by_records("r"), said);
	EXPECT_INT("a branch", run(NULL, "git -C r branch -D mine"), 0);
	EXPECT_TEXT("and gone", by_snapshot("r"), said);
	EXPECT_INT("a tag", run(NULL, "git -C r tag -d FB/RES/2/2"), 0);
	cr_expect(!by_snapshot("r"), "a tag less");
	cr_expect(!strstr(by_records("r"), "FB/RES/2/2"));
}

/* Refs of notes are no versions, and change with every index. */
Test(snapshot, follows)
{
	struct stm_store *store;
	const char *said;
	uint64_t was;

	make_all("r");
	said = by_snapshot("r");
	cr_assert(said);
	cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_refs_digest(store, &was) == STM_OK);
	stm_snapshot_follow(store, was + 1, was + 2);
	EXPECT_TEXT("another's", by_snapshot("r"), said);
	stm_snapshot_follow(store, was, was + 1);
	cr_expect(!by_snapshot("r"));
	stm_snapshot_follow(store, was + 1, was);
	EXPECT_TEXT("its own", by_snapshot("r"), said);
	stm_store_free(store);
}

/* Whatever byte changes, wherever it is cut: what is read is right. */
Test(snapshot, no_flipped_byte_is_believed)
{
	const char *said;
	size_t size;

	make_all("r");
	said = by_records("r");
	size = size_of("r/stemma/snapshot");
	for (size_t at = 0; at < size; at++) {
		flip("r/stemma/snapshot", at);
		cr_expect(!by_snapshot("r"), "byte %zu", at);
		flip("r/stemma/snapshot", at);
	}
	EXPECT_TEXT("as it was", by_snapshot("r"), said);
	for (size_t cut = 1; cut < size; cut += 13) {
		cr_assert(truncate("r/stemma/snapshot", (off_t)(size - cut)) == 0);
		cr_expect(!by_snapshot("r"), "%zu bytes less", cut);
	}
	EXPECT_TEXT("without it", by_records("r"), said);
}

/* A catalogue that is longer, shorter or changed is not the one that was meant. */
Test(snapshot, goes_with_its_catalogue)
{
	const char *said;
	size_t size;

	make_all("r");
	said = by_records("r");
	size = size_of("r/stemma/catalog");
	for (size_t at = 0; at < size; at += 5) {
		flip("r/stemma/catalog", at);
		cr_expect(!by_snapshot("r"), "byte %zu", at);
		flip("r/stemma/catalog", at);
	}
	EXPECT_TEXT("as it was", by_snapshot("r"), said);
	cr_assert(truncate("r/stemma/catalog", (off_t)size + 8) == 0);
	cr_expect(!by_snapshot("r"), "longer");
	cr_assert(truncate("r/stemma/catalog", (off_t)size - 8) == 0);
	cr_expect(!by_snapshot("r"), "shorter");
}

/* Refs that another program changes while an addition is under way may be versions. */
Test(snapshot, others_refs)
{
	if (!has_git())
		cr_skip_test("no git");
	make_all("r");
	for (int foreign = 0; foreign < 2; foreign++) {
		struct stm_refs_of refs = {0};
		struct stm_records records;
		struct stm_ref_of at[PAPERS];
		struct stm_store *store;

		cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
		cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
		cr_assert(stm_store_lock(store) == STM_OK);
		cr_assert(stm_records_read(store, &records) == STM_OK);
		for (size_t i = 0; i < records.len; i++)
			at[i] = (struct stm_ref_of){records.at[i].card.symbol, records.at[i].series,
				records.at[i].commit, records.at[i].tip};
		at[PAPERS - 1].series = foreign ? "a/b" : "a/c"; /* a branch more, another less */
		refs.at = at;
		refs.count = records.len;
		if (foreign)
			EXPECT_INT("a tag", run(NULL, "git -C r tag other FB/RES/1/1"), 0);
		cr_assert(stm_refs_publish(store, &records, &refs) == STM_OK);
		EXPECT_INT("alone", refs.alone, !foreign);
		stm_store_free(store);
	}
}

/* What is told of one symbol twice over is told. */
Test(snapshot, told_twice)
{
	const char *twice[] = {"FB/RES/2/2", "FB/RES/2/2"};

	make_all("r");
	cr_assert(by_snapshot("r"));
	EXPECT_INT("told", add_files("r", twice, 2, "FB/RES/1/1", NULL), STM_OK);
	cr_expect(strstr(list_versions("r"), "FB/RES/2/2<FB/RES/1/1"), "%s", list_versions("r"));
	EXPECT_INT("proven", check_repository("r", NULL, NULL), STM_OK);
}

/* A check takes nobody's word. */
Test(snapshot, is_not_asked_by_check)
{
	struct stm_store *store;
	uint64_t was, now;

	if (!has_git())
		cr_skip_test("no git");
	make_all("r");
	cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_refs_digest(store, &was) == STM_OK);
	EXPECT_INT("a tag", run(NULL, "git -C r tag -d FB/RES/3/1"), 0);
	cr_assert(stm_refs_digest(store, &now) == STM_OK);
	stm_snapshot_follow(store, was, now);
	cr_expect(by_snapshot("r"), "the snapshot lies");
	cr_expect(check_repository("r", NULL, NULL) < 0, "and was believed");
	stm_store_free(store);
}
