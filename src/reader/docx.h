/*
 * A Word document (ISO/IEC 29500-1, both editions) on its way to events: the package gives parts,
 * the parts styles, lists and notes; then the stories (body, notes, text boxes, headers) are
 * written paragraph by paragraph. Elements are told by their local names alone.
 */
#ifndef STM_READER_DOCX_H
#define STM_READER_DOCX_H

#include "reader/docx_numbering.h"
#include "reader/docx_package.h"
#include "reader/flow.h"
#include "reader/format.h"

/* The UN's languages, as votes are counted. */
enum docx_language { DOCX_AR, DOCX_EN, DOCX_ES, DOCX_FR, DOCX_RU, DOCX_ZH };
enum { DOCX_LANGUAGES = DOCX_ZH + 1 };

enum docx_note_kind { DOCX_FOOTNOTE, DOCX_ENDNOTE };
enum { DOCX_NOTE_KINDS = DOCX_ENDNOTE + 1 };

/* ID is 0 until its mark was met. */
struct docx_note {
	const xmlNode *node;
	enum docx_note_kind kind;
	unsigned id;
	bool gone; /* its mark stands in what is not shown */
};

/* A note that was typed below the text, in a frame. */
struct docx_typed_note {
	const xmlNode *node;
	struct stm_str mark;
	unsigned id;
	bool referred; /* its mark was met */
};

struct docx_notes {
	struct docx_part parts[DOCX_NOTE_KINDS];
	STM_VEC(struct docx_typed_note) typed;
	STM_VEC(struct docx_note) list;
	struct stm_map index;            /* of LIST + 1, by kind and id */
	unsigned last;                   /* id given */
	unsigned count[DOCX_NOTE_KINDS]; /* of numbers given; 0: begins anew */
	bool inside;                     /* a note is being written */
};

/* A header or a footer. */
struct docx_margin {
	struct docx_part part;
	bool footer;
	bool masthead; /* printed on the first page alone: no running head but text */
};

/* What a story has for itself while another interrupts it. */
struct docx_context {
	const struct docx_part *part;
	const struct docx_style *style; /* of the paragraph */
	struct docx_face face;          /* of the run */
	STM_VEC(bool) fields;           /* open ones: whether the instruction still goes on */
	size_t instructions;            /* of FIELDS */
	unsigned changes;               /* tracked ones around the text */
	struct stm_str strip;           /* a note's mark, which its text begins with */
};

/* A tracked change that may go on in the next element. */
struct docx_change {
	bool insert;
	struct stm_str author, date;
};

struct docx_nodes {
	const xmlNode **at;
	size_t len, cap;
};

struct docx {
	struct stm_arena *arena;
	struct reader_events *events;
	struct reader_flow *flow;
	bool original; /* tracked changes are undone rather than done */
	struct docx_package package;
	struct docx_part main, settings, comments;
	struct docx_styles styles;
	struct docx_numbering numbering;
	struct docx_notes notes;
	STM_VEC(struct docx_margin) margins;
	struct docx_nodes sections; /* their properties, in order */
	size_t section;             /* that is being written */
	struct docx_context context;
	struct docx_change change;
	bool change_open;
	struct docx_nodes chain;  /* paragraphs that become one */
	struct docx_nodes boxes;  /* text boxes that wait for the paragraph's end */
	struct docx_nodes tables; /* tables that wait for the row's end */
	bool in_row, in_boxes, in_masthead;
	bool begun;            /* there was text */
	struct stm_map charts; /* names of parts that have been left out */
	struct stm_buf hidden;
	size_t votes[DOCX_LANGUAGES];
	size_t unknown_symbols, objects, foreign_parts;
};

/* The properties NAME ("pPr", "rPr") of NODE, on the side of the changes that is read. */
const xmlNode *reader_docx_properties(
	const struct docx *docx, const xmlNode *node, const char *name);

/* The branch of the alternatives NODE that is read: the first with text, else the first. */
const xmlNode *reader_docx_branch(const xmlNode *node);

