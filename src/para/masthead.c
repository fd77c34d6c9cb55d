/*
 * Every format cuts a masthead in its own way: a PDF into lines, a Word file into the cells of a
 * table, a text into runs of both. So a block is asked what it says, not where it stands:
 *
 *     United Nations                        mark
 *     General Assembly                      head
 *     Distr.: Limited                       mark
 *     Ninety-ninth session                  head
 *     Agenda item 61 (b)                    agenda, whose title follows:
 *     Lamps and buoys                       other
 *     Upland and Lowland: draft resolution  sponsors
 *     Lamps on inland waters                other, behind the sponsors: the title
 *     The General Assembly,                 the enacting line, where there is one
 */
#include "para/masthead.h"

#include "base/unicode.h"
#include "doc/marker.h"
#include "doc/symbol.h"
#include "para/date.h"
#include "para/fields.h"
#include "para/phrases.h"
#include "para/sponsors.h"

/*
 * Blocks: how far down a masthead may go, how many that say nothing may stand in it together, and
 * how far from its end the enacting line may be for the two to be of one resolution.
 */
enum { LOWEST = 40, GAP = 6 };

bool stm_masthead_part(const struct stm_block *block, size_t index, struct stm_str *part)
{
	size_t cells = 0;

	for (size_t i = 0; i < block->spans.len; i++) {
		const struct stm_span *span = &block->spans.at[i];

		if (span->kind != STM_SPAN_CELL || cells++ != index)
			continue;
		*part = stm_str_trim(
			stm_str_sub(block->text, span->start, span->start + span->length));
		return true;
	}
	*part = block->text;
	return !cells && !index;
}

/* The languages that have a lexicon. */
static bool is_date(struct stm_str s)
{
	static const char *const languages[] = {"en", "fr"};
	char date[11];

	for (size_t i = 0; s.len && i < sizeof(languages) / sizeof(languages[0]); i++)
		if (stm_date_parse(stm_lexicon(languages[i]), s, date) == s.len)
			return true;
	return false;
}

/* "9 September-9 October 2044": when a session was. */
static bool is_period(struct stm_str s)
{
	static const char *const dashes[] = {"-", "–", NULL};

	if (s.len < 8 || s.len > 60 || !stm_is_digit(s.at[0]) ||
		stm_phrases_find(s, 0, dashes) == s.len)
		return false;
	for (size_t i = s.len - 4; i < s.len; i++)
		if (!stm_is_digit(s.at[i]))
			return false;
	return true;
}

/* "Adopted by the ...", "[on the report of ...]", "on 19 December 2044", "of 26 May 1983". */
static bool is_adoption(struct stm_str s)
{
	static const char *const words[] = {"Resolution adopted", "Decision adopted", "Adopted by ",
		"Adopted at ", "Résolution adoptée", "Décision adoptée", "Adoptée par ",
		"Resolución aprobada", "Decisión aprobada", "Aprobada por ", "Резолюция, принятая",
		"Принята ", "[on the re", "[without reference", "[sans renvoi", NULL};

	if (stm_phrases_start(s, words))
		return true;
	if (stm_str_starts(s, STM_STR("on ")) || stm_str_starts(s, STM_STR("of ")))
		return is_date(stm_str_from(s, 3));
	return stm_field_report(s).len > 0;
}

/*
 * "United Nations A/80/L.11", "Distr.: Limited", "Original: English", or a symbol that nothing but
 * a footnote's mark follows. In one line with others, "Distr." makes them all a masthead's.
 */
static bool is_mark(struct stm_str s)
{
	static const char *const names[] = {"United Nations", "Nations Unies", "Naciones Unidas",
		"Организация Объединенных Наций", "联合国", "الأمم المتحدة", NULL};
	static const char *const words[] = {"Distr.", "Original:", "Original :", NULL};
	struct stm_str rest = stm_str_trim(stm_str_from(s, stm_phrases_start(s, names)));
	size_t symbol = stm_field_symbol(rest).at == rest.at ? stm_field_symbol(rest).len : 0;

	while (symbol < rest.len && rest.at[symbol] == '*')
		symbol++;
	if (symbol == rest.len)
		return true;
	return s.len < 160 && stm_phrases_find(s, 0, words) < s.len;
}

