/*
 * A PDF on its way from glyphs to paragraphs: glyphs -> chunks -> lines -> roles -> paragraphs.
 * Lengths are in points (1/72 inch) from the page's upper left corner, y growing downwards. A page
 * that is read from right to left is mirrored, so that for all that follows its lines begin at the
 * left. All of it lies on the arena of the input.
 */
#ifndef STM_READER_PDF_H
#define STM_READER_PDF_H

#include <stdint.h>

#include "base/buf.h"
#include "base/vec.h"
#include "reader/format.h"

enum pdf_style {
	PDF_ITALIC = 1 << 0,
	PDF_BOLD = 1 << 1,
	PDF_BARCODE = 1 << 2,
	PDF_SPACED = 1 << 3, /* a space stands before it; known once its line is */
};

/* One visible character; spaces are not kept, since positions tell more than they do. */
struct pdf_glyph {
	uint32_t code;
	float x0, x1, y0, y1;
	float size; /* of its font */
	unsigned style;
};

struct pdf_glyphs {
	struct pdf_glyph *at;
	size_t len, cap;
};

/* ASIDE are glyphs that are no part of the lines: written sideways or across the page. */
struct pdf_page {
	struct pdf_glyphs glyphs, aside;
	float width, height;
	bool mirrored;
};

/* Glyphs that follow each other on one line with no wide gap between them. */
struct pdf_chunk {
	struct pdf_glyph *glyphs;
	size_t count;
	float x0, x1, y0, y1;
	float base; /* the line the letters stand on */
	float size; /* of most of its glyphs */
};

struct pdf_chunks {
	struct pdf_chunk *at;
	size_t len, cap;
};

enum pdf_role {
	PDF_BODY,
	PDF_HEAD, /* repeated at the top of pages */
	PDF_FOOT,
	PDF_MARGIN, /* numbers of lines */
	PDF_RULE,   /* the line above footnotes, when it is made of characters */
	PDF_NOTES,  /* a footnote's line */
	PDF_CHART,  /* of a picture: figures along an axis, a legend */
};

/* What stands side by side; CHUNKS from left to right. */
struct pdf_line {
	struct pdf_chunk *chunks;
	size_t count;
	float x0, x1, y0, y1;
	float base, size;
	bool bold; /* all of it */
	enum pdf_role role;
	const char *reason; /* why it is left out, of PDF_HEAD, PDF_FOOT, PDF_MARGIN and PDF_RULE */
	unsigned page;      /* from 1 */
	unsigned column;    /* of a page set in columns, from 1; else 0 */
	bool list;          /* of a column that begins with an entry of a list */
	float left, right;  /* margins of its column */
};

struct pdf_lines {
	struct pdf_line *at;
	size_t len, cap;
};

/* A footnote: LINES[first] to LINES[end - 1] of the document. */
struct pdf_note {
	const char *mark;
	unsigned page; /* that it begins on */
	STM_VEC(size_t) lines;
};

struct pdf_document {
	struct stm_arena *arena;
	struct reader_events *events;
	struct pdf_page *pages;
	unsigned page_count;
	struct pdf_lines lines;   /* in reading order */
	struct pdf_lines numbers; /* of lines, which stood beside them in the margin */
	STM_VEC(struct pdf_note) notes;
	float space;  /* ems between two glyphs that have a space between them, at least */
	float size;   /* of most of the text */
	float pitch;  /* from base to base of most lines of that size */
	float indent; /* of first lines, or 0 */
};

/* Turns the page when most of it is written sideways, and puts aside what is written otherwise. */
void reader_pdf_turn(struct stm_arena *arena, struct pdf_page *page);

/* Finds out how far apart words of the document are. */
void reader_pdf_measure_space(struct pdf_document *document);

/* Cuts GLYPHS, which are in the order of the file, where the next is not where the last ended. */
void reader_pdf_cut(
	struct stm_arena *arena, const struct pdf_glyphs *glyphs, struct pdf_chunks *chunks);

/* Box, base and size of CHUNK, from its glyphs. */
void reader_pdf_measure_chunk(struct pdf_chunk *chunk);

/* The line that GLYPH stands on. */
float reader_pdf_base(const struct pdf_glyph *glyph);

/* Mirrors PAGE when most of it is read from right to left. */
void reader_pdf_mirror(struct pdf_page *page);

