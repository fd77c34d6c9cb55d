/*
 * What is added is gathered in memory; when that is full it becomes a run, a segment without
 * posting lists that no manifest names. A commit merges the runs, what is still in memory and some
 * of the segments that there are into one new segment, and then replaces the manifest.
 */
#include "index/writer.h"

#include <stdlib.h>
#include <unistd.h>

#include "index/lock.h"
#include "index/merge.h"

enum {
	MEMORY = 64 << 20, /* bytes */
	MOST_RUNS = 48,    /* before they become one: see STM_ROOMS */
	LITTLE = 16 << 20, /* bytes that can always be merged: a fraction of a second */
	SMALL = 128 << 10, /* bytes */
	TIMES = 4          /* what is new can be merged with so many times its size */
};

/* Words, and paragraphs, of one segment. */
static const uint64_t largest = UINT32_MAX - 1;

struct opening {
	struct stm_index_writer *writer;
	const struct stm_index_options *options;
	struct stm_error *error;
};

/* The index tells in the caller's error what is wrong; it has been described when this jumps. */
static void open_index(struct stm_index_writer *writer, const struct opening *opening)
{
	enum stm_status status = stm_index_open(&writer->index, writer->place.dir,
		opening->options->live, writer->place.arena, opening->error);

	if (status < 0) {
		writer->fault.status = status;
		longjmp(writer->fault.trap, 1);
	}
	for (size_t p = 0; p < writer->index.part_count; p++)
		writer->index.parts[p].segment.fault = &writer->fault;
}

static void run_open(void *payload)
{
	const struct opening *opening = payload;
	struct stm_index_writer *writer = opening->writer;

	writer->lock = stm_index_lock(&writer->place);
	writer->locked = true;
	open_index(writer, opening);
	stm_manifest_read(&writer->manifest, &writer->place);
	stm_manifest_sweep(&writer->manifest, &writer->place);
}

enum stm_status stm_index_writer_open(struct stm_index_writer *writer, const char *dir,
	const struct stm_index_options *options, struct stm_arena *arena, struct stm_error *error)
{
	struct opening opening = {writer, options, error};

	writer->place = (struct stm_index_place){&writer->fault, arena, dir};
	writer->memory = options->memory ? options->memory : MEMORY;
	stm_arena_init(&writer->scratch, arena->trap);
	stm_arena_init(&writer->gather.arena, arena->trap);
	stm_gather_clear(&writer->gather);
	writer->output.fault = &writer->fault;
	writer->rooms = (struct stm_rooms){&writer->fault, &writer->scratch, dir, .len = 0};
	return stm_fault_guard(&writer->fault, run_open, &opening, error);
}

/* Merges PARTS into a new segment or run; its entry is in no manifest yet. */
static struct stm_segment_entry write_segment(
	struct stm_index_writer *writer, struct stm_part *parts, size_t count, bool lists)
{
	struct stm_segment_entry entry = {.id = writer->manifest.next++};
	struct stm_merge merge = {.fault = &writer->fault,
		.arena = &writer->scratch,
		.rooms = &writer->rooms,
		.output = &writer->output,
		.parts = parts,
		.count = count,
		.lists = lists};

	stm_output_open(
		&writer->output, stm_segment_path(&writer->place, entry.id), &writer->scratch);
	entry.check = stm_merge(&merge);
	entry.size = STM_SEGMENT_HEAD + writer->output.size + 8 * writer->output.sums.len;
	stm_rooms_release(&writer->rooms);
	return entry;
}

static void close_runs(struct stm_index_writer *writer)
{
	for (size_t i = 0; i < writer->run_segment_count; i++)
		stm_segment_release(&writer->run_segments[i]);
	writer->run_segment_count = 0;
}

/* Opens the runs and appends them to PARTS. */
static size_t open_runs(struct stm_index_writer *writer, struct stm_part *parts)
{
	size_t count = writer->runs.len;

	writer->run_segments = stm_alloc_array(
		&writer->scratch, count + 1, sizeof(*writer->run_segments));
	for (size_t i = 0; i < count; i++) {
		struct stm_segment *segment = &writer->run_segments[i];
		const char *path = stm_segment_path(&writer->place, writer->runs.at[i].id);

		segment->fault = &writer->fault;
		writer->run_segment_count++;
		if (!stm_segment_open(segment, path, &writer->runs.at[i], &writer->scratch))
			stm_fault_damage(&writer->fault, path);
		parts[i].segment = segment;
	}
	return count;
}