/* "River Commons ARC/RES/12/7": a short line that ends in a symbol. */
static bool ends_in_symbol(struct stm_str s)
{
	struct stm_str symbol = stm_symbol_find(s);

	return symbol.len && s.len < 80 && symbol.at + symbol.len == s.at + s.len;
}

/* Behind the session's name comes nothing or another line, not more of a sentence. */
static bool is_session(struct stm_str s)
{
	struct stm_str session = stm_field_session(s);
	struct stm_str rest = stm_str_trim(stm_str_from(s, session.len));
	size_t at = 0;

	return session.len && (!rest.len || !stm_is_small(stm_utf8_next(rest, &at)));
}

/* "Third Committee", "Special Political and Decolonization Committee (Fourth Committee)". */
static bool is_committee(struct stm_str s)
{
	static const char *const ends[] = {
		" Committee", " Committee)", " Commission", " Comisión", "Комитет", "委员会", NULL};
	static const char *const within[] = {" work of ", "travaux de ", "trabajos de ", NULL};

	return s.len < 120 && stm_phrases_end(s, ends) && stm_phrases_find(s, 0, within) == s.len;
}

static bool is_head(struct stm_str s)
{
	const struct stm_body *body;
	size_t length = stm_body_printed(s, &body);

	if (length && (length == s.len || is_session(stm_str_trim(stm_str_from(s, length)))))
		return true;
	return is_date(s) || is_period(s) || is_session(s) || ends_in_symbol(s) ||
	       (s.len < 20 && stm_field_language(s));
}

/* An agenda item begins its line, or stands behind the body and the session. */
static bool is_agenda(struct stm_str s)
{
	const struct stm_body *body;
	struct stm_agenda agenda;

	if (!stm_field_agenda(s, &agenda))
		return false;
	return !agenda.start || stm_body_printed(s, &body) || is_session(s);
}

static bool is_author(struct stm_str s)
{
	static const char *const words[] = {"Note by ", "Note du ", "Note de ", "Report of the ",
		"Report by ", "Rapport du ", "Rapport de ", "Nota de ", "Informe de", NULL};

	return s.len < 300 && stm_phrases_start(s, words);
}

enum stm_mast stm_masthead_kind(struct stm_str s)
{
	struct stm_str names;

	if (!s.len)
		return STM_MAST_OTHER;
	if (stm_sponsors_parse(s, &names))
		return STM_MAST_SPONSORS;
	if (s.len > 2000)
		return STM_MAST_OTHER;
	return is_adoption(s) ? STM_MAST_ADOPTION
	       : is_agenda(s) ? STM_MAST_AGENDA
	       : is_mark(s)   ? STM_MAST_MARK
	       : is_head(s)   ? STM_MAST_HEAD
	       : is_author(s) ? STM_MAST_AUTHOR
			      : STM_MAST_OTHER;
}

/* Of a table's row the first cell that is not STM_MAST_OTHER decides. */
static enum stm_mast block_kind(const struct stm_block *block)
{
	struct stm_str part;

	for (size_t i = 0; stm_masthead_part(block, i, &part); i++) {
		enum stm_mast kind = stm_masthead_kind(part);

		if (kind != STM_MAST_OTHER)
			return kind;
	}
	return STM_MAST_OTHER;
}

/* Lines that only a masthead has. */
static bool is_certain(enum stm_mast kind)
{
	return kind == STM_MAST_MARK || kind == STM_MAST_AGENDA || kind == STM_MAST_SPONSORS ||
	       kind == STM_MAST_ADOPTION;
}

/* Behind such a line comes the title. */
static bool is_last(enum stm_mast kind)
{
	return kind == STM_MAST_SPONSORS || kind == STM_MAST_ADOPTION;
}

/* For one call of stm_masthead_find(); END is one past the blocks that are looked at. */
struct top {
	const struct stm_document *document;
	struct stm_outline *outline;
	enum stm_mast *kinds; /* one a block up to END */
	size_t end;
};

static const struct stm_block *block_at(const struct top *top, size_t i)
{
	return &top->document->blocks.at[i];
}

