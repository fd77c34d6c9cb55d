/*
 * A series as a page: its picture (bands.h), its versions, and the life of each clause, which the
 * bands lead to. The picture is all in presentation attributes and classes: the page's policy
 * allows no style in an element. What is written beside the columns is there twice: in the picture,
 * where it is printed, and in one of its own, which stays where it is while the columns scroll, and
 * says of which version the names are. The script keeps the heads of the columns in sight, and cuts
 * the picture into pages for print.
 */
#include "base/unicode.h"
#include "view/bands.h"
#include "view/html.h"
#include "view/html/templates.h"
#include "view/text.h"

enum {
	WORDS = 64,   /* columns of a clause's first words beside its band */
	NAME = 90,    /* the same above its life */
	LABELS = 420, /* units beside the columns; style, script and template know it too */
	LETTER = 6,   /* units that a letter of a column's head takes */
	HEAD = 54,    /* the least that a head has */
	MARGIN = 8,   /* left of what stands beside the columns */
};

/* What is passed down while one series is shown. */
struct shower {
	struct stm_out *out;
	const stm_table *table;
	struct stm_bands bands;
	size_t versions, clauses;
};

/* The colours go from the first version to the last. */
static struct stm_str colour_of(const struct shower *shower, size_t version)
{
	return stm_html_colour(shower->out, version, shower->versions);
}

static const struct stm_cell *last_cell(const struct shower *shower, size_t clause)
{
	return stm_table_cell(shower->table, clause, shower->bands.last[clause]);
}

/* The id of a clause's life. */
static struct stm_str anchor_of(const struct shower *shower, size_t clause)
{
	return stm_html_anchor(&shower->out->row, "", stm_table_clause(shower->table, clause));
}

static size_t count_versions(const struct shower *shower, size_t clause, enum stm_relation relation)
{
	size_t count = 0;

	for (size_t v = 0; v < shower->versions; v++) {
		const struct stm_cell *cell = stm_table_cell(shower->table, clause, v);

		count += cell->label && (relation == STM_DROPPED || cell->relation == relation);
	}
	return count;
}

/* "OP3  Calls upon …": what stands beside the band of a CLAUSE that the last version has. */
static struct stm_str words_of(const struct shower *shower, size_t clause)
{
	struct stm_arena *arena = &shower->out->row;
	const struct stm_cell *cell = last_cell(shower, clause);
	struct stm_buf buf = {.arena = arena};

	stm_buf_printf(&buf, "%s  ", cell->label);
	stm_buf_str(&buf, stm_str_shorten(arena, stm_str(cell->text), WORDS));
	return stm_str(stm_buf_end(&buf));
}

/* "OP3  Calls upon …: in 9 of 12 versions, from A/1 on; reworded 4 times; dropped after A/9". */
static struct stm_str name_of(const struct shower *shower, size_t clause)
{
	struct stm_out *out = shower->out;
	const struct stm_bands *bands = &shower->bands;
	struct stm_buf buf = {.arena = &out->row};
	const size_t reworded = count_versions(shower, clause, STM_REWORDED);

	stm_buf_str(&buf, words_of(shower, clause));
	stm_buf_printf(&buf, ": in %zu of %zu versions, from %s on",
		count_versions(shower, clause, STM_DROPPED), shower->versions,
		stm_table_version(shower->table, bands->birth[clause])->symbol);
	if (reworded)
		stm_buf_printf(&buf, "; reworded %s",
			reworded == 1 ? "once" : stm_format(&out->row, "%zu times", reworded));
	if (bands->last[clause] + 1 < shower->versions)
		stm_buf_printf(&buf, "; %s after %s",
			bands->heir[clause] ? "merged into another" : "dropped",
			stm_table_version(shower->table, bands->last[clause])->symbol);
	return stm_str(stm_buf_end(&buf));
}

/* An edge of a band between column V and the next, level to the middle, then at the other level. */
struct edge {
	size_t v;
	uint32_t from, to; /* heights at the left and the right */
};

/* From left to right, or BACK. */
static void add_curve(
	struct stm_buf *d, const struct shower *shower, const struct edge *edge, bool back)
{
	const uint32_t left = stm_band_column(&shower->bands, edge->v) + STM_BAR_WIDTH;
	const uint32_t right = stm_band_column(&shower->bands, edge->v + 1);
	const uint32_t middle = (left + right) / 2;
	const uint32_t start = back ? edge->to : edge->from, end = back ? edge->from : edge->to;

