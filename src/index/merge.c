/*
 * All numbers follow the order of what they stand for (see format.h), so each kind of item is
 * merged by reading the parts side by side, and what is renumbered stays in order. The sections are
 * written one after the other:
 *
 *	versions, names      in order of date; the dead and what two parts both have are left out
 *	texts, terms, labels the union of each; of texts only what a version has that stays
 *	words, paragraphs    copied with new numbers
 *	places               by counting: the paragraphs of each text
 *	lists                by counting: the texts of each term (lists.c)
 */
#include "index/merge.h"

#include "index/queue.h"

/* A union that is written: the items of all parts, each once. */
struct merged {
	enum stm_section section; /* that is written, of WIDTH bytes an item */
	unsigned width;
	stm_cursor_order *order;
	struct stm_pick *picks; /* may be NULL */
};

static uint32_t *numbers_of(struct stm_part *part, enum stm_section section)
{
	switch (section) {
	case STM_TEXTS:
		return part->texts;
	case STM_TERMS:
		return part->terms;
	default:
		return part->labels;
	}
}

/* A label's own bytes are written later; of the others the item itself is written here. */
static void write_item(
	struct stm_merge *merge, const struct merged *merged, const struct stm_cursor *cursor)
{
	if (merged->width)
		stm_output_put(merge->output,
			stm_segment_bytes(cursor->segment, merged->section,
				(uint64_t)cursor->at * merged->width, merged->width),
			merged->width);
}

/* Returns how many there are; each part learns its items' new numbers. */
static uint32_t unite(struct stm_merge *merge, const struct merged *merged, struct stm_queue *queue)
{
	struct stm_cursor cursor, last = {0};
	uint32_t count = 0;

	while (stm_queue_next(queue, &cursor)) {
		if (!count || merged->order(&last, &cursor)) {
			write_item(merge, merged, &cursor);
			if (merged->picks)
				merged->picks[count] = (struct stm_pick){cursor.part, cursor.at};
			count++;
			last = cursor;
		}
		numbers_of(&merge->parts[cursor.part], merged->section)[cursor.at] = count - 1;
	}
	return count;
}

/* The sum of a number of each part, which must fit its 32 bits. */
static uint32_t sum_of(struct stm_merge *merge, size_t offset)
{
	uint64_t sum = 0;

	for (size_t p = 0; p < merge->count; p++) {
		uint32_t count;

		memcpy(&count, (const char *)merge->parts[p].segment + offset, sizeof(count));
		sum += count;
	}
	if (sum >= UINT32_MAX)
		stm_fault_raise(merge->fault, STM_EINPUT, merge->output->path,
			"the collection is too large for one index");
	return (uint32_t)sum;
}

#define SUM_OF(merge, field) sum_of((merge), offsetof(struct stm_segment, field))

static struct stm_pick *new_picks(struct stm_merge *merge, uint32_t count)
{
	return stm_rooms_new(merge->rooms, count + (size_t)1, sizeof(struct stm_pick));
}

static void write_version(struct stm_merge *merge, const struct stm_cursor *cursor,
	uint32_t *paragraph, uint32_t *name)
{
	struct stm_range range = stm_segment_version(cursor->segment, cursor->at);
	uint32_t symbol = (uint32_t)stm_segment_symbol(cursor->segment, cursor->at).len;
	uint32_t date = (uint32_t)stm_segment_date(cursor->segment, cursor->at).len;

	stm_output_put(merge->output, stm_segment_commit(cursor->segment, cursor->at), STM_COMMIT);
	stm_output_put32(merge->output, *paragraph);
	stm_output_put32(merge->output, *name);
	stm_output_put32(merge->output, symbol);
	stm_output_put32(merge->output, date);
	*paragraph += range.end - range.start;
	*name += symbol + date;
}

static void merge_versions(struct stm_merge *merge)
{
	struct stm_cursor cursor, last = {0};
	uint32_t name = 0;
	struct stm_queue queue;

	stm_queue_init(&queue, merge->arena, merge->count, stm_order_versions);
	for (uint32_t p = 0; p < merge->count; p++)
		stm_queue_add(&queue, (struct stm_cursor){.segment = merge->parts[p].segment,
					      .wanted = merge->parts[p].live,
					      .part = p,
					      .end = merge->parts[p].segment->versions});
	merge->versions.at = new_picks(merge, SUM_OF(merge, versions));
	stm_output_begin(merge->output, STM_VERSIONS);
	while (stm_queue_next(&queue, &cursor)) {
		if (last.segment && !stm_order_versions(&last, &cursor))
			continue;
		last = cursor;
		merge->versions.at[merge->versions.len++] = (struct stm_pick){
			cursor.part, cursor.at};
		write_version(merge, &cursor, &merge->paragraphs, &name);
	}
	stm_output_end(merge->output, STM_VERSIONS);
}

