/*
 * Facts (modal verbs, figures, qualifiers) are read from what a change takes away and from what it
 * brings; those on both sides cancel out, the others are paired in order. Where all of a line was
 * rewritten:
 *
 *     - shall hold 3 sessions before 1 May 2030
 *     + should hold, as appropriate, 4 sessions before 1 May 2030
 *
 * The date cancels out; "shall" and "should", 3 and 4 are a pair each, and "as appropriate" came.
 */
#include "align/marks.h"

#include "base/unicode.h"
#include "para/figures.h"

/* TEXT is a slice of the link's text; PAIRED also when it was cancelled out. */
struct fact {
	enum stm_mark_kind kind;
	struct stm_str text;
	bool paired;
};

/* DONE is the end of the last figure: a date of which day and year changed is told once. */
typedef struct {
	struct fact *at;
	size_t len, cap;
	const char *done;
} fact_vec;

struct facts {
	fact_vec sides[2];
};

enum {
	BEFORE = 4,    /* words before a change that a phrase may begin at */
	TERM = 2,      /* the same before a modal verb */
	TOO_MANY = 64, /* facts on a side: that is a rewrite, and they are not told one by one */
};

/* Bytes beyond ASCII count as letters, for the accents of French. */
static size_t word_end(struct stm_str s, size_t at)
{
	while (at < s.len) {
		size_t next = at + 1;

		if ((unsigned char)s.at[at] >= 0x80) {
			next = at;
			if (!stm_is_word(stm_utf8_next(s, &next)))
				break;
		} else if (!stm_is_alpha(s.at[at]) && !stm_is_digit(s.at[at])) {
			break;
		}
		at = next;
	}
	return at;
}

/* A fact that two edits touch is one fact. */
static void add_fact(const struct stm_marker_context *context, fact_vec *facts,
	enum stm_mark_kind kind, struct stm_str text)
{
	for (size_t i = 0; i < facts->len; i++)
		if (facts->at[i].text.at == text.at)
			return;
	if (facts->len <= TOO_MANY)
		STM_PUSH(context->arena, facts, (struct fact){.kind = kind, .text = text});
}

static enum stm_mark_kind kind_of(enum stm_figure_kind figure)
{
	static const enum stm_mark_kind kinds[] = {
		[STM_FIGURE_NUMBER] = STM_MARK_NUMBER,
		[STM_FIGURE_DATE] = STM_MARK_DATE,
		[STM_FIGURE_YEAR] = STM_MARK_DATE,
		[STM_FIGURE_SYMBOL] = STM_MARK_SYMBOL,
		[STM_FIGURE_SESSION] = STM_MARK_SESSION,
	};

	return kinds[figure];
}

/*
 * Adds FOUND, which stands from AT to END of S, if it is a modal verb or qualifier. Everybody's
 * table has them; modal_mark() asks the organ's for the strength. A term has the words of a
 * qualifier and is passed over as a whole.
 */
static void add_phrase(const struct stm_marker_context *context, fact_vec *facts,
	const struct stm_lexeme *found, struct stm_str text)
{
	if (found->kind == STM_LEXEME_MODAL)
		add_fact(context, facts, STM_MARK_MODAL, text);
	else if (found->kind == STM_LEXEME_QUALIFIER)
		add_fact(context, facts, STM_MARK_QUALIFIER, text);
}

static bool is_numeral(const struct stm_lexeme *lexeme)
{
	return lexeme->kind == STM_LEXEME_NUMBER || lexeme->kind == STM_LEXEME_ORDINAL;
}

/* Whether a figure can stand over the word at AT: digits, a month, a symbol. */
static bool may_be_figure(struct stm_str s, size_t at)
{
	if (stm_is_digit(s.at[at]) || stm_behind_day(s, at))
		return true;
	return stm_is_upper(s.at[at]) && memchr(s.at + at, '/', s.len - at < 6 ? s.len - at : 6);
}

static bool may_begin(const struct stm_picks *picks, struct stm_str s, size_t at)
{
	return stm_letters_in(picks->begins, s.at[at], at + 1 < s.len ? s.at[at + 1] : ' ');
}

/* Back over COUNT words, so that a phrase that began before a change is seen whole. */
static size_t words_before(struct stm_str s, size_t at, int count)
{
	while (count-- > 0 && at) {
		while (at && s.at[at - 1] == ' ')
			at--;
		while (at && s.at[at - 1] != ' ')
			at--;
	}
	return at;
}

/* Whether the word at AT is inside of a term: the "will" of "the will of", new or not. */
static bool is_in_term(const struct stm_marker_context *context, struct stm_str s, size_t at)
{
	for (size_t start = words_before(s, at, TERM), end; start < at; start++) {
		const struct stm_lexeme *found = start && s.at[start - 1] != ' '
							 ? NULL
							 : stm_picks_match(
								   &context->picks, s, start, &end);

		if (found && found->kind == STM_LEXEME_TERM && end > at)
			return true;
	}
	return false;
}

