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
