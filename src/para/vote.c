/*
 * Three forms: plain words ("without a vote"); counts, with countries in parentheses behind a small
 * one ("by 7 votes to 1 (Upland), with 2 abstentions (Lowland and Fenmark)"); counts and three
 * lists ("The voting was as follows: In favour: ... Against: ... Abstaining: ...").
 */
#include "para/vote.h"

#include "base/buf.h"
#include "para/phrases.h"

/* Ends the way of voting it is for; the order is that of the lists, three rows a language. */
static const char *const headings[] = {"In favour", "Against", "Abstaining", "Ont voté pour",
	"Ont voté contre", "Se sont abstenus", "Votos a favor", "Votos en contra", "Abstenciones",
	"In favor", "Against", "Abstentions", NULL};

/* A heading with its colon at the start of S: its length, WAY is 0 to 2; or 0. */
static size_t heading_length(struct stm_str s, size_t *way)
{
	for (size_t i = 0; headings[i]; i++) {
		size_t end = strlen(headings[i]);

		if (!stm_str_starts(s, stm_str(headings[i])))
			continue;
		while (end < s.len && s.at[end] == ' ')
			end++;
		if (end < s.len && s.at[end] == ':') {
			*way = i % 3;
			return end + 1;
		}
	}
	return 0;
}

bool stm_vote_continues(struct stm_str s)
{
	size_t way;

	return heading_length(s, &way) > 0;
}

/*
 * An "and" at AT of S as a word of its own, in any language we read; but not the one inside a name.
 */
static size_t and_length(struct stm_str s, size_t at)
{
	static const char *const words[] = {" and ", " et ", " y ", NULL};
	static const char *const second_halves[] = {"Northern Ireland", "Herzegovina", "Tobago",
		"Barbuda", "Principe", "Príncipe", "Nevis", "the Grenadines", "d'Irlande",
		"d’Irlande", "Irlanda del Norte", "Tabago", "las Granadinas", NULL};
	size_t length = stm_phrases_start(stm_str_from(s, at), words);

	return stm_phrases_start(stm_str_from(s, at + length), second_halves) ? 0 : length;
}

/*
 * Appends NAME behind what is there; "Germany, Federal Republic of" is one, and as others are
 * printed "Germany (Federal Republic of)".
 */
static void add_name(struct stm_buf *buf, struct stm_str name)
{
	name = stm_str_trim(name);
	if (stm_str_starts(name, STM_STR("and ")))
		name = stm_str_from(name, 4);
	while (name.len && (name.at[name.len - 1] == '.' || name.at[name.len - 1] == '*'))
		name.len--;
	if (!name.len)
		return;
	if (buf->len && stm_str_ends(name, STM_STR(" of"))) {
		stm_buf_printf(buf, " (%.*s)", (int)name.len, name.at);
		return;
	}
	if (buf->len)
		stm_buf_text(buf, ", ");
	stm_buf_str(buf, name);
}

/* "Upland, Lowland and Fenmark" as "Upland, Lowland, Fenmark"; NULL where nobody is named. */
static const char *countries(struct stm_arena *arena, struct stm_str s)
{
	static const char *const nobody[] = {"None", "Néant", "Ninguno", NULL};
	struct stm_buf buf = {.arena = arena};
	size_t start = 0;
	unsigned depth = 0;

	s = stm_str_trim(s);
	if (stm_phrases_start(s, nobody))
		return NULL;
	for (size_t i = 0; i < s.len; i++) {
		size_t length = depth ? 0 : s.at[i] == ',' ? 1 : and_length(s, i);

		depth += s.at[i] == '(';
		depth -= s.at[i] == ')' && depth;
		if (!length)
			continue;
		add_name(&buf, stm_str_sub(s, start, i));
		start = i + length;
		i = start - 1;
	}
	add_name(&buf, stm_str_from(s, start));
	return buf.len ? stm_buf_end(&buf) : NULL;
}

/* The field of METADATA for the lists' order: for, against, abstaining. */
static const char **field_of(struct stm_metadata *metadata, size_t way)
{
	return way == 0   ? &metadata->vote_for
	       : way == 1 ? &metadata->vote_against
			  : &metadata->vote_abstaining;
}

static void set_countries(
	struct stm_arena *arena, struct stm_metadata *metadata, size_t way, struct stm_str s)
{
	const char **field = field_of(metadata, way);

	if (!*field)
		*field = countries(arena, s);
}

