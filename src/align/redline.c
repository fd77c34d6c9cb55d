/*
 * From common tokens to runs that read as a person would mark them: a lone "the" between two changes
 * is no common ground, a text with hardly any is a rewrite, and a change that could stand in several
 * places stands where a clause begins. The texts are compared in one order only and turned round when
 * need be, so that the redline of B and A mirrors that of A and B.
 */
#include "align/redline.h"

enum {
	REWRITE = 22, /* percent of common weight below which nothing is kept */
};

void stm_redliner_init(struct stm_redliner *redliner, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_lexicon *lexicon)
{
	*redliner = (struct stm_redliner){
		.arena = arena,
		.room = {.arena = scratch},
	};
	stm_tokenizer_init(&redliner->tokenizer, scratch, lexicon);
}

static void reserve(struct stm_redliner *r)
{
	struct stm_arena *arena = r->tokenizer.arena;
	size_t most = r->sides[0].len > r->sides[1].len ? r->sides[0].len : r->sides[1].len;

	if (most < r->capacity)
		return;
	r->capacity = 2 * most + 64;
	for (int side = 0; side < 2; side++) {
		r->match[side] = stm_alloc_array(arena, r->capacity, sizeof(**r->match));
		r->moves[side] = stm_alloc_array(arena, r->capacity, sizeof(**r->moves));
	}
}

/* A stretch of tokens on both sides: common to both, or changed. */
struct stretch {
	size_t from[2], to[2];
	bool common;
};

/* The stretch that starts at AT; consecutive stretches alternate. */
static struct stretch next_stretch(const struct stm_redliner *r, const size_t at[2])
{
	struct stretch s = {.from = {at[0], at[1]}, .to = {at[0], at[1]}};
	size_t ends[2] = {r->sides[0].len, r->sides[1].len};

	s.common = at[0] < ends[0] && at[1] < ends[1] && r->match[0][at[0]] == (int32_t)at[1];
	if (s.common) {
		while (s.to[0] < ends[0] && s.to[1] < ends[1] &&
			r->match[0][s.to[0]] == (int32_t)s.to[1]) {
			s.to[0]++;
			s.to[1]++;
		}
		return s;
	}
	while (s.to[0] < ends[0] && r->match[0][s.to[0]] < 0)
		s.to[0]++;
	while (s.to[1] < ends[1] && r->match[1][s.to[1]] < 0)
		s.to[1]++;
	return s;
}

static bool is_at_end(const struct stm_redliner *r, const size_t at[2])
{
	return at[0] >= r->sides[0].len && at[1] >= r->sides[1].len;
}

static uint32_t weigh(const struct stm_tokens *tokens, size_t from, size_t to)
{
	uint32_t weight = 0;

	for (; from < to; from++)
		weight += tokens->at[from].weight;
	return weight;
}

/* How much a changed stretch changes: the heavier of what goes and what comes. */
static uint32_t size_of(const struct stm_redliner *r, const struct stretch *s)
{
	uint32_t gone = weigh(&r->sides[0], s->from[0], s->to[0]);
	uint32_t come = weigh(&r->sides[1], s->from[1], s->to[1]);

	return gone > come ? gone : come;
}

static void unmatch(struct stm_redliner *r, const struct stretch *s)
{
	for (size_t i = s->from[0]; i < s->to[0]; i++)
		r->match[0][i] = STM_UNMATCHED;
	for (size_t j = s->from[1]; j < s->to[1]; j++)
		r->match[1][j] = STM_UNMATCHED;
}

/*
 * Gives up common stretches that are light beside the changes on both sides of them. One pass: what
 * has been joined counts as one change for what comes after.
 */
static void drop_confetti(struct stm_redliner *r)
{
	size_t at[2] = {0, 0};
	uint32_t before = 0;

	while (!is_at_end(r, at)) {
		struct stretch s = next_stretch(r, at), next;
		uint32_t weight;

		at[0] = s.to[0];
		at[1] = s.to[1];
		if (!s.common) {
			before += size_of(r, &s);
			continue;
		}
		weight = weigh(&r->sides[0], s.from[0], s.to[0]);
		if (before && !is_at_end(r, at)) {
			next = next_stretch(r, at);
			if (2 * weight <= before && 2 * weight <= size_of(r, &next)) {
				unmatch(r, &s);
				before += weight;
				continue;
			}
		}
		before = 0;
	}
}

/* Past this a rewording is shown as a rewrite. */
static void drop_rewrites(struct stm_redliner *r)
{
	uint64_t common = 0, all = 0;
	struct stretch whole = {.to = {r->sides[0].len, r->sides[1].len}};

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < r->sides[side].len; i++) {
			all += r->sides[side].at[i].weight;
			if (r->match[side][i] >= 0)
				common += r->sides[side].at[i].weight;
		}
	if (common * 100 < all * REWRITE)
		unmatch(r, &whole);
}

static bool is_break(const struct stm_tokens *tokens, size_t i)
{
	struct stm_str word;

	if (i >= tokens->len)
		return true;
	word = stm_token_word(tokens, i);
	return word.len == 1 && (word.at[0] == ',' || word.at[0] == ';' || word.at[0] == '.');
}

