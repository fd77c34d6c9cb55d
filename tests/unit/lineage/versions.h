/* Collections of small invented versions, and their lineage as tests write it down. */
#ifndef STM_TESTS_LINEAGE_VERSIONS_H
#define STM_TESTS_LINEAGE_VERSIONS_H

#include "lineage/lineage.h"
#include "support.h"

#define TITLE   ". Lamps\n\nThe General Assembly,\n\nNoting the lamps of the upper river,\n\n"
#define OARS    "1. Urges boat owners to carry a second oar of ash on every crossing;\n\n"
#define LAMPS   "2. Requests the Warden to light every landing place from dusk to dawn;\n\n"
#define BELLS   "3. Invites each ford to hang a bell of bronze beside its lamp;\n\n"
#define ROPES   "4. Decides to replace every rope that has been spliced more than twice;\n\n"
#define ADOPTED "12th plenary meeting\n\n3 May "

/* A version of the series "Lamps": its symbol comes from NUMBER ("90/1"), its date from YEAR. */
static inline const stm_document *lamps(const char *number, const char *text, const char *year)
{
	return test_document("version.txt",
		stm_format(test_arena(), "%s%s%s%s%s\n", number, TITLE, text, ADOPTED, year));
}

/* The lineage of COUNT sources; the test stops when there is none. */
static inline struct stm_lineage derive(const struct stm_lineage_source *sources, size_t count)
{
	struct stm_lineage lineage = {.arena = test_arena(), .scratch = test_arena()};
	struct stm_error error = {0};

	cr_assert(stm_lineage_derive(&lineage, sources, count, &error) == STM_OK, "%s", error.text);
	return lineage;
}

/* The version SYMBOL, and its row of the paragraph LABEL. */
static inline const struct stm_lineage_version *version_of(
	const struct stm_lineage *lineage, const char *symbol)
{
	for (size_t i = 0; i < lineage->count; i++)
		if (!strcmp(lineage->versions[i].document->metadata.symbol, symbol))
			return &lineage->versions[i];
	cr_assert(false, "no version %s", symbol);
	return NULL;
}

static inline const struct stm_lineage_row *row_of(
	const struct stm_lineage *lineage, const char *symbol, const char *label)
{
	const struct stm_lineage_version *version = version_of(lineage, symbol);

	for (size_t i = 0; i < version->document->paragraphs.len; i++)
		if (!strcmp(version->document->paragraphs.at[i].label, label))
			return &version->rows[i];
	cr_assert(false, "no paragraph %s in %s", label, symbol);
	return NULL;
}

#endif