/* What may be a title: no paragraph, no item of a list. Two printed lines have 160 bytes. */
static bool is_title(const struct top *top, size_t i)
{
	struct stm_str s = block_at(top, i)->text;
	struct stm_marker marker;
	char last = s.len ? s.at[s.len - 1] : '.';

	return s.len < 600 && !stm_marker_parse(s, &marker) && last != ';' && last != ',' &&
	       last != ':' && (last != '.' || block_at(top, i)->heading);
}

/* A paragraph, which ends a masthead: numbered, or longer than the longest title and its like. */
static bool is_paragraph(const struct top *top, size_t i)
{
	struct stm_str s = block_at(top, i)->text;
	struct stm_marker marker;

	return s.len >= 600 ||
	       (stm_marker_parse(s, &marker) && marker.styles == STM_MARKER_NUMBER) ||
	       (s.len > 160 && s.at[s.len - 1] == '.');
}

/* The next line that a title comes behind, not further than GAP from AT; or END. */
static size_t next_last(const struct top *top, size_t at)
{
	for (size_t i = at; i < top->end && i <= at + GAP; i++) {
		if (is_last(top->kinds[i]))
			return i;
		if (is_paragraph(top, i))
			break;
	}
	return top->end;
}

/* How many titles of agenda items are still to come behind block I. */
static unsigned titles_expected(const struct top *top, size_t i)
{
	struct stm_agenda agenda;
	struct stm_str part;

	for (size_t k = 0; stm_masthead_part(block_at(top, i), k, &part); k++)
		if (stm_field_agenda(part, &agenda))
			return agenda.title.len ? 0 : agenda.count;
	return 0;
}

/* The first block behind the masthead when nothing is known of what follows it. */
static size_t walk(const struct top *top)
{
	unsigned titles = 0;
	bool head = true; /* only lines of the head so far: a committee may be among them */
	size_t i = 0;

	while (i < top->end) {
		enum stm_mast kind = top->kinds[i];
		size_t last;

		if (kind == STM_MAST_AGENDA)
			titles = titles_expected(top, i);
		else if (is_last(kind))
			titles = 0;
		else if (kind == STM_MAST_OTHER || kind == STM_MAST_AUTHOR || !head) {
			last = next_last(top, i);
			if (last < top->end)
				i = last - 1;
			else if (titles)
				titles--;
			else if (!head || kind != STM_MAST_OTHER ||
				 !is_committee(block_at(top, i)->text))
				break;
		}
		head = head &&
		       (kind == STM_MAST_HEAD || kind == STM_MAST_MARK || kind == STM_MAST_OTHER);
		i++;
	}
	return i;
}

struct stm_str stm_masthead_running(const struct stm_document *document)
{
	for (size_t i = 0; i < document->removals.len; i++) {
		const struct stm_removal *removal = &document->removals.at[i];
		struct stm_str symbol = stm_symbol_find(stm_str(removal->text));

		if (!strcmp(removal->reason, "running head") && symbol.len)
			return symbol;
	}
	return (struct stm_str){0};
}

/* A symbol and "Distr." among the first blocks: an official document, whatever its body is. */
static bool is_official(const struct top *top)
{
	bool symbol = stm_masthead_running(top->document).len > 0, distribution = false;

	for (size_t i = 0; i < top->end && i < 10; i++) {
		struct stm_str s = block_at(top, i)->text;

		distribution = distribution || stm_str_find(s, STM_STR("Distr"), 0) >= 0;
		symbol = symbol || (stm_symbol_find(s).len && top->kinds[i] != STM_MAST_OTHER);
	}
	return symbol && distribution;
}

/* Whether an agenda item stands above END, so that there is a title even without another. */
static bool has_agenda(const struct top *top, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (top->kinds[i] == STM_MAST_AGENDA)
			return true;
	return false;
}

/* Of a note, a report or an amendment: the title, if it has one of its own, and who wrote it. */
static void mark_document(const struct top *top, size_t end)
{
	enum stm_role *roles = top->outline->roles;
	bool author = end < top->end && top->kinds[end] == STM_MAST_AUTHOR;

	top->outline->official = true;
	for (size_t i = 0; i < end; i++)
		roles[i] = STM_ROLE_MASTHEAD;
	if (end == top->end || !is_title(top, end))
		return;
	roles[end] = author && has_agenda(top, end) ? STM_ROLE_MASTHEAD : STM_ROLE_TITLE;
	if (!author && end + 1 < top->end && top->kinds[end + 1] == STM_MAST_AUTHOR)
		roles[end + 1] = STM_ROLE_MASTHEAD;
}