/* "3 May", "May 2024": the modal verb has no figures beside it. */
static bool is_month(struct stm_str s, size_t at, size_t end)
{
	return stm_is_upper(s.at[at]) &&
	       (stm_behind_day(s, at) ||
		       (end + 1 < s.len && s.at[end] == ' ' && stm_is_digit(s.at[end + 1])));
}

/* The word at AT; the byte to go on from. */
static size_t read_word(
	const struct stm_marker_context *context, fact_vec *facts, struct stm_str s, size_t at)
{
	size_t end, behind;
	bool begins = may_begin(&context->picks, s, at);
	const struct stm_lexeme *found = begins ? stm_picks_match(&context->picks, s, at, &end)
						: NULL;
	struct stm_figure figure;

	if (found && found->kind == STM_LEXEME_MODAL &&
		(is_month(s, at, end) || is_in_term(context, s, at)))
		found = NULL;

	if (found && !is_numeral(found) && found->kind != STM_LEXEME_CITATION) {
		add_phrase(context, facts, found, stm_str_sub(s, at, end));
		return end;
	}
	end = word_end(s, at);
	if (!((found && is_numeral(found)) || may_be_figure(s, at)) ||
		!stm_figure_over(context->lexicon, s, at, &figure))
		return end > at ? end : at + 1;
	if (figure.text.at >= facts->done)
		add_fact(context, facts, kind_of(figure.kind), figure.text);
	facts->done = figure.text.at + figure.text.len;
	behind = (size_t)(figure.text.at - s.at) + figure.text.len;
	return behind > at ? behind : at + 1;
}

/*
 * Phrases that began before byte FROM, where a change is, and reach into it: of "may not" only
 * "not" may be new. Figures look back themselves.
 */
static void read_before(
	const struct stm_marker_context *context, fact_vec *facts, struct stm_str s, size_t from)
{
	for (size_t at = words_before(s, from, BEFORE); at < from;) {
		size_t end, next = word_end(s, at);
		const struct stm_lexeme *found = next > at && may_begin(&context->picks, s, at)
							 ? stm_picks_match(
								   &context->picks, s, at, &end)
							 : NULL;

		if (found && end >= from)
			add_phrase(context, facts, found, stm_str_sub(s, at, end));
		at = next > at ? next : at + 1;
	}
}

/* The facts in bytes FROM to TO of S; they may reach beyond, as only a part may have changed. */
static void read_facts(const struct stm_marker_context *context, fact_vec *facts, struct stm_str s,
	const size_t range[2])
{
	for (size_t at = range[0]; at < range[1];) {
		unsigned char c = (unsigned char)s.at[at];

		if (stm_is_alpha((char)c) || stm_is_digit((char)c) || c >= 0x80)
			at = read_word(context, facts, s, at);
		else
			at++;
	}
}

static bool is_too_long(const struct facts *facts)
{
	return facts->sides[0].len > TOO_MANY || facts->sides[1].len > TOO_MANY;
}

/* A fact on both sides was moved inside the change, not changed. At most TOO_MANY squared. */
static void cancel(struct facts *facts)
{
	for (size_t i = 0; i < facts->sides[0].len; i++)
		for (size_t j = 0; j < facts->sides[1].len; j++) {
			struct fact *a = &facts->sides[0].at[i], *b = &facts->sides[1].at[j];

			if (a->paired || b->paired || a->kind != b->kind ||
				!stm_str_same(a->text, b->text))
				continue;
			a->paired = b->paired = true;
		}
}

static const char *copy(const struct stm_marker_context *context, struct stm_str s)
{
	return stm_copy(context->arena, s.at, s.len);
}

static struct stm_mark modal_mark(
	const struct stm_marker_context *context, struct stm_str was, struct stm_str is)
{
	if (!was.len || !is.len)
		return (struct stm_mark){.kind = STM_MARK_MODAL};
	return stm_mark_of(STM_MARK_MODAL,
		stm_lexicon_find(context->lexicon, STM_LEXEME_MODAL, was, context->organ),
		stm_lexicon_find(context->lexicon, STM_LEXEME_MODAL, is, context->organ));
}

static void add_mark(const struct stm_marker_context *context, stm_mark_vec *marks,
	enum stm_mark_kind kind, const struct stm_str texts[2])
{
	struct stm_mark mark = {.kind = kind};