static void merge_names(struct stm_merge *merge)
{
	stm_output_begin(merge->output, STM_NAMES);
	for (uint32_t v = 0; v < merge->versions.len; v++) {
		struct stm_pick pick = merge->versions.at[v];
		const struct stm_segment *segment = merge->parts[pick.part].segment;
		struct stm_str symbol = stm_segment_symbol(segment, pick.number);
		struct stm_str date = stm_segment_date(segment, pick.number);

		stm_output_put(merge->output, symbol.at, symbol.len);
		stm_output_put(merge->output, date.at, date.len);
	}
	stm_output_end(merge->output, STM_NAMES);
}

/* Marks the texts of the versions that stay. */
static void want_texts(struct stm_merge *merge)
{
	for (size_t p = 0; p < merge->count; p++)
		merge->parts[p].wanted = stm_rooms_new(
			merge->rooms, merge->parts[p].segment->texts + (size_t)1, 1);
	for (uint32_t v = 0; v < merge->versions.len; v++) {
		struct stm_pick pick = merge->versions.at[v];
		struct stm_part *part = &merge->parts[pick.part];
		struct stm_range range = stm_segment_version(part->segment, pick.number);

		for (uint32_t i = range.start; i < range.end; i++)
			part->wanted[stm_segment_text(part->segment, i)] = 1;
	}
}

static void merge_texts(struct stm_merge *merge)
{
	struct stm_queue queue;

	want_texts(merge);
	stm_queue_init(&queue, merge->arena, merge->count, stm_order_texts);
	for (uint32_t p = 0; p < merge->count; p++) {
		struct stm_part *part = &merge->parts[p];

		part->texts = stm_rooms_new(
			merge->rooms, part->segment->texts + (size_t)1, sizeof(*part->texts));
		stm_queue_add(&queue, (struct stm_cursor){.segment = part->segment,
					      .wanted = part->wanted,
					      .part = p,
					      .end = part->segment->texts});
	}
	merge->texts.at = new_picks(merge, SUM_OF(merge, texts));
	stm_output_begin(merge->output, STM_TEXTS);
	merge->texts.len = unite(merge,
		&(struct merged){STM_TEXTS, STM_CONTENT, stm_order_texts, merge->texts.at}, &queue);
	stm_output_end(merge->output, STM_TEXTS);
}

/* Words that no text has any more may stay: their lists are empty. */
static void merge_terms(struct stm_merge *merge)
{
	struct stm_queue queue;

	stm_queue_init(&queue, merge->arena, merge->count, stm_order_terms);
	for (uint32_t p = 0; p < merge->count; p++) {
		struct stm_part *part = &merge->parts[p];

		part->terms = stm_rooms_new(
			merge->rooms, part->segment->terms + (size_t)1, sizeof(*part->terms));
		stm_queue_add(&queue,
			(struct stm_cursor){
				.segment = part->segment, .part = p, .end = part->segment->terms});
	}
	stm_output_begin(merge->output, STM_TERMS);
	merge->terms = unite(merge, &(struct merged){STM_TERMS, 8, stm_order_terms, NULL}, &queue);
	stm_output_end(merge->output, STM_TERMS);
}

static struct stm_str picked_label(const struct stm_merge *merge, uint32_t i)
{
	struct stm_pick pick = merge->labels.at[i];

	return stm_segment_label(merge->parts[pick.part].segment, pick.number);
}

static void merge_labels(struct stm_merge *merge)
{
	struct stm_queue queue;
	uint32_t end = 0;

	stm_queue_init(&queue, merge->arena, merge->count, stm_order_labels);
	for (uint32_t p = 0; p < merge->count; p++) {
		struct stm_part *part = &merge->parts[p];

		part->labels = stm_rooms_new(
			merge->rooms, part->segment->labels + (size_t)1, sizeof(*part->labels));
		stm_queue_add(&queue,
			(struct stm_cursor){
				.segment = part->segment, .part = p, .end = part->segment->labels});
	}
	merge->labels.at = new_picks(merge, SUM_OF(merge, labels));
	merge->labels.len = unite(
		merge, &(struct merged){STM_LABELS, 0, stm_order_labels, merge->labels.at}, &queue);
	stm_output_begin(merge->output, STM_LABEL_ENDS);
	for (uint32_t i = 0; i < merge->labels.len; i++) {
		end += (uint32_t)picked_label(merge, i).len;
		stm_output_put32(merge->output, end);
	}
	stm_output_end(merge->output, STM_LABEL_ENDS);
	stm_output_begin(merge->output, STM_LABELS);
	for (uint32_t i = 0; i < merge->labels.len; i++)
		stm_output_put(
			merge->output, picked_label(merge, i).at, picked_label(merge, i).len);
	stm_output_end(merge->output, STM_LABELS);
}

