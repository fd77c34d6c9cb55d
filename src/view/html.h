/*
 * The HTML views, and the pieces that several of them share. A page is complete in itself: its
 * style and script are in it, named by their hashes in its Content-Security-Policy, so that nothing
 * a document says can be run or loaded. It is read without the script, which adds comfort.
 */
#ifndef STM_VIEW_HTML_H
#define STM_VIEW_HTML_H

#include "view/out.h"
#include "view/template.h"

/* A diff; SUBJECT is a stm_diff. */
void stm_html_show_diff(struct stm_out *out, const void *subject);

/* A series by clauses; SUBJECT is a stm_table. */
void stm_html_show_table(struct stm_out *out, const void *subject);

/* A clause's life; SUBJECT is a stm_life. */
void stm_html_show_life(struct stm_out *out, const void *subject);

/* A version with its origins; SUBJECT is a stm_blame. */
void stm_html_show_blame(struct stm_out *out, const void *subject);

/* All series; SUBJECT is a struct stm_history_subject. */
void stm_html_show_history(struct stm_out *out, const void *subject);

/* A document to read; SUBJECT is a stm_document. */
void stm_html_show_document(struct stm_out *out, const void *subject);

/* In a report, the way up: a link from a page in a folder to the collection. */
void stm_html_up(struct stm_out *out);

/* A link from a page in a folder of a report to PAGE of NAME. */
void stm_html_link(struct stm_out *out, enum stm_page page, const char *name, const char *text);

/* One version of a list, in a report with links to what it changed and where it comes from. */
void stm_html_version(struct stm_out *out, const struct stm_version *version, const char *up);

/* Something that happened to a clause. */
struct stm_html_event {
	const char *symbol, *date;
	const char *label;    /* "" where it was dropped */
	const char *language; /* ISO 639-1, or "" */
	enum stm_relation relation;
	unsigned flags;
	const struct stm_edit *edits;
	size_t edit_count;
	bool merged; /* where it ends: it goes on in another clause */
};

/* A life that is being told; zeroed but for OUT is one that begins. */
struct stm_html_life {
	struct stm_out *out;
	struct stm_buf buf; /* of the versions in which nothing happened */
	size_t quiet;       /* how many of these there are */
};

/* Tells EVENT; stm_html_life_end() behind the last one. */
void stm_html_event(struct stm_html_life *life, const struct stm_html_event *event);
void stm_html_life_end(struct stm_html_life *life);

/* Paragraphs of one document as one text, with line feeds between them: a side of a link. */
struct stm_html_text {
	const stm_document *document;
	const uint32_t *paragraphs; /* indices, at least one */
	size_t count;
	const char *notes; /* what the anchors of its footnotes begin with */
};

/*
 * Writes bytes [START, END) of TEXT with its emphasis and the marks of its footnotes. A mark goes
 * with the byte behind it, or at the end of the text with the last one.
 */
void stm_html_slice(
	struct stm_out *out, const struct stm_html_text *text, size_t start, size_t end);

/* Writes all of TEXT. */
void stm_html_whole(struct stm_out *out, const struct stm_html_text *text);

/*
 * Writes a redline: what is common and what was inserted as the new of SIDES has it, what was
 * deleted as the old one.
 */
void stm_html_redline(struct stm_out *out, const struct stm_html_text sides[2],
	const struct stm_edit *edits, size_t count);

/* SIDE of a redline by itself: what is common, and what was deleted (0) or inserted (1). */
void stm_html_side(struct stm_out *out, const struct stm_html_text *text,
	const struct stm_edit *edits, size_t count, int side);

/* A redline of EDITS alone, for texts that come without a document. */
void stm_html_edits(struct stm_out *out, const struct stm_edit *edits, size_t count);

/* Writes plain TEXT; a line feed becomes the mark of a paragraph's end. */
void stm_html_plain(struct stm_out *out, struct stm_str text);

/* The footnotes of DOCUMENT below TITLE, each with the anchor that its mark leads to. */
void stm_html_notes(
	struct stm_out *out, const stm_document *document, const char *prefix, const char *title);

/* The footnotes of both documents of DIFF, the changed ones with what changed in them. */
void stm_html_compared_notes(struct stm_out *out, const stm_diff *diff);

/* The id of a footnote of a diff, in the old text where it was dropped. On ARENA. */
struct stm_str stm_html_note_anchor(
	struct stm_arena *arena, const struct stm_footnote_change *change);

/*
 * An id for the paragraph LABEL: PREFIX before it, and no white space in it. On ARENA. The ids of
 * what is no paragraph begin with "ui-", those of an old text beside a new one with "old."; no
 * label, which may be anything, is written so, nor are two labels written alike.
 */
struct stm_str stm_html_anchor(struct stm_arena *arena, const char *prefix, const char *label);

/* Begins a page of KIND (a class of the style's) called TITLE; stm_template_next() ends it. */
struct stm_filling stm_html_page(struct stm_out *out, const char *kind, const char *title);

/* VALUE in digits. On the row's arena. */
struct stm_str stm_html_number(struct stm_out *out, size_t value);

/*
 * The number of the style's colour for the INDEXth of COUNT: the colours go from the first to the
 * last, whatever their number. On the row's arena.
 */
struct stm_str stm_html_colour(struct stm_out *out, size_t index, size_t count);

/* ISO 639-1 code of DOCUMENT's language, or "". Borrowed. */
struct stm_str stm_html_language(const stm_document *document);

/* "rtl" or "ltr", as DOCUMENT is written. */
struct stm_str stm_html_direction(const stm_document *document);

#endif
