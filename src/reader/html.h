/*
 * HTML on its way from bytes to events: parse -> survey -> walk. The survey marks the elements that
 * are something only in the light of the whole document, such as a footnote; the walk writes.
 */
#ifndef STM_READER_HTML_H
#define STM_READER_HTML_H

#include <stdint.h>

#include <libxml/tree.h>

#include "reader/format.h"

/* What an element is where nothing else is known of it. */
enum html_kind {
	HTML_INLINE,
	HTML_BLOCK,
	HTML_HEADING,
	HTML_PRE,
	HTML_BREAK,
	HTML_ORDERED,
	HTML_BULLETS,
	HTML_ITEM,
	HTML_TABLE,
	HTML_ROW,
	HTML_CELL,
	HTML_SUP,
	HTML_QUOTE,
	HTML_INSERT,
	HTML_DELETE,
	HTML_STRUCK,
	HTML_SECTION,   /* article, section, main: a header in it is no page's */
	HTML_SKIP,      /* markup, no text */
	HTML_DROP,      /* text that is left out, for its REASON */
	HTML_REPLACED,  /* its text is in the attribute DETAIL and is left out */
	HTML_FURNITURE, /* head or foot of the page, if it looks like one */
};

struct html_tag {
	const char *name;
	enum html_kind kind;
	unsigned detail;    /* level of a heading; enum stm_run_flag of what is inline */
	const char *reason; /* of what is left out */
};

/* What NODE, an element, is by its name; what is unknown is inline. Never NULL, static. */
const struct html_tag *reader_html_tag(const xmlNode *node);

/* Whether an element of KIND is set within a line. */
bool reader_html_is_inline(enum html_kind kind);

/* What the survey found out about an element; kept where libxml2 has room for its users. */
enum html_role {
	HTML_REF = 1, /* the mark of footnote ID */
	HTML_NOTE,    /* footnote ID, printed with TEXT */
	HTML_BACK,    /* its mark at the note, or the way back from it */
	HTML_MARKS,   /* holds marks; what stands between them is no text */
	HTML_LAYOUT,  /* a table that is none */
	HTML_MARKER,  /* a cell that is the marker of the next one */
	HTML_PAGE,    /* head or foot of the page */
};

struct html_fact {
	enum html_role role;
	unsigned id;
	struct stm_str text;
};

/* The fact about NODE, or NULL. */
const struct html_fact *reader_html_fact(const xmlNode *node);

/* Marks NODE, unless something is known of it already; whether it did. */
bool reader_html_learn(struct stm_arena *arena, const xmlNode *node, struct html_fact fact);

/* An element that another may refer to, or does. ORDER is its place in the document. */
struct html_place {
	const xmlNode *node;
	unsigned order;
	bool first;          /* nothing stands before it in its block */
	struct stm_str text; /* its name; of a link, the name it refers to; of a sup, its mark */
	uint32_t earlier;    /* of a sup: index + 1 of the one before with the same mark */
};

struct html_places {
	struct html_place *at;
	size_t len, cap;
};

/* What the survey gathers for finding footnotes. */
struct html_survey {
	struct stm_arena *arena;
	struct html_places targets, links, sups;
	unsigned headings; /* h1 with text */
};

/* Looks over the document below ROOT: marks tables and page furniture, and gathers the rest. */
void reader_html_survey(struct html_survey *survey, const xmlNode *root);

/* Marks the footnotes, their marks and the ways back from them. */
void reader_html_find_notes(struct html_survey *survey);

/* The digits, letter or signs of a footnote's mark S, without brackets; empty when it is none. */
struct stm_str reader_html_mark(struct stm_str s);

/* Whether NODE's class, role or epub:type has WORD (lower case) in it. */
bool reader_html_is_called(const xmlNode *node, const char *word);

/* Writes the document below ROOT; whether it had any text. */
bool reader_html_walk(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root);

#endif
