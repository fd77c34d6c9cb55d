/*
 * Where a paragraph ends. In a hard-wrapped text only blank lines tell, in others every line is a
 * paragraph; most are mixed. A line break is taken as the end of a paragraph when the line ends
 * like one and the next starts like one, and its first word would have fitted (or the lines are
 * so long that nobody wrapped them). An example:
 *
 *     Recalling the compact of 1987,                          "Noting" would have fitted
 *     Noting with regret that the lower locks of the canal    52 columns, the widest
 *     silt up every winter,                                   no clause ended with "canal"
 */
#include "read/raw.h"

#include "base/unicode.h"
#include "doc/body.h"
#include "doc/marker.h"

enum { WRAPPED = 160 /* columns that no wrapped line has */ };

/* The last character that is no footnote mark or closing emphasis. */
static uint32_t last_character(struct stm_str s)
{
	while (s.len) {
		uint32_t c = stm_utf8_before(s, s.len);

		if (c != '*' && c != '_' && stm_superscript(c) < 0)
			return c;
		s.len -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
	}
	return 0;
}

/* The first character that is no opening emphasis. */
static uint32_t first_character(struct stm_str s)
{
	size_t at = 0;

	while (at < s.len && (s.at[at] == '*' || s.at[at] == '_'))
		at++;
	return at < s.len ? stm_utf8_next(s, &at) : 0;
}

/*
 * Marks that a paragraph of a resolution ends with: those of a list too, a bracket of a draft
 * ("... by 2031]"), and the full stop and semicolon of Chinese and of Arabic.
 */
static bool ends_clause(struct stm_str s)
{
	uint32_t c = last_character(s);

	return c == '.' || c == ';' || c == ':' || c == ',' || c == '?' || c == '!' || c == ']' ||
	       c == 0x3002 || c == 0xff1b || c == 0x61b;
}

/*
 * "(a) To dredge the basin; and" ends an item without a mark, and so does a clause of a Russian
 * preamble ("...; и"): behind a semicolon one short word, in any language ("et", "o", "и").
 */
static bool ends_in_conjunction(struct stm_str s)
{
	size_t start = s.len;

	while (start && s.len - start <= 4 && s.at[start - 1] != ' ')
		start--;
	return s.len - start <= 4 && start > 1 && s.at[start - 1] == ' ' && s.at[start - 2] == ';';
}

static bool ends_item(struct stm_str s)
{
	return ends_clause(s) || ends_in_conjunction(s) || stm_str_ends(s, STM_STR(" and")) ||
	       stm_str_ends(s, STM_STR(" or"));
}

/*
 * "12. Decides" starts an item, but a line that happens to begin with "12. " and a small letter
 * does not: that was the end of a sentence ("resolution 12.").
 */
static bool starts_item(struct stm_str s)
{
	struct stm_marker marker;
	uint32_t c;

	if (!stm_marker_parse(s, &marker))
		return false;
	c = first_character(stm_str_trim(stm_str_from(s, marker.length)));
	return marker.styles != STM_MARKER_NUMBER || !stm_is_small(c);
}

static bool starts_note(struct stm_str s)
{
	size_t at = 0;

	return s.len &&
	       (stm_superscript(stm_utf8_next(s, &at)) >= 0 || stm_str_starts(s, STM_STR("[^")));
}

/* Columns that the word would have taken at the end of the line before. */
static size_t first_word_columns(struct stm_str s)
{
	size_t end = 0;

	while (end < s.len && !stm_is_space(s.at[end]))
		end++;
	return stm_columns(stm_str_sub(s, 0, end));
}

/* Whether NEXT begins a paragraph of its own though no blank line stands before it. */
static bool breaks(const struct stm_line *line, const struct stm_line *next, size_t width)
{
	struct stm_str s = line->text, t = next->text;

	if (line->alone || next->alone || next->heading || starts_note(t) || stm_body_enacting(s) ||
		stm_body_enacting(t))
		return true;
	if (starts_item(t) && ends_item(s))
		return true;
	if (!ends_clause(s) || stm_is_small(first_character(t)))
		return false;
	/* Eight columns are the rag of a right margin: less room than that proves nothing. */
	return width > WRAPPED || stm_columns(s) + first_word_columns(t) + 8 < width;
}

/* A run: lines without a blank one between. Its widest line tells how it was wrapped. */
struct run {
	size_t end;
	size_t width;
};

/* The run that begins at START. A line alone has no width, and needs none. */
static struct run find_run(const struct stm_lines *lines, size_t start)
{
	struct run run = {.end = start};

	while (run.end < lines->len && !stm_line_is_blank(&lines->at[run.end]))
		run.end++;
	for (size_t i = start; i < run.end && run.end - start > 1; i++) {
		size_t columns = lines->at[i].indent + stm_columns(lines->at[i].text);

		if (columns > run.width)
			run.width = columns;
	}
	return run;
}

/* Joins the lines of RUN from START on that make one paragraph; returns the first that does not. */
static size_t join_one(struct stm_hyphens *hyphens, const struct stm_lines *lines, size_t start,
	struct run run, struct stm_raws *raws)
{
	struct stm_arena *arena = hyphens->arena;
	struct stm_buf text = {.arena = arena};
	const struct stm_line *first = &lines->at[start];
	size_t i = start;

