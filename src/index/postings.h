/* Posting lists: the texts that have a term, ascending. Format.h says how they are written. */
#ifndef STM_INDEX_POSTINGS_H
#define STM_INDEX_POSTINGS_H

#include "index/segment.h"

/* Zeroed is the list of a term that is nowhere. */
struct stm_postings {
	const struct stm_segment *segment;
	const uint8_t *at, *end;
	uint32_t texts;      /* how many there are in all */
	uint32_t left;       /* of them, still to come */
	uint64_t paragraphs; /* that have these texts, dead ones too */
	uint32_t text;       /* the one that stm_postings_next() came to; UINT32_MAX before */
	uint32_t count;      /* how often it has the term */
};

/* The list of TERM, which is of SEGMENT. */
void stm_postings_of_term(
	struct stm_postings *out, const struct stm_segment *segment, uint32_t term);

/*
 * The list of FIRST followed by SECOND, terms of SEGMENT. False when they are not both common: then
 * there is none, but one of the two is short.
 */
bool stm_postings_of_pair(struct stm_postings *out, const struct stm_segment *segment,
	uint32_t first, uint32_t second);

/* Before the first stm_postings_next(): proves all of the list, which is read from end to end. */
void stm_postings_start(const struct stm_postings *postings);

/* The varint at postings->at, which is moved behind it. */
static inline uint64_t stm_postings_varint(struct stm_postings *postings)
{
	uint64_t value = 0;

	for (unsigned shift = 0; postings->at < postings->end && shift < 64; shift += 7) {
		uint8_t byte = *postings->at++;

		value |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return value;
	}
	stm_fault_damage(postings->segment->fault, postings->segment->path);
}

/* Goes to the next text; false behind the last. It is below segment.texts. */
static inline bool stm_postings_next(struct stm_postings *postings)
{
	uint64_t value, text;

	if (!postings->left)
		return false;
	postings->left--;
	value = stm_postings_varint(postings);
	text = (value >> 1) + (uint32_t)(postings->text + 1);
	if (text >= postings->segment->texts)
		stm_fault_damage(postings->segment->fault, postings->segment->path);
	postings->text = (uint32_t)text;
	postings->count = value & 1 ? (uint32_t)stm_postings_varint(postings) + 2 : 1;
	return true;
}

#endif
