/*
 * Markdown as negotiated texts are kept in it: front matter, headings, lists, footnotes,
 * emphasis. Square brackets are left alone unless a footnote or a link target follows, because in
 * a draft they hold what is not agreed. Markup that is no text (rules, link definitions, fences,
 * attribute lists, comments) is recorded as left out.
 */
#include "read/md.h"

#include "doc/marker.h"
#include "read/raw.h"
#include "read/reader.h"

/* The first line with text from *INDEX on, which is moved there; NULL at the end. */
static struct stm_line *next_text(struct stm_lines *lines, size_t *index)
{
	while (*index < lines->len && !lines->at[*index].text.len)
		++*index;
	return *index < lines->len ? &lines->at[*index] : NULL;
}

/* "key: value", an item, a comment or what is indented below one; prose between rules is none. */
static bool is_front_matter(const struct stm_lines *lines, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct stm_str s = lines->at[i].text;
		size_t key = 0;

		while (key < s.len && (stm_is_alpha(s.at[key]) || stm_is_digit(s.at[key]) ||
					      s.at[key] == '_' || s.at[key] == '-'))
			key++;
		if (s.len && !lines->at[i].indent && s.at[0] != '#' && s.at[0] != '-' &&
			(!key || key >= s.len || s.at[key] != ':'))
			return false;
	}
	return true;
}

/* Between quotation marks a backslash makes a mark of what it stands before (YAML 1.2, 7.3.1). */
static struct stm_str unquoted(struct stm_arena *arena, struct stm_str s)
{
	struct stm_buf text = {.arena = arena};
	char mark = s.len > 1 ? s.at[0] : '\0';

	if (mark != '"' && mark != '\'')
		return s;
	for (size_t i = 1; i + 1 < s.len; i++) {
		i += mark == '"' && s.at[i] == '\\' && i + 2 < s.len;
		stm_buf_char(&text, s.at[i]);
	}
	return (struct stm_str){text.at, text.len};
}

/* "title: ...", and what else is called as in `show --format json`. */
static void take_field(struct stm_document *document, struct stm_str line)
{
	ptrdiff_t colon = stm_str_find(line, STM_STR(":"), 0);

	if (colon > 0)
		stm_metadata_set(document, stm_str_sub(line, 0, (size_t)colon),
			unquoted(&document->scratch,
				stm_str_trim(stm_str_from(line, (size_t)colon + 1))));
}

/* "title: ..." between two lines of "---" at the very start. */
static void take_front_matter(struct stm_document *document, struct stm_lines *lines)
{
	size_t start = 0, end;
	struct stm_line *line = next_text(lines, &start);

	if (!line || !stm_str_equal(line->text, STM_STR("---")))
		return;
	for (end = start + 1; end < lines->len; end++)
		if (stm_str_equal(lines->at[end].text, STM_STR("---")) ||
			stm_str_equal(lines->at[end].text, STM_STR("...")))
			break;
	if (end == lines->len || !is_front_matter(lines, start + 1, end))
		return;
	for (size_t i = start; i <= end; i++) {
		if (!lines->at[i].text.len)
			continue;
		take_field(document, lines->at[i].text);
		stm_line_remove(document, &lines->at[i], "front matter");
	}
}

/* Spaces between the marks are allowed: "- - -" is a rule. */
static bool all_of(struct stm_str s, char c)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != c && s.at[i] != ' ')
			return false;
	return s.len > 0;
}

/* A rule or the underline of a heading: "---", "===", "***". */
static bool is_rule(struct stm_str s)
{
	return s.len >= 3 && (all_of(s, '-') || all_of(s, '=') || all_of(s, '*') || all_of(s, '_'));
}

/* "[name]: target", but not "[^1]: footnote". */
static bool is_definition(struct stm_str s)
{
	ptrdiff_t end = stm_str_find(s, STM_STR("]: "), 0);

	return end > 0 && s.at[0] == '[' && s.at[1] != '^' &&
	       stm_str_find(stm_str_from(s, (size_t)end + 3), STM_STR(" "), 0) < 0;
}

/*
 * Why the line S is no text, as the reason of a removal, or NULL. "{: .class}" and "* TOC" are
 * kramdown's, for tables of contents and attributes.
 */
static const char *left_out(struct stm_str s)
{
	if (is_rule(s))
		return "rule";
	if (is_definition(s))
		return "link definition";
	if (stm_str_starts(s, STM_STR("```")) || stm_str_starts(s, STM_STR("~~~")))
		return "markup";
	if (stm_str_starts(s, STM_STR("{:")) || stm_str_same(s, STM_STR("* TOC")))
		return "markup";
	if (stm_str_starts(s, STM_STR("<!--")) && stm_str_ends(s, STM_STR("-->")))
		return "comment";
	return NULL;
}

/* "## Heading ##": the level, with the hashes taken off the line. */
static unsigned take_hashes(struct stm_line *line)
{
	unsigned level = 0;

	while (level < line->text.len && line->text.at[level] == '#')
		level++;
	if (!level || level > 6 || level >= line->text.len || line->text.at[level] != ' ')
		return 0;
	line->text = stm_str_trim(stm_str_from(line->text, level));
	while (line->text.len && line->text.at[line->text.len - 1] == '#')
		line->text.len--;
	line->text = stm_str_trim(line->text);
	return level;
}

