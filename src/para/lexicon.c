/* Binary search in tables that the build sorts. Phrases are compared in lower case, as far as six words. */
#include "para/lexicon.h"

#include "lexicon_data.h"

enum { LONGEST = 96 /* bytes of a phrase */, WORDS = 8 };

/* Lower case into OUT, typographic apostrophes as ', white space single; the length. */
static size_t normalise(char out[LONGEST], struct stm_str phrase)
{
	size_t n = 0;

	for (size_t i = 0; i < phrase.len && n + 1 < LONGEST; i++) {
		char c = phrase.at[i];

		if (phrase.len - i >= 3 && !memcmp(phrase.at + i, "\xe2\x80\x99", 3)) {
			c = '\'';
			i += 2;
		} else if (c == '\xc3' && i + 1 < phrase.len && (unsigned char)phrase.at[i + 1] < 0x9f) {
			out[n++] = c; /* capital Latin-1 letter: the second byte decides */
			c = (char)(phrase.at[++i] + 0x20);
		}
		out[n++] = stm_is_upper(c) ? (char)(c + 32) : c;
	}
	out[n] = '\0';
	return n;
}

static const struct stm_lexeme *first_match(const struct stm_lexicon *lexicon, const char *phrase)
{
	size_t low = 0, high = lexicon->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(lexicon->lexemes[middle].phrase, phrase) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < lexicon->count && !strcmp(lexicon->lexemes[low].phrase, phrase)
		? &lexicon->lexemes[low]
		: NULL;
}

const struct stm_lexicon *stm_lexicon(const char *language)
{
	for (size_t i = 0; i < sizeof(lexicons) / sizeof(lexicons[0]); i++)
		if (!strcmp(lexicons[i].language, language ? language : "en"))
			return &lexicons[i];
	return NULL;
}

const struct stm_lexeme *stm_lexicon_find(const struct stm_lexicon *lexicon,
	enum stm_lexeme_kind kind, struct stm_str phrase, const char *organ)
{
	char key[LONGEST];
	const struct stm_lexeme *found = NULL, *lexeme, *end;

	if (!lexicon || phrase.len >= LONGEST)
		return NULL;
	normalise(key, phrase);
	end = lexicon->lexemes + lexicon->count;
	for (lexeme = first_match(lexicon, key); lexeme && lexeme < end; lexeme++) {
		if (strcmp(lexeme->phrase, key) != 0)
			break;
		if (lexeme->kind != kind)
			continue;
		if (!strcmp(lexeme->organ, organ))
			return lexeme;
		if (!strcmp(lexeme->organ, "*"))
			found = lexeme;
	}
	return found;
}

static size_t word_end(struct stm_str s, size_t start)
{
	while (start < s.len && !stm_is_space(s.at[start]))
		start++;
	return start;
}

static size_t word_start(struct stm_str s, size_t end)
{
	while (end < s.len && stm_is_space(s.at[end]))
		end++;
	return end;
}

static struct stm_str without_comma(struct stm_str s)
{
	while (s.len && (s.at[s.len - 1] == ',' || s.at[s.len - 1] == ':'))
		s.len--;
	return s;
}

static const struct stm_lexeme *find_verb(const struct stm_lexicon *lexicon, struct stm_str phrase,
	const char *organ)
{
	const struct stm_lexeme *lexeme =
		stm_lexicon_find(lexicon, STM_LEXEME_OPERATIVE, phrase, organ);

	return lexeme ? lexeme : stm_lexicon_find(lexicon, STM_LEXEME_PREAMBULAR, phrase, organ);
}

/* The longest phrase of KIND-agnostic FIND at START of S; its end goes to *END. */
static const struct stm_lexeme *longest(const struct stm_lexicon *lexicon, struct stm_str s,
	size_t start, const char *organ, size_t *end)
{
	size_t ends[WORDS], words = 0;

	for (size_t at = start; words < WORDS && at < s.len; at = word_start(s, ends[words++]))
		ends[words] = word_end(s, at);
	while (words--) {
		struct stm_str phrase = without_comma(stm_str_sub(s, start, ends[words]));
		const struct stm_lexeme *lexeme = find_verb(lexicon, phrase, organ);

		*end = start + phrase.len;
		if (lexeme)
			return lexeme;
	}
	return NULL;
}

/* Where the words that only chain end: "Also", "Further", "Once again". */
static size_t skip_chain(const struct stm_lexicon *lexicon, struct stm_str s)
{
	size_t start = 0;

	for (;;) {
		size_t first = word_end(s, start), second = word_end(s, word_start(s, first));
		struct stm_str two = without_comma(stm_str_sub(s, start, second));
		struct stm_str one = without_comma(stm_str_sub(s, start, first));

		if (stm_lexicon_find(lexicon, STM_LEXEME_CHAIN, two, "*"))
			start = word_start(s, second);
		else if (stm_lexicon_find(lexicon, STM_LEXEME_CHAIN, one, "*"))
			start = word_start(s, first);
		else
			return start;
		if (start >= s.len)
			return 0;
	}
}

struct stm_opening stm_lexicon_opening(const struct stm_lexicon *lexicon, struct stm_str text,
	const char *organ)
{
	struct stm_opening opening = {0};
	size_t start = 0, end;

	while (text.len && (text.at[0] == '[' || text.at[0] == '('))
		text = stm_str_from(text, 1);
	if (!lexicon)
		return opening;
	opening.lexeme = longest(lexicon, text, 0, organ, &end);
	if (!opening.lexeme) {
		start = skip_chain(lexicon, text);
		opening.lexeme = start ? longest(lexicon, text, start, organ, &end) : NULL;
	}
	if (opening.lexeme)
		opening.text = stm_str_sub(text, start, end);
	return opening;
}
