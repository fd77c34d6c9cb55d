/*
 * Everything hangs on the enacting line ("The General Assembly,"). What stands above it in an
 * official document is the masthead and the title; below, numbered paragraphs are operative and
 * those before the first of them preambular. A text without such a line is all body.
 */
#include "para/outline.h"

#include "base/unicode.h"
#include "doc/marker.h"
#include "doc/symbol.h"
#include "para/date.h"
#include "para/fields.h"
#include "para/masthead.h"
#include "para/phrases.h"
#include "para/vote.h"

/* The first byte at or behind AT that is no digit. */
static size_t skip_digits(struct stm_str s, size_t at)
{
	while (at < s.len && stm_is_digit(s.at[at]))
		at++;
	return at;
}

/*
 * "57/14" or "S-35/1" or "60/251A" or "57/...", of a draft whose number is not known: the length,
 * or 0. Special sessions have up to four letters and hyphens in front, parts of a resolution a
 * capital behind.
 */
static size_t slash_length(struct stm_str s)
{
	static const char *const unknown[] = {"...", "…", NULL};
	size_t at = 0, start;

	while (at < s.len && at < 4 && (stm_is_upper(s.at[at]) || s.at[at] == '-'))
		at++;
	start = at;
	at = skip_digits(s, at);
	if (at == start || at >= s.len || s.at[at] != '/')
		return 0;
	start = ++at;
	at = skip_digits(s, at);
	if (at == start)
		at += stm_phrases_start(stm_str_from(s, at), unknown);
	while (at < s.len && at > start && (stm_is_upper(s.at[at])))
		at++;
	return at > start ? at : 0;
}

/* The same with its full stop. */
static size_t slash_number(struct stm_str s)
{
	size_t length = slash_length(s);

	return length && length < s.len && s.at[length] == '.' ? length + 1 : 0;
}

/* "883 (1993)" and, in the oldest, "10 (1946)." */
static size_t year_number(struct stm_str s)
{
	size_t at = skip_digits(s, 0), year;

	if (!at || at > 4 || at + 1 >= s.len || s.at[at] != ' ' || s.at[at + 1] != '(')
		return 0;
	year = at + 2;
	at = skip_digits(s, year);
	if (at != year + 4 || at >= s.len || s.at[at] != ')')
		return 0;
	at++;
	return at < s.len && s.at[at] == '.' ? at + 1 : at;
}

/*
 * A number alone is no title, and one without "Resolution" needs its full stop: "883 (1993)" is
 * also how other resolutions are cited.
 */
size_t stm_title_number(struct stm_str s)
{
	size_t word = stm_str_starts(s, STM_STR("Resolution ")) ? 11 : 0, length;

	length = slash_number(stm_str_from(s, word));
	if (!length)
		length = year_number(stm_str_from(s, word));
	if (!length || (!word && length == s.len))
		return 0;
	if (!word && s.at[length - 1] != '.')
		return 0;
	return word + length;
}

/*
 * Only a line of its own is a mark: "Annex to the report ..." goes on in small letters,
 * "Annex II shall apply." ends in a mark. 400 bytes leave room for a title on the same line.
 */
size_t stm_annex_mark(struct stm_str s)
{
	static const struct stm_str words[] = {{"Annexe", 6}, {"Annex", 5}, {"Appendix", 8},
		{"Anexo", 5}, {"Приложение", 20}, {"附件", 6}, {"المرفق", 12}};
	size_t end = 0, mark;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !end; i++)
		if (stm_str_starts(s, words[i]))
			end = words[i].len;
	if (!end || s.len > 400 || (end < s.len && s.at[end] != ' '))
		return 0;
	for (mark = end + 1;
		mark < s.len && (stm_is_upper(s.at[mark]) || stm_is_digit(s.at[mark]));)
		mark++;
	if (mark > end + 1 && mark - end <= 6 && (mark >= s.len || s.at[mark] == ' ')) {
		/* "Annex A new deal": a capital that begins the title is no number */
		struct stm_str name = stm_str_sub(s, end + 1, mark);

		if (name.len > 1 || name.at[0] != 'A' || mark >= s.len)
			end = mark;
	}
	if (end < s.len) {
		size_t at = end + 1;

		if (stm_is_small(stm_utf8_next(s, &at)) || s.at[s.len - 1] == '.' ||
			s.at[s.len - 1] == ';' || s.at[s.len - 1] == ',')
			return 0;
	}
	return end;
}

