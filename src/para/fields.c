/* Small parsers of printed facts, in the languages of the UN as far as these have been seen. */
#include "para/fields.h"

#include "base/unicode.h"
#include "doc/symbol.h"
#include "para/phrases.h"

/* The word comes within 60 bytes; further in, it is one of a sentence. */
struct stm_str stm_field_session(struct stm_str s)
{
	static const char *const behind[] = {
		" session", " período de sesiones", " сессия", "届会议", NULL};
	static const char *const before[] = {"الدورة ", NULL};
	size_t at = stm_phrases_find(s, 1, behind), start = 0;

	if (stm_phrases_start(s, before))
		return s.len < 60 ? s : (struct stm_str){0};
	if (at >= s.len || at > 60 || stm_is_small(stm_utf8_next(s, &start)))
		return (struct stm_str){0};
	return stm_str_sub(s, 0, at + stm_phrases_start(stm_str_from(s, at), behind));
}

/* Digits at AT of S: their end. */
static size_t skip_digits(struct stm_str s, size_t at)
{
	while (at < s.len && stm_is_digit(s.at[at]))
		at++;
	return at;
}

/*
 * A part of an item at AT: " (b)", " b)" or, in old French texts, ", b". Its end, or AT when there
 * is none. The letter has up to four bytes, since it may be Cyrillic or "iii".
 */
static size_t skip_part(struct stm_str s, size_t at)
{
	size_t start = at, letter;
	bool comma = at < s.len && s.at[at] == ',';

	start += comma;
	start += start < s.len && s.at[start] == ' ';
	letter = start + (start < s.len && s.at[start] == '(');
	for (size_t end = letter; end < s.len && end - letter <= 4; end++)
		if (s.at[end] == ')')
			return end > letter ? end + 1 : at;
		else if (s.at[end] == ' ')
			break;
	if (comma && start < s.len && stm_is_lower(s.at[start]) &&
		(start + 1 == s.len || s.at[start + 1] == ',' || s.at[start + 1] == ' '))
		return start + 1;
	return at;
}

/* What joins two items at AT: where the second begins, or AT when none follows. */
static size_t skip_joint(struct stm_str s, size_t at)
{
	static const char *const joints[] = {", and ", ", ", " and ", " et ", " y ", " и ", "和",
		"、", " to ", " à ", "–", "-", NULL};
	size_t length = stm_phrases_start(stm_str_from(s, at), joints), end = at + length;

	if (!length || end >= s.len)
		return at;
	if (stm_is_digit(s.at[end]) || (s.at[end] == '(' && skip_part(s, end) > end))
		return end;
	return at;
}

/* Items from AT on: their end; COUNT is of numbers. */
static size_t skip_items(struct stm_str s, size_t at, unsigned *count)
{
	size_t next = at;

	*count = 0;
	do {
		size_t digits;

		at = next;
		digits = skip_digits(s, at);
		*count += digits > at;
		for (at = next = digits; (next = skip_part(s, at)) > at;)
			at = next;
		next = skip_joint(s, at);
	} while (next > at);
	return at;
}

/* The words around an item's number; SUFFIX must follow where it is not "". */
static const struct agenda_words {
	const char *prefix, *suffix;
} agenda_words[] = {
	{"Agenda item ", ""},
	{"Agenda items ", ""},
	{"Items ", "of the preliminary list"},
	{"Items ", "of the provisional agenda"},
	{"Item ", "of the preliminary list"},
	{"Item ", "of the provisional agenda"},
	{"Points ", "de l'ordre du jour"},
	{"Points ", "de l’ordre du jour"},
	{"Point ", "de l'ordre du jour"},
	{"Point ", "de l’ordre du jour"},
	{"Temas ", "del programa"},
	{"Tema ", "del programa"},
	{"Пункты ", "повестки дня"},
	{"Пункт ", "повестки дня"},
	{"البند ", "من جدول الأعمال"},
	{"议程项目", ""},
};

/* S with no mark of a footnote or comma at its start. */
static struct stm_str without_marks(struct stm_str s)
{
	while (s.len && (s.at[0] == ' ' || s.at[0] == '*' || s.at[0] == ','))
		s = stm_str_from(s, 1);
	return s;
}

/* Reads an item whose WORDS begin at byte START of S. */
static bool read_agenda(
	struct stm_str s, size_t start, const struct agenda_words *words, struct stm_agenda *agenda)
{
	size_t from = start + strlen(words->prefix), end;
	struct stm_str rest;

	end = skip_items(s, from, &agenda->count);
	rest = without_marks(stm_str_from(s, end));
	if (!agenda->count || !stm_str_starts(rest, stm_str(words->suffix)))
		return false;
	agenda->items = stm_str_sub(s, from, end);
	agenda->title = stm_str_trim(without_marks(stm_str_from(rest, strlen(words->suffix))));
	agenda->start = start;
	return true;
}

