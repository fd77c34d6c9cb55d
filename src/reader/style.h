/* What the style attribute of an element asks for, in HTML and in Akoma Ntoso. */
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

/* "lower-alpha" and the like, by how VALUE begins. */
enum reader_numbering reader_numbering_named(struct stm_str value);

#endif
