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

/* A document, and what was told of it. */
struct source {
	const stm_document *document;
	const char *const *told;
	size_t told_count;
};

/* stm_kin_find(), which wants scratch of its own. */
static inline void find_kin(const struct stm_cards *cards, size_t fresh)
{
	struct stm_arena scratch;

	stm_arena_init(&scratch, test_arena()->trap);
	stm_kin_find(test_arena(), &scratch, cards, fresh);
	stm_arena_release(&scratch);
}

/* The places of COUNT sources, or why there are none. */
static inline enum stm_status find_places(struct stm_places *places, const struct source *sources,
	size_t count, struct stm_error *error)
{
	struct stm_cards cards = {0};

	for (size_t i = 0; i < count; i++) {
		struct stm_card *card = stm_alloc(test_arena(), sizeof(*card));

		stm_card_make(card, test_arena(), test_arena(), sources[i].document);
		card->told = sources[i].told;
		card->told_count = sources[i].told_count;
		STM_PUSH(test_arena(), &cards, card);
	}
	find_kin(&cards, 0);
	*places = (struct stm_places){.arena = test_arena(), .scratch = test_arena()};
	return stm_places_find(places, &cards, error);
}

/* The lineage of COUNT sources; the test stops when there is none. */
static inline struct stm_lineage derive(const struct source *sources, size_t count)
{
	struct stm_lineage lineage = {.arena = test_arena(), .scratch = test_arena()};
	struct stm_places *places = stm_alloc(test_arena(), sizeof(*places));
	uint32_t *members = stm_alloc_array(test_arena(), count + 1, sizeof(*members));
	struct stm_error error = {0};

	cr_assert(find_places(places, sources, count, &error) == STM_OK, "%s", error.text);
	for (uint32_t i = 0; i < count; i++)
		members[i] = i;
	stm_lineage_begin(&lineage, places, members, count);
	for (size_t i = 0; i < count; i++)
		lineage.versions[i].document = sources[lineage.versions[i].node->index].document;
	cr_assert(stm_lineage_derive(&lineage) == STM_OK);
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
