/*
 * Beginnings, line ends and spaces wait until there is text behind them, so that nothing empty is
 * written and nothing trails. An example: of a paragraph, a hidden note in it, and the rest,
 *
 *     reader_flow_block, text "Calls upon ", drop "image", text "A boat", return, text "ferries"
 *
 * comes "block 0", "text Calls upon ferries", and only then "drop image", "text A boat".
 */
#include "reader/flow_frames.h"

struct flow_frame *reader_flow_top(const struct reader_flow *flow)
{
	return &flow->frames.at[flow->frames.len - 1];
}

static bool is_main(const struct reader_flow *flow)
{
	return flow->frames.len == 1;
}

static void write_record(struct reader_events *events, const struct flow_record *record)
{
	switch (record->event) {
	case STM_EVENT_BLOCK:
		reader_block(events, record->number);
		break;
	case STM_EVENT_ROW:
		reader_row(events);
		break;
	case STM_EVENT_CELL:
		reader_cell(events);
		break;
	case STM_EVENT_AS:
		reader_as(events, record->text);
		break;
	case STM_EVENT_NOTE:
		reader_note(events, record->number, record->text);
		break;
	case STM_EVENT_DROP:
		reader_drop(events, record->text.at);
		break;
	case STM_EVENT_TEXT:
		reader_text(events, record->number, record->text);
		break;
	case STM_EVENT_LINE:
		reader_line(events);
		break;
	case STM_EVENT_REF:
		reader_ref(events, record->number);
		break;
	default:
		break;
	}
}

/*
 * Text is in a buffer that the next run overwrites, so what is kept has a copy; a copy ends in NUL,
 * which is what the reason of a removal needs.
 */
void reader_flow_put(struct reader_flow *flow, struct flow_record record)
{
	if (is_main(flow)) {
		write_record(flow->events, &record);
		return;
	}
	if (record.text.len)
		record.text.at = stm_copy(flow->arena, record.text.at, record.text.len);
	STM_PUSH(flow->arena, &reader_flow_top(flow)->records, record);
}

/* What interrupted the main text, behind the block or row that it interrupted. */
static void put_kept(struct reader_flow *flow)
{
	for (size_t i = 0; i < flow->kept.len; i++)
		write_record(flow->events, &flow->kept.at[i]);
	flow->kept.len = 0;
}

void reader_flow_put_run(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);
	struct stm_str text = {frame->run.at, frame->run.len};

	if (text.len)
		reader_flow_put(flow, (struct flow_record){STM_EVENT_TEXT, frame->flags, text});
	stm_buf_cut(&frame->run, 0);
}

/* The run of the frame below ends here, since its flags may change meanwhile. */
static void push(struct reader_flow *flow, struct flow_record begin)
{
	struct flow_frame fresh = {.begin = begin};

	if (flow->frames.len)
		reader_flow_put_run(flow);
	fresh.run.arena = fresh.marker.arena = flow->arena;
	STM_PUSH(flow->arena, &flow->frames, fresh);
}

struct reader_flow *reader_flow_new(struct stm_arena *arena, struct reader_events *events)
{
	struct reader_flow *flow = stm_alloc(arena, sizeof(*flow));

	flow->arena = arena;
	flow->events = events;
	push(flow, (struct flow_record){.event = STM_EVENT_BLOCK});
	return flow;
}

/* A line begins: white space before its text is none. */
void reader_flow_begin_line(struct flow_frame *frame)
{
	frame->space = frame->feed = false;
	frame->last = 0;
}

void reader_flow_end_block(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);

	reader_flow_put_run(flow);
	if (is_main(flow) && frame->started)
		put_kept(flow);
	frame->started = false;
	frame->lines = 0;
	reader_flow_begin_line(frame);
}

void reader_flow_block(struct reader_flow *flow, unsigned level)
{
	struct flow_frame *frame = reader_flow_top(flow);

	if (frame->begin.event == STM_EVENT_BLOCK) {
		reader_flow_end_block(flow);
		frame->begin.number = level;
	} else if (!frame->lines) {
		frame->lines = 1;
		reader_flow_begin_line(frame);
	}
}

/* A table in a cell, a note or what is left out is lines of it: rows do not nest. */
void reader_flow_row(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);

	reader_flow_row_end(flow);
	reader_flow_block(flow, 0);
	if (frame->begin.event != STM_EVENT_BLOCK)
		return;
	frame->begin.event = STM_EVENT_ROW;
	frame->cells = frame->written = 0;
}

void reader_flow_cell(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);

	if (frame->begin.event != STM_EVENT_ROW) {
		reader_flow_block(flow, 0);
		return;
	}
	reader_flow_put_run(flow);
	frame->cells++;
	frame->lines = 0;
	reader_flow_begin_line(frame);
}

/* The empty cells before the text that comes, or those at the row's end. */
void reader_flow_put_cells(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);

	for (; frame->written < frame->cells; frame->written++)
		reader_flow_put(flow, (struct flow_record){.event = STM_EVENT_CELL});
}

void reader_flow_row_end(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);

	if (frame->begin.event != STM_EVENT_ROW)
		return;
	reader_flow_put_run(flow);
	if (frame->started)
		reader_flow_put_cells(flow);
	reader_flow_end_block(flow);
	frame->begin = (struct flow_record){.event = STM_EVENT_BLOCK};
	frame->cells = frame->written = 0;
}

void reader_flow_as(struct reader_flow *flow, struct stm_str what)
{
	flow->as = what;
}

void reader_flow_note(struct reader_flow *flow, unsigned id, struct stm_str mark)
{
	push(flow, (struct flow_record){STM_EVENT_NOTE, id, mark});
}

void reader_flow_drop(struct reader_flow *flow, const char *reason)
{
	push(flow, (struct flow_record){STM_EVENT_DROP, 0, stm_str(reason)});
}

void reader_flow_return(struct reader_flow *flow)
{
	struct flow_records records;

	if (is_main(flow))
		return;
	reader_flow_put_run(flow);
	records = reader_flow_top(flow)->records;
	for (size_t i = 0; i < records.len; i++)
		STM_PUSH(flow->arena, &flow->kept, records.at[i]);
	flow->frames.len--;
	if (is_main(flow) && !reader_flow_top(flow)->started)
		put_kept(flow);
}

bool reader_flow_finish(struct reader_flow *flow)
{
	while (!is_main(flow))
		reader_flow_return(flow);
	reader_flow_row_end(flow);
	reader_flow_end_block(flow);
	put_kept(flow);
	return flow->any;
}
