/* Lines are slices of the source; nothing is copied here. */
#include "read/lines.h"

/* Columns; a tab goes to the next multiple of eight. */
static unsigned indent_of(struct stm_str line)
{
	unsigned columns = 0;

	for (size_t i = 0; i < line.len && (line.at[i] == ' ' || line.at[i] == '\t'); i++)
		columns = line.at[i] == '\t' ? (columns | 7) + 1 : columns + 1;
	return columns;
}

/* Where the next LF, CR and form feed are; each is looked for again only once it is passed. */
struct line_ends {
	size_t at[3];
};

/* The first of them from START on, or the end of BYTES. Linear over all lines of a text. */
static size_t line_end(struct line_ends *ends, struct stm_str bytes, size_t start)
{
	static const char marks[] = {'\n', '\r', '\f'};
	size_t end = bytes.len;

	for (size_t i = 0; i < sizeof(marks); i++) {
		if (ends->at[i] < start || !start) {
			const char *hit = memchr(bytes.at + start, marks[i], bytes.len - start);

			ends->at[i] = hit ? (size_t)(hit - bytes.at) : bytes.len;
		}
		if (ends->at[i] < end)
			end = ends->at[i];
	}
	return end;
}

void stm_lines_split(struct stm_document *document, struct stm_lines *lines)
{
	struct stm_str bytes = document->bytes;
	struct line_ends ends = {{0, 0, 0}};
	bool cut = false;

	for (size_t start = 0; start < bytes.len;) {
		size_t end = line_end(&ends, bytes, start);
		struct stm_str whole = stm_str_sub(bytes, start, end);
		struct stm_line line = {.text = stm_str_trim(whole), .indent = indent_of(whole)};

		line.offset = (size_t)(line.text.at - bytes.at);
		line.cut = cut && line.text.len;
		STM_PUSH(&document->scratch, lines, line);
		if (line.text.len)
			cut = false;
		if (end < bytes.len && bytes.at[end] == '\f')
			cut = true;
		if (end + 1 < bytes.len && bytes.at[end] == '\r' && bytes.at[end + 1] == '\n')
			end++;
		start = end + 1;
	}
}

bool stm_line_is_blank(const struct stm_line *line)
{
	return line->gone || !line->text.len;
}

void stm_line_remove(struct stm_document *document, struct stm_line *line, const char *reason)
{
	stm_document_remove(document, reason, line->text, (struct stm_place){line->offset, 0});
	line->gone = true;
}
