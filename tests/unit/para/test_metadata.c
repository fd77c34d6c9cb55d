/* What a document says of itself. Bodies are real, every text is invented. */
#include "support.h"

TestSuite(metadata, .fini = test_release);

static void expect_field(const char *name, const char *actual, const char *expected)
{
	if (!expected)
		cr_expect(!actual, "%s: got <%s>, want nothing", name, actual);
	else
		EXPECT_TEXT(name, actual, expected);
}

static void expect_fields(const struct stm_metadata *got, const struct stm_metadata *want)
{
	expect_field("symbol", got->symbol, want->symbol);
	expect_field("title", got->title, want->title);
	expect_field("body", got->body, want->body);
	expect_field("session", got->session, want->session);
	expect_field("agenda item", got->agenda_item, want->agenda_item);
	expect_field("date", got->date, want->date);
	expect_field("adopted", got->adopted, want->adopted);
	expect_field("meeting", got->meeting, want->meeting);
	expect_field("vote", got->vote, want->vote);
	expect_field("in favour", got->vote_for, want->vote_for);
	expect_field("against", got->vote_against, want->vote_against);
	expect_field("abstaining", got->vote_abstaining, want->vote_abstaining);
	expect_field("report", got->report, want->report);
	expect_field("sponsors", got->sponsors, want->sponsors);
	expect_field("language", got->language, want->language);
}

static void expect_metadata(const char *name, const char *text, const struct stm_metadata *want)
{
	expect_fields(stm_document_metadata(test_document(name, text)), want);
}

Test(metadata, general_assembly)
{
	expect_metadata("a.txt",
		"United Nations A/RES/99/901\n\n"
		"General Assembly Distr.: General\n\n"
		"12 January 2045\n\n"
		"Ninety-ninth session\n\n"
		"Agenda item 61 (b)\n\n"
		"Resolution adopted by the General Assembly on 19 December 2044\n\n"
		"[on the report of the Third Committee (A/99/801/Add.2, para. 17)]\n\n"
		"99/901. Lamps on inland waters\n\n"
		"The General Assembly,\n\n"
		"Mindful that a lamp is seen further than it lights,\n\n"
		"1. Invites boat owners to carry two of them.\n\n"
		"54th plenary meeting\n\n"
		"19 December 2044\n",
		&(struct stm_metadata){
			.symbol = "A/RES/99/901",
			.title = "Lamps on inland waters",
			.body = "General Assembly",
			.session = "Ninety-ninth session",
			.agenda_item = "61 (b)",
			.date = "2045-01-12",
			.adopted = "2044-12-19",
			.meeting = "54th plenary meeting",
			.report = "A/99/801/Add.2, para. 17",
			.language = "en",
		});
}

Test(metadata, human_rights_council)
{
	expect_metadata("a.txt",
		"United Nations A/HRC/RES/97/4\n\n"
		"General Assembly Distr.: General\n\n"
		"14 October 2044\n\n"
		"Human Rights Council\n\n"
		"Ninety-seventh session\n\n"
		"9 September-9 October 2044\n\n"
		"Agenda item 3\n\n"
		"Resolution adopted by the Human Rights Council on 7 October 2044\n\n"
		"97/4. Rest for those who row\n\n"
		"The Human Rights Council,\n\n"
		"Aware that arms tire,\n\n"
		"1. Decides to look into the matter.\n\n"
		"43rd meeting\n\n"
		"7 October 2044\n\n"
		"[Adopted by a recorded vote of 31 to 2, with 14 abstentions.]\n",
		&(struct stm_metadata){
			.symbol = "A/HRC/RES/97/4",
			.title = "Rest for those who row",
			.body = "Human Rights Council",
			.session = "Ninety-seventh session",
			.agenda_item = "3",
			.date = "2044-10-14",
			.adopted = "2044-10-07",
			.meeting = "43rd meeting",
			.vote = "31-2-14",
			.language = "en",
		});
}

Test(metadata, security_council)
{
	expect_metadata("a.txt",
		"United Nations S/RES/9001 (2044)\n\n"
		"Security Council Distr.: General\n\n"
		"3 May 2044\n\n"
		"Resolution 9001 (2044)\n\n"
		"Adopted by the Security Council at its 9999th meeting, on 3 May 2044\n\n"
		"The Security Council,\n\n"
		"Having heard both banks,\n\n"
		"1. Demands that the rope be cut;\n\n"
		"2. Decides to remain seized of the rope.\n",
		&(struct stm_metadata){
			.symbol = "S/RES/9001 (2044)",
			.title = "Resolution 9001 (2044)",
			.body = "Security Council",
			.date = "2044-05-03",
			.adopted = "2044-05-03",
			.meeting = "9999th meeting",
			.language = "en",
		});
}