/* Puts the glyphs of CHUNK, a line or a cell of PAGE, in the order of reading. */
void reader_pdf_order(
	const struct pdf_document *document, const struct pdf_page *page, struct pdf_chunk *chunk);

/* Marks the glyphs of CHUNK that a space stands before. */
void reader_pdf_mark_spaces(const struct pdf_document *document, struct pdf_chunk *chunk);

/* Appends the lines of page NUMBER in reading order. */
void reader_pdf_lines(struct pdf_document *document, unsigned number);

/* CHUNKS of a page, by base, as lines that are like LINE, column by column. */
void reader_pdf_add_columns(
	struct pdf_document *document, const struct pdf_chunks *chunks, struct pdf_line line);

/* COUNT chunks of one column, by base, as lines that are like LINE. */
void reader_pdf_add_lines(struct pdf_document *document, struct pdf_chunk *chunks, size_t count,
	struct pdf_line line);

/*
 * Chunks of one line that follow each other, FIRST to END from the left; those of a row of a table.
 */
struct pdf_row {
	struct pdf_chunk *first, *end;
};

/* Whether CHUNK, of row AT and not its first, begins another cell; ROWS are COUNT of one column. */
bool reader_pdf_begins_cell(
	const struct pdf_row *rows, size_t count, size_t at, const struct pdf_chunk *chunk);

/* Whether CHUNK has no letters: "3 412.5", "(12)", a dash. */
bool reader_pdf_is_figure(const struct pdf_chunk *chunk);

/* Gives every line its role: what pages repeat, rules, footnotes. */
void reader_pdf_roles(struct pdf_document *document);

/* Why CELL is furniture by what it says, as a literal, or NULL. */
const char *reader_pdf_cell_reason(struct pdf_document *document, const struct pdf_chunk *cell);

/* LINE is no part of the text, for REASON (a literal). */
void reader_pdf_leave_out(struct pdf_line *line, enum pdf_role role, const char *reason);

/* What stands at the edges of pages: heads, feet, numbers of lines. */
void reader_pdf_margins(struct pdf_document *document);

/* Footnotes and the rules above them. */
void reader_pdf_notes(struct pdf_document *document);

/* What charts have of letters. */
void reader_pdf_charts(struct pdf_document *document);

/* Whether LINE is a rule made of characters: "__________". */
bool reader_pdf_is_rule(const struct pdf_line *line);

/* Writes the paragraphs, the footnotes and what is left out. */
void reader_pdf_write(struct pdf_document *document);

/* A paragraph under way: its first line and its newest; BOLD while all of its lines are. */
struct pdf_paragraph {
	const struct pdf_line *first, *last;
	bool bold;
};

/* Whether LINE begins a paragraph of its own behind PARAGRAPH. */
bool reader_pdf_starts(const struct pdf_document *document, const struct pdf_paragraph *paragraph,
	const struct pdf_line *line);

/* The last character of LINE that is no footnote mark. */
uint32_t reader_pdf_last_code(const struct pdf_line *line);

/* Whether LINE ends a sentence, a clause or a chapeau; a comma ends only preambular paragraphs. */
bool reader_pdf_ends_sentence(const struct pdf_line *line);

/* How many of the COUNT LINES, from the first on, are a table; 0 when it is none. */
size_t reader_pdf_table_length(
	struct pdf_document *document, const struct pdf_line *const *lines, size_t count);

/* Writes COUNT lines that are a table, row by row. */
void reader_pdf_write_table(
	struct pdf_document *document, const struct pdf_line *const *lines, size_t count);

/* Writes the glyphs of CELL, which stands on LINE, from its glyph number SKIP on, as runs. */
void reader_pdf_write_cell(struct pdf_document *document, const struct pdf_line *line,
	const struct pdf_chunk *cell, size_t skip);

/* Whether GLYPH of CHUNK is raised and small: a mark, not a part of the word before it. */
bool reader_pdf_is_raised(const struct pdf_chunk *chunk, const struct pdf_glyph *glyph);

/* Appends the text of LINE from its glyph number SKIP on, with spaces. */
void reader_pdf_text(struct stm_buf *buf, const struct pdf_line *line, size_t skip);

/* The text of one cell, on the arena. */
struct stm_str reader_pdf_cell_text(struct stm_arena *arena, const struct pdf_chunk *cell);

#endif
