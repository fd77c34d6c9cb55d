/*
 * Texts are what is searched, versions what is shown. A segment keeps its versions in order, and in
 * each version its paragraphs, so nothing is sorted: the versions of all segments that have
 * something are read side by side. Which those are is found from the texts' places when the texts
 * are few, and else by going over all paragraphs.
 */
#include "index/matches.h"

#include "index/queue.h"

enum { FEW = 64 /* one text in so many is few */ };

/* What is known of a part that has hits. */
struct counted {
	uint32_t *texts;      /* by text: how often it has it */
	uint32_t *versions;   /* by version: the same, of its paragraphs */
	uint32_t *paragraphs; /* by version: how many have it */
	uint8_t *wanted;      /* by version: live, and not 0 */
};

struct collecting {
	const struct stm_collector *collector;
	struct stm_index_matches *out;
	struct counted *parts;
};

bool stm_listing_add(
	struct stm_listing *listing, uint32_t position, uint32_t length, uint32_t score)
{
	struct stm_occurrence occurrence = listing->occurrence;

	if (listing->out->occurrences.len >= listing->limit)
		return false;
	occurrence.position = position;
	occurrence.length = length;
	occurrence.score = score;
	STM_PUSH(listing->index->arena, &listing->out->occurrences, occurrence);
	return true;
}

static void count_places(
	struct counted *counted, const struct stm_index_part *part, const struct stm_hits *hits)
{
	for (size_t i = 0; i < hits->len; i++) {
		struct stm_numbers places = stm_segment_places(&part->segment, hits->at[i].text);

		for (uint32_t k = 0; k < places.len; k++) {
			uint32_t version = stm_segment_version_of(
				&part->segment, stm_number(places, k));

			counted->versions[version] += hits->at[i].count;
			counted->paragraphs[version]++;
		}
	}
}

/* The innermost loop of a search for a common word: one paragraph costs a look at its text. */
static void count_all(struct counted *counted, const struct stm_index_part *part)
{
	const struct stm_segment *segment = &part->segment;
	const uint8_t *at = stm_segment_bytes(
		segment, STM_PARAGRAPHS, 0, segment->sections[STM_PARAGRAPHS].size);

	for (uint32_t v = 0; v < segment->versions; v++) {
		struct stm_range range = stm_segment_version(segment, v);
		uint32_t count = 0, paragraphs = 0;

		for (uint32_t i = range.start; i < range.end; i++) {
			uint32_t text = stm_load32(at + STM_PARAGRAPH_SIZE * (size_t)i);

			stm_fault_unless(text < segment->texts, segment->fault, segment->path);
			count += counted->texts[text];
			paragraphs += counted->texts[text] != 0;
		}
		counted->versions[v] = count;
		counted->paragraphs[v] = paragraphs;
	}
}

static void count_part(struct collecting *collecting, uint32_t p)
{
	struct stm_index *index = collecting->collector->index;
	const struct stm_index_part *part = &index->parts[p];
	const struct stm_hits *hits = &collecting->collector->hits[p];
	struct counted *counted = &collecting->parts[p];
	size_t versions = part->segment.versions;

	counted->texts = stm_alloc_array(
		&index->scratch, part->segment.texts + (size_t)1, sizeof(*counted->texts));
	counted->versions = stm_alloc_array(&index->scratch, versions + 1, sizeof(uint32_t));
	counted->paragraphs = stm_alloc_array(&index->scratch, versions + 1, sizeof(uint32_t));
	counted->wanted = stm_alloc_array(&index->scratch, versions + 1, 1);
	for (size_t i = 0; i < hits->len; i++)
		counted->texts[hits->at[i].text] = hits->at[i].count;
	if (hits->len < part->segment.texts / FEW)
		count_places(counted, part, hits);
	else
		count_all(counted, part);
	for (size_t v = 0; v < versions; v++)
		counted->wanted[v] = part->live[v] && counted->versions[v];
}

/* What is listed of a version, while there is room. */
static void list_version(
	struct collecting *collecting, struct stm_listing *listing, const struct stm_cursor *cursor)
{
	const uint32_t *texts = collecting->parts[cursor->part].texts;
	struct stm_range range = stm_segment_version(cursor->segment, cursor->at);

	for (uint32_t i = range.start; i < range.end; i++) {
		uint32_t text;

		if (collecting->out->occurrences.len >= listing->limit)
			return;
		text = stm_segment_text(cursor->segment, i);
		if (!texts[text])
			continue;
		listing->text = text;
		listing->part = cursor->part;
		listing->occurrence.paragraph = i - range.start;
		listing->occurrence.label = stm_segment_label(cursor->segment,
			stm_segment_u32(cursor->segment, STM_PARAGRAPHS, 2 * (uint64_t)i + 1));
		collecting->collector->list(listing, collecting->collector->payload);
	}
}

static void list_versions(struct collecting *collecting, struct stm_queue *queue)
{
	struct stm_index *index = collecting->collector->index;
	struct stm_index_matches *out = collecting->out;
	struct stm_listing listing = {
		.index = index, .out = out, .limit = collecting->collector->limit};
	struct stm_cursor cursor;

	while (stm_queue_next(queue, &cursor)) {
		struct stm_index_version version;

		stm_index_describe(&version, cursor.segment, cursor.at);
		version.count = collecting->parts[cursor.part].versions[cursor.at];
		out->total += version.count;
		out->paragraphs += collecting->parts[cursor.part].paragraphs[cursor.at];
		listing.occurrence.version = (uint32_t)out->versions.len;
		STM_PUSH(index->arena, &out->versions, version);
		list_version(collecting, &listing, &cursor);
	}
}

void stm_collect(struct stm_index_matches *out, const struct stm_collector *collector)
{
	struct stm_index *index = collector->index;
	struct collecting collecting = {.collector = collector, .out = out};
	struct stm_queue queue;

	collecting.parts = stm_alloc_array(
		&index->scratch, index->part_count + 1, sizeof(*collecting.parts));
	stm_queue_init(&queue, &index->scratch, index->part_count, stm_order_versions);
	for (uint32_t p = 0; p < index->part_count; p++) {
		if (!collector->hits[p].len)
			continue;
		count_part(&collecting, p);
		stm_queue_add(&queue, (struct stm_cursor){.segment = &index->parts[p].segment,
					      .wanted = collecting.parts[p].wanted,
					      .part = p,
					      .end = index->parts[p].segment.versions});
	}
	list_versions(&collecting, &queue);
}
