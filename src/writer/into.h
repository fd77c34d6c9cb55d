/*
 * Changes written into a document that there is: the characters that a reader sees are found again
 * in its tree, what changed is planned from the first to the last, and done from the last to the
 * first, so that no step moves what a later one refers to.
 */
#ifndef STM_WRITER_INTO_H
#define STM_WRITER_INTO_H

#include "base/map.h"
#include "reader/docx_numbering.h"
#include "writer/writer.h"

/* A character that is shown. */
struct into_atom {
	xmlNode *node;   /* the element it stands in ("t"), or that stands for it ("tab", "br") */
	uint32_t offset; /* of its bytes in the text of the element */
	uint32_t c;      /* a space for all white space; 0 for a sign of unknown meaning */
	uint8_t length;
};

/* A paragraph of the tree, and its atoms. */
struct into_paragraph {
	xmlNode *node;
	size_t first, end;
	xmlNode *front;          /* what is put before it goes before this; NULL: NODE */
	struct writer_kind kind; /* of what was found in it */
	struct stm_str number;   /* that it has */
	bool found, numbered;    /* numbered by Word, not by hand */
	bool gone;               /* it goes as a whole */
	bool merged;             /* with what came in behind it: its node is no more */
};

/* The mark of a note, which stands before an atom. */
struct into_mark {
	xmlNode *node;
	size_t at;
	bool gone;
};

/* A field with its result: from the sign that begins it to the one that ends it. */
struct into_field {
	xmlNode *begin, *end; /* the same element where one holds all of it; NULL: it has no end */
	size_t paragraph;     /* that it begins in */
	size_t first, behind; /* atoms of the result */
	bool shown;           /* the result has begun */
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
	STM_VEC(struct into_field) fields;
	STM_VEC(size_t) open; /* of FIELDS, those that have not ended */
	size_t instructions;  /* of those, which have not shown anything yet */
	const struct docx_styles *styles;
};

/* A place of the story: atoms from FIRST up to END. */
struct into_range {
	size_t first, end;
};

/* What a part of the stream is to the old document. */
enum into_block_kind {
	INTO_OLD,       /* paragraphs that are one in the old text */
	INTO_FRESH,     /* a paragraph that is new as a whole */
	INTO_FRESH_ROW, /* a row that is */
};

enum { INTO_NONE = -1 };

/* The stream in its order; what is old has been looked for. */
struct into_block {
	enum into_block_kind kind;
	size_t from, to;             /* edits */
	ptrdiff_t row;               /* edit that begins the old row it stands in, or INTO_NONE */
	size_t cell, cells;          /* its cell there, and how many there are */
	struct stm_str number, text; /* in the old text */
	struct into_range range;
	bool found, numbered; /* by Word: the number is not in the text */
	bool silent, typed;   /* nor are numbers of the new text, but for the first one */
	bool joined;          /* to what is before it, in the new text */
	size_t at;            /* atom that comes next */
	xmlNode *mark;        /* of a note that stands before it and was passed, or NULL */
};

/* Where something new goes: what of WITHIN holds NODE has it behind or before it. */
struct into_place {
	xmlNode *node, *within;
	bool before;
	bool row;     /* WITHIN holds rows */
	size_t front; /* paragraph that it goes before */
};

/* A list and a level of it; ID is empty where nothing is counted. */
struct into_list {
	struct stm_str id;
	unsigned level;
};

/* What is to be done. */
enum into_step_kind {
	INTO_DELETE,    /* atoms of RANGE */
	INTO_INSERT,    /* edit EDIT before atom RANGE.end, behind what is before it, or NODE */
	INTO_NOTE,      /* the same with a note */
	INTO_NOTE_GONE, /* the mark NODE */
	INTO_SPLIT,     /* a paragraph ends before atom RANGE.end: its mark is edit EDIT */
	INTO_MARK,      /* the mark of the paragraph NODE goes */
	INTO_NUMBER, /* Word counts NODE in LIST, to come to the number of edit EDIT; or ends to */
	INTO_NEW,    /* a new paragraph, edit EDIT, at PLACE */
	INTO_ROWS,   /* COUNT new rows from edit EDIT on, at PLACE */
	INTO_FILL,   /* the paragraph of edit EDIT goes into the empty one NODE */
};

