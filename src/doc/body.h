/* The bodies that adopt resolutions: how each opens them, and what it is called. */
#ifndef STM_DOC_BODY_H
#define STM_DOC_BODY_H

#include "base/arena.h"
#include "base/str.h"

struct stm_body {
	const char *opening;  /* of the enacting line: "The General Assembly" */
	const char *name;     /* in English: "General Assembly" */
	const char *language; /* ISO 639-1 of OPENING */
	const char *organ;    /* "GA": as in the lexicon */
	const char *symbols;  /* what its symbols start with: "A/RES/" */
};

/*
 * The body whose enacting line S is ("The General Assembly,"), or NULL. What is returned here and
 * below is static.
 */
const struct stm_body *stm_body_enacting(struct stm_str s);

/*
 * The body whose name without its article S starts with, as a masthead prints it ("General Assembly
 * Distr.: Limited"): the length of the name, or 0.
 */
size_t stm_body_printed(struct stm_str s, const struct stm_body **body);

/* The body whose resolutions have symbols like SYMBOL, or NULL. */
const struct stm_body *stm_body_of_symbol(const char *symbol);

/* The body of that English NAME, or NULL. */
const struct stm_body *stm_body_named(const char *name);

#endif
