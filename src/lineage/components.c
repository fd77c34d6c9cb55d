/*
 * Whatever stm_places_find() asks of a card it asks of cards with its title or its wording, of
 * those it names or was told, and of theirs; so a component is a collection of its own. A large
 * collection has many, and a document more is related to a few.
 */
#include "lineage/components.h"

#include "base/map.h"
#include "base/sets.h"
#include "lineage/nodes.h"

/* A number for each of some keys: of symbols, titles, identities. */
static void note(struct stm_map *map, const char *text, uint32_t number)
{
	*stm_map_put(map, stm_key(stm_str(text)), NULL) = number;
}

static const uint32_t *find(const struct stm_map *map, const char *text)
{
	return stm_map_get(map, stm_key(stm_str(text)));
}

/* Unites card I with OTHER, if there is such a one. */
static void unite(struct stm_sets *sets, uint32_t i, const uint32_t *other)
{
	if (other)
		stm_sets_unite(sets, i, *other);
}

/* Unites card I with its kin, those it names and those it was told. */
static void unite_related(struct stm_sets *sets, const struct stm_map *symbols,
	const struct stm_map *identities, const struct stm_card *card, uint32_t i)
{
	for (size_t k = 0; k < card->named.len; k++)
		unite(sets, i, find(symbols, card->named.at[k].symbol));
	for (size_t k = 0; k < card->told_count; k++)
		unite(sets, i, find(symbols, card->told[k]));
	for (size_t k = 0; k < card->kin_count; k++)
		unite(sets, i, stm_map_get(identities, card->kin[k].identity));
}

void stm_components_find(struct stm_places *places, const struct stm_cards *cards)
{
	struct stm_map symbols, identities, titles;
	struct stm_sets sets;

	stm_map_init(&symbols, places->scratch, cards->len);
	stm_map_init(&identities, places->scratch, cards->len);
	stm_map_init(&titles, places->scratch, cards->len);
	stm_sets_init(&sets, places->scratch, cards->len);
	for (uint32_t i = 0; i < cards->len; i++) {
		const uint32_t *alike = find(&titles, cards->at[i]->key);

		if (alike)
			stm_sets_unite(&sets, i, *alike);
		else
			note(&titles, cards->at[i]->key, i);
		note(&symbols, cards->at[i]->symbol, i);
		*stm_map_put(&identities, cards->at[i]->identity, NULL) = i;
	}
	for (uint32_t i = 0; i < cards->len; i++)
		unite_related(&sets, &symbols, &identities, cards->at[i], i);
	for (size_t i = 0; i < places->count; i++)
		places->at[i].component = stm_sets_root(&sets, places->at[i].index);
}

/* What relates a card to one that is new or changed. */
struct relations {
	struct stm_map named;   /* symbols that they name or were told */
	struct stm_map symbols; /* their own */
	struct stm_map titles;  /* keys of their series */
	struct stm_map kin;     /* identities */
};

static void relate(struct relations *relations, const struct stm_card *card)
{
	note(&relations->symbols, card->symbol, 0);
	note(&relations->titles, card->key, 0);
	for (size_t k = 0; k < card->named.len; k++)
		note(&relations->named, card->named.at[k].symbol, 0);
	for (size_t k = 0; k < card->told_count; k++)
		note(&relations->named, card->told[k], 0);
	for (size_t k = 0; k < card->kin_count; k++)
		stm_map_put(&relations->kin, card->kin[k].identity, NULL);
}

static bool is_related(const struct relations *relations, const struct stm_card *card)
{
	bool related = find(&relations->titles, card->key) ||
		       find(&relations->named, card->symbol) ||
		       stm_map_get(&relations->kin, card->identity);

	for (size_t k = 0; !related && k < card->named.len; k++)
		related = find(&relations->symbols, card->named.at[k].symbol);
	for (size_t k = 0; !related && k < card->told_count; k++)
		related = find(&relations->symbols, card->told[k]);
	return related;
}

/* A search among CARDS of which the first COUNT are SETTLED. */
struct search {
	struct stm_places *places;
	const struct stm_cards *cards;
	const struct stm_settled *settled;
	size_t count;
	struct stm_cards open; /* whose component something is related to, and what is new */
	uint32_t *cards_of;    /* by open card: the index of the card */
	bool *is_open;         /* by card */
};

/* The components of settled cards that something new or changed is related to. */
static void find_components(const struct search *search, struct stm_map *components)
{
	struct stm_arena *scratch = search->places->scratch;
	struct relations relations = {
		{.arena = scratch}, {.arena = scratch}, {.arena = scratch}, {.arena = scratch}};

	for (size_t i = 0; i < search->cards->len; i++)
		if (i >= search->count || search->settled[i].changed)
			relate(&relations, search->cards->at[i]);
	for (size_t i = 0; i < search->count; i++)
		if (is_related(&relations, search->cards->at[i]))
			stm_map_put(components, search->settled[i].component + 1, NULL);
}

