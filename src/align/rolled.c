/*
 * Whether a paragraph only rolled forward: the two texts are walked side by side, and wherever they
 * differ there must be figures of one kind that went forward, as far as the documents are apart.
 *
 *	Recalling its resolutions 76/1 of 6 October 2021 and 78/2 of 9 October 2023,
 *	Recalling its resolutions 78/2 of 9 October 2023 and 80/3 of 8 October 2025,
 *
 *	... consider the matter at its eightieth session, in 2025
 *	... consider the matter at its eighty-second session, in 2027
 *
 * Conservative: a number, a year or session behind "by" or "until", a date that belongs to no
 * citation, a symbol that nothing cites, a session that went further than the documents did, and
 * every other word are substance. All that rolled must have gone one way, so that the difference
 * turned round says the same.
 */
#include "align/marks.h"

#include "base/unicode.h"
#include "doc/canonical.h"
#include "para/figures.h"

enum {
	FAR = 4, /* what is cited can go on by so many sessions or years, whatever the step */
	CITATIONS = 48, /* of one list that are read; what follows is looked at for itself */
	DUE = 5,        /* words before a year or session that can make it a deadline */
	CITED = 24,     /* words before a symbol among which is what is cited */
};

/* Two texts, where each is read, and which way what rolled has gone. */
struct walk {
	const struct stm_marker_context *context;
	struct stm_str texts[2];
	size_t at[2];
	int direction; /* 1 forward, -1 back, 0 not known yet */
	size_t rolled; /* how many figures did */
};

static bool at_end(const struct walk *walk, int side)
{
	return walk->at[side] >= walk->texts[side].len;
}

/* White space and what parts words; a hyphen and a slash are inside of them. */
static bool parts_words(char c)
{
	return c == ' ' || c == ',' || c == ';' || c == '(' || c == ')' || c == '\n';
}

/* Goes past a character that both texts have, if they do; of a mark the kind does not matter. */
static bool pass_equal(struct walk *walk)
{
	size_t next[2] = {walk->at[0], walk->at[1]};

	if (at_end(walk, 0) || at_end(walk, 1) ||
		stm_canonical_mark(stm_utf8_next(walk->texts[0], &next[0])) !=
			stm_canonical_mark(stm_utf8_next(walk->texts[1], &next[1])))
		return false;
	walk->at[0] = next[0];
	walk->at[1] = next[1];
	return true;
}

/* To the beginning of the next word that differs; false at the end of both texts. */
static bool skip_equal(struct walk *walk)
{
	size_t start[2] = {walk->at[0], walk->at[1]};

	while (pass_equal(walk))
		;
	if (at_end(walk, 0) && at_end(walk, 1))
		return false;
	for (int side = 0; side < 2; side++) {
		size_t *at = &walk->at[side];

		while (*at > start[side] && !parts_words(walk->texts[side].at[*at - 1]))
			--*at;
	}
	return true;
}

static const struct stm_lexeme *word_at(
	const struct walk *walk, int side, size_t at, enum stm_lexeme_kind kind, size_t *end)
{
	return stm_lexicon_match(walk->context->lexicon, (struct stm_wanted){1u << kind, "*"},
		walk->texts[side], at, end);
}

/* Where the word before the one at AT begins, or AT at the start of the text. */
static size_t word_before(struct stm_str s, size_t at)
{
	size_t i = at;

	while (i && parts_words(s.at[i - 1]))
		i--;
	while (i && !parts_words(s.at[i - 1]))
		i--;
	return i;
}

/* Whether between words at FROM and AT the sentence halts: what is before says nothing of it. */
static bool halts(struct stm_str s, size_t from, size_t at, const char *marks)
{
	for (size_t i = from; i < at; i++)
		if (strchr(marks, s.at[i]))
			return true;
	return false;
}

/* A word of KIND among COUNT words, up to one of MARKS. */
struct lookback {
	enum stm_lexeme_kind kind;
	int count;
	const char *marks;
};

static const struct lookback deadlines = {STM_LEXEME_DEADLINE, DUE, ",;("};
static const struct lookback citations = {STM_LEXEME_CITATION, CITED, ";"};

/* Whether WANTED stands before AT. */
static bool is_behind(const struct walk *walk, int side, size_t at, const struct lookback *wanted)
{
	struct stm_str s = walk->texts[side];

	for (size_t end, before, i = 0; i < (size_t)wanted->count && at; i++, at = before) {
		before = word_before(s, at);
		if (halts(s, before, at, wanted->marks))
			return false;
		if (word_at(walk, side, before, wanted->kind, &end))
			return true;
	}
	return false;
}

