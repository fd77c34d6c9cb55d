/*
 * Footnotes in mid-text. A block is one when it starts with a superscript figure, with [^1]:, or
 * with a plain figure and one of the words that open references ("3 Ibid., document S/3373").
 */
#include "read/raw.h"

#include "base/unicode.h"
#include "doc/symbol.h"

/* Length of the superscript figures that S starts with; their value as digits goes to MARK. */
static size_t superscripts(struct stm_str s, struct stm_buf *mark)
{
	size_t at = 0, end = 0;

	while (at < s.len) {
		int digit = stm_superscript(stm_utf8_next(s, &at));

		if (digit < 0)
			break;
		stm_buf_char(mark, (char)('0' + digit));
		end = at;
	}
	return end;
}

/* "[^12]:" as Markdown defines a footnote. */
static size_t bracketed(struct stm_str s, struct stm_buf *mark)
{
	size_t end = 2;

	if (!stm_str_starts(s, STM_STR("[^")))
		return 0;
	while (end < s.len && s.at[end] != ']')
		end++;
	if (end + 1 >= s.len || s.at[end + 1] != ':')
		return 0;
	stm_buf_str(mark, stm_str_sub(s, 2, end));
	return end + 2;
}

/* Words with which a footnote begins and a numbered paragraph does not; case matters. */
static bool opens_reference(struct stm_str s)
{
	static const struct stm_str openings[] = {{"Ibid", 4}, {"See ", 4},
		{"Official Records", 16}, {"Adopted without", 15}, {"Adopted unanimously", 19},
		{"United Nations, Treaty", 22}, {"Available ", 10}, {"Resolution ", 11},
		{"Document ", 9}, {"Paragraph", 9},
		/* French: "Voir", "Résolution", "Rapport" of a conference */
		{"Voir ", 5}, {"Documents officiels", 19}, {"Nations Unies, Recueil", 22},
		{"Rapport de la ", 14}, {"Rapport du ", 11}, {"Résolution ", 12}, {"Adoptée ", 9}};

	for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++)
		if (s.len >= openings[i].len && !memcmp(s.at, openings[i].at, openings[i].len))
			return true;
	return stm_symbol_parse(s) > 0;
}

/*
 * "3 Ibid.": a figure that lost its height. More than three digits are a year. Returns the length
 * of the figure, or 0.
 */
static size_t plain(struct stm_str s, struct stm_buf *mark)
{
	size_t end = 0;

	while (end < s.len && stm_is_digit(s.at[end]))
		end++;
	if (!end || end > 3 || end >= s.len || s.at[end] != ' ' ||
		!opens_reference(stm_str_from(s, end + 1)))
		return 0;
	stm_buf_str(mark, stm_str_sub(s, 0, end));
	return end;
}

/* The surest sign first. A heading is never a footnote, whatever it begins with. */
static void take(struct stm_document *document, struct stm_raw *raw)
{
	struct stm_buf mark = {.arena = &document->arena};
	size_t length = superscripts(raw->text, &mark);
	struct stm_footnote note = {.offset = raw->offset};
	struct stm_str text;

	if (!length)
		length = bracketed(raw->text, &mark);
	if (!length)
		length = plain(raw->text, &mark);
	if (!length || raw->heading)
		return;
	text = stm_str_trim(stm_str_from(raw->text, length));
	note.mark = stm_buf_end(&mark);
	note.text = stm_copy(&document->arena, text.at, text.len);
	raw->note = true;
	STM_PUSH(&document->arena, &document->footnotes, note);
}

void stm_notes_take(struct stm_document *document, struct stm_raws *raws)
{
	for (size_t i = 0; i < raws->len; i++)
		take(document, &raws->at[i]);
}