bool stm_field_agenda(struct stm_str s, struct stm_agenda *agenda)
{
	for (size_t i = 0; i < sizeof(agenda_words) / sizeof(agenda_words[0]); i++) {
		const struct agenda_words *words = &agenda_words[i];
		ptrdiff_t at = stm_str_find(s, stm_str(words->prefix), 0);

		if (at >= 0 && read_agenda(s, (size_t)at, words, agenda))
			return true;
	}
	return false;
}

/* The byte of S at which the parenthesis that opens at START closes; S.len when it does not. */
static size_t closing(struct stm_str s, size_t start)
{
	size_t depth = 0;

	for (size_t i = start; i < s.len; i++) {
		depth += s.at[i] == '(';
		if (s.at[i] == ')' && --depth == 0)
			return i;
	}
	return s.len;
}

/* Names of committees have parentheses too, so the first with a symbol in it. */
struct stm_str stm_field_report(struct stm_str s)
{
	size_t alone;

	if (!stm_str_starts(s, STM_STR("[")))
		return (struct stm_str){0};
	alone = stm_symbol_parse(stm_str_from(s, 1));
	if (alone)
		return stm_str_sub(s, 1, 1 + alone);
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '(' && stm_symbol_parse(stm_str_from(s, i + 1)))
			return stm_str_sub(s, i + 1, closing(s, i));
	return (struct stm_str){0};
}

/* From the figure, at most 30 bytes before, to the word. */
struct stm_str stm_field_meeting(struct stm_str s)
{
	static const char *const words[] = {
		" meeting", " séance plénière", " séance", " sesión plenaria", " sesión", NULL};
	size_t end = stm_phrases_find(s, 0, words), start = end;

	if (end == s.len)
		return (struct stm_str){0};
	while (start > 0 && end - start < 30) {
		start--;
		if (stm_is_digit(s.at[start]) && (!start || !stm_is_digit(s.at[start - 1])))
			return stm_str_sub(
				s, start, end + stm_phrases_start(stm_str_from(s, end), words));
	}
	return (struct stm_str){0};
}

/* A section of the budget is "(Sect. 25)", and may have parts of its own behind it. */
struct stm_str stm_field_symbol(struct stm_str s)
{
	static const struct stm_str section = {" (Sect. ", 8};
	struct stm_str symbol = stm_symbol_find(s);
	size_t end, part;

	if (!symbol.len)
		return symbol;
	end = (size_t)(symbol.at - s.at) + symbol.len;
	if (!stm_str_starts(stm_str_from(s, end), section))
		return symbol;
	end = skip_digits(s, end + section.len);
	if (end >= s.len || s.at[end] != ')')
		return symbol;
	for (part = ++end; part < s.len && (s.at[part] == '/' || stm_is_alpha(s.at[part]) ||
						   stm_is_digit(s.at[part]) || s.at[part] == '.' ||
						   (s.at[part] == ' ' && part > end));)
		part++;
	end = part > end && s.at[end] == '/' ? part : end;
	return stm_str_trim(stm_str_sub(s, (size_t)(symbol.at - s.at), end));
}

/* As the mastheads of the six versions print them, the language's own name or the English one. */
static const char *language_at(struct stm_str s)
{
	static const char *const names[][2] = {{"English", "en"}, {"anglais", "en"},
		{"inglés", "en"}, {"английский", "en"}, {"French", "fr"}, {"français", "fr"},
		{"francés", "fr"}, {"Spanish", "es"}, {"español", "es"}, {"espagnol", "es"},
		{"Russian", "ru"}, {"русский", "ru"}, {"russe", "ru"}, {"Chinese", "zh"},
		{"chinois", "zh"}, {"chino", "zh"}, {"中文", "zh"}, {"Arabic", "ar"},
		{"arabe", "ar"}, {"árabe", "ar"}, {"عربي", "ar"}};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (stm_str_starts(s, stm_str(names[i][0])))
			return names[i][1];
	return NULL;
}

/*
 * "English Original: Spanish" is in English. So is "Original: English" alone; but "Original :
 * anglais" behind a "Français" that another line had is not, and that line came first.
 */
const char *stm_field_language(struct stm_str s)
{
	static const char *const words[] = {"Original", "Оригинал", NULL};
	size_t at = stm_phrases_find(s, 0, words), start = at;
	const char *language = language_at(s);

	if (language && (at < s.len || s.len < 20))
		return language;
	if (at == s.len)
		return NULL;
	while (start > 0 && s.at[start - 1] == ' ')
		start--;
	while (start > 0 && s.at[start - 1] != ' ')
		start--;
	language = language_at(stm_str_from(s, start));
	if (language)
		return language;
	for (start = at; start < s.len && s.at[start] != ' ';)
		start++;
	while (start < s.len && (s.at[start] == ' ' || s.at[start] == ':'))
		start++;
	return language_at(stm_str_from(s, start));
}