/* Whether words before AT, in the same breath, say that something is due or measured then. */
static bool is_deadline(const struct walk *walk, int side, size_t at)
{
	return is_behind(walk, side, at, &deadlines);
}

/* Takes that a figure went on by DELTA; false when others went the other way, or it stayed. */
static bool go(struct walk *walk, long delta)
{
	int direction = delta > 0 ? 1 : -1;

	if (!delta || (walk->direction && walk->direction != direction))
		return false;
	walk->direction = direction;
	walk->rolled++;
	return true;
}

/* DELTA is the STEP of the documents or, where that is not KNOWN, not far. */
static bool is_step(long delta, long step, bool known)
{
	return known ? delta == step : delta >= -FAR && delta <= FAR;
}

/* What is cited need not be a document of the same series, nor of every year. */
static bool is_near(const struct walk *walk, long delta)
{
	long step = walk->context->step.sessions, most = 2 * (step < 0 ? -step : step);

	if (most < FAR)
		most = FAR;
	return delta >= -most && delta <= most;
}

static size_t start_of(const struct walk *walk, int side, const struct stm_figure *figure)
{
	return (size_t)(figure->text.at - walk->texts[side].at);
}

/* What stands between a citation and its date. */
static bool binds_date(struct stm_str s)
{
	return stm_str_starts(s, STM_STR("of ")) || stm_str_starts(s, STM_STR("dated ")) ||
	       stm_str_starts(s, STM_STR("du ")) || stm_str_starts(s, STM_STR("date du "));
}

/* "resolution 79/183 of 17 December 2024", "the report of 3 May 2024": of a citation. */
static bool is_cited(const struct walk *walk, int side, const struct stm_figure *date)
{
	struct stm_str s = walk->texts[side];
	size_t at = start_of(walk, side, date), of = word_before(s, at), cited, end;
	struct stm_figure symbol;

	if (!binds_date(stm_str_from(s, of)))
		return false;
	cited = word_before(s, of);
	if (stm_str_starts(stm_str_from(s, cited), STM_STR("date du ")))
		return true;
	return word_at(walk, side, cited, STM_LEXEME_CITATION, &end) ||
	       (of >= 2 && stm_figure_symbol(s, of - 2, &symbol) && symbol.value >= 0);
}

/* Letters before the session and what is behind it: "A/RES/" of "A/RES/79/183". */
static bool same_prefix(const struct stm_figure *a, const struct stm_figure *b)
{
	return stm_str_equal(
		stm_str_sub(a->text, 0, a->prefix), stm_str_sub(b->text, 0, b->prefix));
}

static bool roll_years(struct walk *walk, const struct stm_figure figures[2])
{
	long delta = figures[1].value - figures[0].value;

	return is_step(delta, walk->context->step.years, walk->context->step.dated) &&
	       go(walk, delta);
}

/* "A/RES/79/183" says itself what it is, "79/183" only where something is cited. */
static bool is_citation(const struct walk *walk, int side, const struct stm_figure *symbol)
{
	return stm_is_upper(symbol->text.at[0]) ||
	       is_behind(walk, side, start_of(walk, side, symbol), &citations);
}

static bool roll_symbols(struct walk *walk, const struct stm_figure figures[2])
{
	long delta = figures[1].value - figures[0].value;

	return figures[0].value >= 0 && figures[1].value >= 0 && is_near(walk, delta) &&
	       is_citation(walk, 0, &figures[0]) && is_citation(walk, 1, &figures[1]) &&
	       same_prefix(&figures[0], &figures[1]) && go(walk, delta);
}

static bool are_deadlines(const struct walk *walk, const struct stm_figure figures[2])
{
	return is_deadline(walk, 0, start_of(walk, 0, &figures[0])) ||
	       is_deadline(walk, 1, start_of(walk, 1, &figures[1]));
}

static bool roll_figures(struct walk *walk, const struct stm_figure figures[2])
{
	long delta = figures[1].value - figures[0].value;

	switch (figures[0].kind) {
	case STM_FIGURE_SESSION:
		return !are_deadlines(walk, figures) &&
		       is_step(delta, walk->context->step.sessions,
			       walk->context->step.sessions != 0) &&
		       go(walk, delta);
	case STM_FIGURE_YEAR:
		return !are_deadlines(walk, figures) && roll_years(walk, figures);
	case STM_FIGURE_DATE:
		return is_cited(walk, 0, &figures[0]) && is_cited(walk, 1, &figures[1]) &&
		       is_near(walk, delta) && (!delta || go(walk, delta));
	case STM_FIGURE_SYMBOL:
		return roll_symbols(walk, figures);
	default:
		return false;
	}
}

