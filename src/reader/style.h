/*
 * What the style attribute of an element asks for, in HTML and in Akoma Ntoso, and what lists are
 * numbered with.
 */
#ifndef STM_READER_STYLE_H
#define STM_READER_STYLE_H

#include <libxml/tree.h>

#include "base/buf.h"
#include "read/protocol.h"

/* The numbering of lists. */
enum reader_numbering {
	READER_LIST_UNSET,
	READER_LIST_NONE,
	READER_LIST_BULLET,
	READER_LIST_DECIMAL,
	READER_LIST_LOWER_ALPHA,
	READER_LIST_UPPER_ALPHA,
	READER_LIST_LOWER_ROMAN,
	READER_LIST_UPPER_ROMAN,
};

/* How an element's own style attribute sets it. */
struct reader_style {
	bool hidden;
	unsigned on, off; /* enum stm_run_flag: set, and taken back */
	enum reader_numbering list;
};

/* The style of NODE, by what is written at the element itself; style sheets are not read. */
struct reader_style reader_style_of(const xmlNode *node);

/* A list that is open: the style and number of its next item. */
struct reader_list {
	enum reader_numbering style;
	long next;
	int step;
};

/* Fills in LIST for NODE, an ol or ul. */
void reader_list_begin(struct reader_list *list, const xmlNode *node);

/*
 * The marker a reader sees before ITEM of LIST, on ARENA, and counts it; empty when there is none
 * or the item's own text begins with one.
 */
struct stm_str reader_list_next(
	struct stm_arena *arena, struct reader_list *list, const xmlNode *item);

/* Whether S is "1.", "(a)", "iv)", "2.1." or a bullet, and nothing else. */
bool reader_list_is_marker(struct stm_str s);

#endif
