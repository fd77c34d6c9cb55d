/*
 * Many alignments -> the life of each clause. The lineage of a version is a function of its
 * document and its ancestors alone, so a family can be derived without the rest of the collection.
 */
#ifndef STM_LINEAGE_LINEAGE_H
#define STM_LINEAGE_LINEAGE_H

#include "align/align.h"
#include "lineage/places.h"

/* What became of a paragraph: one row of lineage.tsv. */
struct stm_lineage_row {
	char clause[17];            /* id for life, 16 hex digits */
	enum stm_relation relation; /* STM_ADDED for a clause that is new or revived */
	unsigned flags;             /* enum stm_flag, STM_REVIVED included */
	uint32_t similarity;        /* thousandths, to the clause's text before; 0 when added */
	const char *from;           /* symbol of the version it came from, or "" */
	const char *origins;        /* ids of other clauses it came from, joined by spaces, or "" */
};

/* One version of a family. */
struct stm_lineage_version {
	const struct stm_node *node; /* its place; borrowed */
	/*
	 * Of a fixed version what was read of it so far: paragraphs without text, words where there
	 * is one.
	 */
	const struct stm_document *document;
	uint32_t *parents; /* indices of versions of the family, the main one first */
	size_t parent_count;
	bool fixed;                   /* is in the repository as it is, with ROWS and COMMIT */
	char commit[41], tree[41];    /* hex digits, once they are made */
	struct stm_lineage_row *rows; /* one a paragraph; NULL before they are derived or read */
	struct stm_summary summary;   /* against the first parent */
};

struct stm_lineage;

/* Reads what is asked of fixed versions, when it is asked; on the lineage's arena. */
struct stm_lineage_reader {
	void *payload;
	/* Sets document and rows of version I. */
	enum stm_status (*rows)(void *payload, struct stm_lineage *lineage, uint32_t i);
	/* Sets text and words of PARAGRAPH of version I, which has its rows. */
	enum stm_status (*text)(
		void *payload, struct stm_lineage *lineage, uint32_t i, size_t paragraph);
};

/*
 * A family: versions to be derived and all that they descend from, on which they depend, and on
 * nothing else. Both arenas are the caller's.
 */
struct stm_lineage {
	struct stm_arena *arena;              /* for what is kept */
	struct stm_arena *scratch;            /* for what is needed meanwhile */
	struct stm_lineage_version *versions; /* each after its parents */
	size_t count;
	struct stm_lineage_reader reader; /* need not be set when none is fixed */
};

/*
 * Sets the versions of LINEAGE to the COUNT MEMBERS, indices of PLACES that ascend and leave out no
 * ancestor; none is fixed, none has a document. PLACES are borrowed.
 */
void stm_lineage_begin(struct stm_lineage *lineage, const struct stm_places *places,
	const uint32_t *members, size_t count);

/*
 * Derives rows and summary of all versions that are not fixed, whose documents are set. Scratch is
 * used up, but not released. Fails as its reader does.
 */
enum stm_status stm_lineage_derive(struct stm_lineage *lineage);

/* "moved,relabelled" as in lineage.tsv, "" for none. On ARENA. */
const char *stm_flags_text(struct stm_arena *arena, unsigned flags);

#endif
