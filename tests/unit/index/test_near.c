/* Most words of a phrase, close together. */
#include "index/near.h"

#include "fixture.h"

TestSuite(near, .init = index_init, .fini = index_fini, .timeout = 60);

static const struct version versions[] = {
	{"B/1", "2001", {"we leave no one behind", "no one is left behind", "behind the door"}},
	{"B/2", "2002",
		{"leaving no one behind at all", "one for all",
			"behind one and far away from it all there was no leave"}},
	{"B/3", "2003", {"the door of the house of the people", "of the one"}},
	{"B/4", "2004", {"the the the of", "people of", "door house"}},
};

Test(near, phrases)
{
	static const struct {
		const char *phrase, *answer;
	} rows[] = {
		{"", "0/0 |"},
		{"nowhere", "0/0 |"},
		{"house", "2/2 B/3:1 B/4:1 | B/3#OP1@4+1=1000 B/4#OP3@1+1=1000"},
		/* of two words both must be there, even where one has most of the weight */
		{"people of", "2/2 B/3:1 B/4:1 | B/3#OP1@5+3=1000 B/4#OP2@0+2=1000"},
		{"people nowhere", "0/0 |"},
		/* a word that is asked for twice is one word */
		{"house house", "2/2 B/3:1 B/4:1 | B/3#OP1@4+1=1000 B/4#OP3@1+1=1000"},
		{"door house people", "2/2 B/3:1 B/4:1 | B/3#OP1@1+7=1000 B/4#OP3@0+2=647"},
	};
	struct stm_index *index;

	add("i", versions, COUNT(versions));
	index = open_index("i", NULL);
	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].phrase, near_of(index, rows[i].phrase), rows[i].answer);
}

Test(near, what_is_said_otherwise)
{
	const char *answer;

	add("i", versions, COUNT(versions));
	answer = near_of(open_index("i", NULL), "leave no one behind");
	cr_expect(strstr(answer, "B/1#OP1@1+4=1000"), "%s", answer);
	cr_expect(strstr(answer, "B/1#OP2@0+5="), "%s", answer);
	cr_expect(strstr(answer, "B/2#OP1@1+3="), "%s", answer);
	/* its four words are eleven apart, and no ten have enough of them */
	cr_expect(!strstr(answer, "B/2#OP3@0"), "%s", answer);
	cr_expect(!strstr(answer, "B/1#OP3"), "%s", answer);
}

/* A word weighs what it weighs among the live, whether the dead are still in the files or not. */
Test(near, the_dead_weigh_nothing)
{
	struct stm_index_commits live = commits_of("A/RES/70/1 A/RES/72/3 A/RES/72/4");
	struct stm_index_options options = {.live = &live};
	const char *symbols = "A/RES/70/1 A/RES/72/3 A/RES/72/4", *answer;

	add("i", collection, collection_count);
	answer = near_of(open_index("i", symbols), "leave no one behind");
	cr_assert_eq(add_as("i", NULL, 0, &options, STM_MERGE_ALL), STM_OK);
	EXPECT_TEXT("merged", near_of(open_index("i", NULL), "leave no one behind"), answer);
	cr_expect(strstr(answer, "A/RES/70/1#OP1"), "%s", answer);
}
