/* What families take over from each other. */
#include "lineage/borrowed.h"

#include "hash/hash.h"
#include "support.h"

TestSuite(borrowed, .fini = test_release);

#define PHRASE                                                                                     \
	"painted oars hung from the lintel of each belfry whose founders cast bronze without pay " \
	"after the flood had taken their furnaces"

static struct stm_words words_of(const char *text)
{
	return stm_hash_text_words(test_arena(), stm_str(text));
}

/* Adds TEXT as paragraph 0 of VERSION. */
static void add(struct stm_borrowed *borrowed, uint32_t version, const char *text)
{
	struct stm_words words = words_of(text);

	stm_borrowed_add(borrowed, version, 0, &words);
}

/* "from>to" of the first run, or "". */
static const char *first_of(struct stm_borrowed *borrowed, const char *const *dates)
{
	size_t count;
	const struct stm_borrowed_run *runs = stm_borrowed_find(borrowed, dates, &count);

	return count ? stm_format(test_arena(), "%u>%u", (unsigned)runs->from.version,
			       (unsigned)runs->to.version)
		     : "";
}

Test(borrowed, from_the_earlier_family)
{
	static const char *const dates[] = {"2041", "2040", "2042"}, *const none[] = {"", "", ""};
	struct stm_borrowed borrowed;

	stm_borrowed_init(&borrowed, test_arena());
	stm_borrowed_next_family(&borrowed, STM_STR("a"));
	add(&borrowed, 0, "Urges owners to see that " PHRASE);
	add(&borrowed, 2, "Urges owners to see that " PHRASE " are kept");
	stm_borrowed_next_family(&borrowed, STM_STR("a"));
	add(&borrowed, 1, "Recalling the custom of " PHRASE);
	EXPECT_TEXT("the first of each", first_of(&borrowed, dates), "1>0");
	EXPECT_TEXT("without dates nobody is first", first_of(&borrowed, none), "");
}

Test(borrowed, the_calendar_is_nobodys)
{
	static const char *const dates[] = {"2040", "2041", "2042", "2043", "2044"};
	struct stm_borrowed borrowed;
	struct stm_words words = words_of("to report to the Board at its 27th session on it");

	stm_borrowed_init(&borrowed, test_arena());
	for (uint32_t i = 0; i < 5; i++) {
		stm_borrowed_next_family(&borrowed, STM_STR("a"));
		add(&borrowed, i,
			stm_format(test_arena(),
				"Requests the Warden to report to the Board in its %u year on "
				"what has been done about the lamps at all of the landing places",
				20 + i));
	}
	EXPECT_TEXT("a formula of five families", first_of(&borrowed, dates), "");
	cr_expect(stm_borrowed_own(&borrowed, &words, 0, (uint32_t)words.len) > 5);
}

Test(borrowed, as_far_as_the_words_are_the_same)
{
	struct stm_words from = words_of("one two three four five six"),
			 to = words_of("zero two three four five seven");
	struct stm_borrowed_run run = {{0, 0, 3}, {1, 0, 3}};

	EXPECT_INT("words", stm_borrowed_extend(&run, &from, &to), 4);
	EXPECT_INT("start", run.to.word, 1);
	EXPECT_INT("start", run.from.word, 1);
}
