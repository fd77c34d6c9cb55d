/* The tables of words: sorted, findable, and how they read the opening of a paragraph. */
#include "para/lexicon.h"

#include "support.h"

TestSuite(lexicon, .fini = test_release);

Test(lexicon, languages)
{
	EXPECT_TEXT("default", stm_lexicon(NULL)->language, "en");
	EXPECT_TEXT("French", stm_lexicon("fr")->language, "fr");
	cr_expect(stm_lexicon("xx") == NULL);
}

Test(lexicon, tables_are_sorted_and_sound)
{
	static const char *const languages[] = {"en", "fr"};

	for (size_t k = 0; k < COUNT(languages); k++) {
		const struct stm_lexicon *lexicon = stm_lexicon(languages[k]);

		for (size_t i = 0; i < lexicon->count; i++) {
			const struct stm_lexeme *lexeme = &lexicon->lexemes[i];

			cr_expect(!i || strcmp(lexicon->lexemes[i - 1].phrase, lexeme->phrase) <= 0,
				"%s", lexeme->phrase);
			cr_expect(lexeme->strength >= -1 && lexeme->strength <= 100, "%s",
				lexeme->phrase);
			cr_expect(strlen(lexeme->phrase) < 96, "%s", lexeme->phrase);
			cr_expect(stm_lexicon_find(lexicon, lexeme->kind, stm_str(lexeme->phrase),
					  lexeme->organ) != NULL,
				"%s", lexeme->phrase);
		}
	}
}

Test(lexicon, organs)
{
	const struct stm_lexicon *english = stm_lexicon("en");
	struct stm_str decides = STM_STR("Decides");
	int general = stm_lexicon_find(english, STM_LEXEME_OPERATIVE, decides, "*")->strength;

	EXPECT_INT("unknown organ",
		stm_lexicon_find(english, STM_LEXEME_OPERATIVE, decides, "XY")->strength, general);
	cr_expect(
		stm_lexicon_find(english, STM_LEXEME_OPERATIVE, decides, "SC")->strength > general);
	cr_expect(stm_lexicon_find(english, STM_LEXEME_MODAL, decides, "*") == NULL);
	cr_expect(stm_lexicon_find(NULL, STM_LEXEME_MODAL, decides, "*") == NULL);
	cr_expect(stm_lexicon_find(english, STM_LEXEME_MODAL, STM_STR(""), "*") == NULL);
}

Test(lexicon, openings)
{
	static const struct {
		const char *language, *text, *phrase;
	} rows[] = {
		{"en", "Calls upon all members to act", "calls upon"},
		{"en", "Also calls upon all members", "calls upon"},
		{"en", "Once again, calls upon all members", "calls upon"},
		{"en", "Further also urges members", "urges"},
		{"en", "[Demands] that", "demands"},
		{"en", "[Demands that", "demands"},
		{"en", "Deeply concerned that", "deeply concerned"},
		{"en", "Notes with appreciation the", "notes with appreciation"},
		{"en", "Condemns in the strongest terms all", "condemns in the strongest terms"},
		{"en", "Notes, with appreciation, the", "notes with appreciation"},
		{"en", "The Warden shall", NULL},
		{"en", "Also", NULL},
		{"en", "", NULL},
		{"fr", "Demande aux membres", "demande"},
		{"fr", "Décide de rester saisie", "décide"},
		{NULL, "Urges members", "urges"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stm_lexeme *opening = stm_lexicon_opening(
			stm_lexicon(rows[i].language), stm_str(rows[i].text), "*");

		if (rows[i].phrase)
			EXPECT_TEXT(
				rows[i].text, opening ? opening->phrase : "(none)", rows[i].phrase);
		else
			cr_expect(!opening, "%s: %s", rows[i].text, opening ? opening->phrase : "");
	}
}

Test(lexicon, no_lexicon_has_no_openings)
{
	cr_expect(stm_lexicon_opening(NULL, STM_STR("Urges members"), "*") == NULL);
}

Test(lexicon, verbs_are_ranked)
{
	static const char *const ladder[] = {
		"takes note", "encourages", "calls upon", "urges", "demands", "decides"};
	int last = -1;

	for (size_t i = 0; i < COUNT(ladder); i++) {
		const struct stm_lexeme *lexeme = stm_lexicon_find(
			stm_lexicon("en"), STM_LEXEME_OPERATIVE, stm_str(ladder[i]), "*");

		cr_assert(lexeme, "%s", ladder[i]);
		cr_expect(lexeme->strength > last, "%s", ladder[i]);
		last = lexeme->strength;
	}
}
