/*
 * Opening and listing. Versions are read when the index is opened, to tell the live from the dead;
 * everything else when it is asked for.
 */
#include "index/index.h"

#include "base/error.h"
#include "index/manifest.h"
#include "index/queue.h"

enum { TRIES = 10 /* of opening what a writer keeps replacing */ };

struct opening {
	struct stm_index *index;
	const char *dir;
	const struct stm_index_commits *live;
};

static const uint8_t *commit_of(const struct stm_index *index, uint32_t version)
{
	size_t low = 0, high = index->part_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (index->parts[middle].first <= version)
			low = middle;
		else
			high = middle;
	}
	return stm_segment_commit(&index->parts[low].segment, version - index->parts[low].first);
}

/*
 * The version of COMMIT, or NULL. A map has 64 bits of a commit; what shares them with another is
 * under the next key.
 */
static const uint32_t *find_commit(const struct stm_index *index, const uint8_t *commit)
{
	for (uint64_t key = stm_load64(commit);; key = stm_key_add(key, 1)) {
		const uint32_t *version = stm_map_get(&index->commits, key);

		if (!version || !memcmp(commit_of(index, *version), commit, STM_COMMIT))
			return version;
	}
}

/* False when COMMIT is there already. */
static bool add_commit(struct stm_index *index, const uint8_t *commit, uint32_t version)
{
	for (uint64_t key = stm_load64(commit);; key = stm_key_add(key, 1)) {
		int added;
		uint32_t *place = stm_map_put(&index->commits, key, &added);

		if (added) {
			*place = version;
			return true;
		}
		if (!memcmp(commit_of(index, *place), commit, STM_COMMIT))
			return false;
	}
}

/* False when a segment is gone: a writer has replaced the manifest meanwhile. */
static bool open_segments(struct opening *opening, const struct stm_index_place *place)
{
	struct stm_index *index = opening->index;
	struct stm_manifest manifest;

	stm_manifest_read(&manifest, place);
	index->parts = stm_alloc_array(
		index->arena, manifest.entries.len + 1, sizeof(*index->parts));
	index->part_count = 0;
	for (size_t i = 0; i < manifest.entries.len; i++) {
		const struct stm_segment_entry *entry = &manifest.entries.at[i];
		struct stm_segment *segment = &index->parts[i].segment;

		segment->fault = &index->fault;
		index->part_count++;
		if (!stm_segment_open(
			    segment, stm_segment_path(place, entry->id), entry, index->arena))
			return false;
	}
	return true;
}

static void close_segments(struct stm_index *index)
{
	for (size_t i = 0; i < index->part_count; i++)
		stm_segment_release(&index->parts[i].segment);
	index->part_count = 0;
}

/* Marks each commit's first version as live, unless only some are. */
static void read_versions(struct stm_index *index, bool all)
{
	for (size_t p = 0; p < index->part_count; p++) {
		struct stm_index_part *part = &index->parts[p];

		part->first = index->versions;
		part->live = stm_alloc_array(index->arena, part->segment.versions + (size_t)1, 1);
		index->versions += part->segment.versions;
	}
	stm_map_init(&index->commits, index->arena, index->versions);
	for (size_t p = 0; p < index->part_count; p++) {
		struct stm_index_part *part = &index->parts[p];

		for (uint32_t v = 0; v < part->segment.versions; v++)
			part->live[v] = add_commit(index, stm_segment_commit(&part->segment, v),
						part->first + v) &&
					all;
	}
}

static void mark_live(struct stm_index *index, const struct stm_index_commits *live)
{
	for (size_t i = 0; i < live->len; i++) {
		const uint32_t *version = find_commit(index, live->at[i]);
		size_t p = index->part_count;

		if (!version)
			continue;
		while (index->parts[p - 1].first > *version)
			p--;
		index->parts[p - 1].live[*version - index->parts[p - 1].first] = 1;
	}
}

