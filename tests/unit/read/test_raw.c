/* Where a paragraph ends, in texts that are wrapped, unwrapped, or both. */
#include "table.h"

TestSuite(raw, .fini = test_release);

Test(raw, blank_lines_end_paragraphs)
{
	static const struct reading rows[] = {
		{"one", "One line.", "One line.", "", ""},
		{"two", "One.\n\nTwo.", "One.\nTwo.", "", ""},
		{"many blanks", "\n\n\nOne.\n\n \n\t\nTwo.\n\n", "One.\nTwo.", "", ""},
		{"CRLF", "One.\r\n\r\nTwo.\r\n", "One.\nTwo.", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(raw, hard_wrapped_lines_are_joined)
{
	static const struct reading rows[] = {
		{"two lines",
			"Calls upon all members of the Assembly of the River\nCommons to keep the "
			"fords open;",
			"Calls upon all members of the Assembly of the River Commons to keep the "
			"fords open;",
			"", ""},
		{"indented",
			"    Noting that boats of less than ten metres are often\nused beyond "
			"their strength, and that no inspector has\nseen them,",
			"Noting that boats of less than ten metres are often used beyond their "
			"strength, and that no inspector has seen them,",
			"", ""},
		{"sentence end in mid-line",
			"The first sentence is here and ends at the margin.\nThe second sentence "
			"goes on.",
			"The first sentence is here and ends at the margin. The second sentence "
			"goes on.",
			"", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(raw, numbered_items_need_no_blank_line)
{
	static const struct reading rows[] = {
		{"numbers", "1. Calls upon members to act;\n2. Requests the Warden to report.",
			"1. Calls upon members to act;\n2. Requests the Warden to report.", "", ""},
		{"letters", "1. Decides:\n(a) To act;\n(b) To report.",
			"1. Decides:\n(a) To act;\n(b) To report.", "", ""},
		{"ends in and", "(a) To act; and\n(b) To report.",
			"(a) To act; and\n(b) To report.", "", ""},
		{"wrapped items",
			"1. Calls upon members to keep the landing places free of\nice and to "
			"report;\n2. Requests the Warden to\nreport.",
			"1. Calls upon members to keep the landing places free of ice and to "
			"report;\n2. Requests the Warden to report.",
			"", ""},
		{"a figure that only begins a line",
			"the Assembly met in room\n12. and sat for long",
			"the Assembly met in room 12. and sat for long", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(raw, long_lines_are_paragraphs)
{
	struct stm_buf text = {.arena = test_arena()};
	const struct stm_document *document;

	for (int line = 0; line < 3; line++) {
		stm_buf_text(&text, "Recalling");
		for (int i = 0; i < 40; i++)
			stm_buf_text(&text, " water");
		stm_buf_text(&text, ",\n");
	}
	document = test_read("a.txt", stm_buf_end(&text));
	EXPECT_INT("paragraphs", document->blocks.len, 3);
}

Test(raw, halves_are_joined_and_others_not)
{
	static const struct reading rows[] = {
		{"small letter after a blank line",
			"Calls upon the members of the\n\nAssembly and all others to act;", NULL,
			"", ""},
		{"a new paragraph", "Calls upon members,\n\nNoting the report,",
			"Calls upon members,\nNoting the report,", "", ""},
		{"an item", "Calls upon members to\n\n(a) act;", "Calls upon members to\n(a) act;",
			"", ""},
		{"a heading", "Landing places\n\nThe Assembly acts.",
			"Landing places\nThe Assembly acts.", "", ""},
		{"a heading in capitals", "ПРЕАМБУЛА\n\nпринимая во внимание доклад,",
			"ПРЕАМБУЛА\nпринимая во внимание доклад,", "", ""},
		{"the column beside a page's end",
			"Recalling the resolutions of the Assembly on the safety of the many\n\n"
			"Distr.: General 22 December 2023\n\nboats of the river,",
			"Recalling the resolutions of the Assembly on the safety of the many boats "
			"of the river,\nDistr.: General 22 December 2023",
			"", ""},
		{"all of that column",
			"Recalling the resolutions of the Assembly on the safety of the many\n\n"
			"Distr.: General 22 December 2023\n\nEnglish\n\nOriginal: French\n\n"
			"boats of the river,",
			"Recalling the resolutions of the Assembly on the safety of the many boats "
			"of the river,\nDistr.: General 22 December 2023\nEnglish\nOriginal: "
			"French",
			"", ""},
		{"a clause that ends in a conjunction",
			"Принимая во внимание, что паромы ходят редко; и\n\nпринимая во "
			"внимание доклад,",
			NULL, "", ""},
		{"a word that ends like an article",
			"El transbordador espera en el muelle mientras el barquero repara las "
			"averías\n\nArtículo 3",
			NULL, "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}
