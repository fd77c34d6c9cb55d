/*
 * Which square brackets opened and closed. A pair lives on when the redline kept one of its
 * brackets and the bracket it was kept as is of a pair too; so this says what the redline shows.
 *
 *	- Each Party [shall][should] report [its progress]
 *	+ Each Party shall report [its progress]
 *
 * "[shall][should]" closed and "shall" stands in its place; "[its progress]" is still open. Of
 * pairs inside each other that went together only the outer one is told.
 */
#include "align/marks.h"

#include "para/brackets.h"

enum { TOO_MANY = 256 /* pairs on a side: not told one by one */, NONE = -1 };

/* TWIN of a pair is its index on the other side, NONE, or MOVED. */
struct sides {
	const struct stm_link *link;
	const struct stm_marker_context *context;
	struct stm_bracket_list lists[2];
	ptrdiff_t *twins[2];
};

enum { MOVED = -2 /* in a phrase that moved: neither opened nor closed */ };

/* Where the text of a side goes on behind an edit. */
static size_t length_on(const struct stm_edit *edit, int side)
{
	return edit->op == STM_EQUAL || (edit->op == STM_INSERT) == (side == 1) ? edit->length : 0;
}

/* A byte of a side and what the edits made of it. */
struct spot {
	const struct stm_edit *edit; /* that has the byte */
	size_t other;                /* its byte on the other side, if that edit is equal */
	size_t from, to;             /* else what the other side has in the same change */
	size_t start, end;           /* and what its own side has there */
};

/* Edits from one equal run to the next are one change, and its halves stand for each other. */
static struct spot find_spot(const struct stm_link *link, int side, size_t byte)
{
	size_t at[2] = {0, 0}, from = 0, start = 0;
	struct spot spot = {0};

	for (size_t i = 0; i < link->edit_count; i++) {
		const struct stm_edit *edit = &link->edits[i];
		size_t length = length_on(edit, side);

		if (spot.edit && edit->op == STM_EQUAL)
			break;
		if (edit->op == STM_EQUAL) {
			from = at[!side] + edit->length;
			start = at[side] + edit->length;
		}
		if (!spot.edit && byte >= at[side] && byte < at[side] + length) {
			spot.edit = edit;
			spot.other = at[!side] + (byte - at[side]);
			if (edit->op == STM_EQUAL)
				return spot;
		}
		at[side] += length;
		at[!side] += length_on(edit, !side);
	}
	spot.from = from;
	spot.to = at[!side];
	spot.start = start;
	spot.end = at[side];
	return spot;
}

/* The pair of SIDE whose bracket (the last one or the first) stands at BYTE, or NONE. */
static ptrdiff_t pair_at(const struct stm_bracket_list *list, size_t byte, bool last)
{
	for (size_t i = 0; i < list->len; i++)
		if ((last ? list->at[i].end - 1 : list->at[i].start) == byte)
			return (ptrdiff_t)i;
	return NONE;
}

/* Pairs whose first brackets are kept as each other, then those whose last ones are. */
static void find_twins(struct sides *sides, bool last)
{
	struct stm_bracket_list *olds = &sides->lists[0];

	for (size_t i = 0; i < olds->len; i++) {
		size_t byte = last ? olds->at[i].end - 1 : olds->at[i].start;
		struct spot spot = find_spot(sides->link, 0, byte);
		ptrdiff_t twin;

		if (sides->twins[0][i] != NONE || !spot.edit || spot.edit->op != STM_EQUAL)
			continue;
		twin = pair_at(&sides->lists[1], spot.other, last);
		if (twin == NONE || sides->twins[1][twin] != NONE)
			continue;
		sides->twins[0][i] = twin;
		sides->twins[1][twin] = (ptrdiff_t)i;
	}
}

static void find_moved(struct sides *sides, int side)
{
	for (size_t i = 0; i < sides->lists[side].len; i++) {
		struct spot spot = find_spot(sides->link, side, sides->lists[side].at[i].start);

		if (sides->twins[side][i] == NONE && spot.edit && spot.edit->move)
			sides->twins[side][i] = MOVED;
	}
}

/* Whether no pair of the group that pair I begins has a twin; *TWIN is the first there is. */
static bool is_gone(const struct sides *sides, int side, size_t i, ptrdiff_t *twin)
{
	const struct stm_bracket_list *list = &sides->lists[side];

	for (size_t k = i; k < list->len; k++)
		if (list->at[k].group == i && sides->twins[side][k] != NONE) {
			*twin = sides->twins[side][k];
			return false;
		}
	return true;
}

static struct stm_str group_text(const struct sides *sides, int side, size_t i)
{
	const struct stm_bracket_list *list = &sides->lists[side];

