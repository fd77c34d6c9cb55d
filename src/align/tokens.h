/*
 * The words of a text as a redline shows them: a word keeps its hyphens and apostrophes, a symbol
 * or a number its slashes and points ("53/24", "1,000"), every other mark stands alone. White
 * space belongs to the token behind it, so that the tokens joined are the text.
 */
#ifndef STM_ALIGN_TOKENS_H
#define STM_ALIGN_TOKENS_H

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"
#include "base/str.h"
#include "para/lexicon.h"

enum stm_token_weight {
	STM_WEIGHT_MARK = 1, /* punctuation, structure words */
	STM_WEIGHT_CONTENT = 3,
};

struct stm_token {
	uint32_t id;    /* equal for equal words, white space included, marks of whatever kind */
	uint32_t start; /* byte in the text */
	uint32_t weight;
};

/* A vector, used again from text to text; the texts are borrowed. */
struct stm_tokens {
	struct stm_token *at; /* LEN and one more, whose start is the text's length */
	size_t len, cap;
	struct stm_str text;
};

/* Gives ids to tokens; shared by all texts that are to be compared. */
struct stm_tokenizer {
	struct stm_arena *arena;
	struct stm_map ids;
	struct stm_buf form;      /* room for the form of a token that has marks */
	struct stm_map structure; /* hashes of the language's structure words */
	bool spaces;              /* white space is a token of its own */
	bool characters;          /* and so is every letter, with the marks on it */
	uint32_t *ends;           /* of words of scripts without spaces, in the text under way */
	size_t end_count, next;
};

/* A tokenizer on ARENA without ids yet. LEXICON (may be NULL) is read here and not kept. */
void stm_tokenizer_init(struct stm_tokenizer *tokenizer, struct stm_arena *arena,
	const struct stm_lexicon *lexicon);

/* Sets TOKENS to those of TEXT, which must outlive them; what TOKENS held is forgotten. */
void stm_tokenize(struct stm_tokenizer *tokenizer, struct stm_tokens *tokens, struct stm_str text);

/* Token I as it stands in the text, without the white space before it. */
struct stm_str stm_token_word(const struct stm_tokens *tokens, size_t i);

/* Whether token I of A and token J of B, of one id, are the same bytes; else marks differ. */
bool stm_tokens_same(const struct stm_tokens *a, size_t i, const struct stm_tokens *b, size_t j);

/* Tokens FROM to TO (excluded) as they stand in the text. */
struct stm_str stm_tokens_slice(const struct stm_tokens *tokens, size_t from, size_t to);

#endif
