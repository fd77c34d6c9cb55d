/*
 * Paragraphs mostly come again in the next version of their series, so the ids that were seen last
 * tell of most that are there. Of those that are not a filter tells, which holds all ids of all
 * packs: it takes a while to fill, and is worth that only where thousands are asked for.
 */
#include "store/known.h"

#include <git2/sys/odb_backend.h>
#include <unistd.h>

#include "store/git.h"
#include "store/packindex.h"

enum {
	RECENT = 1 << 16, /* ids */
	PATIENCE = 8192,  /* ids asked for before the filter is made */
	ROOM = 1 << 20,   /* ids that may come in addition */
	BITS = 16,        /* of the filter, for each id at least */
};

static git_oid *recent_of(const struct stm_known *known, const git_oid *id)
{
	return &known->recent[(id->id[18] << 8 | id->id[19]) % RECENT];
}

/* The four bits of an id are numbered by its own bytes, which are a hash. */
static uint32_t bit_of(const struct stm_known *known, const unsigned char *id, int i)
{
	uint32_t word;

	memcpy(&word, id + i * sizeof(word), sizeof(word));
	return word & known->last_bit;
}

static void set_bits(struct stm_known *known, const unsigned char *id)
{
	for (int i = 0; i < 4; i++) {
		const uint32_t bit = bit_of(known, id, i);

		known->bits[bit / 8] |= (unsigned char)(1u << bit % 8);
	}
}

static bool has_bits(const struct stm_known *known, const git_oid *id)
{
	for (int i = 0; i < 4; i++) {
		const uint32_t bit = bit_of(known, id->id, i);

		if (!(known->bits[bit / 8] & 1u << bit % 8))
			return false;
	}
	return true;
}

void stm_known_add(struct stm_known *known, const git_oid *id)
{
	if (known->recent)
		git_oid_cpy(recent_of(known, id), id);
	if (known->bits)
		set_bits(known, id->id);
}

/* Counts the ids of all packs, and notes them if there is a filter. */
static size_t walk(struct stm_store *store, const struct stm_names *names)
{
	size_t total = 0;

	for (size_t i = 0; i < names->len; i++) {
		struct stm_pack_index index;

		if (!stm_pack_index_open(&index, names->at[i]))
			continue;
		total += index.count;
		for (size_t k = 0; store->known.bits && k < index.count; k++)
			set_bits(&store->known, index.ids + k * GIT_OID_RAWSZ);
		stm_pack_index_release(&index);
	}
	return total;
}

/* What lies loose counts as missing: to write it again does no harm. */
static void make_filter(struct stm_store *store)
{
	struct stm_known *known = &store->known;
	struct stm_names names = {0};
	size_t bits = 1 << 16, count;

	stm_pack_indexes_list(store, &names);
	count = walk(store, &names) + ROOM;
	while (bits < count * BITS && bits <= UINT32_MAX / 2)
		bits *= 2;
	known->last_bit = (uint32_t)(bits - 1);
	known->bits = stm_alloc(&known->arena, bits / 8);
	walk(store, &names);
	for (size_t i = 0; i < RECENT; i++)
		set_bits(known, known->recent[i].id);
	for (size_t i = 0; i < store->made.len; i++)
		set_bits(known, store->made.at[i].id.id);
}

/* Objects that are borrowed from another repository are in none of the packs. */
static bool has_alternates(struct stm_store *store)
{
	return access(stm_store_file(store, "objects/info/alternates"), F_OK) == 0;
}

bool stm_known_ask(struct stm_store *store, const git_oid *id)
{
	struct stm_known *known = &store->known;
	bool there;

	if (!known->recent)
		known->recent = stm_alloc_array(&known->arena, RECENT, sizeof(*known->recent));
	if (git_oid_equal(recent_of(known, id), id))
		return true;
	if (++known->asked == PATIENCE && !has_alternates(store))
		make_filter(store);
	if (known->bits && !has_bits(known, id))
		return false;
	there = git_odb_exists_ext(store->odb, id, GIT_ODB_LOOKUP_NO_REFRESH);
	if (there)
		stm_known_add(known, id);
	return there;
}
