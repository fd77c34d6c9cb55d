/*
 * A figure is found from any of its bytes, because a change need not touch all of it: of "17
 * December 2024" only the day may be new. So each kind looks back for its beginning first.
 */
#include "para/figures.h"

#include "para/date.h"

enum {
	FURTHEST = 24, /* bytes a date can begin before its month or year */
	SESSION = 60,  /* bytes between an ordinal and the word "session" */
	WORDS = 6,     /* of an ordinal: "one hundred and twenty-fifth" */
	SYMBOL = 64,   /* bytes of a symbol on either side of one of its bytes */
};

static bool is_alnum(char c)
{
	return stm_is_alpha(c) || stm_is_digit(c);
}

/* "1,000", "2.5", "30": digits with points and commas between them. */
static size_t number_end(struct stm_str s, size_t at)
{
	while (at < s.len &&
		(stm_is_digit(s.at[at]) || ((s.at[at] == ',' || s.at[at] == '.') &&
						   at + 1 < s.len && stm_is_digit(s.at[at + 1]))))
		at++;
	return at;
}

static size_t number_start(struct stm_str s, size_t at)
{
	while (at && (stm_is_digit(s.at[at - 1]) || ((s.at[at - 1] == ',' || s.at[at - 1] == '.') &&
							    at > 1 && stm_is_digit(s.at[at - 2]))))
		at--;
	return at;
}

static long value_of(struct stm_str s)
{
	long value = 0;

	for (size_t i = 0; i < s.len && i < 9 && stm_is_digit(s.at[i]); i++)
		value = value * 10 + (s.at[i] - '0');
	return value;
}

static bool find_date(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, struct stm_figure *out)
{
	for (size_t start = at + 1; start-- > 0 && at - start < FURTHEST;) {
		char date[11];
		size_t length;

		if (!stm_is_digit(s.at[start]) || (start && stm_is_digit(s.at[start - 1])))
			continue;
		length = stm_date_parse(lexicon, stm_str_from(s, start), date);
		if (start + length <= at)
			continue;
		*out = (struct stm_figure){STM_FIGURE_DATE, stm_str_sub(s, start, start + length),
			value_of((struct stm_str){date, 4}), 0};
		return true;
	}
	return false;
}

/* Letters, digits and what joins them in a symbol. */
static bool is_symbol_byte(char c)
{
	return is_alnum(c) || c == '/' || c == '.' || c == '-';
}

/* "2719 (2023)": the number of a Security Council resolution and its year, from any byte. */
static bool find_numbered(struct stm_str s, size_t start, struct stm_figure *out)
{
	size_t end;

	if (start > 2 && s.at[start - 1] == '(' && s.at[start - 2] == ' ')
		start = number_start(s, start - 2);
	end = number_end(s, start);
	if (end == start || end - start > 4 || s.len - end < 7 || s.at[end] != ' ' ||
		s.at[end + 1] != '(' || s.at[end + 6] != ')' || number_end(s, end + 2) != end + 6)
		return false;
	*out = (struct stm_figure){STM_FIGURE_SYMBOL, stm_str_sub(s, start, end + 7),
		value_of(stm_str_sub(s, end + 2, end + 6)), 0};
	return true;
}

/* The first part of SYMBOL that is all digits and has another behind it, or -1. */
static long session_of(struct stm_str symbol, size_t *prefix)
{
	for (size_t i = 0; i < symbol.len; i++) {
		size_t end = i;

		if (i && symbol.at[i - 1] != '/')
			continue;
		while (end < symbol.len && stm_is_digit(symbol.at[end]))
			end++;
		if (end == i || end + 1 >= symbol.len || symbol.at[end] != '/')
			continue;
		if (!i && !stm_is_digit(symbol.at[end + 1]))
			return -1; /* "1/CP.17" is numbered the other way round */
		*prefix = i;
		return value_of(stm_str_sub(symbol, i, end));
	}
	return -1;
}

/*
 * Parts between slashes, one of them all digits: "1/CP.17" and "53/24" are, "and/or" is not, nor is
 * a date in figures, "17/12/2024".
 */
static bool is_symbol(struct stm_str s)
{
	bool digits = false, letters = false;
	size_t parts = 0;

	if (!memchr(s.at, '/', s.len) || !is_alnum(s.at[0]))
		return false;
	for (size_t i = 0, start = 0; i <= s.len; i++) {
		if (i < s.len && s.at[i] != '/')
			continue;
		if (i > start && number_end(s, start) == i && !memchr(s.at + start, '.', i - start))
			digits = true;
		else
			letters = true;
		parts++;
		start = i + 1;
	}
	return digits && (letters || parts == 2);
}

