/*
 * Fields are separated by tabs, rows end in a line feed; labels and symbols hold neither. The first
 * row names the columns. With an invented clause:
 *
 *	OP4	operative	8c1f...	5b20...	reworded	relabelled	0.873	A/X/1
 */
#include "store/rows.h"

#include <stdlib.h>

#include "base/buf.h"
#include "doc/told.h"
#include "hash/hash.h"

enum { LABEL, KIND, CLAUSE, HASH, RELATION, FLAGS, SIMILARITY, FROM, ORIGINS, COLUMNS };

static const char header[] =
	"label\tkind\tclause\thash\trelation\tflags\tsimilarity\tfrom\torigins\n";

struct stm_str stm_rows_make(struct stm_arena *arena, const struct stm_lineage_version *version)
{
	struct stm_buf buf = {.arena = arena};

	stm_buf_text(&buf, header);
	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_paragraph *paragraph = &version->document->paragraphs.at[i];
		const struct stm_lineage_row *row = &version->rows[i];
		char hash[33];

		stm_hash_hex(hash, paragraph->hash);
		stm_buf_printf(&buf, "%s\t%s\t%s\t%s\t", paragraph->label,
			stm_kind_name(paragraph->kind), row->clause, hash);
		stm_buf_printf(&buf, "%s\t%s\t%u.%03u\t", stm_relation_name(row->relation),
			stm_flags_text(arena, row->flags), (unsigned)row->similarity / 1000,
			(unsigned)row->similarity % 1000);
		stm_buf_printf(&buf, "%s\t%s\n", row->from, row->origins);
	}
	return (struct stm_str){buf.at, buf.len};
}

/* Takes what stands before END off the front of REST. */
static struct stm_str next_part(struct stm_str *rest, char end)
{
	const char *stop = rest->len ? memchr(rest->at, end, rest->len) : NULL;
	struct stm_str part = {rest->at, stop ? (size_t)(stop - rest->at) : rest->len};

	*rest = stm_str_from(*rest, part.len + 1);
	return part;
}

/* NUL-terminated, on ARENA. */
static const char *copy(struct stm_arena *arena, struct stm_str s)
{
	return stm_copy(arena, s.at, s.len);
}

/* A row cannot say "dropped"; what is unknown counts as added, which claims the least. */
static enum stm_relation relation_named(struct stm_str name)
{
	for (enum stm_relation relation = STM_UNCHANGED; relation < STM_DROPPED; relation++)
		if (stm_str_equal(name, stm_str(stm_relation_name(relation))))
			return relation;
	return STM_ADDED;
}

static unsigned flags_named(struct stm_arena *arena, struct stm_str names)
{
	unsigned flags = 0;

	while (names.len) {
		struct stm_str name = next_part(&names, ',');

		for (unsigned flag = STM_MOVED; flag <= STM_REVIVED; flag <<= 1)
			if (stm_str_equal(name, stm_str(stm_flags_text(arena, flag))))
				flags |= flag;
	}
	return flags;
}

/* "0.873" -> 873. */
static uint32_t parse_milli(struct stm_str s)
{
	uint32_t value = 0;

	for (size_t i = 0; i < s.len; i++)
		if (stm_is_digit(s.at[i]))
			value = value * 10 + (uint32_t)(s.at[i] - '0');
	return value;
}

typedef struct stm_str fields_of_row[COLUMNS];

/* Fields that a damaged row lacks are empty. */
static void split_row(struct stm_str line, fields_of_row fields)
{
	for (size_t i = 0; i < COLUMNS; i++)
		fields[i] = next_part(&line, '\t');
}

static void read_row(struct stm_row *out, struct stm_arena *arena, fields_of_row fields)
{
	*out = (struct stm_row){
		.label = copy(arena, fields[LABEL]),
		.clause = copy(arena, fields[CLAUSE]),
		.origins = copy(arena, fields[ORIGINS]),
		.relation = relation_named(fields[RELATION]),
		.flags = flags_named(arena, fields[FLAGS]),
		.similarity = parse_milli(fields[SIMILARITY]),
	};
}

bool stm_rows_find(struct stm_row *out, struct stm_arena *arena, struct stm_str table,
	const char *label, const char *clause)
{
	const size_t column = clause ? CLAUSE : LABEL;
	struct stm_str wanted = stm_str(clause ? clause : label);

	next_part(&table, '\n');
	while (table.len) {
		fields_of_row fields;

		split_row(next_part(&table, '\n'), fields);
		if (!stm_str_same(fields[column], wanted))
			continue;
		read_row(out, arena, fields);
		return true;
	}
	return false;
}

/* Ids have one length and spaces between them, so one is never found inside another. */
bool stm_rows_find_heir(
	struct stm_row *out, struct stm_arena *arena, struct stm_str table, const char *clause)
{
	next_part(&table, '\n');
	while (table.len) {
		fields_of_row fields;

		split_row(next_part(&table, '\n'), fields);
		if (relation_named(fields[RELATION]) != STM_MERGED ||
			stm_str_find(fields[ORIGINS], stm_str(clause), 0) < 0)
			continue;
		read_row(out, arena, fields);
		return true;
	}
	return false;
}

static bool parse_hash(uint8_t hash[16], struct stm_str hex)
{
	return hex.len == 32 && stm_str_hex(hash, hex);
}

static bool read_lineage_row(struct stm_paragraph *paragraph, struct stm_lineage_row *row,
	struct stm_arena *arena, fields_of_row fields)
{
	paragraph->label = copy(arena, fields[LABEL]);
	*row = (struct stm_lineage_row){
		.relation = relation_named(fields[RELATION]),
		.flags = flags_named(arena, fields[FLAGS]),
		.similarity = parse_milli(fields[SIMILARITY]),
		.from = copy(arena, fields[FROM]),
		.origins = copy(arena, fields[ORIGINS]),
	};
	if (fields[CLAUSE].len != sizeof(row->clause) - 1)
		return false;
	memcpy(row->clause, fields[CLAUSE].at, fields[CLAUSE].len);
	return stm_kind_parse(&paragraph->kind, fields[KIND]) &&
	       parse_hash(paragraph->hash, fields[HASH]);
}

static size_t count_lines(struct stm_str table)
{
	size_t count = 0;

	while (table.len) {
		next_part(&table, '\n');
		count++;
	}
	return count;
}

bool stm_rows_read(struct stm_document *document, struct stm_lineage_row **rows,
	struct stm_arena *arena, struct stm_str table)
{
	size_t count = count_lines(table);

	if (!count || !stm_str_equal(next_part(&table, '\n'),
			      (struct stm_str){header, sizeof(header) - 2}))
		return false;
	*rows = stm_alloc_array(arena, count, sizeof(**rows));
	document->paragraphs.at = stm_alloc_array(arena, count, sizeof(*document->paragraphs.at));
	document->paragraphs.len = document->paragraphs.cap = count - 1;
	document->words = stm_alloc_array(arena, count, sizeof(*document->words));
	for (size_t i = 0; i + 1 < count; i++) {
		fields_of_row fields;

		split_row(next_part(&table, '\n'), fields);
		if (!read_lineage_row(&document->paragraphs.at[i], &(*rows)[i], arena, fields))
			return false;
	}
	return true;
}
