/*
 * What was found of a document, as events: paragraphs and tables, then footnotes, then what was
 * left out, each with its page.
 */
#include "reader/pdf.h"

#include "base/unicode.h"

struct body {
	const struct pdf_line **at;
	size_t len, cap;
};

static void write_line(struct pdf_document *document, const struct pdf_line *line, size_t skip)
{
	for (size_t i = 0; i < line->count; i++)
		reader_pdf_write_cell(document, line, &line->chunks[i], i ? 0 : skip);
}

static void turn_page(struct pdf_document *document, unsigned *page, unsigned number)
{
	if (*page != number)
		reader_page(document->events, number);
	*page = number;
}

enum { LONGEST_HEADING = 4 /* lines */ };

/* Bold lines that end no sentence are a heading. */
static unsigned heading_level(const struct pdf_line *const *lines, size_t count)
{
	return lines[0]->bold && lines[count - 1]->bold && count <= LONGEST_HEADING &&
	       !reader_pdf_ends_sentence(lines[count - 1]) &&
	       reader_pdf_last_code(lines[count - 1]) != ',';
}

static void write_paragraph(struct pdf_document *document, const struct pdf_line *const *lines,
	size_t count, unsigned *page)
{
	turn_page(document, page, lines[0]->page);
	reader_block(document->events, heading_level(lines, count));
	for (size_t i = 0; i < count; i++) {
		if (i)
			reader_line(document->events);
		turn_page(document, page, lines[i]->page);
		write_line(document, lines[i], 0);
	}
}

/* What stands side by side but is no table: each cell is a paragraph. */
static void write_cells(struct pdf_document *document, const struct pdf_line *line, unsigned *page)
{
	turn_page(document, page, line->page);
	for (size_t i = 0; i < line->count; i++) {
		reader_block(document->events, 0);
		reader_pdf_write_cell(document, line, &line->chunks[i], 0);
	}
}

/* How many of COUNT lines make one paragraph. */
static size_t paragraph_length(
	const struct pdf_document *document, const struct pdf_line *const *lines, size_t count)
{
	struct pdf_paragraph paragraph = {lines[0], lines[0], lines[0]->bold};
	size_t length = 1;

	while (length < count && !reader_pdf_starts(document, &paragraph, lines[length])) {
		paragraph.last = lines[length++];
		paragraph.bold &= paragraph.last->bold;
	}
	return length;
}

static bool say_the_same(
	struct stm_arena *arena, const struct pdf_line *a, const struct pdf_line *b)
{
	bool same = a->count == b->count;

	for (size_t i = 0; same && i < a->count; i++)
		same = stm_str_equal(reader_pdf_cell_text(arena, &a->chunks[i]),
			reader_pdf_cell_text(arena, &b->chunks[i]));
	return same;
}

/* How many of the COUNT lines at the top of a page are the head of TABLE, which goes on there. */
static size_t repeated_head(struct pdf_document *document, const struct body *table,
	const struct pdf_line *const *lines, size_t count)
{
	size_t length = 0;

	if (!table->len || lines[0]->page == lines[-1]->page)
		return 0;
	while (length < count && length < table->len &&
		say_the_same(document->arena, table->at[length], lines[length]))
		length++;
	return length;
}

static void leave_out_head(
	struct pdf_document *document, const struct pdf_line *const *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		reader_pdf_leave_out(&document->lines.at[lines[i] - document->lines.at], PDF_HEAD,
			"head of a table, repeated");
}

/* Appends what is of the text. */
static void gather(struct pdf_document *document, struct body *body)
{
	for (size_t i = 0; i < document->lines.len; i++)
		if (document->lines.at[i].role == PDF_BODY)
			STM_PUSH(document->arena, body, &document->lines.at[i]);
}

/* Whether the TABLE before LINES, which nothing but its repeated head parts from them, goes on. */
static bool goes_on(const struct body *table, const struct pdf_line *const *lines)
{
	return table->len && lines[0]->count > 1 &&
	       (lines[-1]->role == PDF_HEAD || lines[-1]->page != lines[0]->page);
}

static void write_body(struct pdf_document *document, unsigned *page)
{
	struct body body = {0}, table = {0};

	gather(document, &body);
	for (size_t i = 0, length; i < body.len; i += length) {
		const struct pdf_line *const *lines = &body.at[i];

		length = repeated_head(document, &table, lines, body.len - i);
		if (length) {
			leave_out_head(document, lines, length);
			continue;
		}
		length = reader_pdf_table_length(document, lines, body.len - i);
		if (!length && goes_on(&table, lines))
			length = 1;
		if (length) {
			turn_page(document, page, lines[0]->page);
			reader_pdf_write_table(document, lines, length);
			if (!goes_on(&table, lines))
				table = (struct body){&body.at[i], length, length};
			continue;
		}
		table.len = 0;
		length = paragraph_length(document, lines, body.len - i);
		if (lines[0]->count > 1)
			write_cells(document, lines[0], page);
		else
			write_paragraph(document, lines, length, page);
	}
}