static void remove_runs(struct stm_index_writer *writer)
{
	close_runs(writer);
	for (size_t i = 0; i < writer->runs.len; i++)
		stm_segment_remove(&writer->place, writer->runs.at[i].id);
	writer->runs.len = 0;
}

/* All runs become one, so that no merge has too many parts. */
static void join_runs(struct stm_index_writer *writer)
{
	struct stm_part *parts = stm_alloc_array(
		&writer->scratch, writer->runs.len, sizeof(*parts));
	size_t count = open_runs(writer, parts);
	struct stm_segment_entry entry = write_segment(writer, parts, count, false);

	remove_runs(writer);
	STM_PUSH(writer->place.arena, &writer->runs, entry);
	stm_arena_clear(&writer->scratch);
}

/* What is in memory becomes a run. */
static void write_run(struct stm_index_writer *writer)
{
	struct stm_segment segment = {.fault = &writer->fault, .path = writer->place.dir};
	struct stm_part part = {.segment = &segment};
	struct stm_segment_entry entry;

	stm_gather_segment(&writer->gather, &segment);
	entry = write_segment(writer, &part, 1, false);
	STM_PUSH(writer->place.arena, &writer->runs, entry);
	stm_gather_clear(&writer->gather);
	stm_arena_clear(&writer->scratch);
	if (writer->runs.len >= MOST_RUNS)
		join_runs(writer);
}

struct adding {
	struct stm_index_writer *writer;
	const struct stm_index_addition *addition;
};

/* Sorting takes about as much again as gathering, and growing arrays are there twice. */
static void run_add(void *payload)
{
	const struct adding *adding = payload;
	struct stm_index_writer *writer = adding->writer;

	stm_gather_add(&writer->gather, adding->addition);
	if (stm_arena_size(&writer->gather.arena) >= writer->memory / 2)
		write_run(writer);
}

enum stm_status stm_index_writer_add(struct stm_index_writer *writer,
	const struct stm_index_addition *addition, struct stm_error *error)
{
	struct adding adding = {writer, addition};

	if (stm_index_has(&writer->index, addition->commit))
		return STM_OK;
	return stm_fault_guard(&writer->fault, run_add, &adding, error);
}

/* An old segment that may be merged. */
struct candidate {
	size_t part;
	uint64_t size;
};

static int by_size(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return (x->part > y->part) - (x->part < y->part);
}

/* What a commit merges. */
struct commit {
	struct stm_index_writer *writer;
	enum stm_index_merging merging;
	struct stm_part *parts;
	size_t count;
	struct stm_segment memory;
	uint64_t size, words, paragraphs; /* of the parts so far */
	uint64_t most;                    /* bytes */
	bool *merged;                     /* by part of the index */
};

static void add_part(struct commit *commit, const struct stm_segment *segment, const uint8_t *live)
{
	commit->parts[commit->count++] = (struct stm_part){.segment = segment, .live = live};
	commit->words += segment->words;
	commit->paragraphs += segment->paragraphs;
}

static void add_new_parts(struct commit *commit)
{
	struct stm_index_writer *writer = commit->writer;
	size_t runs = open_runs(writer, commit->parts);

	for (size_t i = 0; i < runs; i++) {
		add_part(commit, &writer->run_segments[i], NULL);
		commit->size += writer->runs.at[i].size;
	}
	if (!writer->gather.versions.len)
		return;
	commit->memory = (struct stm_segment){.fault = &writer->fault, .path = writer->place.dir};
	stm_gather_segment(&writer->gather, &commit->memory);
	add_part(commit, &commit->memory, NULL);
	for (int i = 0; i < STM_SECTIONS; i++)
		commit->size += commit->memory.sections[i].size;
}

/*
 * Whatever is left is more than twice what is merged, so segments are as many as the logarithm of
 * the collection. Very small ones are merged at any rate: it takes less time than to open them each
 * time. One of which a quarter is dead is worth being rewritten by itself.
 */
static bool is_worth_merging(const struct commit *commit, const struct candidate *candidate)
{
	const struct stm_index_part *part = &commit->writer->index.parts[candidate->part];

	if (commit->words + part->segment.words > largest ||
		commit->paragraphs + part->segment.paragraphs > largest)
		return false;
	if (commit->merging == STM_MERGE_ALL)
		return true;
	return commit->size + candidate->size <= commit->most &&
	       (candidate->size <= 2 * commit->size + SMALL ||
		       part->dead > part->segment.versions / 4);
}

