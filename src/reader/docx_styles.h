/*
 * Styles with what they inherit, and how a run looks that is set in them (ISO/IEC 29500-1, 17.7).
 */
#ifndef STM_READER_DOCX_STYLES_H
#define STM_READER_DOCX_STYLES_H

#include "base/map.h"
#include "base/vec.h"
#include "reader/xml.h"

/* Properties that a style switches over rather than on (17.7.3). CS: of complex scripts. */
enum docx_toggle { DOCX_BOLD, DOCX_ITALIC, DOCX_BOLD_CS, DOCX_ITALIC_CS, DOCX_VANISH };
enum { DOCX_TOGGLES = DOCX_VANISH + 1 };

/* Run properties. SET has a bit for each toggle that is said to be on or off, ON one if on. */
struct docx_face {
	unsigned set, on;
	bool complex;        /* written from right to left */
	struct stm_str lang; /* "en-GB" */
	struct stm_str font;
};

/* With all that it is based on. */
struct docx_style {
	struct stm_str id;
	const char *name; /* as the user knows it */
	struct docx_face face;
	int outline;              /* its level from 0, 9 for body text, -1 where nothing says */
	struct stm_str num;       /* id of a list, or empty */
	struct stm_str num_style; /* the style that names the list */
	struct stm_str level;     /* of the list as the style has it, or empty */
	bool ruled;               /* a table with lines between its columns */
	struct stm_str based;
	const xmlNode *node;
};

struct docx_styles {
	STM_VEC(struct docx_style) list;
	struct stm_map index;               /* of LIST + 1, by id */
	const struct docx_style *paragraph; /* the default one, or NULL */
	struct docx_face preset;            /* of the document */
};

/* The value of NODE's attribute "val". */
struct stm_str reader_docx_value(const xmlNode *node);

/* Whether the property NODE (may be NULL) is there and is not switched off. */
bool reader_docx_is_on(const xmlNode *node);

/* A number that is not negative; -1 for what is none. */
int reader_docx_number(struct stm_str s);

/* Reads the styles below ROOT (may be NULL). */
void reader_docx_styles_read(
	struct docx_styles *styles, struct stm_arena *arena, const xmlNode *root);

/* The style of that ID, or NULL. */
const struct docx_style *reader_docx_style(const struct docx_styles *styles, struct stm_str id);

/* Adds to FACE what the run properties PROPERTIES (may be NULL) say; they win. */
void reader_docx_face_read(struct docx_face *face, const xmlNode *properties);

/*
 * How a run looks that has PROPERTIES, in a paragraph of STYLE; both may be NULL. All toggles of
 * the result are set or not by ON alone.
 */
struct docx_face reader_docx_face(const struct docx_styles *styles, const struct docx_style *style,
	const xmlNode *properties);

#endif
