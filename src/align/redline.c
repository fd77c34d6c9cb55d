/*
 * From common tokens to runs that read as a person would mark them: a lone "the" between two
 * changes is no common ground, a text with hardly any is a rewrite, and a change that could stand
 * in several places stands where a clause begins. The texts are compared in one order only and
 * turned round when need be, so that the redline of B and A mirrors that of A and B.
 */
#include "align/redline.h"

/*
 * REWRITE: under a seventh of the content in common, what is kept are words that any two clauses
 * share, and the reader is better served by the old text and the new one whole. CONFETTI: how many
 * times lighter a common stretch is than the changes on both sides of it to be given up; a change
 * in fewer places is bought with more changed words, and this buys as many as three in a hundred
 * (docs/measurements.md). MARGIN leaves the search enough of the common text to slide a change in.
 */
enum {
	REWRITE = 15, /* percent */
	CONFETTI = 7,
	MARGIN = 120, /* bytes of common text beside the first and last change that are looked at */
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

/* From one text to the next room is kept, so most redlines allocate their edits only. */
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

/* Of tokens FROM to TO: three for a word of content, one for a mark or a structure word. */
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
 * Gives up common stretches that are light beside the changes on both sides of them. One pass:
 * what has been joined counts as one change for what comes after. Of
 *
 *     -the old stone weir- +a new lock+ of -the northern town quay- +this basin+ and canal
 *
 * "of" weighs 1 and the changes beside it 10 each: all before "and" becomes one change.
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
			if (CONFETTI * weight < before && CONFETTI * weight < size_of(r, &next)) {
				unmatch(r, &s);
				before += weight;
				continue;
			}
		}
		before = 0;
	}
}

/* The words of content among the tokens of SIDE, or only those that are kept. */
static size_t count_content(const struct stm_redliner *r, int side, bool kept)
{
	size_t count = 0;

	for (size_t i = 0; i < r->sides[side].len; i++)
		count += r->sides[side].at[i].weight > STM_WEIGHT_MARK &&
			 (!kept || r->match[side][i] >= 0);
	return count;
}

/* Whether a rewording is shown as a rewrite. A weight of a token is the same on both sides. */
static bool is_rewrite(const struct stm_redliner *r)
{
	size_t all = count_content(r, 0, false) + count_content(r, 1, false);

	return 2 * count_content(r, 0, true) * 100 < all * REWRITE;
}

/* A comma, semicolon or full stop; the ends of the text break too. */
static bool is_break(const struct stm_tokens *tokens, size_t i)
{
	struct stm_str word;

	if (i >= tokens->len)
		return true;
	word = stm_token_word(tokens, i);
	return word.len == 1 && (word.at[0] == ',' || word.at[0] == ';' || word.at[0] == '.');
}

/*
 * A change of SIDE alone, FROM to TO: how well it begins at a clause's beginning, 0 to 3. Marks
 * go with what they introduce, as one speaks them.
 */
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

/*
 * Moves the change by one token: TAKES, at its one end, is matched with what GIVES, at its other,
 * was matched with. Both are equal tokens, so the texts stay the same.
 */
static void rematch(struct stm_redliner *r, int side, size_t gives, size_t takes)
{
	int32_t partner = r->match[side][gives];

	r->match[side][gives] = STM_UNMATCHED;
	r->match[side][takes] = partner;
	r->match[!side][partner] = (int32_t)takes;
}

/*
 * Slides a lone deletion or insertion among the places where it means the same; returns how many
 * tokens to the right it went, or 0. In "of fishers, of farmers, of millers" with farmers new,
 *
 *     of fishers, of [farmers, of] millers       as found
 *     of fishers[, of farmers], of millers       as shown
 *
 * FROM is where the change begins, LENGTH its tokens; LOW to HIGH are the places. Past 64 of them
 * the text repeats itself, and no place is better. Of equals the place where it was found wins,
 * then the leftmost.
 */
