/* Who brings a draft in. Countries are invented. */
#include "para/sponsors.h"

#include "support.h"

TestSuite(sponsors, .fini = test_release);

Test(sponsors, lines)
{
	static const char *const rows[][2] = {
		{"Upland and Lowland: draft resolution", "Upland and Lowland"},
		{"Upland:* draft resolution", "Upland"},
		{"Upland:*, ** draft resolution", "Upland"},
		{"Upland:1 draft resolution", "Upland"},
		{"Upland:, draft resolution", "Upland"},
		{"Upland,* Fenmark* and Midstream: revised draft resolution",
			"Upland, Fenmark and Midstream"},
		{"Upland: amendment to draft resolution A/99/L.4", "Upland"},
		{"Upland: amendments to revised draft resolution A/99/L.4/Rev.1", "Upland"},
		{"Upland: draft decision", "Upland"},
		{"Fenmark (Joint Wardens of): draft resolution", "Fenmark (Joint Wardens of)"},
		{"Draft resolution submitted by the President of the General Assembly*",
			"President of the General Assembly"},
		{"Draft resolution submitted by the Vice-Chair, Ada Reed (Upland), on the basis of "
		 "informal consultations on draft resolution A/C.2/99/L.4",
			"Vice-Chair, Ada Reed (Upland)"},
		{"Draft decision submitted by the Bureau", "Bureau"},
		{"Draft resolution submitted by the Chair on the recommendation of the Council "
		 "(resolution 2044/15)",
			"Chair"},
		{"Draft resolution", ""},
		{"Haut-Pays et Bas-Pays : projet de résolution", "Haut-Pays et Bas-Pays"},
		{"Tierra Alta: proyecto de resolución", "Tierra Alta"},
		{"高地：决议草案", "高地"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_str names;

		cr_assert(stm_sponsors_parse(stm_str(rows[i][0]), &names), "%s", rows[i][0]);
		EXPECT_TEXT(rows[i][0], stm_sponsors_text(test_arena(), names), rows[i][1]);
	}
}

Test(sponsors, what_names_nobody)
{
	static const char *const rows[] = {"Oars and rowlocks: use of both", "Draft resolutions",
		"The draft resolution was adopted.", ": draft resolution", "Upland and Lowland",
		"Amended rules of the river", "Draft resolution I", ""};

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect(
			!stm_sponsors_parse(stm_str(rows[i]), &(struct stm_str){0}), "%s", rows[i]);
}