bool stm_figure_symbol(struct stm_str s, size_t at, struct stm_figure *out)
{
	size_t start = at, end = at;

	while (start && at - start < SYMBOL && is_symbol_byte(s.at[start - 1]))
		start--;
	while (end < s.len && end - at < SYMBOL && is_symbol_byte(s.at[end]))
		end++;
	while (end > at && !is_alnum(s.at[end - 1]))
		end--;
	if (end <= at)
		return false;
	*out = (struct stm_figure){.kind = STM_FIGURE_SYMBOL, .text = stm_str_sub(s, start, end)};
	if (!is_symbol(out->text))
		return stm_is_digit(s.at[at]) && find_numbered(s, number_start(s, at), out);
	out->value = session_of(out->text, &out->prefix);
	return true;
}

static const struct stm_lexeme *word_at(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, unsigned kinds, size_t *end)
{
	return stm_lexicon_match(lexicon, (struct stm_wanted){kinds, "*"}, s, at, end);
}

enum { NUMERAL = 1u << STM_LEXEME_NUMBER | 1u << STM_LEXEME_ORDINAL };

/* "4 20" is 80 and "1 100" is 100; all else adds up. */
static long join_numbers(long sum, long value)
{
	if (value == 100 && sum)
		return sum * 100;
	return value == 20 && sum == 4 ? 80 : sum + value;
}

/* Behind the hyphen or the space, and an "and" or "et", that may stand inside an ordinal. */
static size_t next_part(struct stm_str s, size_t at)
{
	struct stm_str rest;

	if (at >= s.len || (s.at[at] != ' ' && s.at[at] != '-'))
		return s.len;
	rest = stm_str_from(s, at + 1);
	if (stm_str_starts(rest, STM_STR("and ")))
		return at + 5;
	return stm_str_starts(rest, STM_STR("et ")) ? at + 4 : at + 1;
}

/* "79th", "1st", "79e", "1re": two letters at most behind digits. */
static long digits_ordinal(struct stm_str s, size_t at, size_t *end)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", "ème", "er", "re", "e"};
	size_t digits = at;

	while (digits < s.len && digits - at < 4 && stm_is_digit(s.at[digits]))
		digits++;
	if (digits == s.len || stm_is_space(s.at[digits]) || s.at[digits] == ',')
		return 0;
	for (size_t i = 0; digits > at && i < sizeof(endings) / sizeof(endings[0]); i++) {
		*end = digits + strlen(endings[i]);
		if (*end <= s.len && !memcmp(s.at + digits, endings[i], strlen(endings[i])) &&
			(*end == s.len || !is_alnum(s.at[*end])))
			return value_of(stm_str_from(s, at));
	}
	return 0;
}

long stm_ordinal_parse(const struct stm_lexicon *lexicon, struct stm_str s, size_t at, size_t *end)
{
	long sum = 0;

	if (at < s.len && stm_is_digit(s.at[at]))
		return digits_ordinal(s, at, end);
	for (int i = 0; i < WORDS && at < s.len; i++) {
		const struct stm_lexeme *word = word_at(lexicon, s, at, NUMERAL, end);

		if (!word)
			return 0;
		sum = join_numbers(sum, word->strength);
		if (word->kind == STM_LEXEME_ORDINAL)
			return sum;
		at = next_part(s, *end);
	}
	return 0;
}

/* Where the word before the one at AT begins, one space or hyphen between them; AT if none. */
static size_t word_before(struct stm_str s, size_t at)
{
	size_t start = at;

	if (start < 2 || (s.at[start - 1] != ' ' && s.at[start - 1] != '-'))
		return at;
	start--;
	while (start && s.at[start - 1] != ' ' && s.at[start - 1] != '-')
		start--;
	return start;
}

/* The start of the ordinal that the word at AT is in: back as long as numbers stand there. */
static size_t ordinal_start(const struct stm_lexicon *lexicon, struct stm_str s, size_t at)
{
	for (int i = 0; i < WORDS; i++) {
		size_t before = word_before(s, at), end;

		if (before == at)
			break;
		if (stm_str_starts(stm_str_from(s, before), STM_STR("and ")) ||
			stm_str_starts(stm_str_from(s, before), STM_STR("et ")))
			before = word_before(s, before);
		if (!word_at(lexicon, s, before, 1u << STM_LEXEME_NUMBER, &end))
			break;
		at = before;
	}
	return at;
}