static size_t slide(struct stm_redliner *r, int side, size_t from, size_t to)
{
	const struct stm_tokens *t = &r->sides[side];
	size_t low = from, high = from, best = from, start = from, length = to - from;
	int most = -1;

	while (low > 0 && r->match[side][low - 1] >= 0 &&
		t->at[low - 1].id == t->at[low - 1 + length].id)
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

/* From left to right; a change that slid to the right is not met again. */
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

/* Appends TEXT; common text that touches the common text before it goes on with it. */
static void add_edit(struct stm_redliner *r, edit_vec *edits, struct stm_edit edit)
{
	struct stm_edit *last = edits->len ? &edits->at[edits->len - 1] : NULL;

	if (!edit.length)
		return;
	if (last && last->op == STM_EQUAL && edit.op == STM_EQUAL)
		last->length += edit.length;
	else
		STM_PUSH(r->arena, edits, edit);
}

/* TEXT as an edit that is no move. */
static struct stm_edit plain(enum stm_edit_op op, struct stm_str text)
{
	return (struct stm_edit){.op = op, .text = text.at, .length = text.len};
}

/* Appends tokens FROM to TO of SIDE as changed, cut where a move begins or ends. */
static void add_changed(struct stm_redliner *r, edit_vec *edits, enum stm_edit_op op, int side,
	const size_t range[2])
{
	for (size_t from = range[0], end; from < range[1]; from = end) {
		struct stm_edit edit;

		end = from + 1;
		while (end < range[1] && r->moves[side][end] == r->moves[side][from])
			end++;
		edit = plain(op, stm_tokens_slice(&r->sides[side], from, end));
		edit.move = r->moves[side][from];
		add_edit(r, edits, edit);
	}
}

/*
 * Appends the common stretch S: as equal what is the same bytes, as typographic changes the rest.
 */
static void add_common(
	struct stm_redliner *r, edit_vec *edits, const struct stretch *s, bool turned)
{
	const struct stm_tokens *old = &r->sides[turned], *new = &r->sides[!turned];
	size_t shift = s->from[!turned] - s->from[turned]; /* wraps below 0 */

	for (size_t i = s->from[turned], end; i < s->to[turned]; i = end) {
		bool same = stm_tokens_same(old, i, new, i + shift);
		struct stm_edit gone = plain(STM_DELETE, stm_tokens_slice(old, i, i + 1));
		struct stm_edit come = plain(
			STM_INSERT, stm_tokens_slice(new, i + shift, i + shift + 1));

		end = i + 1;
		while (same && end < s->to[turned] && stm_tokens_same(old, end, new, end + shift))
			end++;
		if (same) {
			add_edit(r, edits, plain(STM_EQUAL, stm_tokens_slice(old, i, end)));
			continue;
		}
		gone.typographic = come.typographic = true;
		add_edit(r, edits, gone);
		add_edit(r, edits, come);
	}
}

/* Deletions come before insertions, whichever side was which in the comparison. */
static void emit(struct stm_redliner *r, edit_vec *edits, bool turned)
{
	size_t at[2] = {0, 0};

	while (!is_at_end(r, at)) {
		struct stretch s = next_stretch(r, at);
		size_t old[2] = {s.from[turned], s.to[turned]};
		size_t new[2] = {s.from[!turned], s.to[!turned]};

		if (s.common) {
			add_common(r, edits, &s, turned);
		} else {
			add_changed(r, edits, STM_DELETE, turned, old);
			add_changed(r, edits, STM_INSERT, !turned, new);
		}
		at[0] = s.to[0];
		at[1] = s.to[1];
	}
}

/* The shorter text first, then by bytes. */
static bool is_turned(const struct stm_str texts[2])
{
	if (texts[0].len != texts[1].len)
		return texts[0].len > texts[1].len;
	return texts[0].len && memcmp(texts[0].at, texts[1].at, texts[0].len) > 0;
}

/* Both directions of the matching, from one search. */
static void match_sides(struct stm_redliner *r)
{
	for (size_t j = 0; j < r->sides[1].len; j++)
		r->match[1][j] = STM_UNMATCHED;
	stm_common_find(&r->room, &r->sides[0], &r->sides[1], r->match[0]);
	for (size_t i = 0; i < r->sides[0].len; i++)
		if (r->match[0][i] >= 0)
			r->match[1][r->match[0][i]] = (int32_t)i;
}

/*
 * Common text at both ends of TEXTS that need not be looked at, in bytes; it ends between tokens.
 */
struct ends {
	size_t start, end;
};

/* Tokens begin with their white space, so a space is where one begins; 0 without any. */
static size_t back_to_space(struct stm_str s, size_t at)
{
	while (at && s.at[at] != ' ')
		at--;
	return at;
}

static struct ends find_ends(const struct stm_str texts[2])
{
	size_t shorter = texts[0].len < texts[1].len ? texts[0].len : texts[1].len;
	const char *tails[2] = {texts[0].at + texts[0].len, texts[1].at + texts[1].len};
	struct ends ends = {0, 0};

	while (ends.start < shorter && texts[0].at[ends.start] == texts[1].at[ends.start])
		ends.start++;
	while (ends.end < shorter - ends.start &&
		tails[0][-1 - (ptrdiff_t)ends.end] == tails[1][-1 - (ptrdiff_t)ends.end])
		ends.end++;
	ends.start = ends.start > MARGIN ? back_to_space(texts[0], ends.start - MARGIN) : 0;
	ends.end = ends.end > MARGIN ? ends.end - MARGIN : 0;
	while (ends.end && *(tails[0] - ends.end) != ' ')
		ends.end--;
	return ends;
}

/* All of the old text goes, all of the new comes. */
static void emit_rewrite(struct stm_redliner *r, edit_vec *edits, const struct stm_str texts[2])
{
	add_edit(r, edits, plain(STM_DELETE, texts[0]));
	add_edit(r, edits, plain(STM_INSERT, texts[1]));
}

/* Drafts have square brackets, which come off words without a change to the words. */
static bool has_bracket(struct stm_str s)
{
	return s.len && memchr(s.at, '[', s.len);
}

/* TURNED says that the search takes TEXTS in the other order; the edits are of TEXTS as given. */
static void compare(
	struct stm_redliner *r, edit_vec *edits, const struct stm_str texts[2], bool turned)
{
	struct ends ends = find_ends(texts);
	size_t tail = texts[0].len - ends.end;

	r->tokenizer.spaces = r->tokenizer.characters || has_bracket(texts[0]) ||
			      has_bracket(texts[1]);
	r->room.place = r->tokenizer.characters ? STM_PLACE_OF_LETTERS : STM_PLACE;
	for (int side = 0; side < 2; side++) {
		struct stm_str text = texts[side ^ turned];

		stm_tokenize(&r->tokenizer, &r->sides[side],
			stm_str_sub(text, ends.start, text.len - ends.end));
	}
	reserve(r);
	match_sides(r);
	drop_confetti(r);
	if (!ends.start && !ends.end && is_rewrite(r)) {
		emit_rewrite(r, edits, texts);
		return;
	}
	slide_changes(r);
	stm_moves_find(r);
	add_edit(r, edits, plain(STM_EQUAL, stm_str_sub(texts[0], 0, ends.start)));
	emit(r, edits, turned);
	add_edit(r, edits, plain(STM_EQUAL, stm_str_from(texts[0], tail)));
}

const struct stm_edit *stm_redline(
	struct stm_redliner *redliner, const struct stm_str texts[2], size_t *count)
{
	edit_vec edits = {0};

	if (stm_str_equal(texts[0], texts[1]))
		add_edit(redliner, &edits, plain(STM_EQUAL, texts[0]));
	else
		compare(redliner, &edits, texts, is_turned(texts));
	*count = edits.len;
	return edits.at;
}
