/*
 * What was exported is not looked at for where paragraphs end and what they are: a line is one, and
 * the comment behind all of them tells (doc/markdown.c). It holds as long as nobody has changed the
 * text; then the file is Markdown like any other.
 */
#include "read/md.h"

#include <stdio.h>

#include "base/unicode.h"
#include "doc/markdown.h"
#include "doc/told.h"
#include "read/raw.h"

/* Words of the comment, one a paragraph, and whether they have been the right ones so far. */
struct teller {
	struct stm_document *document;
	struct stm_str words;
	size_t at;
};

/* The last line with text if it is the comment and its key is that of what is before it. */
static struct stm_line *find_comment(const struct stm_document *document, struct stm_lines *lines)
{
	const size_t start = sizeof(STM_MARKDOWN_TOLD) - 1;
	struct stm_line *line = NULL;
	char key[17];

	for (size_t i = lines->len; i-- > 0 && !line;)
		if (lines->at[i].text.len)
			line = &lines->at[i];
	if (!line || !stm_str_starts(line->text, STM_STR(STM_MARKDOWN_TOLD)) || !line->offset ||
		!stm_str_ends(line->text, STM_STR(" -->")))
		return NULL;
	snprintf(key, sizeof(key), "%016llx",
		(unsigned long long)stm_markdown_key(
			stm_str_sub(document->bytes, 0, line->offset)));
	return stm_str_equal(stm_str_sub(line->text, start, start + 16), stm_str(key)) ? line
										       : NULL;
}

/* What the next paragraph is; NULL when the words are used up or mean nothing. */
static const struct stm_told *next_told(struct teller *teller)
{
	struct stm_arena *arena = &teller->document->scratch;
	struct stm_told *told = stm_alloc(arena, sizeof(*told));
	size_t start = teller->at;

	while (teller->at < teller->words.len && teller->words.at[teller->at] != ' ')
		teller->at++;
	if (!stm_told_parse(arena, told, stm_str_sub(teller->words, start, teller->at)))
		return NULL;
	teller->at++;
	return told;
}

/* "| --- | --- |": below the head of a table. */
static bool is_table_rule(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != '|' && s.at[i] != '-' && s.at[i] != ' ')
			return false;
	return stm_str_find(s, STM_STR("---"), 0) >= 0;
}

/* A line without the mark that makes it a heading or an item of a list. */
static struct stm_raw raw_of(const struct stm_line *line)
{
	struct stm_raw raw = {.text = line->text, .offset = line->offset};
	unsigned level = 0;

	while (level < raw.text.len && raw.text.at[level] == '#')
		level++;
	if (level && level < raw.text.len && raw.text.at[level] == ' ')
		raw.heading = level;
	if (raw.heading)
		raw.text = stm_str_from(raw.text, level + 1);
	else if (stm_str_starts(raw.text, STM_STR("- ")))
		raw.text = stm_str_from(raw.text, 2);
	return raw;
}

static void take_paragraph(struct teller *teller, const struct stm_line *line)
{
	struct stm_document *document = teller->document;
	struct stm_raw raw = raw_of(line);

	size_t blocks = document->blocks.len;

	if (stm_str_starts(raw.text, STM_STR("|")))
		stm_inline_row(document, &raw, STM_MARKUP_TOLD);
	else
		stm_inline_parse(document, &raw, STM_MARKUP_TOLD);
	if (document->blocks.len > blocks)
		document->blocks.at[blocks].told = next_told(teller);
}

/*
 * "3~2" was the second that is marked "3", "%2e" a dot. A name that does not come to a mark of
 * well-formed characters stays as it is. On the document's arena.
 */
static const char *mark_of(struct stm_document *document, struct stm_str name)
{
	struct stm_buf mark = {.arena = &document->arena};
	bool printable = true;

	for (size_t i = 0; i < name.len && name.at[i] != '~'; i++) {
		uint8_t byte = (uint8_t)name.at[i];

		if (name.at[i] == '%' && stm_str_hex(&byte, stm_str_sub(name, i + 1, i + 3)))
			i += 2;
		printable = printable && byte >= ' ' && byte != 0x7f;
		stm_buf_char(&mark, (char)byte);
	}
	if (!printable || stm_utf8_fault((struct stm_str){mark.at, mark.len}) >= 0)
		return stm_copy(&document->arena, name.at, name.len);
	return stm_buf_end(&mark);
}

/* The text of a footnote goes the way of a paragraph's, so that its escapes are resolved. */
static void take_note(struct stm_document *document, const struct stm_line *line)
{
	size_t end = (size_t)stm_str_find(line->text, STM_STR("]:"), 0);
	struct stm_raw raw = {.text = stm_str_trim(stm_str_from(line->text, end + 2))};
	struct stm_footnote note = {
		.mark = stm_copy(&document->scratch, line->text.at + 2, end - 2),
		.text = "",
		.offset = line->offset,
	};

	stm_inline_parse(document, &raw, STM_MARKUP_TOLD);
	if (document->blocks.len)
		note.text = document->blocks.at[--document->blocks.len].text.at;
	STM_PUSH(&document->arena, &document->footnotes, note);
}

static bool is_note(const struct stm_line *line)
{
	return !line->gone && stm_str_starts(line->text, STM_STR("[^")) &&
	       stm_str_find(line->text, STM_STR("]:"), 0) > 0;
}

bool stm_md_take_told(struct stm_document *document, struct stm_lines *lines)
{
	struct stm_line *comment = find_comment(document, lines);
	struct teller teller = {.document = document};

	if (!comment)
		return false;
	teller.words = stm_str_sub(comment->text, sizeof(STM_MARKDOWN_TOLD) + 16,
		comment->text.len - (sizeof(" -->") - 1));
	stm_line_remove(document, comment, "comment");
	for (size_t i = 0; i < lines->len; i++)
		if (is_note(&lines->at[i]))
			take_note(document, &lines->at[i]);
	for (size_t i = 0; i < lines->len; i++) {
		struct stm_line *line = &lines->at[i];

		if (stm_line_is_blank(line) || is_note(line))
			continue;
		if (is_table_rule(line->text))
			stm_line_remove(document, line, "rule");
		else
			take_paragraph(&teller, line);
	}
	for (size_t i = 0; i < document->footnotes.len; i++)
		document->footnotes.at[i].mark = mark_of(
			document, stm_str(document->footnotes.at[i].mark));
	document->told = true;
	return true;
}
