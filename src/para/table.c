/*
 * One row a line, six columns between tabs:
 *
 *	operative	calls upon	55	instruction	*	gruenberg2009
 *
 * Lines that start with # and blank ones are passed over. What cannot be a row is refused with its
 * line: a table that is half understood would make claims nobody put into it.
 */
#include "para/table.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/unicode.h"

enum { COLUMNS = 6, LONGEST = 68 /* bytes of a phrase, see lexicon.c */ };

/* Kinds that a user may give; the others are the language's, not an opinion. */
static const struct {
	const char *name;
	enum stm_lexeme_kind kind;
} kinds[] = {
	{"adverb", STM_LEXEME_ADVERB},
	{"chain", STM_LEXEME_CHAIN},
	{"modal", STM_LEXEME_MODAL},
	{"operative", STM_LEXEME_OPERATIVE},
	{"preambular", STM_LEXEME_PREAMBULAR},
	{"qualifier", STM_LEXEME_QUALIFIER},
	{"term", STM_LEXEME_TERM},
};

/* A line of the file, for messages. */
struct place {
	const char *file;
	size_t line;
	struct stm_error *error;
};

static enum stm_status refuse(const struct place *place, const char *what)
{
	return stm_fail(place->error, STM_EINPUT, place->file, "line %zu: %s", place->line, what);
}

/* Cuts LINE at its tabs; how many columns there are, also when they are more than COLUMNS. */
static size_t split(struct stm_str line, struct stm_str columns[COLUMNS])
{
	size_t count = 0, start = 0;

	for (size_t i = 0; i <= line.len; i++) {
		if (i < line.len && line.at[i] != '\t')
			continue;
		if (count < COLUMNS)
			columns[count] = stm_str_trim(stm_str_sub(line, start, i));
		count++;
		start = i + 1;
	}
	return count;
}

static bool parse_kind(struct stm_str name, enum stm_lexeme_kind *kind)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (stm_str_equal(name, stm_str(kinds[i].name))) {
			*kind = kinds[i].kind;
			return true;
		}
	return false;
}

/* 0 to 100, or - for none. */
static bool parse_strength(struct stm_str s, int *strength)
{
	int value = 0;

	*strength = -1;
	if (stm_str_equal(s, STM_STR("-")))
		return true;
	if (!s.len || s.len > 3)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (!stm_is_digit(s.at[i]))
			return false;
		value = value * 10 + (s.at[i] - '0');
	}
	*strength = value;
	return value <= 100;
}

static bool is_organ(struct stm_str s)
{
	static const char *const organs[] = {"*", "GA", "SC", "HRC", "ECOSOC"};

	for (size_t i = 0; i < sizeof(organs) / sizeof(organs[0]); i++)
		if (stm_str_equal(s, stm_str(organs[i])))
			return true;
	return false;
}

/* As phrases are compared: lower case, plain apostrophes, single spaces. */
static const char *fold_phrase(struct stm_arena *arena, struct stm_str s)
{
	char phrase[LONGEST + 1];

	stm_lexicon_fold(phrase, sizeof(phrase), s);
	return stm_copy_text(arena, phrase);
}

static const char *keep(struct stm_arena *arena, struct stm_str s)
{
	return stm_copy(arena, s.at, s.len);
}

/* "instruction, decision": the names as they are compared, without spaces; "-" for none. */
static const char *keep_scales(struct stm_arena *arena, struct stm_str s)
{
	struct stm_buf buf = {.arena = arena};

	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] != ' ')
			stm_buf_char(&buf, s.at[i]);
	return stm_str_equal(s, STM_STR("-")) ? "" : stm_buf_end(&buf);
}

static void add_row(struct stm_table *table, const struct stm_lexeme *row)
{
	if (table->count == table->room) {
		size_t room = table->room * 2 + 64;

		table->rows = stm_resize(table->arena, table->rows, table->count * sizeof(*row),
			room * sizeof(*row));
		table->room = room;
	}
	table->rows[table->count++] = *row;
	table->kinds |= 1u << row->kind;
}

/* "No source, no claim": the row is still known as an opening. */
static enum stm_status parse_row(
	struct stm_table *table, const struct place *place, struct stm_str line)
{
	struct stm_str columns[COLUMNS];
	struct stm_lexeme row = {0};
	size_t count = split(line, columns);

