/* Which versions make a series, and what each descends from. */
#include "lineage/series.h"

#include "versions.h"

TestSuite(series, .fini = test_release);

Test(series, same_title_and_body)
{
	struct stm_lineage_source sources[2] = {
		{lamps("91/2", OARS, "2041"), NULL, 0}, {lamps("90/1", OARS, "2040"), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	EXPECT_TEXT("first", lineage.versions[0].document->metadata.symbol, "A/RES/90/1");
	EXPECT_TEXT("basis", lineage.versions[1].basis, "same title");
	EXPECT_INT("parents", lineage.versions[1].parent_count, 1);
	EXPECT_TEXT("one series", lineage.versions[0].series, lineage.versions[1].series);
	cr_expect(!lineage.versions[0].tip && lineage.versions[1].tip);
}

Test(series, another_title_is_another_series)
{
	struct stm_lineage_source sources[2] = {{lamps("90/1", OARS, "2040"), NULL, 0},
		{test_document("a.txt", "90/2. Bells\n\nThe General Assembly,\n\n" OARS), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	cr_expect(strcmp(lineage.versions[0].series, lineage.versions[1].series));
	EXPECT_INT(
		"parents", lineage.versions[0].parent_count + lineage.versions[1].parent_count, 0);
}

Test(series, what_is_told_comes_first)
{
	static const char *const told[] = {"A/RES/90/1"};
	struct stm_lineage_source sources[2] = {{lamps("90/1", OARS, "2040"), NULL, 0},
		{test_document("a.txt", "90/2. Bells\n\nThe General Assembly,\n\n" OARS), told, 1}};
	struct stm_lineage lineage = derive(sources, 2);
	const struct stm_lineage_version *bells = version_of(&lineage, "A/RES/90/2");

	EXPECT_TEXT("basis", bells->basis, "told");
	EXPECT_TEXT("series", bells->series, version_of(&lineage, "A/RES/90/1")->series);
}

Test(series, names)
{
	static const struct {
		struct stm_metadata metadata;
		const char *key;
	} rows[] = {
		{{.body = "General Assembly", .title = "Rights of the Child"},
			"general-assembly/rights-of-the-child"},
		{{.body = "General Assembly", .title = "RIGHTS  of the child."},
			"general-assembly/rights-of-the-child"},
		{{.title = "A/B \\ c..d~e^f:g?h*i[j"}, "other/a-b-c-d-e-f-g-h-i-j"},
		{{.symbol = "notes"}, "other/notes"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i].key, stm_series_key(test_arena(), &rows[i].metadata), rows[i].key);
}

static enum stm_status status_of(const struct stm_lineage_source *sources, size_t count)
{
	struct stm_lineage lineage = {.arena = test_arena(), .scratch = test_arena()};
	struct stm_error error = {0};
	enum stm_status status = stm_lineage_derive(&lineage, sources, count, &error);

	cr_expect(status == STM_OK || error.text[0], "an error has a text");
	return status;
}

Test(series, what_cannot_be)
{
	static const char *const one[] = {"A/RES/90/1"}, *const two[] = {"A/RES/91/2"},
				 *const none[] = {"A/RES/1/1"};
	const stm_document *a = lamps("90/1", OARS, "2040"), *b = lamps("91/2", LAMPS, "2041");

	EXPECT_INT("unknown", status_of((struct stm_lineage_source[]){{a, none, 1}}, 1),
		STM_ENOTFOUND);
	EXPECT_INT(
		"itself", status_of((struct stm_lineage_source[]){{a, one, 1}}, 1), STM_EARGUMENT);
	EXPECT_INT("ring", status_of((struct stm_lineage_source[]){{a, two, 1}, {b, one, 1}}, 2),
		STM_EARGUMENT);
	EXPECT_INT("twice", status_of((struct stm_lineage_source[]){{a, NULL, 0}, {a, NULL, 0}}, 2),
		STM_EEXISTS);
	EXPECT_INT("nothing", status_of(NULL, 0), STM_OK);
}
