/*
 * What a printed page adds to a text. A line is furniture only at the edge of a block (a blank
 * line, a page's end or other furniture beside it), because "14" or "A/HRC/56/54" can also be
 * where a hard-wrapped line happened to break.
 */
#include "read/furniture.h"

#include "doc/symbol.h"
#include "read/lines.h"
#include "read/raw.h"

enum { NOTES = 16 /* of a page: marks in a row that are looked at */ };

/* Reads digits from *AT; false when there are none, or more than MOST. */
static bool skip_digits(struct stm_str s, size_t *at, size_t most)
{
	size_t start = *at;

	while (*at < s.len && stm_is_digit(s.at[*at]))
		++*at;
	return *at > start && *at - start <= most;
}

static void skip_spaces(struct stm_str s, size_t *at)
{
	while (*at < s.len && s.at[*at] == ' ')
		++*at;
}

/* "12", "- 12 -", "2/5", "Page 2 of 3". */
static bool is_page_number(struct stm_str s)
{
	bool dashed = stm_str_starts(s, STM_STR("- ")) && stm_str_ends(s, STM_STR(" -"));
	bool named = stm_str_starts(s, STM_STR("page "));
	size_t at = named ? 5 : 0;

	if (dashed)
		s = stm_str_sub(s, 2, s.len - 2);
	if (!skip_digits(s, &at, 3))
		return false;
	skip_spaces(s, &at);
	if (named && stm_str_starts(stm_str_from(s, at), STM_STR("of ")))
		at += 3;
	else if (at < s.len && s.at[at] == '/')
		at++;
	else
		return at == s.len;
	skip_spaces(s, &at);
	return skip_digits(s, &at, 3) && at == s.len;
}

/* Moves *AT behind " 201223", the day a document was made or translated. */
static void skip_day(struct stm_str s, size_t *at)
{
	size_t end = *at;

	skip_spaces(s, &end);
	if (skip_digits(s, &end, 6) && end >= *at + 6 && (end == s.len || s.at[end] == ' '))
		*at = end;
}

/*
 * "02-75941 (E)", "23-24966 (E) 201223" with the day it was made, "GE.16-05753 (F) 120416 140416"
 * of Geneva with that of its translation, "24-18989", "25-20937 2/3".
 */
static bool is_job_number(struct stm_str s)
{
	size_t at = 0;

	if (stm_str_starts(s, STM_STR("GE.")))
		s = stm_str_from(s, 3);
	if (!skip_digits(s, &at, 2) || at != 2 || at >= s.len || s.at[at++] != '-')
		return false;
	if (!skip_digits(s, &at, 5) || at != 8)
		return false;
	skip_spaces(s, &at);
	if (at + 2 < s.len && s.at[at] == '(' && s.at[at + 2] == ')')
		at += 3;
	skip_day(s, &at);
	skip_day(s, &at);
	skip_spaces(s, &at);
	return at == s.len || is_page_number(stm_str_from(s, at));
}

/* "*0275941*": what a bar code says. */
static bool is_bar_code(struct stm_str s)
{
	size_t at = 1;

	return s.len > 6 && s.at[0] == '*' && skip_digits(s, &at, 12) && at + 1 == s.len &&
	       s.at[at] == '*';
}

/* A symbol alone, with at most a page number before or behind it. */
static bool is_running_head(struct stm_str s)
{
	size_t length = stm_symbol_parse(s);

	if (!length) {
		size_t space = 0;

		while (space < s.len && s.at[space] != ' ')
			space++;
		if (!is_page_number(stm_str_sub(s, 0, space)))
			return false;
		s = stm_str_trim(stm_str_from(s, space));
		length = stm_symbol_parse(s);
		return length && length == s.len;
	}
	s = stm_str_trim(stm_str_from(s, length));
	return !s.len || is_page_number(s);
}

