/* Square brackets: pairs, alternatives, and what is still open in a draft. */
#include "para/brackets.h"

#include "support.h"

TestSuite(brackets, .fini = test_release);

/* "start-end" of each pair, "^parent" and "=first of its group" where it is not alone. */
static const char *pairs_of(const char *text)
{
	struct stm_bracket_list list = stm_brackets_parse(test_arena(), stm_str(text));
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < list.len; i++) {
		stm_buf_printf(&buf, "%s%zu-%zu", i ? " " : "", list.at[i].start, list.at[i].end);
		if (list.at[i].parent >= 0)
			stm_buf_printf(&buf, "^%td", list.at[i].parent);
		if (list.at[i].group != i)
			stm_buf_printf(&buf, "=%zu", list.at[i].group);
	}
	return stm_buf_end(&buf);
}

Test(brackets, pairs)
{
	static const struct {
		const char *text, *pairs;
	} rows[] = {
		{"no brackets", ""},
		{"[a]", "0-3"},
		{"x [a] y [b]", "2-5 8-11"},
		{"[shall][should]", "0-7 7-15=0"},
		{"[shall] [or] [should]", "0-7 8-12=0 13-21=0"},
		{"[shall] / [should]", "0-7 10-18=0"},
		{"[a] and [b]", "0-3 8-11"},
		{"[a [b][c] d]", "0-12 3-6^0 6-9^0=1"},
		{"[a][b [c]][d]", "0-3 3-10=0 6-9^1 10-13=0"},
		{"[open", ""},
		{"closed]", ""},
		{"[open [a]", "6-9"},
		{"[a] closed] [b]", "0-3 12-15"},
		{"words [...] left out […]", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, pairs_of(rows[i].text), rows[i].pairs);
}

Test(brackets, alternatives)
{
	static const char text[] = "Boats [shall] [or] [should][may] be lit [by night]";
	struct stm_bracket_list list = stm_brackets_parse(test_arena(), stm_str(text));

	EXPECT_INT("three, the joint aside", stm_brackets_alternatives(&list, 0), 3);
	EXPECT_INT("end", stm_brackets_group_end(&list, 0), 32);
	EXPECT_INT("alone", stm_brackets_alternatives(&list, 4), 1);
}

/* What is left out before them does not make two children of one pair each other's. */
Test(brackets, behind_an_omission)
{
	struct stm_bracket_list list = stm_brackets_parse(
		test_arena(), STM_STR("[...] that [the keepers [shall][should] light] it [and"));

	EXPECT_INT("pairs", list.len, 3);
	EXPECT_INT("first child", list.at[1].parent, 0);
	EXPECT_INT("second child", list.at[2].parent, 0);
	EXPECT_INT("one group", list.at[2].group, 1);
}

Test(brackets, deeper_than_is_followed)
{
	char text[400] = {0};

	memset(text, '[', 150);
	memset(text + 150, ']', 150);
	EXPECT_INT("pairs", stm_brackets_parse(test_arena(), stm_str(text)).len, 64);
}

Test(brackets, of_a_document)
{
	const stm_document *document = test_document("draft.txt",
		"The General Assembly,\n\n"
		"1. Urges [States][members] to [light [all] boats;\n\n"
		"2. Requests lamps] and nets;\n\n"
		"Option 1: Decides to [meet] again;\n\n"
		"OP4 alt. Decides to part];\n\n"
		"3. Invites [all;\n");
	struct stm_brackets brackets = stm_document_brackets(document);

	EXPECT_INT("pairs, one of them over two paragraphs", brackets.open, 5);
	EXPECT_INT("alternatives", brackets.alternatives, 1);
	EXPECT_INT("options", brackets.options, 2);
	EXPECT_INT("deepest", brackets.deepest, 2);
	EXPECT_INT("unclosed", brackets.unclosed, 1);
	EXPECT_INT("unopened", brackets.unopened, 1);
	cr_expect(strstr(stm_document_paragraph(document, brackets.first_unopened)->text, "part"));
	cr_expect(strstr(stm_document_paragraph(document, brackets.first_unclosed)->text, "all;"));
}
