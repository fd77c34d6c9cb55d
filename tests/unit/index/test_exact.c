/* Phrases, word for word; against a search without an index too. */
#include "index/exact.h"

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"

TestSuite(exact, .init = index_init, .fini = index_fini, .timeout = 60);

Test(exact, phrases)
{
	static const struct {
		const char *phrase, *answer;
	} rows[] = {
		{"", "0/0 |"},
		{"nowhere", "0/0 |"},
		{"leaving", "1/1 A/RES/72/4:1 | A/RES/72/4#OP1@0+1=1000"},
		{"no no", "2/1 A/RES/72/3:2 | A/RES/72/3#OP3@0+2=1000 A/RES/72/3#OP3@1+2=1000"},
		{"no no no no", "0/0 |"},
		{"matter no", "0/0 |"},
		{"one no", "0/0 |"},
		{"nowhere matter", "0/0 |"},
		{"no one behind",
			"3/3 A/RES/71/2:1 A/RES/72/3:1 A/RES/72/4:1 | A/RES/71/2#OP1@5+3=1000 "
			"A/RES/72/3#OP1@6+3=1000 A/RES/72/4#OP1@1+3=1000"},
		{"leave no one behind in the recovery",
			"2/2 A/RES/71/2:1 A/RES/72/3:1 | A/RES/71/2#OP1@4+7=1000 "
			"A/RES/72/3#OP1@5+7=1000"},
		{"matter", "7/7 A/HRC/RES/1/1:2 A/HRC/RES/2/2:2 A/RES/70/1:1 A/RES/71/2:1 "
			   "A/RES/72/3:1 | A/HRC/RES/1/1#OP2@1+1=1000 A/HRC/RES/1/1#OP3@0+1=1000 "
			   "A/HRC/RES/2/2#OP2@6+1=1000 A/HRC/RES/2/2#OP3@6+1=1000 "
			   "A/RES/70/1#OP2@6+1=1000 A/RES/71/2#OP2@6+1=1000 "
			   "A/RES/72/3#OP2@6+1=1000"},
	};
	struct stm_index *index;

	add("i", collection, collection_count);
	index = open_index("i", NULL);
	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].phrase, exact_of(index, rows[i].phrase), rows[i].answer);
}

Test(exact, without_an_index)
{
	struct stm_index *index = open_index("nothing", NULL);

	EXPECT_TEXT("empty", exact_of(index, "matter"), "0/0 |");
	EXPECT_INT("paragraphs", index->paragraphs, 0);
}

Test(exact, only_live_versions)
{
	struct stm_index *index;

	add("i", collection, collection_count);
	index = open_index("i", "A/RES/72/3 A/RES/71/2 A/RES/9/9");
	EXPECT_TEXT("live", exact_of(index, "seized of"),
		"2/2 A/RES/71/2:1 A/RES/72/3:1 | A/RES/71/2#OP2@3+2=1000 A/RES/72/3#OP2@3+2=1000");
	EXPECT_TEXT("dead", exact_of(index, "Recalling the Charter"), "0/0 |");
	EXPECT_TEXT("none", exact_of(open_index("i", ""), "matter"), "0/0 |");
}

Test(exact, content)
{
	struct stm_index *index;

	add("i", collection + 3, 4);
	add("i", collection, 3);
	index = open_index("i", NULL);
	EXPECT_TEXT("decides", content_places(index, collection[0].paragraphs[1]),
		"5/5 A/HRC/RES/2/2:2 A/RES/70/1:1 A/RES/71/2:1 A/RES/72/3:1 | "
		"A/HRC/RES/2/2#OP2@0+7=1000 A/HRC/RES/2/2#OP3@0+7=1000 A/RES/70/1#OP2@0+7=1000 "
		"A/RES/71/2#OP2@0+7=1000 A/RES/72/3#OP2@0+7=1000");
	EXPECT_TEXT("no such text", content_places(index, "Decides to remain"), "0/0 |");
}

Test(exact, the_limit_is_of_what_is_listed)
{
	struct stm_index_query query = {words_of("matter"), 3};
	struct stm_index_matches matches;
	struct stm_error error;

	add("i", collection, collection_count);
	cr_assert(stm_index_exact(&matches, open_index("i", NULL), &query, &error) == STM_OK);
	EXPECT_INT("total", matches.total, 7);
	EXPECT_INT("versions", matches.versions.len, 5);
	EXPECT_INT("listed", matches.occurrences.len, 3);
	query.limit = 0;
	cr_assert(stm_index_exact(&matches, open_index("i", NULL), &query, &error) == STM_OK);
	EXPECT_INT("total", matches.total, 7);
	EXPECT_INT("listed", matches.occurrences.len, 0);
}

/* How often PHRASE is in the collection. */
static size_t count_all(const struct version *versions, const char *phrase)
{
	size_t count = 0, length = strlen(phrase);

	for (size_t v = 0; v < MADE; v++)
		for (size_t p = 0; versions[v].paragraphs[p]; p++)
			for (const char *at = versions[v].paragraphs[p]; *at; at += at[1] ? 2 : 1)
				count += !strncmp(at, phrase, length);
	return count;
}

Test(exact, like_a_search_without_index)
{
	const struct version *versions = made_collection();
	struct stm_index_options options = {0};
	struct stm_index *whole, *pieces;

	add("whole", versions, MADE);
	for (size_t v = 0; v < MADE; v += 13)
		add("pieces", versions + v, 13);
	whole = open_index("whole", NULL);
	pieces = open_index("pieces", NULL);
	cr_expect(whole->parts[0].segment.commons > 3, "there are common words");
	for (size_t i = 0; i < 300; i++) {
		char phrase[16];
		size_t length = 1 + i % 6;
		const char *answer;

		for (size_t k = 0; k < length; k++) {
			phrase[2 * k] = made_word();
			phrase[2 * k + 1] = k + 1 < length ? ' ' : '\0';
		}
		answer = exact_of(whole, phrase);
		EXPECT_INT(phrase, strtoul(answer, NULL, 10), count_all(versions, phrase));
		EXPECT_TEXT(phrase, exact_of(pieces, phrase), answer);
		EXPECT_TEXT(phrase, near_of(pieces, phrase), near_of(whole, phrase));
	}
	cr_assert_eq(add_as("pieces", NULL, 0, &options, STM_MERGE_ALL), STM_OK);
	EXPECT_TEXT("merged", exact_of(open_index("pieces", NULL), "A B"), exact_of(whole, "A B"));
}
