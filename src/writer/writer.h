/*
 * A Word document being written (ISO/IEC 29500-1, transitional): edits become elements of trees,
 * and the trees parts of a package. Every tracked change gets an id that no other of the package
 * has.
 */
#ifndef STM_WRITER_WRITER_H
#define STM_WRITER_WRITER_H

#include "base/map.h"
#include "reader/docx_package.h"
#include "writer/answer.h"
#include "writer/edits.h"

struct writer {
	struct stm_arena *arena;
	struct writer_answer *answer;
	struct writer_edits edits;
	struct docx_package package; /* that is changed; of a new one its trees */
	const char *author, *date;   /* of the changes */
	xmlNode *body;               /* of the document, or of what is like it */
	xmlNode *footnotes;          /* root of the part, or NULL where there is none yet */
	unsigned revision;           /* id given to the last change */
	struct stm_map taken;        /* ids that are far above it */
	unsigned moves;              /* highest number of a move that there was */
	unsigned note;               /* to the last footnote */
	bool plain;                  /* styles are not ours: none are named */
};

/* A paragraph that is being written: its element and what is open in it. */
struct writer_paragraph {
	struct writer *writer;
	xmlNode *node;
	xmlNode *parent;     /* what runs go into: the paragraph, or a change in it */
	struct writer_op op; /* of PARENT */
	struct writer_op mark;
	unsigned range;    /* id of the open range of a move, or 0 */
	bool right;        /* it is read from right to left */
	const char *style; /* of its text, or NULL: of a note */
};

#endif
