/* Cells and lines: see csv.h for what is done to them, and why. */
#include "view/csv.h"

#include "base/unicode.h"

/* What a spreadsheet may take for the beginning of a formula, or would take off as white space. */
static bool is_active(uint32_t c)
{
	switch (c) {
	case '=':
	case '+':
	case '-':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case '\'':
	case 0xff1d: /* the wide forms of =, +, - and @ */
	case 0xff0b:
	case 0xff0d:
	case 0xff20:
		return true;
	default:
		return false;
	}
}

/*
 * More than RFC 4180 asks for: where the separator is a semicolon or a tab, as in half the world's
 * spreadsheets, a cell ends where it should as well.
 */
static bool is_quoted(struct stm_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (strchr("\",;\t\r\n", text.at[i]))
			return true;
	return text.len && (text.at[0] == ' ' || text.at[text.len - 1] == ' ');
}

static void begin_cell(struct stm_csv *csv)
{
	if (csv->begun)
		stm_buf_char(&csv->out->buf, ',');
	csv->begun = true;
}

void stm_csv_str(struct stm_csv *csv, struct stm_str text)
{
	struct stm_buf *buf = &csv->out->buf;
	bool active = text.len && is_active(stm_utf8_next(text, &(size_t){0})),
	     quoted = active || is_quoted(text);

	begin_cell(csv);
	stm_buf_text(buf, quoted ? "\"" : "");
	stm_buf_text(buf, active ? "'" : "");
	for (size_t i = 0, start = 0; i < text.len; start = i) {
		while (i < text.len && text.at[i] != '"')
			i++;
		stm_buf_str(buf, stm_str_sub(text, start, i));
		if (i < text.len) {
			stm_buf_text(buf, "\"\"");
			i++;
		}
	}
	stm_buf_text(buf, quoted ? "\"" : "");
}

void stm_csv_text(struct stm_csv *csv, const char *text)
{
	stm_csv_str(csv, stm_str(text));
}

void stm_csv_int(struct stm_csv *csv, size_t value)
{
	begin_cell(csv);
	stm_buf_printf(&csv->out->buf, "%zu", value);
}

void stm_csv_bool(struct stm_csv *csv, bool value)
{
	stm_csv_text(csv, value ? "yes" : "no");
}

void stm_csv_milli(struct stm_csv *csv, uint32_t value)
{
	begin_cell(csv);
	stm_buf_printf(&csv->out->buf, "%u.%03u", (unsigned)value / 1000, (unsigned)value % 1000);
}

/* What the row allocated goes, and the buffer when it is full. */
void stm_csv_end(struct stm_csv *csv)
{
	stm_buf_text(&csv->out->buf, "\r\n");
	csv->begun = false;
	stm_out_flush(csv->out);
}

void stm_csv_head(struct stm_csv *csv, const char *const *names)
{
	for (; *names; names++)
		stm_csv_text(csv, *names);
	stm_csv_end(csv);
}
