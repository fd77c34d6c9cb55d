/*
 * Binary search in tables that the build sorts. Phrases are compared in lower case, with plain
 * apostrophes, single spaces and no commas.
 */
#include "para/lexicon.h"

#include "lexicon_data.h"

enum { LONGEST = 72 /* bytes of a phrase, or of what is read of a text */ };

/* NUL-terminated once it is normalised. */
struct phrase {
	char at[LONGEST];
	size_t len;
};

/*
 * Appends the character at byte *I of S in lower case; false when there is no more room. Latin-1
 * is enough for English and French; other scripts are compared as they stand.
 */
static bool add_character(struct phrase *phrase, struct stm_str s, size_t *i)
{
	char c = s.at[*i];

	if (phrase->len + 3 >= LONGEST)
		return false;
	if (s.len - *i >= 3 && !memcmp(s.at + *i, "\xe2\x80\x99", 3)) {
		c = '\'';
		*i += 2;
	} else if (c == '\xc3' && *i + 1 < s.len && (unsigned char)s.at[*i + 1] < 0x9f) {
		phrase->at[phrase->len++] = c; /* capital Latin-1 letter: the second byte decides */
		c = (char)(s.at[++*i] + 0x20);
	}
	phrase->at[phrase->len++] = stm_is_upper(c) ? (char)(c + 32) : c;
	return true;
}

/*
 * Commas and colons stand behind chain words ("Also, requests"); brackets and stars are of drafts
 * and of emphasis that did not pair.
 */
static bool is_skipped(char c)
{
	return c == ',' || c == ':' || c == '[' || c == ']' || c == '(' || c == '*';
}

/* As much of S as fits. "[Strongly]  urges" becomes "strongly urges". */
static void normalise(struct phrase *phrase, struct stm_str s)
{
	phrase->len = 0;
	for (size_t i = 0; i < s.len; i++) {
		bool space = stm_is_space(s.at[i]);

		if (stm_is_lower(s.at[i]) && phrase->len + 3 < LONGEST) {
			phrase->at[phrase->len++] = s.at[i];
			continue;
		}
		if (is_skipped(s.at[i]) ||
			(space && (!phrase->len || phrase->at[phrase->len - 1] == ' ')))
			continue;
		if (!add_character(phrase, space ? (struct stm_str){" ", 1} : s,
			    space ? &(size_t){0} : &i))
			break;
	}
	while (phrase->len && phrase->at[phrase->len - 1] == ' ')
		phrase->len--;
	phrase->at[phrase->len] = '\0';
}

/* As strncmp(), without a call: most phrases differ in their first letters. */
static int compare(const char *a, const char *b, size_t length)
{
	size_t i = 0;

	while (i < length && a[i] == b[i] && a[i])
		i++;
	return i < length ? (unsigned char)a[i] - (unsigned char)b[i] : 0;
}

/* The first entry that is not below the LENGTH bytes at PHRASE. */
static size_t lower_bound(const struct stm_lexicon *lexicon, const char *phrase, size_t length)
{
	size_t low = 0, high = lexicon->count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (compare(lexicon->lexemes[middle].phrase, phrase, length) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct stm_lexicon *stm_lexicon(const char *language)
{
	for (size_t i = 0; i < sizeof(lexicons) / sizeof(lexicons[0]); i++)
		if (!strcmp(lexicons[i].language, language ? language : "en"))
			return &lexicons[i];
	return NULL;
}

/* Whether LEXEME is of the organ's usage: 2 for its own, 1 for everybody's. */
static int usage(const struct stm_lexeme *lexeme, const char *organ)
{
	return !strcmp(lexeme->organ, organ) ? 2 : !strcmp(lexeme->organ, "*") ? 1 : 0;
}

const struct stm_lexeme *stm_lexicon_find(const struct stm_lexicon *lexicon,
	enum stm_lexeme_kind kind, struct stm_str phrase, const char *organ)
{
	const struct stm_lexeme *found = NULL;
	struct phrase key;

	if (!lexicon || phrase.len >= LONGEST)
		return NULL;
	normalise(&key, phrase);
	for (size_t i = lower_bound(lexicon, key.at, LONGEST); i < lexicon->count; i++) {
		const struct stm_lexeme *lexeme = &lexicon->lexemes[i];

		if (strcmp(lexeme->phrase, key.at) != 0)
			break;
		if (lexeme->kind == kind &&
			usage(lexeme, organ) > (found ? usage(found, organ) : 0))
			found = lexeme;
	}
	return found;
}

static size_t word_length(const char *at)
{
	return strcspn(at, " ");
}

/* Whether TEXT starts with the whole words of PHRASE. */
static bool starts_with(const char *text, const char *phrase)
{
	size_t length = strlen(phrase);

	return !compare(text, phrase, length) && (text[length] == ' ' || !text[length]);
}

/*
 * The longest phrase of one of KINDS (bits) that the words at TEXT begin with, or NULL; of two
 * rows for one phrase the organ's own. Looks only at the rows that begin with TEXT's first word.
 */
static const struct stm_lexeme *longest(
	const struct stm_lexicon *lexicon, const char *text, unsigned kinds, const char *organ)
{
	size_t word = word_length(text);
	const struct stm_lexeme *best = NULL;

	for (size_t i = word ? lower_bound(lexicon, text, word) : lexicon->count;
		i < lexicon->count && !compare(lexicon->lexemes[i].phrase, text, word); i++) {
		const struct stm_lexeme *lexeme = &lexicon->lexemes[i];
		size_t length = strlen(lexeme->phrase), most = best ? strlen(best->phrase) : 0;

		if (!(kinds & (1u << lexeme->kind)) || !usage(lexeme, organ) || length < most ||
			!starts_with(text, lexeme->phrase))
			continue;
		if (!best || length > most || usage(lexeme, organ) > usage(best, organ))
			best = lexeme;
	}
	return best;
}

enum { CHAINED = 40 /* bytes into a text that words may chain its verb */ };

/*
 * Takes chain words out of PHRASE's beginning, also from between the words of a verb: "further
 * calls again upon" becomes "calls upon". A chain word that is all there is stays.
 */
static void drop_chains(const struct stm_lexicon *lexicon, struct phrase *phrase)
{
	size_t at = 0;

	while (at < phrase->len && at < CHAINED) {
		const struct stm_lexeme *chain = longest(
			lexicon, phrase->at + at, 1u << STM_LEXEME_CHAIN, "*");
		size_t length = chain ? strlen(chain->phrase) : 0;

		if (chain && length < phrase->len - at) {
			memmove(phrase->at + at, phrase->at + at + length + 1,
				phrase->len - at - length);
			phrase->len -= length + 1;
		} else {
			at += word_length(phrase->at + at) + 1;
		}
	}
}

const struct stm_lexeme *stm_lexicon_opening(
	const struct stm_lexicon *lexicon, struct stm_str text, const char *organ)
{
	const unsigned kinds = 1u << STM_LEXEME_OPERATIVE | 1u << STM_LEXEME_PREAMBULAR;
	struct phrase phrase;

	if (!lexicon)
		return NULL;
	normalise(&phrase, text);
	drop_chains(lexicon, &phrase);
	return longest(lexicon, phrase.at, kinds, organ);
}
