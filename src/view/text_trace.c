/*
 * Where a wording is, in a terminal: the earliest place in full, then the series it went to by the
 * date of their first version with it, then the years. Of a clause its sources, the one with most
 * of its words first, and the words.
 */
#include "base/unicode.h"
#include "view/text.h"

enum {
	INDENT = 4,
	BAR = 40,   /* columns of the longest year's */
	LEAST = 24, /* columns of a series' name */
};

static const char *plural(size_t count)
{
	return count == 1 ? "" : "s";
}

/* The paragraph with what was looked for in braces. */
static void write_found(struct stm_out *out, const struct stm_trace_place *place)
{
	struct stm_runs runs = {0};
	struct stm_str text = stm_str(place->text);
	size_t end = place->start + place->length;

	stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN, stm_str_sub(text, 0, place->start));
	if (place->length) {
		stm_runs_add(&out->row, &runs, STM_STYLE_STRONG, STM_STR("{"));
		stm_runs_add(
			&out->row, &runs, STM_STYLE_STRONG, stm_str_sub(text, place->start, end));
		stm_runs_add(&out->row, &runs, STM_STYLE_STRONG, STM_STR("}"));
	}
	stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN, stm_str_from(text, end));
	stm_runs_write(out, &runs, INDENT);
}

/* "2023-12-19  A/RES/78/217, OP4  general-assembly/protection-of-migrants", behind USED columns. */
static void write_place(struct stm_out *out, const struct stm_trace_place *place, size_t used)
{
	const char *share = "";
	size_t width = stm_view_width(out);

	if (place->similarity < 1000 && !place->run_count)
		share = stm_format(&out->row, "  %u %%", (unsigned)(place->similarity + 5) / 10);
	used += 12 + stm_columns(stm_str(place->symbol)) + stm_columns(stm_str(place->label)) + 4 +
		strlen(share);
	stm_buf_printf(&out->buf, "%s  ", stm_date_column(place->date));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(place->symbol));
	stm_plain_write(out, stm_format(&out->row, ", %s  ", place->label));
	stm_style_write(out, STM_STYLE_DIM,
		stm_str_shorten(&out->row, stm_str(place->series),
			width > used + LEAST ? width - used : LEAST));
	stm_buf_printf(&out->buf, "%s\n", share);
}

static void show_places(struct stm_out *out, const stm_trace *trace)
{
	size_t shown = out->options->whole ? stm_trace_count(trace) : 1;

	for (size_t i = 0; i < shown && i < stm_trace_count(trace); i++) {
		stm_buf_char(&out->buf, '\n');
		write_place(out, stm_trace_place(trace, i), 0);
		write_found(out, stm_trace_place(trace, i));
		stm_out_flush(out);
	}
}

/* Columns of the widest symbol. */
static size_t symbol_width(const struct stm_trace_series *series, size_t count)
{
	size_t widest = 0;

	for (size_t i = 0; i < count; i++) {
		size_t width = stm_columns(stm_str(series[i].first_symbol));

		widest = width > widest ? width : widest;
	}
	return widest;
}

/* A series in one line; symbols have SYMBOLS columns, and its name what is left. */
static void show_one(struct stm_out *out, const struct stm_trace_series *s, size_t symbols)
{
	const char *rest = "";
	size_t used, width = stm_view_width(out);
	struct stm_str name;

	if (s->versions > 1)
		rest = stm_format(
			&out->row, "  %zu versions, the last %s", s->versions, s->last_symbol);
	used = 2 + 12 + symbols + 2 + stm_columns(stm_str(rest));
	name = stm_str_shorten(
		&out->row, stm_str(s->series), width > used + LEAST ? width - used : LEAST);
	stm_buf_printf(&out->buf, "  %s  ", stm_date_column(s->first_date));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(s->first_symbol));
	stm_spaces_write(out, symbols - stm_columns(stm_str(s->first_symbol)) + 2);
	stm_style_write(out, STM_STYLE_PLAIN, name);
	stm_plain_write(out, rest);
	stm_buf_char(&out->buf, '\n');
}

