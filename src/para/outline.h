/* What each block of a document is for: masthead, title, enacting line, body, annex, colophon. */
#ifndef STM_PARA_OUTLINE_H
#define STM_PARA_OUTLINE_H

#include "doc/document.h"
#include "doc/body.h"
#include "para/lexicon.h"

enum stm_role {
	STM_ROLE_BODY,
	STM_ROLE_MASTHEAD, /* what the page says of the document; metadata, no clause */
	STM_ROLE_TITLE,
	STM_ROLE_ENACTING,
	STM_ROLE_ANNEX,    /* the line "Annex" */
	STM_ROLE_COLOPHON, /* when, where and how it was adopted */
};

/* On the document's scratch arena; good until the blocks have become paragraphs. */
struct stm_outline {
	enum stm_role *roles;           /* one a block */
	const struct stm_body *body;    /* of the enacting line; NULL: none of the organs */
	const struct stm_body *printed; /* of the masthead, likewise */
	const struct stm_lexicon *lexicon;
	bool resolution; /* there is an enacting line */
	bool official;   /* there is a masthead */
	bool numbered;   /* its operative paragraphs are */
};

/* Finds the roles, on the document's scratch arena. */
void stm_outline_find(struct stm_document *document, struct stm_outline *outline);

/* "Annex", "Annexe II", "Appendix A ...": the length of the mark itself, or 0. */
size_t stm_annex_mark(struct stm_str s);

/* "57/14." or "Resolution 883 (1993)": the length of a title's number with its dot, or 0. */
size_t stm_title_number(struct stm_str s);

/*
 * The same of a block that is a title, where the number may lack its dot: "55/16 Freedom of ...".
 */
size_t stm_title_prefix(struct stm_str s);

/*
 * Byte at which the title proper begins in the title's block S: behind the number, or 0 when
 * nothing but a date follows ("Resolution 9003 (1993) 4 June 1993" has no title but its number).
 */
size_t stm_title_start(const struct stm_outline *outline, struct stm_str s);

#endif