/* The mark itself goes: it is the note's name. */
static size_t mark_length(const struct pdf_note *note)
{
	size_t length = 0;

	for (size_t i = 0; note->mark[i]; i++)
		length += ((unsigned char)note->mark[i] & 0xc0) != 0x80;
	return length;
}

static void write_notes(struct pdf_document *document, unsigned *page)
{
	for (size_t i = 0; i < document->notes.len; i++) {
		const struct pdf_note *note = &document->notes.at[i];

		turn_page(document, page, note->page);
		reader_note(document->events, (unsigned)i + 1, stm_str(note->mark));
		for (size_t k = 0; k < note->lines.len; k++) {
			if (k)
				reader_line(document->events);
			write_line(document, &document->lines.at[note->lines.at[k]],
				k ? 0 : mark_length(note));
		}
	}
}

/* Cell by cell, since a foot has a page's number on one side and a job's on the other. */
static void write_dropped(
	struct pdf_document *document, const struct pdf_line *line, unsigned *page)
{
	for (size_t i = 0; i < line->count; i++) {
		const char *reason = line->role == PDF_MARGIN
					     ? NULL
					     : reader_pdf_cell_reason(document, &line->chunks[i]);

		turn_page(document, page, line->page);
		reader_drop(document->events, reason ? reason : line->reason);
		reader_text(document->events, 0,
			reader_pdf_cell_text(document->arena, &line->chunks[i]));
	}
}

/* How far B is from A, whichever way both are written. */
static float distance(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
	const float gaps[] = {b->x0 - a->x1, a->x0 - b->x1, b->y0 - a->y1, a->y0 - b->y1};
	float most = 0;

	for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++)
		most = gaps[i] > most ? gaps[i] : most;
	return most;
}

/* What is written across the page, as far as glyphs that follow each other are of one size. */
static void write_aside(struct pdf_document *document, unsigned number, unsigned *page)
{
	const struct pdf_glyphs *aside = &document->pages[number - 1].aside;

	for (size_t i = 0, end; i < aside->len; i = end) {
		struct stm_buf text = {.arena = document->arena};

		for (end = i; end < aside->len && aside->at[end].size == aside->at[i].size; end++) {
			const struct pdf_glyph *glyph = &aside->at[end];

			if (end > i && distance(glyph - 1, glyph) > document->space * glyph->size)
				stm_buf_char(&text, ' ');
			stm_utf8_add(&text, glyph->code);
		}
		turn_page(document, page, number);
		reader_drop(document->events, "text across the page");
		reader_text(document->events, 0, (struct stm_str){text.at, text.len});
	}
}

/* The chart that LINES begin with, which is on one page, as one; how many of MOST are of it. */
static size_t write_chart(
	struct pdf_document *document, const struct pdf_line *lines, size_t most, unsigned *page)
{
	size_t count = 0;

	turn_page(document, page, lines[0].page);
	reader_drop(document->events, lines[0].reason);
	for (; count < most && lines[count].role == PDF_CHART && lines[count].page == *page;
		count++)
		for (size_t i = 0; i < lines[count].count; i++) {
			if (count || i)
				reader_text(document->events, 0, stm_str(" "));
			reader_text(document->events, 0,
				reader_pdf_cell_text(document->arena, &lines[count].chunks[i]));
		}
	return count;
}

static void write_left_out(struct pdf_document *document, unsigned *page)
{
	const struct pdf_line *lines = document->lines.at;

	for (size_t i = 0, count; i < document->lines.len; i += count) {
		count = 1;
		if (lines[i].role == PDF_CHART)
			count = write_chart(document, &lines[i], document->lines.len - i, page);
		else if (lines[i].reason)
			write_dropped(document, &lines[i], page);
	}
	for (size_t i = 0; i < document->numbers.len; i++)
		write_dropped(document, &document->numbers.at[i], page);
	for (unsigned number = 1; number <= document->page_count; number++)
		write_aside(document, number, page);
}

void reader_pdf_write(struct pdf_document *document)
{
	unsigned page = 0;

	write_body(document, &page);
	write_notes(document, &page);
	write_left_out(document, &page);
}
