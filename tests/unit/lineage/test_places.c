/* Which versions make a places, and what each descends from. */
#include "lineage/places.h"

#include "versions.h"

TestSuite(places, .fini = test_release);

Test(places, same_title_and_body)
{
	struct source sources[2] = {
		{lamps("91/2", OARS, "2041"), NULL, 0}, {lamps("90/1", OARS, "2040"), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	EXPECT_TEXT("first", lineage.versions[0].document->metadata.symbol, "A/RES/90/1");
	EXPECT_TEXT("basis", lineage.versions[1].node->basis, "same title");
	EXPECT_INT("parents", lineage.versions[1].parent_count, 1);
	EXPECT_TEXT(
		"one series", lineage.versions[0].node->series, lineage.versions[1].node->series);
	cr_expect(!lineage.versions[0].node->tip && lineage.versions[1].node->tip);
}

Test(places, another_title_is_another_series)
{
	struct source sources[2] = {{lamps("90/1", OARS, "2040"), NULL, 0},
		{test_document("a.txt", "90/2. Bells\n\nThe General Assembly,\n\n" OARS), NULL, 0}};
	struct stm_lineage lineage = derive(sources, 2);

	cr_expect(strcmp(lineage.versions[0].node->series, lineage.versions[1].node->series));
	EXPECT_INT(
		"parents", lineage.versions[0].parent_count + lineage.versions[1].parent_count, 0);
}

Test(places, what_is_told_comes_first)
{
	static const char *const told[] = {"A/RES/90/1"};
	struct source sources[2] = {{lamps("90/1", OARS, "2040"), NULL, 0},
		{test_document("a.txt", "90/2. Bells\n\nThe General Assembly,\n\n" OARS), told, 1}};
	struct stm_lineage lineage = derive(sources, 2);
	const struct stm_lineage_version *bells = version_of(&lineage, "A/RES/90/2");

	EXPECT_TEXT("basis", bells->node->basis, "told");
	EXPECT_TEXT(
		"series", bells->node->series, version_of(&lineage, "A/RES/90/1")->node->series);
}

static enum stm_status status_of(const struct source *sources, size_t count)
{
	struct stm_places places;
	struct stm_error error = {0};
	enum stm_status status = find_places(&places, sources, count, &error);

	cr_expect(status == STM_OK || error.text[0], "an error has a text");
	return status;
}

Test(places, what_cannot_be)
{
	static const char *const one[] = {"A/RES/90/1"}, *const two[] = {"A/RES/91/2"},
				 *const none[] = {"A/RES/1/1"};
	const stm_document *a = lamps("90/1", OARS, "2040"), *b = lamps("91/2", LAMPS, "2041");

	EXPECT_INT("unknown", status_of((struct source[]){{a, none, 1}}, 1), STM_ENOTFOUND);
	EXPECT_INT("itself", status_of((struct source[]){{a, one, 1}}, 1), STM_EARGUMENT);
	EXPECT_INT(
		"ring", status_of((struct source[]){{a, two, 1}, {b, one, 1}}, 2), STM_EARGUMENT);
	EXPECT_INT(
		"twice", status_of((struct source[]){{a, NULL, 0}, {a, NULL, 0}}, 2), STM_EEXISTS);
	EXPECT_INT("nothing", status_of(NULL, 0), STM_OK);
}
