/*
 * A card of the catalogue: what has to be known of a document to find its place in the stemma. Its
 * text is not needed for that, so that a place among a hundred thousand is found without reading
 * them.
 */
#ifndef STM_LINEAGE_CARD_H
#define STM_LINEAGE_CARD_H

#include "hash/sketch.h"
#include "lineage/ancestors.h"

/* A document that shares much of the wording. */
struct stm_kin {
	uint64_t identity;    /* stm_card.identity of the other */
	uint32_t thousandths; /* stm_sketch_kinship() */
};

/* Texts are never NULL; where they lie is up to who made the card. */
struct stm_card {
	const char *symbol, *title;
	const char *date; /* of adoption, or else of issue, or the symbol's year; or "" */
	const char *session, *language;
	const char *key;         /* stm_series_key() */
	const char *hash;        /* stm_hash_name() of its bytes */
	uint64_t identity;       /* of symbol and bytes */
	const char *const *told; /* symbols that it descends from, sorted */
	size_t told_count;
	struct stm_named_list named;
	struct stm_sketch sketch;
	const struct stm_kin *kin; /* each pair of kin is on one card of the two */
	size_t kin_count;
};

/*
 * The card of a hashed DOCUMENT of which nothing was told, on ARENA but for the document's own
 * texts, which are copied. Without kin.
 */
void stm_card_make(struct stm_card *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document);

/*
 * The identity of the document of SYMBOL whose bytes have the name HASH (stm_hash_name()). The same
 * on every machine.
 */
uint64_t stm_card_identity(const char *symbol, const char *hash);

/* What is told of a version that descends from nothing, instead of a symbol. */
#define STM_NOTHING "none"

/* Whether it was told that the version of CARD descends from nothing. */
bool stm_card_is_first(const struct stm_card *card);

/* "A/C.3/80/L.52": a draft, by its symbol. */
bool stm_symbol_is_draft(const char *symbol);

#endif
