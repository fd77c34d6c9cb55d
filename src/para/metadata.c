/*
 * One rule a field, tried on every block of the masthead and of the colophon; the first that
 * answers wins. What is printed is kept as printed, but for dates and votes.
 */
#include "para/metadata.h"

#include <stdio.h>

#include "base/file.h"
#include "doc/symbol.h"
#include "para/date.h"

/* All borrowed, for one call of stm_metadata_find(). */
struct finder {
	struct stm_document *document;
	const struct stm_outline *outline;
	struct stm_metadata *metadata;
};

/* S without white space around it, on the document's arena; NULL when nothing is left. */
static const char *copy(const struct finder *finder, struct stm_str s)
{
	s = stm_str_trim(s);
	return s.len ? stm_copy(&finder->document->arena, s.at, s.len) : NULL;
}

/* The first rule that answers wins: a field that is set stays. */
static void set(const struct finder *finder, const char **field, struct stm_str s)
{
	if (!*field)
		*field = copy(finder, s);
}

/* S from byte START to END, or to the end of S where END does not follow. */
static struct stm_str between(struct stm_str s, size_t start, const char *end)
{
	ptrdiff_t stop = stm_str_find(s, stm_str(end), start);

	return stm_str_sub(s, start, stop < 0 ? s.len : (size_t)stop);
}

/* "Seventy-eighth session" at the line's beginning; further in, the word is one of a sentence. */
static void find_session(const struct finder *finder, struct stm_str s)
{
	static const struct stm_str word = {" session", 8};
	ptrdiff_t at = stm_str_find(s, word, 0);

	if (at > 0 && at < 60 && (stm_is_upper(s.at[0]) || stm_is_digit(s.at[0])))
		set(finder, &finder->metadata->session, stm_str_sub(s, 0, (size_t)at + word.len));
}

/* "71 (b)" of "Agenda item 71 (b) Promotion and ...". */
static void find_agenda_item(const struct finder *finder, struct stm_str s)
{
	ptrdiff_t at = stm_str_find(s, STM_STR("genda item"), 0);
	size_t start, end;

	if (at < 0)
		return;
	start = (size_t)at + 10;
	start += start < s.len && s.at[start] == 's';
	while (start < s.len && s.at[start] == ' ')
		start++;
	for (end = start; end < s.len && (stm_is_digit(s.at[end]) || s.at[end] == '.');)
		end++;
	while (end + 2 < s.len && s.at[end] == ' ' && s.at[end + 1] == '(') {
		struct stm_str inside = between(s, end + 2, ")");

		if (inside.len > 4)
			break;
		end += inside.len + 3;
	}
	set(finder, &finder->metadata->agenda_item, stm_str_sub(s, start, end));
}

/* "[on the report of the Third Committee (A/78/481)]": the symbol in parentheses. */
static void find_report(const struct finder *finder, struct stm_str s)
{
	ptrdiff_t open;

	if (!stm_str_starts(s, STM_STR("[")))
		return;
	open = stm_str_find(s, STM_STR("("), 0);
	if (open > 0 && stm_symbol_parse(stm_str_from(s, (size_t)open + 1)))
		set(finder, &finder->metadata->report, between(s, (size_t)open + 1, ")"));
}

/* "Algeria, Norway and Palau: draft resolution"; a star is a footnote on late sponsors. */
static void find_sponsors(const struct finder *finder, struct stm_str s)
{
	ptrdiff_t at = stm_str_find(s, STM_STR(": draft resolution"), 0);
	struct stm_str names;

	if (at < 0)
		at = stm_str_find(s, STM_STR(":* draft resolution"), 0);
	if (at <= 0)
		return;
	names = stm_str_sub(s, 0, (size_t)at);
	while (names.len && names.at[names.len - 1] == '*')
		names.len--;
	set(finder, &finder->metadata->sponsors, names);
}

/* Lines that say when; in a colophon any date is that of the adoption. */
static void find_adoption(const struct finder *finder, struct stm_str s)
{
	if (finder->metadata->adopted)
		return;
	if (stm_str_starts(s, STM_STR("Resolution adopted")) ||
		stm_str_starts(s, STM_STR("Résolution adoptée")) ||
		stm_str_starts(s, STM_STR("Adopted by")))
		finder->metadata->adopted = stm_date_find(
			&finder->document->arena, finder->outline->lexicon, s);
}