static void show_series(struct stm_out *out, const stm_trace *trace)
{
	size_t count;
	const struct stm_trace_series *series = stm_trace_series(trace, &count);
	const size_t symbols = symbol_width(series, count);

	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_STRONG, STM_STR("By series"));
	stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < count; i++) {
		show_one(out, &series[i], symbols);
		stm_out_flush(out);
	}
}

/* Versions a year, with bars when there is more than one year to compare. */
static void show_years(struct stm_out *out, const stm_trace *trace)
{
	size_t count, most = 1;
	const struct stm_trace_year *years = stm_trace_years(trace, &count);

	if (count < 2)
		return;
	for (size_t i = 0; i < count; i++)
		most = years[i].versions > most ? years[i].versions : most;
	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_STRONG, STM_STR("By year"));
	stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < count; i++) {
		size_t bar = (years[i].versions * BAR + most - 1) / most;

		if (years[i].year)
			stm_buf_printf(&out->buf, "  %4d %6zu  ", years[i].year, years[i].versions);
		else
			stm_buf_printf(&out->buf, "  none %6zu  ", years[i].versions);
		while (bar--)
			stm_buf_char(&out->buf, '#');
		stm_buf_char(&out->buf, '\n');
		stm_out_flush(out);
	}
}

static void show_wording(struct stm_out *out, const stm_trace *trace)
{
	size_t count, total = stm_trace_total(trace), versions = stm_trace_version_count(trace);

	stm_trace_series(trace, &count);
	stm_style_write(out, STM_STYLE_STRONG, stm_str(stm_trace_wording(trace)));
	if (!total) {
		stm_buf_text(&out->buf, "  stands nowhere\n");
		return;
	}
	stm_buf_printf(&out->buf, "  %zu %s%s in %zu version%s of %zu series\n", total,
		stm_trace_is_near(trace) ? "paragraph" : "time", plural(total), versions,
		plural(versions), count);
	show_places(out, trace);
	show_series(out, trace);
	show_years(out, trace);
}

/* The words of the clause that stand in PLACE, in their order. */
static void write_runs(
	struct stm_out *out, const stm_trace *trace, const struct stm_trace_place *place)
{
	struct stm_runs runs = {0};
	struct stm_str text = stm_str(stm_trace_wording(trace));

	for (size_t i = 0; i < place->run_count; i++) {
		const struct stm_span *span = &place->runs[i];

		if (i)
			stm_runs_add(&out->row, &runs, STM_STYLE_DIM, STM_STR(" ... "));
		stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN,
			stm_str_sub(text, span->start, span->start + span->length));
	}
	stm_runs_write(out, &runs, 2 * INDENT);
}

static void show_sources(struct stm_out *out, const stm_trace *trace)
{
	struct stm_runs runs = {0};

	stm_style_write(out, STM_STYLE_STRONG, stm_str(stm_trace_from(trace)));
	stm_buf_char(&out->buf, '\n');
	stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN, stm_str(stm_trace_wording(trace)));
	stm_runs_write(out, &runs, INDENT);
	if (!stm_trace_count(trace))
		stm_buf_text(&out->buf, "\nNo earlier text has words of it.\n");
	for (size_t i = 0; i < stm_trace_count(trace); i++) {
		const struct stm_trace_place *place = stm_trace_place(trace, i);

		stm_buf_printf(&out->buf, "\n%3u %%  ", (unsigned)(place->similarity + 5) / 10);
		write_place(out, place, 7);
		write_runs(out, trace, place);
		stm_out_flush(out);
	}
	if (stm_trace_total(trace) > stm_trace_count(trace))
		stm_buf_text(&out->buf, "\nThere are more; --max lists them.\n");
}

void stm_text_show_trace(struct stm_out *out, const void *subject)
{
	const stm_trace *trace = subject;

	if (stm_trace_from(trace))
		show_sources(out, trace);
	else
		show_wording(out, trace);
}
