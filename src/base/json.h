/*
 * JSON, written as it goes (RFC 8259): no tree is built, so memory does not grow with the output.
 */
#ifndef STM_BASE_JSON_H
#define STM_BASE_JSON_H

#include "base/buf.h"

/* More than any of our formats nests; not checked, since documents cannot make them deeper. */
enum { STM_JSON_DEEPEST = 16 };

/* Zeroed but for OUT (borrowed) is a writer that has written nothing. */
struct stm_json {
	struct stm_buf *out;
	unsigned depth;
	struct {
		char close;
		bool lines; /* each child on a line of its own */
		bool filled;
	} level[STM_JSON_DEEPEST];
};

/* How the children of an object or array are laid out. */
enum stm_json_layout { STM_JSON_INLINE, STM_JSON_LINES };

/*
 * Opens an object ('{') or an array ('['). KEY, here and below, is NULL for the outermost value
 * and inside an array, and is a literal or at least UTF-8.
 */
void stm_json_open(struct stm_json *json, const char *key, char open, enum stm_json_layout layout);

/* Closes what was opened last; behind the outermost value comes a line feed. */
void stm_json_close(struct stm_json *json);

/* A string. VALUE is well-formed UTF-8 and is written as such, only " \ and controls escaped. */
void stm_json_str(struct stm_json *json, const char *key, struct stm_str value);

/* The same for a NUL-terminated text; NULL is written as null. */
void stm_json_text(struct stm_json *json, const char *key, const char *value);

/* A number without a fraction. */
void stm_json_int(struct stm_json *json, const char *key, long long value);

/* true or false. */
void stm_json_bool(struct stm_json *json, const char *key, bool value);

/* VALUE thousandths: 873 is written as 0.873. */
void stm_json_milli(struct stm_json *json, const char *key, unsigned value);

#endif