	if (count == COLUMNS - 1)
		columns[count++] = (struct stm_str){0};
	if (count != COLUMNS)
		return refuse(place, "a row has six columns; write kind, phrase, strength, scale, "
				     "organ and source with tabs between them");
	if (!parse_kind(columns[0], &row.kind))
		return refuse(place, "no such kind; write adverb, chain, modal, operative, "
				     "preambular, qualifier or term");
	if (!columns[1].len || columns[1].len > LONGEST)
		return refuse(place, "a phrase has 1 to 68 bytes; shorten it to its first words");
	if (!parse_strength(columns[2], &row.strength))
		return refuse(place, "strength is a whole number from 0 to 100; write - for none");
	if (!is_organ(columns[4]))
		return refuse(place, "no such organ; write GA, SC, HRC or ECOSOC, or * for all");
	row.phrase = fold_phrase(table->arena, columns[1]);
	if (!row.phrase[0])
		return refuse(
			place, "a phrase without a word; write the words that are looked for");
	row.scales = keep_scales(table->arena, columns[3]);
	row.organ = keep(table->arena, columns[4]);
	row.source = stm_str_equal(columns[5], STM_STR("-")) ? "" : keep(table->arena, columns[5]);
	if (!row.source[0])
		row.strength = -1;
	add_row(table, &row);
	return STM_OK;
}

/* In the order of a lexicon; rows that differ in nothing else are equal. */
static int compare(const void *one, const void *two)
{
	const struct stm_lexeme *a = one, *b = two;
	int order = strcmp(a->phrase, b->phrase);

	if (!order)
		order = (int)a->kind - (int)b->kind;
	return order ? order : strcmp(a->organ, b->organ);
}

/* Two rows for one thing would make the claim depend on their order. */
static enum stm_status sort_rows(struct stm_table *table, const char *name, struct stm_error *error)
{
	if (!table->count)
		return stm_fail(error, STM_EINPUT, name,
			"a table without rows; see stemma(1) for the form of one");
	qsort(table->rows, table->count, sizeof(*table->rows), compare);
	for (size_t i = 1; i < table->count; i++)
		if (!compare(&table->rows[i - 1], &table->rows[i]))
			return stm_fail(error, STM_EINPUT, name,
				"two rows for '%s' of one kind and organ; keep one of them",
				table->rows[i].phrase);
	return STM_OK;
}

enum stm_status stm_table_parse(
	struct stm_table *table, const char *name, struct stm_str bytes, struct stm_error *error)
{
	struct place place = {.file = name, .error = error};
	ptrdiff_t fault;

	if (stm_str_starts(bytes, STM_STR("\xef\xbb\xbf")))
		bytes = stm_str_from(bytes, 3);
	fault = stm_utf8_fault(bytes);
	for (size_t start = 0, end; start < bytes.len; start = end + 1) {
		const char *feed = memchr(bytes.at + start, '\n', bytes.len - start);
		enum stm_status status = STM_OK;
		struct stm_str line;

		end = feed ? (size_t)(feed - bytes.at) : bytes.len;
		place.line++;
		if (fault >= 0 && (size_t)fault <= end)
			return refuse(&place, "not UTF-8; save the table as UTF-8");
		line = stm_str_sub(bytes, start, end);
		if (stm_str_trim(line).len && line.at[0] != '#')
			status = parse_row(table, &place, line);
		if (status < 0)
			return status;
	}
	return sort_rows(table, name, error);
}

/* The table may be gone before what was made with it is. */
static struct stm_lexeme copy_row(struct stm_arena *arena, const struct stm_lexeme *row)
{
	struct stm_lexeme copied = *row;

	copied.phrase = keep(arena, stm_str(row->phrase));
	copied.scales = keep(arena, stm_str(row->scales));
	copied.organ = keep(arena, stm_str(row->organ));
	copied.source = keep(arena, stm_str(row->source));
	return copied;
}

/* Both are sorted by phrase, so they are merged. */
const struct stm_lexicon *stm_table_over(
	struct stm_arena *arena, const struct stm_lexicon *base, const struct stm_table *table)
{
	size_t most = (base ? base->count : 0) + table->count, count = 0, b = 0, t = 0;
	struct stm_lexeme *rows = stm_alloc_array(arena, most + 1, sizeof(*rows));
	struct stm_lexicon *lexicon = stm_alloc_array(arena, 1, sizeof(*lexicon));
	uint32_t *any = stm_alloc_array(arena, 27, sizeof(*any));

	memset(any, 0xff, 27 * sizeof(*any));
	while (t < table->count || (base && b < base->count)) {
		bool ours = t < table->count &&
			    (!base || b == base->count ||
				    compare(&table->rows[t], &base->lexemes[b]) <= 0);

		if (ours)
			rows[count++] = copy_row(arena, &table->rows[t++]);
		else if (table->kinds & (1u << base->lexemes[b].kind))
			b++;
		else
			rows[count++] = base->lexemes[b++];
	}
	*lexicon = (struct stm_lexicon){base ? base->language : "", rows, count,
		base && !(table->kinds & 1u << STM_LEXEME_CHAIN) ? base->chains : any};
	return lexicon;
}