Test(metadata, security_council_of_old)
{
	expect_metadata("S_RES_9002_1951.txt",
		"9002 (1951). Resolution of 4 June 1951\n[S/9100]\n\n"
		"The Security Council,\n\n"
		"Having considered the quarrel of the ferrymen,\n\n"
		"Calls upon both to put down their oars.\n\n"
		"Adopted at the 812th meeting by\n9 votes to none, with 2 abstentions.\n",
		&(struct stm_metadata){
			.symbol = "S/RES/9002 (1951)",
			.title = "Resolution of 4 June 1951",
			.report = "S/9100",
			.body = "Security Council",
			.date = "1951-06-04",
			.adopted = "1951-06-04",
			.meeting = "812th meeting",
			.vote = "9-0-2",
			.language = "en",
		});
}

Test(metadata, security_council_of_the_nineties)
{
	expect_metadata("S_RES_9003_1993.txt",
		"Resolution 9003 (1993)\n4 June 1993\n\n"
		"The Security Council,\n\n"
		"Having considered the quarrel of the ferrymen,\n\n"
		"1. Calls upon both to put down their oars.\n\n"
		"Adopted unanimously at the 3812th meeting.\n",
		&(struct stm_metadata){
			.symbol = "S/RES/9003 (1993)",
			.title = "Resolution 9003 (1993)",
			.body = "Security Council",
			.date = "1993-06-04",
			.adopted = "1993-06-04",
			.meeting = "3812th meeting",
			.vote = "unanimously",
			.language = "en",
		});
}

Test(metadata, economic_and_social_council)
{
	expect_metadata("a.txt",
		"United Nations E/RES/2044/3\n\n"
		"Economic and Social Council Distr.: General\n\n"
		"30 July 2044\n\n"
		"2044 session\n\n"
		"Agenda item 18 (c)\n\n"
		"Resolution adopted by the Economic and Social Council on 22 July 2044\n\n"
		"[on the recommendation of the Committee on Oars (E/2044/28)]\n\n"
		"2044/3. The measure of oars\n\n"
		"The Economic and Social Council,\n\n"
		"Noting that oars differ,\n\n"
		"1. Approves a measure of four metres.\n\n"
		"29th plenary meeting\n\n"
		"22 July 2044\n",
		&(struct stm_metadata){
			.symbol = "E/RES/2044/3",
			.title = "The measure of oars",
			.body = "Economic and Social Council",
			.session = "2044 session",
			.agenda_item = "18 (c)",
			.date = "2044-07-30",
			.adopted = "2044-07-22",
			.meeting = "29th plenary meeting",
			.report = "E/2044/28",
			.language = "en",
		});
}

Test(metadata, a_draft)
{
	expect_metadata("a.txt",
		"United Nations A/C.3/99/L.52\n\n"
		"General Assembly Distr.: Limited\n\n"
		"31 October 2044\n\n"
		"Original: English\n\n"
		"Ninety-ninth session\n\n"
		"Third Committee\n\n"
		"Agenda item 61 (b)\n\n"
		"Upland, Lowland and Midstream: draft resolution\n\n"
		"Lamps on inland waters\n\n"
		"The General Assembly,\n\n"
		"Mindful that a lamp is seen further than it lights,\n\n"
		"1. [Invites] [Urges] boat owners to carry two of them.\n",
		&(struct stm_metadata){
			.symbol = "A/C.3/99/L.52",
			.title = "Lamps on inland waters",
			.body = "General Assembly",
			.session = "Ninety-ninth session",
			.agenda_item = "61 (b)",
			.date = "2044-10-31",
			.sponsors = "Upland, Lowland and Midstream",
			.language = "en",
		});
}

#define EVENTS      "stemma-events 1\n"
#define BLOCK(text) "block 0\ntext 0 " text "\n"
#define BODY                                                                                       \
	BLOCK("The General Assembly,")                                                             \
	BLOCK("Mindful that a lamp is seen further than it lights,")                               \
	BLOCK("1. Invites boat owners to carry two of them.") "end\n"