/* A list goes up to the next heading or to the bracket that closes them all. */
static void find_lists(struct stm_arena *arena, struct stm_str s, struct stm_metadata *metadata)
{
	size_t open = 3, start = 0, way;

	for (size_t i = 0; i < s.len; i++) {
		size_t length = i && s.at[i - 1] != ' ' ? 0
							: heading_length(stm_str_from(s, i), &way);
		bool ends = length || s.at[i] == ']';

		if (ends && open < 3)
			set_countries(arena, metadata, open, stm_str_sub(s, start, i));
		if (ends)
			open = length ? way : 3;
		if (length)
			start = i + length;
	}
	if (open < 3)
		set_countries(arena, metadata, open, stm_str_from(s, start));
}

/* A number at *AT of S, or a word for one; "I" is a 1 that was not read well. */
static bool read_count(struct stm_str s, size_t *at, unsigned *value)
{
	static const struct {
		const char *word;
		unsigned value;
	} words[] = {{"none", 0}, {"zéro", 0}, {"ninguno", 0}, {"one ", 1}, {"une ", 1}, {"I ", 1},
		{"l ", 1}};
	struct stm_str rest = stm_str_from(s, *at);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (*at && s.at[*at - 1] == ' ' && rest.len >= strlen(words[i].word) &&
			!memcmp(rest.at, words[i].word, strlen(words[i].word))) {
			*at += strlen(words[i].word);
			*value = words[i].value;
			return true;
		}
	if (!stm_is_digit(rest.at[0]))
		return false;
	for (*value = 0; *at < s.len && stm_is_digit(s.at[*at]) && *value < 100000; ++*at)
		*value = *value * 10 + (unsigned)(s.at[*at] - '0');
	return true;
}

/* The next number in S from *AT on; reads past it, and past "votes" or "abstentions". */
static bool next_count(struct stm_str s, size_t *at, unsigned *value)
{
	static const char *const units[] = {
		"votes", "vote", "abstentions", "abstention", "against", "voix", NULL};

	for (; *at < s.len; ++*at) {
		if (!read_count(s, at, value))
			continue;
		*at += s.at[*at - 1] != ' ' && *at < s.len && s.at[*at] == ' ';
		*at += stm_phrases_start(stm_str_from(s, *at), units);
		return true;
	}
	return false;
}

/* Countries in parentheses right behind a count. Scanned pages have braces for some of them. */
static void find_named(struct stm_arena *arena, struct stm_str s, size_t at, const char **field)
{
	static const char *const ends[] = {")", "}", NULL};

	while (at < s.len && s.at[at] == ' ')
		at++;
	if (at < s.len && s.at[at] == '(' && !*field)
		*field = countries(arena, stm_str_sub(s, at + 1, stm_phrases_find(s, at, ends)));
}

/*
 * "by 11 votes to none with 4 abstentions", "by a recorded vote of 31 to 2, with 5 abstentions":
 * two counts, and a third only where abstentions are spoken of. Of those in favour nobody is named;
 * what the oldest texts have there is who was absent.
 */
static void find_counts(
	struct stm_arena *arena, struct stm_str s, size_t at, struct stm_metadata *metadata)
{
	bool abstained = stm_str_find(s, STM_STR("abst"), at) >= 0;
	unsigned counts[3] = {0};
	size_t read = 0;

	while (read < 2u + abstained && next_count(s, &at, &counts[read]))
		if (read++)
			find_named(arena, s, at, field_of(metadata, read - 1));
	if (read >= 2)
		metadata->vote = stm_format(arena, "%u-%u-%u", counts[0], counts[1], counts[2]);
}

/* Where counts begin: behind "recorded vote of", else at the figure before "votes"; or S.len. */
static size_t find_start(struct stm_str s)
{
	static const char *const votes[] = {" votes", " voix", " votos", NULL};
	static const char *const recorded[] = {"recorded vote of ", "recorded vote by ", NULL};
	size_t start = stm_phrases_find(s, 0, recorded);

	if (start < s.len)
		return start;
	start = stm_phrases_find(s, 0, votes);
	while (start > 0 && start < s.len && stm_is_digit(s.at[start - 1]))
		start--;
	return start;
}

void stm_vote_find(struct stm_arena *arena, struct stm_str s, struct stm_metadata *metadata)
{
	/* Whole answers: "without a vote" has no counts to read. */
	static const char *const plain[][2] = {{"without a vote", "without a vote"},
		{"without vote", "without a vote"}, {"sans vote", "without a vote"},
		{"sans mise aux voix", "without a vote"},
		{"sans être mise aux voix", "without a vote"}, {"sin votación", "without a vote"},
		{"unanimously", "unanimously"}, {"à l'unanimité", "unanimously"},
		{"by consensus", "by consensus"}, {"par consensus", "by consensus"}};
	size_t start = find_start(s);

	for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]) && !metadata->vote; i++)
		if (stm_str_find(s, stm_str(plain[i][0]), 0) >= 0)
			metadata->vote = plain[i][1];
	if (!metadata->vote && start < s.len)
		find_counts(arena, s, start, metadata);
	find_lists(arena, s, metadata);
}