/* A change of SIDE alone, FROM to TO: how well it begins at a clause's beginning. */
static int boundary(const struct stm_tokens *tokens, size_t from, size_t to)
{
	int score = 0;

	if (is_break(tokens, from))
		score += 2; /* ", and that they ..." */
	else if (from && is_break(tokens, from - 1) && is_break(tokens, to - 1))
		score += 2; /* "... , [poverty,] and" */
	if (is_break(tokens, to))
		score += 1;
	return score;
}

/* Moves the change one token to the left (or, by calling with the ends swapped, right). */
static void rematch(struct stm_redliner *r, int side, size_t gives, size_t takes)
{
	int32_t partner = r->match[side][gives];

	r->match[side][gives] = STM_UNMATCHED;
	r->match[side][takes] = partner;
	r->match[!side][partner] = (int32_t)takes;
}

/*
 * Slides a lone deletion or insertion among the places where it means the same; returns how many
 * tokens to the right it went, or 0.
 */
static size_t slide(struct stm_redliner *r, int side, size_t from, size_t to)
{
	const struct stm_tokens *t = &r->sides[side];
	size_t low = from, high = from, best = from, start = from, length = to - from;
	int most = -1;

	while (low > 0 && r->match[side][low - 1] >= 0 && t->at[low - 1].id == t->at[low - 1 + length].id)
		low--;
	while (high + length < t->len && r->match[side][high + length] >= 0 &&
		t->at[high].id == t->at[high + length].id)
		high++;
	for (size_t at = low; at <= high && high - low < 64; at++) {
		int score = 2 * boundary(t, at, at + length) + (at == from);

		if (score > most) {
			most = score;
			best = at;
		}
	}
	for (; from > best; from--)
		rematch(r, side, from - 1, from - 1 + length);
	for (; from < best; from++)
		rematch(r, side, from + length, from);
	return best > start ? best - start : 0;
}

static void slide_changes(struct stm_redliner *r)
{
	size_t at[2] = {0, 0};

	while (!is_at_end(r, at)) {
		struct stretch s = next_stretch(r, at);
		size_t right = 0;

		if (!s.common && s.from[0] == s.to[0])
			right = slide(r, 1, s.from[1], s.to[1]);
		else if (!s.common && s.from[1] == s.to[1])
			right = slide(r, 0, s.from[0], s.to[0]);
		at[0] = s.to[0] + right;
		at[1] = s.to[1] + right;
	}
}

typedef STM_VEC(struct stm_edit) edit_vec;

/* Appends tokens FROM to TO of SIDE, cut where a move begins or ends. */
static void add_edits(struct stm_redliner *r, edit_vec *edits, enum stm_edit_op op, int side,
	size_t from, size_t to)
{
	while (from < to) {
		size_t end = from + 1;
		uint32_t move = op == STM_EQUAL ? 0 : r->moves[side][from];
		struct stm_str text;

		while (end < to && (op == STM_EQUAL || r->moves[side][end] == move))
			end++;
		text = stm_tokens_slice(&r->sides[side], from, end);
		STM_PUSH(r->arena, edits, (struct stm_edit){op, move, text.at, text.len});
		from = end;
	}
}

/* Deletions come before insertions, whichever side was which in the comparison. */
static void emit(struct stm_redliner *r, edit_vec *edits, bool turned)
{
	size_t at[2] = {0, 0};

	while (!is_at_end(r, at)) {
		struct stretch s = next_stretch(r, at);
		int old = turned, new = !turned;

		if (s.common) {
			add_edits(r, edits, STM_EQUAL, old, s.from[old], s.to[old]);
		} else {
			add_edits(r, edits, STM_DELETE, old, s.from[old], s.to[old]);
			add_edits(r, edits, STM_INSERT, new, s.from[new], s.to[new]);
		}
		at[0] = s.to[0];
		at[1] = s.to[1];
	}
}

static bool is_turned(const struct stm_str texts[2])
{
	if (texts[0].len != texts[1].len)
		return texts[0].len > texts[1].len;
	return texts[0].len && memcmp(texts[0].at, texts[1].at, texts[0].len) > 0;
}

static void match_sides(struct stm_redliner *r)
{
	for (size_t j = 0; j < r->sides[1].len; j++)
		r->match[1][j] = STM_UNMATCHED;
	stm_common_find(&r->room, &r->sides[0], &r->sides[1], r->match[0]);
	for (size_t i = 0; i < r->sides[0].len; i++)
		if (r->match[0][i] >= 0)
			r->match[1][r->match[0][i]] = (int32_t)i;
}

const struct stm_edit *stm_redline(struct stm_redliner *redliner, const struct stm_str texts[2],
	size_t *count)
{
	bool turned = is_turned(texts);
	edit_vec edits = {0};

	if (stm_str_equal(texts[0], texts[1])) {
		STM_PUSH(redliner->arena, &edits,
			(struct stm_edit){.op = STM_EQUAL, .text = texts[0].at, .length = texts[0].len});
		*count = 1;
		return edits.at;
	}
	for (int side = 0; side < 2; side++)
		stm_tokenize(&redliner->tokenizer, &redliner->sides[side], texts[side ^ turned]);
	reserve(redliner);
	match_sides(redliner);
	drop_confetti(redliner);
	drop_rewrites(redliner);
	slide_changes(redliner);
	stm_moves_find(redliner);
	emit(redliner, &edits, turned);
	*count = edits.len;
	return edits.at;
}
