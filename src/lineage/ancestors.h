/* What a document itself says that it descends from. */
#ifndef STM_LINEAGE_ANCESTORS_H
#define STM_LINEAGE_ANCESTORS_H

#include "base/arena.h"
#include "doc/document.h"

enum stm_naming {
	STM_NAMED_DRAFT,    /* the draft in the header: "[without reference ... (A/80/L.11)]" */
	STM_NAMED_REVISION, /* by its symbol: A/C.3/80/L.52/Rev.1 revises A/C.3/80/L.52 */
	STM_NAMED_LATEST,   /* "the most recent of which is resolution 78/220" */
};

/* SYMBOL need not be of the collection. */
struct stm_named {
	const char *symbol;
	enum stm_naming naming;
};

/* The surest first. */
struct stm_named_list {
	struct stm_named *at;
	size_t len, cap;
};

/* The symbols that DOCUMENT names, each once, on ARENA; SCRATCH is used up. */
void stm_named_find(struct stm_named_list *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document);

/* What the document SYMBOL takes NAMED for, a symbol that it was found to name. */
enum stm_naming stm_naming_of(const char *symbol, const char *named);

/* "draft named in its header", "revision", "cited as the latest": a basis. Static. */
const char *stm_naming_text(enum stm_naming naming);

#endif
