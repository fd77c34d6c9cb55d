/*
 * The links of a diff as a Word document can tell them, and which stand in the same order in both
 * texts. Only the common text of those can be told as common: what else there is was taken out in
 * one place and put in in another.
 *
 * A group whose paragraphs do not stand together is told by the one that shares most with the other
 * side; the others are taken out, or put in, where they stand. Of "A", "X", "B" that became "X",
 * "A B" with more of B in it: "A" deleted, "X" common, "A " inserted before a common "B".
 */
#include "view/docx.h"

#include <stdlib.h>

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
	return count == 1 || sums[at[count - 1] + 1] - sums[at[0]] == count;
}

/* The larger side of a group, its paragraphs in the joined text that the edits are of. */
struct group {
	const stm_document *document;
	const struct stm_link *link;
	int side;
	size_t start, end; /* of the paragraph that tells it, bytes */
};

static size_t length_of(const struct group *group, size_t i)
{
	const uint32_t *members = group->side ? group->link->news : group->link->olds;

	return stm_document_paragraph(group->document, members[i])->length;
}

/* The bytes of EDIT, which begins at AT of the group's side, that lie in [START, END). */
static size_t overlap(const struct stm_edit *edit, size_t at, size_t start, size_t end)
{
	const size_t from = at > start ? at : start;
	const size_t to = at + edit->length < end ? at + edit->length : end;

	return to > from ? to - from : 0;
}

static bool is_of(const struct stm_edit *edit, int side)
{
	return edit->op != (side ? STM_DELETE : STM_INSERT);
}

/* Bytes between START and END that are common. */
static size_t shared(const struct group *group, size_t start, size_t end)
{
	size_t at = 0, sum = 0;

	for (size_t i = 0; i < group->link->edit_count; i++) {
		const struct stm_edit *edit = &group->link->edits[i];

		if (edit->op == STM_EQUAL)
			sum += overlap(edit, at, start, end);
		at += is_of(edit, group->side) ? edit->length : 0;
	}
	return sum;
}

/* Sets the bounds of the member that shares most; the first of several. Its index. */
static size_t find_main(struct group *group)
{
	const size_t count = group->side ? group->link->new_count : group->link->old_count;
	size_t start = 0, most = 0, main = 0;

	for (size_t i = 0; i < count; i++) {
		const size_t end = start + length_of(group, i), sum = shared(group, start, end);

		if (!i || sum > most) {
			main = i;
			most = sum;
			group->start = start;
			group->end = end;
		}
		start = end + 1;
	}
	return main;
}

/* What is common to the member alone stays so; what another shares is of the other side only. */
static size_t cut(
	const struct group *group, const struct stm_edit *edit, size_t at, struct stm_edit out[3])
{
	const size_t inside = overlap(edit, at, group->start, group->end);
	const size_t before = at < group->start ? group->start - at : 0;
	struct stm_edit piece = {.op = edit->op, .text = edit->text};
	size_t count = 0, lengths[3];

	lengths[0] = before < edit->length ? before : edit->length;
	lengths[1] = inside;
	lengths[2] = edit->length - lengths[0] - inside;
	for (int i = 0; i < 3; piece.text += lengths[i++]) {
		piece.length = lengths[i];
		piece.op = i == 1 ? edit->op : group->side ? STM_DELETE : STM_INSERT;
		if (piece.length && (i == 1 || edit->op == STM_EQUAL))
			out[count++] = piece;
	}
	return count;
}

/* The link of the group's main member alone. On ARENA. */
static const struct stm_link *narrow(struct stm_arena *arena, struct group *group)
{
	const struct stm_link *link = group->link;
	struct stm_link *out = stm_alloc(arena, sizeof(*out));
	struct stm_edit *edits = stm_alloc_array(arena, 3 * link->edit_count + 1, sizeof(*edits));
	const size_t main = find_main(group);
	size_t at = 0;

	*out = *link;
	out->olds += group->side ? 0 : main;
	out->news += group->side ? main : 0;
	out->old_count = out->new_count = 1;
	out->edits = edits;
	out->edit_count = 0;
	for (size_t i = 0; i < link->edit_count; i++) {
		const struct stm_edit *edit = &link->edits[i];

		if (!is_of(edit, group->side)) {
			edits[out->edit_count] = *edit;
			edits[out->edit_count++].move = 0;
			continue;
		}
		out->edit_count += cut(group, edit, at, edits + out->edit_count);
		at += edit->length;
	}
	return out;
}

/* Ascending by their new paragraphs. */
static int by_new(const void *a, const void *b)
{
	const struct stm_link *const *x = a, *const *y = b;

	return ((*x)->news[0] > (*y)->news[0]) - ((*x)->news[0] < (*y)->news[0]);
}

const struct stm_link *const *stm_docx_links(struct stm_arena *arena, const stm_diff *diff)
{
	const uint32_t *olds = count_still(arena, diff, STM_OLD);
	const uint32_t *news = count_still(arena, diff, STM_NEW);
	const size_t count = stm_diff_link_count(diff);
	const struct stm_link **links = stm_alloc_array(arena, count + 1, sizeof(*links));

	for (size_t k = 0; k < count; k++) {
		const struct stm_link *link = stm_diff_link(diff, k);
		struct group group = {.link = link, .side = link->new_count > 1};

		group.document = group.side ? stm_diff_new_document(diff)
					    : stm_diff_old_document(diff);
		links[k] = is_together(olds, link->olds, link->old_count) &&
					   is_together(news, link->news, link->new_count)
				   ? link
				   : narrow(arena, &group);
	}
	qsort(links, count, sizeof(*links), by_new);
	return links;
}

/* Links come by their first new paragraph, so what is left is to see that the old ones ascend. */
const bool *stm_docx_in_order(
	struct stm_arena *arena, const struct stm_link *const *links, size_t count)
{
	bool *in_order = stm_alloc(arena, count + 1);
	uint32_t old_end = 0, new_end = 0;

	for (size_t k = 0; k < count; k++) {
		const struct stm_link *link = links[k];

		if ((link->flags & STM_MOVED) || link->olds[0] < old_end || link->news[0] < new_end)
			continue;
		in_order[k] = true;
		old_end = link->olds[link->old_count - 1] + 1;
		new_end = link->news[link->new_count - 1] + 1;
	}
	return in_order;
}