/*
 * Whether a figure can stand over the place of SIDE: a word of small letters is one only as an
 * ordinal or behind a day.
 */
static bool may_be_figure(const struct walk *walk, int side)
{
	struct stm_str s = walk->texts[side];
	size_t at = walk->at[side], end;
	const struct stm_lexeme *found;

	if (at >= s.len)
		return false;
	if (!stm_is_lower(s.at[at]) || stm_behind_day(s, at))
		return true;
	found = stm_picks_match(&walk->context->picks, s, at, &end);
	return found && (found->kind == STM_LEXEME_NUMBER || found->kind == STM_LEXEME_ORDINAL);
}

/* Figures of one kind over both places, one later than the other; both are behind them then. */
static bool take_figures(struct walk *walk)
{
	struct stm_figure figures[2];

	for (int side = 0; side < 2; side++)
		if (!may_be_figure(walk, side) ||
			!stm_figure_over(walk->context->lexicon, walk->texts[side], walk->at[side],
				&figures[side]))
			return false;
	if (figures[0].kind != figures[1].kind || !roll_figures(walk, figures))
		return false;
	for (int side = 0; side < 2; side++)
		walk->at[side] = start_of(walk, side, &figures[side]) + figures[side].text.len;
	return true;
}

/* "resolution" and "resolutions": as many are cited as there are. */
static bool take_nouns(struct walk *walk)
{
	const struct stm_lexeme *nouns[2];
	size_t ends[2], length;

	for (int side = 0; side < 2; side++) {
		if (at_end(walk, side))
			return false;
		nouns[side] = stm_picks_match(
			&walk->context->picks, walk->texts[side], walk->at[side], &ends[side]);
		if (!nouns[side] || nouns[side]->kind != STM_LEXEME_CITATION)
			return false;
	}
	length = strlen(nouns[0]->phrase);
	if (length > strlen(nouns[1]->phrase))
		length = strlen(nouns[1]->phrase);
	if (strncmp(nouns[0]->phrase, nouns[1]->phrase, length) != 0)
		return false;
	walk->at[0] = ends[0];
	walk->at[1] = ends[1];
	return true;
}

/* What is cited one after the other on a side, and the byte behind. */
struct citations {
	struct stm_figure at[CITATIONS];
	size_t len, end;
};

/* Behind ", ", " and ", " et " and their like, where the next of a list would begin. */
static size_t next_cited(struct stm_str s, size_t at)
{
	static const struct stm_str joints[] = {{", and ", 6}, {", ", 2}, {" and ", 5}, {" et ", 4},
		{"and ", 4}, {"et ", 3}, {" ", 1}};

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (stm_str_starts(stm_str_from(s, at), joints[i]))
			return at + joints[i].len;
	return at;
}

/* Behind " of 17 December 2024" at AT, or AT. */
static size_t skip_its_date(const struct walk *walk, int side, size_t at)
{
	struct stm_str s = walk->texts[side];
	size_t space = at + 1;
	struct stm_figure date;

	while (space < s.len && space - at < 6 && s.at[space] != ' ')
		space++;
	if (at >= s.len || s.at[at] != ' ' || !binds_date(stm_str_from(s, at + 1)) ||
		space + 1 >= s.len || !stm_is_digit(s.at[space + 1]) ||
		!stm_figure_over(walk->context->lexicon, s, space + 1, &date) ||
		date.kind != STM_FIGURE_DATE || start_of(walk, side, &date) != space + 1)
		return at;
	return space + 1 + date.text.len;
}

static size_t before_space(struct stm_str s, size_t at)
{
	while (at && s.at[at - 1] == ' ')
		at--;
	return at;
}

/* The symbol before the walk, with or without its date; false when something else stands there. */
static bool symbol_before(const struct walk *walk, int side, struct stm_figure *symbol)
{
	struct stm_str s = walk->texts[side];
	size_t at = before_space(s, walk->at[side]);
	struct stm_figure date;

	if (at && stm_is_digit(s.at[at - 1]) &&
		stm_figure_over(walk->context->lexicon, s, at - 1, &date) &&
		date.kind == STM_FIGURE_DATE) {
		at = word_before(s, start_of(walk, side, &date));
		at = at ? at - 1 : 0;
	}
	return at && stm_figure_symbol(s, at - 1, symbol) && symbol->value >= 0 &&
	       start_of(walk, side, symbol) + symbol->text.len == at;
}

