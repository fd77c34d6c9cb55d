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

void stm_lexicon_fold(char *out, size_t size, struct stm_str phrase)
{
	struct phrase folded;

	normalise(&folded, phrase);
	if (folded.len >= size)
		folded.len = size - 1;
	memcpy(out, folded.at, folded.len);
	out[folded.len] = '\0';
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
 * Takes the words of KIND out of PHRASE's beginning, also from between the words of a verb:
 * "further calls again upon" becomes "calls upon". Such a word that is all there is stays.
 */
static void drop(
	const struct stm_lexicon *lexicon, struct phrase *phrase, enum stm_lexeme_kind kind)
{
	size_t at = 0;

	while (at < phrase->len && at < CHAINED) {
		const char *word = phrase->at + at;
		bool may = kind != STM_LEXEME_CHAIN ||
			   stm_letters_in(lexicon->chains, word[0], word[1]);
		const struct stm_lexeme *chain = may ? longest(lexicon, word, 1u << kind, "*")
						     : NULL;
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
	const struct stm_lexeme *found;
	struct phrase phrase;

	if (!lexicon)
		return NULL;
	normalise(&phrase, text);
	drop(lexicon, &phrase, STM_LEXEME_CHAIN);
	found = longest(lexicon, phrase.at, kinds, organ);
	if (found)
		return found;
	if (!longest(lexicon, phrase.at, 1u << STM_LEXEME_ADVERB, "*"))
		return NULL;
	drop(lexicon, &phrase, STM_LEXEME_ADVERB);
	return longest(lexicon, phrase.at, kinds, organ);
}

/* Whether byte I of S is of a word: letters, digits, apostrophes; no dash and no other quotes. */
static bool in_word(struct stm_str s, size_t i)
{
	unsigned char c = (unsigned char)s.at[i];

	if (c < 0x80)
		return stm_is_alpha(s.at[i]) || stm_is_digit(s.at[i]) || c == '\'';
	return c != 0xe2 || (s.len - i >= 3 && !memcmp(s.at + i, "\xe2\x80\x99", 3));
}

/*
 * The byte behind PHRASE where its whole words stand at byte AT of S in any case, or 0. Most
 * characters are the same byte, so the others are only looked at when that fails.
 */
static size_t phrase_end(struct stm_str s, size_t at, const char *phrase)
{
	while (*phrase && at < s.len) {
		struct phrase character;

		if (s.at[at] == *phrase && *phrase != ' ') {
			at++;
			phrase++;
			continue;
		}
		if (*phrase == ' ') {
			if (!stm_is_space(s.at[at]))
				return 0;
			while (at < s.len && stm_is_space(s.at[at]))
				at++;
			phrase++;
			continue;
		}
		if (stm_is_lower(s.at[at]) || stm_is_space(s.at[at]))
			return 0;
		character.len = 0;
		add_character(&character, s, &at);
		at++;
		if (strncmp(phrase, character.at, character.len) != 0)
			return 0;
		phrase += character.len;
	}
	return *phrase || (at < s.len && in_word(s, at)) ? 0 : at;
}

const struct stm_lexeme *stm_lexicon_match(const struct stm_lexicon *lexicon,
	struct stm_wanted wanted, struct stm_str s, size_t at, size_t *end)
{
	const struct stm_lexeme *best = NULL;
	struct phrase word = {.len = 0};
	size_t i = at;

	*end = at;
	while (i < s.len && in_word(s, i) && add_character(&word, s, &i))
		i++;
	if (!lexicon || !word.len)
		return NULL;
	for (i = lower_bound(lexicon, word.at, word.len);
		i < lexicon->count && !strncmp(lexicon->lexemes[i].phrase, word.at, word.len);
		i++) {
		const struct stm_lexeme *lexeme = &lexicon->lexemes[i];
		size_t behind;

		if (!(wanted.kinds & (1u << lexeme->kind)) || !usage(lexeme, wanted.organ))
			continue;
		behind = phrase_end(s, at, lexeme->phrase);
		if (!behind || behind < *end ||
			(best && behind == *end &&
				usage(lexeme, wanted.organ) <= usage(best, wanted.organ)))
			continue;
		best = lexeme;
		*end = behind;
	}
	return best;
}

enum { OTHER = 26 /* what begins with no letter from a to z */ };

static size_t bucket_of(char c)
{
	char small = c | 0x20;

	return stm_is_lower(small) ? (size_t)(small - 'a') : OTHER;
}

/* How many letters of ASCII S begins with; a longer head than any entry's is cut. */
static size_t head_of(struct stm_str s)
{
	size_t i = 0;

	while (i < s.len && i < LONGEST && stm_is_alpha(s.at[i]))
		i++;
	return i;
}

static size_t bit_of(char c)
{
	return stm_is_alpha(c) ? (size_t)((c | 0x20) - 'a') : OTHER;
}

/* What is no letter of ASCII may be one with an accent, which begins anything. */
static void note_letters(struct stm_picks *picks, const char *phrase)
{
	picks->begins[bit_of(phrase[0])] |= 1u << bit_of(phrase[1]);
	for (const char *c = strchr(phrase, ' '); c; c = strchr(c + 1, ' '))
		picks->goes_on[bit_of(c[1])] |= 1u << bit_of(c[2]);
}

static bool is_picked(const struct stm_lexicon *lexicon, size_t i, unsigned kinds)
{
	const struct stm_lexeme *lexeme = &lexicon->lexemes[i];

	/* rows of one phrase stand together: of several organs' one is enough */
	return (kinds & (1u << lexeme->kind)) &&
	       !(i && lexeme[-1].kind == lexeme->kind &&
		       !strcmp(lexeme[-1].phrase, lexeme->phrase));
}

/* First how many there are of each letter, then each to its place. */
void stm_picks_init(struct stm_picks *picks, struct stm_arena *arena,
	const struct stm_lexicon *lexicon, unsigned kinds)
{
	size_t count = lexicon ? lexicon->count : 0;
	uint32_t next[OTHER + 2] = {0};

	*picks = (struct stm_picks){0};
	picks->at = stm_alloc_array(arena, count + 1, sizeof(struct stm_lexeme *));
	picks->heads = stm_alloc_array(arena, count + 1, 1);
	for (size_t i = 0; i < count; i++)
		if (is_picked(lexicon, i, kinds))
			next[bucket_of(lexicon->lexemes[i].phrase[0]) + 1]++;
	for (size_t i = 0; i <= OTHER; i++)
		picks->first[i + 1] = next[i + 1] += next[i];
	for (size_t i = 0; i < count; i++) {
		const struct stm_lexeme *lexeme = &lexicon->lexemes[i];
		uint32_t place;

		if (!is_picked(lexicon, i, kinds))
			continue;
		place = next[bucket_of(lexeme->phrase[0])]++;
		picks->heads[place] = (uint8_t)head_of(stm_str(lexeme->phrase));
		picks->at[place] = lexeme;
		note_letters(picks, lexeme->phrase);
	}
	picks->begins[OTHER] = picks->goes_on[OTHER] = UINT32_MAX;
}

/* A first word of another length is no match, and most are of another length. */
const struct stm_lexeme *stm_picks_match(
	const struct stm_picks *picks, struct stm_str s, size_t at, size_t *end)
{
	const struct stm_lexeme *best = NULL;
	size_t bucket = bucket_of(s.at[at]), head = head_of(stm_str_from(s, at));

	*end = at;
	for (size_t i = picks->first[bucket]; i < picks->first[bucket + 1]; i++) {
		const char *phrase = picks->at[i]->phrase;
		size_t behind;

		if (picks->heads[i] != head || (head > 1 && phrase[1] != (s.at[at + 1] | 0x20)))
			continue;
		behind = phrase_end(s, at, phrase);
		if (behind > *end) {
			best = picks->at[i];
			*end = behind;
		}
	}
	return best;
}
