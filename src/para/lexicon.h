/*
 * What the words of a language mean to a resolution: opening verbs and how strong they are, modal
 * verbs, chain words, structure words, months. The tables are data (para/data/<language>.tsv,
 * with a source on each row), compiled in.
 */
#ifndef STM_PARA_LEXICON_H
#define STM_PARA_LEXICON_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* What each means, para/data/en.tsv says. */
enum stm_lexeme_kind {
	STM_LEXEME_ADVERB,
	STM_LEXEME_CHAIN,
	STM_LEXEME_CITATION,
	STM_LEXEME_DEADLINE,
	STM_LEXEME_LATEST,
	STM_LEXEME_MODAL,
	STM_LEXEME_MONTH,
	STM_LEXEME_NUMBER,
	STM_LEXEME_OPERATIVE,
	STM_LEXEME_ORDINAL,
	STM_LEXEME_PREAMBULAR,
	STM_LEXEME_QUALIFIER,
	STM_LEXEME_SESSION,
	STM_LEXEME_SESSIONAL,
	STM_LEXEME_STRUCTURE,
	STM_LEXEME_TERM,
};

/* Rows of the compiled tables are static; those of a user's table are on its arena. */
struct stm_lexeme {
	const char *phrase; /* lower case */
	enum stm_lexeme_kind kind;
	int strength;       /* 0 to 100; -1 where it has none; of a month or number its value */
	const char *scales; /* what its strength can be compared on, separated by commas; or "" */
	const char *organ;  /* "*", "SC", "GA", "HRC", "ECOSOC" */
	const char *source; /* a key or words of the table; "" where no claim can be made */
};

struct stm_lexicon {
	const char *language;             /* ISO 639-1 */
	const struct stm_lexeme *lexemes; /* by phrase */
	size_t count;
	const uint32_t *chains; /* first two letters of chain words, see stm_letters_in() */
};

/*
 * Whether the bit of B is set in the row of A: two letters of a word in either case, of a table
 * of 27 rows; what is no letter of ASCII is row or bit 26.
 */
static inline bool stm_letters_in(const uint32_t *table, char a, char b)
{
	size_t row = stm_is_alpha(a) ? (size_t)((a | 0x20) - 'a') : 26;
	size_t bit = stm_is_alpha(b) ? (size_t)((b | 0x20) - 'a') : 26;

	return table[row] >> bit & 1;
}

/* The lexicon of LANGUAGE (ISO 639-1, NULL for English), or NULL. */
const struct stm_lexicon *stm_lexicon(const char *language);

/* PHRASE as entries are written (see lexicon.c), as much as fits, NUL-terminated in OUT. */
void stm_lexicon_fold(char *out, size_t size, struct stm_str phrase);

/* The entry of KIND for PHRASE (any case) in the usage of ORGAN ("*" for any), or NULL. */
const struct stm_lexeme *stm_lexicon_find(const struct stm_lexicon *lexicon,
	enum stm_lexeme_kind kind, struct stm_str phrase, const char *organ);

/* What is looked for: entries of KINDS (bits 1 << kind) in the usage of ORGAN ("*" for any). */
struct stm_wanted {
	unsigned kinds;
	const char *organ;
};

/*
 * The longest entry WANTED whose whole words stand at byte AT of S, where a word begins, or NULL;
 * *END is the byte behind them then. LEXICON may be NULL.
 */
const struct stm_lexeme *stm_lexicon_match(const struct stm_lexicon *lexicon,
	struct stm_wanted wanted, struct stm_str s, size_t at, size_t *end);

/*
 * The entries of some kinds by their first letter, for a text that is looked into word by word:
 * those of letter A (from 0; 26 is any but a to z) are AT[FIRST[A]] to AT[FIRST[A + 1]].
 */
struct stm_picks {
	const struct stm_lexeme **at;
	uint8_t *heads; /* how many letters of ASCII each begins with */
	uint32_t first[28];
	/* First two letters of first words and of those behind, for stm_letters_in(). */
	uint32_t begins[27], goes_on[27];
};

/* Sets PICKS, on ARENA, to the entries of LEXICON (may be NULL) of KINDS (bits 1 << kind). */
void stm_picks_init(struct stm_picks *picks, struct stm_arena *arena,
	const struct stm_lexicon *lexicon, unsigned kinds);

/* As stm_lexicon_match(), of any organ's usage. */
const struct stm_lexeme *stm_picks_match(
	const struct stm_picks *picks, struct stm_str s, size_t at, size_t *end);

/*
 * The verb phrase TEXT opens with, the longest the lexicon has, words that only chain it to the
 * paragraph before set aside ("Also calls upon" opens with "calls upon"), and, where that is not
 * known, adverbs too; or NULL. LEXICON may be NULL.
 */
const struct stm_lexeme *stm_lexicon_opening(
	const struct stm_lexicon *lexicon, struct stm_str text, const char *organ);

#endif
