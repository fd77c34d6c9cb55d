/*
 * Footnotes are paired by what they say, and what is left by where their marks stand: at the same
 * place of the common text of a link, or between the same neighbours. A footnote's mark tells
 * nothing, as one that comes before it gives it another.
 *
 *     old    ... ferries[1] and boats[2] on all rivers      1 See 79/303.  2 Open ones.
 *     new    ... ferries[1] and rafts[2] on all rivers[3]   1 See 80/303.  2 New.  3 Open ones.
 *
 * "Open ones." is one footnote; the first says something else in both texts; "New." was added.
 * Nothing depends on which document comes first.
 */
#include "align/footnotes.h"

#include "align/work.h"
#include "doc/canonical.h"

/* The mark of a footnote, in the order of a link. */
struct mark {
	uint32_t note;
	size_t common; /* bytes of text before it that both sides of the link have */
};

/* A vector of them. */
struct marks {
	struct mark *at;
	size_t len, cap;
};

struct comparer {
	struct stm_diff *diff;
	struct stm_arena *scratch;
	int32_t *partner[2]; /* by footnote: the other document's, or STM_NONE */
	bool *seen[2];       /* by footnote: whether its mark was met */
};

static size_t count_of(const struct comparer *c, int side)
{
	return c->diff->documents[side]->footnotes.len;
}

static struct stm_str text_of(const struct comparer *c, int side, size_t note)
{
	return stm_str(c->diff->documents[side]->footnotes.at[note].text);
}

static bool is_mark(const struct comparer *c, int side, const struct stm_span *span)
{
	return span->kind == STM_SPAN_NOTE && span->note < count_of(c, side);
}

static void begin(struct comparer *c)
{
	for (int side = 0; side < 2; side++) {
		const size_t count = count_of(c, side);

		c->seen[side] = stm_alloc_array(c->scratch, count + 1, sizeof(bool));
		c->partner[side] = stm_alloc_array(c->scratch, count + 1, sizeof(**c->partner));
		for (size_t i = 0; i < count; i++)
			c->partner[side][i] = STM_NONE;
	}
}

static bool are_free(const struct comparer *c, const struct mark *old, const struct mark *new)
{
	return c->partner[0][old->note] == STM_NONE && c->partner[1][new->note] == STM_NONE;
}

static void pair(struct comparer *c, uint32_t old, uint32_t new)
{
	c->partner[0][old] = (int32_t) new;
	c->partner[1][new] = (int32_t)old;
}

/* Whether the search takes the new document first: that with fewer footnotes, then by bytes. */
static bool is_turned(const struct comparer *c)
{
	if (count_of(c, 0) != count_of(c, 1))
		return count_of(c, 0) > count_of(c, 1);
	for (size_t i = 0; i < count_of(c, 0); i++) {
		const int order = strcmp(text_of(c, 0, i).at, text_of(c, 1, i).at);

		if (order)
			return order > 0;
	}
	return false;
}

static struct stm_str canonical_of(struct comparer *c, struct stm_str text)
{
	struct stm_buf buf = {.arena = c->scratch};

	stm_canonical(&buf, text);
	return (struct stm_str){buf.at, buf.len};
}

/* The footnotes of SIDE as tokens, equal where their canonical texts are; IDS are of both sides. */
static struct stm_tokens tokens_of(struct comparer *c, int side, struct stm_map *ids)
{
	const size_t count = count_of(c, side);
	struct stm_tokens tokens = {
		.at = stm_alloc_array(c->scratch, count + 1, sizeof(*tokens.at)), .len = count};

	for (size_t i = 0; i < count; i++) {
		uint32_t *id = stm_map_put(
			ids, stm_key(canonical_of(c, text_of(c, side, i))), NULL);

		if (!*id)
			*id = (uint32_t)ids->count;
		tokens.at[i] = (struct stm_token){.id = *id, .weight = STM_WEIGHT_CONTENT};
	}
	return tokens;
}

