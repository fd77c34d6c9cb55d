/*
 * Parts are joined by '/'; the first is one to five capital letters, the others begin with a
 * capital or a digit and have letters, digits, dots and hyphens. A Security Council resolution
 * has its year in parentheses behind it.
 */
#include "doc/symbol.h"

static bool is_part(char c)
{
	return stm_is_upper(c) || stm_is_digit(c) || stm_is_lower(c) || c == '.' || c == '-';
}

/* " (2023)": seven bytes, or 0. */
static size_t year_length(struct stm_str s)
{
	if (s.len < 7 || s.at[0] != ' ' || s.at[1] != '(' || s.at[6] != ')')
		return 0;
	for (size_t i = 2; i < 6; i++)
		if (!stm_is_digit(s.at[i]))
			return 0;
	return 7;
}

size_t stm_symbol_parse(struct stm_str s)
{
	size_t at = 0, parts = 1;
	bool digit = false;

	while (at < s.len && stm_is_upper(s.at[at]))
		at++;
	if (at < 1 || at > 5)
		return 0;
	while (at + 1 < s.len && s.at[at] == '/' &&
		(stm_is_upper(s.at[at + 1]) || stm_is_digit(s.at[at + 1]))) {
		for (at++; at < s.len && is_part(s.at[at]); at++)
			digit = digit || stm_is_digit(s.at[at]);
		parts++;
	}
	if (parts < 2 || !digit)
		return 0;
	/* A full stop behind a symbol is the sentence's. */
	while (s.at[at - 1] == '.' || s.at[at - 1] == '-')
		at--;
	if (stm_str_starts(s, STM_STR("S/RES/")))
		at += year_length(stm_str_from(s, at));
	return at;
}

/* A symbol does not begin inside a word or in the middle of a longer one. */
struct stm_str stm_symbol_find(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		size_t length;

		if (i && (stm_is_alpha(s.at[i - 1]) || s.at[i - 1] == '/'))
			continue;
		length = stm_symbol_parse(stm_str_from(s, i));
		if (length)
			return stm_str_sub(s, i, i + length);
	}
	return (struct stm_str){0};
}

/* "S/RES/883/1993" is how a file name writes "S/RES/883 (1993)". */
static const char *with_year(struct stm_arena *arena, char *symbol)
{
	struct stm_str s = stm_str(symbol);
	const char *slash = strrchr(symbol, '/');

	if (!stm_str_starts(s, STM_STR("S/RES/")) || strlen(slash) != 5)
		return symbol;
	return stm_format(arena, "%.*s (%s)", (int)(slash - symbol), symbol, slash + 1);
}

/*
 * A name without '_' is taken for a file's own name ("draft.txt"), not for a symbol; an extension
 * is a letter and at most seven more characters, so that "A_RES_78_217.v2" loses its own.
 */
const char *stm_symbol_from_name(struct stm_arena *arena, const char *name)
{
	struct stm_str s = stm_str(name);
	const char *dot = strrchr(name, '.');
	char *symbol;

	if (dot && dot != name && stm_is_alpha(dot[1]) && strlen(dot) <= 9)
		s.len = (size_t)(dot - name);
	if (!memchr(s.at, '_', s.len))
		return NULL;
	symbol = stm_copy(arena, s.at, s.len);
	for (char *c = symbol; *c; c++)
		if (*c == '_')
			*c = '/';
	if (stm_symbol_parse(stm_str(symbol)) != s.len)
		return NULL;
	return with_year(arena, symbol);
}
