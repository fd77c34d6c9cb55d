/* Adding: what is refused, what changes nothing, what is told. */
#include <unistd.h>

#include "fixture.h"

static const struct paper first = {"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL};
static const struct paper second = {"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", NULL};
static const struct paper other = {
	"FB_RES_2_2.txt", "Lamps at landing places", "2 October 2016", NULL};

static void init(void)
{
	store_init();
	make_repository("r");
	write_paper(&first);
	write_paper(&second);
	write_paper(&other);
}

TestSuite(add, .init = init, .fini = store_fini, .timeout = 60);

static enum stm_status add(const char *file, struct stm_error *error)
{
	return add_files("r", &file, 1, NULL, error);
}

Test(add, twice_changes_nothing)
{
	const char *before;

	cr_assert(add(first.file, NULL) == STM_OK);
	cr_assert(add(second.file, NULL) == STM_OK);
	before = read_file("r/packed-refs");
	EXPECT_INT("again", add(first.file, NULL), STM_OK);
	EXPECT_TEXT("again", read_file("r/packed-refs"), before);
	cr_assert(run(NULL, "mkdir d; cp FB_RES_1_1.txt d/FB_RES_1_1.txt") == 0);
	EXPECT_INT("elsewhere", add("d/FB_RES_1_1.txt", NULL), STM_OK);
	EXPECT_TEXT("elsewhere", read_file("r/packed-refs"), before);
	EXPECT_INT("none", add_files("r", NULL, 0, NULL, NULL), STM_OK);
	EXPECT_TEXT("none", read_file("r/packed-refs"), before);
}

/* Every refusal names what it is about, and leaves the repository as it was. */
Test(add, refusals)
{
	static const struct {
		const char *files[2];
		const char *after;
		enum stm_status status;
		const char *file, *text;
	} rows[] = {
		{{"FB_RES_2_1.txt", "none.txt"}, NULL, STM_EFILE, "none.txt", "no such file"},
		{{"FB_RES_2_1.txt", "empty.txt"}, NULL, STM_EINPUT, "empty.txt", ""},
		{{"FB_RES_2_1.txt", "changed/FB_RES_1_1.txt"}, NULL, STM_EEXISTS,
			"changed/FB_RES_1_1.txt",
			"FB/RES/1/1 is in the repository with another text"},
		{{"FB_RES_2_1.txt", "changed/FB_RES_2_1.txt"}, NULL, STM_EEXISTS,
			"changed/FB_RES_2_1.txt", "FB_RES_2_1.txt with another text"},
		{{"FB_RES_2_1.txt", "two\nlines.txt"}, NULL, STM_EARGUMENT, "two\nlines.txt",
			"no symbol"},
		{{"FB_RES_2_1.txt", "FB_RES_2_2.txt"}, "FB/RES/9/9", STM_ENOTFOUND, "FB/RES/9/9",
			"add it first"},
		{{"FB_RES_2_1.txt", "FB_RES_2_2.txt"}, "FB/RES/2/2", STM_EARGUMENT, "FB/RES/2/2",
			"itself"},
	};
	const char *before;

	cr_assert(add(first.file, NULL) == STM_OK);
	cr_assert(
		run(NULL,
			"mkdir changed; : >empty.txt; cp FB_RES_1_1.txt 'two\nlines.txt'; for f in "
			"FB_RES_1_1.txt FB_RES_2_1.txt; do sed s/lamp/lantern/ $f >changed/$f; "
			"done") == 0);
	before = read_file("r/packed-refs");
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};

		EXPECT_INT(rows[i].files[1],
			add_files("r", rows[i].files, 2, rows[i].after, &error), rows[i].status);
		EXPECT_TEXT(rows[i].files[1], error.file, rows[i].file);
		cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
		EXPECT_TEXT(rows[i].files[1], read_file("r/packed-refs"), before);
	}
}

/* Of two files with the same symbol and bytes one is taken, whatever their order. */
Test(add, copies)
{
	const char *files[] = {"b/FB_RES_1_1.md", "a/FB_RES_1_1.txt"};
	const char *swapped[] = {files[1], files[0]};
	struct stm_error error = {0};

	cr_assert(run(NULL, "mkdir a b; cp FB_RES_1_1.txt a; cp FB_RES_1_1.txt b/FB_RES_1_1.md") ==
		  0);
	make_repository("s");
	EXPECT_INT("one", add_files("r", files, 2, NULL, &error), STM_OK);
	EXPECT_INT("two", add_files("s", swapped, 2, NULL, &error), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), read_file("s/packed-refs"));
}