/* As many as can be that say the same, in order. */
static void pair_equal(struct comparer *c)
{
	const bool turned = is_turned(c);
	struct stm_common_room room = {.arena = c->scratch};
	struct stm_map ids;
	struct stm_tokens tokens[2];
	int32_t *match = stm_alloc_array(c->scratch, count_of(c, turned) + 1, sizeof(*match));

	stm_map_init(&ids, c->scratch, count_of(c, 0) + count_of(c, 1));
	for (int side = 0; side < 2; side++)
		tokens[side] = tokens_of(c, side, &ids);
	stm_common_find(&room, &tokens[turned], &tokens[!turned], match);
	for (uint32_t i = 0; i < tokens[turned].len; i++)
		if (match[i] != STM_UNMATCHED)
			pair(c, turned ? (uint32_t)match[i] : i, turned ? i : (uint32_t)match[i]);
}

/* How far a redline was followed on one side of it. */
struct progress {
	const struct stm_link *link;
	enum stm_edit_op other;    /* runs that this side has not */
	size_t edit, text, common; /* before EDIT: bytes of this side, of both */
};

/* Bytes that both sides have before byte AT of this one; AT ascends from call to call. */
static size_t common_before(struct progress *p, size_t at)
{
	for (; p->edit < p->link->edit_count; p->edit++) {
		const struct stm_edit *edit = &p->link->edits[p->edit];
		const bool common = edit->op == STM_EQUAL;

		if (edit->op == p->other)
			continue;
		if (p->text + edit->length > at)
			return p->common + (common ? at - p->text : 0);
		p->text += edit->length;
		p->common += common ? edit->length : 0;
	}
	return p->common;
}

/* The first mark of each footnote in the paragraphs of one side of a link. */
static struct marks marks_of(struct comparer *c, const struct stm_link *link, int side)
{
	const stm_document *document = c->diff->documents[side];
	const uint32_t *paragraphs = side ? link->news : link->olds;
	struct progress progress = {.link = link, .other = side ? STM_DELETE : STM_INSERT};
	struct marks marks = {0};
	size_t base = 0;

	for (size_t i = 0; i < (side ? link->new_count : link->old_count); i++) {
		const struct stm_paragraph *p = &document->paragraphs.at[paragraphs[i]];

		for (size_t k = 0; k < p->span_count; k++) {
			const struct stm_span *span = &p->spans[k];

			if (!is_mark(c, side, span) || c->seen[side][span->note])
				continue;
			c->seen[side][span->note] = true;
			STM_PUSH(c->scratch, &marks,
				(struct mark){
					span->note, common_before(&progress, base + span->start)});
		}
		base += p->length + 1;
	}
	return marks;
}

/* Those before which the same of the common text stands; their places ascend. */
static void pair_places(struct comparer *c, const struct marks marks[2])
{
	size_t i = 0, j = 0;

	while (i < marks[0].len && j < marks[1].len) {
		const struct mark *old = &marks[0].at[i], *new = &marks[1].at[j];

		if (are_free(c, old, new) && old->common == new->common)
			pair(c, old->note, new->note);
		if (c->partner[0][old->note] != STM_NONE || old->common < new->common)
			i++;
		else if (c->partner[1][new->note] != STM_NONE || new->common < old->common)
			j++;
	}
}

/* The first mark of SIDE from I on whose footnote has a partner; the number of marks if none. */
static size_t next_paired(const struct comparer *c, const struct marks *marks, int side, size_t i)
{
	while (i < marks->len && c->partner[side][marks->at[i].note] == STM_NONE)
		i++;
	return i;
}

