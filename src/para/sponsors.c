/*
 * Two forms, in the languages of the UN: the names before a colon and what they bring behind it
 * (between the two the marks of footnotes: who speaks on behalf of whom); or what is brought,
 * "submitted by", and the names. What follows the names ("on the basis of informal consultations
 * ...") says no more of who they are.
 */
#include "para/sponsors.h"

#include "para/phrases.h"

/* What can be brought in; "revised" and the like may stand before it. */
static const char *const things[] = {"draft resolution", "draft decision", "draft amendment",
	"amendment", "sub-amendment", "oral amendment", "projet de résolution",
	"projet de décision", "projet d'amendement", "projet d’amendement", "amendement",
	"sous-amendement", "proyecto de resolución", "proyecto de decisión", "enmienda",
	"проект резолюции", "проект решения", "поправк", "决议草案", "决定草案", "修正案",
	"مشروع قرار", "مشروع مقرر", "تعديل", NULL};
static const char *const adjectives[] = {"revised ", "пересмотренный ", "订正", NULL};

static bool is_thing(struct stm_str s)
{
	size_t skip = stm_phrases_start(s, adjectives);

	return stm_phrases_start(stm_str_from(s, skip), things);
}

/* Marks of footnotes, as far as a text still has them, and what stands between them. */
static size_t skip_marks(struct stm_str s, size_t at)
{
	while (at < s.len &&
		(s.at[at] == ' ' || s.at[at] == '*' || s.at[at] == ',' || stm_is_digit(s.at[at])))
		at++;
	return at;
}

/* The colon at AT of S, in either width: its length, or 0. */
static size_t colon_length(struct stm_str s, size_t at)
{
	if (s.at[at] == ':')
		return 1;
	return stm_str_starts(stm_str_from(s, at), STM_STR("：")) ? 3 : 0;
}

static bool parse_names_first(struct stm_str s, struct stm_str *names)
{
	for (size_t i = 1; i < s.len; i++) {
		size_t length = colon_length(s, i);

		if (!length || !is_thing(stm_str_from(s, skip_marks(s, i + length))))
			continue;
		*names = stm_str_trim(stm_str_sub(s, 0, i));
		return true;
	}
	return false;
}

/* A phrase, not a paragraph: 600 bytes. */
static bool parse_submitted(struct stm_str s, struct stm_str *names)
{
	static const char *const verbs[] = {" submitted by ", " proposed by ", " présenté par ",
		" déposé par ", " soumis par ", " presentado por ", " presentada por ", NULL};
	static const char *const ends[] = {", on the basis of ", " on the basis of ",
		" on the recommendation of ", " in accordance with ", " pursuant to ",
		" following informal ", " à l'issue de ", " à l’issue de ", " sur la base de ",
		" sobre la base de ", NULL};
	size_t verb;

	if (!is_thing(s) || s.len > 600)
		return false;
	verb = stm_phrases_find(s, 0, verbs);
	if (verb == s.len)
		return false;
	*names = stm_str_sub(s, verb + stm_phrases_start(stm_str_from(s, verb), verbs),
		stm_phrases_find(s, verb, ends));
	if (stm_str_starts(*names, STM_STR("the ")))
		*names = stm_str_from(*names, 4);
	return true;
}

/* What is brought in, alone in its line: it was drafted together. */
static bool is_unsponsored(struct stm_str s)
{
	while (s.len && s.at[s.len - 1] == '*')
		s.len--;
	for (size_t i = 0; things[i]; i++)
		if (stm_str_same(s, stm_str(things[i])))
			return true;
	return false;
}

/* The longest list names every Member: 6000 bytes. */
bool stm_sponsors_parse(struct stm_str s, struct stm_str *names)
{
	*names = (struct stm_str){0};
	return s.len < 6000 &&
	       (is_unsponsored(s) || parse_submitted(s, names) || parse_names_first(s, names));
}

/* A star behind a name is a footnote's: no member of the body. */
const char *stm_sponsors_text(struct stm_arena *arena, struct stm_str names)
{
	char *text = stm_copy(arena, names.at, names.len), *to = text;

	for (const char *from = text; *from; from++)
		if (*from != '*')
			*to++ = *from;
	while (to > text && (to[-1] == ' ' || to[-1] == ','))
		to--;
	*to = '\0';
	return text;
}
