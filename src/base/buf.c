/* A byte vector with a NUL kept in reserve. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/vec.h"

/* Room for MORE bytes and one besides, which is the NUL's. */
static void reserve(struct stm_buf *buf, size_t more)
{
	if (buf->cap - buf->len <= more)
		buf->at = stm_vec_grow(buf->arena, buf->at, &buf->cap, buf->len + more + 1, 1);
}

void stm_buf_add(struct stm_buf *buf, const char *bytes, size_t length)
{
	if (!length)
		return;
	reserve(buf, length);
	memcpy(buf->at + buf->len, bytes, length);
	buf->len += length;
}

void stm_buf_str(struct stm_buf *buf, struct stm_str s)
{
	stm_buf_add(buf, s.at, s.len);
}

void stm_buf_text(struct stm_buf *buf, const char *text)
{
	stm_buf_add(buf, text, strlen(text));
}

void stm_buf_char(struct stm_buf *buf, char c)
{
	reserve(buf, 1);
	buf->at[buf->len++] = c;
}

void stm_buf_printf(struct stm_buf *buf, const char *format, ...)
{
	va_list args, again;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	reserve(buf, (size_t)length + 1);
	vsnprintf(buf->at + buf->len, (size_t)length + 1, format, again);
	buf->len += (size_t)length;
	va_end(again);
	va_end(args);
}

char *stm_buf_room(struct stm_buf *buf, size_t more)
{
	reserve(buf, more);
	return buf->at + buf->len;
}

void stm_buf_cut(struct stm_buf *buf, size_t length)
{
	if (length < buf->len)
		buf->len = length;
}

const char *stm_buf_end(struct stm_buf *buf)
{
	reserve(buf, 1);
	buf->at[buf->len] = '\0';
	return buf->at;
}
