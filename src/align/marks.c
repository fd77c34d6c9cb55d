/*
 * Facts (modal verbs, numbers, dates, brackets) are read from what a change takes away and from
 * what it brings; those on both sides cancel out, the others are paired in order. Where all of a
 * line was rewritten:
 *
 *     - shall hold 3 sessions before 1 May 2030
 *     + should hold 4 sessions [in all] before 1 May 2030
 *
 * The date cancels out; "shall" and "should", 3 and 4 are a pair each, and "[" and "]" are facts
 * of the new text with nothing to be paired with.
 */
#include "align/marks.h"

#include "base/unicode.h"
#include "para/date.h"

/* TEXT is a slice of the link's text; PAIRED also when it was cancelled out. */
struct fact {
	enum stm_mark_kind kind;
	struct stm_str text;
	bool paired;
};

typedef STM_VEC(struct fact) fact_vec;

struct facts {
	fact_vec sides[2];
};

/* Bytes beyond ASCII count as letters, for the accents of French. */
static size_t word_end(struct stm_str s, size_t at)
{
	while (at < s.len) {
		size_t next = at;

		if (!stm_is_word(stm_utf8_next(s, &next)))
			break;
		at = next;
	}
	return at;
}

/* "1,000", "2.5", "30": digits with points and commas between them. */
static size_t number_end(struct stm_str s, size_t at)
{
	while (at < s.len &&
		(stm_is_digit(s.at[at]) || ((s.at[at] == ',' || s.at[at] == '.') &&
						   at + 1 < s.len && stm_is_digit(s.at[at + 1]))))
		at++;
	return at;
}

static void add_fact(const struct stm_marker_context *context, fact_vec *facts,
	enum stm_mark_kind kind, struct stm_str text)
{
	STM_PUSH(context->arena, facts, (struct fact){.kind = kind, .text = text});
}

enum { FURTHEST = 24 /* bytes a date can begin before its month or year */ };

/* The date in S that goes over byte AT, or an empty slice. */
static struct stm_str date_over(
	const struct stm_marker_context *context, struct stm_str s, size_t at)
{
	for (size_t start = at + 1; start-- > 0 && at - start < FURTHEST;) {
		char date[11];
		size_t length;

		if (!stm_is_digit(s.at[start]) || (start && stm_is_digit(s.at[start - 1])))
			continue;
		length = stm_date_parse(context->lexicon, stm_str_from(s, start), date);
		if (start + length > at)
			return stm_str_sub(s, start, start + length);
	}
	return (struct stm_str){0};
}

/* A date is one fact, though its day and its year changed separately. */
static void add_date(const struct stm_marker_context *context, fact_vec *facts, struct stm_str date)
{
	for (size_t i = 0; i < facts->len; i++)
		if (facts->at[i].text.at == date.at)
			return;
	add_fact(context, facts, STM_MARK_DATE, date);
}

/* A number, unless it is part of a symbol ("53/24"), which tells nothing here. */
static size_t read_number(
	const struct stm_marker_context *context, fact_vec *facts, struct stm_str s, size_t at)
{
	size_t end = number_end(s, at);

	if (!(at && (s.at[at - 1] == '/' || s.at[at - 1] == '-')) &&
		!(end < s.len && s.at[end] == '/'))
		add_fact(context, facts, STM_MARK_NUMBER, stm_str_sub(s, at, end));
	return end;
}

/*
 * Modal verbs are looked for in everybody's table here; add_mark() asks the organ's for the
 * strength.
 */
static size_t read_word(
	const struct stm_marker_context *context, fact_vec *facts, struct stm_str s, size_t at)
{
	size_t end = word_end(s, at);
	struct stm_str word = stm_str_sub(s, at, end);

	if (stm_lexicon_find(context->lexicon, STM_LEXEME_MODAL, word, "*"))
		add_fact(context, facts, STM_MARK_MODAL, word);
	return end;
}

/*
 * The facts in bytes FROM to TO of S; dates may reach beyond, as only their day may have changed.
 */