	if (kind == STM_MARK_MODAL)
		mark = modal_mark(context, texts[0], texts[1]);
	if (kind == STM_MARK_QUALIFIER)
		mark.change = texts[1].len ? STM_GAINED : STM_LOST;
	mark.was = copy(context, texts[0]);
	mark.is = copy(context, texts[1]);
	STM_PUSH(context->arena, marks, mark);
}

/* The first fact of SIDE and KIND that is not paired yet, or NULL. */
static struct fact *next_fact(struct facts *facts, int side, enum stm_mark_kind kind)
{
	for (size_t i = 0; i < facts->sides[side].len; i++)
		if (!facts->sides[side].at[i].paired && facts->sides[side].at[i].kind == kind)
			return &facts->sides[side].at[i];
	return NULL;
}

/* The n-th that went with the n-th that came, or with nothing; a qualifier with nothing always. */
static void pair_kind(const struct stm_marker_context *context, stm_mark_vec *marks,
	struct facts *facts, enum stm_mark_kind kind)
{
	for (;;) {
		struct fact *was = next_fact(facts, 0, kind), *is = next_fact(facts, 1, kind);

		if (!was && !is)
			break;
		if (was && kind == STM_MARK_QUALIFIER)
			is = NULL;
		add_mark(context, marks, kind,
			(struct stm_str[2]){was ? was->text : (struct stm_str){0},
				is ? is->text : (struct stm_str){0}});
		if (was)
			was->paired = true;
		if (is)
			is->paired = true;
	}
}

static void pair_facts(
	const struct stm_marker_context *context, stm_mark_vec *marks, struct facts *facts)
{
	if (is_too_long(facts))
		return;
	cancel(facts);
	for (enum stm_mark_kind kind = STM_MARK_MODAL; kind <= STM_MARK_SESSION; kind++)
		if (kind != STM_MARK_BRACKET)
			pair_kind(context, marks, facts, kind);
}

/* Whether the first word of EDIT can be inside a phrase that began before it. */
static bool goes_on(const struct stm_marker_context *context, const struct stm_edit *edit)
{
	size_t at = edit->length && edit->text[0] == ' ';

	return at + 1 < edit->length &&
	       stm_letters_in(context->picks.goes_on, edit->text[at], edit->text[at + 1]);
}

/*
 * Reads the change that begins at edit *I; *I is behind it then, AT where both texts are. A moved
 * phrase brings and takes away nothing, nor does another kind of quotation mark. Phrases that
 * reach into the change are read on both sides, also where nothing came or went: of "may not"
 * that became "may", there is the "may".
 */
static void read_change(const struct stm_link *link, const struct stm_marker_context *context,
	struct facts *facts, size_t *i, size_t at[2])
{
	size_t starts[2] = {at[0], at[1]};
	bool before = false;

	for (; *i < link->edit_count && link->edits[*i].op != STM_EQUAL; ++*i) {
		const struct stm_edit *edit = &link->edits[*i];
		bool new = edit->op == STM_INSERT;

		at[new] += edit->length;
		if (edit->move || edit->typographic)
			continue;
		before |= goes_on(context, edit);
		read_facts(context, &facts->sides[new], context->texts[new],
			(size_t[2]){at[new] - edit->length, at[new]});
	}
	for (int side = 0; side < 2 && before; side++)
		read_before(context, &facts->sides[side], context->texts[side], starts[side]);
}

/* Qualifiers are cancelled over the whole link: one that moved to another place is no change. */
static void keep_qualifiers(
	const struct stm_marker_context *context, struct facts *kept, struct facts *facts)
{
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < facts->sides[side].len; i++) {
			struct fact *fact = &facts->sides[side].at[i];

			if (fact->kind != STM_MARK_QUALIFIER)
				continue;
			add_fact(context, &kept->sides[side], fact->kind, fact->text);
			fact->paired = true;
		}
}

void stm_facts_find(
	const struct stm_link *link, const struct stm_marker_context *context, stm_mark_vec *marks)
{
	struct facts qualifiers = {0}, facts = {0};
	size_t at[2] = {0, 0};
	bool all = true; /* facts were read */

	for (int side = 0; side < 2; side++)
		facts.sides[side].done = context->texts[side].at;
	for (size_t i = 0; i < link->edit_count;) {
		if (link->edits[i].op == STM_EQUAL) {
			at[0] += link->edits[i].length;
			at[1] += link->edits[i++].length;
			continue;
		}
		read_change(link, context, &facts, &i, at);
		all &= !is_too_long(&facts);
		keep_qualifiers(context, &qualifiers, &facts);
		pair_facts(context, marks, &facts);
		facts.sides[0].len = facts.sides[1].len = 0;
	}
	if (!all || is_too_long(&qualifiers))
		return; /* one that is not there may be among those that were not read */
	cancel(&qualifiers);
	pair_kind(context, marks, &qualifiers, STM_MARK_QUALIFIER);
}
