/* Versions found by their tags, in order, by any name. */
#include "store/records.h"

#include "fixture.h"

static struct stm_store *store;
static struct stm_error error;

static void init(void)
{
	static const struct paper papers[] = {
		{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2014", NULL},
		{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2016", NULL},
		{"FB_RES_2_1 (2015).txt", "Lamps at landing places", "1 October 2015", NULL},
	};
	const char *files[COUNT(papers)];

	store_init();
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		files[i] = write_paper(&papers[i]);
	cr_assert(add_files("r", files, COUNT(files), NULL, &error) == STM_OK, "%s", error.text);
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
}

static void fini(void)
{
	stm_store_free(store);
	store_fini();
}

TestSuite(records, .init = init, .fini = fini);

static const char *join(const struct stm_records *records)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < records->len; i++)
		stm_buf_printf(&buf, "%s%s%s", i ? "|" : "", records->at[i].card.symbol,
			records->at[i].tip ? "*" : "");
	return stm_buf_end(&buf);
}

Test(records, reading)
{
	struct stm_records records;

	cr_assert(stm_records_read(store, &records) == STM_OK);
	EXPECT_TEXT("order", join(&records), "FB/RES/3/1|FB_RES_2_1 (2015)*|FB/RES/1/1*");
	EXPECT_TEXT("series", records.at[2].series, "ferry-board/safety-of-ferries");
	EXPECT_INT("ancestors", records.at[2].ancestor_count, 1);
	EXPECT_INT("ancestor", records.at[2].ancestors[0], 0);
	EXPECT_INT("found", stm_records_find(&records, "FB_RES_2_1 (2015)"), 1);
	EXPECT_INT("not found", stm_records_find(&records, "FB/RES/9/9"), -1);
}

Test(records, names)
{
	static const char *const rows[][2] = {
		{"FB/RES/3/1", "FB/RES/3/1"},
		{"FB_RES_2_1 (2015)", "FB_RES_2_1 (2015)"},
		{"FB_RES_2_1_(2015)", "FB_RES_2_1 (2015)"},
		{"refs/tags/FB/RES/3/1", "FB/RES/3/1"},
		{"ferry-board/safety-of-ferries", "FB/RES/1/1"},
		{"ferry-board/safety-of-ferries~1", "FB/RES/3/1"},
		{"alias", "FB/RES/3/1"},
		{"noted", "FB/RES/3/1"},
		{"FB/RES/9/9", NULL},
		{"FB", NULL},
		{"other", NULL},
		{"tree", NULL},
		{"", NULL},
		{"^", NULL},
		{"FB/RES/3/1^{tree}", NULL},
		{"..", NULL},
	};

	if (has_git()) {
		run(NULL, "cd r && git tag alias FB/RES/3/1 && git -c user.name=x -c user.email=y "
			  "tag "
			  "-a -m x noted FB/RES/3/1 && git tag tree FB/RES/3/1^{tree} && "
			  "git -c user.name=x -c user.email=y commit-tree -m 'Not ours' "
			  "FB/RES/3/1^{tree} | xargs git tag other");
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_record record = {0};
		enum stm_status status = stm_record_read(store, rows[i][0], &record);

		if (!has_git() && (!strcmp(rows[i][0], "alias") || !strcmp(rows[i][0], "noted")))
			continue;
		EXPECT_INT(rows[i][0], status, rows[i][1] ? STM_OK : STM_ENOTFOUND);
		if (rows[i][1] && status == STM_OK)
			EXPECT_TEXT(rows[i][0], record.card.symbol, rows[i][1]);
	}
}

/* Asked by any of its versions, a series is all of them, the first one first. */
Test(records, series)
{
	static const char *const symbols[] = {"FB/RES/3/1", "FB/RES/1/1"};
	struct stm_records records;
	size_t count;

	cr_assert(stm_records_read(store, &records) == STM_OK);
	for (size_t i = 0; i < COUNT(symbols); i++) {
		const size_t place = (size_t)stm_records_find(&records, symbols[i]);
		const struct stm_record **series = stm_records_series(
			&records, test_arena(), place, &count);

		cr_assert(count == COUNT(symbols), "%zu versions", count);
		for (size_t k = 0; k < count; k++)
			EXPECT_TEXT(symbols[i], series[k]->card.symbol, symbols[k]);
	}
	EXPECT_INT("of one", (stm_records_series(&records, test_arena(), 1, &count), count), 1);
}