/* "and", "to", "et", "à", "or": between two ordinals. */
static size_t joint_end(struct stm_str s, size_t at)
{
	static const struct stm_str joints[] = {
		{"and ", 4}, {"to ", 3}, {"or ", 3}, {"et ", 3}, {"à ", 3}, {"ou ", 3}};

	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (stm_str_starts(stm_str_from(s, at), joints[i]))
			return at + joints[i].len;
	return at;
}

/*
 * Whether the ordinal that ends at byte AT counts a session: nothing but ordinals and what says
 * which kind of session stands between: "its eightieth and eighty-first sessions", "tenth special
 * session"; the "third" of "the third option at its next session" does not.
 */
static bool counts_session(const struct stm_lexicon *lexicon, struct stm_str s, size_t at)
{
	const unsigned between = NUMERAL | 1u << STM_LEXEME_SESSIONAL;
	size_t i = at, end;

	while (i < s.len && i - at < SESSION) {
		if (s.at[i] == ' ' || s.at[i] == ',' || s.at[i] == '-') {
			i++;
			continue;
		}
		if (word_at(lexicon, s, i, 1u << STM_LEXEME_SESSION, &end))
			return true;
		end = joint_end(s, i);
		if (end == i && !word_at(lexicon, s, i, between, &end) &&
			!digits_ordinal(s, i, &end))
			return false;
		i = end;
	}
	return false;
}

/* "every second session" counts no session. */
static bool is_recurring(struct stm_str s, size_t at)
{
	return at >= 6 && stm_str_same(stm_str_sub(s, at - 6, at), STM_STR("every "));
}

static bool find_session(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, struct stm_figure *out)
{
	size_t start = at, end = at;

	while (start && s.at[start - 1] != ' ' && s.at[start - 1] != '-' &&
		(is_alnum(s.at[start - 1]) || (unsigned char)s.at[start - 1] >= 0x80))
		start--;
	if (!stm_is_digit(s.at[start])) {
		if (!word_at(lexicon, s, start, NUMERAL, &end))
			return false;
		start = ordinal_start(lexicon, s, start);
	}
	*out = (struct stm_figure){.kind = STM_FIGURE_SESSION};
	out->value = stm_ordinal_parse(lexicon, s, start, &end);
	out->text = stm_str_sub(s, start, end);
	return out->value && end > at && !is_recurring(s, start) && counts_session(lexicon, s, end);
}

/* Four digits of this age; where a word follows that is counted ("2000 boats"), none. */
static bool is_year(const struct stm_lexicon *lexicon, struct stm_str s, const struct stm_figure *f)
{
	size_t behind = (size_t)(f->text.at - s.at) + f->text.len, end;

	if (f->text.len != 4 || f->value < 1900 || f->value > 2100 || memchr(f->text.at, '.', 4))
		return false;
	if (behind + 1 >= s.len || s.at[behind] != ' ' || !stm_is_alpha(s.at[behind + 1]))
		return true;
	if (stm_str_starts(stm_str_from(s, behind), STM_STR(" and ")) ||
		stm_str_starts(stm_str_from(s, behind), STM_STR(" to ")))
		return true;
	return word_at(lexicon, s, behind + 1,
		       1u << STM_LEXEME_STRUCTURE | 1u << STM_LEXEME_SESSION, &end) != NULL;
}

static void find_number(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, struct stm_figure *out)
{
	size_t start = number_start(s, at);

	*out = (struct stm_figure){
		STM_FIGURE_NUMBER, stm_str_sub(s, start, number_end(s, start)), 0, 0};
	out->value = value_of(out->text);
	if (is_year(lexicon, s, out))
		out->kind = STM_FIGURE_YEAR;
}

/* A month, and the letters of a symbol, are figures by what stands beside them. */
bool stm_figure_over(
	const struct stm_lexicon *lexicon, struct stm_str s, size_t at, struct stm_figure *out)
{
	bool digit = stm_is_digit(s.at[at]);

	if ((digit || stm_behind_day(s, at)) && find_date(lexicon, s, at, out))
		return true;
	if ((digit || stm_is_upper(s.at[at])) && stm_figure_symbol(s, at, out))
		return true;
	if (find_session(lexicon, s, at, out))
		return true;
	if (digit)
		find_number(lexicon, s, at, out);
	return digit;
}
