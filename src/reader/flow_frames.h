/*
 * What flow.c and flow_text.c share: a stack of frames, the main text and above it the note or the
 * left-out piece that interrupts it. Only the main text writes events as it goes; a frame above
 * keeps its own, which are written when the block or row of the main text ends.
 */
#ifndef STM_READER_FLOW_FRAMES_H
#define STM_READER_FLOW_FRAMES_H

#include <stdint.h>

#include "base/vec.h"
#include "reader/flow.h"

/* An event with its arguments, written later. */
struct flow_record {
	enum stm_event event;
	unsigned number;
	struct stm_str text;
};

struct flow_records {
	struct flow_record *at;
	size_t len, cap;
};

struct flow_frame {
	struct flow_record begin; /* what writes itself when the first text comes */
	bool started;
	bool space, feed;        /* white space waits; a line feed is in it */
	bool before_ref;         /* it stood before the mark of a footnote */
	unsigned lines;          /* line ends that wait */
	unsigned cells, written; /* of a row: begun, and of those written */
	uint32_t last;           /* the character before */
	unsigned flags;          /* of RUN */
	struct stm_buf run, marker;
	struct flow_records records; /* of a frame above the main text */
};

struct reader_flow {
	struct stm_arena *arena;
	struct reader_events *events;
	struct {
		struct flow_frame *at;
		size_t len, cap;
	} frames;
	struct flow_records kept; /* of the frames that were above the main text */
	struct stm_str as;        /* what the next block of the main text is */
	bool any;
};

/* The frame that text goes to. */
struct flow_frame *reader_flow_top(const struct reader_flow *flow);

/* Writes RECORD, or keeps it if the frame is not the main text; its text is copied then. */
void reader_flow_put(struct reader_flow *flow, struct flow_record record);

/* Writes the run of text that is being gathered. */
void reader_flow_put_run(struct reader_flow *flow);

/* Writes the cells of the row that have begun without text. */
void reader_flow_put_cells(struct reader_flow *flow);

/* Ends the block, or the row, and writes what interrupted it. */
void reader_flow_end_block(struct reader_flow *flow);

/* A line begins: white space before its text is none. */
void reader_flow_begin_line(struct flow_frame *frame);

#endif