	while (++i < run.end && !lines->at[i].cut &&
		!breaks(&lines->at[i - 1], &lines->at[i], run.width))
		;
	for (size_t k = start; k < i && i - start > 1; k++)
		stm_hyphens_append(hyphens, &text, lines->at[k].text);
	STM_PUSH(arena, raws,
		(struct stm_raw){
			.text = text.len ? (struct stm_str){text.at, text.len} : first->text,
			.offset = first->offset,
			.indent = first->indent,
			.heading = first->heading,
			.cut = first->cut,
			.row = first->row,
			.mark = first->mark});
	return i;
}

void stm_raws_join(
	struct stm_hyphens *hyphens, const struct stm_lines *lines, struct stm_raws *raws)
{
	for (size_t i = 0; i < lines->len; i++) {
		struct run run = find_run(lines, i);

		while (i < run.end)
			i = join_one(hyphens, lines, i, run, raws);
	}
}

/*
 * Words after which no paragraph ends, in English and French: articles, prepositions,
 * conjunctions.
 */
static bool ends_open(struct stm_str s)
{
	static const struct stm_str words[] = {{"of", 2}, {"the", 3}, {"and", 3}, {"to", 2},
		{"in", 2}, {"for", 3}, {"with", 4}, {"a", 1}, {"on", 2}, {"by", 2}, {"de", 2},
		{"la", 2}, {"des", 3}, {"les", 3}, {"et", 2}, {"their", 5}, {"that", 4}, {"or", 2},
		{"as", 2}, {"specific", 8}, {"le", 2}, {"du", 2}, {"au", 2}, {"aux", 3}, {"un", 2},
		{"une", 3}, {"sur", 3}, {"par", 3}, {"pour", 4}, {"dans", 4}, {"que", 3},
		{"qui", 3}, {"leur", 4}, {"leurs", 5}};
	size_t start = s.len;
	struct stm_str last;

	while (start && stm_is_alpha(s.at[start - 1]))
		start--;
	if (stm_is_word(stm_utf8_before(s, start)))
		return false; /* "averías" does not end in "as" */
	last = stm_str_from(s, start);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (stm_str_same(last, words[i]))
			return true;
	return false;
}

/* A heading in capitals, "ПРЕАМБУЛА": what follows in small letters does not go on with it. */
static bool is_capitals(struct stm_str s)
{
	bool capital = false;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = stm_utf8_next(s, &at);

		if (stm_is_small(c))
			return false;
		capital = capital || stm_is_capital(c);
	}
	return capital;
}

/*
 * Whether B goes on where A was cut. Across a page's end or a footnote (GAP) a small letter is
 * enough, and so is an A that ends in the middle of a phrase; without one both are asked for. 60
 * bytes are more than a heading or a line of a masthead has, which also end without a mark; 120
 * more than a long heading.
 */
static bool continues(const struct stm_raw *a, const struct stm_raw *b, bool gap)
{
	uint32_t end = last_character(a->text);
	bool small = stm_is_small(first_character(b->text)) && !starts_item(b->text);
	bool open = stm_is_word(end) || end == ',' || end == '-' || end == '(';

	if (a->heading || b->heading || a->row || b->row || starts_item(b->text) || !open ||
		ends_in_conjunction(a->text))
		return false;
	if (small && is_capitals(a->text))
		return false;
	if (small)
		return gap || end != ',' || a->text.len > 60;
	return a->text.len > 60 && stm_is_word(end) &&
	       (ends_open(a->text) || (gap && a->text.len > 120));
}

static void join_halves(struct stm_hyphens *hyphens, struct stm_raw *a, const struct stm_raw *b)
{
	struct stm_buf text = {.arena = hyphens->arena};

	stm_buf_str(&text, a->text);
	stm_hyphens_append(hyphens, &text, b->text);
	a->text = (struct stm_str){text.at, text.len};
}

/* "Français", "Original : anglais": what stands below "Distr." in that column. */
static bool is_below_stray(struct stm_str s)
{
	return stm_str_starts(s, STM_STR("Original")) ||
	       (stm_str_find(s, STM_STR(" "), 0) < 0 && !ends_clause(s) &&
		       !stm_is_small(first_character(s)));
}

/*
 * The right-hand column of a first page ("Distr.: General 22 December 2023") that a converter put
 * into the paragraph which that page ends with; BELOW its first line are others. It is kept,
 * for it has the date, but goes behind.
 */
static bool is_stray(const struct stm_raw *last, const struct stm_raw *raw, bool below)
{
	return last && last->text.len > 60 && raw->text.len < 160 &&
	       (stm_str_starts(raw->text, STM_STR("Distr.")) ||
		       (below && is_below_stray(raw->text)));
}

/* In place, for what is joined or taken out leaves room; LAST is the newest that was kept. */
void stm_raws_rejoin(struct stm_hyphens *hyphens, struct stm_raws *raws)
{
	struct stm_raw *last = NULL;
	bool gap = false, stray = false;
	size_t kept = 0;

	for (size_t i = 0; i < raws->len; i++) {
		struct stm_raw *raw = &raws->at[i];

		if (raw->note) {
			gap = true;
			continue;
		}
		stray = is_stray(last, raw, stray);
		if (stray) {
			raws->at[kept++] = *raw;
			gap = true;
			continue;
		}
		if (last && continues(last, raw, gap || raw->cut)) {
			join_halves(hyphens, last, raw);
		} else {
			raws->at[kept] = *raw;
			last = &raws->at[kept++];
		}
		gap = false;
	}
	raws->len = kept;
}