/* A PDF has lines, a Word file a table, a text made of either has runs of both. */
Test(metadata, one_masthead_in_three_cuts)
{
	static const char *const cuts[][2] = {
		{"a.events",
			EVENTS BLOCK("United Nations") BLOCK("A/99/L.14") BLOCK(
				"General Assembly") BLOCK("Distr.: Limited") BLOCK("18 November "
										   "2044")
				BLOCK("Original: English") BLOCK("Ninety-ninth session") BLOCK(
					"Agenda items 13 and 75") BLOCK("Lamps and buoys")
					BLOCK("Fords") "block 1\ntext 2 Upland and Lowland:\nref "
						       "1\ntext 2  draft resolution\n" BLOCK(
							       "Lamps at fords") "note 1 *\ntext 0 "
										 "On behalf of "
										 "both "
										 "banks.\n" BODY},
		{"a.events", EVENTS
			"row\ncell\ncell\ntext 0 United Nations\ncell\ntext 0 A/99/L.14\n"
			"row\ncell\ntext 0 (emblem)\ncell\ntext 2 General Assembly\ncell\ntext 0 "
			"Distr.: Limited 18 November 2044 Original: English\n"
			"row\ncell\ntext 0 Ninety-ninth session\ncell\ntext 0 Agenda items 13 and "
			"75\n" BLOCK("Lamps and buoys") BLOCK("Fords")
				BLOCK("Upland and Lowland:* draft resolution")
					BLOCK("Lamps at fords") BODY},
		{"a.txt", "United Nations A/99/L.14\n\nGeneral Assembly Distr.: Limited\n\n"
			  "18 November 2044\n\nOriginal: English\n\n"
			  "Ninety-ninth session Agenda items 13 and 75 Lamps and buoys Fords\n\n"
			  "Upland and Lowland:*\n\ndraft resolution\n\nLamps at fords\n\n"
			  "The General Assembly,\n\n"
			  "Mindful that a lamp is seen further than it lights,\n\n"
			  "1. Invites boat owners to carry two of them.\n"},
	};

	for (size_t i = 0; i < COUNT(cuts); i++)
		expect_metadata(cuts[i][0], cuts[i][1],
			&(struct stm_metadata){
				.symbol = "A/99/L.14",
				.title = "Lamps at fords",
				.body = "General Assembly",
				.session = "Ninety-ninth session",
				.agenda_item = "13 and 75",
				.date = "2044-11-18",
				.sponsors = "Upland and Lowland",
				.language = "en",
			});
}

#define DRAFT                                                                                      \
	"United Nations A/99/L.41\n\nGeneral Assembly Distr.: Limited\n\n3 May 2044\n\n"           \
	"Ninety-ninth session Agenda item 15 Lamps and buoys\n\n"                                  \
	"Draft resolution submitted by the President of the General Assembly\n\n"

Test(metadata, a_draft_without_a_title)
{
	static const char outcome[] = DRAFT
		"The General Assembly\n\nAdopts the following declaration:\n\nDeclaration on "
		"lamps\n\n1. We light them.\n";
	static const char none[] = DRAFT "The General Assembly,\n\nMindful of lamps,\n\n1. Acts.\n";
	const stm_document *document = test_document("a.txt", outcome);

	EXPECT_TEXT(
		"what it adopts", stm_document_metadata(document)->title, "Declaration on lamps");
	EXPECT_TEXT("sponsors", stm_document_metadata(document)->sponsors,
		"President of the General Assembly");
	EXPECT_TEXT("the title is a heading", test_labels(document), "enacting|PP1|heading.1|OP1");
	EXPECT_TEXT("its agenda item", stm_document_metadata(test_document("a.txt", none))->title,
		"Lamps and buoys");
}

Test(metadata, an_amendment)
{
	static const char text[] =
		"United Nations A/C.2/99/L.62\n\nGeneral Assembly Distr.: Limited\n\n"
		"24 November 2044\n\nOriginal: English\n\nNinety-ninth session Second Committee\n\n"
		"Agenda item 16 (a) Lamps: buoys\n\n"
		"Upland:* amendment to draft resolution A/C.2/99/L.13/Rev.1\n\n"
		"Lamps on inland waters\n\nDelete operative paragraphs 3 and 4.\n";

	expect_metadata("a.txt", text,
		&(struct stm_metadata){
			.symbol = "A/C.2/99/L.62",
			.title = "Lamps on inland waters",
			.body = "General Assembly",
			.session = "Ninety-ninth session",
			.agenda_item = "16 (a)",
			.date = "2044-11-24",
			.sponsors = "Upland",
			.language = "en",
		});
	EXPECT_TEXT("labels", test_labels(test_document("a.txt", text)), "title|text.1");
}

