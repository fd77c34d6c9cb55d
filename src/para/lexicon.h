/*
 * What the words of a language mean to a resolution: opening verbs and how strong they are, modal
 * verbs, chain words, structure words, months. The tables are data (para/data/<language>.tsv,
 * with a source on each row), compiled in.
 */
#ifndef STM_PARA_LEXICON_H
#define STM_PARA_LEXICON_H

#include "base/str.h"

enum stm_lexeme_kind {
	STM_LEXEME_CHAIN,
	STM_LEXEME_MODAL,
	STM_LEXEME_MONTH,
	STM_LEXEME_OPERATIVE,
	STM_LEXEME_PREAMBULAR,
	STM_LEXEME_STRUCTURE,
};

/*
 * Static, like the lexicons they are in; nobody frees them. Without pointers, so that the loader
 * has nothing to do in a thousand of them. The build refuses a phrase that is too long.
 */
struct stm_lexeme {
	char phrase[48]; /* lower case */
	enum stm_lexeme_kind kind;
	int strength;  /* 0 to 100; -1 where it has none; of a month its number */
	char organ[8]; /* "*", "SC", "GA", "HRC", "ECOSOC" */
};

struct stm_lexicon {
	const char *language;             /* ISO 639-1 */
	const struct stm_lexeme *lexemes; /* by phrase */
	size_t count;
};

/* The lexicon of LANGUAGE (ISO 639-1, NULL for English), or NULL. */
const struct stm_lexicon *stm_lexicon(const char *language);

/* The entry of KIND for PHRASE (any case) in the usage of ORGAN ("*" for any), or NULL. */
const struct stm_lexeme *stm_lexicon_find(const struct stm_lexicon *lexicon,
	enum stm_lexeme_kind kind, struct stm_str phrase, const char *organ);

/*
 * The verb phrase TEXT opens with, the longest the lexicon has, words that only chain it to the
 * paragraph before set aside ("Also calls upon" opens with "calls upon"); or NULL. LEXICON may be
 * NULL.
 */
const struct stm_lexeme *stm_lexicon_opening(
	const struct stm_lexicon *lexicon, struct stm_str text, const char *organ);

#endif
