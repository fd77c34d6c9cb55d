/* Traces as JSON: format "stemma-trace", version 1 (docs/stemma-trace.schema.json). */
#include "view/json.h"

static void show_runs(struct stm_json *json, const struct stm_trace_place *place)
{
	stm_json_open(json, "runs", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < place->run_count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_int(json, "start", place->runs[i].start);
		stm_json_int(json, "end", (long long)place->runs[i].start + place->runs[i].length);
		stm_json_close(json);
	}
	stm_json_close(json);
}

static void show_place(
	struct stm_json *json, const stm_trace *trace, const struct stm_trace_place *place)
{
	stm_json_open(json, NULL, '{', STM_JSON_LINES);
	stm_json_text(json, "symbol", place->symbol);
	stm_json_text(json, "date", place->date);
	stm_json_text(json, "label", place->label);
	stm_json_text(json, "series", place->series);
	stm_json_text(json, "text", place->text);
	stm_json_milli(json, "similarity", place->similarity);
	if (stm_trace_from(trace)) {
		stm_json_bool(json, "same_series", place->same_series);
		show_runs(json, place);
	} else {
		stm_json_int(json, "start", (long long)place->start);
		stm_json_int(json, "end", (long long)(place->start + place->length));
	}
	stm_json_close(json);
}

static void show_series(struct stm_json *json, const stm_trace *trace)
{
	size_t count;
	const struct stm_trace_series *series = stm_trace_series(trace, &count);

	stm_json_open(json, "series", '[', STM_JSON_LINES);
	for (size_t i = 0; i < count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "series", series[i].series);
		stm_json_text(json, "first", series[i].first_symbol);
		stm_json_text(json, "first_date", series[i].first_date);
		stm_json_text(json, "last", series[i].last_symbol);
		stm_json_text(json, "last_date", series[i].last_date);
		stm_json_int(json, "versions", (long long)series[i].versions);
		stm_json_close(json);
	}
	stm_json_close(json);
}

static void show_years(struct stm_json *json, const stm_trace *trace)
{
	size_t count;
	const struct stm_trace_year *years = stm_trace_years(trace, &count);

	stm_json_open(json, "years", '[', STM_JSON_LINES);
	for (size_t i = 0; i < count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_int(json, "year", years[i].year);
		stm_json_int(json, "versions", (long long)years[i].versions);
		stm_json_close(json);
	}
	stm_json_close(json);
}

void stm_json_show_trace(struct stm_out *out, const void *subject)
{
	const stm_trace *trace = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-trace");
	stm_json_int(&json, "version", 1);
	stm_json_text(&json, "wording", stm_trace_wording(trace));
	stm_json_text(&json, "from", stm_trace_from(trace));
	stm_json_int(&json, "total", (long long)stm_trace_total(trace));
	stm_json_int(&json, "versions", (long long)stm_trace_version_count(trace));
	stm_json_open(&json, "places", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_trace_count(trace); i++) {
		show_place(&json, trace, stm_trace_place(trace, i));
		stm_out_flush(out);
	}
	stm_json_close(&json);
	if (!stm_trace_from(trace)) {
		show_series(&json, trace);
		show_years(&json, trace);
	}
	stm_json_close(&json);
}