/* As many on both sides between two pairs, or a pair and an end; none behind pairs that cross. */
static void pair_neighbours(struct comparer *c, const struct marks marks[2])
{
	size_t i = 0, j = 0;

	while (i <= marks[0].len && j <= marks[1].len) {
		const size_t i_end = next_paired(c, &marks[0], 0, i);
		const size_t j_end = next_paired(c, &marks[1], 1, j);

		if ((i_end == marks[0].len) != (j_end == marks[1].len) ||
			(i_end < marks[0].len && c->partner[0][marks[0].at[i_end].note] !=
							 (int32_t)marks[1].at[j_end].note))
			return;
		for (size_t k = 0; i_end - i == j_end - j && i + k < i_end; k++)
			pair(c, marks[0].at[i + k].note, marks[1].at[j + k].note);
		i = i_end + 1;
		j = j_end + 1;
	}
}

static void pair_in_links(struct comparer *c)
{
	for (size_t k = 0; k < c->diff->links.len; k++) {
		struct marks marks[2];

		for (int side = 0; side < 2; side++)
			marks[side] = marks_of(c, &c->diff->links.at[k], side);
		pair_places(c, marks);
		pair_neighbours(c, marks);
	}
}

/* Marks in paragraphs without a link were not met. */
static void see_marks(struct comparer *c, int side, const struct stm_paragraph *paragraph)
{
	for (size_t k = 0; k < paragraph->span_count; k++)
		if (is_mark(c, side, &paragraph->spans[k]))
			c->seen[side][paragraph->spans[k].note] = true;
}

/* Those that no paragraph has the mark of. */
static void pair_without_marks(struct comparer *c)
{
	struct marks marks[2] = {{0}, {0}};

	for (int side = 0; side < 2; side++) {
		const stm_document *document = c->diff->documents[side];

		for (size_t i = 0; i < document->paragraphs.len; i++)
			see_marks(c, side, &document->paragraphs.at[i]);
		for (uint32_t i = 0; i < count_of(c, side); i++)
			if (!c->seen[side][i])
				STM_PUSH(c->scratch, &marks[side], (struct mark){i, 0});
	}
	pair_neighbours(c, marks);
}

static enum stm_relation relation_of(struct comparer *c, const struct stm_str texts[2])
{
	return stm_str_equal(canonical_of(c, texts[0]), canonical_of(c, texts[1])) ? STM_UNCHANGED
										   : STM_REWORDED;
}

/* Adds what became of OLD and NEW, of which one may be STM_NONE. */
static void add(struct comparer *c, struct stm_redliner *redliner, int32_t old, int32_t new)
{
	const bool came = old == STM_NONE, went = new == STM_NONE;
	const struct stm_str texts[2] = {
		came ? STM_STR("") : text_of(c, 0, (size_t)old),
		went ? STM_STR("") : text_of(c, 1, (size_t) new),
	};
	struct stm_footnote_change change = {
		.relation = came   ? STM_ADDED
			    : went ? STM_DROPPED
				   : relation_of(c, texts),
		.old_index = came ? 0 : (uint32_t)old,
		.new_index = went ? 0 : (uint32_t) new,
	};

	change.edits = stm_redline(redliner, texts, &change.edit_count);
	STM_PUSH(&c->diff->arena, &c->diff->footnotes, change);
}

/* The old footnotes from I on that have no partner, up to the next that has one. */
static void add_dropped(struct comparer *c, struct stm_redliner *redliner, size_t i)
{
	for (; i < count_of(c, 0) && c->partner[0][i] == STM_NONE; i++)
		add(c, redliner, (int32_t)i, STM_NONE);
}

void stm_footnotes_compare(struct stm_diff *diff, struct stm_redliner *redliner)
{
	struct comparer c = {.diff = diff, .scratch = &diff->scratch};

	begin(&c);
	pair_equal(&c);
	pair_in_links(&c);
	pair_without_marks(&c);
	add_dropped(&c, redliner, 0);
	for (uint32_t i = 0; i < count_of(&c, 1); i++) {
		add(&c, redliner, c.partner[1][i], (int32_t)i);
		if (c.partner[1][i] != STM_NONE)
			add_dropped(&c, redliner, (size_t)c.partner[1][i] + 1);
	}
}
