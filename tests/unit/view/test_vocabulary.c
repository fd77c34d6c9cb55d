/* Words of a collection: taken out of texts, and written so that a script reads them back. */
#include "base/unicode.h"
#include "support.h"
#include "view/vocabulary.h"

/* The lines of TEXTS, of which the Ith is that of version I; *LETTERS may be NULL. */
static const char *written(const char *const *texts, size_t count, unsigned *letters)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_vocabulary words = {.version_count = count};
	unsigned cut;

	words.arena = words.scratch = (struct stm_arena){.trap = test_arena()->trap};
	words.places.arena = &words.arena;
	for (size_t i = 0; i < count; i++)
		stm_vocabulary_text(&words, stm_str(texts[i]), (uint32_t)i);
	cut = stm_vocabulary_write(&buf, &words);
	if (letters)
		*letters = cut;
	stm_arena_release(&words.arena);
	stm_arena_release(&words.scratch);
	return stm_buf_end(&buf);
}

/* A digit of what is shared, the rest, and the versions: A is 0, B is 1 and so on. */
Test(vocabulary, lines, .fini = test_release)
{
	static const struct {
		const char *texts[4];
		const char *lines;
	} rows[] = {
		{{"", "", "", ""}, ""},
		{{"Boats.", "", "", ""}, "Aboats A\n"},
		{{"boats, BOATS", "no", "bo", "Boats' boats"}, "Abo E\nCats AE\nAno C\n"},
		{{"a1 a-1", "a1", "a1", "a1"}, "A1 A\nAa A\nB1 BC\n"},
		{{"",
			 "P\xc3\x8a"
			 "CHE",
			 "p\xc3\xaa"
			 "cher",
			 ""},
			"Ap\xc3\xaa"
			"che C\nFr E\n"},
		{{"\xe4\xba\xba\xe5\x8f\xa3\xe8\xb4\xa9", "", "\xe4\xba\xba", ""},
			"A\xe4\xba\xba E\nB\xe5\x8f\xa3 A\nA\xe5\x8f\xa3\xe8\xb4\xa9 A\n"},
		{{"\xc5\x92uvre", "c\xc5\x93ur", "\xc3\xa6on",
			 "Stra\xc3\x9f"
			 "e"},
			"Aaeon E\nAcoeur C\nAoeuvre A\nAstrasse G\n"},
		{{"x\xe4\xba\xba", "", "", ""}, "Ax A\nA\xe4\xba\xba A\n"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].texts[0], written(rows[i].texts, 4, NULL), rows[i].lines);
}

/* A stretch that is far away and long takes more than a digit: 2 * 40 + 1, then 50 - 2. */
Test(vocabulary, numbers, .fini = test_release)
{
	const char *texts[90];

	for (size_t i = 0; i < COUNT(texts); i++)
		texts[i] = i < 40 ? "" : "Boats";
	EXPECT_TEXT("numbers", written(texts, COUNT(texts), NULL), "Aboats xCwB\n");
}

/* Added in any order, and twice, they are the same. */
Test(vocabulary, any_order, .fini = test_release)
{
	static const uint32_t orders[][4] = {{0, 1, 2, 3}, {3, 1, 0, 2}, {2, 3, 2, 0}};

	for (size_t i = 0; i < COUNT(orders); i++) {
		struct stm_buf buf = {.arena = test_arena()};
		struct stm_vocabulary words = {.version_count = 4};

		words.arena = words.scratch = (struct stm_arena){.trap = test_arena()->trap};
		words.places.arena = &words.arena;
		for (size_t k = 0; k < 4; k++)
			stm_vocabulary_text(&words, STM_STR("boats"), orders[i][k]);
		stm_vocabulary_write(&buf, &words);
		EXPECT_TEXT("order", stm_buf_end(&buf), i < 2 ? "Aboats BC\n" : "Aboats ADA\n");
		stm_arena_release(&words.arena);
		stm_arena_release(&words.scratch);
	}
}

/* Too many words are cut until they fit, and none is left out; those that are alike are one. */
Test(vocabulary, bound, .fini = test_release)
{
	struct stm_buf text = {.arena = test_arena()};
	const char *texts[1], *lines;
	unsigned letters;

	for (unsigned i = 0; i < 100000; i++)
		stm_buf_printf(&text, "%c%c%05u ", 'a' + i % 26, 'a' + i / 26 % 26, i);
	texts[0] = stm_buf_end(&text);
	lines = written(texts, 1, &letters);
	cr_expect_lt(letters, 7u);
	cr_expect_gt(letters, 2u);
	cr_expect_leq(strlen(lines), 128u * 1024 + 512);
	cr_expect(strstr(lines, "Aaa0") == lines);
}
