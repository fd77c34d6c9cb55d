/* Symbols in text and in file names. */
#include "doc/symbol.h"

#include "support.h"

TestSuite(symbol, .fini = test_release);

Test(symbol, parsing)
{
	static const char *const rows[][2] = {
		{"A/RES/78/217", "A/RES/78/217"},
		{"A/RES/78/217, para. 3", "A/RES/78/217"},
		{"A/HRC/RES/57/14.", "A/HRC/RES/57/14"},
		{"A/C.3/80/L.52/Rev.1", "A/C.3/80/L.52/Rev.1"},
		{"A/78/481/Add.2, para. 139", "A/78/481/Add.2"},
		{"S/RES/2690 (2023)", "S/RES/2690 (2023)"},
		{"S/RES/2690 (2023) of May", "S/RES/2690 (2023)"},
		{"S/RES/2690 (the text)", "S/RES/2690"},
		{"A/RES/78/217 (2023)", "A/RES/78/217"},
		{"S/3373", "S/3373"},
		{"E/RES/2020/1", "E/RES/2020/1"},
		{"A/RES/S-10/2", "A/RES/S-10/2"},
		{"FCCC/CP/2015/L.9", "FCCC/CP/2015/L.9"},
		{"ARC/22/L.9", "ARC/22/L.9"},
		{"A/HRC", ""},
		{"and/or", ""},
		{"A", ""},
		{"ABCDEF/1/2", ""},
		{"A//1", ""},
		{"78/217", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_str s = stm_str(rows[i][0]);

		EXPECT_TEXT(
			rows[i][0], test_text(stm_str_sub(s, 0, stm_symbol_parse(s))), rows[i][1]);
	}
}

Test(symbol, finding)
{
	static const char *const rows[][2] = {
		{"United Nations A/RES/78/217", "A/RES/78/217"},
		{"[on the report (A/78/481/Add.2, para. 139)]", "A/78/481/Add.2"},
		{"see and/or A/1/2", "A/1/2"},
		{"(S/RES/242 (1967))", "S/RES/242 (1967)"},
		{"xA/RES/1/2", ""},
		{"no symbol here", ""},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i][0], test_text(stm_symbol_find(stm_str(rows[i][0]))), rows[i][1]);
}

Test(symbol, file_names)
{
	static const char *const rows[][2] = {
		{"A_HRC_RES_57_14.txt", "A/HRC/RES/57/14"},
		{"A_RES_78_217", "A/RES/78/217"},
		{"A_C.3_80_L.52.txt", "A/C.3/80/L.52"},
		{"A_C.3_80_L.52", "A/C.3/80/L.52"},
		{"S_RES_883_1993.txt", "S/RES/883 (1993)"},
		{"ARC_22_L.9.md", "ARC/22/L.9"},
	};
	static const char *const none[] = {"old.txt", "my_notes.txt", "draft", "", ".txt",
		"A_B.txt", "A_RES_78_217 copy.txt", "_1_2.txt"};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], stm_symbol_from_name(test_arena(), rows[i][0]), rows[i][1]);
	for (size_t i = 0; i < COUNT(none); i++)
		cr_expect(stm_symbol_from_name(test_arena(), none[i]) == NULL, "%s", none[i]);
}
