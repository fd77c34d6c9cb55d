/* resolution.md of whole documents. */
#include "doc/markdown.h"

#include "support.h"

TestSuite(markdown, .fini = test_release);

static struct stm_paragraph row(
	enum stm_kind kind, const char *number, const char *text, uint32_t depth)
{
	return (struct stm_paragraph){.kind = kind,
		.label = kind == STM_ANNEX ? "annex" : "x",
		.number = number,
		.text = text,
		.length = strlen(text),
		.depth = depth};
}

static const char *show(struct stm_paragraph *rows, size_t count)
{
	struct stm_document document = {0};

	document.paragraphs.at = rows;
	document.paragraphs.len = count;
	return test_text(stm_markdown_make(test_arena(), &document));
}

Test(markdown, kinds)
{
	struct stm_paragraph rows[] = {
		row(STM_TITLE, "", "Ferries", 0),
		row(STM_ENACTING, "", "The Board,", 0),
		row(STM_PREAMBULAR, "", "Recalling nothing,", 0),
		row(STM_HEADING, "I.", "Landing places", 0),
		row(STM_OPERATIVE, "4.", "Urges:", 0),
		row(STM_SUBPARAGRAPH, "(a)", "To see:", 1),
		row(STM_SUBPARAGRAPH, "(i)", "The bank;", 2),
		row(STM_OPERATIVE, "5.", "Decides.", 0),
		row(STM_ANNEX, "", "Annex", 0),
	};

	EXPECT_TEXT("kinds", show(rows, COUNT(rows)),
		"# Ferries\n\n"
		"*The Board*,\n\n"
		"Recalling nothing,\n\n"
		"## I. Landing places\n\n"
		"4. Urges:\n\n"
		"   - (a) To see:\n\n"
		"     - (i) The bank;\n\n"
		"5. Decides.\n\n"
		"## Annex\n");
}

/* Markdown counts for itself, so a number is a list's only where the count agrees. */
Test(markdown, numbers)
{
	struct stm_paragraph rows[] = {
		row(STM_OPERATIVE, "9.", "a", 0),
		row(STM_OPERATIVE, "10.", "b", 0),
		row(STM_SUBPARAGRAPH, "(a)", "c", 1),
		row(STM_OPERATIVE, "12.", "d", 0),
		row(STM_OPERATIVE, "12 bis.", "e", 0),
		row(STM_SUBPARAGRAPH, "(a)", "f", 3),
		row(STM_OPERATIVE, "1)", "g", 0),
		row(STM_OPERATIVE, "2.", "h", 0),
		row(STM_OPERATIVE, "0.", "i", 0),
		row(STM_TEXT, "", "3. j", 0),
		row(STM_OPERATIVE, "1.", "- k", 0),
	};

	EXPECT_TEXT("numbers", show(rows, COUNT(rows)),
		"9. a\n\n10. b\n\n    - (a) c\n\n12\\. d\n\n12 bis. e\n\n- (a) f\n\n1) g\n\n2\\. "
		"h\n\n"
		"0\\. i\n\n3\\. j\n\n1. \\- k\n");
}

Test(markdown, read_again)
{
	const struct stm_document *document = test_document("a.md",
		"Ferry Board FB/22/L.9\n\nFerry Board Distr.: Limited\n\n1 May 2024\n\n**Safety of "
		"ferries**\n\n*The Ferry Board*,\n\n*Recalling* the past,[^1]\n\n"
		"1. *Urges* all to see that [4] [5] lamps are lit;\n\n"
		"[^1]: See * and _.\n");

	EXPECT_TEXT("document", test_text(stm_markdown_make(test_arena(), document)),
		"# Safety of ferries\n\n*The Ferry Board*,\n\n*Recalling* the past,[^1]\n\n"
		"1. *Urges* all to see that [4] [5] lamps are lit;\n\n"
		"[^1]: See \\* and \\_.\n");
}
