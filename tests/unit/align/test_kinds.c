/* Which kinds may go together, and that no words bring others together. All texts are invented. */
#include "align/kinds.h"

#include "texts.h"

TestSuite(kinds, .fini = test_release);

Test(kinds, agree)
{
	static const struct {
		enum stm_kind a, b;
		bool agree;
		const char *label; /* of B */
	} rows[] = {
		{STM_TITLE, STM_TITLE, true, "1"},
		{STM_TITLE, STM_HEADING, false, "1"},
		{STM_TITLE, STM_TEXT, false, "1"},
		{STM_TITLE, STM_PREAMBULAR, false, "1"},
		{STM_ENACTING, STM_ENACTING, true, "1"},
		{STM_ENACTING, STM_PREAMBULAR, false, "1"},
		{STM_HEADING, STM_HEADING, true, "1"},
		{STM_HEADING, STM_TEXT, true, "1"},
		{STM_HEADING, STM_OPERATIVE, false, "1"},
		{STM_HEADING, STM_ANNEX, false, "annex.3"},
		{STM_PREAMBULAR, STM_OPERATIVE, true, "1"},
		{STM_OPERATIVE, STM_SUBPARAGRAPH, true, "1"},
		{STM_OPERATIVE, STM_ANNEX, true, "annex2.3"},
		{STM_TEXT, STM_ANNEX, true, "annex+1"},
		{STM_OPERATIVE, STM_ANNEX, false, "annex2"},
		{STM_TEXT, STM_ANNEX, false, "annex"},
		{STM_TEXT, STM_SUBPARAGRAPH, true, "1"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_paragraph a = {.kind = rows[i].a, .label = ""};
		struct stm_paragraph b = {.kind = rows[i].b, .label = rows[i].label};

		EXPECT_INT("agree", stm_kinds_agree(&a, &b), rows[i].agree);
		EXPECT_INT("the other way", stm_kinds_agree(&b, &a), rows[i].agree);
	}
}

#define HEAD "\n\nThe Assembly of the River Commons,\n\n"

/* The new text cites the old one by its title, and nothing of the new title is in the old text. */
Test(kinds, a_title_is_no_part_of_a_clause)
{
	static const char older[] =
		"12/7. River ferries of 16 March 1966" HEAD
		"Recalling its decisions 186 of 4 March, 187 of 13 March and 192 of 20 June,\n\n"
		"1. Decides to remain seized of the matter.";
	static const char newer[] =
		"14/3. Towpaths" HEAD
		"Recalling its decisions 186 of 4 March, 187 of 13 March, 192 of 20 June and 12/7 "
		"on river ferries of 16 March 1966,\n\n"
		"1. Decides to remain seized of the matter.";

	EXPECT_TEXT("to the next", changes_of(diff_texts(older, newer)),
		"title>title reworded\nPP1>PP1 reworded");
	EXPECT_TEXT("and back", changes_of(diff_texts(newer, older)),
		"title>title reworded\nPP1>PP1 reworded");
}

Test(kinds, a_title_of_the_same_words_is_no_clause)
{
	static const char titled[] = "12/7. River ferries and their lamps" HEAD
				     "Noting the fog,\n\n1. Decides to wait.";
	static const char listed[] = "The Assembly of the River Commons,\n\nNoting the fog,\n\n"
				     "1. Decides to wait;\n\n2. River ferries and their lamps.";

	EXPECT_TEXT("a clause", changes_of(diff_texts(titled, listed)), "-title\n+OP2");
}

Test(kinds, a_heading_is_no_part_of_a_clause)
{
	static const char headed[] =
		"The Assembly of the River Commons,\n\nNoting the fog,\n\n"
		"Lamps of ferries on all rivers and canals\n\n"
		"1. Urges owners of boats to have the lamps of ferries on all rivers and canals "
		"cleaned before each season;\n\n2. Decides to wait.";
	static const char plain[] =
		"The Assembly of the River Commons,\n\nNoting the fog,\n\n"
		"1. Urges owners of boats to have the lamps of ferries on all rivers and canals "
		"cleaned before each season and after each flood;\n\n2. Decides to wait.";

	EXPECT_TEXT(
		"dropped", changes_of(diff_texts(headed, plain)), "OP1>OP1 reworded\n-heading.1");
}

/* A row is what its first cell says, whatever became of its figures. */
Test(kinds, a_row_is_named_by_its_first_cell)
{
	static const char older[] = "| Landing | Lamps | Bells |\n| --- | --- | --- |\n"
				    "| Mill quay | 24 | 17 |\n| Old ford | 31 | 12 |\n";
	static const char newer[] = "| Landing | Lamps | Bells |\n| --- | --- | --- |\n"
				    "| Old ford | 58 | 40 |\n| Salt bridge | 66 | 71 |\n";
	stm_diff *diff = test_diff(test_document("old.md", older), test_document("new.md", newer));

	EXPECT_TEXT("rows", changes_of(diff), "text.3>text.2 reworded\n-text.2\n+text.3");
}