static void count_live(struct stm_index *index)
{
	for (size_t p = 0; p < index->part_count; p++) {
		struct stm_index_part *part = &index->parts[p];

		for (uint32_t v = 0; v < part->segment.versions; v++) {
			struct stm_range range = stm_segment_version(&part->segment, v);

			part->dead += !part->live[v];
			index->paragraphs += part->live[v] ? range.end - range.start : 0;
		}
	}
}

static void run_open(void *payload)
{
	struct opening *opening = payload;
	struct stm_index *index = opening->index;
	struct stm_index_place place = {&index->fault, index->arena, opening->dir};
	int tries = 0;

	while (!open_segments(opening, &place)) {
		const char *gone = index->parts[index->part_count - 1].segment.path;

		if (++tries == TRIES)
			stm_fault_damage(&index->fault,
				gone ? gone
				     : stm_format(index->arena, "%s/manifest", opening->dir));
		close_segments(index);
	}
	read_versions(index, !opening->live);
	if (opening->live)
		mark_live(index, opening->live);
	count_live(index);
}

enum stm_status stm_index_open(struct stm_index *index, const char *dir,
	const struct stm_index_commits *live, struct stm_arena *arena, struct stm_error *error)
{
	struct opening opening = {index, dir, live};

	index->arena = arena;
	stm_arena_init(&index->scratch, arena->trap);
	stm_arena_init(&index->inner, arena->trap);
	return stm_fault_guard(&index->fault, run_open, &opening, error);
}

void stm_index_release(struct stm_index *index)
{
	close_segments(index);
	stm_arena_release(&index->scratch);
	stm_arena_release(&index->inner);
	*index = (struct stm_index){.arena = NULL};
}

bool stm_index_has(const struct stm_index *index, const uint8_t *commit)
{
	return find_commit(index, commit) != NULL;
}

void stm_index_describe(
	struct stm_index_version *out, const struct stm_segment *segment, uint32_t version)
{
	struct stm_range range = stm_segment_version(segment, version);

	*out = (struct stm_index_version){
		.commit = stm_segment_commit(segment, version),
		.symbol = stm_segment_symbol(segment, version),
		.date = stm_segment_date(segment, version),
		.paragraphs = range.end - range.start,
	};
}

struct listing {
	struct stm_index *index;
	struct stm_index_versions *out;
};

static void run_list(void *payload)
{
	struct listing *listing = payload;
	struct stm_index *index = listing->index;
	struct stm_queue queue;
	struct stm_cursor cursor;

	stm_queue_init(&queue, &index->scratch, index->part_count, stm_order_versions);
	for (uint32_t p = 0; p < index->part_count; p++)
		stm_queue_add(&queue, (struct stm_cursor){.segment = &index->parts[p].segment,
					      .wanted = index->parts[p].live,
					      .part = p,
					      .end = index->parts[p].segment.versions});
	while (stm_queue_next(&queue, &cursor)) {
		struct stm_index_version version;

		stm_index_describe(&version, cursor.segment, cursor.at);
		STM_PUSH(index->arena, listing->out, version);
	}
}

enum stm_status stm_index_list(
	struct stm_index_versions *out, struct stm_index *index, struct stm_error *error)
{
	struct listing listing = {index, out};

	*out = (struct stm_index_versions){0};
	stm_arena_clear(&index->scratch);
	return stm_fault_guard(&index->fault, run_list, &listing, error);
}

/* Kept only once it is complete: a damaged block can end the counting anywhere. */
const uint32_t *stm_index_live_texts(struct stm_index *index, struct stm_index_part *part)
{
	uint32_t *texts;

	if (part->live_texts)
		return part->live_texts;
	texts = stm_alloc_array(index->arena, part->segment.texts + (size_t)1, sizeof(*texts));
	for (uint32_t v = 0; v < part->segment.versions; v++) {
		struct stm_range range = stm_segment_version(&part->segment, v);

		for (uint32_t i = range.start; part->live[v] && i < range.end; i++)
			texts[stm_segment_text(&part->segment, i)]++;
	}
	part->live_texts = texts;
	return texts;
}
