/*
 * XML as the formats need it: a tree without network, DTD or entities, and a few steps through it.
 * Elements and attributes are told by their local names, since the namespaces of one vocabulary
 * differ from edition to edition. No tree is deeper than 256 elements, so that a function may call
 * itself for a child.
 */
#ifndef STM_READER_XML_H
#define STM_READER_XML_H

#include <libxml/tree.h>

#include "base/buf.h"
#include "read/protocol.h"

/* What the trees of a document may weigh together, so that there is memory left to read them. */
#define READER_XML_MOST (STM_READER_MEMORY / 8 * 5)

/* About how much memory the tree of BYTES takes. */
size_t reader_xml_weight(struct stm_str bytes);

/*
 * The tree of BYTES (UTF-8, UTF-16, ISO 8859-1 or ASCII), which the caller frees with xmlFreeDoc()
 * or leaves to the process. NULL when there is none; *FAULT then says why, on ARENA, to stand
 * behind a name: "is no well-formed XML (line 3)". A document type is tolerated (tree->intSubset),
 * but declarations in it are not.
 */
xmlDoc *reader_xml_parse(struct stm_arena *arena, struct stm_str bytes, const char **fault);

/* The root element of TREE; NULL when TREE is NULL. */
const xmlNode *reader_xml_root(const xmlDoc *tree);

/* Whether NODE (may be NULL) is an element called LOCAL in whatever namespace. */
bool reader_xml_is(const xmlNode *node, const char *local);

/* The first child element of PARENT (may be NULL) called LOCAL, or any if NULL; NULL if none. */
const xmlNode *reader_xml_child(const xmlNode *parent, const char *local);

/* The next sibling of NODE that is an element called LOCAL, or any element if LOCAL is NULL. */
const xmlNode *reader_xml_next(const xmlNode *node, const char *local);

/*
 * The node behind NODE in document order, its own children first, without leaving ROOT; NULL at the
 * end.
 */
const xmlNode *reader_xml_walk(const xmlNode *root, const xmlNode *node);

/* The same, without going into NODE. */
const xmlNode *reader_xml_skip(const xmlNode *root, const xmlNode *node);

/* Whether NODE has an attribute called LOCAL; its value goes to *VALUE, borrowed from the tree. */
bool reader_xml_has(const xmlNode *node, const char *local, struct stm_str *value);

/* The value of the attribute LOCAL of NODE (may be NULL); empty when there is none. */
struct stm_str reader_xml_attribute(const xmlNode *node, const char *local);

/* The text of a text or CDATA node; empty for any other node. */
struct stm_str reader_xml_text(const xmlNode *node);

/* Appends all text below ROOT, as it stands. */
void reader_xml_add_text(struct stm_buf *buf, const xmlNode *root);

#endif
