/*
 * One segment, as it lies in its file or in memory before it is written. A file is hostile until
 * proven: every number from it is compared with its bound, every block with its check when it is
 * first touched; what does not hold jumps to the fault's trap.
 */
#ifndef STM_INDEX_SEGMENT_H
#define STM_INDEX_SEGMENT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "index/fault.h"
#include "index/format.h"

/* Zeroed is legal: nothing is mapped and nothing is in it. */
struct stm_segment {
	struct stm_fault *fault;
	const char *path;
	const uint8_t *map; /* NULL when it lies in memory, where nothing is checked */
	size_t size;        /* of MAP */
	const uint8_t *sums;
	uint8_t *checked; /* by block: whether it has been */
	struct {
		const uint8_t *at;
		uint64_t size; /* bytes */
	} sections[STM_SECTIONS];
	uint32_t versions, paragraphs, texts, words, terms, labels, commons;
};

/* What a manifest says of a segment. */
struct stm_segment_entry {
	uint64_t id, size, check;
};

/* The check in SEGMENT's header, which is that of the header itself. */
uint64_t stm_segment_check(const struct stm_segment *segment);

/*
 * Maps the file PATH (borrowed), which ENTRY describes, and reads its header. False, with nothing
 * mapped, when there is no such file or it is another one, since a writer has been there; what
 * else is wrong with it is a fault. What it allocates is on ARENA.
 */
bool stm_segment_open(struct stm_segment *segment, const char *path,
	const struct stm_segment_entry *entry, struct stm_arena *arena);

/* Sets how many there are of each from the sizes of the sections, which must fit each other. */
void stm_segment_count(struct stm_segment *segment);

/* Unmaps it. What is zeroed or released can be released. */
void stm_segment_release(struct stm_segment *segment);

/* What stm_segment_bytes() does in a mapped file: the blocks from AT on are proven. */
void stm_segment_prove(const struct stm_segment *segment, const uint8_t *at, size_t size);

/* SIZE bytes from byte FROM of SECTION, within bounds and proven. */
static inline const uint8_t *stm_segment_bytes(
	const struct stm_segment *segment, enum stm_section section, uint64_t from, uint64_t size)
{
	const uint64_t all = segment->sections[section].size;
	const uint8_t *at = segment->sections[section].at + from;

	if (from > all || size > all - from)
		stm_fault_damage(segment->fault, segment->path);
	if (segment->map && size)
		stm_segment_prove(segment, at, (size_t)size);
	return at;
}

/* Number I of a section of 4-byte numbers. */
static inline uint32_t stm_segment_u32(
	const struct stm_segment *segment, enum stm_section section, uint64_t i)
{
	return stm_load32(stm_segment_bytes(segment, section, 4 * i, 4));
}

/* The same for 8-byte numbers. */
static inline uint64_t stm_segment_u64(
	const struct stm_segment *segment, enum stm_section section, uint64_t i)
{
	return stm_load64(stm_segment_bytes(segment, section, 8 * i, 8));
}

/* From START to END (excluded). */
struct stm_range {
	uint32_t start, end;
};

/*
 * What number I of SECTION (of ends, 4 bytes each) stands for: from the end before. It is within
 * LIMIT.
 */
static inline struct stm_range stm_segment_range(
	const struct stm_segment *segment, enum stm_section section, uint32_t i, uint32_t limit)
{
	struct stm_range range = {i ? stm_segment_u32(segment, section, i - 1) : 0,
		stm_segment_u32(segment, section, i)};

	if (range.start > range.end || range.end > limit)
		stm_fault_damage(segment->fault, segment->path);
	return range;
}

/* Some of the numbers of a section; AT is borrowed from the segment. */
struct stm_numbers {
	const uint8_t *at;
	uint32_t len;
};

/* Number I of NUMBERS, which is below their length. */
static inline uint32_t stm_number(struct stm_numbers numbers, uint32_t i)
{
	return stm_load32(numbers.at + 4 * (size_t)i);
}

/* The terms of TEXT's words, in order. Not proven to be below segment.terms. */
static inline struct stm_numbers stm_segment_words(const struct stm_segment *segment, uint32_t text)
{
	struct stm_range range = stm_segment_range(segment, STM_TEXT_ENDS, text, segment->words);
	uint32_t len = range.end - range.start;

	return (struct stm_numbers){
		stm_segment_bytes(segment, STM_WORDS, 4 * (uint64_t)range.start, 4 * (uint64_t)len),
		len};
}

/* The paragraphs that have TEXT, ascending. Not proven to be below segment.paragraphs. */
struct stm_numbers stm_segment_places(const struct stm_segment *segment, uint32_t text);

/* The paragraphs of VERSION, which are a range of the segment's. */
struct stm_range stm_segment_version(const struct stm_segment *segment, uint32_t version);

/* The version that PARAGRAPH is of. */
uint32_t stm_segment_version_of(const struct stm_segment *segment, uint32_t paragraph);

/* The 20 bytes of the commit of VERSION. */
const uint8_t *stm_segment_commit(const struct stm_segment *segment, uint32_t version);

/* What VERSION is called, and its date. Borrowed from the segment. */
struct stm_str stm_segment_symbol(const struct stm_segment *segment, uint32_t version);
struct stm_str stm_segment_date(const struct stm_segment *segment, uint32_t version);

/* The bytes of LABEL. Borrowed from the segment. */
struct stm_str stm_segment_label(const struct stm_segment *segment, uint32_t label);

/* The content hash of TEXT. */
const uint8_t *stm_segment_content(const struct stm_segment *segment, uint32_t text);

/* The text that PARAGRAPH has. */
uint32_t stm_segment_text(const struct stm_segment *segment, uint32_t paragraph);

/*
 * Of COUNT items in order the one that COMPARE says is KEY (0; less than 0 when it comes before),
 * or UINT32_MAX.
 */
uint32_t stm_segment_search(const struct stm_segment *segment, uint32_t count,
	int (*compare)(const struct stm_segment *segment, uint32_t item, const void *key),
	const void *key);

/* The term of the word that hashes to HASH, or UINT32_MAX. */
uint32_t stm_segment_term(const struct stm_segment *segment, uint64_t hash);

/* The text whose content hash is HASH, or UINT32_MAX. */
uint32_t stm_segment_find(const struct stm_segment *segment, const uint8_t hash[STM_CONTENT]);

/* As bytes: below 0, 0 or above it. */
int stm_bytes_compare(struct stm_str a, struct stm_str b);

/* The order of versions: date, symbol, commit. I is of A and J of B. */
int stm_segment_compare(
	const struct stm_segment *a, uint32_t i, const struct stm_segment *b, uint32_t j);

#endif
