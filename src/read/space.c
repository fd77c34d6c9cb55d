/* U+00A0, U+202F and the rest of Unicode's spaces; soft hyphens are not among them. */
#include "read/space.h"

#include "base/unicode.h"

static bool is_space(uint32_t c)
{
	return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
	       c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 ||
	       c == 0xfeff;
}

size_t stm_space_at(struct stm_str s, size_t at)
{
	size_t end = at;
	uint32_t c;

	if (stm_is_space(s.at[at]))
		return 1;
	if ((unsigned char)s.at[at] < 0xc2)
		return 0;
	c = stm_utf8_next(s, &end);
	return is_space(c) ? end - at : 0;
}

/* What is no white space is copied in one piece. */
void stm_space_fold(struct stm_buf *buf, struct stm_str s)
{
	size_t start = 0;

	for (size_t i = 0; i < s.len;) {
		size_t length = stm_space_at(s, i);

		if (!length) {
			i++;
			continue;
		}
		stm_buf_str(buf, stm_str_sub(s, start, i));
		if (start < i || !buf->len || buf->at[buf->len - 1] != ' ')
			stm_buf_char(buf, ' ');
		i += length;
		start = i;
	}
	stm_buf_str(buf, stm_str_from(s, start));
}
