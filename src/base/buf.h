/* Text being written on an arena. Zeroed but for the arena is an empty one. */
#ifndef STM_BASE_BUF_H
#define STM_BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

/*
 * AT is the arena's and moves when it grows, so slices of it are taken when the writing is done.
 */
struct stm_buf {
	struct stm_arena *arena;
	char *at;
	size_t len, cap;
};

/* Appends LENGTH bytes; BYTES may be NULL when there are none. Amortised constant time a byte. */
void stm_buf_add(struct stm_buf *buf, const char *bytes, size_t length);

/* Appends the slice S. */
void stm_buf_str(struct stm_buf *buf, struct stm_str s);

/* Appends the NUL-terminated TEXT, without its NUL. */
void stm_buf_text(struct stm_buf *buf, const char *text);

/* Appends one byte; for a code point see stm_utf8_add(). */
void stm_buf_char(struct stm_buf *buf, char c);

/* Appends what printf() would print. Slow beside the others: for what is written seldom. */
void stm_buf_printf(struct stm_buf *buf, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Room for MORE bytes behind what was written, for a caller that fills it itself and then sets the
 * length.
 */
char *stm_buf_room(struct stm_buf *buf, size_t more);

/* Drops everything past LENGTH bytes. */
void stm_buf_cut(struct stm_buf *buf, size_t length);

/*
 * What was written, NUL-terminated; never NULL. Lives as long as the arena, until the next write.
 */
const char *stm_buf_end(struct stm_buf *buf);

#endif
