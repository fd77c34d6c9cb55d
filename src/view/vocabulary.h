/*
 * The words of a collection, and which of its versions have each: what the search of a report's
 * first page looks through. Written as text in the page, so that it needs no second file.
 */
#ifndef STM_VIEW_VOCABULARY_H
#define STM_VIEW_VOCABULARY_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "stemma.h"

/* Characters of a word that are kept, where there is room. */
enum { STM_WORD_LETTERS = 31 };

/* Versions FIRST to END (excluded) of the history. */
struct stm_stretch {
	uint32_t first, end;
};

/* Stretches as they were found: they may be out of order, and meet. */
struct stm_stretches {
	struct stm_stretch *at;
	size_t len, cap;
};

/*
 * A word in Unicode's NFKC_Casefold form with its ligatures apart, or two characters where no
 * spaces are written.
 */
struct stm_found_word {
	struct stm_str text;
	struct stm_stretches versions;
};

struct stm_vocabulary {
	struct stm_arena arena, scratch; /* SCRATCH is for one text */
	struct stm_map versions;         /* by symbol: its place in the history */
	struct stm_map places;           /* by word: its place in FOUND */
	size_t version_count;
	STM_VEC(struct stm_found_word) found;
};

/* Adds the words of TEXT, which VERSION (its place in the history) has. On the arena's trap. */
void stm_vocabulary_text(stm_vocabulary *words, struct stm_str text, uint32_t version);

/*
 * Appends the words in order, a line each: how many characters it shares with the word before, the
 * others, a space, and its stretches as numbers. Digits are of base 64; a number's come five bits a
 * digit, least first, all but the last with 32 added. A stretch is twice the gap before it, and one
 * more when it is longer than a version, with its length less two behind it.
 *
 * No more than 128 KiB and 512 bytes a version are written: where that is not enough, words are
 * cut, so that none is missed, and some stand for others too. Returns to how many characters.
 */
unsigned stm_vocabulary_write(struct stm_buf *buf, const stm_vocabulary *words);

#endif