	stm_buf_printf(
		d, "C%u %u %u %u %u %u", middle, start, middle, end, back ? left : right, end);
}

static void write_path(struct stm_out *out, const struct stm_template *template, struct stm_buf *d)
{
	stm_template_write(out, template, (struct stm_str[]){stm_str(stm_buf_end(d))});
}

/* Through columns FIRST to LAST, which all have the clause: along the tops and back below. */
static void write_flow(const struct shower *shower, size_t clause, size_t first, size_t last)
{
	const struct stm_bands *bands = &shower->bands;
	struct stm_buf d = {.arena = &shower->out->row};
	const struct stm_bar *bar = stm_band_bar(bands, clause, first);

	stm_buf_printf(&d, "M%u %u", stm_band_column(bands, first), bar->top);
	for (size_t v = first; v <= last; v++) {
		bar = stm_band_bar(bands, clause, v);
		stm_buf_printf(&d, "h%d", STM_BAR_WIDTH);
		if (v < last)
			add_curve(&d, shower,
				&(struct edge){
					v, bar->top, stm_band_bar(bands, clause, v + 1)->top},
				false);
	}
	stm_buf_printf(&d, "v%u", bar->height);
	for (size_t v = last + 1; v-- > first;) {
		const struct stm_bar *before = stm_band_bar(bands, clause, v ? v - 1 : 0);

		bar = stm_band_bar(bands, clause, v);
		stm_buf_printf(&d, "h-%d", STM_BAR_WIDTH);
		if (v > first)
			add_curve(&d, shower,
				&(struct edge){v - 1, before->top + before->height,
					bar->top + bar->height},
				true);
	}
	stm_buf_char(&d, 'z');
	write_path(shower->out, &stm_t_series_flow, &d);
}

/* Dotted, from the last column that has the clause to the one that has it again. */
static void write_gap(const struct shower *shower, size_t clause, size_t from, size_t to)
{
	const struct stm_bands *bands = &shower->bands;
	const struct stm_bar *a = stm_band_bar(bands, clause, from),
			     *b = stm_band_bar(bands, clause, to);
	struct stm_buf d = {.arena = &shower->out->row};

	stm_buf_printf(&d, "M%u %uL%u %u", stm_band_column(bands, from) + STM_BAR_WIDTH,
		a->top + a->height / 2, stm_band_column(bands, to), b->top + b->height / 2);
	write_path(shower->out, &stm_t_series_gap, &d);
}

/* A clause that was dropped runs out into a point. */
static void write_end(const struct shower *shower, size_t clause, size_t version)
{
	const struct stm_bar *bar = stm_band_bar(&shower->bands, clause, version);
	const uint32_t length = shower->bands.step / 3, half = bar->height / 2;
	struct stm_buf d = {.arena = &shower->out->row};

	stm_buf_printf(&d, "M%u %ul%u %ul-%u %uz",
		stm_band_column(&shower->bands, version) + STM_BAR_WIDTH, bar->top, length, half,
		length, bar->height - half);
	write_path(shower->out, &stm_t_series_end, &d);
}

/* From the last bars of what CLAUSE came from in VERSION: a split forks, a merger joins. */
static void write_joins(const struct shower *shower, size_t clause, size_t version)
{
	const struct stm_bands *bands = &shower->bands;
	const struct stm_cell *cell = stm_table_cell(shower->table, clause, version);
	const struct stm_bar *bar = stm_band_bar(bands, clause, version);
	const char *id = cell->origins;

	for (; version && strlen(id) >= 16; id += 16 + (id[16] == ' ')) {
		const ptrdiff_t origin = stm_band_clause(bands, id);
		const struct stm_bar *from;
		struct stm_buf d = {.arena = &shower->out->row};

		if (origin < 0)
			continue;
		from = stm_band_bar(bands, (size_t)origin, version - 1);
		if (!from->height)
			continue;
		stm_buf_printf(&d, "M%u %u", stm_band_column(bands, version - 1) + STM_BAR_WIDTH,
			from->top);
		add_curve(&d, shower, &(struct edge){version - 1, from->top, bar->top}, false);
		stm_buf_printf(&d, "v%u", bar->height);
		add_curve(&d, shower,
			&(struct edge){
				version - 1, from->top + from->height, bar->top + bar->height},
			true);
		stm_buf_char(&d, 'z');
		write_path(shower->out, &stm_t_series_join, &d);
	}
}