static struct stm_numbers picked_words(const struct stm_merge *merge, uint32_t text)
{
	struct stm_pick pick = merge->texts.at[text];

	return stm_segment_words(merge->parts[pick.part].segment, pick.number);
}

/* TERM of part P, by its new number. */
static uint32_t new_term(const struct stm_merge *merge, uint32_t p, uint32_t term)
{
	const struct stm_segment *segment = merge->parts[p].segment;

	stm_fault_unless(term < segment->terms, merge->fault, segment->path);
	return merge->parts[p].terms[term];
}

static void merge_words(struct stm_merge *merge)
{
	(void)SUM_OF(merge, words);
	stm_output_begin(merge->output, STM_TEXT_ENDS);
	for (uint32_t t = 0; t < merge->texts.len; t++) {
		merge->words += picked_words(merge, t).len;
		stm_output_put32(merge->output, merge->words);
	}
	stm_output_end(merge->output, STM_TEXT_ENDS);
	stm_output_begin(merge->output, STM_WORDS);
	for (uint32_t t = 0; t < merge->texts.len; t++) {
		struct stm_numbers words = picked_words(merge, t);

		for (uint32_t i = 0; i < words.len; i++)
			stm_output_put32(merge->output,
				new_term(merge, merge->texts.at[t].part, stm_number(words, i)));
	}
	stm_output_end(merge->output, STM_WORDS);
}

static void merge_paragraphs(struct stm_merge *merge)
{
	(void)SUM_OF(merge, paragraphs);
	stm_output_begin(merge->output, STM_PARAGRAPHS);
	for (uint32_t v = 0; v < merge->versions.len; v++) {
		struct stm_pick pick = merge->versions.at[v];
		const struct stm_part *part = &merge->parts[pick.part];
		const struct stm_segment *segment = part->segment;
		struct stm_range range = stm_segment_version(segment, pick.number);

		for (uint32_t i = range.start; i < range.end; i++) {
			uint32_t label = stm_segment_u32(
				segment, STM_PARAGRAPHS, 2 * (uint64_t)i + 1);

			stm_fault_unless(label < segment->labels, merge->fault, segment->path);
			stm_output_put32(merge->output, part->texts[stm_segment_text(segment, i)]);
			stm_output_put32(merge->output, part->labels[label]);
		}
	}
	stm_output_end(merge->output, STM_PARAGRAPHS);
}

/* Counts the paragraphs of each text, then has each text's fill its own share of the room. */
static void write_places(struct stm_merge *merge)
{
	const uint8_t *paragraphs = stm_output_view(merge->output, STM_PARAGRAPHS);
	uint32_t *ends = stm_rooms_new(merge->rooms, merge->texts.len + (size_t)2, sizeof(*ends));
	uint32_t *places = stm_rooms_new(
		merge->rooms, merge->paragraphs + (size_t)1, sizeof(*places));

	for (uint32_t i = 0; i < merge->paragraphs; i++)
		ends[stm_load32(paragraphs + (size_t)STM_PARAGRAPH_SIZE * i) + 1]++;
	for (uint32_t t = 0; t < merge->texts.len; t++)
		ends[t + 1] += ends[t];
	for (uint32_t i = 0; i < merge->paragraphs; i++)
		places[ends[stm_load32(paragraphs + (size_t)STM_PARAGRAPH_SIZE * i)]++] = i;
	stm_output_begin(merge->output, STM_PLACE_ENDS);
	for (uint32_t t = 0; t < merge->texts.len; t++)
		stm_output_put32(merge->output, ends[t]);
	stm_output_end(merge->output, STM_PLACE_ENDS);
	stm_output_begin(merge->output, STM_PLACES);
	for (uint32_t i = 0; i < merge->paragraphs; i++)
		stm_output_put32(merge->output, places[i]);
	stm_output_end(merge->output, STM_PLACES);
}

uint64_t stm_merge(struct stm_merge *merge)
{
	merge_versions(merge);
	merge_names(merge);
	merge_texts(merge);
	merge_terms(merge);
	merge_labels(merge);
	merge_words(merge);
	merge_paragraphs(merge);
	if (merge->lists) {
		write_places(merge);
		stm_merge_lists(merge);
	}
	return stm_output_finish(merge->output);
}
