/*
 * Many alignments -> the life of each clause. The lineage of a collection is a function of its
 * documents alone: whatever the order in which they are given, the same series, parents and clause
 * ids come out.
 */
#ifndef STM_LINEAGE_LINEAGE_H
#define STM_LINEAGE_LINEAGE_H

#include "align/align.h"
#include "lineage/ancestors.h"

/* A document as it was given, and what the user said it descends from. */
struct stm_lineage_source {
	const struct stm_document *document; /* borrowed */
	const char *const *told;             /* symbols; may be empty */
	size_t told_count;
};

/* What became of a paragraph: one row of lineage.tsv. */
struct stm_lineage_row {
	char clause[17];            /* id for life, 16 hex digits */
	enum stm_relation relation; /* STM_ADDED for a clause that is new or revived */
	unsigned flags;             /* enum stm_flag, STM_REVIVED included */
	uint32_t similarity;        /* thousandths, to the clause's text before; 0 when added */
	const char *from;           /* symbol of the version it came from, or "" */
	const char *origins;        /* ids of other clauses it came from, joined by spaces, or "" */
};

/* One version: a document with its place in the stemma. */
struct stm_lineage_version {
	const struct stm_document *document;
	const char *const *told;
	size_t told_count;
	const char *series;          /* the branch: "general-assembly/protection-of-migrants" */
	const char *basis;           /* "told", stm_naming_text(), "same title" or "" */
	struct stm_named_list named; /* what it says that it descends from */
	uint32_t *parents;           /* indices of versions, the main one first */
	size_t parent_count;
	bool tip;                     /* the last version of its series */
	char commit[41];              /* hex digits, once it is published */
	struct stm_lineage_row *rows; /* one a paragraph */
	struct stm_summary summary;   /* against the first parent */
};

/* The versions of a collection. Both arenas are the caller's. */
struct stm_lineage {
	struct stm_arena *arena;              /* for what is kept */
	struct stm_arena *scratch;            /* for what is needed meanwhile */
	struct stm_lineage_version *versions; /* each after its parents */
	size_t count;
};

/*
 * What binds documents to one series when nobody tells: body and title, folded, as a branch name.
 * The key of its first version is the name of a series. On ARENA.
 */
const char *stm_series_key(struct stm_arena *arena, const struct stm_metadata *metadata);

/*
 * Derives the lineage of COUNT SOURCES on LINEAGE->arena; their order does not matter. Documents
 * and told symbols are borrowed and must outlive it. LINEAGE->scratch is used up, but not released.
 * Fails with STM_ENOTFOUND when a told predecessor is not among them, STM_EARGUMENT when
 * predecessors form a ring, STM_EEXISTS for a symbol given twice.
 */
enum stm_status stm_lineage_derive(struct stm_lineage *lineage,
	const struct stm_lineage_source *sources, size_t count, struct stm_error *error);

/* "moved,relabelled" as in lineage.tsv, "" for none. On ARENA. */
const char *stm_flags_text(struct stm_arena *arena, unsigned flags);

#endif
