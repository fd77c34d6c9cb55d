/* Labels: where each paragraph stands. Every text is invented. */
#include "support.h"

TestSuite(label, .fini = test_release);

struct row {
	const char *what, *text, *labels;
};

static void expect_labels(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		EXPECT_TEXT(rows[i].what, test_labels(test_document("a.txt", rows[i].text)),
			rows[i].labels);
}

#define GA "The General Assembly,\n\n"

Test(label, preambular_and_operative)
{
	static const struct row rows[] = {
		{"plain",
			GA "Noting boats,\n\nRecalling fords,\n\n1. Calls upon members to "
			   "act;\n\n2. Decides to rest.",
			"enacting|PP1|PP2|OP1|OP2"},
		{"no preamble", GA "1. Calls upon members to act.", "enacting|OP1"},
		{"bis", GA "1. Acts;\n\n1bis. Acts again;\n\n2. Rests.", "enacting|OP1|OP1bis|OP2"},
		{"numbers that jump", GA "1. Acts;\n\n5. Rests;\n\n17. Sleeps.",
			"enacting|OP1|OP5|OP17"},
		{"title", "A/RES/90/1\n\n90/1. Rivers and fords\n\n" GA "Noting boats,\n\n1. Acts.",
			"title|enacting|PP1|OP1"},
		{"number joined to the first item",
			GA "1. Acts;\n\n2. (a) Decides to row;\n\n(b) Decides to sail.",
			"enacting|OP1|OP2(a)|OP2(b)"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, subparagraphs)
{
	static const struct row rows[] = {
		{"letters", GA "1. Decides:\n\n(a) To row;\n\n(b) To sail;\n\n2. Rests.",
			"enacting|OP1|OP1(a)|OP1(b)|OP2"},
		{"roman below letters",
			GA "1. Decides:\n\n(a) To row:\n\n(i) By day;\n\n(ii) By night;\n\n(b) To "
			   "sail;\n\n2. Rests.",
			"enacting|OP1|OP1(a)|OP1(a)(i)|OP1(a)(ii)|OP1(b)|OP2"},
		{"roman at once",
			GA "1. Decides:\n\n(i) To row;\n\n(ii) To sail;\n\n(iii) To rest.",
			"enacting|OP1|OP1(i)|OP1(ii)|OP1(iii)"},
		{"the ninth letter",
			GA "1. Decides:\n\n(a) A;\n\n(b) B;\n\n(c) C;\n\n(d) D;\n\n(e) E;\n\n(f) "
			   "F;\n\n(g) G;\n\n(h) H;\n\n(i) I;\n\n(j) J.",
			"enacting|OP1|OP1(a)|OP1(b)|OP1(c)|OP1(d)|OP1(e)|OP1(f)|OP1(g)|OP1(h)|OP1("
			"i)|OP1(j)"},
		{"roman below the eighth letter",
			GA "1. Decides:\n\n(a) A;\n\n(b) B;\n\n(c) C;\n\n(d) D;\n\n(e) E;\n\n(f) "
			   "F;\n\n(g) G;\n\n(h) To row:\n\n(i) By day;\n\n(ii) By night.",
			"enacting|OP1|OP1(a)|OP1(b)|OP1(c)|OP1(d)|OP1(e)|OP1(f)|OP1(g)|OP1(h)|OP1("
			"h)(i)|OP1(h)(ii)"},
		{"five is a letter too", GA "1. Decides:\n\n(u) U;\n\n(v) V;\n\n(w) W.",
			"enacting|OP1|OP1(u)|OP1(v)|OP1(w)"},
		{"figures below roman",
			GA "1. Decides:\n\n(a) A:\n\n(i) I:\n\n(1) One;\n\n(2) Two;\n\n(ii) "
			   "II;\n\n(b) B.",
			"enacting|OP1|OP1(a)|OP1(a)(i)|OP1(a)(i)(1)|OP1(a)(i)(2)|OP1(a)(ii)|OP1("
			"b)"},
		{"two letters", GA "1. Decides:\n\n(y) Y;\n\n(z) Z;\n\n(aa) AA;\n\n(bb) BB.",
			"enacting|OP1|OP1(y)|OP1(z)|OP1(aa)|OP1(bb)"},
		{"letter and roman in one line",
			GA "1. Decides:\n\n(a) (i) To row;\n\n(ii) To sail;\n\n(b) To rest.",
			"enacting|OP1|OP1(a)(i)|OP1(a)(ii)|OP1(b)"},
		{"of a preambular paragraph",
			GA "Noting:\n\n(a) The boats,\n\n(b) The fords,\n\nRecalling it all,\n\n1. "
			   "Acts.",
			"enacting|PP1|PP1(a)|PP1(b)|PP2|OP1"},
		{"half parentheses", GA "1. Decides:\n\na) To row;\n\nb) To sail.",
			"enacting|OP1|OP1(a)|OP1(b)"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, annexes)
{
	static const struct row rows[] = {
		{"one",
			GA "1. Acts.\n\nAnnex\n\nRules of the river\n\n1. Boats shall be "
			   "lit.\n\n2. Fords shall be marked:\n\n(a) By day;\n\n(b) By night.",
			"enacting|OP1|annex|heading.1|annex.1|annex.2|annex.2(a)|annex.2(b)"},
		{"two", GA "1. Acts.\n\nAnnex I\n\n1. One.\n\nAnnex II\n\n1. One.",
			"enacting|OP1|annex|annex.1|annex2|annex2.1"},
		{"title on the line", GA "1. Acts.\n\nAnnex Rules of the river\n\n1. One.",
			"enacting|OP1|annex|heading.1|annex.1"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, duplicates_and_continuations)
{
	static const struct row rows[] = {
		{"the same number twice", GA "1. Acts;\n\n2. Rows;\n\n2. Sails;\n\n2. Rests.",
			"enacting|OP1|OP2|OP2~2|OP2~3"},
		{"the same letter twice", GA "1. Decides:\n\n(a) To row;\n\n(a) To sail.",
			"enacting|OP1|OP1(a)|OP1(a)~2"},
		{"text after a list",
			GA "1. Decides:\n\n(a) To row;\n\n(b) To sail;\n\nand to report on "
			   "both.\n\n2. Rests.",
			NULL},
		{"unnumbered after a number",
			GA "1. Acts in full.\n\nThe boats are to be lit by night.\n\nThe fords are "
			   "to be marked.\n\n2. Rests.",
			"enacting|OP1|OP1+1|OP1+2|OP2"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].labels)
			expect_labels(&rows[i], 1);
}

Test(label, old_security_council_texts_without_numbers)
{
	static const struct row rows[] = {
		{"operative verbs",
			"Resolution 9001 (1951)\n\nThe Security Council,\n\nHaving considered the "
			"ferry question,\n\n"
			"Noting the report of the Warden,\n\nCalls upon the two banks to cease the "
			"quarrel;\n\n"
			"Requests the Warden to report.",
			"title|enacting|PP1|PP2|OP1|OP2"},
		{"numbered ones keep their numbers",
			"The Security Council,\n\nNoting the report,\n\n1. Calls upon the "
			"banks;\n\n2. Requests a report.",
			"enacting|PP1|OP1|OP2"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, headings)
{
	static const struct row rows[] = {
		{"between operatives",
			GA "1. Acts;\n\nLanding places\n\n2. Rests;\n\nBoats\n\n3. Sleeps.",
			"enacting|OP1|heading.1|OP2|heading.2|OP3"},
		{"roman sections",
			GA "Noting boats,\n\nI. General\n\n1. Acts;\n\nII. Boats\n\n2. Rests.",
			"enacting|PP1|heading.1|OP1|heading.2|OP2"},
		{"numbers that start again",
			GA "I. General\n\n1. Acts;\n\n2. Rows;\n\nII. Boats\n\n1. Rests.",
			"enacting|heading.1|OP1|OP2|heading.2|OP1~2"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, texts_that_are_no_resolution)
{
	static const struct row rows[] = {
		{"paragraphs", "This is a letter about boats.\n\nIt has two paragraphs.",
			"text.1|text.2"},
		{"numbered",
			"1. Boats are lit.\n\n2. Fords are marked.\n\n(a) By day;\n\n(b) By night.",
			"1|2|2(a)|2(b)"},
		{"mixed", "Boats are lit at night.\n\n1. All of them.\n\n2. Without exception.",
			"text.1|1|2"},
		{"one line", "Boats", "heading.1"},
	};

	expect_labels(rows, COUNT(rows));
}

Test(label, numbers_and_texts_come_apart)
{
	const stm_document *document = test_document(
		"a.txt", GA "Noting boats,\n\n1. Decides:\n\n(a) To row;\n\n2. (a) Rests.");
	static const struct {
		const char *label, *number, *text;
		enum stm_kind kind;
		unsigned depth;
	} rows[] = {
		{"enacting", "", "The General Assembly,", STM_ENACTING, 0},
		{"PP1", "", "Noting boats,", STM_PREAMBULAR, 0},
		{"OP1", "1.", "Decides:", STM_OPERATIVE, 0},
		{"OP1(a)", "(a)", "To row;", STM_SUBPARAGRAPH, 1},
		{"OP2(a)", "2. (a)", "Rests.", STM_SUBPARAGRAPH, 1},
	};

	EXPECT_INT("paragraphs", stm_document_paragraph_count(document), COUNT(rows));
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);

		EXPECT_TEXT(rows[i].label, paragraph->label, rows[i].label);
		EXPECT_TEXT(rows[i].label, paragraph->number, rows[i].number);
		EXPECT_TEXT(rows[i].label, paragraph->text, rows[i].text);
		EXPECT_INT(rows[i].label, paragraph->kind, rows[i].kind);
		EXPECT_INT(rows[i].label, paragraph->depth, rows[i].depth);
		EXPECT_INT(rows[i].label, paragraph->length, strlen(paragraph->text));
	}
}

Test(label, spans_follow_the_text)
{
	const stm_document *document = test_document(
		"a.txt", GA "1. *Decides* to row¹ at once.\n\n¹ A note.");
	const struct stm_paragraph *paragraph = stm_document_paragraph(document, 1);

	EXPECT_TEXT("text", paragraph->text, "Decides to row at once.");
	cr_assert(paragraph->span_count == 2);
	EXPECT_INT("emphasis", paragraph->spans[0].start, 0);
	EXPECT_INT("emphasis", paragraph->spans[0].length, 7);
	EXPECT_INT("note", paragraph->spans[1].kind, STM_SPAN_NOTE);
	EXPECT_INT("note", paragraph->spans[1].start, 14);
}

Test(label, every_label_is_unique)
{
	const stm_document *document = test_document("a.txt",
		GA "1. Acts:\n\n(a) A;\n\n(a) B;\n\n1. Acts:\n\n(a) A;\n\nBoats "
		   "row.\n\nBoats sail.\n\n1~2. x\n\nAnnex\n\nAnnex\n\n1. x\n\n1. y");
	size_t count = stm_document_paragraph_count(document);

	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			cr_expect(strcmp(stm_document_paragraph(document, i)->label,
					  stm_document_paragraph(document, j)->label) != 0,
				"%s", stm_document_paragraph(document, i)->label);
}
