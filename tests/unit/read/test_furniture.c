/* What a printed page adds is taken out and listed; what only looks like it stays. */
#include "table.h"

TestSuite(furniture, .fini = test_release);

Test(furniture, lines_of_a_page)
{
	static const struct reading rows[] = {
		{"page number", "First line.\n\n12\n\nSecond line.", "First line.\nSecond line.",
			"", "page number=12"},
		{"of many", "First.\n\n2/5\n\nSecond.", "First.\nSecond.", "", "page number=2/5"},
		{"between dashes", "First.\n\n- 12 -\n\nSecond.", "First.\nSecond.", "",
			"page number=- 12 -"},
		{"with a word", "First.\n\nPage 2 of 3\n\nSecond.", "First.\nSecond.", "",
			"page number=Page 2 of 3"},
		{"running head", "ARC/RES/12/7\n\nFirst.\n\nARC/RES/12/7\n\nSecond.",
			"ARC/RES/12/7\nFirst.\nSecond.", "", "running head=ARC/RES/12/7"},
		{"head with its page", "x\n\nFirst.\n\nARC/RES/12/7 2/5\n\nSecond.",
			"x\nFirst.\nSecond.", "", "running head=ARC/RES/12/7 2/5"},
		{"page with its head", "x\n\nFirst.\n\n2 ARC/RES/12/7\n\nSecond.",
			"x\nFirst.\nSecond.", "", "running head=2 ARC/RES/12/7"},
		{"job number", "First.\n\n24-18989\n\nSecond.", "First.\nSecond.", "",
			"job number=24-18989"},
		{"with language", "First.\n\n02-75941 (E)\n\nSecond.", "First.\nSecond.", "",
			"job number=02-75941 (E)"},
		{"of Geneva", "First.\n\nGE.16-05753 (F) 120416 140416\n\nSecond.",
			"First.\nSecond.", "", "job number=GE.16-05753 (F) 120416 140416"},
		{"with page", "First.\n\n25-20937 2/3\n\nSecond.", "First.\nSecond.", "",
			"job number=25-20937 2/3"},
		{"bar code", "First.\n\n*0275941*\n\nSecond.", "First.\nSecond.", "",
			"bar code=*0275941*"},
		{"foot", "First.\n\nPlease recycle\n\nSecond.", "First.\nSecond.", "",
			"running foot=Please recycle"},
		{"its sign", "First.\n\n♲\n\nSecond.", "First.\nSecond.", "", "running foot=♲"},
		{"fence", "First.\n\n```\n\n1 Ibid.\n\n```\n\nSecond.", "First.\nSecond.",
			"1=Ibid.", "fence=```\nfence=```"},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(furniture, what_a_line_break_leaves_alone)
{
	static const struct reading rows[] = {
		{"a number in mid-paragraph", "The committee noted that\n12\nmembers were present.",
			"The committee noted that 12 members were present.", "", ""},
		{"a symbol in mid-paragraph",
			"recalling the report of last year\nARC/16/5\nand its annex",
			"recalling the report of last year ARC/16/5 and its annex", "", ""},
		{"a year", "First.\n\n1946\n\nSecond.", "First.\n1946\nSecond.", "", ""},
		{"the document's own symbol", "ARC/RES/12/7\n\nFirst.", "ARC/RES/12/7\nFirst.", "",
			""},
		{"a numbered title", "12. Title", "12. Title", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(furniture, a_paragraph_cut_by_a_page_is_whole_again)
{
	static const struct reading rows[] = {
		{"foot and head",
			"x\n\nCalls upon the members of the Assembly to "
			"repair\n\n2/5\nARC/RES/12/7\n\n"
			"the landing places before winter;\n\nNext.",
			"x\nCalls upon the members of the Assembly to repair the landing places "
			"before winter;\nNext.",
			"", "page number=2/5\nrunning head=ARC/RES/12/7"},
		{"form feed", "x\n\nCalls upon the members to\frepair the landing places;",
			"x\nCalls upon the members to repair the landing places;", "", ""},
		{"form feed between paragraphs", "First one.\f\nSecond one.",
			"First one.\nSecond one.", "", ""},
		{"hyphen at the page's end",
			"x\n\nCalls upon members to keep their boats in good condi-\n\n2\n\n"
			"tion at all times;",
			"x\nCalls upon members to keep their boats in good condition at all times;",
			"", "page number=2"},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}
