/* One pass over the code points; ids come from a hash of the token's bytes. */
#include "align/tokens.h"

#include "base/unicode.h"
#include "doc/canonical.h"
#include "hash/hash.h"

/*
 * Marks that join two word characters into one token: "follow-up", "Council's", "53/24", and
 * between digits "1,000" and "2.5".
 */
static bool joins(uint32_t c, uint32_t before, uint32_t after)
{
	bool digits = before < 0x80 && stm_is_digit((char)before) && after < 0x80 &&
		      stm_is_digit((char)after);

	if (c == '-' || c == '\'' || c == '/' || c == 0x2019 || c == 0x2010 || c == 0x2011)
		return true;
	return (c == '.' || c == ',') && digits;
}

static size_t skip_space(struct stm_str s, size_t at)
{
	while (at < s.len && s.at[at] == ' ')
		at++;
	return at;
}

/*
 * The end of the word of Chinese, Thai and so on that starts at AT, or one character where nobody
 * knows. The words of a text are found once, when the first is asked for, and asked for in order.
 */
static size_t unspaced_end(struct stm_tokenizer *tokenizer, struct stm_str s, size_t at)
{
	if (!tokenizer->ends) {
		tokenizer->ends = stm_alloc_array(
			tokenizer->arena, s.len, sizeof(*tokenizer->ends));
		tokenizer->end_count = stm_word_ends(s, tokenizer->ends);
		tokenizer->next = 0;
	}
	while (tokenizer->next < tokenizer->end_count && tokenizer->ends[tokenizer->next] <= at)
		tokenizer->next++;
	if (tokenizer->next < tokenizer->end_count)
		return tokenizer->ends[tokenizer->next];
	stm_utf8_next(s, &at);
	return at;
}

/* The end of the letter that starts at AT: behind the marks that take no column of their own. */
static size_t character_end(struct stm_str s, size_t at)
{
	stm_utf8_next(s, &at);
	for (size_t next = at; next < s.len; at = next) {
		stm_utf8_next(s, &next);
		if (stm_columns(stm_str_sub(s, at, next)))
			break;
	}
	return at;
}

/*
 * The end of the token that starts at AT (which is no space). Letters of ASCII and spaces are
 * told first, as they are nearly all there is.
 */
static size_t token_end(struct stm_tokenizer *tokenizer, struct stm_str s, size_t at)
{
	size_t start = at;
	uint32_t c = stm_utf8_next(s, &at), before = c;

	if (tokenizer->characters)
		return character_end(s, start);
	if (stm_is_unspaced(c))
		return unspaced_end(tokenizer, s, start);
	if (!stm_is_word(c))
		return at;
	while (at < s.len) {
		size_t next = at, after;
		uint32_t d;

		if (stm_is_alpha(s.at[at])) {
			before = (unsigned char)s.at[at++];
			continue;
		}
		if (s.at[at] == ' ')
			break;
		c = stm_utf8_next(s, &next);
		if (stm_is_word(c) && !stm_is_unspaced(c)) {
			before = c;
			at = next;
			continue;
		}
		if (next >= s.len)
			break;
		after = next;
		d = stm_utf8_next(s, &after);
		if (!stm_is_word(d) || !joins(c, before, d))
			break;
		before = d;
		at = after;
	}
	return at;
}

void stm_tokenizer_init(
	struct stm_tokenizer *tokenizer, struct stm_arena *arena, const struct stm_lexicon *lexicon)
{
	*tokenizer = (struct stm_tokenizer){.arena = arena, .form = {.arena = arena}};
	stm_map_init(&tokenizer->ids, arena, 4096);
	stm_map_init(&tokenizer->structure, arena, 256);
	for (size_t i = 0; lexicon && i < lexicon->count; i++)
		if (lexicon->lexemes[i].kind == STM_LEXEME_STRUCTURE)
			stm_map_put(&tokenizer->structure,
				stm_hash_word(stm_str(lexicon->lexemes[i].phrase)), NULL);
}

/* No structure word is longer than this (bytes). */
enum { LONGEST_STRUCTURE = 24 };