static void add_old_parts(struct commit *commit)
{
	struct stm_index *index = &commit->writer->index;
	struct candidate *candidates = stm_alloc_array(
		&commit->writer->scratch, index->part_count + 1, sizeof(*candidates));

	for (size_t p = 0; p < index->part_count; p++)
		candidates[p] = (struct candidate){p, index->parts[p].segment.size};
	qsort(candidates, index->part_count, sizeof(*candidates), by_size);
	commit->most = commit->size * TIMES > LITTLE ? commit->size * TIMES : LITTLE;
	for (size_t i = 0; i < index->part_count; i++) {
		struct stm_index_part *part = &index->parts[candidates[i].part];

		if (!is_worth_merging(commit, &candidates[i]))
			continue;
		add_part(commit, &part->segment, part->live);
		commit->size += candidates[i].size;
		commit->merged[candidates[i].part] = true;
	}
}

/* Whether merging would only copy a segment. */
static bool is_idle(const struct commit *commit)
{
	const struct stm_index *index = &commit->writer->index;

	if (!commit->count)
		return true;
	if (commit->count > 1 || commit->parts[0].segment == &commit->memory)
		return false;
	for (size_t p = 0; p < index->part_count; p++)
		if (commit->merged[p])
			return !index->parts[p].dead;
	return false;
}

/* The old segments that stay and the new one, unless it is empty. */
static void replace_manifest(struct commit *commit, const struct stm_segment_entry *entry)
{
	struct stm_index_writer *writer = commit->writer;
	struct stm_manifest manifest = {.next = writer->manifest.next};

	for (size_t p = 0; p < writer->manifest.entries.len; p++)
		if (!commit->merged[p])
			STM_PUSH(writer->place.arena, &manifest.entries,
				writer->manifest.entries.at[p]);
	if (writer->output.sections[STM_VERSIONS].size)
		STM_PUSH(writer->place.arena, &manifest.entries, *entry);
	stm_manifest_write(&manifest, &writer->place);
	stm_manifest_sweep(&manifest, &writer->place);
}

static void run_commit(void *payload)
{
	struct commit *commit = payload;
	struct stm_index_writer *writer = commit->writer;
	struct stm_segment_entry entry;

	commit->parts = stm_alloc_array(&writer->scratch,
		writer->runs.len + writer->index.part_count + 1, sizeof(*commit->parts));
	commit->merged = stm_alloc_array(
		&writer->scratch, writer->index.part_count + 1, sizeof(*commit->merged));
	add_new_parts(commit);
	if (commit->count || commit->merging == STM_MERGE_ALL)
		add_old_parts(commit);
	if (is_idle(commit))
		return;
	entry = write_segment(writer, commit->parts, commit->count, true);
	replace_manifest(commit, &entry);
}

enum stm_status stm_index_writer_commit(
	struct stm_index_writer *writer, enum stm_index_merging merging, struct stm_error *error)
{
	struct commit commit = {.writer = writer, .merging = merging};

	return stm_fault_guard(&writer->fault, run_commit, &commit, error);
}

void stm_index_writer_release(struct stm_index_writer *writer)
{
	stm_output_release(&writer->output);
	stm_rooms_release(&writer->rooms);
	close_runs(writer);
	for (size_t i = 0; i < writer->runs.len; i++)
		stm_segment_remove(&writer->place, writer->runs.at[i].id);
	stm_index_release(&writer->index);
	stm_arena_release(&writer->gather.arena);
	stm_arena_release(&writer->scratch);
	if (writer->locked)
		close(writer->lock);
	*writer = (struct stm_index_writer){.lock = 0};
}

struct clearing {
	struct stm_fault fault;
	struct stm_index_place place;
};

static void run_clear(void *payload)
{
	struct clearing *clearing = payload;
	int lock = stm_index_lock(&clearing->place);

	stm_manifest_sweep(NULL, &clearing->place);
	close(lock);
}

enum stm_status stm_index_clear(const char *dir, struct stm_arena *arena, struct stm_error *error)
{
	struct clearing clearing = {.place = {&clearing.fault, arena, dir}};

	return stm_fault_guard(&clearing.fault, run_clear, &clearing, error);
}
