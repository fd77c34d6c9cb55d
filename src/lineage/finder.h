/* What the steps of stm_places_find() share. */
#ifndef STM_LINEAGE_FINDER_H
#define STM_LINEAGE_FINDER_H

#include "base/map.h"
#include "lineage/places.h"

static const uint32_t STM_NOBODY = UINT32_MAX;

/* The basis that wording may overrule; compared as a pointer. */
#define STM_SAME_TITLE "same title"

/* An edge of kinship, from the node that lists it. */
struct stm_kindred {
	uint32_t node;
	uint32_t thousandths;
};

/* The nodes are by date and symbol. */
struct stm_finder {
	struct stm_places *places;
	struct stm_node *nodes;
	size_t count;
	struct stm_map symbols;  /* node by the key of its symbol */
	uint64_t *keys;          /* by node: the key of its series key */
	uint32_t *alike;         /* by node: the one before it that has its key, or STM_NOBODY */
	bool *titled;            /* by node: its key is that of a title, not of its symbol */
	int32_t *days;           /* by node: its date, about; 0 when that is no day */
	bool unsorted;           /* a node may descend from one that is later by date */
	uint32_t *stamps, stamp; /* by node: the last walk that met it */
	STM_VEC(uint32_t) open;  /* of a walk */
	struct stm_kindred *kin; /* of all nodes, one after the other, ascending */
	uint32_t *kin_start;     /* by node, and one more */
};

/* The node of SYMBOL, or STM_NOBODY. */
uint32_t stm_finder_symbol(const struct stm_finder *finder, const char *symbol);

/* The sketch of node I. */
static inline const struct stm_sketch *stm_finder_sketch(
	const struct stm_finder *finder, uint32_t i)
{
	return &finder->nodes[i].card->sketch;
}

/* Whether node K descends from node I by what is known so far. */
bool stm_finder_descends(struct stm_finder *finder, uint32_t k, uint32_t i);

/* Makes PARENT the last parent of node I, unless it is one. */
void stm_finder_add(struct stm_finder *finder, uint32_t i, uint32_t parent);

/* Kinship of nodes A and B in thousandths, 0 below STM_KIN. */
uint32_t stm_finder_kinship(const struct stm_finder *finder, uint32_t a, uint32_t b);

/* Sets DAYS, for stm_finder_together(). */
void stm_finder_note_days(struct stm_finder *finder);

/*
 * Whether A and B are of one time, so that neither is the other's successor unless as the draft of
 * it: of one session, or of four weeks.
 */
bool stm_finder_together(const struct stm_finder *finder, uint32_t a, uint32_t b);

/* "78/54 A" and "78/54 B": parts of one resolution. */
bool stm_symbols_are_parts(const char *a, const char *b);

/* Finds predecessors by wording, for nodes that have none or only one of the same title. */
void stm_wording_find(struct stm_finder *finder);

/* Finds second predecessors: of resolutions that two others were merged into. */
void stm_merged_find(struct stm_finder *finder);

#endif
