/*
 * The geometry of a series' picture. Bars are in the order of the text; between the preambular, the
 * operative part and the annexes is a gap, so that the eye finds them in every column.
 */
#include "view/bands.h"

#include <string.h>

#include "base/map.h"

enum {
	TOP = 46,     /* room for the heads of the columns */
	GAP = 2,      /* between bars */
	PART = 18,    /* between the parts of a text */
	LEAST = 9,    /* height of a bar, and of its label beside it */
	LETTERS = 60, /* of a text that make it higher by one */
	MOST = 60,    /* height of the highest bar */
	SPAN = 860,   /* units the columns share, as far as their widths allow */
	NARROW = 24,  /* least step from column to column */
	WIDE = 170,   /* and the most */
	ID = 16,      /* hex digits */
};

const struct stm_bar *stm_band_bar(const struct stm_bands *bands, size_t clause, size_t version)
{
	return &bands->bars[clause * stm_table_version_count(bands->table) + version];
}

uint32_t stm_band_column(const struct stm_bands *bands, size_t version)
{
	return (uint32_t)version * bands->step;
}

ptrdiff_t stm_band_clause(const struct stm_bands *bands, const char *id)
{
	const uint32_t *place = stm_map_get(&bands->ids, stm_key((struct stm_str){id, ID}));

	return place ? (ptrdiff_t)*place : -1;
}

/* Headings and what stands outside are of the part before them. */
static enum stm_part part_of(const char *label, enum stm_part before)
{
	return !strncmp(label, "PP", 2)      ? STM_PREAMBULAR_PART
	       : !strncmp(label, "OP", 2)    ? STM_OPERATIVE_PART
	       : !strncmp(label, "annex", 5) ? STM_ANNEXES
					     : before;
}

static uint32_t height_of(const struct stm_cell *cell)
{
	const size_t height = LEAST + stm_str(cell->text).len / LETTERS;

	return (uint32_t)(height < MOST ? height : MOST);
}

/* The clauses of VERSION, + 1, by their place in it. */
static const uint32_t *order_of(
	struct stm_arena *arena, const stm_table *table, size_t version, size_t *count)
{
	const size_t clauses = stm_table_clause_count(table);
	uint32_t *order;

	*count = 0;
	for (size_t i = 0; i < clauses; i++) {
		const struct stm_cell *cell = stm_table_cell(table, i, version);

		if (cell->label && cell->place >= *count)
			*count = cell->place + 1;
	}
	order = stm_alloc_array(arena, *count + 1, sizeof(*order));
	for (size_t i = 0; i < clauses; i++) {
		const struct stm_cell *cell = stm_table_cell(table, i, version);

		if (cell->label)
			order[cell->place] = (uint32_t)i + 1;
	}
	return order;
}

static void lay_version(struct stm_bands *bands, struct stm_arena *arena, size_t version)
{
	const size_t versions = stm_table_version_count(bands->table);
	size_t count;
	const uint32_t *order = order_of(arena, bands->table, version, &count);
	uint32_t top = TOP;
	enum stm_part part = STM_HEAD;

	for (size_t place = 0; place < count; place++) {
		const struct stm_cell *cell;
		struct stm_bar *bar;
		enum stm_part now;

		if (!order[place])
			continue;
		cell = stm_table_cell(bands->table, order[place] - 1, version);
		now = part_of(cell->label, part);
		if (now != part) {
			top += PART;
			bands->parts[now] = version + 1 == versions ? top : 0;
		}
		part = now;
		bar = &bands->bars[(order[place] - 1) * versions + version];
		*bar = (struct stm_bar){top, height_of(cell)};
		top += bar->height + GAP;
	}
	if (top > bands->height)
		bands->height = top;
}

/* First and last version of each clause, and whether one that ends goes on in another. */
static void find_lives(struct stm_bands *bands, struct stm_arena *arena)
{
	const size_t clauses = stm_table_clause_count(bands->table);
	const size_t versions = stm_table_version_count(bands->table);

	bands->birth = stm_alloc_array(arena, clauses + 1, sizeof(*bands->birth));
	bands->last = stm_alloc_array(arena, clauses + 1, sizeof(*bands->last));
	bands->heir = stm_alloc_array(arena, clauses + 1, sizeof(*bands->heir));
	for (size_t i = 0; i < clauses; i++) {
		bool born = false;

		for (uint32_t v = 0; v < versions; v++) {
			if (!stm_table_cell(bands->table, i, v)->label)
				continue;
			bands->birth[i] = born ? bands->birth[i] : v;
			bands->last[i] = v;
			born = true;
		}
	}
}

static void name_clauses(struct stm_bands *bands, struct stm_arena *arena)
{
	const size_t count = stm_table_clause_count(bands->table);

	stm_map_init(&bands->ids, arena, count + 1);
	for (size_t i = 0; i < count; i++) {
		const char *id = stm_table_clause(bands->table, i);

		*stm_map_put(&bands->ids, stm_key(stm_str(id)), NULL) = (uint32_t)i;
	}
}

static void find_heirs(struct stm_bands *bands)
{
	for (size_t i = 0; i < stm_table_clause_count(bands->table); i++)
		for (size_t v = 1; v < stm_table_version_count(bands->table); v++) {
			const struct stm_cell *cell = stm_table_cell(bands->table, i, v);
			const char *id = cell->label ? cell->origins : "";

			for (; strlen(id) >= ID; id += ID + (id[ID] == ' ')) {
				ptrdiff_t origin = stm_band_clause(bands, id);

				if (origin >= 0 && bands->last[origin] + 1 == v)
					bands->heir[origin] = true;
			}
		}
}

void stm_bands_lay(struct stm_bands *out, struct stm_arena *arena, const stm_table *table)
{
	const size_t versions = stm_table_version_count(table);
	const size_t step = SPAN / (versions > 1 ? versions - 1 : 1);

	*out = (struct stm_bands){.table = table};
	out->step = (uint32_t)(step < NARROW ? NARROW : step > WIDE ? WIDE : step);
	out->width = out->step * (uint32_t)(versions ? versions - 1 : 0) + STM_BAR_WIDTH;
	out->bars = stm_alloc_array(
		arena, stm_table_clause_count(table) * versions + 1, sizeof(*out->bars));
	for (size_t v = 0; v < versions; v++)
		lay_version(out, arena, v);
	find_lives(out, arena);
	name_clauses(out, arena);
	find_heirs(out);
}