/* A title may lack the full stop: "55/16 Freedom of ..."; then a capital follows. */
size_t stm_title_prefix(struct stm_str s)
{
	size_t number = stm_title_number(s), at;

	if (number)
		return number;
	number = slash_length(s);
	at = number + 1;
	return number && at < s.len && s.at[number] == ' ' && stm_is_capital(stm_utf8_next(s, &at))
		       ? number
		       : 0;
}

size_t stm_title_start(const struct stm_outline *outline, struct stm_str s)
{
	size_t number = stm_title_prefix(s);
	struct stm_str rest = stm_str_trim(stm_str_from(s, number));
	char date[11];

	if (stm_str_starts(rest, STM_STR("of ")))
		rest = stm_str_from(rest, 3);
	if (!rest.len || stm_date_parse(outline->lexicon, rest, date) == rest.len)
		return 0;
	return number;
}

static size_t count_words(struct stm_str s)
{
	size_t words = 0;

	for (size_t i = 0; i < s.len; i++)
		words += s.at[i] != ' ' && (!i || s.at[i - 1] == ' ');
	return words;
}

/*
 * Another body's line: "The Parties to this Agreement," with a paragraph after it. An article
 * with a capital (behind L' the noun has it), nine words and 100 bytes at most, a comma: what
 * bodies call themselves in English, French and Spanish.
 */
static bool looks_enacting(struct stm_str s, const struct stm_block *next)
{
	size_t at = 0;

	if (s.len > 100 || count_words(s) > 9 || !next || s.at[s.len - 1] != ',')
		return false;
	if (!stm_str_starts(s, STM_STR("The ")) && !stm_str_starts(s, STM_STR("L'")) &&
		!stm_str_starts(s, STM_STR("La ")) && !stm_str_starts(s, STM_STR("Le ")) &&
		!stm_str_starts(s, STM_STR("Les ")) && !stm_str_starts(s, STM_STR("El ")))
		return false;
	return next->text.len && !stm_is_small(stm_utf8_next(next->text, &at)) &&
	       stm_is_capital(
		       stm_utf8_next(s, &(size_t){s.at[0] == 'L' && s.at[1] == '\'' ? 2 : 0}));
}

/*
 * A line of unknown shape counts only as the first; those of the organs begin a part each, in
 * compilations. The first says whose document it is.
 */
static void find_enacting(struct stm_document *document, struct stm_outline *outline)
{
	for (size_t i = 0; i < document->blocks.len; i++) {
		const struct stm_block *block = &document->blocks.at[i];
		const struct stm_block *next = i + 1 < document->blocks.len ? block + 1 : NULL;
		const struct stm_body *body = stm_body_enacting(block->text);

		if (!body && (outline->resolution || !looks_enacting(block->text, next)))
			continue;
		outline->roles[i] = STM_ROLE_ENACTING;
		if (!outline->resolution)
			outline->body = body;
		outline->resolution = true;
	}
}

static size_t first_of(const struct stm_outline *outline, size_t count, enum stm_role role)
{
	for (size_t i = 0; i < count; i++)
		if (outline->roles[i] == role)
			return i;
	return count;
}

/*
 * "50th plenary meeting", "47e séance", "[Adopted without a vote.]", "Adopted at the 3312th ...".
 * The longest (4000 bytes) list the States of a recorded vote.
 */
static bool is_colophon(struct stm_str s)
{
	static const char *const brackets[] = {"Adopted ", "Adoptée ", "Aprobada ", "Принята ",
		"Resolution adopted", "Résolution adoptée", NULL};
	static const char *const words[] = {
		"Adopted unanimously", "Adopted at the ", "Adopted by ", "Adopted without ", NULL};
	static const char *const meetings[] = {" meeting", " séance", " sesión", NULL};
	size_t at = skip_digits(s, 0), meeting;

	if (s.len > 4000)
		return false;
	if (stm_phrases_start(s, words))
		return true;
	if (s.len && s.at[0] == '[')
		return stm_phrases_start(stm_str_trim(stm_str_from(s, 1)), brackets);
	/* "13. Calls upon meetings ..." is a paragraph with its number */
	if (!at || s.len > 100 || s.at[at] == '.')
		return false;
	meeting = stm_phrases_find(s, at, meetings);
	return meeting < s.len && meeting < 40;
}

/* A date alone counts as colophon only behind another line of one. */
static bool is_date_line(const struct stm_outline *outline, struct stm_str s)
{
	char date[11];

	return s.len && stm_date_parse(outline->lexicon, s, date) == s.len;
}

/* "11 avril 2017", "A/RES/54/166 24 février 2000", "Français", "Original : anglais". */
static bool goes_with_distribution(const struct stm_outline *outline, struct stm_str s)
{
	struct stm_str rest = stm_str_trim(stm_str_from(s, stm_symbol_parse(s)));

	return s.len < 40 && (is_date_line(outline, rest) || stm_field_language(s));
}