/*
 * The list goes on where the walk is: symbols of one kind, with or without their dates. It begins
 * with the one before, which what is appended is to be later than.
 */
static void read_citations(const struct walk *walk, int side, struct citations *list)
{
	struct stm_str s = walk->texts[side];

	list->len = symbol_before(walk, side, &list->at[0]);
	list->end = list->len ? before_space(s, walk->at[side]) : walk->at[side];
	while (list->len < CITATIONS) {
		size_t at = next_cited(s, list->end);
		struct stm_figure *figure = &list->at[list->len];

		if (at >= s.len || !stm_figure_symbol(s, at, figure) || figure->value < 0 ||
			start_of(walk, side, figure) != at ||
			(list->len && !same_prefix(&list->at[0], figure)))
			break;
		list->len++;
		list->end = skip_its_date(walk, side, at + figure->text.len);
	}
}

static bool has(const struct citations *list, struct stm_str symbol)
{
	for (size_t i = 0; i < list->len; i++)
		if (stm_str_equal(list->at[i].text, symbol))
			return true;
	return false;
}

static long latest(const struct citations *list)
{
	long most = 0;

	for (size_t i = 0; i < list->len; i++)
		if (list->at[i].value > most)
			most = list->at[i].value;
	return most;
}

/* Whether LATER is EARLIER gone on: nothing in it that is new is older than anything before. */
static bool went_on(
	const struct walk *walk, const struct citations *earlier, const struct citations *later)
{
	size_t fresh = 0;

	for (size_t i = 0; i < later->len; i++) {
		long delta = later->at[i].value - latest(earlier);

		if (has(earlier, later->at[i].text))
			continue;
		fresh++;
		if (delta <= 0 || !is_near(walk, delta))
			return false;
	}
	return fresh && later->len >= earlier->len;
}

/* Lists of what is cited, of which one went on where the other ended. */
static bool take_citations(struct walk *walk)
{
	struct citations lists[2];

	for (int side = 0; side < 2; side++)
		read_citations(walk, side, &lists[side]);
	if (lists[0].end <= walk->at[0] && lists[1].end <= walk->at[1])
		return false; /* no more than what was before */
	if (!lists[0].len || !lists[1].len || !same_prefix(&lists[0].at[0], &lists[1].at[0]) ||
		!is_citation(walk, 0, &lists[0].at[0]) || !is_citation(walk, 1, &lists[1].at[0]))
		return false;
	if (!(walk->direction >= 0 && went_on(walk, &lists[0], &lists[1]) && go(walk, 1)) &&
		!(walk->direction <= 0 && went_on(walk, &lists[1], &lists[0]) && go(walk, -1)))
		return false;
	walk->at[0] = lists[0].end;
	walk->at[1] = lists[1].end;
	return true;
}

/* What ends a paragraph depends on whether another follows. */
static struct stm_str without_end(struct stm_str s)
{
	while (s.len && strchr(" .,;:", s.at[s.len - 1]))
		s.len--;
	return s;
}

/* The walk begins at the word that the first edit is in. */
static void begin(struct walk *walk, const struct stm_link *link)
{
	size_t at = 0;

	if (link->edit_count && link->edits[0].op == STM_EQUAL)
		at = link->edits[0].length;
	for (int side = 0; side < 2; side++)
		if (at > walk->texts[side].len)
			at = walk->texts[side].len;
	while (at && !parts_words(walk->texts[0].at[at - 1]))
		at--;
	walk->at[0] = walk->at[1] = at;
}

bool stm_rolled_forward(const struct stm_link *link, const struct stm_marker_context *context)
{
	struct walk walk = {.context = context,
		.texts = {without_end(context->texts[0]), without_end(context->texts[1])}};

	if (context->step.same)
		return false;
	if (context->step.sessions)
		walk.direction = context->step.sessions > 0 ? 1 : -1;
	begin(&walk, link);
	while (skip_equal(&walk)) {
		size_t before = walk.at[0] + walk.at[1];

		if (!take_citations(&walk) && !take_nouns(&walk) && !take_figures(&walk))
			return false;
		if (walk.at[0] + walk.at[1] <= before)
			return false;
	}
	return walk.rolled > 0;
}
