/*
 * What descends from what. A version descends from what was told; else from the draft in its header
 * or the draft it revises; else from the latest of the earlier versions that have its key (title
 * and body) or that it cites as the latest and has much of the wording of; else from the one whose
 * wording it has (wording.c).
 *
 * Everything starts from one order, by date and then by symbol, so that the order in which
 * documents were given cannot show. Versions without a date come first.
 */
#include "lineage/finder.h"

#include <stdlib.h>

#include "base/error.h"
#include "lineage/components.h"
#include "lineage/line.h"
#include "lineage/nodes.h"

enum { CITED = 330 /* kinship of a version and what it cites, at least; strangers have 120 */ };

static void take_cards(struct stm_finder *finder, const struct stm_cards *cards)
{
	struct stm_places *places = finder->places;

	finder->count = places->count = cards->len;
	finder->nodes = stm_alloc_array(places->scratch, cards->len + 1, sizeof(*finder->nodes));
	for (uint32_t i = 0; i < cards->len; i++)
		finder->nodes[i] = (struct stm_node){
			.card = cards->at[i], .index = i, .basis = "", .series = ""};
	stm_nodes_sort(finder->nodes, finder->count, places->scratch);
	finder->stamps = stm_alloc_array(
		places->scratch, finder->count + 1, sizeof(*finder->stamps));
	stm_finder_note_days(finder);
}

/* The same symbol twice would make two tags of one name; of two, the later in order is at fault. */
static enum stm_status note_symbols(struct stm_finder *finder, struct stm_error *error)
{
	stm_map_init(&finder->symbols, finder->places->scratch, finder->count);
	for (uint32_t i = 0; i < finder->count; i++) {
		const char *symbol = finder->nodes[i].card->symbol;
		int added;
		uint32_t *place = stm_map_put(&finder->symbols, stm_key(stm_str(symbol)), &added);

		if (!added)
			return stm_fail(error, STM_EEXISTS, symbol,
				"is given twice; leave one of the files out");
		*place = i;
	}
	return STM_OK;
}

/* Which node before each has its key. */
static void note_keys(struct stm_finder *finder)
{
	struct stm_arena *scratch = finder->places->scratch;
	struct stm_map latest;

	stm_map_init(&latest, scratch, finder->count);
	finder->keys = stm_alloc_array(scratch, finder->count + 1, sizeof(*finder->keys));
	finder->alike = stm_alloc_array(scratch, finder->count + 1, sizeof(*finder->alike));
	for (uint32_t i = 0; i < finder->count; i++) {
		int added;
		uint32_t *place;

		finder->keys[i] = stm_key(stm_str(finder->nodes[i].card->key));
		place = stm_map_put(&latest, finder->keys[i], &added);
		finder->alike[i] = added ? STM_NOBODY : *place;
		*place = i;
	}
}

static int latest_first(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x < y) - (x > y);
}

/*
 * Told predecessors are taken at their word, whatever the dates say. What was told has no order of
 * its own, so that telling one thing before another cannot show: the latest is the main one.
 */
static enum stm_status find_told(struct stm_finder *finder, uint32_t i, struct stm_error *error)
{
	struct stm_node *node = &finder->nodes[i];
	const struct stm_card *card = node->card;

	if (stm_card_is_first(card)) {
		node->basis = "told";
		return STM_OK;
	}
	for (size_t k = 0; k < card->told_count; k++) {
		uint32_t parent = stm_finder_symbol(finder, card->told[k]);

		if (parent == STM_NOBODY)
			return stm_fail(error, STM_ENOTFOUND, card->told[k],
				"is not in the repository, so %s cannot descend from it; add it "
				"first",
				card->symbol);
		if (parent == i)
			return stm_fail(
				error, STM_EARGUMENT, card->told[k], "cannot descend from itself");
		stm_finder_add(finder, i, parent);
		node->basis = "told";
		finder->unsorted = true;
	}
	if (node->parent_count)
		qsort(node->parents, node->parent_count, sizeof(*node->parents), latest_first);
	return STM_OK;
}

/*
 * Drafts in the header and drafts that are revised. A ring of such names would be a mistake of the
 * documents, and the name that closes it is not believed.
 */
static void find_draft(struct stm_finder *finder, uint32_t i)
{
	struct stm_node *node = &finder->nodes[i];

	if (stm_card_is_first(node->card))
		return;
	for (size_t n = 0; n < node->card->named.len && !node->parent_count; n++) {
		const struct stm_named *named = &node->card->named.at[n];
		uint32_t draft = stm_finder_symbol(finder, named->symbol);

		if (named->naming == STM_NAMED_LATEST || draft == STM_NOBODY ||
			stm_finder_descends(finder, draft, i))
			continue;
		stm_finder_add(finder, i, draft);
		finder->unsorted |= draft > i;
		node->basis = stm_naming_text(named->naming);
	}
}

