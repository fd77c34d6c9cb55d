/* The facts of a masthead, one by one. */
#include "para/fields.h"

#include "support.h"

TestSuite(fields, .fini = test_release);

Test(fields, sessions)
{
	static const char *const rows[][2] = {
		{"Ninety-ninth session", "Ninety-ninth session"},
		{"Ninety-ninth session Third Committee", "Ninety-ninth session"},
		{"Tenth emergency special session", "Tenth emergency special session"},
		{"2044 session", "2044 session"},
		{"Soixante et unième session", "Soixante et unième session"},
		{"Nonagésimo período de sesiones", "Nonagésimo período de sesiones"},
		{"Девяностая сессия", "Девяностая сессия"},
		{"第九十届会议", "第九十届会议"},
		{"the report of the ninth session", ""},
		{"Agenda", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i][0], test_text(stm_field_session(stm_str(rows[i][0]))), rows[i][1]);
}

Test(fields, agenda_items)
{
	static const struct {
		const char *line, *items, *title;
		unsigned count;
	} rows[] = {
		{"Agenda item 61", "61", "", 1},
		{"Agenda item 61 (b)", "61 (b)", "", 1},
		{"Agenda item 61 (b) (iii) Lamps", "61 (b) (iii)", "Lamps", 1},
		{"Agenda item 61 (b) (see page 4)", "61 (b)", "(see page 4)", 1},
		{"Agenda items 13 and 75", "13 and 75", "", 2},
		{"Agenda items 13, 14 (a) and (b) and 75", "13, 14 (a) and (b) and 75", "", 3},
		{"Agenda items 13 and 75 Lamps and buoys", "13 and 75", "Lamps and buoys", 2},
		{"Agenda item 8 and lamps", "8", "and lamps", 1},
		{"Ninetieth session Agenda item 6* Lamps", "6", "Lamps", 1},
		{"Items 138 and 139 of the preliminary list**", "138 and 139", "", 2},
		{"Item 7 of the provisional agenda* Lamps", "7", "Lamps", 1},
		{"Point 71 b) de l'ordre du jour", "71 b)", "", 1},
		{"Point 116, b , de l’ordre du jour Des lampes", "116, b", "Des lampes", 1},
		{"Tema 71 b) del programa", "71 b)", "", 1},
		{"Пункты 13 и 75 повестки дня", "13 и 75", "", 2},
		{"议程项目71 (b)", "71 (b)", "", 1},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_agenda agenda;

		cr_assert(stm_field_agenda(stm_str(rows[i].line), &agenda), "%s", rows[i].line);
		EXPECT_TEXT(rows[i].line, test_text(agenda.items), rows[i].items);
		EXPECT_TEXT(rows[i].line, test_text(agenda.title), rows[i].title);
		EXPECT_INT(rows[i].line, agenda.count, rows[i].count);
	}
}

Test(fields, what_is_no_agenda_item)
{
	static const char *const rows[] = {
		"Agenda item ", "Item 7 was lamps", "Point 4 of the plan", "Agenda", ""};
	struct stm_agenda agenda;

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect(!stm_field_agenda(stm_str(rows[i]), &agenda), "%s", rows[i]);
}

Test(fields, reports)
{
	static const char *const rows[][2] = {
		{"[on the report of the Third Committee (A/99/801, para. 7)]", "A/99/801, para. 7"},
		{"[on the report of the Committee on Oars (Fourth Committee) (A/99/801)]",
			"A/99/801"},
		{"[without reference to a Main Committee (A/99/L.5 and A/99/L.5/Add.1)]",
			"A/99/L.5 and A/99/L.5/Add.1"},
		{"[sur le rapport de la Commission (A/99/801 (Part II), par. 7)]",
			"A/99/801 (Part II), par. 7"},
		{"[on the report of the Third Committee (A/99/801", "A/99/801"},
		{"[S/9100]", "S/9100"},
		{"[Adopted without a vote.]", ""},
		{"on the report (A/99/801)", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i][0], test_text(stm_field_report(stm_str(rows[i][0]))), rows[i][1]);
}

Test(fields, meetings)
{
	static const char *const rows[][2] = {
		{"54th plenary meeting 19 December 2044", "54th plenary meeting"},
		{"50th (resumed) plenary meeting", "50th (resumed) plenary meeting"},
		{"Adopted by the Council at its 9999th meeting, on 3 May 2044", "9999th meeting"},
		{"47e séance", "47e séance"},
		{"a meeting", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i][0], test_text(stm_field_meeting(stm_str(rows[i][0]))), rows[i][1]);
}

Test(fields, symbols)
{
	static const char *const rows[][2] = {
		{"United Nations A/99/L.11", "A/99/L.11"},
		{"A/99/L.11*", "A/99/L.11"},
		{"S/RES/9001 (2044)", "S/RES/9001 (2044)"},
		{"A/99/6 (Sect. 25)/Part A", "A/99/6 (Sect. 25)/Part A"},
		{"A/99/6 (Sect. 25)", "A/99/6 (Sect. 25)"},
		{"A/99/6 (Sect. 25) and others", "A/99/6 (Sect. 25)"},
		{"A/99/6 (Sect. x)", "A/99/6"},
		{"no symbol", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i][0], test_text(stm_field_symbol(stm_str(rows[i][0]))), rows[i][1]);
}

Test(fields, languages)
{
	static const char *const rows[][2] = {
		{"Original: English", "en"},
		{"English Original: Spanish", "en"},
		{"3 May 2044 English Original: French", "en"},
		{"Français Original : anglais", "fr"},
		{"Français", "fr"},
		{"Russian", "ru"},
		{"Distr.: Limited 3 May 2044 Original: English", "en"},
		{"Original: Martian", NULL},
		{"English lessons for those who row", NULL},
		{"", NULL},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *language = stm_field_language(stm_str(rows[i][0]));

		if (rows[i][1])
			EXPECT_TEXT(rows[i][0], language, rows[i][1]);
		else
			cr_expect(!language, "%s: %s", rows[i][0], language);
	}
}