/* What is told later is the same as what is told at once. */
Test(add, told)
{
	const char *refs;

	cr_assert(add(first.file, NULL) == STM_OK);
	EXPECT_INT("told", add_file("r", other.file, "FB/RES/1/1"), STM_OK);
	EXPECT_TEXT("list", list_versions("r"),
		"ferry-board/safety-of-ferries FB/RES/1/1\n"
		"ferry-board/safety-of-ferries FB/RES/2/2<FB/RES/1/1\n");
	refs = read_file("r/packed-refs");
	EXPECT_INT("again", add_file("r", other.file, "FB/RES/1/1"), STM_OK);
	EXPECT_TEXT("again", read_file("r/packed-refs"), refs);
	EXPECT_INT("not told", add(other.file, NULL), STM_OK);
	EXPECT_TEXT("not told", read_file("r/packed-refs"), refs);
	make_repository("s");
	cr_assert(add_file("s", other.file, NULL) == STM_OK);
	cr_assert(add_file("s", first.file, NULL) == STM_OK);
	EXPECT_INT("late", add_file("s", other.file, "FB/RES/1/1"), STM_OK);
	EXPECT_TEXT("late", read_file("s/packed-refs"), refs);
	EXPECT_INT("check", check_repository("r", NULL, NULL), STM_OK);
}

Test(add, rings)
{
	struct stm_error error = {0};
	const char *file = first.file;

	cr_assert(add(first.file, NULL) == STM_OK);
	cr_assert(add_file("r", other.file, "FB/RES/1/1") == STM_OK);
	EXPECT_INT("ring", add_files("r", &file, 1, "FB/RES/2/2", &error), STM_EARGUMENT);
	EXPECT_INT("check", check_repository("r", NULL, NULL), STM_OK);
}

static void note(void *payload, size_t done, size_t total, const char *path)
{
	stm_buf_printf(payload, "%zu/%zu %s\n", done, total, path);
}

Test(add, progress)
{
	struct stm_buf seen = {.arena = test_arena()};
	const struct stm_add_options options = {.progress = note, .payload = &seen};
	const char *files[] = {first.file, second.file};
	stm_repository *repository;

	cr_assert(stm_repository_open(&repository, "r", NULL) == STM_OK);
	EXPECT_TEXT("path", stm_repository_path(repository), "r");
	EXPECT_INT("add", stm_repository_add(repository, files, 2, &options, NULL), STM_OK);
	EXPECT_TEXT("progress", stm_buf_end(&seen), "0/2 FB_RES_1_1.txt\n1/2 FB_RES_2_1.txt\n");
	stm_repository_free(repository);
}

static void note_version(void *payload, const struct stm_version *version, bool anew)
{
	stm_buf_printf(payload, "%s%s<%s (%s) %zu\n", anew ? "anew " : "", version->symbol,
		version->parent_count ? version->parents[0] : "", version->basis,
		strlen(version->commit));
}

/* What the later one came from before the earlier was there is derived anew, and told. */
Test(add, what_was_added)
{
	struct stm_buf seen = {.arena = test_arena()};
	const struct stm_add_options options = {.added = note_version, .payload = &seen};
	const char *files[] = {second.file, first.file};
	stm_repository *repository;

	cr_assert(stm_repository_open(&repository, "r", NULL) == STM_OK);
	for (size_t i = 0; i < 2; i++)
		cr_assert(stm_repository_add(repository, &files[i], 1, &options, NULL) == STM_OK);
	cr_assert(stm_repository_add(repository, files, 2, &options, NULL) == STM_OK);
	EXPECT_TEXT("told", stm_buf_end(&seen),
		"FB/RES/2/1< () 40\nFB/RES/1/1< () 40\nanew FB/RES/2/1<FB/RES/1/1 (same title) "
		"40\n");
	stm_repository_free(repository);
}

/* A stored version reads as its file did, also under a symbol that its text does not have. */
Test(add, documents)
{
	struct stm_add_options options = {.read = {.symbol = "X/1"}};
	const char *file = first.file;
	stm_repository *repository;
	stm_document *document, *original = test_document(first.file, read_file(first.file));
	struct stm_error error = {0};

	cr_assert(stm_repository_open(&repository, "r", NULL) == STM_OK);
	cr_assert(stm_repository_add(repository, &file, 1, &options, NULL) == STM_OK);
	cr_assert(stm_repository_document(&document, repository, "X/1", &error) == STM_OK);
	EXPECT_TEXT("symbol", stm_document_metadata(document)->symbol, "X/1");
	EXPECT_TEXT("source", stm_document_source(document), first.file);
	EXPECT_TEXT("labels", test_labels(document), test_labels(original));
	stm_document_free(document);
	EXPECT_INT("unknown", stm_repository_document(&document, repository, "X/2", &error),
		STM_ENOTFOUND);
	cr_expect(!document);
	stm_repository_free(repository);
}
