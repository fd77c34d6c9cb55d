/*
 * Which links stand in the same order in both texts. Only their common text can be told as common:
 * what else there is was taken out in one place and put in in another.
 */
#include "view/docx.h"

/* Sums up, by paragraph of SIDE, how many before it are in links that did not move. */
static uint32_t *count_still(struct stm_arena *arena, const stm_diff *diff, int side)
{
	const stm_document *document = side ? stm_diff_new_document(diff)
					    : stm_diff_old_document(diff);
	size_t count = stm_document_paragraph_count(document);
	uint32_t *sums = stm_alloc_array(arena, count + 1, sizeof(*sums));

	for (size_t k = 0; k < stm_diff_link_count(diff); k++) {
		const struct stm_link *link = stm_diff_link(diff, k);
		size_t members = side ? link->new_count : link->old_count;

		for (size_t i = 0; i < members && !(link->flags & STM_MOVED); i++)
			sums[(side ? link->news : link->olds)[i] + 1]++;
	}
	for (size_t i = 0; i < count; i++)
		sums[i + 1] += sums[i];
	return sums;
}

/* Whether nothing that stayed stands between the COUNT paragraphs AT. */
static bool is_together(const uint32_t *sums, const uint32_t *at, size_t count)
{
	return sums[at[count - 1] + 1] - sums[at[0]] == count;
}

/* Links come by their first new paragraph, so what is left is to see that the old ones ascend. */
const bool *stm_docx_in_order(struct stm_arena *arena, const stm_diff *diff)
{
	const uint32_t *olds = count_still(arena, diff, STM_OLD);
	const uint32_t *news = count_still(arena, diff, STM_NEW);
	size_t count = stm_diff_link_count(diff);
	bool *in_order = stm_alloc(arena, count + 1);
	uint32_t old_end = 0, new_end = 0;

	for (size_t k = 0; k < count; k++) {
		const struct stm_link *link = stm_diff_link(diff, k);

		if ((link->flags & STM_MOVED) || link->olds[0] < old_end ||
			link->news[0] < new_end ||
			!is_together(olds, link->olds, link->old_count) ||
			!is_together(news, link->news, link->new_count))
			continue;
		in_order[k] = true;
		old_end = link->olds[link->old_count - 1] + 1;
		new_end = link->news[link->new_count - 1] + 1;
	}
	return in_order;
}
