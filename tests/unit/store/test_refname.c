/* Symbols and file names as git can hold them; git itself is asked whether it can. */
#include "store/refname.h"

#include <git2.h>

#include "support.h"

TestSuite(refname, .fini = test_release);

static const char *tag(const char *symbol)
{
	return stm_tag_name(test_arena(), symbol) + sizeof(STM_TAGS) - 1;
}

Test(refname, tags)
{
	static const char *const rows[][2] = {
		{"A/RES/78/217", "A/RES/78/217"},
		{"S/RES/2690 (2023)", "S/RES/2690_(2023)"},
		{"A/C.3/80/L.52", "A/C.3/80/L.52"},
		{"A/C.3/80/L.52/Rev.1", "A/C.3/80/L.52-Rev.1"},
		{"A/C.3/80/L.52/REV.1/add.2", "A/C.3/80/L.52-REV.1-add.2"},
		{"A/78/1/Corr.1", "A/78/1-Corr.1"},
		{"A/78/1/Amend.1", "A/78/1-Amend.1"},
		{"A/78/1/Revision", "A/78/1/Revision"},
		{"a~b^c:d?e*f[g\\h", "a-b-c-d-e-f-g-h"},
		{"a..b", "a.-b"},
		{".hidden/.b", "_hidden/_b"},
		{"end.", "end-"},
		{"a/b.lock/c.lock", "a/b-lock/c-lock"},
		{"locker.locks", "locker.locks"},
		{"/a//b/", "_a-/b-"},
		{"a@{b}", "a@-b}"},
		{"@", "_"},
		{"-x", "_x"},
		{"\xd8\xa3/1", "\xd8\xa3/1"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		EXPECT_TEXT(rows[i][0], tag(rows[i][0]), rows[i][1]);
		EXPECT_INT(rows[i][0], stm_tag_keeps(rows[i][0]), !strcmp(rows[i][0], rows[i][1]));
	}
}

/* Every string of up to four of the characters that git looks at. */
Test(refname, git_takes_all)
{
	static const char alphabet[] = "a/.@{-~ ";
	enum { LETTERS = sizeof(alphabet) - 1, LONGEST = 4 };
	char symbol[LONGEST + 6] = "";

	for (size_t n = 1; n < LETTERS * LETTERS * LETTERS * LETTERS; n++) {
		size_t length = 0;
		int valid = 0;

		for (size_t rest = n; rest; rest /= LETTERS)
			symbol[length++] = alphabet[rest % LETTERS];
		memcpy(symbol + length, n % 2 ? ".lock" : "", n % 2 ? 6 : 1);
		git_reference_name_is_valid(&valid, stm_tag_name(test_arena(), symbol));
		cr_expect(valid, "<%s> -> <%s>", symbol, tag(symbol));
		cr_expect(stm_tag_is(stm_tag_name(test_arena(), symbol), symbol), "<%s>", symbol);
	}
}

Test(refname, branches)
{
	EXPECT_TEXT("branch", stm_branch_name(test_arena(), "a/b"), "refs/heads/a/b");
}

Test(refname, files)
{
	static const char *const rows[][2] = {
		{"dir/A_RES_78_217.txt", "A_RES_78_217.txt"},
		{"two  spaces.md", "two  spaces.md"},
		{".git", "_git"},
		{".GIT", "_GIT"},
		{"x.gitmodules", "x_gitmodules"},
		{"git~1", "git-1"},
		{"..", "__"},
		{"a:b\\c|d\"e\n", "a-b-c-d-e-"},
		{"\xe2\x80\x8c.git", "__git"},
		{"ends.", "ends_"},
		{"ends ", "ends_"},
		{"\xff.txt", "-.txt"},
		{"r\xc3\xa9solution.txt", "r\xc3\xa9solution.txt"},
		{"dir/", "document"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], stm_source_name(test_arena(), rows[i][0]), rows[i][1]);
}
