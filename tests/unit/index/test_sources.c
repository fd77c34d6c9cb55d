/* Which texts share most with a clause. */
#include "index/sources.h"

#include "fixture.h"

TestSuite(sources, .init = index_init, .fini = index_fini, .timeout = 60);

static const char charter[] = "Recalling the Charter of the United Nations and its aims";

Test(sources, texts)
{
	static const struct {
		const char *clause, *answer;
	} rows[] = {
		{"", ""},
		{"the Charter of", ""},
		{"nothing of this is anywhere", ""},
		{"Recalling the Charter of",
			"A/HRC/RES/1/1#OP1 4/1000 [0,0,4]; A/HRC/RES/2/2#OP1 4/1000 [0,0,4]; "
			"A/RES/70/1#OP3 4/1000 [0,0,4]"},
		{charter, "A/HRC/RES/1/1#OP1 9/900 [0,0,9]; A/HRC/RES/2/2#OP1 8/800 [0,0,8]; "
			  "A/RES/70/1#OP3 7/700 [0,0,7]"},
		/* two runs, of which the clause has the second first */
		{"leave no one behind in time and calls upon all States to leave no one",
			"A/RES/72/3#OP1 12/800 [0,5,5] [8,1,7]; A/RES/71/2#OP1 10/666 [0,4,5] "
			"[10,2,5]"},
	};
	struct stm_index *index;

	add("i", collection, collection_count);
	index = open_index("i", NULL);
	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].clause,
			sources_of(
				index, &(struct stm_index_clause){.words = words_of(rows[i].clause),
					       .limit = 10}),
			rows[i].answer);
}

static bool is_not_of_1970(const struct stm_index_version *version, void *payload)
{
	++*(int *)payload;
	return version->symbol.at[6] != '7';
}

Test(sources, what_does_not_count)
{
	uint8_t excluded[1][STM_CONTENT];
	int asked = 0;
	struct stm_index_clause clause = {.words = words_of(charter), .limit = 1};
	struct stm_index *index;

	add("i", collection, collection_count);
	index = open_index("i", NULL);
	EXPECT_TEXT("best", sources_of(index, &clause), "A/HRC/RES/1/1#OP1 9/900 [0,0,9]");
	memcpy(excluded[0], content_of(collection[5].paragraphs[0]), STM_CONTENT);
	clause.excluded = (const uint8_t(*)[STM_CONTENT])excluded;
	clause.excluded_count = 1;
	EXPECT_TEXT("excluded", sources_of(index, &clause), "A/HRC/RES/2/2#OP1 8/800 [0,0,8]");
	clause.excluded_count = 0;
	clause.date = STM_STR("2007-01-01");
	clause.symbol = STM_STR("A/HRC/RES/1/1");
	clause.limit = 9;
	EXPECT_TEXT("early", sources_of(index, &clause), "A/HRC/RES/1/1#OP1 9/900 [0,0,9]");
	clause.date = STM_STR("2006-06-30");
	EXPECT_TEXT("earlier", sources_of(index, &clause), "");
	clause.date = STM_STR("");
	clause.counts = is_not_of_1970;
	clause.payload = &asked;
	EXPECT_TEXT("asked", sources_of(index, &clause),
		"A/HRC/RES/1/1#OP1 9/900 [0,0,9]; A/HRC/RES/2/2#OP1 8/800 [0,0,8]");
	cr_expect(asked > 2);
}

Test(sources, the_first_of_a_text_is_named)
{
	struct stm_index_clause clause = {
		.words = words_of("Decides to remain seized of the matter"), .limit = 5};

	/* in three segments, the earliest added last */
	add("i", &collection[2], 1);
	add("i", &collection[0], 1);
	add("i", &collection[6], 1);
	EXPECT_TEXT("first", sources_of(open_index("i", NULL), &clause),
		"A/HRC/RES/2/2#OP2 7/1000 [0,0,7]");
	EXPECT_TEXT("live", sources_of(open_index("i", "A/RES/72/3"), &clause),
		"A/RES/72/3#OP2 7/1000 [0,0,7]");
}

/* The best of many are the same whether few or all are asked for. */
Test(sources, limit)
{
	const char *all, *some;
	struct stm_index_clause clause = {.words = words_of(charter), .limit = 100};
	struct stm_index *index;

	add("i", collection, collection_count);
	index = open_index("i", NULL);
	all = sources_of(index, &clause);
	for (clause.limit = 0; clause.limit < 4; clause.limit++) {
		some = sources_of(index, &clause);
		cr_expect(!strncmp(all, some, strlen(some)), "%zu: %s", clause.limit, some);
	}
}

/* The longer run has its words, also where two shorter ones would have covered more. */
Test(sources, repeated_words)
{
	static const struct version no = {"C/1", "2001", {"no no no no no no", "no no no no yes"}};
	struct stm_index_clause clause = {.words = words_of("no no no no no no no no"), .limit = 9};

	add("i", &no, 1);
	EXPECT_TEXT("no", sources_of(open_index("i", NULL), &clause),
		"C/1#OP2 8/1000 [0,0,4] [4,0,4]; C/1#OP1 6/750 [0,0,6]");
}
