/*
 * What the lines of a masthead and of a colophon say, each field by itself. S is such a line,
 * however its format cut it: several facts may stand in one. An empty slice means that it does not
 * say.
 */
#ifndef STM_PARA_FIELDS_H
#define STM_PARA_FIELDS_H

#include "base/str.h"

/* "Seventy-eighth session", which S starts with. */
struct stm_str stm_field_session(struct stm_str s);

/* An agenda item and what is behind it. */
struct stm_agenda {
	struct stm_str items; /* as printed: "71 (b)", "13 and 75" */
	struct stm_str title; /* what follows in the line; may be empty */
	size_t start;         /* of the words before the items, bytes */
	unsigned count;       /* of items */
};

/* Finds "Agenda item 71 (b) Promotion of ..."; false when there is none. */
bool stm_field_agenda(struct stm_str s, struct stm_agenda *agenda);

/* "A/78/481, para. 139" of "[on the report of the Third Committee (A/78/481, para. 139)]". */
struct stm_str stm_field_report(struct stm_str s);

/* "50th (resumed) plenary meeting". */
struct stm_str stm_field_meeting(struct stm_str s);

/* "A/80/L.11"; with what UN documents put behind a number ("A/81/6 (Sect. 25)/Part A"). */
struct stm_str stm_field_symbol(struct stm_str s);

/*
 * ISO 639-1 of the language that S says the page is in: "Français" before "Original : anglais",
 * else the one that is called the original. NULL when it says nothing. Static.
 */
const char *stm_field_language(struct stm_str s);

#endif
