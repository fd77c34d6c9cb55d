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

/* The first byte at or behind AT that is no digit. */
static size_t skip_digits(struct stm_str s, size_t at)
{
	while (at < s.len && stm_is_digit(s.at[at]))
		at++;
	return at;
}

/*
 * "57/14." or "S-35/1." or "60/251A.": the length with its full stop, or 0. Special sessions have
 * up to four letters and hyphens in front, parts of a resolution a capital behind.
 */
static size_t slash_number(struct stm_str s)
{
	size_t at = 0, start;

	while (at < s.len && at < 4 && (stm_is_upper(s.at[at]) || s.at[at] == '-'))
		at++;
	start = at;
	at = skip_digits(s, at);
	if (at == start || at >= s.len || s.at[at] != '/')
		return 0;
	start = ++at;
	at = skip_digits(s, at);
	while (at < s.len && at > start && (stm_is_upper(s.at[at])))
		at++;
	return at > start && at < s.len && s.at[at] == '.' ? at + 1 : 0;
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

size_t stm_title_start(const struct stm_outline *outline, struct stm_str s)
{
	size_t number = stm_title_number(s);
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

/* Lines that only a masthead has. */
static bool is_masthead_mark(struct stm_str s)
{
	static const struct stm_str marks[] = {{"Distr.", 6}, {"Original: ", 10},
		{"Agenda item ", 12}, {"Resolution adopted by ", 22},
		{"Résolution adoptée par ", 25}, {"[on the report", 14}, {"[without reference", 18},
		{"United Nations", 14}, {": draft resolution", 18}};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (s.len < 2000 && (stm_str_starts(s, marks[i]) || stm_str_ends(s, marks[i])))
			return true;
	return s.len < 120 &&
	       (stm_str_find(s, STM_STR("Distr.: "), 0) >= 0 || stm_symbol_parse(s) == s.len);
}

static size_t first_of(const struct stm_outline *outline, size_t count, enum stm_role role)
{
	for (size_t i = 0; i < count; i++)
		if (outline->roles[i] == role)
			return i;
	return count;
}

/* The block that carries the resolution's number and title, or the last before END. */
static size_t find_title(const struct stm_document *document, size_t end)
{
	for (size_t i = end; i-- > 0;)
		if (stm_title_number(document->blocks.at[i].text))
			return i;
	return end ? end - 1 : 0;
}

/*
 * Above the enacting line, from the first block to the title; a note between title and enacting
 * line ("Adopted without a vote") is masthead too. A text whose top says nothing of the kind is
 * no official document, and all of it is body.
 */
static void find_masthead(struct stm_document *document, struct stm_outline *outline)
{
	size_t enacting = first_of(outline, document->blocks.len, STM_ROLE_ENACTING), title;

	if (!outline->resolution || !enacting)
		return;
	for (size_t i = 0; i < enacting && !outline->official; i++)
		outline->official = is_masthead_mark(document->blocks.at[i].text) ||
				    stm_title_number(document->blocks.at[i].text);
	if (!outline->official)
		return;
	title = find_title(document, enacting);
	for (size_t i = 0; i < title; i++)
		outline->roles[i] = STM_ROLE_MASTHEAD;
	outline->roles[title] = STM_ROLE_TITLE;
	for (size_t i = title + 1; i < enacting; i++)
		if (stm_str_starts(document->blocks.at[i].text, STM_STR("Adopted ")) ||
			is_masthead_mark(document->blocks.at[i].text))
			outline->roles[i] = STM_ROLE_MASTHEAD;
}

/*
 * "50th plenary meeting", "47e séance", "[Adopted without a vote.]", "Adopted at the 3312th ...".
 * The longest (4000 bytes) list the States of a recorded vote.
 */
static bool is_colophon(struct stm_str s)
{
	size_t at = skip_digits(s, 0);
	ptrdiff_t meeting;

	if (s.len > 4000)
		return false;
	if (stm_str_starts(s, STM_STR("[Adopted ")) || stm_str_starts(s, STM_STR("[Adoptée ")) ||
		stm_str_starts(s, STM_STR("[Resolution adopted")))
		return true;
	if (stm_str_starts(s, STM_STR("Adopted unanimously")) ||
		stm_str_starts(s, STM_STR("Adopted at the ")) ||
		stm_str_starts(s, STM_STR("Adopted by ")) ||
		stm_str_starts(s, STM_STR("Adopted without ")))
		return true;
	if (!at || s.len > 100)
		return false;
	meeting = stm_str_find(s, STM_STR(" meeting"), at);
	if (meeting < 0)
		meeting = stm_str_find(s, STM_STR(" séance"), at);
	return meeting >= 0 && meeting < 40;
}

/* A date alone counts as colophon only behind another line of one. */
static bool is_date_line(const struct stm_outline *outline, struct stm_str s)
{
	char date[11];

	return s.len && stm_date_parse(outline->lexicon, s, date) == s.len;
}

/*
 * Colophons and annexes, which only stand below an enacting line. There may be several of each.
 */
static void find_ends(struct stm_document *document, struct stm_outline *outline)
{
	size_t enacting = first_of(outline, document->blocks.len, STM_ROLE_ENACTING);

	for (size_t i = enacting + 1; i < document->blocks.len; i++) {
		struct stm_str s = document->blocks.at[i].text;

		if (outline->roles[i] != STM_ROLE_BODY)
			continue;
		if (is_colophon(s) ||
			(outline->roles[i - 1] == STM_ROLE_COLOPHON && is_date_line(outline, s)))
			outline->roles[i] = STM_ROLE_COLOPHON;
		else if (stm_annex_mark(s))
			outline->roles[i] = STM_ROLE_ANNEX;
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

	*outline = (struct stm_outline){
		.roles = stm_alloc_array(&document->scratch, count + 1, sizeof(*outline->roles))};
	find_enacting(document, outline);
	outline->lexicon = stm_lexicon(outline->body ? outline->body->language : NULL);
	find_masthead(document, outline);
	if (outline->resolution)
		find_ends(document, outline);
	find_numbers(document, outline);
}
