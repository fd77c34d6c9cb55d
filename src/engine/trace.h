/* What a search for a wording and one for sources share. */
#ifndef STM_ENGINE_TRACE_H
#define STM_ENGINE_TRACE_H

#include "engine/task.h"
#include "lineage/trace.h"

/* The record of SYMBOL, or NULL when it is gone. */
const struct stm_record *stm_search_record(
	struct stm_task *task, const struct stm_records *records, struct stm_str symbol);

/* Sets PLACE, all but its label, to PARAGRAPH of RECORD; on the task's arena. */
enum stm_status stm_place_read(struct stm_trace_place *place, struct stm_task *task,
	const struct stm_record *record, uint32_t paragraph);

/*
 * Fills TRACE with the sources of the clause OPTIONS->from; the index is open. Fails with
 * STM_ENOTFOUND, STM_EREPOSITORY.
 */
enum stm_status stm_sources_read(stm_trace *trace, struct stm_task *task,
	const struct stm_records *records, const struct stm_trace_options *options);

#endif