	return stm_str_sub(
		sides->context->texts[side], list->at[i].start, stm_brackets_group_end(list, i));
}

/* The part of TEXT that is what one of the pairs of the group that pair I begins holds, or "". */
static struct stm_str taken_from(const struct sides *sides, int side, size_t i, struct stm_str text)
{
	const struct stm_bracket_list *list = &sides->lists[side];

	for (size_t k = i; k < list->len; k++) {
		struct stm_str inside = stm_str_trim(stm_str_sub(
			sides->context->texts[side], list->at[k].start + 1, list->at[k].end - 1));
		ptrdiff_t at = inside.len && list->at[k].group == i && !list->at[k].joint
				       ? stm_str_find(text, inside, 0)
				       : -1;

		if (at >= 0)
			return stm_str_sub(text, (size_t)at, (size_t)at + inside.len);
	}
	return (struct stm_str){0};
}

/*
 * What the other side has where the group that pair I begins stood, without white space. Where more
 * than the group changed there, what came in its place is only known when it was in the brackets.
 */
static struct stm_str in_its_place(const struct sides *sides, int side, size_t i)
{
	const struct stm_bracket_list *list = &sides->lists[side];
	size_t start = list->at[i].start, end = stm_brackets_group_end(list, i);
	struct spot first = find_spot(sides->link, side, start);
	struct spot last = find_spot(sides->link, side, end - 1);
	bool starts = first.edit && first.edit->op == STM_EQUAL;
	bool ends = last.edit && last.edit->op == STM_EQUAL;
	struct stm_str whole = sides->context->texts[side];
	struct stm_str text = stm_str_trim(stm_str_sub(sides->context->texts[!side],
		starts ? first.other : first.from, ends ? last.other + 1 : last.to));
	bool more = (!starts && stm_str_trim(stm_str_sub(whole, first.start, start)).len) ||
		    (!ends && stm_str_trim(stm_str_sub(whole, end, last.end)).len);

	return more ? taken_from(sides, side, i, text) : text;
}

static void add_mark(const struct sides *sides, stm_mark_vec *marks, enum stm_change change,
	const struct stm_str texts[2])
{
	struct stm_arena *arena = sides->context->arena;

	STM_PUSH(arena, marks,
		(struct stm_mark){
			.kind = STM_MARK_BRACKET,
			.change = change,
			.was = stm_copy(arena, texts[0].at, texts[0].len),
			.is = stm_copy(arena, texts[1].at, texts[1].len),
		});
}

/* Old groups that closed and those that have more or fewer alternatives; new ones that opened. */
static void tell_group(const struct sides *sides, stm_mark_vec *marks, int side, size_t i)
{
	const struct stm_bracket_list *list = &sides->lists[side], *others = &sides->lists[!side];
	ptrdiff_t parent = list->at[i].parent, twin, back;
	struct stm_str texts[2];
	size_t group;

	texts[side] = group_text(sides, side, i);
	if (is_gone(sides, side, i, &twin)) {
		if (parent >= 0 && sides->twins[side][parent] == NONE)
			return;
		texts[!side] = in_its_place(sides, side, i);
		add_mark(sides, marks, side ? STM_OPENED : STM_CLOSED, texts);
		return;
	}
	if (side || twin < 0)
		return;
	group = others->at[twin].group;
	if (is_gone(sides, 1, group, &back) || back < 0 || list->at[back].group != i)
		return; /* it went on from another, which is told */
	texts[1] = group_text(sides, 1, group);
	if (stm_brackets_alternatives(list, i) != stm_brackets_alternatives(others, group))
		add_mark(sides, marks, STM_CHANGED, texts);
}

static ptrdiff_t *no_twins(struct stm_arena *arena, size_t count)
{
	ptrdiff_t *twins = stm_alloc_array(arena, count + 1, sizeof(*twins));

	for (size_t i = 0; i < count; i++)
		twins[i] = NONE;
	return twins;
}

void stm_bracket_marks_find(
	const struct stm_link *link, const struct stm_marker_context *context, stm_mark_vec *marks)
{
	struct sides sides = {.link = link, .context = context};

	for (int side = 0; side < 2; side++) {
		sides.lists[side] = stm_brackets_parse(context->arena, context->texts[side]);
		if (sides.lists[side].len > TOO_MANY)
			return;
	}
	if (!sides.lists[0].len && !sides.lists[1].len)
		return;
	for (int side = 0; side < 2; side++)
		sides.twins[side] = no_twins(context->arena, sides.lists[side].len);
	find_twins(&sides, false);
	find_twins(&sides, true);
	for (int side = 0; side < 2; side++)
		find_moved(&sides, side);
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sides.lists[side].len; i++)
			if (sides.lists[side].at[i].group == i)
				tell_group(&sides, marks, side, i);
}
