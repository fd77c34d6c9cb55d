/* Footnotes in mid-text: superscript figures, [^1]:, and figures that lost their height. */
#include "table.h"

TestSuite(notes, .fini = test_release);

Test(notes, are_taken_out)
{
	static const struct reading rows[] = {
		{"superscript", "It recalls the report,¹ and acts.\n\n¹ ARC/16/5.\n\nNext.",
			"It recalls the report, and acts.\nNext.", "1=ARC/16/5.", ""},
		{"two digits", "It recalls.¹²\n\n¹² See there.", "It recalls.", "12=See there.",
			""},
		{"without a space", "It recalls.¹\n\n¹See there.", "It recalls.", "1=See there.",
			""},
		{"adjoining lines", "It recalls.¹ ²\n\n¹ One.\n² Two.\n\nNext.",
			"It recalls.\nNext.", "1=One.\n2=Two.", ""},
		{"plain figure, Ibid", "It recalls.\n\n3 Ibid., document ARC/5.\n\nNext.",
			"It recalls.\nNext.", "3=Ibid., document ARC/5.", ""},
		{"plain figure, symbol", "It recalls.\n\n4 ARC/16/5.\n\nNext.",
			"It recalls.\nNext.", "4=ARC/16/5.", ""},
		{"plain figure, French",
			"Elle rappelle.\n\n4 Résolution 9/2.\n\n5 Voir la carte.\n\nEnfin.",
			"Elle rappelle.\nEnfin.", "4=Résolution 9/2.\n5=Voir la carte.", ""},
		{"plain figure, text", "It recalls.\n\n4 members were absent.",
			"It recalls.\n4 members were absent.", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(notes, a_paragraph_they_cut_is_whole_again)
{
	static const struct reading rows[] = {
		{"small letter",
			"It recalls the report¹ of the Warden on the\n\n¹ ARC/16/5.\n\nstate of "
			"the boats.",
			"It recalls the report of the Warden on the state of the boats.",
			"1=ARC/16/5.", ""},
		{"note of two lines",
			"It recalls the report¹ of the\n\n¹ ARC/16/5, which is\nlong.\n\nWarden, "
			"in full.",
			NULL, "1=ARC/16/5, which is long.", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

/* What converters make of the foot of a page: each piece between blank lines. */
Test(notes, a_foot_in_pieces)
{
	static const struct reading rows[] = {
		{"a mark of its own",
			"It recalls the report of the\n\n12\n\nIbid., vol. 3.\n\n13\n\n"
			"ARC/16/5.\n\nWarden on boats;",
			NULL, "12=Ibid., vol. 3.\n13=ARC/16/5.", ""},
		{"the sentence they stood in",
			"It recalls the report of the Warden on the\n\n4\n\nARC/16/5.\n\n"
			"state of the boats.",
			"It recalls the report of the Warden on the state of the boats.",
			"4=ARC/16/5.", ""},
		{"marks first, notes then",
			"It recalls.\n\n2\n\n3\n\nSee ARC/16/5.\n\nIbid.\n\nNext.",
			"It recalls.\nNext.", "2=See ARC/16/5.\n3=Ibid.", ""},
		{"a page's number and a mark", "It recalls.\n\n7\n\n2\n\nIbid.\n\nNext.",
			"It recalls.\nNext.", "2=Ibid.", "page number=7"},
		{"a mark too many", "It recalls.\n\n2\n\n3\n\nIbid.\n\nNext.", "It recalls.\nNext.",
			"2=Ibid.", "footnote mark=3"},
		{"letters that stood high",
			"Elle rappelle la\n\n4\n\nIbid., vol. 22, n\n\n5\n\no\n\n39574.\n\n"
			"Résolution 9/2.\n\nrésolution.",
			"Elle rappelle la résolution.", "4=Ibid., vol. 22, n\n5=Résolution 9/2.",
			"torn off=o\ntorn off=39574."},
		{"without a note", "1. Décide.\n\ne\n\n49 séance", "1. Décide.\n49 séance", "",
			"torn off=e"},
		{"a note in two blocks",
			"It recalls.\n\n1 See the report of May 1995\n\n(Sales No. 96), "
			"chap. I.\n\nNext.",
			"It recalls.\nNext.",
			"1=See the report of May 1995 (Sales No. 96), chap. I.", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(notes, a_number_before_a_clause_is_a_page)
{
	static const struct reading rows[] = {
		{"a clause", "It recalls.\n\n12\n\nSee to it that boats are lit;",
			"It recalls.\nSee to it that boats are lit;", "", "page number=12"},
		{"a running head", "It recalls.\n\n12\n\nARC/16/5\n\nNext.", "It recalls.\nNext.",
			"", "page number=12\nrunning head=ARC/16/5"},
		{"a colophon", "It recalls.\n\n12\n\nAdopted unanimously.",
			"It recalls.\nAdopted unanimously.", "", "page number=12"},
		{"in brackets, not below a note", "It recalls.\n\n(Lamps)\n\nNext.",
			"It recalls.\n(Lamps)\nNext.", "", ""},
		{"a treaty's number, not below a note", "It recalls.\n\n39574.\n\nNext.",
			"It recalls.\n39574.\nNext.", "", ""},
		{"one member", "It recalls.\n\n8 One member (Locks) did not vote.", "It recalls.",
			"8=One member (Locks) did not vote.", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}