/* Letters of CELL that were not there before, in thousandths. */
static size_t share_new(const struct stm_cell *cell)
{
	size_t all = 0, inserted = 0;

	for (size_t i = 0; i < cell->edit_count; i++) {
		const struct stm_edit *edit = &cell->edits[i];

		if (edit->op == STM_DELETE)
			continue;
		all += edit->length;
		inserted += edit->op == STM_INSERT && !edit->typographic ? edit->length : 0;
	}
	return all ? 1000 * inserted / all : 0;
}

/* At the foot of a bar, as much of it as is worded anew, in the colour of its version. */
static void write_new(const struct shower *shower, size_t clause, size_t version)
{
	const struct stm_bar *bar = stm_band_bar(&shower->bands, clause, version);
	const size_t share = share_new(stm_table_cell(shower->table, clause, version));
	const uint32_t height = (uint32_t)((bar->height * share + 999) / 1000);
	struct stm_buf d = {.arena = &shower->out->row};

	if (!height)
		return;
	stm_buf_printf(&d, "M%u %uh%dv%uh-%dz", stm_band_column(&shower->bands, version),
		bar->top + bar->height - height, STM_BAR_WIDTH, height, STM_BAR_WIDTH);
	stm_template_write(shower->out, &stm_t_series_new,
		(struct stm_str[]){[STM_T_SERIES_NEW_COLOUR] = colour_of(shower, version),
			[STM_T_SERIES_NEW_D] = stm_str(stm_buf_end(&d))});
}

/* Runs of columns that have the clause, what leads into them, and what it was worded anew. */
static void write_shapes(const struct shower *shower, size_t clause)
{
	const struct stm_bands *bands = &shower->bands;
	const size_t last = bands->last[clause];
	size_t first = bands->birth[clause];

	for (size_t v = first; v <= last; v++) {
		const bool ends = v == last || !stm_band_bar(bands, clause, v + 1)->height;

		if (!stm_band_bar(bands, clause, v)->height)
			continue;
		if (v > bands->birth[clause] && !stm_band_bar(bands, clause, v - 1)->height) {
			size_t before = v - 1;

			while (before > bands->birth[clause] &&
				!stm_band_bar(bands, clause, before)->height)
				before--;
			write_gap(shower, clause, before, v);
			first = v;
		}
		write_joins(shower, clause, v);
		if (ends)
			write_flow(shower, clause, first, v);
	}
	for (size_t v = bands->birth[clause] + 1; v <= last; v++)
		if (stm_band_bar(bands, clause, v)->height)
			write_new(shower, clause, v);
	if (last + 1 < shower->versions && !bands->heir[clause])
		write_end(shower, clause, last);
}

/* Whether CLAUSE is named beside its band: the last version has it. */
static bool is_named(const struct shower *shower, size_t clause)
{
	return shower->bands.last[clause] + 1 == shower->versions;
}

/* Height at which a CLAUSE that is named has its name. */
static struct stm_str height_of(const struct shower *shower, size_t clause)
{
	const struct stm_bar *bar = stm_band_bar(&shower->bands, clause, shower->versions - 1);

	return stm_html_number(shower->out, bar->top + bar->height / 2 + 4);
}

static void write_label(const struct shower *shower, size_t clause)
{
	struct stm_out *out = shower->out;

	if (is_named(shower, clause))
		stm_template_write(out, &stm_t_series_label,
			(struct stm_str[]){[STM_T_SERIES_LABEL_X] = stm_html_number(
						   out, shower->bands.width + MARGIN),
				[STM_T_SERIES_LABEL_Y] = height_of(shower, clause),
				[STM_T_SERIES_LABEL_TEXT] = words_of(shower, clause)});
}

/* As much of the end of SYMBOL as WIDTH columns take: it tells versions apart. */
static struct stm_str head_of(struct stm_out *out, const char *symbol, size_t width)
{
	const size_t length = strlen(symbol);
	const char *tail = symbol;

