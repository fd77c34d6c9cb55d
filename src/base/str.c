/* Slices: the small change of every layer above. All comparisons are of bytes or of ASCII case. */
#include "base/str.h"

struct stm_str stm_str(const char *text)
{
	return (struct stm_str){text, text ? strlen(text) : 0};
}

/*
 * Length of the white space character that starts AT (of LEFT bytes), or 0. U+00A0 is what word
 * processors put before ; and :, and U+FEFF what they put before a whole text.
 */
static size_t space_ahead(const char *at, size_t left)
{
	if (left && stm_is_space(*at))
		return 1;
	if (left >= 2 && !memcmp(at, "\xc2\xa0", 2))
		return 2;
	if (left >= 3 && !memcmp(at, "\xef\xbb\xbf", 3))
		return 3;
	return 0;
}

/* The same for the one that ends before END. */
static size_t space_behind(const char *start, const char *end)
{
	size_t have = (size_t)(end - start);

	for (size_t size = 1; size <= 3 && size <= have; size++)
		if (space_ahead(end - size, size) == size)
			return size;
	return 0;
}

struct stm_str stm_str_trim(struct stm_str s)
{
	const char *start = s.at, *end;
	size_t size;

	if (!s.len)
		return s;
	end = s.at + s.len;
	while ((size = space_ahead(start, (size_t)(end - start))))
		start += size;
	while (end > start && (size = space_behind(start, end)))
		end -= size;
	return (struct stm_str){start, (size_t)(end - start)};
}

bool stm_str_equal(struct stm_str a, struct stm_str b)
{
	return a.len == b.len && (!a.len || !memcmp(a.at, b.at, a.len));
}

static char lower(char c)
{
	return stm_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

bool stm_str_same(struct stm_str a, struct stm_str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.at[i]) != lower(b.at[i]))
			return false;
	return true;
}

bool stm_str_starts(struct stm_str s, struct stm_str prefix)
{
	return stm_str_same(stm_str_sub(s, 0, prefix.len), prefix);
}

bool stm_str_ends(struct stm_str s, struct stm_str suffix)
{
	return s.len >= suffix.len && stm_str_same(stm_str_from(s, s.len - suffix.len), suffix);
}

ptrdiff_t stm_str_find(struct stm_str s, struct stm_str needle, size_t start)
{
	if (!needle.len || needle.len > s.len)
		return -1;
	for (size_t i = start; i + needle.len <= s.len; i++) {
		/*
		 * memchr() on the first byte beats a clever search on needles as short as ours.
		 */
		const char *hit = memchr(s.at + i, needle.at[0], s.len - needle.len - i + 1);

		if (!hit)
			return -1;
		i = (size_t)(hit - s.at);
		if (!memcmp(hit, needle.at, needle.len))
			return hit - s.at;
	}
	return -1;
}

static int digit_of(char c)
{
	return stm_is_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool stm_str_hex(uint8_t *out, struct stm_str hex)
{
	for (size_t i = 0; i + 1 < hex.len; i += 2) {
		int high = digit_of(hex.at[i]), low = digit_of(hex.at[i + 1]);

		if (high < 0 || low < 0)
			return false;
		out[i / 2] = (uint8_t)(high << 4 | low);
	}
	return hex.len % 2 == 0;
}

bool stm_str_is_date(struct stm_str s)
{
	static const char form[] = "dddd-dd-dd";
	static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	unsigned number[3] = {0}, part = 0;
	bool leap;

	if (s.len != sizeof(form) - 1)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (form[i] == 'd' ? !stm_is_digit(s.at[i]) : s.at[i] != form[i])
			return false;
		part += form[i] != 'd';
		if (form[i] == 'd')
			number[part] = number[part] * 10 + (unsigned)(s.at[i] - '0');
	}
	if (!number[0] || number[1] < 1 || number[1] > 12)
		return false;
	leap = (number[0] % 4 == 0 && number[0] % 100 != 0) || number[0] % 400 == 0;
	return number[2] >= 1 && number[2] <= days[number[1] - 1] + (number[1] == 2 && leap);
}
