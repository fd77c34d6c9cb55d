/* Text with colours, wrapped to columns: what all terminal views are made of. */
#ifndef STM_VIEW_STYLE_H
#define STM_VIEW_STYLE_H

#include "base/vec.h"
#include "view/out.h"

/* What a text is, not how it looks: colours are chosen in style.c alone. */
enum stm_style {
	STM_STYLE_PLAIN,
	STM_STYLE_DELETED,
	STM_STYLE_INSERTED,
	STM_STYLE_MOVED,
	STM_STYLE_LABEL,
	STM_STYLE_DIM,
	STM_STYLE_STRONG,
	STM_STYLE_CONTROL, /* the number of a character that is not written (visible.h) */
};

/* A run of text in one style. */
struct stm_run {
	enum stm_style style;
	struct stm_str text;
};

/* Text in several styles, as it is to be read; a vector (base/vec.h). */
struct stm_runs {
	struct stm_run *at;
	size_t len, cap;
	bool raw; /* for a view that shows by itself what would act on a terminal */
};

/* Runs cut into lines: each line is runs [start, end) of RUNS and so many columns wide. */
struct stm_line_of_runs {
	size_t start, end;
	size_t columns;
};

/* The pieces of runs, with the spaces between words of one line, and the lines they make. */
struct stm_wrapped {
	struct stm_runs runs;
	STM_VEC(struct stm_line_of_runs) lines;
	bool rtl; /* somewhere in RUNS are right-to-left letters */
};

/*
 * Appends TEXT, which is borrowed, to RUNS on ARENA; an empty one is left out. What would act on
 * the terminal becomes runs of numbers (visible.h).
 */
void stm_runs_add(
	struct stm_arena *arena, struct stm_runs *runs, enum stm_style style, struct stm_str text);

/*
 * Breaks RUNS at spaces and line feeds into lines of at most WIDTH columns; a word that is longer
 * is cut. At least one line. The result is on ARENA and borrows the text of RUNS.
 */
void stm_runs_wrap(struct stm_arena *arena, struct stm_wrapped *out, const struct stm_runs *runs,
	size_t width);

/* The date of a version as a column shows it: ten characters, also when there is none. */
const char *stm_date_column(const char *date);

/*
 * Writes line INDEX of WRAPPED, in colour where the options ask for it. A line with right-to-left
 * letters is isolated from what stands beside it (stm_text_write).
 */
void stm_line_write(struct stm_out *out, const struct stm_wrapped *wrapped, size_t index);

/* Wraps RUNS to the view's width and writes them, each line behind INDENT spaces. */
void stm_runs_write(struct stm_out *out, const struct stm_runs *runs, size_t indent);

/* Writes TEXT in STYLE, unwrapped; what would act on the terminal, by its number. */
void stm_style_write(struct stm_out *out, enum stm_style style, struct stm_str text);

/* The same without style: for whatever a document or a repository says. */
void stm_plain_write(struct stm_out *out, const char *text);

/*
 * Writes TEXT of a document beside what is not: with right-to-left letters in it, between U+2067
 * and U+2069. Bytes stay in the order in which they are read.
 */
void stm_text_write(struct stm_out *out, enum stm_style style, struct stm_str text);

/* Writes COUNT spaces, without style. */
void stm_spaces_write(struct stm_out *out, size_t count);

/* Columns of the terminal: the options' width, 80 when they give none, 20 at least. */
size_t stm_view_width(const struct stm_out *out);

/* TEXT cut to WIDTH columns, with an ellipsis when something is missing. On ARENA. */
struct stm_str stm_str_shorten(struct stm_arena *arena, struct stm_str text, size_t width);

#endif
