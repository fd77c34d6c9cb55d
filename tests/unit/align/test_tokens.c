/* Words as a redline shows them; joined they are the text. */
#include "align/tokens.h"

#include "texts.h"

TestSuite(tokens, .fini = test_release);

static const char *split(const char *text)
{
	struct stm_tokenizer tokenizer;
	struct stm_tokens tokens = {0};
	struct stm_buf buf = {.arena = test_arena()};

	stm_tokenizer_init(&tokenizer, test_arena(), stm_lexicon("en"));
	stm_tokenize(&tokenizer, &tokens, stm_str(text));
	for (size_t i = 0; i < tokens.len; i++) {
		stm_buf_text(&buf, i ? "|" : "");
		stm_buf_str(&buf, stm_tokens_slice(&tokens, i, i + 1));
	}
	EXPECT_TEXT("joined", test_text(stm_tokens_slice(&tokens, 0, tokens.len)), text);
	return stm_buf_end(&buf);
}

Test(tokens, splitting)
{
	static const char *const rows[][2] = {
		{"", ""},
		{"one two", "one| two"},
		{"one, two; (three)", "one|,| two|;| (|three|)"},
		{"non-governmental State's l’eau", "non-governmental| State's| l’eau"},
		{"resolution 53/24 of 1,000.5 items.", "resolution| 53/24| of| 1,000.5| items|."},
		{"a - b – c", "a| -| b| –| c"},
		{"[shall] [should]", "[|shall|]| [|should|]"},
		{"大会决定继续处理人权问题。", "大会|决定|继续|处理|人权|问题|。"},
		{"第53/24号决议 and 人民", "第|53/24|号|决议| and| 人民"},
		{"Генеральная Ассамблея,", "Генеральная| Ассамблея|,"},
		{"e\xcc\x81tat", "e\xcc\x81tat"},
		{"end- of", "end|-| of"},
		{"5.", "5|."},
		{"and/or", "and/or"},
		{"x\ny", "x|\n|y"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], split(rows[i][0]), rows[i][1]);
}

Test(tokens, equal_words_have_equal_ids)
{
	struct stm_tokenizer tokenizer;
	struct stm_tokens tokens = {0};

	stm_tokenizer_init(&tokenizer, test_arena(), stm_lexicon("en"));
	stm_tokenize(&tokenizer, &tokens, STM_STR("Boat the boat the boat"));
	cr_assert(tokens.len == 5);
	cr_expect(tokens.at[2].id == tokens.at[4].id && tokens.at[1].id == tokens.at[3].id);
	cr_expect(tokens.at[0].id != tokens.at[2].id);
	EXPECT_INT("structure word", tokens.at[1].weight, STM_WEIGHT_MARK);
	EXPECT_INT("content word", tokens.at[2].weight, STM_WEIGHT_CONTENT);
}