/*
 * Whether S begins as what is printed with a letter or number: "(a) ", or "A\. " with a full stop
 * that was escaped lest it make a list; nobody writes a name so ("A. Smith").
 */
static bool is_printed_item(struct stm_arena *arena, struct stm_str s)
{
	ptrdiff_t escape = stm_str_find(stm_str_sub(s, 0, 12), STM_STR("\\"), 0);
	size_t end = escape > 0 ? (size_t)escape : 0;
	struct stm_marker marker;

	if (stm_marker_parse(s, &marker))
		return s.at[marker.length - 1] == ')' && marker.length < s.len;
	if (!end || end + 2 >= s.len)
		return false;
	s = stm_str(stm_format(arena, "%.*s%.2s", (int)end, s.at, stm_str_from(s, end + 1).at));
	return stm_marker_parse(s, &marker) && marker.length == end + 1;
}

/*
 * "- (a) To dredge": Markdown has no lists of letters, so that they are written as items of one
 * that has bullets, as doc/markdown.c does. What the paragraph has for a number is the letter.
 */
static void take_bullet(struct stm_document *document, struct stm_line *line)
{
	struct stm_str rest;

	if (line->text.len < 2 || !strchr("-*+", line->text.at[0]) || line->text.at[1] != ' ')
		return;
	rest = stm_str_trim(stm_str_from(line->text, 1));
	if (is_printed_item(&document->scratch, rest))
		line->text = rest;
}

/* Whether S has a bar between cells. */
static bool has_bar(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '|')
			return true;
		i += s.at[i] == '\\';
	}
	return false;
}

/* "| --- | :-: |": below the head of a table, with the sides that cells are aligned to. */
static bool is_table_rule(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != '|' && s.at[i] != '-' && s.at[i] != ':' && s.at[i] != ' ')
			return false;
	return stm_str_find(s, STM_STR("-"), 0) >= 0;
}

/*
 * Whether line I of LINES is of a table (GFM 4.10), which begins with a head and a rule below it
 * and ends with a line that has no bar. The rule is no text.
 */
static bool take_row(struct stm_document *document, struct stm_lines *lines, size_t i)
{
	struct stm_line *line = &lines->at[i], *last = i ? &lines->at[i - 1] : NULL;

	if (!last || !has_bar(line->text))
		return false;
	if (last->row) {
		line->row = line->alone = true;
		return true;
	}
	if (!is_table_rule(line->text) || last->heading || !has_bar(last->text))
		return false;
	last->row = last->alone = line->row = true;
	stm_line_remove(document, line, "rule");
	return true;
}

/*
 * Line I of LINES: quotation marks of e-mail ("> ") are taken off, for drafts travel in it; a row
 * of a table is a paragraph of its own.
 */
static void classify(struct stm_document *document, struct stm_lines *lines, size_t i)
{
	struct stm_line *line = &lines->at[i], *last = i ? &lines->at[i - 1] : NULL;
	const char *reason;

	while (stm_str_starts(line->text, STM_STR("> ")))
		line->text = stm_str_trim(stm_str_from(line->text, 2));
	if (last && last->text.len && !last->gone && line->text.len >= 3 &&
		(all_of(line->text, '=') || all_of(line->text, '-'))) {
		last->heading = line->text.at[0] == '=' ? 1 : 2;
		last->alone = true;
	}
	if (take_row(document, lines, i))
		return;
	reason = left_out(line->text);
	if (reason) {
		stm_line_remove(document, line, reason);
		return;
	}
	take_bullet(document, line);
	line->heading = take_hashes(line);
	line->alone = line->heading || (line->text.len && line->text.at[0] == '|');
}

static enum stm_status read(struct stm_document *document, struct stm_error *error)
{
	struct stm_lines lines = {0};

	(void)error;
	stm_lines_split(document, &lines);
	take_front_matter(document, &lines);
	if (stm_md_take_told(document, &lines))
		return STM_OK;
	for (size_t i = 0; i < lines.len; i++)
		if (!lines.at[i].gone && lines.at[i].text.len)
			classify(document, &lines, i);
	stm_lines_read(document, &lines, STM_MARKUP_MARKDOWN);
	return STM_OK;
}

/*
 * A heading, or front matter in the first lines. Lists and emphasis prove nothing: plain texts
 * have them too.
 */
static bool probe(struct stm_str bytes)
{
	return stm_str_starts(bytes, STM_STR("---\n")) || stm_str_starts(bytes, STM_STR("# ")) ||
	       stm_str_find(stm_str_sub(bytes, 0, 4096), STM_STR("\n## "), 0) >= 0;
}

static const char *const extensions[] = {"md", "markdown", NULL};

const struct stm_reader stm_reader_md = {
	.name = "md",
	.extensions = extensions,
	.probe = probe,
	.read = read,
};
