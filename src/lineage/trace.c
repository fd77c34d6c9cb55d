/* The getters of a trace. They stand apart from what reads it, which needs git. */
#include "lineage/trace.h"

#include <stdlib.h>

void stm_trace_free(stm_trace *trace)
{
	if (!trace)
		return;
	stm_arena_release(&trace->arena);
	free(trace);
}

const char *stm_trace_wording(const stm_trace *trace)
{
	return trace->wording;
}

const char *stm_trace_from(const stm_trace *trace)
{
	return trace->from;
}

size_t stm_trace_total(const stm_trace *trace)
{
	return trace->total;
}

bool stm_trace_is_near(const stm_trace *trace)
{
	return trace->near;
}

size_t stm_trace_version_count(const stm_trace *trace)
{
	return trace->versions;
}

size_t stm_trace_count(const stm_trace *trace)
{
	return trace->count;
}

const struct stm_trace_place *stm_trace_place(const stm_trace *trace, size_t index)
{
	return index < trace->count ? &trace->places[index] : NULL;
}

const struct stm_trace_series *stm_trace_series(const stm_trace *trace, size_t *count)
{
	*count = trace->series_count;
	return trace->series;
}

const struct stm_trace_year *stm_trace_years(const stm_trace *trace, size_t *count)
{
	*count = trace->year_count;
	return trace->years;
}