/* What asks the reader to recycle: the words, or the sign (U+2672) that stands for them. */
static bool is_foot(struct stm_str s)
{
	return stm_str_same(s, STM_STR("Please recycle")) || stm_str_equal(s, STM_STR("♲"));
}

/* "```": a converter's frame around the notes of a page. */
static bool is_fence(struct stm_str s)
{
	return stm_str_equal(s, STM_STR("```"));
}

/* 64 bytes are more than any such line has and save the tests on the text itself. */
const char *stm_furniture_reason(struct stm_str s)
{
	if (s.len > 64 || !s.len)
		return NULL;
	if (is_page_number(s))
		return "page number";
	if (is_job_number(s))
		return "job number";
	if (is_bar_code(s))
		return "bar code";
	if (is_foot(s))
		return "running foot";
	if (is_fence(s))
		return "fence";
	return is_running_head(s) ? "running head" : NULL;
}

/* A line that was taken out is as good as blank: it makes an edge for its neighbours. */
static bool is_blank(const struct stm_lines *lines, size_t index)
{
	return index >= lines->len || stm_line_is_blank(&lines->at[index]);
}

/* The first lines name the document; its own symbol is no running head there. */
static size_t first_text(const struct stm_lines *lines)
{
	for (size_t i = 0; i < lines->len; i++)
		if (lines->at[i].text.len)
			return i;
	return lines->len;
}

/* The value of a line of nothing but a number of at most three digits; else -1. */
static long lone_number(struct stm_str s)
{
	size_t at = 0;
	long value = 0;

	if (!skip_digits(s, &at, 3) || at < s.len)
		return -1;
	for (size_t i = 0; i < s.len; i++)
		value = value * 10 + (s.at[i] - '0');
	return value;
}

/* The next line with something on it that was not torn off a note, or the end. */
static size_t next_text(const struct stm_lines *lines, size_t index)
{
	do
		index++;
	while (index < lines->len &&
		(is_blank(lines, index) || stm_is_torn(lines->at[index].text, true)));
	return index;
}

/*
 * Whether the number INDEX is no page's but a note's, which a converter put on a line of its own:
 * a reference follows, or as many numbers as there are notes and the references then.
 */
static bool is_note_mark(const struct stm_lines *lines, size_t index)
{
	long value = lone_number(lines->at[index].text);
	size_t next = next_text(lines, index);

	for (int marks = 1; value >= 0 && next < lines->len && marks < NOTES; marks++) {
		if (lone_number(lines->at[next].text) != value + 1)
			return !stm_furniture_reason(lines->at[next].text) &&
			       stm_is_reference(lines->at[next].text);
		value++;
		next = next_text(lines, next);
	}
	return false;
}

/*
 * A text from a PDF has at each page's end, say:
 *
 *     ... and requests the Office to report
 *                                             (blank)
 *     12                                      page number
 *     24-18989                                job number, no blank line between
 *     A/99/L.7                                running head of the next page
 *                                             (blank)
 *     thereon at its next session;            cut: goes on where the page ended
 *
 * The three go, and the line behind them is told that a page ended before it.
 */
void stm_furniture_remove(struct stm_document *document, struct stm_lines *lines)
{
	for (size_t i = first_text(lines) + 1; i < lines->len; i++) {
		struct stm_line *line = &lines->at[i];
		const char *reason = stm_furniture_reason(line->text);

		if (line->gone || !reason)
			continue;
		/* what follows may be furniture too: a foot and the next page's head touch */
		if (!line->cut && !is_blank(lines, i - 1) && !is_blank(lines, i + 1) &&
			!stm_furniture_reason(lines->at[i + 1].text))
			continue;
		if (is_note_mark(lines, i)) {
			line->alone = line->mark = true;
			continue;
		}
		stm_line_remove(document, line, reason);
		for (size_t next = i + 1; next < lines->len; next++) {
			if (is_blank(lines, next))
				continue;
			lines->at[next].cut = true;
			break;
		}
	}
}
