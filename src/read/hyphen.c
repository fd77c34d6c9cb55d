/*
 * "notwithstand-" and "ing" lose the hyphen, "non-" and "governmental" keep it: what the rest of
 * the document writes decides; where it writes neither, a list of prefixes does.
 */
#include "read/hyphen.h"

#include "base/unicode.h"

enum { LONGEST = 64 /* bytes of a word worth remembering */ };

/*
 * Any byte of a character beyond ASCII counts: typographic marks do too, which makes some words
 * unknown and does no other harm.
 */
static bool in_word(char c)
{
	return stm_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* ASCII letters without case. */
static uint64_t extend(uint64_t key, struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++)
		key = stm_key_add(key, (unsigned char)(s.at[i] | 0x20));
	return key;
}

/* Of a word in up to three pieces, the same as of the word in one. */
static uint64_t key_of(struct stm_str first, struct stm_str hyphen, struct stm_str second)
{
	return extend(extend(extend(STM_KEY, first), hyphen), second);
}

/* A hyphen is of the word when letters stand on both sides, so not at a line's end. */
static struct stm_str word_at(struct stm_str s, size_t start)
{
	size_t end = start;

	while (end < s.len &&
		(in_word(s.at[end]) || (s.at[end] == '-' && end > start && end + 1 < s.len &&
					       in_word(s.at[end + 1]))))
		end++;
	return stm_str_sub(s, start, end);
}

/*
 * Every word of the source, with its inner hyphens; the halves of those that a line cut are among
 * them, which no lookup asks for.
 */
static void collect(struct stm_hyphens *hyphens)
{
	struct stm_str bytes = hyphens->text;

	stm_map_init(&hyphens->words, hyphens->arena, bytes.len / 64);
	for (size_t i = 0; i < bytes.len; i++) {
		struct stm_str word;

		if (!in_word(bytes.at[i]))
			continue;
		word = word_at(bytes, i);
		if (word.len <= LONGEST)
			stm_map_put(&hyphens->words,
				key_of(word, (struct stm_str){0}, (struct stm_str){0}), NULL);
		i += word.len;
	}
}

/*
 * Prefixes that keep their hyphen when nothing else in the document decides: first parts of
 * compounds that are common in resolutions ("follow-up", "decision-making").
 */
static bool keeps_hyphen(struct stm_str prefix)
{
	static const struct stm_str prefixes[] = {{"non", 3}, {"self", 4}, {"well", 4}, {"long", 4},
		{"short", 5}, {"post", 4}, {"multi", 5}, {"high", 4}, {"low", 3}, {"follow", 6},
		{"co", 2}, {"decision", 8}, {"policy", 6}, {"gender", 6}, {"people", 6}};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (stm_str_same(prefix, prefixes[i]))
			return true;
	return false;
}

/*
 * Whether the hyphen between BEFORE and AFTER is the printer's. A capital or a figure behind it
 * says no ("post-" "Soviet", "COVID-" "19"), and so does a single letter before it.
 */
static bool is_soft(struct stm_hyphens *hyphens, struct stm_str before, struct stm_str after)
{
	size_t start = before.len, at = 0;
	struct stm_str first, second = word_at(after, 0);

	while (start && in_word(before.at[start - 1]))
		start--;
	first = stm_str_from(before, start);
	if (first.len < 2 || !second.len || !stm_is_small(stm_utf8_next(second, &at)))
		return false;
	if (!hyphens->words.room)
		collect(hyphens);
	if (stm_map_get(&hyphens->words, key_of(first, (struct stm_str){0}, second)))
		return true;
	return !hyphens->keeps &&
	       !stm_map_get(&hyphens->words, key_of(first, STM_STR("-"), second)) &&
	       !keeps_hyphen(first);
}

enum { SOFT_HYPHEN = 0xad, HYPHEN = 0x2010 };

/* The bytes of the hyphen that S ends with, if a letter stands before it; or 0. */
static size_t hyphen_length(struct stm_str s)
{
	uint32_t last = stm_utf8_before(s, s.len);
	size_t length = last == '-' ? 1 : last == SOFT_HYPHEN ? 2 : last == HYPHEN ? 3 : 0;

	return length < s.len && in_word(s.at[s.len - length - 1]) ? length : 0;
}

/* Chinese and its like are joined without a space. */
void stm_hyphens_append(struct stm_hyphens *hyphens, struct stm_buf *buf, struct stm_str line)
{
	struct stm_str before = {buf->at, buf->len};
	size_t length = hyphen_length(before), at = 0;

	if (before.len && line.len && length) {
		bool is_of_printer = stm_utf8_before(before, before.len) == SOFT_HYPHEN;

		if (is_of_printer ||
			is_soft(hyphens, stm_str_sub(before, 0, before.len - length), line))
			stm_buf_cut(buf, before.len - length);
	} else if (before.len && line.len &&
		   !(stm_is_wide(stm_utf8_before(before, before.len)) &&
			   stm_is_wide(stm_utf8_next(line, &at)))) {
		stm_buf_char(buf, ' ');
	}
	stm_buf_str(buf, line);
}
