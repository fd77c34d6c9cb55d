/* The hyphen at a line's end: the document's own words decide, then a list of prefixes. */
#include "table.h"

TestSuite(hyphen, .fini = test_release);

Test(hyphen, at_the_end_of_a_line)
{
	static const struct reading rows[] = {
		{"unknown word: gone", "the inter-\nnational river", "the international river",
			NULL, NULL},
		{"prefix: kept", "every non-\ngovernmental body", "every non-governmental body",
			NULL, NULL},
		{"the document hyphenates", "an up-river boat and an up-\nriver crew",
			"an up-river boat and an up-river crew", NULL, NULL},
		{"the document does not", "nongovernmental and non-\ngovernmental",
			"nongovernmental and nongovernmental", NULL, NULL},
		{"before a capital: kept", "the Anglo-\nDutch ferry", "the Anglo-Dutch ferry", NULL,
			NULL},
		{"before a figure: kept", "in the years 2020-\n2030", "in the years 2020- 2030",
			NULL, NULL},
		{"a dash is none", "the river -\nwhich is wide", "the river - which is wide", NULL,
			NULL},
		{"U+2010 is one", "the inter\u2010\nnational river", "the international river",
			NULL, NULL},
		{"a soft one", "every non\u00ad\ngovernmental body", "every nongovernmental body",
			NULL, NULL},
		{"and kept as it is", "every non\u2010\ngovernmental body",
			"every non\u2010governmental body", NULL, NULL},
		{"small letters beyond ASCII", "la con-\nférence", "la conférence", NULL, NULL},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(hyphen, lines_of_scripts_without_spaces_join_without)
{
	static const struct reading rows[] = {
		{"Chinese", "大会决定继续\n处理此案", "大会决定继续处理此案", NULL, NULL},
		{"punctuation", "渡口委员会回顾各项决定，\n并铭记两岸居民的愿望",
			"渡口委员会回顾各项决定，并铭记两岸居民的愿望", NULL, NULL},
		{"mixed", "大会 resolution\n决定", "大会 resolution 决定", NULL, NULL},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}