/* Tags of others do not make versions. */
Test(records, foreign_tags)
{
	struct stm_records records;

	if (!has_git())
		return;
	run(NULL, "cd r && git tag alias FB/RES/3/1 && git tag blob FB/RES/3/1:resolution.md");
	cr_assert(stm_records_read(store, &records) == STM_OK, "%s", error.text);
	EXPECT_INT("versions", records.len, 3);
}

/* FB/RES/1/1 descends from FB/RES/3/1; the branch of the one without heirs ends in it. */
Test(records, a_tag_that_is_gone)
{
	static const struct {
		const char *tag, *file, *symbol;
	} rows[] = {
		{"FB/RES/3/1", "FB/RES/1/1", "FB/RES/3/1"},
		{"FB/RES/1/1", "refs/heads/ferry-board/safety-of-ferries", "FB/RES/1/1"},
	};
	const char *const files[] = {"FB_RES_3_1.txt", "FB_RES_1_1.txt"};
	const char *other = write_paper(
		&(struct paper){"FB_RES_4_1.txt", "Other matters", "1 October 2018", NULL});
	const struct stm_records *records;
	struct stm_records part;

	if (!has_git())
		return;
	cr_assert(stm_records_read_whole(store, &records) == STM_OK, "%s", error.text);
	for (size_t i = 0; i < COUNT(rows); i++) {
		run(NULL, "git -C r tag -d %s", rows[i].tag);
		EXPECT_INT("part", stm_records_read(store, &part), STM_OK);
		EXPECT_INT("whole", stm_records_read_whole(store, &records), STM_EREPOSITORY);
		EXPECT_TEXT("file", error.file, rows[i].file);
		cr_expect(strstr(error.text, rows[i].symbol), "%s", error.text);
		EXPECT_INT("another", add_file("r", other, NULL), STM_EREPOSITORY);
		EXPECT_INT("again", add_file("r", files[i], NULL), STM_OK);
		EXPECT_INT("mended", stm_records_read_whole(store, &records), STM_OK);
		EXPECT_INT("proven", check_repository("r", NULL, NULL), STM_OK);
	}
	run(NULL, "git -C r branch mine FB/RES/3/1; git -C r tag -f FB/RES/3/1 FB/RES/1/1");
	EXPECT_INT("moved", stm_records_read_whole(store, &records), STM_EREPOSITORY);
}

Test(records, files)
{
	struct stm_record record;
	struct stm_str bytes;
	bool found;

	cr_assert(stm_record_read(store, "FB/RES/3/1", &record) == STM_OK);
	cr_assert(stm_record_source(store, &record, &bytes) == STM_OK);
	EXPECT_TEXT("source", test_text(bytes), read_file("FB_RES_3_1.txt"));
	cr_assert(stm_record_file(store, &record, "none", NULL, &found) == STM_OK);
	cr_expect(!found);
	EXPECT_INT("must be", stm_record_file(store, &record, "none", NULL, NULL), STM_EREPOSITORY);
}

/* Dates that contradict descent do not put a version before its parents, however deep it goes. */
Test(records, depth)
{
	enum { DEPTH = 20000 };
	struct stm_records records = {0};

	for (int i = 0; i < DEPTH; i++) {
		struct stm_record record = {
			.card = {.symbol = stm_format(test_arena(), "X/%d", i),
				.date = stm_format(test_arena(), "%08d", DEPTH - i),
				.key = stm_format(test_arena(), "key-%d", i)}};
		const char *parent = stm_format(test_arena(), "X/%d", i - 1);

		if (i)
			STM_PUSH(test_arena(), &record.parents, parent);
		STM_PUSH(test_arena(), &records, record);
	}
	stm_records_sort(&records, test_arena());
	for (size_t i = 0; i < DEPTH; i++) {
		cr_assert(!i || records.at[i].ancestors[0] == i - 1);
		cr_assert(!strcmp(records.at[i].series, "key-0"));
		cr_assert(records.at[i].tip == (i + 1 == DEPTH));
	}
}
