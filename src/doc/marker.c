/* Numbers have at most three digits (a year is no marker), letters at most two ("(aa)"). */
#include "doc/marker.h"

#include "base/unicode.h"

/* D and M are left out: no list gets there, and "(d)" and "(m)" are letters. */
static unsigned roman_digit(char c)
{
	switch (c | 0x20) {
	case 'i':
		return 1;
	case 'v':
		return 5;
	case 'x':
		return 10;
	case 'l':
		return 50;
	case 'c':
		return 100;
	default:
		return 0;
	}
}

/*
 * The value of S, or 0 when a letter of it is no roman digit. From the right, a digit less than
 * the greatest so far is subtracted. What no Roman would write ("iix") has a value too; it does
 * not occur, and only continuing a list depends on it.
 */
static unsigned roman_value(struct stm_str s)
{
	unsigned sum = 0, last = 0;

	for (size_t i = s.len; i-- > 0;) {
		unsigned value = roman_digit(s.at[i]);

		if (!value)
			return 0;
		sum = value < last ? sum - value : sum + value;
		if (value > last)
			last = value;
	}
	return sum;
}

/*
 * Length of the name that S starts with: digits with an optional suffix ("3", "3bis") or letters
 * (six at most, as in "xxviii"). "3 ter" is left to the reader of numbers.
 */
static size_t name_length(struct stm_str s)
{
	static const struct stm_str suffixes[] = {{"bis", 3}, {"ter", 3}, {"quater", 6}};
	size_t n = 0;

	while (n < s.len && stm_is_digit(s.at[n]))
		n++;
	if (!n) {
		while (n < s.len && stm_is_alpha(s.at[n]))
			n++;
		return n <= 6 ? n : 0;
	}
	if (n > 3)
		return 0;
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++)
		if (stm_str_starts(stm_str_from(s, n), suffixes[i]))
			return n + suffixes[i].len;
	return n;
}

static bool all_same_letter(struct stm_str name)
{
	for (size_t i = 1; i < name.len; i++)
		if (name.at[i] != name.at[0])
			return false;
	return true;
}

/* "(aa)" follows "(z)", but "aa." is an abbreviation. Mixed case ("Iv.") is a word. */
static unsigned styles_of(struct stm_str name, bool paren)
{
	unsigned styles = 0;

	if (stm_is_digit(name.at[0]))
		return paren ? STM_MARKER_PAREN : STM_MARKER_NUMBER;
	for (size_t i = 1; i < name.len; i++)
		if (stm_is_upper(name.at[i]) != stm_is_upper(name.at[0]))
			return 0;
	if (stm_is_lower(name.at[0])) {
		if (name.len == 1 || (paren && name.len == 2 && all_same_letter(name)))
			styles |= STM_MARKER_LETTER;
		if (roman_value(name))
			styles |= STM_MARKER_ROMAN;
		return styles;
	}
	if (name.len == 1)
		styles |= STM_MARKER_CAPITAL;
	if (roman_value(name))
		styles |= STM_MARKER_SECTION;
	return styles;
}

/* A bullet has a space behind it; without one it is a dash, a minus or emphasis. */
static bool parse_bullet(struct stm_str s, struct stm_marker *marker)
{
	static const struct stm_str bullets[] = {{"-", 1}, {"*", 1}, {"\xe2\x80\xa2", 3},
		{"\xe2\x80\x93", 3}, {"\xe2\x80\x94", 3}, {"+", 1}};

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		size_t n = bullets[i].len;

		if (!stm_str_starts(s, bullets[i]) || s.len <= n || s.at[n] != ' ')
			continue;
		*marker = (struct stm_marker){STM_MARKER_BULLET, {s.at, 0}, n};
		return true;
	}
	return false;
}

/*
 * "1 -" before a right-to-left letter: Arabic numbers its paragraphs with a dash. Returns the
 * length up to and with the dash, or 0.
 */
static size_t dashed(struct stm_str s, struct stm_str name)
{
	size_t end = name.len;
	struct stm_str rest;

	if (!name.len || !stm_is_digit(name.at[0]))
		return 0;
	if (end < s.len && s.at[end] == ' ')
		end++;
	if (end >= s.len || s.at[end] != '-')
		return 0;
	rest = stm_str_trim(stm_str_from(s, end + 1));
	name.len = 0;
	return rest.len && stm_is_rtl(stm_utf8_next(rest, &name.len)) ? end + 1 : 0;
}

/*
 * "a ) To ..." and "33 . Decides": a converter that took the name out of its italics left a space
 * behind. Not "12 )", which ends a remark.
 */
static size_t skip_stray_space(struct stm_str s, struct stm_str name, size_t end)
{
	char close = stm_is_digit(name.at[0]) ? '.' : ')';
	bool stray = end + 1 < s.len && s.at[end] == ' ' && s.at[end + 1] == close;

	return stray ? end + 1 : end;
}

/*
 * Behind the name comes ')' or, when no parenthesis was opened, '.'; then white space or the end,
 * so that "2.5 per cent" and "i.e." are no markers.
 */
bool stm_marker_parse(struct stm_str s, struct stm_marker *marker)
{
	bool open = s.len && s.at[0] == '(', paren;
	struct stm_str name = stm_str_from(s, open);
	size_t end;

	name.len = name_length(name);
	end = dashed(s, name);
	if (end) {
		*marker = (struct stm_marker){STM_MARKER_NUMBER, name, end};
		return true;
	}
	end = open + name.len;
	if (!name.len || end >= s.len)
		return parse_bullet(s, marker);
	end = skip_stray_space(s, name, end);
	paren = s.at[end] == ')';
	if (!paren && (open || s.at[end] != '.'))
		return false;
	if (end + 1 < s.len && !stm_is_space(s.at[end + 1]))
		return false;
	*marker = (struct stm_marker){styles_of(name, paren), name, end + 1};
	return marker->styles != 0;
}

unsigned stm_marker_value(const struct stm_marker *marker, enum stm_marker_style style)
{
	struct stm_str name = marker->name;
	unsigned value = 0;

	switch (style) {
	case STM_MARKER_NUMBER:
	case STM_MARKER_PAREN:
		for (size_t i = 0; i < name.len && stm_is_digit(name.at[i]); i++)
			value = value * 10 + (unsigned)(name.at[i] - '0');
		return value;
	case STM_MARKER_LETTER:
	case STM_MARKER_CAPITAL:
		return (unsigned)((name.at[0] | 0x20) - 'a') + 1 + 26 * (unsigned)(name.len - 1);
	case STM_MARKER_ROMAN:
	case STM_MARKER_SECTION:
		return roman_value(name);
	case STM_MARKER_BULLET:
		break;
	}
	return 0;
}
