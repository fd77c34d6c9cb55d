/*
 * Dropped paragraphs hang on the nearest old one before them that did not move, and so do the
 * places that others moved away from. With OP1, OP2 (now
 * dropped) and OP3 of which OP1 is linked to the new OP1, the rows are OP1, OP2 dropped, OP3. One
 * that moved is no anchor: what stood behind it did not go with it.
 */
#include "view/rows.h"

#include "base/vec.h"

typedef STM_VEC(struct stm_row) row_vec;

/* For every old paragraph the link it is in, + 1. */
static uint32_t *link_index(struct stm_arena *arena, const stm_diff *diff)
{
	size_t count = stm_document_paragraph_count(stm_diff_old_document(diff));
	uint32_t *links = stm_alloc_array(arena, count + 1, sizeof(*links));

	for (size_t k = 0; k < stm_diff_link_count(diff); k++) {
		const struct stm_link *link = stm_diff_link(diff, k);

		for (size_t i = 0; i < link->old_count; i++)
			links[link->olds[i]] = (uint32_t)k + 1;
	}
	return links;
}

/* Rows of old paragraphs in chains: first[link + 1] is the first behind that link, + 1. */
struct chains {
	uint32_t *first, *last, *next;
	row_vec rows;
};

/* What is gone from its place in the old document: the row of paragraph OLD, which is in LINK. */
static bool is_gone(struct stm_row *row, const struct stm_link *link, uint32_t old, bool departures)
{
	*row = (struct stm_row){link, STM_DROPPED, old, link != NULL};
	if (!link)
		return true;
	row->relation = link->relation;
	return departures && (link->flags & STM_MOVED) && link->olds[0] == old;
}

/*
 * One pass over the old paragraphs. Chain 0 is of those that stood before every anchor. Indices
 * are + 1 throughout, so that zeroed means none.
 */
static struct chains chain_gone(struct stm_arena *arena, const stm_diff *diff, bool departures)
{
	const size_t links = stm_diff_link_count(diff),
		     count = stm_document_paragraph_count(stm_diff_old_document(diff));
	const uint32_t *index = link_index(arena, diff);
	struct chains chains = {
		stm_alloc_array(arena, links + 1, sizeof(uint32_t)),
		stm_alloc_array(arena, links + 1, sizeof(uint32_t)),
		stm_alloc_array(arena, count + 1, sizeof(uint32_t)),
		{0},
	};
	uint32_t anchor = 0;

	for (uint32_t old = 0; old < count; old++) {
		const struct stm_link *link = index[old] ? stm_diff_link(diff, index[old] - 1)
							 : NULL;
		struct stm_row row;

		if (is_gone(&row, link, old, departures)) {
			STM_PUSH(arena, &chains.rows, row);
			if (chains.last[anchor])
				chains.next[chains.last[anchor] - 1] = (uint32_t)chains.rows.len;
			else
				chains.first[anchor] = (uint32_t)chains.rows.len;
			chains.last[anchor] = (uint32_t)chains.rows.len;
		} else if (!(link->flags & STM_MOVED)) {
			anchor = index[old];
		}
	}
	return chains;
}

/* The rows of one chain, in old document order. */
static void add_chain(
	struct stm_arena *arena, row_vec *rows, const struct chains *chains, uint32_t anchor)
{
	for (uint32_t k = chains->first[anchor]; k; k = chains->next[k - 1])
		STM_PUSH(arena, rows, chains->rows.at[k - 1]);
}

/*
 * Links come by their first new paragraph, as added paragraphs do, so the two lists are merged. An
 * added paragraph between those of one split stands behind the whole split.
 */
static const struct stm_row *merge(
	struct stm_arena *arena, const stm_diff *diff, bool departures, size_t *count)
{
	struct chains chains = chain_gone(arena, diff, departures);
	size_t added_count, a = 0;
	const uint32_t *added = stm_diff_added(diff, &added_count);
	row_vec rows = {0};

	add_chain(arena, &rows, &chains, 0);
	for (uint32_t k = 0; k < stm_diff_link_count(diff); k++) {
		const struct stm_link *link = stm_diff_link(diff, k);

		for (; a < added_count && added[a] < link->news[0]; a++)
			STM_PUSH(arena, &rows, (struct stm_row){NULL, STM_ADDED, added[a], false});
		STM_PUSH(arena, &rows, (struct stm_row){link, link->relation, 0, false});
		add_chain(arena, &rows, &chains, k + 1);
	}
	for (; a < added_count; a++)
		STM_PUSH(arena, &rows, (struct stm_row){NULL, STM_ADDED, added[a], false});
	*count = rows.len;
	return rows.at;
}

const struct stm_row *stm_rows_of(struct stm_arena *arena, const stm_diff *diff, size_t *count)
{
	return merge(arena, diff, false, count);
}

const struct stm_row *stm_rows_with_departures(
	struct stm_arena *arena, const stm_diff *diff, size_t *count)
{
	return merge(arena, diff, true, count);
}

bool stm_row_wanted(const struct stm_row *row, const struct stm_view_options *options)
{
	if (!options->only || (options->only & STM_ONLY(row->relation)))
		return true;
	return (options->only & STM_ONLY_MOVED) && row->link && (row->link->flags & STM_MOVED);
}

/*
 * What is folded: unchanged in wording, order and kind, whatever its label is now; where only
 * substance is asked for, also what only rolled forward.
 */
bool stm_row_is_quiet(const struct stm_row *row, const struct stm_view_options *options)
{
	unsigned flags = row->link ? row->link->flags : 0;

	if (flags & (STM_MOVED | STM_RECAST))
		return false;
	return row->relation == STM_UNCHANGED || (options->substantive && (flags & STM_ROLLED));
}

const uint32_t *stm_row_side(const struct stm_row *row, int side, size_t *count)
{
	if (row->link) {
		*count = side ? row->link->new_count : row->link->old_count;
		return side ? row->link->news : row->link->olds;
	}
	*count = (row->relation == STM_ADDED) == (side == 1);
	return *count ? &row->paragraph : NULL;
}

const char *stm_row_labels(
	struct stm_arena *arena, const stm_diff *diff, const struct stm_row *row, int side)
{
	const stm_document *document = side ? stm_diff_new_document(diff)
					    : stm_diff_old_document(diff);
	struct stm_buf buf = {.arena = arena};
	size_t count;
	const uint32_t *indices = stm_row_side(row, side, &count);

	for (size_t i = 0; i < count; i++) {
		if (i)
			stm_buf_text(&buf, ", ");
		stm_buf_text(&buf, stm_document_paragraph(document, indices[i])->label);
	}
	return stm_buf_end(&buf);
}
