/*
 * Writing events. A stream nobody reads any more is no failure of the document: what is left is
 * dropped, and the process ends as it would have.
 */
#include "reader/events.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"

static const char *const words[] = STM_EVENT_WORDS;

static void flush(struct reader_events *events)
{
	struct stm_str waiting = {events->buffer, events->length};

	if (!events->broken)
		events->broken = !stm_file_write(events->fd, waiting);
	events->length = 0;
}

static void put(struct reader_events *events, const char *bytes, size_t length)
{
	if (events->written > STM_READER_OUTPUT - length)
		events->broken = true;
	while (length && !events->broken) {
		size_t room = sizeof(events->buffer) - events->length;
		size_t part = length < room ? length : room;

		memcpy(events->buffer + events->length, bytes, part);
		events->length += part;
		events->written += part;
		bytes += part;
		length -= part;
		if (events->length == sizeof(events->buffer))
			flush(events);
	}
}

static void put_text(struct reader_events *events, const char *text)
{
	put(events, text, strlen(text));
}

/* "word" or "word N", without the line's end. */
static void put_word(struct reader_events *events, enum stm_event event, int number)
{
	char text[32];

	put_text(events, words[event]);
	if (number < 0)
		return;
	snprintf(text, sizeof(text), " %d", number);
	put_text(events, text);
}

/*
 * Length of the well-formed UTF-8 character S starts with, or 0 (RFC 3629): no overlong forms, no
 * surrogates, nothing past U+10FFFF.
 */
static size_t character(struct stm_str s)
{
	unsigned char a = (unsigned char)s.at[0];
	size_t length = a < 0x80   ? 1
			: a < 0xc2 ? 0
			: a < 0xe0 ? 2
			: a < 0xf0 ? 3
			: a < 0xf5 ? 4
				   : 0;
	unsigned char b = s.len > 1 ? (unsigned char)s.at[1] : 0;

	if (length > s.len || (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) ||
		(a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f))
		return 0;
	for (size_t i = 1; i < length; i++)
		if (((unsigned char)s.at[i] & 0xc0) != 0x80)
			return 0;
	return length;
}

static const char *escape(char c)
{
	return c == '\n' || c == '\r' ? "\\n"
	       : c == '\\'            ? "\\\\"
	       : c == '\t'            ? "\t"
				      : "\xef\xbf\xbd";
}

/* " TEXT" as the last argument: what can stay is copied in one piece. */
static void put_argument(struct reader_events *events, struct stm_str s)
{
	size_t start = 0, i = 0;

	put_text(events, " ");
	while (i < s.len) {
		size_t length = character(stm_str_from(s, i));
		bool odd = !length || (unsigned char)s.at[i] < ' ' || s.at[i] == '\\' ||
			   s.at[i] == 0x7f;

		if (odd) {
			put(events, s.at + start, i - start);
			put_text(events, length ? escape(s.at[i]) : "\xef\xbf\xbd");
			start = i + 1;
		}
		i += length ? length : 1;
	}
	if (start < s.len)
		put(events, s.at + start, s.len - start);
	put_text(events, "\n");
}

void reader_begin(struct reader_events *events)
{
	put_text(events, STM_PROTOCOL "\n");
}

bool reader_finish(struct reader_events *events)
{
	if (!events->failed)
		put_text(events, "end\n");
	flush(events);
	return !events->broken;
}

static void put_line(struct reader_events *events, enum stm_event event, int number)
{
	put_word(events, event, number);
	put_text(events, "\n");
}

void reader_page(struct reader_events *events, unsigned number)
{
	put_line(events, STM_EVENT_PAGE, (int)number);
}

void reader_block(struct reader_events *events, unsigned level)
{
	put_line(events, STM_EVENT_BLOCK, (int)level);
}

void reader_row(struct reader_events *events)
{
	put_line(events, STM_EVENT_ROW, -1);
}

void reader_cell(struct reader_events *events)
{
	put_line(events, STM_EVENT_CELL, -1);
}

void reader_as(struct reader_events *events, struct stm_str what)
{
	put_word(events, STM_EVENT_AS, -1);
	put_argument(events, what);
}

void reader_note(struct reader_events *events, unsigned id, struct stm_str mark)
{
	put_word(events, STM_EVENT_NOTE, (int)id);
	put_argument(events, mark);
}

void reader_drop(struct reader_events *events, const char *reason)
{
	put_word(events, STM_EVENT_DROP, -1);
	put_argument(events, stm_str(reason));
}

void reader_text(struct reader_events *events, unsigned flags, struct stm_str text)
{
	if (!text.len)
		return;
	put_word(events, STM_EVENT_TEXT, (int)flags);
	put_argument(events, text);
}

void reader_line(struct reader_events *events)
{
	put_line(events, STM_EVENT_LINE, -1);
}

void reader_ref(struct reader_events *events, unsigned id)
{
	put_line(events, STM_EVENT_REF, (int)id);
}

void reader_revision(struct reader_events *events, const char *kind, struct stm_str author)
{
	put_word(events, STM_EVENT_REVISION, -1);
	put_text(events, " ");
	put_text(events, kind);
	put_argument(events, author);
}

void reader_meta(struct reader_events *events, const char *name, struct stm_str value)
{
	if (!value.len)
		return;
	put_word(events, STM_EVENT_META, -1);
	put_text(events, " ");
	put_text(events, name);
	put_argument(events, value);
}

/* One line that printf() makes; 512 bytes are as long as a message should be. */
static void put_message(
	struct reader_events *events, enum stm_event event, const char *format, va_list args)
{
	char text[512];
	int length = vsnprintf(text, sizeof(text), format, args);

	put_word(events, event, -1);
	put_argument(events, stm_str_sub(stm_str(text), 0, length < 0 ? 0 : (size_t)length));
}

void reader_warn(struct reader_events *events, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	put_message(events, STM_EVENT_WARN, format, args);
	va_end(args);
}

bool reader_fail(struct reader_events *events, const char *format, ...)
{
	va_list args;

	if (events->failed)
		return false;
	va_start(args, format);
	put_message(events, STM_EVENT_FAIL, format, args);
	va_end(args);
	events->failed = true;
	return false;
}
