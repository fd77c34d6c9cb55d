/*
 * Raw blocks: lines joined to runs of text, before footnotes are told from paragraphs and markup is
 * taken out. Shared by the readers of plain text and of Markdown.
 */
#ifndef STM_READ_RAW_H
#define STM_READ_RAW_H

#include "read/hyphen.h"
#include "read/lines.h"

/* TEXT is a slice of the source when one line made it, else on the document's scratch arena. */
struct stm_raw {
	struct stm_str text; /* one line, markup still in */
	size_t offset;
	unsigned indent;
	unsigned heading;
	bool cut;  /* a page ended before it */
	bool row;  /* of a table */
	bool mark; /* the mark of a footnote that follows it */
	bool note; /* it was a footnote, or a piece of one, and has been taken out */
};

struct stm_raws {
	struct stm_raw *at;
	size_t len, cap;
};

/* Joins lines: blank lines end a block, and so does a line that cannot continue the one before. */
void stm_raws_join(
	struct stm_hyphens *hyphens, const struct stm_lines *lines, struct stm_raws *raws);

/* Whether S, a line or a block, is a footnote that only refers: "Ibid., vol. 2237", "A/68/269." */
bool stm_is_reference(struct stm_str s);

/*
 * Whether S is nothing but raised letters, which a converter took for a line of their own, or,
 * BELOW a note, also what they tore off: "o o", "39574."
 */
bool stm_is_torn(struct stm_str s, bool below);

/*
 * Moves footnotes out of the blocks: superscript figures, [^1]:, or "3 Ibid." at a block's start,
 * or a reference whose mark stood before it.
 */
void stm_notes_take(struct stm_document *document, struct stm_raws *raws);

/* Joins the two halves of a paragraph that a page's end, or a footnote below it, cut apart. */
void stm_raws_rejoin(struct stm_hyphens *hyphens, struct stm_raws *raws);

/* What markup a text may have. */
enum stm_markup {
	STM_MARKUP_PLAIN,
	STM_MARKUP_MARKDOWN,
	STM_MARKUP_TOLD, /* Markdown that Stemma wrote: superscript figures are no marks */
};

/*
 * Makes a block of RAW and appends it to the document: takes out emphasis and footnote marks, which
 * become spans, and folds white space.
 */
void stm_inline_parse(
	struct stm_document *document, const struct stm_raw *raw, enum stm_markup markup);

/*
 * The same of a row of a table in Markdown, "| one | two |": its cells are spans, with " | "
 * between them. The bars at either end can be missing.
 */
void stm_inline_row(
	struct stm_document *document, const struct stm_raw *raw, enum stm_markup markup);

/* The way from lines to blocks, for both readers. */
void stm_lines_read(struct stm_document *document, struct stm_lines *lines, enum stm_markup markup);

#endif
