/*
 * One rule a field, tried on every line of the masthead and of the colophon; the first that answers
 * wins. What is printed is kept as printed, but for dates and votes. Title and language as the page
 * has them come before what the format says, which is often left over from another document; a
 * symbol that the caller told stays.
 */
#include "para/metadata.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/unicode.h"
#include "doc/marker.h"
#include "doc/symbol.h"
#include "para/date.h"
#include "para/fields.h"
#include "para/masthead.h"
#include "para/sponsors.h"
#include "para/vote.h"

/* All borrowed, for one call of stm_metadata_find(). */
struct finder {
	struct stm_document *document;
	const struct stm_outline *outline;
	struct stm_metadata *metadata;
	const char *language;  /* as the masthead names it */
	struct stm_str agenda; /* the title of the first agenda item */
	bool agenda_next;      /* it is the next line */
	struct stm_str line;   /* of the masthead, the one before */
	struct stm_buf votes;  /* what the colophon says, in one line */
};

/* S without white space around it, on the document's arena; NULL when nothing is left. */
static const char *copy(struct stm_document *document, struct stm_str s)
{
	s = stm_str_trim(s);
	return s.len ? stm_copy(&document->arena, s.at, s.len) : NULL;
}

/* The first rule that answers wins: a field that is set stays. */
static void set(const struct finder *finder, const char **field, struct stm_str s)
{
	if (!*field)
		*field = copy(finder->document, s);
}

/* The same with the first date in S. */
static void set_date(const struct finder *finder, const char **field, struct stm_str s)
{
	if (!*field)
		*field = stm_date_find(&finder->document->arena, finder->outline->lexicon, s);
}

/* The body and the period of a session may stand before its name in one line. */
static void find_session(const struct finder *finder, struct stm_str s)
{
	const struct stm_body *body;

	s = stm_str_trim(stm_str_from(s, stm_body_printed(s, &body)));
	set(finder, &finder->metadata->session, stm_field_session(s));
}

/* Several items may have a line each; the title of the first is the one that counts. */
static void find_agenda(struct finder *finder, struct stm_str s)
{
	struct stm_agenda agenda;

	if (stm_field_agenda(s, &agenda)) {
		finder->agenda_next = !finder->metadata->agenda_item && !agenda.title.len;
		if (!finder->metadata->agenda_item)
			finder->agenda = agenda.title;
		set(finder, &finder->metadata->agenda_item, agenda.items);
	} else if (finder->agenda_next) {
		finder->agenda = s;
		finder->agenda_next = false;
	}
}

/* "22 December 2023" alone, or behind "Distr. ..." or before "Original: ..." */
static void find_date(const struct finder *finder, struct stm_str s)
{
	char date[11];

	if (stm_str_find(s, STM_STR("Distr."), 0) >= 0 ||
		stm_str_find(s, STM_STR("Original"), 0) >= 0 ||
		stm_date_parse(finder->outline->lexicon, s, date) == s.len)
		set_date(finder, &finder->metadata->date, s);
}

/*
 * The symbol stands at the top, in the first six blocks; what is cited in brackets, or in a
 * longer text, is another document.
 */
static void find_symbol(const struct finder *finder, struct stm_str s, size_t index)
{
	if (index < 6 && s.len && s.at[0] != '[' && s.len < 160)
		set(finder, &finder->metadata->symbol, stm_field_symbol(s));
}

/* "83 e séance" is what is left of "83e" when its letters were raised. */
static void find_meeting(const struct finder *finder, struct stm_str s)
{
	struct stm_str meeting = stm_field_meeting(s);
	size_t digits = 0;

	while (digits < meeting.len && stm_is_digit(meeting.at[digits]))
		digits++;
	if (finder->metadata->meeting || !meeting.len)
		return;
	if (stm_str_starts(stm_str_from(meeting, digits), STM_STR(" e ")))
		finder->metadata->meeting = stm_format(&finder->document->arena, "%.*s%.*s",
			(int)digits, meeting.at, (int)(meeting.len - digits - 1),
			meeting.at + digits + 1);
	else
		finder->metadata->meeting = copy(finder->document, meeting);
}

/*
 * "Upland and Lowland: draft resolution". What is brought in may have a line of its own, behind one
 * that ends in the colon and the mark of a footnote.
 */
static void find_sponsors(const struct finder *finder, struct stm_str s)
{
	struct stm_str names, line = finder->line;

	if (finder->metadata->sponsors || !stm_sponsors_parse(s, &names))
		return;
	while (line.len && (line.at[line.len - 1] == '*' || line.at[line.len - 1] == ' '))
		line.len--;
	if (!names.len && stm_str_ends(line, STM_STR(":")))
		names = stm_str_sub(line, 0, line.len - 1);
	if (names.len)
		finder->metadata->sponsors = stm_sponsors_text(&finder->document->arena, names);
}