/* "22 December 2023" alone, or behind "Distr. ..." */
static void find_date(const struct finder *finder, struct stm_str s)
{
	char date[11];

	if (finder->metadata->date)
		return;
	if (stm_str_find(s, STM_STR("Distr."), 0) >= 0 ||
		stm_date_parse(finder->outline->lexicon, s, date) == s.len)
		finder->metadata->date = stm_date_find(
			&finder->document->arena, finder->outline->lexicon, s);
}

/*
 * The symbol stands at the top, in the first six blocks; what is cited in brackets, or in a
 * longer text, is another document.
 */
static void find_symbol(const struct finder *finder, struct stm_str s, size_t index)
{
	struct stm_str symbol = stm_symbol_find(s);

	if (index < 6 && symbol.len && s.at[0] != '[' && s.len < 160)
		set(finder, &finder->metadata->symbol, symbol);
}

/* "50th (resumed) plenary meeting": from the figure to the word. */
static void find_meeting(const struct finder *finder, struct stm_str s)
{
	static const struct stm_str words[] = {
		{" meeting", 8}, {" séance plénière", 19}, {" séance", 8}};
	ptrdiff_t end = -1;
	size_t start, word = 0;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && end < 0; i++) {
		end = stm_str_find(s, words[i], 0);
		word = words[i].len;
	}
	if (end < 0)
		return;
	for (start = (size_t)end; start > 0 && (size_t)end - start < 30; start--)
		if (stm_is_digit(s.at[start]) && !stm_is_digit(s.at[start - 1]))
			break;
	if (stm_is_digit(s.at[start]))
		set(finder, &finder->metadata->meeting, stm_str_sub(s, start, (size_t)end + word));
}

/*
 * A masthead's blocks are as its reader cut them, with several facts in one, so all rules see
 * all.
 */
static void read_masthead(const struct finder *finder, struct stm_str s, size_t index)
{
	find_symbol(finder, s, index);
	find_session(finder, s);
	find_agenda_item(finder, s);
	find_report(finder, s);
	find_sponsors(finder, s);
	find_adoption(finder, s);
	find_meeting(finder, s);
	find_date(finder, s);
}

/* "57/14." of the Human Rights Council is A/HRC/RES/57/14. */
static void read_title(const struct finder *finder, struct stm_str s)
{
	size_t length = stm_title_number(s), start = stm_title_start(finder->outline, s);
	struct stm_str number = stm_str_sub(s, 0, length);
	const struct stm_body *body = finder->outline->body;
	const char *date = stm_date_find(&finder->document->arena, finder->outline->lexicon, s);

	set(finder, &finder->metadata->title, start || !length ? stm_str_from(s, start) : number);
	if (!length)
		return;
	if (stm_str_starts(number, STM_STR("Resolution ")))
		number = stm_str_from(number, 11);
	if (number.at[number.len - 1] == '.')
		number.len--;
	if (body && !finder->metadata->symbol)
		finder->metadata->symbol = stm_format(&finder->document->arena, "%s%.*s",
			body->symbols, (int)number.len, number.at);
	if (date && !finder->metadata->adopted)
		finder->metadata->adopted = date;
}

/* "11" or "none" before " vote"; reads on from *AT. -1 when there is no number. */
static int next_count(struct stm_str s, size_t *at)
{
	for (; *at < s.len; ++*at) {
		unsigned value = 0;

		if (!memcmp(s.at + *at, "none", s.len - *at < 4 ? s.len - *at : 4) &&
			s.len - *at >= 4) {
			*at += 4;
			return 0;
		}
		if (!stm_is_digit(s.at[*at]))
			continue;
		for (; *at < s.len && stm_is_digit(s.at[*at]); ++*at)
			value = value * 10 + (unsigned)(s.at[*at] - '0');
		return (int)(value % 100000);
	}
	return -1;
}

/* "by 11 votes to none with 4 abstentions", "by a recorded vote of 31 to 2, with 5 abstentions". */
static void read_counts(const struct finder *finder, struct stm_str s, size_t at)
{
	int yes = next_count(s, &at), no = next_count(s, &at), abstained = 0;

	if (stm_str_find(s, STM_STR("abst"), 0) >= 0)
		abstained = next_count(s, &at);
	if (yes >= 0 && no >= 0 && !finder->metadata->vote)
		finder->metadata->vote = stm_format(&finder->document->arena, "%d-%d-%d", yes, no,
			abstained < 0 ? 0 : abstained);
}

