/* A binary heap: segments are few, but the largest of them are read to the end. */
#include "index/queue.h"

void stm_queue_init(
	struct stm_queue *queue, struct stm_arena *arena, size_t room, stm_cursor_order *order)
{
	*queue = (struct stm_queue){
		.at = stm_alloc_array(arena, room + 1, sizeof(*queue->at)), .order = order};
}

static bool is_before(
	const struct stm_queue *queue, const struct stm_cursor *a, const struct stm_cursor *b)
{
	int order = queue->order(a, b);

	return order ? order < 0 : a->part < b->part;
}

static void skip_unwanted(struct stm_cursor *cursor)
{
	while (cursor->wanted && cursor->at < cursor->end && !cursor->wanted[cursor->at])
		cursor->at++;
}

void stm_queue_add(struct stm_queue *queue, struct stm_cursor cursor)
{
	size_t i = queue->len;

	skip_unwanted(&cursor);
	if (cursor.at >= cursor.end)
		return;
	queue->len++;
	while (i && is_before(queue, &cursor, &queue->at[(i - 1) / 2])) {
		queue->at[i] = queue->at[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	queue->at[i] = cursor;
}

/* Puts CURSOR where the first one was, or further down. */
static void sift(struct stm_queue *queue, struct stm_cursor cursor)
{
	size_t i = 0, child;

	while ((child = 2 * i + 1) < queue->len) {
		child += child + 1 < queue->len &&
			 is_before(queue, &queue->at[child + 1], &queue->at[child]);
		if (!is_before(queue, &queue->at[child], &cursor))
			break;
		queue->at[i] = queue->at[child];
		i = child;
	}
	queue->at[i] = cursor;
}

bool stm_queue_next(struct stm_queue *queue, struct stm_cursor *out)
{
	struct stm_cursor next;

	if (!queue->len)
		return false;
	*out = next = queue->at[0];
	next.at++;
	skip_unwanted(&next);
	if (next.at >= next.end)
		next = queue->at[--queue->len];
	if (queue->len)
		sift(queue, next);
	return true;
}

int stm_order_versions(const struct stm_cursor *a, const struct stm_cursor *b)
{
	return stm_segment_compare(a->segment, a->at, b->segment, b->at);
}

int stm_order_texts(const struct stm_cursor *a, const struct stm_cursor *b)
{
	return memcmp(stm_segment_content(a->segment, a->at),
		stm_segment_content(b->segment, b->at), STM_CONTENT);
}

int stm_order_terms(const struct stm_cursor *a, const struct stm_cursor *b)
{
	uint64_t x = stm_segment_u64(a->segment, STM_TERMS, a->at);
	uint64_t y = stm_segment_u64(b->segment, STM_TERMS, b->at);

	return (x > y) - (x < y);
}

int stm_order_labels(const struct stm_cursor *a, const struct stm_cursor *b)
{
	return stm_bytes_compare(
		stm_segment_label(a->segment, a->at), stm_segment_label(b->segment, b->at));
}
