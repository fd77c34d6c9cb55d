/* Opening, looking versions up and listing them. */
#include "index/index.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

TestSuite(index, .init = index_init, .fini = index_fini, .timeout = 60);

static const char *list_of(struct stm_index *index)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_index_versions versions;
	struct stm_error error;

	cr_assert(stm_index_list(&versions, index, &error) == STM_OK);
	for (size_t i = 0; i < versions.len; i++)
		stm_buf_printf(&buf, "%s%.*s %.*s %u", i ? "; " : "",
			(int)versions.at[i].symbol.len, versions.at[i].symbol.at,
			(int)versions.at[i].date.len, versions.at[i].date.at,
			versions.at[i].paragraphs);
	return stm_buf_end(&buf);
}

Test(index, versions)
{
	static const char all[] = "A/HRC/RES/1/1 2006-06-30 3; A/HRC/RES/2/2 2007-01-01 3; "
				  "A/RES/69/9 2014-12-18 0; A/RES/70/1 2015-09-25 3; "
				  "A/RES/71/2 2016-12-19 2; A/RES/72/3 2017-12-20 3; "
				  "A/RES/72/4 2017-12-20 2";
	struct stm_index *index;

	add("i", collection, 3);
	add("i", collection + 3, collection_count - 3);
	index = open_index("i", NULL);
	EXPECT_TEXT("all", list_of(index), all);
	EXPECT_INT("paragraphs", index->paragraphs, 16);
	for (size_t i = 0; i < collection_count; i++)
		cr_expect(stm_index_has(index, commit_of(collection[i].symbol)));
	cr_expect(!stm_index_has(index, commit_of("A/RES/1/1")));
	index = open_index("i", "A/RES/72/4 A/RES/69/9");
	EXPECT_TEXT("live", list_of(index), "A/RES/69/9 2014-12-18 0; A/RES/72/4 2017-12-20 2");
	cr_expect(stm_index_has(index, commit_of("A/RES/70/1")), "dead, but there");
}

Test(index, nothing)
{
	EXPECT_TEXT("no directory", list_of(open_index("none", NULL)), "");
	cr_assert(mkdir("empty", 0777) == 0);
	EXPECT_TEXT("no manifest", list_of(open_index("empty", NULL)), "");
	cr_expect(!stm_index_has(open_index("empty", "A/RES/1/1"), commit_of("A/RES/1/1")));
	add("i", NULL, 0);
	EXPECT_TEXT("nothing added", list_of(open_index("i", NULL)), "");
}

Test(index, a_missing_segment)
{
	struct stm_index index = {0};
	struct stm_error error = {0};

	add("i", collection, collection_count);
	cr_assert(unlink("i/0000000000000001.segment") == 0);
	EXPECT_INT(
		"status", stm_index_open(&index, "i", NULL, test_arena(), &error), STM_EREPOSITORY);
	EXPECT_TEXT("file", error.file, "i/0000000000000001.segment");
	cr_expect(strstr(error.text, "stemma index"), "%s", error.text);
	stm_index_release(&index);
}

/* Whoever has it open keeps what it had: files that are replaced stay mapped. */
Test(index, is_not_moved_by_a_writer)
{
	struct stm_index_options options = {0};
	struct stm_index *index;

	add("i", collection, 2);
	index = open_index("i", NULL);
	cr_assert_eq(add_as("i", collection + 2, 3, &options, STM_MERGE_ALL), STM_OK);
	EXPECT_TEXT(
		"old", exact_of(index, "no one is"), "1/1 A/RES/70/1:1 | A/RES/70/1#OP1@2+3=1000");
	EXPECT_TEXT("old", exact_of(index, "leaving"), "0/0 |");
	EXPECT_TEXT("new", exact_of(open_index("i", NULL), "leaving"),
		"1/1 A/RES/72/4:1 | A/RES/72/4#OP1@0+1=1000");
}
