/* Where a list is. Of most lists only the head is looked at, to find the shortest. */
#include "index/postings.h"

static void open_list(struct stm_postings *out, const struct stm_segment *segment,
	enum stm_section ends, enum stm_section lists, uint64_t i)
{
	uint64_t start = i ? stm_segment_u64(segment, ends, i - 1) : 0;
	uint64_t end = stm_segment_u64(segment, ends, i);

	stm_fault_unless(start <= end && end <= segment->sections[lists].size, segment->fault,
		segment->path);
	*out = (struct stm_postings){.segment = segment, .text = UINT32_MAX};
	if (start == end)
		return;
	out->at = stm_segment_bytes(
		segment, lists, start, end - start < 2 * STM_VARINT ? end - start : 2 * STM_VARINT);
	out->end = out->at + (end - start);
	out->texts = out->left = (uint32_t)stm_postings_varint(out);
	out->paragraphs = stm_postings_varint(out);
	stm_fault_unless(out->texts <= segment->texts, segment->fault, segment->path);
}

void stm_postings_start(const struct stm_postings *postings)
{
	if (postings->segment->map && postings->at < postings->end)
		stm_segment_prove(
			postings->segment, postings->at, (size_t)(postings->end - postings->at));
}

void stm_postings_of_term(
	struct stm_postings *out, const struct stm_segment *segment, uint32_t term)
{
	open_list(out, segment, STM_TERM_ENDS, STM_TERM_LISTS, term);
}

static int compare_common(const struct stm_segment *segment, uint32_t common, const void *key)
{
	const uint32_t *term = key, there = stm_segment_u32(segment, STM_COMMONS, common);

	return (there > *term) - (there < *term);
}

/* The place of TERM among the common ones, or UINT32_MAX. */
static uint32_t find_common(const struct stm_segment *segment, uint32_t term)
{
	return stm_segment_search(segment, segment->commons, compare_common, &term);
}

bool stm_postings_of_pair(struct stm_postings *out, const struct stm_segment *segment,
	uint32_t first, uint32_t second)
{
	uint32_t a = find_common(segment, first), b = find_common(segment, second);

	if (a == UINT32_MAX || b == UINT32_MAX)
		return false;
	open_list(out, segment, STM_PAIR_ENDS, STM_PAIR_LISTS, (uint64_t)a * segment->commons + b);
	return true;
}