struct into_step {
	enum into_step_kind kind;
	struct into_range range;
	size_t start; /* first atom of what RANGE is in */
	size_t edit, count;
	xmlNode *node;
	xmlNode *ahead; /* mark of a note that an insertion comes before, or NULL */
	const xmlNode *model;
	struct into_list list;
	struct into_place place;
	struct writer_op op;
	bool joins;   /* of a mark that goes: something of its paragraph stays */
	bool merged;  /* of a number: it is a merger's */
	bool counted; /* of a division: Word counts the part that is new, if it counts the rest */
};

/* What Word counts: a paragraph that was put in, one that it has not counted before, or always. */
enum into_count_kind { INTO_COUNTED_NEW, INTO_COUNTED_NOW, INTO_WITNESS };

/* A paragraph that should come to the number that edit EDIT has. */
struct into_count {
	enum into_count_kind kind;
	xmlNode *node;
	size_t edit;
	bool typed; /* it is not counted after all */
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
	xmlNode *body;
	struct docx_numbering *numbering; /* of the document; NULL: of a note */
	struct into_story story;
	STM_VEC(struct into_block) blocks;
	STM_VEC(struct into_step) steps;
	STM_VEC(xmlNode *) fresh; /* paragraphs that were put in */
	STM_VEC(struct into_count) counts;
	STM_VEC(xmlNode *) tables; /* the same for tables */
	/* What was put in last before an atom that a paragraph begins with, and the atom. */
	xmlNode *front;
	size_t front_at;
	bool *moves;          /* by number: both ends can be told as a move */
	bool tried;           /* steps are only planned to see whether they can be done */
	bool *gone, *touched; /* by atom: deleted; with something inserted behind it */
	size_t fields, notes; /* changes in results of fields; notes that were not found */
	struct into_lost lost[INTO_REASONS];
};

/* Finds the characters of all paragraphs below ROOT, as STYLES (may be NULL) show them. */
void into_story_read(struct into_story *story, struct stm_arena *arena, xmlNode *root,
	const struct docx_styles *styles);

/* The style of the paragraph P, or NULL. */
const struct docx_style *into_style_of(const struct into_story *story, const xmlNode *p);

/* Makes the index of what was read, for into_find(). */
void into_index(struct into_story *story, struct stm_arena *arena);

/*
 * Finds TEXT, of which white space does not count, in what is not taken: behind what was found last
 * if it is there, and else elsewhere unless only HERE counts; whole paragraphs before parts of
 * them. False when it is not there; else it is taken.
 */
bool into_find(struct into_story *story, struct stm_str text, bool here, struct into_range *range);

/* The paragraph that atom AT is in. */
size_t into_paragraph_of(const struct into_story *story, size_t at);

/* The first and the last paragraph of what BLOCK was found in. */
struct into_paragraph *into_first_paragraph(
	const struct into *into, const struct into_block *block);
struct into_paragraph *into_last_paragraph(const struct into *into, const struct into_block *block);

/* The atom behind the character C (as stm_utf8_next() has it) from AT on, at most up to END. */
size_t into_step_over(const struct into_story *story, size_t at, size_t end, uint32_t c);

/* Whether C is white space, or vanishes. */
bool into_is_space(uint32_t c);

/* Whether a change can be told around the run of ATOM: up to its paragraph all is Word's own. */
bool into_is_plain(const struct into_atom *atom);

/* OP, or, of a move that cannot be told as one, a deletion or an insertion. */
struct writer_op into_op(const struct into *into, struct writer_op op);

