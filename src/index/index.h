/*
 * The index of a collection, opened to be asked: where a wording is (exact.h), where something
 * like it is (near.h), which texts a clause shares most with (sources.h). It is a cache of what the
 * repository has, written by writer.h; a version is known by its commit, which never changes, so an
 * entry is never wrong, only dead when no series has that commit any more. The caller says which
 * are live.
 *
 * Answers do not depend on the order in which versions were added, nor on how many segments there
 * are.
 */
#ifndef STM_INDEX_INDEX_H
#define STM_INDEX_INDEX_H

#include "base/map.h"
#include "base/vec.h"
#include "doc/document.h"
#include "index/segment.h"

/* Commits, of 20 bytes each, in any order. */
struct stm_index_commits {
	const uint8_t (*at)[STM_COMMIT];
	size_t len;
};

/* A segment and which of its versions are live. */
struct stm_index_part {
	struct stm_segment segment;
	uint8_t *live;        /* by version */
	uint32_t dead;        /* how many are not */
	uint32_t first;       /* the number of its first version among those of all segments */
	uint32_t *live_texts; /* by text: its live paragraphs; made when first needed */
};

/*
 * An open index. Zeroed is legal, and to be released when something went wrong or the arena
 * jumped.
 */
struct stm_index {
	struct stm_fault fault;
	struct stm_arena *arena;  /* the caller's */
	struct stm_arena scratch; /* for one question */
	struct stm_arena inner;   /* for one text of it */
	struct stm_index_part *parts;
	size_t part_count;
	struct stm_map commits; /* versions by commit; see stm_index_commit_put() */
	uint32_t versions;      /* dead ones too */
	uint64_t paragraphs;    /* live ones */
};

/* A version as an answer has it; borrowed from the index. */
struct stm_index_version {
	const uint8_t *commit; /* 20 bytes */
	struct stm_str symbol, date;
	uint32_t paragraphs;
	uint64_t count; /* how often it has what was asked for; 0 where nothing was */
};

struct stm_index_versions {
	struct stm_index_version *at;
	size_t len, cap;
};

/*
 * Opens the index in DIR, in which LIVE (NULL: all) is what counts. INDEX is zeroed and is on ARENA
 * until it is released, in any case. No directory, and one without an index, is an empty index.
 * Fails with STM_EREPOSITORY when a file is damaged or was written by another stemma, STM_EFILE.
 */
enum stm_status stm_index_open(struct stm_index *index, const char *dir,
	const struct stm_index_commits *live, struct stm_arena *arena, struct stm_error *error);

/* Unmaps all. What is zeroed or released can be released. */
void stm_index_release(struct stm_index *index);

/* Whether the version of COMMIT (20 bytes) is in the index, dead or live. */
bool stm_index_has(const struct stm_index *index, const uint8_t *commit);

/* The live versions, ordered by date and symbol. Fails as stm_index_open() does. */
enum stm_status stm_index_list(
	struct stm_index_versions *out, struct stm_index *index, struct stm_error *error);

/* Fills OUT with what there is of VERSION of SEGMENT. */
void stm_index_describe(
	struct stm_index_version *out, const struct stm_segment *segment, uint32_t version);

/* How many live paragraphs have each text of PART, by text; on the index's arena. */
const uint32_t *stm_index_live_texts(struct stm_index *index, struct stm_index_part *part);

#endif
