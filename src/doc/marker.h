/*
 * Item markers as they are printed before a paragraph: "12.", "(a)", "b)", "(iv)", "A.", in
 * Arabic "1 -". One marker
 * can be read in several ways ("(i)" is the ninth letter or the first roman number); which one is
 * meant, only its place among the others tells.
 */
#ifndef STM_DOC_MARKER_H
#define STM_DOC_MARKER_H

#include "base/str.h"

enum stm_marker_style {
	STM_MARKER_NUMBER = 1 << 0,  /* 12. and, before Arabic, 12 - */
	STM_MARKER_PAREN = 1 << 1,   /* (12) 12) */
	STM_MARKER_LETTER = 1 << 2,  /* (a) a) a. */
	STM_MARKER_ROMAN = 1 << 3,   /* (iv) iv) iv. */
	STM_MARKER_CAPITAL = 1 << 4, /* (A) A. */
	STM_MARKER_SECTION = 1 << 5, /* IV. */
	STM_MARKER_BULLET = 1 << 6,  /* - * and typographic bullets */
};

struct stm_marker {
	unsigned styles;     /* every way to read it */
	struct stm_str name; /* "12", "a", "iv", "3bis" */
	size_t length;       /* with punctuation, without the space behind it */
};

/* Reads the marker that S starts with; false when there is none. */
bool stm_marker_parse(struct stm_str s, struct stm_marker *marker);

/* Its value (from 1) when read in STYLE, which is one of its styles; 0 for a bullet. */
unsigned stm_marker_value(const struct stm_marker *marker, enum stm_marker_style style);

#endif
