/*
 * Lists: their definitions, and the count as the document goes on (ISO/IEC 29500-1, 17.9).
 */
#ifndef STM_READER_DOCX_NUMBERING_H
#define STM_READER_DOCX_NUMBERING_H

#include "reader/docx_styles.h"

enum { DOCX_LEVELS = 9 };

/* What is printed before a paragraph; TEXT is empty where nothing is. */
struct docx_marker {
	struct stm_str text;
	bool bullet;
	bool joined; /* no space behind it */
};

struct docx_level {
	const xmlNode *node; /* NULL where the list has no such level */
	struct stm_str format;
	unsigned start;
};

/* An abstract definition with its count, which all numberings of it share. */
struct docx_list {
	struct docx_level levels[DOCX_LEVELS];
	unsigned count[DOCX_LEVELS];
	bool begun[DOCX_LEVELS]; /* else it begins anew */
	struct stm_str link;     /* the list style that has the levels instead, or empty */
	const xmlNode *node;
};

/* A numbering: LIST - 1 is its definition, 0 for none; what it overrides; where it was used. */
struct docx_num {
	size_t list;
	struct docx_level overrides[DOCX_LEVELS];
	int starts[DOCX_LEVELS]; /* -1 where it does not begin anew */
	bool used[DOCX_LEVELS];
};

struct docx_numbering {
	struct stm_arena *arena;
	STM_VEC(struct docx_list) lists;
	STM_VEC(struct docx_num) nums;
	struct stm_map list_index, num_index; /* + 1, by id */
};

/* Reads the definitions below ROOT (may be NULL); list styles are found in STYLES. */
void reader_docx_numbering_read(struct docx_numbering *numbering, struct stm_arena *arena,
	const xmlNode *root, const struct docx_styles *styles);

/*
 * The numbering ID and LEVEL of a paragraph that has PROPERTIES (its "pPr", may be NULL) and STYLE
 * (may be NULL). False for none.
 */
bool reader_docx_numbering_find(const struct docx_numbering *numbering, const xmlNode *properties,
	const struct docx_style *style, struct stm_str *id, unsigned *level);

/* Counts a paragraph of numbering ID at LEVEL (from 0) and returns its marker. */
struct docx_marker reader_docx_numbering_next(
	struct docx_numbering *numbering, struct stm_str id, unsigned level);

/* Counts from the beginning again. */
void reader_docx_numbering_restart(struct docx_numbering *numbering);

#endif