/* Whether only lines stand between END of a masthead and ENACTING, so that both are of one text. */
static bool is_near(const struct top *top, size_t end, size_t enacting)
{
	if (enacting > end + GAP)
		return false;
	for (size_t i = end; i < enacting; i++)
		if (is_paragraph(top, i))
			return false;
	return true;
}

/*
 * The block with a resolution's number and title, else what stands behind the sponsors, else the
 * last before the enacting line that is no note on the adoption; ENACTING when there is no title.
 */
static size_t find_title(const struct top *top, size_t enacting)
{
	size_t last = enacting;

	for (size_t i = enacting; i-- > 0;)
		if (stm_title_number(block_at(top, i)->text))
			return i;
	while (last > 0 && top->kinds[last - 1] == STM_MAST_ADOPTION)
		last--;
	for (size_t i = last; i-- > 0;)
		if (is_last(top->kinds[i]))
			return i + 1 < last ? i + 1 : enacting;
	return last > 0 && !is_certain(top->kinds[last - 1]) ? last - 1 : enacting;
}

/*
 * Above the enacting line, from the first block to the title; a note between title and enacting
 * line ("Adopted without a vote") is masthead too.
 */
static void mark_resolution(const struct top *top, size_t enacting)
{
	enum stm_role *roles = top->outline->roles;
	size_t title = find_title(top, enacting);

	top->outline->official = true;
	for (size_t i = 0; i < title; i++)
		roles[i] = STM_ROLE_MASTHEAD;
	if (title == enacting)
		return;
	roles[title] = STM_ROLE_TITLE;
	for (size_t i = title + 1; i < enacting; i++)
		if (stm_str_starts(block_at(top, i)->text, STM_STR("Adopted ")) ||
			is_certain(top->kinds[i]))
			roles[i] = STM_ROLE_MASTHEAD;
}

/* Whether the blocks above ENACTING have any mark of a masthead, or a resolution's number. */
static bool has_marks(const struct top *top, size_t enacting)
{
	for (size_t i = 0; i < enacting; i++)
		if (is_certain(top->kinds[i]) || stm_title_number(block_at(top, i)->text))
			return true;
	return false;
}

/*
 * The body whose name the head has; the last, since "Human Rights Council" stands behind another.
 */
static void find_printed(const struct top *top)
{
	for (size_t i = 0; i < top->end && top->outline->roles[i] == STM_ROLE_MASTHEAD; i++) {
		const struct stm_body *body;
		struct stm_str part;

		for (size_t k = 0; stm_masthead_part(block_at(top, i), k, &part); k++)
			if (stm_body_printed(part, &body))
				top->outline->printed = body;
	}
}

/*
 * Where the format itself tells the symbol and the title (front matter), there is no masthead, and
 * the first line is the title, if it is the heading of all.
 */
static bool is_titled(const struct top *top)
{
	const struct stm_metadata *metadata = &top->document->metadata;

	return metadata->symbol && metadata->title && block_at(top, 0)->heading == 1;
}

/*
 * A report has resolutions in it whose enacting lines are no business of its masthead; then, and
 * where there is no such line, only what the page itself says counts.
 */
void stm_masthead_find(struct stm_document *document, struct stm_outline *outline, size_t enacting)
{
	struct top top = {.document = document, .outline = outline, .end = document->blocks.len};
	bool resolution = enacting < top.end;
	size_t end;

	if (!enacting)
		return;
	if (top.end > LOWEST && !(resolution && enacting > LOWEST))
		top.end = LOWEST;
	if (resolution && top.end > enacting)
		top.end = enacting;
	top.kinds = stm_alloc_array(&document->scratch, top.end + 1, sizeof(*top.kinds));
	for (size_t i = 0; i < top.end; i++)
		top.kinds[i] = block_kind(block_at(&top, i));
	end = walk(&top);
	if (is_official(&top) && !(resolution && is_near(&top, end, enacting)))
		mark_document(&top, end);
	else if (resolution && has_marks(&top, enacting))
		mark_resolution(&top, enacting);
	else if (top.end && is_titled(&top))
		outline->roles[0] = STM_ROLE_TITLE;
	find_printed(&top);
}