static void read_facts(const struct stm_marker_context *context, fact_vec *facts, struct stm_str s,
	const size_t range[2])
{
	for (size_t at = range[0], end; at < range[1]; at = end) {
		bool day = stm_is_digit(s.at[at]);
		/*
		 * "9 May": the figure two bytes before the word may be a day that did not change.
		 */
		bool month = stm_is_alpha(s.at[at]) && at > 1 && stm_is_digit(s.at[at - 2]);
		struct stm_str date = {0};

		if (day || month)
			date = date_over(context, s, at);
		end = at + 1;
		if (date.len) {
			add_date(context, facts, date);
			end = (size_t)(date.at - s.at) + date.len;
		} else if (day) {
			end = read_number(context, facts, s, at);
		} else if (s.at[at] == '[' || s.at[at] == ']') {
			add_fact(context, facts, STM_MARK_BRACKET, stm_str_sub(s, at, end));
		} else if (stm_is_alpha(s.at[at])) {
			end = read_word(context, facts, s, at);
		}
	}
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

/* Without a strength on both sides, or with the same, all that is known is that it changed. */
static enum stm_change compare(const struct stm_lexeme *was, const struct stm_lexeme *is)
{
	if (!was || !is || was->strength < 0 || is->strength < 0 || was->strength == is->strength)
		return STM_CHANGED;
	return is->strength > was->strength ? STM_STRONGER : STM_WEAKER;
}

typedef STM_VEC(struct stm_mark) mark_vec;

static void add_mark(const struct stm_marker_context *context, mark_vec *marks,
	enum stm_mark_kind kind, struct stm_str was, struct stm_str is)
{
	struct stm_mark mark = {.kind = kind, .was = copy(context, was), .is = copy(context, is)};

	if (kind == STM_MARK_MODAL)
		mark.change = compare(
			stm_lexicon_find(context->lexicon, STM_LEXEME_MODAL, was, context->organ),
			stm_lexicon_find(context->lexicon, STM_LEXEME_MODAL, is, context->organ));
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

/* Kind by kind: the n-th that went with the n-th that came, or with nothing. */
static void pair_facts(
	const struct stm_marker_context *context, mark_vec *marks, struct facts *facts)
{
	for (enum stm_mark_kind kind = STM_MARK_MODAL; kind <= STM_MARK_BRACKET; kind++)
		for (;;) {
			struct fact *was = next_fact(facts, 0, kind),
				    *is = next_fact(facts, 1, kind);

			if (!was && !is)
				break;
			add_mark(context, marks, kind, was ? was->text : (struct stm_str){0},
				is ? is->text : (struct stm_str){0});
			if (was)
				was->paired = true;
			if (is)
				is->paired = true;
		}
}

enum { OPENING = 80 /* bytes in which a paragraph's verb stands */ };

/* Openings that are the same bytes are passed over without a look into the lexicon. */
static void find_verb(
	const struct stm_marker_context *context, mark_vec *marks, const struct stm_str texts[2])
{
	const struct stm_lexeme *was, *is;

	if (stm_str_equal(stm_str_sub(texts[0], 0, OPENING), stm_str_sub(texts[1], 0, OPENING)))
		return;
	was = stm_lexicon_opening(context->lexicon, texts[0], context->organ);
	is = stm_lexicon_opening(context->lexicon, texts[1], context->organ);
	if (!was || !is || !strcmp(was->phrase, is->phrase))
		return;
	STM_PUSH(context->arena, marks,
		(struct stm_mark){
			.kind = STM_MARK_VERB,
			.change = compare(was, is),
			.was = was->phrase,
			.is = is->phrase,
		});
}

/* A change with more facts than this is a rewrite, and its facts are not told one by one. */
enum { TOO_MANY = 64 };

/* A moved phrase brings and takes away nothing, nor does another kind of quotation mark. */
static void read_edit(
	const struct stm_marker_context *context, struct facts *facts, const struct stm_edit *edit)
{
	bool new = edit->op == STM_INSERT;
	struct stm_str whole = context->texts[new];
	size_t start = (size_t)(edit->text - whole.at);

	if (!edit->move && !edit->typographic)
		read_facts(context, &facts->sides[new], whole,
			(size_t[2]){start, start + edit->length});
}

void stm_marks_find(struct stm_link *link, const struct stm_marker_context *context,
	const struct stm_str mains[2])
{
	mark_vec marks = {0};

	find_verb(context, &marks, mains);
	for (size_t i = 0; i < link->edit_count; i++) {
		struct facts facts = {0};

		for (; i < link->edit_count && link->edits[i].op != STM_EQUAL; i++)
			read_edit(context, &facts, &link->edits[i]);
		if (facts.sides[0].len > TOO_MANY || facts.sides[1].len > TOO_MANY)
			continue;
		cancel(&facts);
		pair_facts(context, &marks, &facts);
	}
	link->marks = marks.at;
	link->mark_count = marks.len;
}
