/*
 * What the steps of the alignment hand to each other. Sides are numbered 0 and 1; which document is
 * which does not matter to any step.
 */
#ifndef STM_ALIGN_WORK_H
#define STM_ALIGN_WORK_H

#include "align/align.h"

enum { STM_NONE = -1 };

/* Scores and shares of weight are in thousandths. */
enum { STM_WHOLE = 1000 };

/* A word or a pair of neighbouring words, and how often a paragraph has it. */
struct stm_feature {
	uint32_t id;
	uint32_t count;
};

/* The features of one paragraph; WEIGHT is the sum of count times weight. */
struct stm_profile {
	struct stm_feature *at;
	size_t len;
	uint64_t weight;
};

/* A pair worth considering. */
struct stm_candidate {
	uint32_t other;   /* paragraph of side 1 */
	uint32_t overlap; /* thousandths: twice the shared weight by the sum of both */
	uint32_t score;   /* thousandths: overlap and the votes; may pass 1000 */
};

/* The candidates of one paragraph of side 0, by falling score. */
struct stm_candidates {
	struct stm_candidate *at;
	size_t len;
};

/*
 * Filled in from top to bottom of the pipeline; a step reads what those before it left. All
 * arrays are on SCRATCH, one entry a paragraph of the side unless said otherwise.
 *
 * PARTNER is symmetric at all times: partner[0][i] == j if and only if partner[1][j] == i.
 */
struct stm_work {
	struct stm_arena *scratch;
	const struct stm_side *sides;
	const struct stm_lexicon *lexicon;
	int32_t *partner[2];             /* the paragraph each is paired with, or STM_NONE */
	struct stm_profile *profiles[2]; /* of paragraphs without an anchor */
	uint32_t *weights;               /* of features, by id */
	uint32_t *verbs[2];              /* what each paragraph opens with; 0 for no known verb */
	size_t features;
	int32_t *expected
		[2]; /* where its anchors put a paragraph on the other side, in sixteenths */
	struct stm_candidates *candidates; /* one a paragraph of side 0 */
	uint32_t *group[2]; /* 0, or the number of the split or merge it belongs to */
	uint32_t groups;
};

/* 1. Pairs paragraphs of equal canonical text. */
void stm_anchors_pair(struct stm_work *work);

/* Expected positions, from the anchors that keep their order. */
void stm_anchors_expect(struct stm_work *work);

/* 2a. Words and word pairs of the paragraphs that are left, and how much each weighs. */
void stm_profiles_build(struct stm_work *work);

/* 2b, 3. The pairs worth considering and what speaks for each. */
void stm_candidates_find(struct stm_work *work);

/* 4. Pairs what is left at the least total cost. */
void stm_assign(struct stm_work *work);

/* 5. Finds paragraphs that became several, and several that became one. */
void stm_groups_find(struct stm_work *work);

/*
 * Marks in MOVED (zeroed, COUNT items) the positions of SEQUENCE that are outside its heaviest
 * ascending run; WEIGHTS breaks ties between runs of the same length.
 */
void stm_order_find(struct stm_arena *scratch, const uint32_t *sequence, const uint32_t *weights,
	size_t count, bool *moved);

/*
 * Shared weight of two profiles of WORK. COUNTS is a zeroed array of work->features, and zeroed
 * again on return.
 */
uint64_t stm_profile_shared(const struct stm_work *work, const struct stm_profile *a,
	const struct stm_profile *b, uint32_t *counts);

/* PART of WHOLE in thousandths. */
uint32_t stm_share(uint64_t part, uint64_t whole);

#endif
