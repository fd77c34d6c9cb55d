/* Where the words of a version come from: the first version among its ancestors that had them. */
#ifndef STM_LINEAGE_ORIGIN_H
#define STM_LINEAGE_ORIGIN_H

#include "align/common.h"
#include "doc/document.h"
#include "lineage/lineage.h"

/* A version to be looked at, after its parents. */
struct stm_origin_version {
	const struct stm_document *document; /* with all texts; borrowed */
	const struct stm_lineage_row *rows;  /* one a paragraph; borrowed */
	const uint32_t *parents;             /* indices of versions before, the main one first */
	size_t parent_count;
};

/* A stretch of a paragraph's text that has one origin. */
struct stm_origin_phrase {
	uint32_t start, length; /* bytes; marks and spaces between its words are included */
	uint32_t version, paragraph;
};

/* Words of a paragraph, and where each comes from. */
struct stm_origin_words {
	struct stm_tokens tokens; /* without white space; ids heed neither case nor marks */
	uint32_t *from;           /* by token: index into stm_origins.places */
};

/* A paragraph of one of the versions. */
struct stm_origin_place {
	uint32_t version, paragraph;
};

/* All versions of one line of descent. Both arenas are the caller's. */
struct stm_origins {
	struct stm_arena *arena, *scratch;
	const struct stm_lexicon *lexicon; /* or NULL */
	struct stm_tokenizer tokenizer;
	struct stm_common_room room;
	struct stm_map ids;  /* of folded words */
	struct stm_map runs; /* of words: index into FIRST */
	struct stm_buf fold;
	STM_VEC(struct stm_origin_version) versions;
	STM_VEC(struct stm_origin_words *) words; /* by version, by paragraph */
	STM_VEC(struct stm_origin_place) places;
	struct {
		struct stm_origin_run {
			uint32_t version, paragraph, token;
		} * at;
		size_t len, cap;
	} first; /* where each run stood first */
};

/* Starts with no version. LEXICON (may be NULL) is borrowed. */
void stm_origins_init(struct stm_origins *origins, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_lexicon *lexicon);

/* Finds where the words of VERSION come from; its index is the number of those before. */
void stm_origins_add(struct stm_origins *origins, const struct stm_origin_version *version);

/*
 * The phrases of the paragraph at PLACE, in order; on ARENA. They cover all words and the marks
 * behind each; what is between two of them is white space.
 */
const struct stm_origin_phrase *stm_origins_phrases(const struct stm_origins *origins,
	struct stm_arena *arena, const struct stm_origin_place *place, size_t *count);

#endif