Test(metadata, a_draft_of_the_human_rights_council)
{
	expect_metadata("a.txt",
		"United Nations A/HRC/97/L.3\n\nGeneral Assembly Distr.: Limited\n\n"
		"3 October 2044\n\nOriginal: English\n\nHuman Rights Council\n\n"
		"Ninety-seventh session\n\n9 September–9 October 2044\n\nAgenda item "
		"3\n\nRights\n\n"
		"Upland,* Fenmark and Midstream: draft resolution\n\n97/… Rest for those who "
		"row\n\n"
		"The Human Rights Council,\n\nAware that arms tire,\n\n1. Acts.\n",
		&(struct stm_metadata){
			.symbol = "A/HRC/97/L.3",
			.title = "Rest for those who row",
			.body = "Human Rights Council",
			.session = "Ninety-seventh session",
			.agenda_item = "3",
			.date = "2044-10-03",
			.sponsors = "Upland, Fenmark and Midstream",
			.language = "en",
		});
}

/* Every line of a list is the colophon's, up to the bracket. */
Test(metadata, a_recorded_vote)
{
	const stm_document *document = test_document("a.txt",
		"A/HRC/RES/97/4\n\n97/4. Rest for those who row\n\nThe Human Rights Council,\n\n"
		"1. Decides to look into the matter.\n\n43rd meeting\n\n7 October 2044\n\n"
		"[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as "
		"follows:\n\nIn favour:\n\nUpland, Lowland and Midstream\n\nAgainst:\n\nFenmark\n\n"
		"Abstaining:\n\nOsterwade]\n\nAnnex\n\nRules\n");
	const struct stm_metadata *metadata = stm_document_metadata(document);

	EXPECT_TEXT("vote", metadata->vote, "3-1-1");
	EXPECT_TEXT("for", metadata->vote_for, "Upland, Lowland, Midstream");
	EXPECT_TEXT("against", metadata->vote_against, "Fenmark");
	EXPECT_TEXT("abstaining", metadata->vote_abstaining, "Osterwade");
	EXPECT_TEXT("labels", test_labels(document), "title|enacting|OP1|annex|heading.1");
}

/* The page knows better than the file's properties; elsewhere these are better than nothing. */
Test(metadata, what_the_format_says)
{
	static const char meta[] = EVENTS "meta title Document1\nmeta language fr\n"
					  "meta session none\n";
	struct stm_buf page = {.arena = test_arena()}, letter = {.arena = test_arena()};
	const struct stm_metadata *metadata;

	stm_buf_printf(&page, "%s%s%s%s", meta, BLOCK("A/99/L.1"), BLOCK("Lamps"), BODY);
	metadata = stm_document_metadata(test_document("a.events", stm_buf_end(&page)));
	EXPECT_TEXT("title of the page", metadata->title, "Lamps");
	EXPECT_TEXT("language of the page", metadata->language, "en");
	stm_buf_printf(&letter, "%s%send\n", meta, "block 1\ntext 0 Dear boats\n");
	metadata = stm_document_metadata(test_document("a.events", stm_buf_end(&letter)));
	EXPECT_TEXT("title of the file", metadata->title, "Document1");
	EXPECT_TEXT("language of the file", metadata->language, "fr");
}

Test(metadata, an_invented_body)
{
	expect_metadata("a.txt",
		"River Commons ARC/RES/30/1\n\n"
		"Assembly of the River Commons Distr.: General\n\n"
		"30/1. Ladders\n\n"
		"The Assembly of the River Commons,\n\n"
		"Noting ladders,\n\n"
		"1. Acts.\n",
		&(struct stm_metadata){
			.symbol = "ARC/RES/30/1",
			.title = "Ladders",
			.body = "Assembly of the River Commons",
			.language = "en",
		});
}

