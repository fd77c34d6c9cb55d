/*
 * Day, month by name, year of four digits: "19 December 2023", "1er mars 2002". Resolutions print
 * no other order in the languages that have a lexicon. The day is not held against its month:
 * what is printed is kept.
 */
#include "para/date.h"

#include <stdio.h>

/* At most MOST digits; 0 when there is none. */
static unsigned read_number(struct stm_str s, size_t *at, size_t most)
{
	unsigned value = 0;
	size_t start = *at;

	while (*at < s.len && *at - start < most && stm_is_digit(s.at[*at]))
		value = value * 10 + (unsigned)(s.at[(*at)++] - '0');
	return value;
}

static bool skip_space(struct stm_str s, size_t *at)
{
	size_t start = *at;

	while (*at < s.len && s.at[*at] == ' ')
		++*at;
	return *at > start;
}

size_t stm_date_parse(const struct stm_lexicon *lexicon, struct stm_str s, char out[11])
{
	const struct stm_lexeme *month;
	size_t at = 0, start;
	unsigned day = read_number(s, &at, 2), year;

	if (!day || day > 31)
		return 0;
	if (stm_str_starts(stm_str_from(s, at), STM_STR("er ")))
		at += 2;
	if (!skip_space(s, &at))
		return 0;
	for (start = at; at < s.len && s.at[at] != ' ';)
		at++;
	month = stm_lexicon_find(lexicon, STM_LEXEME_MONTH, stm_str_sub(s, start, at), "*");
	if (!month || !skip_space(s, &at))
		return 0;
	year = read_number(s, &at, 4);
	if (year < 1000 || (at < s.len && stm_is_digit(s.at[at])))
		return 0;
	snprintf(out, 11, "%04u-%02u-%02u", year % 10000, (unsigned)month->strength % 100, day);
	return at;
}

/* A date begins with its number, so only the first digit of each is tried. */
const char *stm_date_find(
	struct stm_arena *arena, const struct stm_lexicon *lexicon, struct stm_str s)
{
	char date[11];

	for (size_t i = 0; i < s.len; i++) {
		if (!stm_is_digit(s.at[i]) || (i && stm_is_digit(s.at[i - 1])))
			continue;
		if (stm_date_parse(lexicon, stm_str_from(s, i), date))
			return stm_copy(arena, date, 10);
	}
	return NULL;
}
