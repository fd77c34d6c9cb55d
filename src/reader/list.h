/* The numbers and bullets that lists put before their items, in HTML and in Akoma Ntoso. */
#ifndef STM_READER_LIST_H
#define STM_READER_LIST_H

#include <libxml/tree.h>

#include "base/buf.h"
#include "reader/style.h"

/* A list that is open: the style and number of its next item. */
struct reader_list {
	enum reader_numbering style;
	long next;
	int step;
};

/* The list that NODE, an ol or ul, begins, on ARENA. */
struct reader_list *reader_list_new(struct stm_arena *arena, const xmlNode *node);

/*
 * The marker a reader sees before ITEM of LIST, on ARENA, and counts it; empty when there is none
 * or the item's own text begins with one. Outside of lists (LIST is NULL) an item has a bullet
 * (HTML standard, 15.3.7).
 */
struct stm_str reader_list_next(
	struct stm_arena *arena, struct reader_list *list, const xmlNode *item);

/* Whether S is "1.", "(a)", "iv)", "2.1." or a bullet, and nothing else. */
bool reader_list_is_marker(struct stm_str s);

#endif