static bool is_structure(const struct stm_tokenizer *tokenizer, struct stm_str word)
{
	char lower[LONGEST_STRUCTURE];

	if (word.len > LONGEST_STRUCTURE)
		return false;
	for (size_t i = 0; i < word.len; i++)
		lower[i] = stm_is_upper(word.at[i]) ? (char)(word.at[i] + 32) : word.at[i];
	return stm_map_get(&tokenizer->structure,
		       stm_hash_word((struct stm_str){lower, word.len})) != NULL;
}

static uint32_t weight_of(const struct stm_tokenizer *tokenizer, struct stm_str word)
{
	size_t at = 0;

	if (!word.len)
		return 0;
	if (!stm_is_word(stm_utf8_next(word, &at)) || is_structure(tokenizer, word))
		return STM_WEIGHT_MARK;
	return STM_WEIGHT_CONTENT;
}

/* Whether S has a mark of several kinds; apostrophes and hyphens of ASCII stand for all. */
static bool has_marks(struct stm_str s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.len; i++)
		all |= (unsigned char)s.at[i];
	return all >= 0x80 || s.at[s.len - 1] == '"' || s.at[s.len - 1] == '`';
}

/* A hash that is the same whatever the kind of its quotation marks, apostrophes and hyphens. */
static uint64_t hash_of(struct stm_tokenizer *tokenizer, struct stm_str bytes)
{
	struct stm_buf *form = &tokenizer->form;

	if (!has_marks(bytes))
		return stm_hash_word(bytes);
	stm_buf_cut(form, 0);
	for (size_t at = 0; at < bytes.len;)
		stm_utf8_add(form, stm_canonical_mark(stm_utf8_next(bytes, &at)));
	return stm_hash_word((struct stm_str){form->at, form->len});
}

/*
 * The value of an id in the map is the id with the weight in its two low bits, so that the weight
 * is found once a word. Ids start at 1; the white space before a word is part of it.
 */
static void add_token(struct stm_tokenizer *tokenizer, struct stm_tokens *tokens, size_t start,
	size_t word, size_t end)
{
	struct stm_str bytes = stm_str_sub(tokens->text, start, end);
	int added;
	uint32_t *value = stm_map_put(&tokenizer->ids, hash_of(tokenizer, bytes), &added);

	if (added) {
		uint32_t weight = weight_of(tokenizer, stm_str_sub(tokens->text, word, end));

		*value = (uint32_t)tokenizer->ids.count << 2 | weight;
	}
	STM_PUSH(tokenizer->arena, tokens,
		(struct stm_token){*value >> 2, (uint32_t)start, *value & 3});
}

void stm_tokenize(struct stm_tokenizer *tokenizer, struct stm_tokens *tokens, struct stm_str text)
{
	size_t start = 0;

	tokens->len = 0;
	tokens->text = text;
	tokenizer->ends = NULL;
	while (start < text.len) {
		size_t word = skip_space(text, start), end;

		if (tokenizer->spaces && word > start) {
			add_token(tokenizer, tokens, start, word, word);
			start = word;
			continue;
		}
		end = word < text.len ? token_end(tokenizer, text, word) : word;
		add_token(tokenizer, tokens, start, word, end);
		start = end;
	}
	STM_PUSH(tokenizer->arena, tokens, (struct stm_token){0, (uint32_t)text.len, 0});
	tokens->len--;
}

struct stm_str stm_token_word(const struct stm_tokens *tokens, size_t i)
{
	return stm_str_trim(stm_tokens_slice(tokens, i, i + 1));
}

bool stm_tokens_same(const struct stm_tokens *a, size_t i, const struct stm_tokens *b, size_t j)
{
	return stm_str_equal(stm_tokens_slice(a, i, i + 1), stm_tokens_slice(b, j, j + 1));
}

struct stm_str stm_tokens_slice(const struct stm_tokens *tokens, size_t from, size_t to)
{
	return stm_str_sub(tokens->text, tokens->at[from].start, tokens->at[to].start);
}
