/* A walk over a tree that says when it goes in and when it comes out, however deep. */
#ifndef STM_READER_VISIT_H
#define STM_READER_VISIT_H

#include <stdint.h>

#include <libxml/tree.h>

#include "base/buf.h"

struct reader_visitor {
	/* A node was met, of any type; whether to go into it, if it is an element. */
	bool (*enter)(void *data, const xmlNode *node);
	/* All of what is in an element that was gone into has been met. */
	void (*leave)(void *data, const xmlNode *node);
};

/* Shows ROOT and all below it to VISITOR, in document order, with DATA. */
void reader_visit(const xmlNode *root, const struct reader_visitor *visitor, void *data);

/* Appends TEXT, white space folded and none at the start of BUF. */
void reader_add_folded(struct stm_buf *buf, struct stm_str text);

/*
 * The text below NODE on ARENA, white space folded and none at its ends; not much more than LIMIT
 * bytes of it.
 */
struct stm_str reader_gather(struct stm_arena *arena, const xmlNode *node, size_t limit);

/* Whether S, well-formed, has a letter, a digit or a mark in it. */
bool reader_has_word(struct stm_str s);

#endif