/* On what, when and how it was adopted. */
static void find_adoption(const struct finder *finder, struct stm_str s)
{
	set(finder, &finder->metadata->report, stm_field_report(s));
	find_meeting(finder, s);
	if (!stm_str_starts(s, STM_STR("[")))
		set_date(finder, &finder->metadata->adopted, s);
	stm_vote_find(&finder->document->arena, s, finder->metadata);
}

/* Lines of the head are as their reader cut them, with several facts in one: all rules see all. */
static void read_head(struct finder *finder, struct stm_str s, size_t index)
{
	find_symbol(finder, s, index);
	find_session(finder, s);
	find_agenda(finder, s);
	find_date(finder, s);
	if (!finder->language)
		finder->language = stm_field_language(s);
}

/* Sponsors and adoption are whole lines, which say nothing else. */
static void read_masthead(struct finder *finder, size_t index)
{
	const struct stm_block *block = &finder->document->blocks.at[index];
	struct stm_str s;

	for (size_t i = 0; stm_masthead_part(block, i, &s); i++) {
		switch (stm_masthead_kind(s)) {
		case STM_MAST_SPONSORS:
			find_sponsors(finder, s);
			break;
		case STM_MAST_ADOPTION:
			find_adoption(finder, s);
			break;
		default:
			read_head(finder, s, index);
			break;
		}
		finder->line = s;
	}
}

/* "[S/9100]" behind an old resolution's date is what it was adopted on; a star is a footnote's. */
static struct stm_str without_report(const struct finder *finder, struct stm_str title)
{
	ptrdiff_t open = stm_str_find(title, STM_STR("["), 0);

	if (open > 0 && stm_str_ends(title, STM_STR("]"))) {
		struct stm_str report = stm_field_report(stm_str_from(title, (size_t)open));

		set(finder, &finder->metadata->report, report);
		if (report.len)
			title.len = (size_t)open;
	}
	while (title.len && title.at[title.len - 1] == '*')
		title.len--;
	return title;
}

/* A number ends in a digit, a part's letter or its year; "57/..." does not. */
static bool is_known(struct stm_str number)
{
	char last = number.len ? number.at[number.len - 1] : '/';

	return stm_is_digit(last) || stm_is_upper(last) || last == ')';
}

/* "57/14." of the Human Rights Council is A/HRC/RES/57/14; "57/..." has no number yet. */
static void read_title(const struct finder *finder, struct stm_str s)
{
	size_t length = stm_title_prefix(s), start = stm_title_start(finder->outline, s);
	struct stm_str number = stm_str_sub(s, 0, length);
	const struct stm_body *body = finder->outline->body;

	set(finder, &finder->metadata->title,
		start || !length ? without_report(finder, stm_str_from(s, start)) : number);
	if (!length)
		return;
	if (stm_str_starts(number, STM_STR("Resolution ")))
		number = stm_str_from(number, 11);
	while (number.len && number.at[number.len - 1] == '.')
		number.len--;
	if (body && !finder->metadata->symbol && is_known(number))
		finder->metadata->symbol = stm_format(&finder->document->arena, "%s%.*s",
			body->symbols, (int)number.len, number.at);
	set_date(finder, &finder->metadata->adopted, s);
}

/* "50th plenary meeting 22 December 2031", "[Adopted by a recorded vote of ...]". */
static void read_colophon(struct finder *finder, struct stm_str s)
{
	find_meeting(finder, s);
	set_date(finder, &finder->metadata->adopted, s);
	stm_buf_str(&finder->votes, s);
	stm_buf_char(&finder->votes, ' ');
}

/*
 * "The Assembly of the River Commons," -> "Assembly of the River Commons". The name is only taken
 * from an official document: elsewhere the line is a guess.
 */
static void read_enacting(const struct finder *finder, struct stm_str s)
{
	if (finder->outline->body) {
		set(finder, &finder->metadata->body, stm_str(finder->outline->body->name));
		return;
	}
	if (stm_str_starts(s, STM_STR("The "))) {
		s = stm_str_from(s, 4);
		set(finder, &finder->metadata->language, STM_STR("en"));
	}
	while (s.len && (s.at[s.len - 1] == ',' || s.at[s.len - 1] == ':'))
		s.len--;
	if (finder->outline->official)
		set(finder, &finder->metadata->body, s);
}

