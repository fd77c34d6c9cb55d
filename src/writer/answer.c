/* Lines are short and few; a line feed or a broken character in them is none of theirs. */
#include "writer/answer.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"
#include "base/unicode.h"
#include "read/edits.h"

enum { MOST_WARNINGS = 100, LINE = 512 };

static void put(struct writer_answer *answer, struct stm_str s)
{
	if (!answer->broken)
		answer->broken = !stm_file_write(answer->fd, s);
}

/* What printf() cut in mid-character loses that character. */
static void put_line(
	struct writer_answer *answer, const char *word, const char *format, va_list args)
{
	char line[LINE + 8];
	int start = snprintf(line, sizeof(line), "%s ", word);
	int length = vsnprintf(line + start, LINE, format, args);
	struct stm_str s = stm_str(line);
	ptrdiff_t fault = length < 0 ? start : stm_utf8_fault(s);

	if (fault >= 0)
		s.len = (size_t)fault;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)line[i] < ' ')
			line[i] = ' ';
	put(answer, s);
	put(answer, STM_STR("\n"));
}

void writer_warn(struct writer_answer *answer, const char *format, ...)
{
	va_list args;

	if (answer->warnings++ >= MOST_WARNINGS)
		return;
	va_start(args, format);
	put_line(answer, "warn", format, args);
	va_end(args);
}

bool writer_fail(struct writer_answer *answer, const char *format, ...)
{
	va_list args;

	if (answer->failed)
		return false;
	va_start(args, format);
	put_line(answer, "fail", format, args);
	va_end(args);
	answer->failed = true;
	return false;
}

bool writer_give(struct writer_answer *answer, struct stm_str package)
{
	put(answer, STM_STR(STM_PACKAGE "\n"));
	put(answer, package);
	return !answer->broken;
}
