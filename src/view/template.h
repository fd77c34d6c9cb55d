/*
 * Pages and parts of them come from files (view/html/) that tools/templates.py compiles: text with
 * holes for values and slots for what the program writes itself.
 *
 *	struct stm_filling row = stm_template_open(out, &stm_t_row, (struct stm_str[]){
 *		[STM_T_ROW_LABEL] = stm_str("OP3")});
 *	... what stands in the slot ...
 *	stm_template_next(&row);
 */
#ifndef STM_VIEW_TEMPLATE_H
#define STM_VIEW_TEMPLATE_H

#include "view/out.h"

/* In place of a hole. */
enum { STM_PIECE_END = -1, STM_PIECE_SLOT = -2, STM_PIECE_MORE = -3 };

/* As what text is written. */
enum stm_markup {
	STM_AS_XML,   /* keeps every character that XML can have */
	STM_AS_HTML,  /* shows the characters that turn the direction of text (UAX 9) */
	STM_AS_PLAIN, /* the same where no markup can stand */
};

/* A literal, and what comes behind it. */
struct stm_piece {
	const char *text;
	size_t length;
	int hole; /* index of a value, or one of the above */
	enum stm_markup as;
};

/* Pieces up to the one with STM_PIECE_END. */
struct stm_template {
	const struct stm_piece *pieces;
};

/* A template being written: what has been is up to NEXT. VALUES are borrowed until its end. */
struct stm_filling {
	struct stm_out *out;
	const struct stm_str *values;
	const struct stm_piece *next;
};

/*
 * Writes TEMPLATE up to its first slot, or to its end; VALUES, by its holes, are written as text,
 * whatever is in them (stm_markup_write). NULL will do where there are no holes.
 */
struct stm_filling stm_template_open(
	struct stm_out *out, const struct stm_template *template, const struct stm_str *values);

/* Goes on to the next slot, or to the end. */
void stm_template_next(struct stm_filling *filling);

/* A template without slots. */
void stm_template_write(
	struct stm_out *out, const struct stm_template *template, const struct stm_str *values);

/*
 * Writes TEXT as text, whatever is in it: what would be markup is escaped, controls that XML cannot
 * have become U+FFFD. In HTML a character that would reorder what stands around it is shown by its
 * number, "U+202E".
 */
void stm_markup_write(struct stm_out *out, enum stm_markup as, struct stm_str text);

#endif
