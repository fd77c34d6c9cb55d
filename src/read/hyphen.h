/* Joining two lines: whether the hyphen at a line's end belongs to the word. */
#ifndef STM_READ_HYPHEN_H
#define STM_READ_HYPHEN_H

#include "base/map.h"
#include "doc/document.h"

/*
 * The document's own words decide; they are collected when the first hyphen is met, since most
 * texts are not hyphenated. Zeroed but for ARENA, TEXT (borrowed) and KEEPS at first.
 */
struct stm_hyphens {
	struct stm_arena *arena;
	struct stm_str text;  /* all of the document's words */
	bool keeps;           /* a hyphen that nothing decides about stays */
	struct stm_map words; /* unhyphenated and hyphenated, by hash */
};

/* Appends LINE to the lines in BUF: with a space, without, or with the hyphen gone. */
void stm_hyphens_append(struct stm_hyphens *hyphens, struct stm_buf *buf, struct stm_str line);

#endif
