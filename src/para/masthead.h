/* The top of an official document: which of its blocks are masthead, and which is the title. */
#ifndef STM_PARA_MASTHEAD_H
#define STM_PARA_MASTHEAD_H

#include "para/outline.h"

/* What a line says when it stands in a masthead. */
enum stm_mast {
	STM_MAST_OTHER,  /* anything: an agenda item's title, the document's, or no masthead */
	STM_MAST_HEAD,   /* body, committee, session, date: lines that may also stand elsewhere */
	STM_MAST_MARK,   /* "Distr.: General", a symbol: lines that only a masthead has; so below */
	STM_MAST_AGENDA, /* "Agenda item 71 (b)", perhaps with its title */
	STM_MAST_SPONSORS, /* "Upland and Lowland: draft resolution" */
	STM_MAST_ADOPTION, /* "Resolution adopted by ...", "[on the report of ...]" */
	STM_MAST_AUTHOR,   /* "Note by the Secretariat": below a title, whoever wrote it */
};

/* The kind of the line S: of a block, or of a cell of it. */
enum stm_mast stm_masthead_kind(struct stm_str s);

/*
 * The text of BLOCK's INDEXth cell (from 0) into PART, or the whole when it is no row of a table;
 * false beyond the last.
 */
bool stm_masthead_part(const struct stm_block *block, size_t index, struct stm_str *part);

/*
 * The symbol that stands as running head on DOCUMENT's pages, or an empty slice: its reader may
 * have taken the one in the masthead for a head, too.
 */
struct stm_str stm_masthead_running(const struct stm_document *document);

/*
 * Gives the roles of masthead and title above ENACTING, the index of the first enacting line (or
 * the number of blocks), and sets OUTLINE's official and printed. Leaves a plain text alone.
 */
void stm_masthead_find(struct stm_document *document, struct stm_outline *outline, size_t enacting);

#endif
