/*
 * The message is read back by stm_message_parse(), so nothing a document says may break its form:
 * every value is one line, and the trailers are its last paragraph.
 *
 *	A/RES/79/183 Protection of migrants
 *
 *	30 unchanged, 12 reworded, 1 split, 0 merged, 4 moved, 3 added, 2 dropped
 *
 *	Symbol: A/RES/79/183
 *	Title: Protection of migrants
 *	...
 */
#include "store/message.h"

#include <stdio.h>

#include "doc/canonical.h"
#include "hash/hash.h"
#include "lineage/series.h"
#include "store/refname.h"

enum { SUBJECT = 100 /* bytes at most, for a title longer than that */ };

static const char counts_format[] =
	"%zu unchanged, %zu reworded, %zu split, %zu merged, %zu moved, "
	"%zu added, %zu dropped";

const char *stm_engine_text(struct stm_arena *arena)
{
	return stm_format(arena, "stemma %s, canonical %d", STM_VERSION, STM_CANONICAL_VERSION);
}

/* TEXT in one line: every run of control characters and spaces is one space, none at the ends. */
static void add_line(struct stm_buf *buf, const char *text)
{
	bool space = false;
	size_t start = buf->len;

	for (const char *c = text; *c; c++) {
		if ((unsigned char)*c <= ' ' || *c == 0x7f) {
			space = buf->len > start;
			continue;
		}
		if (space)
			stm_buf_char(buf, ' ');
		space = false;
		stm_buf_char(buf, *c);
	}
}

/* A value that is missing or empty has no trailer; stm_message_parse() makes it "" again. */
static void add_trailer(struct stm_buf *buf, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	stm_buf_printf(buf, "%s: ", key);
	add_line(buf, value);
	stm_buf_char(buf, '\n');
}

/* Where to cut TEXT to at most ROOM bytes: after a word, else after a character. */
static size_t cut_at(struct stm_str text, size_t room)
{
	size_t end = room;

	while (end && text.at[end] != ' ')
		end--;
	if (end)
		return end;
	end = room;
	while (end && ((unsigned char)text.at[end] & 0xc0) == 0x80)
		end--;
	return end;
}

/* "SYMBOL Title", and the whole title again where it was cut. */
static void add_subject(struct stm_buf *buf, const char *symbol, const char *title)
{
	struct stm_buf line = {.arena = buf->arena};
	size_t used, room;

	add_line(buf, symbol);
	used = buf->len + 1 + sizeof("...");
	add_line(&line, title ? title : "");
	room = used < SUBJECT ? SUBJECT - used : 0;
	if (line.len && line.len <= room + sizeof("...")) {
		stm_buf_char(buf, ' ');
		stm_buf_add(buf, line.at, line.len);
	} else if (line.len) {
		size_t cut = cut_at((struct stm_str){line.at, line.len}, room);

		stm_buf_char(buf, ' ');
		stm_buf_add(buf, line.at, cut);
		stm_buf_text(buf, cut ? " ...\n\n" : "...\n\n");
		stm_buf_add(buf, line.at, line.len);
	}
	stm_buf_text(buf, "\n\n");
}

/* Written and read back with the same format. */
static void add_counts(struct stm_buf *buf, const struct stm_summary *s)
{
	stm_buf_printf(buf, counts_format, s->unchanged, s->reworded, s->split, s->merged, s->moved,
		s->added, s->dropped);
	stm_buf_text(buf, "\n\n");
}

/*
 * Predecessors as derived, and beside them what was told and what the document names: what they are
 * derived from, and may be derived from anew when another document comes.
 */
static void add_descent(struct stm_buf *buf, const struct stm_lineage *lineage,
	const struct stm_lineage_version *version)
{
	const struct stm_card *card = version->node->card;

	for (size_t i = 0; i < version->parent_count; i++)
		add_trailer(buf, "Predecessor",
			lineage->versions[version->parents[i]].node->card->symbol);
	for (size_t i = 0; i < card->told_count; i++)
		add_trailer(buf, "After", card->told[i]);
	for (size_t i = 0; i < card->named.len; i++)
		add_trailer(buf, "Names", card->named.at[i].symbol);
	add_trailer(buf, "Basis", version->node->basis);
}

struct stm_str stm_message_make(
	struct stm_arena *arena, const struct stm_lineage *lineage, size_t index)
{
	const struct stm_lineage_version *version = &lineage->versions[index];
	const struct stm_metadata *metadata = &version->document->metadata;
	struct stm_buf buf = {.arena = arena};
	char hash[17];

	add_subject(&buf, metadata->symbol, metadata->title);
	add_counts(&buf, &version->summary);
	add_trailer(&buf, "Symbol", metadata->symbol);
	add_trailer(&buf, "Title", metadata->title);
	add_trailer(&buf, "Series-Key", stm_series_key(arena, metadata));
	add_trailer(&buf, "Adopted", metadata->adopted);
	add_trailer(&buf, "Date",
		metadata->date || metadata->adopted ? metadata->date : version->node->card->date);
	add_trailer(&buf, "Session", metadata->session);
	add_descent(&buf, lineage, version);
	add_trailer(&buf, "Language", metadata->language);
	stm_buf_printf(&buf, "Source: %s\n", stm_source_name(arena, version->document->source));
	stm_hash_name(hash, version->document->bytes);
	add_trailer(&buf, "Source-Hash", hash);
	add_trailer(&buf, "Engine", stm_engine_text(arena));
	return (struct stm_str){buf.at, buf.len};
}