/* The edit I of the stream. */
const struct writer_edit *into_edit(const struct into *into, size_t i);

/* Whether what has OP stands in the old text; in the new one. */
bool into_is_old(struct writer_op op);
bool into_is_new(struct writer_op op);

/* The first edit behind the runs of the paragraph, or of the note, that edit I begins. */
size_t into_skip_runs(const struct into *into, size_t i);

/* Whether anything between the edits FROM and TO stands in the old text, or in the new one. */
bool into_has_old(const struct into *into, size_t from, size_t to);
bool into_has_new(const struct into *into, size_t from, size_t to);

/* Divides the stream from edit FIRST on into blocks, and looks for what of them is old. */
void into_blocks(struct into *into, size_t first);

/* Looks for BLOCK's number and text, or its text alone if Word counts; whether they were found. */
bool into_block_find(struct into *into, struct into_block *block);

/* What the user can find BLOCK by: its number and its first words. */
struct stm_str into_block_name(const struct into *into, const struct into_block *block);

/* Where block I goes, which is a new paragraph; false when there is nothing in the document. */
bool into_place_paragraph(const struct into *into, size_t i, struct into_place *place);

/* The same for new rows, blocks I up to END; they are a table of their own unless it is a row's. */
bool into_place_rows(const struct into *into, size_t i, size_t end, struct into_place *place);

/* What a new node at PLACE goes behind, or before. */
xmlNode *into_anchor(const struct into *into, const struct into_place *place);

/* Puts NODE where PLACE is, behind ANCHOR or before it. */
void into_put(struct into *into, const struct into_place *place, xmlNode *anchor, xmlNode *node);

/* The row that NODE is in, or NULL; the cells that it has. */
xmlNode *into_row_of(xmlNode *node);
size_t into_count_cells(const xmlNode *row);

/* The cell number CELL of ROW, or NULL. */
xmlNode *into_cell(const xmlNode *row, size_t cell);

/* The columns that the table of ROW has, or at least the cells of the row. */
size_t into_count_columns(const xmlNode *row);

/* Adds a step behind the others. */
void into_add_step(struct into *into, struct into_step step);

/* Plans all edits from FIRST on. */
void into_plan(struct into *into, size_t first);

/* Does what was planned. */
void into_do(struct into *into);

/* Rows of which no text stays go; before the steps, so that new ones are none of them. */
void into_end_rows(struct into *into);

/* What follows from all that was done: fields, pictures, other branches; behind the steps. */
void into_end(struct into *into);

/* The last mark of each text stays, where it is that of a new paragraph. */
void into_end_texts(struct into *into);

/* The element behind NODE, and before it, in what holds both, ends of ranges aside; or NULL. */
const xmlNode *into_next_block(const xmlNode *node);
const xmlNode *into_block_before(const xmlNode *node);

/* RUN becomes part of a change of OP. */
xmlNode *into_wrap(struct writer *writer, xmlNode *run, struct writer_op op);

/* The run that has NODE, one of its elements, alone. */
xmlNode *into_alone(struct writer *writer, xmlNode *node);

/* FIRST (may be NULL) and its later siblings become PARENT's last children. */
void into_move(xmlNode *first, xmlNode *parent);

/* Makes what NODE, of a run, holds of the bytes from OFFSET on the next run's; the first run. */
xmlNode *into_split_run(struct writer *writer, xmlNode *node, uint32_t offset);

/* What stands before it, outside of all changes, once they are divided there; and behind it. */
xmlNode *into_leave_before(struct writer *writer, xmlNode *run);
xmlNode *into_leave_behind(struct writer *writer, xmlNode *run);

/* Whether NODE's paragraph can end at it: it is in nothing that is one whole. */
bool into_can_split(const xmlNode *node);

/* Divides P's content behind NODE, which is below it: what is before goes to a new paragraph. */
xmlNode *into_split_paragraph(struct writer *writer, xmlNode *p, xmlNode *node);