	if (stm_columns(stm_str(symbol)) <= width)
		return stm_str(symbol);
	while ((tail = strchr(tail, '/')) != NULL && strlen(++tail) > width)
		;
	if (tail && *tail)
		return stm_str(tail);
	tail = symbol + (length > width ? length - width : 0);
	while (((unsigned char)*tail & 0xc0) == 0x80)
		tail++;
	return stm_str(stm_format(&out->row, "…%s", tail));
}

/* Where columns are narrow not every one has a head; it has its colour, and tells its name. */
static size_t heads_every(const struct shower *shower)
{
	return (HEAD + shower->bands.step - 1) / shower->bands.step;
}

static void write_columns(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	const size_t every = heads_every(shower);

	for (size_t v = 0; v < shower->versions; v++) {
		const struct stm_version *version = stm_table_version(shower->table, v);
		const uint32_t x = stm_band_column(&shower->bands, v);

		stm_template_write(out, &stm_t_series_column,
			(struct stm_str[]){[STM_T_SERIES_COLUMN_X] = stm_html_number(out, x),
				[STM_T_SERIES_COLUMN_COLOUR] = colour_of(shower, v),
				[STM_T_SERIES_COLUMN_SYMBOL] = stm_str(version->symbol),
				[STM_T_SERIES_COLUMN_SHORT] =
					v % every
						? STM_STR("")
						: head_of(out, version->symbol,
							  every * shower->bands.step / LETTER - 1),
				[STM_T_SERIES_COLUMN_SWATCH] = stm_str(stm_format(&out->row,
					"M%u 4h%dv6h-%dz", x, STM_BAR_WIDTH, STM_BAR_WIDTH)),
				[STM_T_SERIES_COLUMN_DATE] =
					v % every
						? STM_STR("")
						: stm_str_sub(stm_str(version->date), 0,
							  every * shower->bands.step < 66 ? 4 : 10),
				[STM_T_SERIES_COLUMN_LINE] = stm_str(stm_format(
					&out->row, "M%u 40V%u", x, shower->bands.height))});
		stm_out_flush(out);
	}
}

/* What the parts of the last version are called, at X. */
static void write_parts(const struct shower *shower, size_t x)
{
	static const char *const names[STM_PARTS] = {[STM_PREAMBULAR_PART] = "Preamble",
		[STM_OPERATIVE_PART] = "Operative part",
		[STM_ANNEXES] = "Annexes"};
	struct stm_out *out = shower->out;

	for (int i = 0; i < STM_PARTS; i++)
		if (shower->bands.parts[i])
			stm_template_write(out, &stm_t_series_part,
				(struct stm_str[]){[STM_T_SERIES_PART_X] = stm_html_number(out, x),
					[STM_T_SERIES_PART_Y] = stm_html_number(
						out, shower->bands.parts[i] - 5),
					[STM_T_SERIES_PART_NAME] = stm_str(names[i])});
}

/* The names of the clauses again, beside what scrolls. */
static void write_names(const struct shower *shower)
{
	write_parts(shower, MARGIN);
	for (size_t i = 0; i < shower->clauses; i++) {
		if (!is_named(shower, i))
			continue;
		stm_template_write(shower->out, &stm_t_series_name,
			(struct stm_str[]){[STM_T_SERIES_NAME_ANCHOR] = anchor_of(shower, i),
				[STM_T_SERIES_NAME_Y] = height_of(shower, i),
				[STM_T_SERIES_NAME_TEXT] = words_of(shower, i)});
		stm_out_flush(shower->out);
	}
}

static void write_picture(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	const struct stm_version *last = stm_table_version(shower->table, shower->versions - 1);
	struct stm_filling picture;
	struct stm_str *size = stm_alloc_array(&out->arena, 4, sizeof(*size));

	size[STM_T_SERIES_PICTURE_WIDTH] = stm_str(
		stm_format(&out->arena, "%u", shower->bands.width + LABELS));
	size[STM_T_SERIES_PICTURE_HEIGHT] = stm_str(
		stm_format(&out->arena, "%u", shower->bands.height));
	size[STM_T_SERIES_PICTURE_LAST] = stm_str(last->symbol);
	size[STM_T_SERIES_PICTURE_DATE] = stm_str(last->date);
	picture = stm_template_open(out, &stm_t_series_picture, size);
	write_columns(shower);
	write_parts(shower, shower->bands.width + MARGIN);
	stm_template_next(&picture);
	for (size_t i = 0; i < shower->clauses; i++) {
		struct stm_filling band = stm_template_open(out, &stm_t_series_band,
			(struct stm_str[]){[STM_T_SERIES_BAND_ANCHOR] = anchor_of(shower, i),
				[STM_T_SERIES_BAND_COLOUR] = colour_of(
					shower, shower->bands.birth[i]),
				[STM_T_SERIES_BAND_NAME] = name_of(shower, i)});

		write_shapes(shower, i);
		write_label(shower, i);
		stm_template_next(&band);
		stm_out_flush(out);
	}
	stm_template_next(&picture);
	write_names(shower);
	stm_template_next(&picture);
}