/*
 * A resolution without a title adopts a text that has one: "Adopts the following declaration:", and
 * behind that first paragraph the declaration's.
 */
static struct stm_str find_outcome(const struct finder *finder)
{
	const struct stm_document *document = finder->document;
	const struct stm_block *block = document->blocks.at;
	struct stm_marker marker;
	size_t i = 0;

	while (i < document->blocks.len && finder->outline->roles[i] != STM_ROLE_ENACTING)
		i++;
	if (i + 2 >= document->blocks.len || finder->outline->roles[i + 2] != STM_ROLE_BODY)
		return (struct stm_str){0};
	block += i + 2;
	if (!stm_str_ends(block[-1].text, STM_STR(":")) || block->text.len > 600 ||
		stm_marker_parse(block->text, &marker))
		return (struct stm_str){0};
	return block->text;
}

/*
 * An official document without a title of its own has that of what it adopts, else of its agenda
 * item. Elsewhere what the format says of it, else the first heading.
 */
static void find_other_title(const struct finder *finder, const char *format)
{
	const struct stm_document *document = finder->document;
	const char **title = &finder->metadata->title;

	if (finder->outline->official) {
		set(finder, title, find_outcome(finder));
		set(finder, title, finder->agenda);
	}
	if (!*title)
		*title = format;
	for (size_t i = 0; i < document->blocks.len && !*title; i++)
		if (document->blocks.at[i].heading)
			set(finder, title, document->blocks.at[i].text);
}

/*
 * The language of a known body's name is certain; a page's own word for its language comes next,
 * and "The " is enough to call another body's line English.
 */
static void find_language(const struct finder *finder, const char *format)
{
	const struct stm_outline *outline = finder->outline;
	const char **language = &finder->metadata->language;

	if (outline->body)
		*language = outline->body->language;
	else if (outline->printed)
		*language = outline->printed->language;
	else if (finder->language)
		*language = finder->language;
	else if (!*language)
		*language = format;
}

/* Where no line says whose resolution it is, the symbol does. */
static void find_body(struct stm_metadata *metadata)
{
	const struct stm_body *body = metadata->body || !metadata->symbol
					      ? NULL
					      : stm_body_of_symbol(metadata->symbol);

	if (body)
		metadata->body = body->name;
}

/* By role; what a body or an annex says of dates and symbols is about other documents. */
static void read_block(struct finder *finder, size_t i)
{
	struct stm_str s = finder->document->blocks.at[i].text;

	switch (finder->outline->roles[i]) {
	case STM_ROLE_MASTHEAD:
		read_masthead(finder, i);
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
 * document has one. Names can be any bytes, texts are UTF-8.
 */
static const char *stem(struct stm_document *document)
{
	struct stm_str name = stm_str(stm_file_name(document->source));
	const char *dot = strrchr(name.at, '.');
	struct stm_buf buf = {.arena = &document->arena};
	ptrdiff_t fault;

	if (dot && dot != name.at && stm_is_alpha(dot[1]) && strlen(dot) <= 9)
		name.len = (size_t)(dot - name.at);
	while ((fault = stm_utf8_fault(name)) >= 0) {
		stm_buf_add(&buf, name.at, (size_t)fault);
		stm_utf8_add(&buf, 0xfffd);
		name = stm_str_from(name, (size_t)fault + 1);
	}
	stm_buf_str(&buf, name);
	return stm_buf_end(&buf);
}

void stm_metadata_complete(struct stm_document *document)
{
	const char **symbol = &document->metadata.symbol;

	if (!*symbol)
		*symbol = stm_symbol_from_name(&document->arena, stm_file_name(document->source));
	if (!*symbol)
		*symbol = stem(document);
}

void stm_metadata_find(struct stm_document *document, const struct stm_outline *outline)
{
	struct stm_metadata *metadata = &document->metadata, format = *metadata;
	struct finder finder = {.document = document,
		.outline = outline,
		.metadata = metadata,
		.votes = {.arena = &document->scratch}};

	metadata->title = metadata->language = NULL;
	for (size_t i = 0; i < document->blocks.len; i++)
		read_block(&finder, i);
	stm_vote_find(
		&document->arena, (struct stm_str){finder.votes.at, finder.votes.len}, metadata);
	find_other_title(&finder, format.title);
	find_language(&finder, format.language);
	if (outline->official && outline->printed)
		set(&finder, &metadata->body, stm_str(outline->printed->name));
	stm_metadata_complete(document);
	find_body(metadata);
	if (!metadata->date)
		metadata->date = metadata->adopted;
}