/* The properties of P; made where there are none. */
xmlNode *into_properties_of(xmlNode *p);

/* A change: the properties of P were WAS (a "pPr", or NULL for none) before. */
void into_note_properties(struct writer *writer, xmlNode *p, const xmlNode *was);

/* The properties of P's mark; made where there are none. */
xmlNode *into_mark_of(xmlNode *p);

/*
 * The paragraph that that of edit I is to look like, whose number is NUMBER, or empty: the nearest
 * to NODE; NULL: there is none.
 */
const struct into_paragraph *into_model(
	const struct into *into, size_t i, struct stm_str number, const xmlNode *node);

/* The number of the paragraph of edit I in the new text, or nothing. */
struct stm_str into_number_of(const struct into *into, size_t i);

/* A number that the new text of that paragraph begins with, or nothing. */
struct stm_str into_printed_number(const struct into *into, size_t i);

/* Makes that its number, which is none of its text then. */
void into_take_number(struct into *into, size_t i);

/* The run that P's text is set as, or NULL. */
const xmlNode *into_run_of(const xmlNode *p);

/*
 * A paragraph of edit I that is in no tree, as it is near NEAR. What it leaves open ends with
 * writer_paragraph_end(), once it has its place.
 */
xmlNode *into_paragraph(
	struct into *into, size_t i, const xmlNode *near, struct writer_paragraph *paragraph);

/* Writes the runs of edit I into PARAGRAPH; its number where it is typed. */
void into_runs(struct writer_paragraph *paragraph, size_t i, bool numbered, struct writer_op op);

/* A new row, in no tree, of one cell across the table of ROW: it holds P. */
xmlNode *into_row_across(struct into *into, const xmlNode *row, xmlNode *p);

/* ANCHOR, or the empty paragraph behind it that sets it apart from what follows. */
xmlNode *into_behind_spacer(xmlNode *anchor);

/* Sets P, which is new and stands behind an empty paragraph, apart as LIKE (may be NULL) is. */
void into_put_spacer(struct into *into, xmlNode *p, const xmlNode *like);

/* Of two empty paragraphs around one that goes, one goes as well. */
void into_end_spacing(struct into *into);

/* Sets the runs below ROOT as the run MODEL is, but for what they have apart, and FLAGS. */
void into_dress(xmlNode *root, const xmlNode *model, unsigned flags);

/* Do the steps of their kinds. */
void into_new_paragraph(struct into *into, const struct into_step *step);
void into_new_rows(struct into *into, const struct into_step *step);

/* Whether A and B are numbers of one kind: "(a)" and "(b)", "2." and "11.". */
bool into_counts_like(struct stm_str a, struct stm_str b);

/* Where Word counts P (may be NULL). */
struct into_list into_list_of(const struct into *into, const xmlNode *p);

/* Plans what becomes of the number of the paragraph of edit I, a part of BLOCK. */
void into_plan_number(struct into *into, struct into_block *block, size_t i);

/* What Word has counted in BLOCK, and counts to the same number, shows that what is new fits in. */
void into_note_count(struct into *into, const struct into_block *block);

/* The block whose paragraph block I goes on with, in the new text alone; or I. */
size_t into_begin_of(const struct into *into, size_t i);

/* Plans the number of what ends with block I and begins with another one. */
void into_plan_merger(struct into *into, size_t i);

/* Begins and ends numbers as the steps say: behind the others, which copy what was. */
void into_numbers(struct into *into);

/* Word does not count P, not even where its style says so. */
void into_uncount(const struct into *into, xmlNode *p);

/* Types the numbers that Word does not come to where it was to begin to count. */
void into_check_numbers(struct into *into);

/* Writes the changes into the package that stands behind the edits, to *OUT. */
bool into_document(struct writer *writer, struct stm_str *out);

#endif