/*
 * The right-hand column of a first page, which a converter put where that page ends: in the midst
 * of the preamble. "Distr." opens it, and nothing else begins so.
 */
static void find_strays(const struct stm_document *document, struct stm_outline *outline)
{
	bool within = false;

	for (size_t i = 0; i < document->blocks.len; i++) {
		struct stm_str s = document->blocks.at[i].text;
		bool opens = s.len < 160 && stm_str_starts(s, STM_STR("Distr."));

		within = outline->roles[i] == STM_ROLE_BODY &&
			 (opens || (within && goes_with_distribution(outline, s)));
		if (within)
			outline->roles[i] = STM_ROLE_MASTHEAD;
	}
}

/* What a vote's announcement leaves open. */
struct voting {
	bool bracket; /* it is not closed yet */
	bool paren;   /* likewise, of countries behind a count */
	bool listing; /* countries are being listed */
};

/* Reads on in a colophon: S is its newest block. */
static void follow_vote(struct voting *voting, struct stm_str s)
{
	bool closes = stm_str_find(s, STM_STR("]"), 0) >= 0;

	voting->bracket = (voting->bracket || stm_str_starts(s, STM_STR("["))) && !closes;
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '(' || s.at[i] == ')' || s.at[i] == '}')
			voting->paren = s.at[i] == '(';
	voting->listing = !closes && (voting->listing || stm_vote_continues(s));
}

/*
 * Whether S goes on with the colophon that ends in LAST: who voted how, which a page may have in as
 * many blocks as it has lines.
 */
static bool is_voting(const struct voting *voting, struct stm_str last, struct stm_str s)
{
	if (voting->paren)
		return s.len < 300;
	if (stm_vote_continues(s) || (voting->bracket && voting->listing))
		return s.len < 4000;
	return stm_str_ends(last, STM_STR(":")) ||
	       (voting->bracket && (stm_str_starts(s, STM_STR("The voting was")) ||
					   stm_str_starts(s, STM_STR("Les voix se sont"))));
}

/*
 * Colophons and annexes, which only stand below an enacting line. There may be several of each.
 */
static void find_ends(struct stm_document *document, struct stm_outline *outline)
{
	size_t enacting = first_of(outline, document->blocks.len, STM_ROLE_ENACTING);
	struct voting voting = {0};

	for (size_t i = enacting + 1; i < document->blocks.len; i++) {
		const struct stm_block *block = &document->blocks.at[i];
		struct stm_str s = block->text;
		bool goes_on = outline->roles[i - 1] == STM_ROLE_COLOPHON;

		if (outline->roles[i] != STM_ROLE_BODY)
			continue;
		if (!goes_on)
			voting = (struct voting){0};
		if (is_colophon(s) || (goes_on && (is_date_line(outline, s) ||
							  is_voting(&voting, block[-1].text, s))))
			outline->roles[i] = STM_ROLE_COLOPHON;
		else if (stm_annex_mark(s))
			outline->roles[i] = STM_ROLE_ANNEX;
		if (outline->roles[i] == STM_ROLE_COLOPHON)
			follow_vote(&voting, s);
	}
}

/* Whether a paragraph "1." stands before the annexes: then unnumbered ones are not operative. */
static void find_numbers(const struct stm_document *document, struct stm_outline *outline)
{
	for (size_t i = 0; i < document->blocks.len; i++) {
		struct stm_marker marker;

		if (outline->roles[i] == STM_ROLE_ANNEX)
			return;
		if (outline->roles[i] == STM_ROLE_BODY &&
			stm_marker_parse(document->blocks.at[i].text, &marker) &&
			marker.styles == STM_MARKER_NUMBER &&
			stm_marker_value(&marker, STM_MARKER_NUMBER) == 1)
			outline->numbered = true;
	}
}

void stm_outline_find(struct stm_document *document, struct stm_outline *outline)
{
	size_t count = document->blocks.len;
	const struct stm_body *body;

	*outline = (struct stm_outline){
		.roles = stm_alloc_array(&document->scratch, count + 1, sizeof(*outline->roles))};
	find_enacting(document, outline);
	stm_masthead_find(document, outline, first_of(outline, count, STM_ROLE_ENACTING));
	body = outline->body ? outline->body : outline->printed;
	outline->lexicon = stm_lexicon(body ? body->language : NULL);
	if (outline->resolution) {
		find_ends(document, outline);
		find_strays(document, outline);
	}
	find_numbers(document, outline);
}