static void write_versions(const struct shower *shower)
{
	struct stm_filling list = stm_template_open(shower->out, &stm_t_series_versions, NULL);

	for (size_t v = 0; v < shower->versions; v++)
		stm_html_version(shower->out, stm_table_version(shower->table, v), "../");
	stm_template_next(&list);
}

/* The life of one clause as it is in the table: the versions that have it, and where it ends. */
static void write_life(const struct shower *shower, size_t clause)
{
	struct stm_out *out = shower->out;
	struct stm_html_life life = {.out = out};
	const struct stm_cell *cell = last_cell(shower, clause);
	struct stm_filling section = stm_template_open(out, &stm_t_life,
		(struct stm_str[]){[STM_T_LIFE_ANCHOR] = anchor_of(shower, clause),
			[STM_T_LIFE_LABEL] = stm_str(cell->label),
			[STM_T_LIFE_LANGUAGE] = stm_str(
				stm_table_version(shower->table, shower->bands.last[clause])
					->language),
			[STM_T_LIFE_WORDS] = stm_str_shorten(
				&out->row, stm_str(cell->text), NAME)});

	for (size_t v = shower->bands.birth[clause]; v < shower->versions; v++) {
		const struct stm_version *version = stm_table_version(shower->table, v);

		cell = stm_table_cell(shower->table, clause, v);
		if (cell->label)
			stm_html_event(
				&life, &(struct stm_html_event){version->symbol, version->date,
					       cell->label, version->language, cell->relation,
					       cell->flags, cell->edits, cell->edit_count, false});
		else if (v == shower->bands.last[clause] + 1)
			stm_html_event(
				&life, &(struct stm_html_event){version->symbol, version->date, "",
					       version->language, STM_DROPPED, 0, NULL, 0,
					       shower->bands.heir[clause]});
	}
	stm_html_life_end(&life);
	stm_template_next(&section);
}

static void write_lives(const struct shower *shower)
{
	struct stm_filling lives = stm_template_open(shower->out, &stm_t_series_lives, NULL);

	for (size_t i = 0; i < shower->clauses; i++)
		write_life(shower, i);
	stm_template_next(&lives);
}

static void write_head(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	const struct stm_version *first = stm_table_version(shower->table, 0);
	const struct stm_version *last = stm_table_version(shower->table, shower->versions - 1);
	struct stm_filling head = stm_template_open(out, &stm_t_series_head,
		(struct stm_str[]){[STM_T_SERIES_HEAD_TITLE] = stm_str(
					   *last->title ? last->title : last->series),
			[STM_T_SERIES_HEAD_COUNTS] = stm_str(
				stm_format(&out->row, "%zu version%s, %s to %s, %zu clauses in all",
					shower->versions, shower->versions > 1 ? "s" : "",
					first->symbol, last->symbol, shower->clauses))});

	stm_html_up(out);
	stm_template_next(&head);
}

void stm_html_show_table(struct stm_out *out, const void *subject)
{
	struct shower shower = {.out = out,
		.table = subject,
		.versions = stm_table_version_count(subject),
		.clauses = stm_table_clause_count(subject)};
	const struct stm_version *last = stm_table_version(subject, shower.versions - 1);
	struct stm_filling page = stm_html_page(
		out, "series", *last->title ? last->title : last->series);
	struct stm_filling main;

	stm_bands_lay(&shower.bands, &out->arena, shower.table);
	write_head(&shower);
	main = stm_template_open(out, &stm_t_series_main, NULL);
	write_picture(&shower);
	write_versions(&shower);
	write_lives(&shower);
	stm_template_next(&main);
	stm_template_next(&page);
}