Test(metadata, french)
{
	expect_metadata("a.txt",
		"Nations Unies A/RES/99/901\n\n"
		"Résolution adoptée par l’Assemblée générale le 19 décembre 2044\n\n"
		"99/901. Des lampes sur les eaux\n\n"
		"L’Assemblée générale,\n\n"
		"Notant les lampes,\n\n"
		"1. Invite chacun à en porter.\n\n"
		"54e séance plénière\n\n"
		"19 décembre 2044\n",
		&(struct stm_metadata){
			.symbol = "A/RES/99/901",
			.title = "Des lampes sur les eaux",
			.body = "General Assembly",
			.date = "2044-12-19",
			.adopted = "2044-12-19",
			.meeting = "54e séance plénière",
			.language = "fr",
		});
}

/* From a page whose raised letters have a space before them and whose number has no dot. */
Test(metadata, french_of_the_council)
{
	expect_metadata("a.txt",
		"Conseil des droits de l'homme Quatre-vingt-dixième session 3 mars-4 avril 2044 "
		"Point 3 b) de l'ordre du jour\n\n"
		"Résolution adoptée par le Conseil des droits de l'homme le 4 avril 2044\n\n"
		"90/16 Des lampes sur les eaux\n\n"
		"Le Conseil des droits de l'homme ,\n\nNotant les lampes,\n\n"
		"1. Invite chacun à en porter.\n\n54 e séance 4 avril 2044\n\n"
		"[ Adoptée sans vote .]\n",
		&(struct stm_metadata){
			.symbol = "A/HRC/RES/90/16",
			.title = "Des lampes sur les eaux",
			.body = "Human Rights Council",
			.session = "Quatre-vingt-dixième session",
			.agenda_item = "3 b)",
			.date = "2044-04-04",
			.adopted = "2044-04-04",
			.meeting = "54e séance",
			.vote = "without a vote",
			.language = "fr",
		});
}

Test(metadata, votes)
{
	static const char *const rows[][2] = {
		{"[Adopted without a vote.]", "without a vote"},
		{"Adopted without vote", "without a vote"},
		{"Adopted unanimously at the 12th meeting.", "unanimously"},
		{"Adopted by 11 votes to none with 4 abstentions.", "11-0-4"},
		{"Adopted at the 5th meeting by 10 votes to 1, with no abstentions.", "10-1-0"},
		{"Adopted by 8 votes to 2.", "8-2-0"},
		{"[Adopted by a recorded vote of 101 to 22, with 33 abstentions.]", "101-22-33"},
		{"Adopted by consensus.", "by consensus"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf text = {.arena = test_arena()};

		stm_buf_printf(&text, "The General Assembly,\n\n1. Acts.\n\n%s\n", rows[i][0]);
		expect_field(rows[i][0],
			stm_document_metadata(test_document("a.txt", stm_buf_end(&text)))->vote,
			rows[i][1]);
	}
}

Test(metadata, the_file_name_is_the_last_resort)
{
	expect_field("symbol name",
		stm_document_metadata(test_document("x/ARC_RES_1_2.txt", "Text."))->symbol,
		"ARC/RES/1/2");
	expect_field("plain name",
		stm_document_metadata(test_document("x/my notes.txt", "Text."))->symbol,
		"my notes");
	expect_field("no UTF-8",
		stm_document_metadata(test_document("caf\xe9\xf0.txt", "Text."))->symbol,
		"caf\xef\xbf\xbd\xef\xbf\xbd");
	expect_field("no extension", stm_document_metadata(test_document("notes", "Text."))->symbol,
		"notes");
}

Test(metadata, a_symbol_that_was_told_stays)
{
	static const char text[] =
		"A/RES/90/1\n\n90/1. Rivers\n\nThe General Assembly,\n\n1. Acts.\n";
	const struct stm_read_options options = {.symbol = "ARC/X/1"};
	stm_document *document;

	cr_assert(stm_document_parse(&document, &(struct stm_source){"a.txt", text, strlen(text)},
			  &options, NULL) == STM_OK);
	EXPECT_TEXT("symbol", stm_document_metadata(document)->symbol, "ARC/X/1");
	stm_document_free(document);
}

Test(metadata, a_plain_text_has_a_title_when_it_has_a_heading)
{
	expect_field("heading",
		stm_document_metadata(test_document("a.md", "# Rivers\n\nText."))->title, "Rivers");
	expect_field("none",
		stm_document_metadata(test_document("a.txt", "Some text here."))->title, NULL);
}
