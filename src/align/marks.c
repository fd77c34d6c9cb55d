/*
 * The marks of one link: its opening verb here, the rest in a file of its own each. A claim that
 * one wording is stronger than another is made only where both rows of the table name a source and
 * share a scale.
 */
#include "align/marks.h"

#include "para/figures.h"

/* Whether the lists A and B, separated by commas, have a name in common. */
static bool share_scale(const char *a, const char *b)
{
	for (size_t length; *a; a += length + (a[length] == ',')) {
		length = strcspn(a, ",");
		for (size_t other, at = 0; b[at]; at += other + (b[at + other] == ',')) {
			other = strcspn(b + at, ",");
			if (length && other == length && !strncmp(a, b + at, length))
				return true;
		}
	}
	return false;
}

static bool has_strength(const struct stm_lexeme *lexeme)
{
	return lexeme && lexeme->strength >= 0 && lexeme->source[0];
}

/* Modal verbs that a table gives no scale are of one. */
static enum stm_change compare(
	enum stm_mark_kind kind, const struct stm_lexeme *was, const struct stm_lexeme *is)
{
	bool alike = kind == STM_MARK_MODAL && was && is && !was->scales[0] && !is->scales[0];

	if (!has_strength(was) || !has_strength(is))
		return STM_INCOMPARABLE;
	if (!alike && !share_scale(was->scales, is->scales))
		return STM_INCOMPARABLE;
	if (was->strength == is->strength)
		return STM_CHANGED;
	return is->strength > was->strength ? STM_STRONGER : STM_WEAKER;
}

struct stm_mark stm_mark_of(
	enum stm_mark_kind kind, const struct stm_lexeme *was, const struct stm_lexeme *is)
{
	struct stm_mark mark = {.kind = kind, .change = compare(kind, was, is)};

	if (mark.change == STM_STRONGER || mark.change == STM_WEAKER) {
		mark.was_source = was->source;
		mark.is_source = is->source;
	}
	return mark;
}

enum { OPENING = 80 /* bytes in which a paragraph's verb stands */ };

/*
 * Openings that are the same bytes are passed over without a look into the lexicon. The texts of a
 * mark are the arena's, as a user's table may be gone before the diff is.
 */
static void find_verb(const struct stm_marker_context *context, stm_mark_vec *marks,
	const struct stm_str texts[2])
{
	const struct stm_lexeme *was, *is;
	struct stm_mark mark;

	if (stm_str_equal(stm_str_sub(texts[0], 0, OPENING), stm_str_sub(texts[1], 0, OPENING)))
		return;
	was = stm_lexicon_opening(context->lexicon, texts[0], context->organ);
	is = stm_lexicon_opening(context->lexicon, texts[1], context->organ);
	if (!was || !is || !strcmp(was->phrase, is->phrase))
		return;
	mark = stm_mark_of(STM_MARK_VERB, was, is);
	mark.was = was->phrase;
	mark.is = is->phrase;
	STM_PUSH(context->arena, marks, mark);
}

/* The session a document says it is of, else that of its symbol; 0 when it says neither. */
static long session_of(const struct stm_lexicon *lexicon, const struct stm_document *document)
{
	const struct stm_metadata *metadata = &document->metadata;
	struct stm_figure figure;
	long session = 0;
	size_t end;

	if (metadata->session) {
		/* "Seventy-ninth session" */
		struct stm_str s = stm_str(metadata->session);

		session = stm_ordinal_parse(lexicon, s, 0, &end);
	}
	if (!session && metadata->symbol && metadata->symbol[0] &&
		stm_figure_symbol(stm_str(metadata->symbol), 0, &figure) && figure.value > 0)
		session = figure.value;
	return session;
}

static long year_of(const struct stm_document *document)
{
	const char *date = stm_metadata_day(&document->metadata);
	long year = 0;

	for (size_t i = 0; date && i < 4 && stm_is_digit(date[i]); i++)
		year = year * 10 + (date[i] - '0');
	return year;
}

/* Sessions of two bodies are not counted against each other. */
void stm_marks_begin(
	struct stm_marker_context *context, const struct stm_document *const documents[2])
{
	const unsigned kinds = 1u << STM_LEXEME_MODAL | 1u << STM_LEXEME_QUALIFIER |
			       1u << STM_LEXEME_TERM | 1u << STM_LEXEME_NUMBER |
			       1u << STM_LEXEME_ORDINAL | 1u << STM_LEXEME_CITATION;
	const char *bodies[2] = {documents[0]->metadata.body, documents[1]->metadata.body};
	long sessions[2], years[2];

	stm_picks_init(&context->picks, context->arena, context->lexicon, kinds);
	for (int side = 0; side < 2; side++) {
		sessions[side] = session_of(context->lexicon, documents[side]);
		years[side] = year_of(documents[side]);
	}
	context->step = (struct stm_step){0};
	context->step.dated = years[0] && years[1];
	if (context->step.dated)
		context->step.years = years[1] - years[0];
	if (sessions[0] && sessions[1] && bodies[0] && bodies[1] && !strcmp(bodies[0], bodies[1])) {
		context->step.sessions = sessions[1] - sessions[0];
		context->step.same = sessions[0] == sessions[1];
	}
}

void stm_marks_find(struct stm_link *link, const struct stm_marker_context *context,
	const struct stm_str mains[2])
{
	stm_mark_vec marks = {0};

	find_verb(context, &marks, mains);
	stm_facts_find(link, context, &marks);
	stm_bracket_marks_find(link, context, &marks);
	link->marks = marks.at;
	link->mark_count = marks.len;
	if (link->relation == STM_REWORDED && stm_rolled_forward(link, context))
		link->flags |= STM_ROLLED;
}