/* Plain words first: they are whole answers, and "without a vote" has no counts to read. */
static void find_vote(const struct finder *finder, struct stm_str s)
{
	static const struct {
		struct stm_str phrase;
		const char *vote;
	} plain[] = {
		{{"without a vote", 14}, "without a vote"},
		{{"without vote", 12}, "without a vote"},
		{{"sans vote", 9}, "without a vote"},
		{{"unanimously", 11}, "unanimously"},
		{{"by consensus", 12}, "by consensus"},
	};
	ptrdiff_t at = stm_str_find(s, STM_STR("recorded vote of "), 0);

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
		if (stm_str_find(s, plain[i].phrase, 0) >= 0)
			set(finder, &finder->metadata->vote, stm_str(plain[i].vote));
	if (at < 0 && stm_str_find(s, STM_STR(" votes"), 0) >= 0)
		at = stm_str_find(s, STM_STR(" by "), 0);
	if (at >= 0)
		read_counts(finder, s, (size_t)at);
}

/* "50th plenary meeting 22 December 2031", "[Adopted by a recorded vote of ...]". */
static void read_colophon(const struct finder *finder, struct stm_str s)
{
	find_meeting(finder, s);
	find_vote(finder, s);
	if (!finder->metadata->adopted)
		finder->metadata->adopted = stm_date_find(
			&finder->document->arena, finder->outline->lexicon, s);
}

/*
 * "The Assembly of the River Commons," -> "Assembly of the River Commons". The name is only taken
 * from an official document: elsewhere the line is a guess. The language of a known body is
 * certain, and "The " is enough to call another's English.
 */
static void read_enacting(const struct finder *finder, struct stm_str s)
{
	size_t start = 0;

	if (finder->outline->body) {
		set(finder, &finder->metadata->body, stm_str(finder->outline->body->name));
		set(finder, &finder->metadata->language, stm_str(finder->outline->body->language));
		return;
	}
	if (stm_str_starts(s, STM_STR("The "))) {
		start = 4;
		set(finder, &finder->metadata->language, STM_STR("en"));
	}
	s = stm_str_from(s, start);
	while (s.len && (s.at[s.len - 1] == ',' || s.at[s.len - 1] == ':'))
		s.len--;
	if (finder->outline->official)
		set(finder, &finder->metadata->body, s);
}

/* Without a masthead the first heading is the title. */
static void find_plain_title(const struct finder *finder)
{
	for (size_t i = 0; i < finder->document->blocks.len; i++)
		if (finder->document->blocks.at[i].heading)
			set(finder, &finder->metadata->title, finder->document->blocks.at[i].text);
}

/* By role; what a body or an annex says of dates and symbols is about other documents. */
static void read_block(const struct finder *finder, size_t i)
{
	struct stm_str s = finder->document->blocks.at[i].text;

	switch (finder->outline->roles[i]) {
	case STM_ROLE_MASTHEAD:
		read_masthead(finder, s, i);
		break;
	case STM_ROLE_TITLE:
		read_title(finder, s);
		break;
	case STM_ROLE_ENACTING:
		read_enacting(finder, s);
		break;
	case STM_ROLE_COLOPHON:
		read_colophon(finder, s);
		break;
	case STM_ROLE_BODY:
	case STM_ROLE_ANNEX:
		break;
	}
}

/*
 * A file's name without directory and extension: the symbol of last resort, so that every
 * document has one.
 */
static const char *stem(const struct finder *finder)
{
	struct stm_str name = stm_str(stm_file_name(finder->document->source));
	const char *dot = strrchr(name.at, '.');

	if (dot && dot != name.at && stm_is_alpha(dot[1]) && strlen(dot) <= 9)
		name.len = (size_t)(dot - name.at);
	return copy(finder, name);
}

void stm_metadata_find(struct stm_document *document, const struct stm_outline *outline)
{
	struct finder finder = {document, outline, &document->metadata};

	for (size_t i = 0; i < document->blocks.len; i++)
		read_block(&finder, i);
	find_plain_title(&finder);
	if (!document->metadata.symbol)
		document->metadata.symbol = stm_symbol_from_name(
			&document->arena, stm_file_name(document->source));
	if (!document->metadata.symbol)
		document->metadata.symbol = stem(&finder);
	if (!document->metadata.date)
		document->metadata.date = document->metadata.adopted;
}
