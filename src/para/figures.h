/*
 * Figures with a meaning: dates, symbols, sessions, years. What is left are numbers. A change of
 * one of the first four may be the calendar's doing; a change of a number never is.
 */
#ifndef STM_PARA_FIGURES_H
#define STM_PARA_FIGURES_H

#include "para/lexicon.h"

enum stm_figure_kind {
	STM_FIGURE_NUMBER,  /* "1,000", "2.5" */
	STM_FIGURE_DATE,    /* "17 December 2024" */
	STM_FIGURE_SYMBOL,  /* "A/RES/79/183", "53/24", "2719 (2023)" */
	STM_FIGURE_SESSION, /* the "eighty-first" of "its eighty-first session", "79th" */
	STM_FIGURE_YEAR,    /* "2024" where nothing is counted */
};

/* TEXT is a slice of what was read. */
struct stm_figure {
	enum stm_figure_kind kind;
	struct stm_str text;
	/* A year, a session; a date's year; of a symbol its session or year, -1 when not known. */
	long value;
	size_t prefix; /* of a symbol: bytes before that session or year ("A/RES/": 6) */
};

/* Whether the word at byte AT of S stands where a month would: behind "17 " or "1er ". */
static inline bool stm_behind_day(struct stm_str s, size_t at)
{
	return (at > 1 && stm_is_digit(s.at[at - 2])) ||
	       (at > 3 && !memcmp(s.at + at - 3, "er ", 3) && stm_is_digit(s.at[at - 4]));
}

/*
 * The figure that stands over byte AT of S; false when there is none. A word of letters costs a
 * search in LEXICON (may be NULL).
 */
bool stm_figure_over(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, struct stm_figure *out);

/*
 * The value of the ordinal in words or digits that stands at byte AT of S ("fifty-third": 53,
 * "quatre-vingt-unième": 81, "79th": 79), or 0; *END is the byte behind it.
 */
long stm_ordinal_parse(const struct stm_lexicon *lexicon, struct stm_str s, size_t at, size_t *end);

/* The symbol (as STM_FIGURE_SYMBOL) that stands over byte AT of S; false when there is none. */
bool stm_figure_symbol(struct stm_str s, size_t at, struct stm_figure *out);

#endif