/* Writes all paragraphs and tables below PARENT, or PARENT if it is a paragraph. */
void reader_docx_story(struct docx *docx, const xmlNode *parent);

/*
 * The same for a story of its own, which is in PART and interrupts the one that is being written.
 */
void reader_docx_apart(struct docx *docx, const struct docx_part *part, const xmlNode *parent);

/* Writes a table, as rows or, where it only arranges paragraphs, as these. */
void reader_docx_table(struct docx *docx, const xmlNode *table);

/* Writes text boxes that wait, unless a row, a note or a text box is being written. */
void reader_docx_boxes(struct docx *docx);

/* Writes the runs of PARAGRAPH. */
void reader_docx_runs(struct docx *docx, const xmlNode *paragraph);

/* Writes NODE, which is a run, holds runs or stands in one. */
void reader_docx_inline(struct docx *docx, const xmlNode *node);

/* Writes NODE when it is a part of a formula that is drawn with signs of its own; else false. */
bool reader_docx_math(struct docx *docx, const xmlNode *node);

/* Whether NODE holds properties of what it is in, and no text: all such names end alike. */
bool reader_docx_is_properties(const xmlNode *node);

/* Writes TEXT in the face of the current run. */
void reader_docx_text(struct docx *docx, struct stm_str text);

/* Writes the drawing, picture or object NODE: its text boxes, later, and what else has text. */
void reader_docx_graphic(struct docx *docx, const xmlNode *node);

/* Whether NODE is a tracked change. */
bool reader_docx_is_change(const xmlNode *node);

/* Whether what the tracked change NODE holds belongs to the side that is read. */
bool reader_docx_is_shown(const struct docx *docx, const xmlNode *node);

/* Tells of the tracked change NODE, unless it goes on with the one before. */
void reader_docx_tell_change(struct docx *docx, const xmlNode *node);

/* Reads the footnotes and endnotes that there are. */
void reader_docx_notes_read(struct docx *docx);

/* Writes the mark REFERENCE, and the note it stands for. */
void reader_docx_note(struct docx *docx, const xmlNode *reference);

/* Writes PARAGRAPH if it is a note that was typed; else false. */
bool reader_docx_typed_note(struct docx *docx, const xmlNode *paragraph);

/*
 * The first mark of a typed note in TEXT, whose place goes to *START: its id, or 0. The mark is
 * then told, and is LENGTH bytes long.
 */
unsigned reader_docx_typed_mark(
	struct docx *docx, struct stm_str text, size_t *start, size_t *length);

/* Notes whose marks are below NODE, which is not shown, are no part of the text. */
void reader_docx_notes_gone(struct docx *docx, const xmlNode *node);

/* A page or a section begins, where the count of notes may begin anew; WHICH is "eachPage", ... */
void reader_docx_notes_restart(struct docx *docx, struct stm_str which);

/* Leaves out, with a word, notes that nothing refers to. */
void reader_docx_notes_rest(struct docx *docx);

/* Reads sections, headers and footers. */
void reader_docx_margins_read(struct docx *docx);

/* Writes the header that stands on the first page alone, as text. */
void reader_docx_masthead(struct docx *docx);

/* Leaves out headers, or footers, with a word. */
void reader_docx_margins(struct docx *docx, bool footers);

/* Leaves out the comments. */
void reader_docx_comments(struct docx *docx);

/*
 * The character that CODE stands for in the font called FONT; 0 when it is a sign that no one
 * knows. Word writes the codes of such fonts from U+F000 on.
 */
uint32_t reader_docx_symbol(struct stm_str font, uint32_t code);

/* Whether FONT has signs where others have letters. */
bool reader_docx_is_symbol_font(struct stm_str font);

/* TEXT, set in FACE, counts for a language. */
void reader_docx_vote(struct docx *docx, const struct docx_face *face, struct stm_str text);

/* "fr", the language of most of the text; NULL when it is none of the UN's. */
const char *reader_docx_language(const struct docx *docx);

#endif
