/* Enacting lines of the organs, in six languages. */
#include "doc/body.h"

#include "support.h"

Test(body, enacting_lines)
{
	static const struct {
		const char *line, *name, *language, *organ;
	} rows[] = {
		{"The General Assembly,", "General Assembly", "en", "GA"},
		{"The General Assembly", "General Assembly", "en", "GA"},
		{"The Human Rights Council,", "Human Rights Council", "en", "HRC"},
		{"The Security Council,", "Security Council", "en", "SC"},
		{"The Security Council, meeting in a formal session,", "Security Council", "en",
			"SC"},
		{"The Economic and Social Council,", "Economic and Social Council", "en", "ECOSOC"},
		{"L'Assemblée générale,", "General Assembly", "fr", "GA"},
		{"L’Assemblée générale,", "General Assembly", "fr", "GA"},
		{"Le Conseil de sécurité,", "Security Council", "fr", "SC"},
		{"La Asamblea General,", "General Assembly", "es", "GA"},
		{"Генеральная Ассамблея,", "General Assembly", "ru", "GA"},
		{"大会，", "General Assembly", "zh", "GA"},
		{"安全理事会，", "Security Council", "zh", "SC"},
		{"إن الجمعية العامة،", "General Assembly", "ar", "GA"},
		{"إن مجلس الأمن،", "Security Council", "ar", "SC"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stm_body *body = stm_body_enacting(stm_str(rows[i].line));

		cr_assert(body, "%s", rows[i].line);
		EXPECT_TEXT(rows[i].line, body->name, rows[i].name);
		EXPECT_TEXT(rows[i].line, body->language, rows[i].language);
		EXPECT_TEXT(rows[i].line, body->organ, rows[i].organ);
	}
}

Test(body, what_is_no_enacting_line)
{
	static const char *const rows[] = {"", "The General", "General Assembly,",
		"The General Assembly decides to act,", "The Assembly of the River Commons,",
		"the General Assembly,", "The General Assembly’s work,"};

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect(stm_body_enacting(stm_str(rows[i])) == NULL, "%s", rows[i]);
}

Test(body, by_name)
{
	EXPECT_TEXT("GA", stm_body_named("General Assembly")->symbols, "A/RES/");
	cr_expect(stm_body_named("Assembly of the River Commons") == NULL);
	cr_expect(stm_body_named(NULL) == NULL);
}

Test(body, printed_in_a_masthead)
{
	static const struct {
		const char *line, *name;
		size_t length;
	} rows[] = {
		{"General Assembly", "General Assembly", 16},
		{"General Assembly Distr.: Limited", "General Assembly", 16},
		{"Conseil des droits de l’homme", "Human Rights Council", 31},
		{"Asamblea General", "General Assembly", 16},
		{"大会", "General Assembly", 6},
		{"Security Councillors", NULL, 0},
		{"The General Assembly", NULL, 0},
		{"", NULL, 0},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stm_body *body = NULL;

		EXPECT_INT(rows[i].line, stm_body_printed(stm_str(rows[i].line), &body),
			rows[i].length);
		if (rows[i].name)
			EXPECT_TEXT(rows[i].line, body ? body->name : NULL, rows[i].name);
	}
}
