/* The top of a document, whatever its format made of it. */
#include "para/masthead.h"

#include "support.h"

TestSuite(masthead, .fini = test_release);

Test(masthead, kinds)
{
	static const struct {
		const char *line;
		enum stm_mast kind;
	} rows[] = {
		{"United Nations", STM_MAST_MARK},
		{"United Nations A/99/L.11", STM_MAST_MARK},
		{"A/99/L.11*", STM_MAST_MARK},
		{"Distr.: Limited", STM_MAST_MARK},
		{"General Assembly Distr.: Limited", STM_MAST_MARK},
		{"11 December 2044 English Original:", STM_MAST_MARK},
		{"General Assembly", STM_MAST_HEAD},
		{"General Assembly Ninetieth session", STM_MAST_HEAD},
		{"Conseil des droits de l’homme", STM_MAST_HEAD},
		{"3 May 2044", STM_MAST_HEAD},
		{"9 September–9 October 2044", STM_MAST_HEAD},
		{"Ninety-ninth session", STM_MAST_HEAD},
		{"Ninety-ninth session Third Committee", STM_MAST_HEAD},
		{"River Commons ARC/RES/12/7", STM_MAST_HEAD},
		{"Français", STM_MAST_HEAD},
		{"Agenda item 61 (b)", STM_MAST_AGENDA},
		{"Ninetieth session Agenda item 6 Lamps", STM_MAST_AGENDA},
		{"Upland: draft resolution", STM_MAST_SPONSORS},
		{"Resolution adopted by the General Assembly on 3 May 2044", STM_MAST_ADOPTION},
		{"on 3 May 2044", STM_MAST_ADOPTION},
		{"[on the report of the Third Committee (A/99/801)]", STM_MAST_ADOPTION},
		{"Note by the Secretariat", STM_MAST_AUTHOR},
		{"United Nations fleet of lamps", STM_MAST_OTHER},
		{"Ninth session of lamps", STM_MAST_OTHER},
		{"Lamps on inland waters", STM_MAST_OTHER},
		{"on lamps", STM_MAST_OTHER},
		{"", STM_MAST_OTHER},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].line, stm_masthead_kind(stm_str(rows[i].line)), rows[i].kind);
}

/* One letter a block of TEXT: masthead, title, enacting line, body. */
static const char *roles(const char *text)
{
	static const char letters[] = "bmteac";
	struct stm_document *document = test_read("a.txt", text);
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_outline outline;

	stm_outline_find(document, &outline);
	for (size_t i = 0; i < document->blocks.len; i++)
		stm_buf_char(&buf, letters[outline.roles[i]]);
	return stm_buf_end(&buf);
}

#define HEAD     "United Nations\n\nA/99/L.11\n\nGeneral Assembly\n\nDistr.: Limited\n\n"
#define ENACTING "The General Assembly,\n\nMindful of lamps,\n\n1. Acts."

Test(masthead, documents)
{
	static const struct {
		const char *what, *text, *roles;
	} rows[] = {
		{"two items have two titles",
			HEAD "Agenda items 13 and 75\n\nLamps\n\nBuoys\n\nUpland: draft resolution"
			     "\n\nLamps on buoys\n\n" ENACTING,
			"mmmmmmmtebb"},
		{"a draft without a title",
			HEAD "Agenda item 13\n\nLamps\n\nDraft resolution submitted by the "
			     "Chair\n\n" ENACTING,
			"mmmmmmebb"},
		{"a note on the adoption below the title",
			HEAD "Lamps on buoys\n\nAdopted by the Assembly on 3 May 2044\n\n" ENACTING,
			"mmmtmebb"},
		{"the date in a line of its own",
			"Resolution 531 (2044)\n\nof 26 May 2044\n\n" ENACTING, "tmebb"},
		{"a part of a resolution",
			HEAD "Agenda item 13\n\nLamps\n\nUpland: draft resolution\n\nLamps on buoys"
			     "\n\nA\n\n" ENACTING,
			"mmmmmmtbebb"},
		{"an amendment",
			HEAD
			"Ninety-ninth session\n\nThird Committee\n\nAgenda item 13\n\nLamps\n\n"
			"Upland: amendment to draft resolution A/99/L.4\n\nLamps on buoys\n\n"
			"Delete paragraph 3.",
			"mmmmmmmmtb"},
		{"a note",
			HEAD "Ninety-ninth session\n\nThird Committee\n\nOrganization of work\n\n"
			     "Note by the Secretariat\n\n1. Lamps will be lit.",
			"mmmmmtmb"},
		{"a report that is called by its agenda item",
			HEAD "Agenda item 13\n\nLamps\n\nReport of the Third Committee\n\n"
			     "1. Lamps were lit.",
			"mmmmmmb"},
		{"a report with a resolution in it",
			HEAD "Agenda item 13\n\nLamps\n\nLamps that went out\n\nReport of the "
			     "Warden\n\n1. Lamps were lit.\n\n2. They went out.\n\n" ENACTING,
			"mmmmmtmbbebb"},
		{"no title but a paragraph", HEAD "Agenda item 13\n\nLamps\n\n1. Lamps were lit.",
			"mmmmmb"},
		{"a symbol that was taken for a running head",
			"United Nations\n\nA/99/L.11\n\nDistr.: Limited\n\nLamps on buoys\n\n"
			"1. Lamps were lit.",
			"mmtb"},
		{"a plain text", "Lamps\n\nDistr.: everywhere\n\n1. Lamps were lit.", "bbb"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].what, roles(rows[i].text), rows[i].roles);
}

/* Cells as a Word file or a PDF has them. */
Test(masthead, parts)
{
	struct stm_document *document = test_read("a.events",
		"stemma-events 1\nrow\ncell\ntext 0 One\ncell\ncell\ntext 0 Two\nblock 0\n"
		"text 0 Three\nend\n");
	struct stm_str part;

	cr_assert(document->blocks.len == 2);
	cr_assert(stm_masthead_part(&document->blocks.at[0], 0, &part));
	EXPECT_TEXT("first", test_text(part), "One");
	cr_assert(stm_masthead_part(&document->blocks.at[0], 1, &part));
	EXPECT_TEXT("empty", test_text(part), "");
	cr_assert(stm_masthead_part(&document->blocks.at[0], 2, &part));
	EXPECT_TEXT("last", test_text(part), "Two");
	cr_expect(!stm_masthead_part(&document->blocks.at[0], 3, &part));
	cr_assert(stm_masthead_part(&document->blocks.at[1], 0, &part));
	EXPECT_TEXT("no row", test_text(part), "Three");
	cr_expect(!stm_masthead_part(&document->blocks.at[1], 1, &part));
}
