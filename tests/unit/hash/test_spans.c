/* Where words stand. */
#include "hash/spans.h"

#include "support.h"

TestSuite(spans, .fini = test_release);

/* The words of TEXT with bars between them, as they stand in it. */
static const char *words_of(const char *text)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_word_spans spans;
	struct stm_words words;

	stm_word_spans_find(&spans, &words, test_arena(), stm_str(text));
	cr_expect(spans.len == words.len, "%s", text);
	for (size_t i = 0; i < spans.len; i++)
		stm_buf_printf(&buf, "%s%.*s", i ? "|" : "",
			(int)(spans.at[i].end - spans.at[i].start), text + spans.at[i].start);
	return stm_buf_end(&buf);
}

Test(spans, words)
{
	static const struct {
		const char *text, *words;
	} rows[] = {
		{"Urges owners, and crews;", "Urges|owners|and|crews"},
		{"  a  b ", "a|b"},
		{"resolution 53/24 of", "resolution|53|24|of"},
		{"a follow-up, the Council's", "a|follow|up|the|Council|s"},
		{"\"leave no one behind\"", "leave|no|one|behind"},
		{"Élan vital", "Élan|vital"},
		{"人权 a", "人|权|a"},
		{"...", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, words_of(rows[i].text), rows[i].words);
}
