/*
 * Akoma Ntoso 3.0 on its way from a tree to events. Elements are told by their names; the schema
 * knows 315, of which those that are neither markup inside a line nor unknown have a row in a
 * table.
 */
#ifndef STM_READER_AKN_H
#define STM_READER_AKN_H

#include <libxml/tree.h>

#include "base/map.h"
#include "base/vec.h"
#include "reader/format.h"

enum akn_kind {
	AKN_INLINE,
	AKN_BLOCK, /* begins and ends a block, whatever is in it */
	AKN_PART,  /* of a hierarchy, with num and heading: "Article 1", "Chapter II" */
	AKN_POINT, /* the same where it is known to be a paragraph: "1.", "(a)" */
	AKN_NUM,
	AKN_HEADING,
	AKN_ROW,
	AKN_CELL,
	AKN_BREAK,
	AKN_NOTE,     /* a footnote where its mark stands */
	AKN_NOTE_REF, /* the mark of one that stands in the metadata */
	AKN_LIST,
	AKN_ITEM,
	AKN_INSERT,
	AKN_DELETE,
	AKN_QUOTED,       /* in a line, with quotation marks in attributes */
	AKN_QUOTED_BLOCK, /* the same around blocks */
	AKN_IMAGE,
	AKN_DROP, /* text that is left out, for its REASON */
	AKN_SKIP, /* no text of the document */
};

struct akn_tag {
	const char *name;
	enum akn_kind kind;
	unsigned flags; /* enum stm_run_flag */
	const char *reason;
};

/* What NODE, an element, is by its name; what is unknown is inline. Never NULL, static. */
const struct akn_tag *reader_akn_tag(const xmlNode *node);

/* Writes what the metadata and the marked-up words of the DOCUMENT (doc, act, ...) say of it. */
void reader_akn_metadata(
	const struct reader_input *input, struct reader_events *events, const xmlNode *document);

/*
 * What NODE is, where Stemma wrote it and says so, in the words of doc/told.h on ARENA; empty where
 * it does not.
 */
struct stm_str reader_akn_told(struct stm_arena *arena, const xmlNode *node);

/* The footnotes of a document in its order; NAMES leads to ids. */
struct akn_notes {
	const xmlNode **at;
	size_t len, cap;
	struct stm_map names;
};

/* Numbers the notes below ROOT into the zeroed NOTES. */
void reader_akn_note_number(struct akn_notes *notes, struct stm_arena *arena, const xmlNode *root);

/* The id of NOTE, which has been numbered. */
unsigned reader_akn_note_id(const xmlNode *note);

/* Its mark, on ARENA or in the tree; a note without one is printed with its id. */
struct stm_str reader_akn_note_mark(struct stm_arena *arena, const xmlNode *note);

/* The id of the note HREF ("#name") leads to; 0 when it leads nowhere. */
unsigned reader_akn_note_find(const struct akn_notes *notes, struct stm_str href);

/* Writes the text below ROOT; whether there was any. */
bool reader_akn_walk(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root);

#endif