/*
 * Days from 1970 to a date of the Gregorian calendar (H. Hinnant, "chrono-compatible date
 * algorithms").
 */
static int64_t days_from(int64_t year, int64_t month, int64_t day)
{
	int64_t era, of_era, of_year;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	of_era = year - era * 400;
	of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t stm_date_seconds(const char *date)
{
	static const char form[] = "0000-00-00";
	char whole[sizeof(form)];
	int64_t days;

	if (!date || (strlen(date) != 4 && strlen(date) != sizeof(form) - 1))
		return 0;
	if (strlen(date) == 4) {
		snprintf(whole, sizeof(whole), "%s-01-01", date);
		date = whole;
	}
	for (size_t i = 0; form[i]; i++)
		if (form[i] == '0' ? !stm_is_digit(date[i]) : date[i] != '-')
			return 0;
	days = days_from((date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 +
				 (date[3] - '0'),
		(date[5] - '0') * 10 + (date[6] - '0'), (date[8] - '0') * 10 + (date[9] - '0'));
	return days > 0 ? days * 86400 : 0;
}

/* Takes the line off the front of REST. */
static struct stm_str next_line(struct stm_str *rest)
{
	const char *end = memchr(rest->at, '\n', rest->len);
	struct stm_str line = {rest->at, end ? (size_t)(end - rest->at) : rest->len};

	*rest = stm_str_from(*rest, line.len + 1);
	return line;
}

/* Start of the last paragraph of S, which ends in a line feed. */
static size_t last_paragraph(struct stm_str s)
{
	for (size_t i = s.len; i >= 2; i--)
		if (s.at[i - 1] == '\n' && s.at[i - 2] == '\n')
			return i;
	return 0;
}

/* Unknown keys are skipped, so that a later Stemma can add some. */
static void take_trailer(struct stm_record *record, struct stm_symbols *told,
	struct stm_arena *arena, const char *key, const char *value)
{
	const struct {
		const char *key;
		const char **value;
	} fields[] = {
		{"Symbol", &record->card.symbol},
		{"Title", &record->card.title},
		{"Series-Key", &record->card.key},
		{"Adopted", &record->card.date},
		{"Session", &record->card.session},
		{"Basis", &record->basis},
		{"Language", &record->card.language},
		{"Source", &record->source},
		{"Source-Hash", &record->card.hash},
		{"Engine", &record->engine},
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (!strcmp(fields[i].key, key))
			*fields[i].value = value;
	if (!strcmp(key, "Date") && !*record->card.date)
		record->card.date = value;
	if (!strcmp(key, "Predecessor"))
		STM_PUSH(arena, &record->parents, value);
	if (!strcmp(key, "After"))
		STM_PUSH(arena, told, value);
	if (!strcmp(key, "Names"))
		STM_PUSH(arena, &record->card.named, (struct stm_named){.symbol = value});
}

static void take_counts(struct stm_record *record, struct stm_arena *arena, struct stm_str line)
{
	struct stm_summary *s = &record->summary;

	sscanf(stm_copy(arena, line.at, line.len), counts_format, &s->unchanged, &s->reworded,
		&s->split, &s->merged, &s->moved, &s->added, &s->dropped);
}

/* A record of nothing. */
static void init_record(struct stm_record *record)
{
	*record = (struct stm_record){.basis = "", .source = "", .engine = ""};
	record->card = (struct stm_card){.symbol = "",
		.title = "",
		.date = "",
		.session = "",
		.language = "",
		.key = "",
		.hash = ""};
}

bool stm_message_parse(struct stm_record *record, struct stm_arena *arena, struct stm_str message)
{
	const size_t start = last_paragraph(message);
	struct stm_str rest = stm_str_from(message, start);
	struct stm_symbols told = {0};
	struct stm_str before = stm_str_sub(message, 0, start > 2 ? start - 1 : 0);

	init_record(record);
	while (rest.len) {
		struct stm_str line = next_line(&rest);
		ptrdiff_t colon = stm_str_find(line, STM_STR(": "), 0);
		struct stm_str value;

		if (colon < 0)
			return false;
		value = stm_str_from(line, (size_t)colon + 2);
		take_trailer(record, &told, arena, stm_copy(arena, line.at, (size_t)colon),
			stm_copy(arena, value.at, value.len));
	}
	record->card.told = told.at;
	record->card.told_count = told.len;
	record->card.identity = stm_card_identity(record->card.symbol, record->card.hash);
	for (size_t i = 0; i < record->card.named.len; i++)
		record->card.named.at[i].naming = stm_naming_of(
			record->card.symbol, record->card.named.at[i].symbol);
	before = stm_str_trim(stm_str_from(before, last_paragraph(before)));
	take_counts(record, arena, before);
	return *record->card.symbol && *record->source && strchr(record->card.key, '/');
}