/* The latest node that node I cites as such and has the wording of, or STM_NOBODY. */
static uint32_t find_cited(const struct stm_finder *finder, uint32_t i)
{
	const struct stm_card *card = finder->nodes[i].card;
	uint32_t latest = STM_NOBODY;

	for (size_t n = 0; n < card->named.len; n++) {
		const struct stm_named *named = &card->named.at[n];
		uint32_t cited = stm_finder_symbol(finder, named->symbol);

		if (named->naming == STM_NAMED_LATEST && cited < i &&
			(latest == STM_NOBODY || cited > latest) &&
			stm_sketch_kinship(&card->sketch, &finder->nodes[cited].card->sketch) >=
				CITED)
			latest = cited;
	}
	return latest;
}

/*
 * Whether node K, which is before I, descends from it all the same: a draft without a date sorts
 * before what it was told to follow, and a draft that was issued again is later than what came of
 * it.
 */
static bool is_later(struct stm_finder *finder, uint32_t k, uint32_t i)
{
	return finder->unsorted && stm_finder_descends(finder, k, i);
}

/* "A" of "78/54 A", or NUL. */
static char part_of(const char *symbol)
{
	size_t length = strlen(symbol);

	if (length < 3 || !stm_is_upper(symbol[length - 1]))
		return '\0';
	return symbol[length - 2] == ' ' || symbol[length - 2] == '/' ? symbol[length - 1] : '\0';
}

bool stm_symbols_are_parts(const char *a, const char *b)
{
	size_t length = strlen(a);

	return part_of(a) && part_of(b) && length == strlen(b) && !memcmp(a, b, length - 1);
}

/* The latest before node I that has its title, and is not another part of it or of what it is. */
static uint32_t find_alike(struct stm_finder *finder, uint32_t i)
{
	const char *symbol = finder->nodes[i].card->symbol;
	char part = part_of(symbol);

	for (uint32_t k = finder->alike[i]; k != STM_NOBODY; k = finder->alike[k]) {
		const char *other = finder->nodes[k].card->symbol;

		if (!is_later(finder, k, i) && !stm_symbols_are_parts(symbol, other) &&
			(!part || !part_of(other) || part_of(other) == part))
			return k;
	}
	return STM_NOBODY;
}

/* The latest earlier node of the same key or cited as the latest, by date. */
static void find_earlier(struct stm_finder *finder, uint32_t i)
{
	uint32_t alike, cited;

	if (finder->nodes[i].parent_count || stm_card_is_first(finder->nodes[i].card))
		return;
	alike = find_alike(finder, i);
	cited = find_cited(finder, i);
	if (cited != STM_NOBODY && !is_later(finder, cited, i) &&
		(alike == STM_NOBODY || cited >= alike)) {
		stm_finder_add(finder, i, cited);
		finder->nodes[i].basis = stm_naming_text(STM_NAMED_LATEST);
	} else if (alike != STM_NOBODY) {
		stm_finder_add(finder, i, alike);
		finder->nodes[i].basis = STM_SAME_TITLE;
	}
}

static void name_series(struct stm_places *places)
{
	struct stm_line *lines = stm_alloc_array(
		places->scratch, places->count + 1, sizeof(*lines));

	for (size_t i = 0; i < places->count; i++) {
		const struct stm_node *node = &places->at[i];

		lines[i] = (struct stm_line){.key = node->card->key,
			.symbol = node->card->symbol,
			.parent = node->parent_count ? node->parents[0] : STM_NO_PARENT};
	}
	stm_lines_name(places->arena, places->scratch, lines, places->count);
	for (size_t i = 0; i < places->count; i++) {
		places->at[i].series = lines[i].series;
		places->at[i].tip = lines[i].tip;
	}
}

enum stm_status stm_places_find(
	struct stm_places *places, const struct stm_cards *cards, struct stm_error *error)
{
	struct stm_finder finder = {.places = places};
	enum stm_status status;

	take_cards(&finder, cards);
	status = note_symbols(&finder, error);
	for (uint32_t i = 0; status == STM_OK && i < finder.count; i++)
		status = find_told(&finder, i, error);
	if (status < 0)
		return status;
	note_keys(&finder);
	for (uint32_t i = 0; i < finder.count; i++)
		find_draft(&finder, i);
	for (uint32_t i = 0; i < finder.count; i++)
		find_earlier(&finder, i);
	stm_wording_find(&finder);
	stm_merged_find(&finder);
	status = stm_nodes_place(places, finder.nodes, finder.count, error);
	if (status < 0)
		return status;
	name_series(places);
	stm_components_find(places, cards);
	return STM_OK;
}
