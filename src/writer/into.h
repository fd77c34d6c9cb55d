/*
 * Changes written into a document that there is: the characters that a reader sees are found again
 * in its tree, what changed is planned from the first to the last, and done from the last to the
 * first, so that no step moves what a later one refers to.
 */
#ifndef STM_WRITER_INTO_H
#define STM_WRITER_INTO_H

#include "base/map.h"
#include "writer/writer.h"

/* A character that is shown. */
struct into_atom {
	xmlNode *node;   /* the element it stands in ("t"), or that stands for it ("tab", "br") */
	uint32_t offset; /* of its bytes in the text of the element */
	uint32_t c;      /* a space for all white space; 0 for a sign of unknown meaning */
	uint8_t length;
	bool field; /* it is in the result of a field */
};

/* A paragraph of the tree, and its atoms. */
struct into_paragraph {
	xmlNode *node;
	size_t first, end;
	xmlNode *front;          /* what is put before it goes before this; NULL: NODE */
	struct writer_kind kind; /* of what was found in it */
	bool found, numbered;    /* numbered by Word, not by hand */
};

/* The mark of a note, which stands before an atom. */
struct into_mark {
	xmlNode *node;
	size_t at;
	bool gone;
};

/* Paragraphs by what they begin with, each kind of beginning a chain in their order. */
struct into_index {
	struct stm_map first; /* of a number + 1 */
	uint32_t *next;       /* by number, a number + 1 */
	uint32_t odd;         /* first of those that begin with a sign of unknown meaning */
};
enum { INTO_INDEXES = 4 };

struct into_story {
	STM_VEC(struct into_atom) atoms;
	STM_VEC(struct into_paragraph) paragraphs;
	STM_VEC(struct into_mark) marks;
	STM_VEC(xmlNode *) boxes; /* that wait for the paragraph's end */
	size_t next;              /* atom behind what was found last */
	bool *taken;              /* by atom */
	struct into_index index[INTO_INDEXES];
	unsigned instructions; /* of fields that are open */
	unsigned results;
	STM_VEC(bool) fields; /* open ones: whether the instruction still goes on */
};

/* A place of the story: atoms from FIRST up to END. */
struct into_range {
	size_t first, end;
};

/* What is to be done. */
enum into_step_kind {
	INTO_DELETE,    /* atoms of RANGE */
	INTO_INSERT,    /* edit EDIT before atom RANGE.end, behind what is before it */
	INTO_NOTE,      /* the same with a note */
	INTO_NOTE_GONE, /* the mark NODE */
	INTO_SPLIT,     /* a paragraph ends before atom RANGE.end: its mark is edit EDIT */
	INTO_MARK,      /* the mark of the paragraph NODE goes */
	INTO_AFTER,     /* a new paragraph, edit EDIT, behind NODE */
	INTO_BEFORE,    /* the same before the paragraph PARAGRAPH */
	INTO_ROW,       /* a new row, edit EDIT, behind the row NODE */
	INTO_ROW_GONE,  /* the row NODE */
};

struct into_step {
	enum into_step_kind kind;
	struct into_range range;
	size_t start; /* first atom of what RANGE is in */
	size_t edit;
	xmlNode *node;
	size_t paragraph;
	struct writer_op op;
	bool joins; /* of a mark that goes: something of its paragraph stays */
};

/* Why the changes of a paragraph are left out. */
enum into_reason { INTO_NOT_FOUND, INTO_CANNOT };
enum { INTO_REASONS = INTO_CANNOT + 1, INTO_PLACES = 3 };

/* Paragraphs whose changes are left out: how many, and what the first ones begin with. */
struct into_lost {
	size_t count;
	struct stm_str places[INTO_PLACES];
};

struct into {
	struct writer *writer;
	xmlNode *root; /* of the document */
	struct into_story story;
	STM_VEC(struct into_step) steps;
	STM_VEC(xmlNode *) fresh; /* paragraphs that were put in */
	/* What was put in last before an atom that a paragraph begins with, and the atom. */
	xmlNode *front;
	size_t front_at;
	bool *moves;          /* by number: both ends can be told as a move */
	bool tried;           /* steps are only planned to see whether they can be done */
	size_t first, last;   /* paragraph found first; found last, + 1 */
	size_t fields, notes; /* changes in results of fields; notes that were not found */
	struct into_lost lost[INTO_REASONS];
};

/* Finds the characters of all paragraphs below ROOT. */
void into_story_read(struct into_story *story, struct stm_arena *arena, xmlNode *root);

/* Makes the index of what was read, for into_find(). */
void into_index(struct into_story *story, struct stm_arena *arena);

/*
 * Finds TEXT, of which white space does not count, in what is not taken: behind what was found last
 * if it is there, whole paragraphs before parts of them. False when it is nowhere; else it is
 * taken.
 */
bool into_find(struct into_story *story, struct stm_str text, struct into_range *range);

/* The paragraph that atom AT is in. */
size_t into_paragraph_of(const struct into_story *story, size_t at);

/* The atom behind the character C (as stm_utf8_next() has it) from AT on, at most up to END. */
size_t into_step_over(const struct into_story *story, size_t at, size_t end, uint32_t c);

/* Whether C is white space, or vanishes. */
bool into_is_space(uint32_t c);

/* Whether a change can be told around the run of ATOM: up to its paragraph all is Word's own. */
bool into_is_plain(const struct into_atom *atom);

/* OP, or, of a move that cannot be told as one, a deletion or an insertion. */
struct writer_op into_op(const struct into *into, struct writer_op op);

/* Plans all edits from FIRST on. */
void into_plan(struct into *into, size_t first);

/* Does what was planned. */
void into_do(struct into *into);

/* FIRST (may be NULL) and its later siblings become PARENT's last children. */
void into_move(xmlNode *first, xmlNode *parent);

/* Makes what NODE, of a run, holds of the bytes from OFFSET on the next run's; the first run. */
xmlNode *into_split_run(struct writer *writer, xmlNode *node, uint32_t offset);

/* What stands before it, outside of all changes, once they are divided there; and behind it. */
xmlNode *into_leave_before(struct writer *writer, xmlNode *run);
xmlNode *into_leave_behind(struct writer *writer, xmlNode *run);

/* Whether NODE's paragraph can end at it: it is in nothing that says something of all it holds. */
bool into_can_split(const xmlNode *node);

/* Divides P's content behind NODE, which is below it: what is before goes to a new paragraph. */
xmlNode *into_split_paragraph(struct writer *writer, xmlNode *p, xmlNode *node);

/* The properties of P's mark; made where there are none. */
xmlNode *into_mark_of(xmlNode *p);

/* Writes the paragraph that begins with edit I, new as a whole, behind NODE or before it. */
void into_new_paragraph(struct into *into, size_t i, xmlNode *node, bool before);

/* Sets the runs below ROOT as the run MODEL is, but for what they have apart, and FLAGS. */
void into_dress(xmlNode *root, const xmlNode *model, unsigned flags);

/* The same for a row. */
void into_new_row(struct into *into, size_t i, xmlNode *node);

/* Writes the changes into the package that stands behind the edits, to *OUT. */
bool into_document(struct writer *writer, struct stm_str *out);

#endif