static void find_open(struct search *search)
{
	struct stm_arena *scratch = search->places->scratch;
	const size_t count = search->cards->len;
	struct stm_map components = {.arena = scratch};

	find_components(search, &components);
	search->is_open = stm_alloc_array(scratch, count, sizeof(*search->is_open));
	search->cards_of = stm_alloc_array(scratch, count, sizeof(*search->cards_of));
	search->open.at = stm_alloc_array(scratch, count, sizeof(*search->open.at));
	for (uint32_t i = 0; i < count; i++) {
		search->is_open[i] = i >= search->count ||
				     stm_map_get(&components, search->settled[i].component + 1);
		if (!search->is_open[i])
			continue;
		search->cards_of[search->open.len] = i;
		search->open.at[search->open.len++] = search->cards->at[i];
	}
}

static void take_settled(
	const struct search *search, struct stm_node *node, const uint32_t *node_of)
{
	const struct stm_settled *settled = &search->settled[node->index];
	const size_t count = settled->parent_count;

	node->basis = settled->basis;
	node->uncertain = stm_basis_is_uncertain(settled->basis);
	node->series = settled->series;
	node->tip = settled->tip;
	node->component = settled->component;
	node->parent_count = count;
	if (count)
		node->parents = stm_alloc_array(
			search->places->arena, count, sizeof(*node->parents));
	for (size_t k = 0; k < count; k++)
		node->parents[k] = node_of[settled->parents[k]];
}

/* What was FOUND of the open cards. */
static void take_found(const struct search *search, struct stm_node *nodes, const uint32_t *node_of,
	const struct stm_places *found)
{
	uint32_t *own = stm_alloc_array(search->places->scratch, found->count, sizeof(*own));

	for (size_t i = 0; i < found->count; i++)
		own[i] = search->cards_of[found->at[i].index];
	for (size_t i = 0; i < found->count; i++) {
		struct stm_node *node = &nodes[node_of[own[i]]];
		const uint32_t index = node->index;

		*node = found->at[i];
		node->index = index;
		node->component = search->cards_of[node->component];
		for (size_t k = 0; k < node->parent_count; k++)
			node->parents[k] = node_of[own[node->parents[k]]];
	}
}

/* All cards as nodes by date, with what was settled and what was FOUND. */
static struct stm_node *join(const struct search *search, const struct stm_places *found)
{
	struct stm_arena *scratch = search->places->scratch;
	const size_t count = search->cards->len;
	struct stm_node *nodes = stm_alloc_array(scratch, count + 1, sizeof(*nodes));
	uint32_t *node_of = stm_alloc_array(scratch, count, sizeof(*node_of)); /* by card */

	for (uint32_t i = 0; i < count; i++)
		nodes[i] = (struct stm_node){.card = search->cards->at[i], .index = i};
	stm_nodes_sort(nodes, count, scratch);
	for (uint32_t i = 0; i < count; i++)
		node_of[nodes[i].index] = i;
	for (uint32_t i = 0; i < count; i++)
		if (!search->is_open[nodes[i].index])
			take_settled(search, &nodes[i], node_of);
	take_found(search, nodes, node_of, found);
	return nodes;
}

/* Components are numbered by their first places: old numbers and new ones may be the same. */
static void number_components(const struct search *search)
{
	struct stm_places *places = search->places;
	struct stm_map numbers;

	stm_map_init(&numbers, places->scratch, places->count);
	for (uint32_t i = 0; i < places->count; i++) {
		struct stm_node *node = &places->at[i];
		const uint64_t key = (uint64_t)node->component << 1 | search->is_open[node->index];
		int added;
		uint32_t *number = stm_map_put(&numbers, key + 1, &added);

		if (added)
			*number = i;
		node->component = *number;
	}
}

enum stm_status stm_places_find_rest(struct stm_places *places, const struct stm_cards *cards,
	const struct stm_settled *settled, size_t count, struct stm_error *error)
{
	struct search search = {places, cards, settled, count, .open = {0}};
	struct stm_places found = {.arena = places->arena, .scratch = places->scratch};
	enum stm_status status;

	find_open(&search);
	if (search.open.len == cards->len)
		return stm_places_find(places, cards, error);
	status = stm_places_find(&found, &search.open, error);
	if (status == STM_OK)
		status = stm_nodes_place(places, join(&search, &found), cards->len, error);
	if (status == STM_OK)
		number_components(&search);
	return status;
}
