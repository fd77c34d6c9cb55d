/* What documents name as what they descend from, and whether they are believed. */
#include "lineage/ancestors.h"

#include "versions.h"

TestSuite(ancestors, .fini = test_release);

static const stm_document *document(const char *text)
{
	return test_document("version.txt", text);
}

/* A version of any title that cites CITED as the latest of its kind. */
static const stm_document *citing(const char *number, const char *title, const char *cited,
	const char *text, const char *year)
{
	return document(stm_format(test_arena(),
		"%s. %s\n\nThe General Assembly,\n\nRecalling its resolutions on it, the most "
		"recent "
		"of which is resolution %s,\n\n%s" ADOPTED "%s\n",
		number, title, cited, text, year));
}

static const char *named(const stm_document *document)
{
	struct stm_named_list list;
	struct stm_buf buf = {.arena = test_arena()};

	stm_named_find(&list, test_arena(), test_arena(), document);
	for (size_t i = 0; i < list.len; i++)
		stm_buf_printf(&buf, "%s%s (%s)", i ? ", " : "", list.at[i].symbol,
			stm_naming_text(list.at[i].naming));
	return stm_buf_end(&buf);
}

Test(ancestors, the_draft_in_the_header)
{
	EXPECT_TEXT("draft",
		named(document("Resolution adopted by the General Assembly on 3 May 2041\n\n"
			       "[without reference to a Main Committee (A/91/L.7 and "
			       "A/91/L.7/Add.1)]\n\n91/2" TITLE OARS)),
		"A/91/L.7 (draft named in its header)");
	EXPECT_TEXT("a report is no draft",
		named(document("Resolution adopted by the General Assembly on 3 May 2041\n\n"
			       "[on the report of the Third Committee (A/91/44, para. 5)]\n\n"
			       "91/2" TITLE OARS)),
		"");
}

Test(ancestors, revisions)
{
	struct stm_document draft = {.metadata = {.symbol = "A/C.3/91/L.7/Rev.2"}};

	EXPECT_TEXT(
		"second", named(&draft), "A/C.3/91/L.7/Rev.1 (revision), A/C.3/91/L.7 (revision)");
	draft.metadata.symbol = "A/C.3/91/L.7";
	EXPECT_TEXT("none", named(&draft), "");
	draft.metadata.symbol = "A/C.3/91/L.7/Rev.";
	EXPECT_TEXT("no number", named(&draft), "");
}

Test(ancestors, what_is_cited_as_the_latest)
{
	static const struct {
		const char *preamble, *named;
	} rows[] = {
		{"Recalling its resolutions on lamps, the most recent of which is resolution 90/1 "
		 "of "
		 "3 May 2040,",
			"A/RES/90/1"},
		{"Recalling its resolutions, the latest of which were resolutions 90/1 and 90/2,",
			"A/RES/90/1"},
		{"Recalling the most recent of which was Human Rights Council resolution 53/24,",
			"A/HRC/RES/53/24"},
		{"Recalling the latest of which is A/RES/90/3,", "A/RES/90/3"},
		{"Recalling the latest of which is known; and resolution 90/1,", ""},
		{"Recalling its resolution 90/1 and its latest report,", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *text = stm_format(test_arena(),
			"91/2. Lamps\n\nThe General Assembly,\n\n%s\n\n" OARS, rows[i].preamble);
		struct stm_named_list list;

		stm_named_find(&list, test_arena(), test_arena(), document(text));
		EXPECT_TEXT(rows[i].preamble, list.len ? list.at[0].symbol : "", rows[i].named);
	}
}

Test(ancestors, a_draft_comes_before_the_year_before)
{
	const char *header =
		"Resolution adopted by the General Assembly on 3 May 2041\n\n"
		"[without reference to a Main Committee (A/91/L.7)]\n\n91/2" TITLE OARS;
	struct source sources[] = {{document(header), NULL, 0},
		{lamps("90/1", OARS, "2040"), NULL, 0},
		{document("A/91/L.7\n\nLanterns\n\nThe General Assembly,\n\n" OARS), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 3);
	const struct stm_lineage_version *adopted = version_of(&lineage, "A/RES/91/2");

	EXPECT_TEXT("basis", adopted->node->basis, "draft named in its header");
	EXPECT_TEXT("parent", lineage.versions[adopted->parents[0]].document->metadata.symbol,
		"A/91/L.7");
}

Test(ancestors, a_title_that_drifts)
{
	struct source sources[] = {
		{citing("91/2", "Lamps and bells", "90/1", OARS LAMPS BELLS ROPES, "2041"), NULL,
			0},
		{citing("90/1", "Lamps", "88/4", OARS LAMPS BELLS ROPES, "2040"), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);
	const struct stm_lineage_version *later = version_of(&lineage, "A/RES/91/2");

	EXPECT_TEXT("basis", later->node->basis, "cited as the latest");
	EXPECT_TEXT("series", later->node->series, "general-assembly/lamps");
}

Test(ancestors, of_another_subject)
{
	static const char bronze[] =
		"1. Invites each ford to hang a bell of bronze beside its lamp;\n\n"
		"2. Thanks the founders of the lower valley for their bronze and their "
		"patience;\n\n"
		"3. Asks the schools of both banks to teach what each peal means;\n\n"
		"4. Forbids the ringing of any bell while a funeral barge is passing;\n\n";
	struct source sources[] = {{citing("91/2", "Bells", "90/1", bronze, "2041"), NULL, 0},
		{citing("90/1", "Oars", "88/4", OARS LAMPS ROPES, "2040"), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	EXPECT_INT("parents", version_of(&lineage, "A/RES/91/2")->parent_count, 0);
}

/* Neither a draft that is dated after what came of it nor two that name each other are a ring. */
Test(ancestors, no_rings)
{
	const char *draft = "A/91/L.7\n\nDistr.: Limited\n\n9 June 2041\n\nLamps\n\nThe General "
			    "Assembly,\n\n" OARS;
	const char *header =
		"Resolution adopted by the General Assembly on 3 May 2041\n\n"
		"[without reference to a Main Committee (A/91/L.7)]\n\n91/2" TITLE OARS;
	struct source sources[] = {{document(header), NULL, 0}, {document(draft), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	EXPECT_INT("adopted", version_of(&lineage, "A/RES/91/2")->parent_count, 1);
	EXPECT_INT("draft", version_of(&lineage, "A/91/L.7")->parent_count, 0);
}
