/* The ordered items of several segments, read as one ordered list. */
#ifndef STM_INDEX_QUEUE_H
#define STM_INDEX_QUEUE_H

#include "index/segment.h"

/* Number AT of the items of SEGMENT, which END of them are numbered below. */
struct stm_cursor {
	const struct stm_segment *segment;
	const uint8_t *wanted; /* by number: whether it is read; NULL: all are */
	uint32_t part;         /* the caller's number of the segment */
	uint32_t at, end;
};

/* By which items are ordered; below 0, 0 or above it. */
typedef int stm_cursor_order(const struct stm_cursor *a, const struct stm_cursor *b);

/* A heap of cursors, the least first; equal ones by their part. */
struct stm_queue {
	struct stm_cursor *at;
	size_t len;
	stm_cursor_order *order;
};

/* An empty queue with room for ROOM cursors. */
void stm_queue_init(
	struct stm_queue *queue, struct stm_arena *arena, size_t room, stm_cursor_order *order);

/* Adds what CURSOR goes over. */
void stm_queue_add(struct stm_queue *queue, struct stm_cursor cursor);

/* The next item of all; false when there is none. */
bool stm_queue_next(struct stm_queue *queue, struct stm_cursor *out);

/* Versions in their order, which stm_segment_compare() gives. */
stm_cursor_order stm_order_versions;

/* Texts by content hash, terms by word hash, labels by bytes. */
stm_cursor_order stm_order_texts, stm_order_terms, stm_order_labels;

#endif
