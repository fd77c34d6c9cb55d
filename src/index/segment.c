/*
 * Opening and looking into a segment. Binary searches are in sections whose order no check proves,
 * but only a writer's fault could break it, and then they end anyway and find nothing.
 */
#include "index/segment.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hash/hash.h"

static void require(const struct stm_segment *segment, bool fine)
{
	stm_fault_unless(fine, segment->fault, segment->path);
}

/* The size of an item of each section whose items are counted. */
static uint32_t count_of(struct stm_segment *segment, enum stm_section section, unsigned width)
{
	uint64_t size = segment->sections[section].size;

	require(segment, size % width == 0 && size / width < UINT32_MAX);
	return (uint32_t)(size / width);
}

void stm_segment_count(struct stm_segment *segment)
{
	segment->versions = count_of(segment, STM_VERSIONS, STM_VERSION_SIZE);
	segment->paragraphs = count_of(segment, STM_PARAGRAPHS, STM_PARAGRAPH_SIZE);
	segment->labels = count_of(segment, STM_LABEL_ENDS, 4);
	segment->texts = count_of(segment, STM_TEXTS, STM_CONTENT);
	segment->words = count_of(segment, STM_WORDS, 4);
	segment->terms = count_of(segment, STM_TERMS, 8);
	segment->commons = count_of(segment, STM_COMMONS, 4);
	require(segment, count_of(segment, STM_TEXT_ENDS, 4) == segment->texts);
}

uint64_t stm_segment_check(const struct stm_segment *segment)
{
	return stm_load64(segment->map + STM_SEGMENT_HEAD - 8);
}

/* The header has been proven, so these are tests of the writer rather than of the disk. */
static void read_sections(struct stm_segment *segment)
{
	uint64_t end = stm_load64(segment->map + STM_HEAD_SUMS);
	const uint8_t *at = segment->map + STM_HEAD_SECTIONS;

	require(segment, stm_load32(segment->map + STM_MAGIC) == STM_INDEX_FORMAT &&
				 stm_load32(segment->map + STM_MAGIC + 4) == STM_SECTIONS &&
				 end >= STM_SEGMENT_HEAD && end <= segment->size);
	for (int i = 0; i < STM_SECTIONS; i++, at += 16) {
		uint64_t place = stm_load64(at), size = stm_load64(at + 8);

		require(segment, place >= STM_SEGMENT_HEAD && place <= end && size <= end - place);
		segment->sections[i].at = segment->map + place;
		segment->sections[i].size = size;
	}
	segment->sums = segment->map + end;
	require(segment,
		segment->size - end == 8 * ((end - STM_SEGMENT_HEAD + STM_BLOCK - 1) / STM_BLOCK));
	require(segment, stm_load64(at) == stm_hash_check(segment->sums, segment->size - end));
}

/* Whether there is such a file; its size is then SEGMENT's. */
static bool map_file(struct stm_segment *segment)
{
	int fd = open(segment->path, O_RDONLY | O_CLOEXEC), failed;
	struct stat status;
	void *map = MAP_FAILED;

	if (fd < 0 && errno == ENOENT)
		return false;
	failed = fd < 0 || fstat(fd, &status) < 0;
	if (!failed && status.st_size >= STM_SEGMENT_HEAD)
		map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_SHARED, fd, 0);
	failed = failed || (status.st_size >= STM_SEGMENT_HEAD && map == MAP_FAILED);
	if (failed)
		stm_fault_system(segment->fault, segment->path, "cannot be read");
	close(fd);
	require(segment, map != MAP_FAILED);
	segment->map = map;
	segment->size = (size_t)status.st_size;
	return true;
}

bool stm_segment_open(struct stm_segment *segment, const char *path,
	const struct stm_segment_entry *entry, struct stm_arena *arena)
{
	struct stm_fault *fault = segment->fault;

	*segment = (struct stm_segment){.fault = fault, .path = path};
	if (!map_file(segment))
		return false;
	require(segment, !memcmp(segment->map, STM_SEGMENT_MAGIC, STM_MAGIC) &&
				 stm_segment_check(segment) ==
					 stm_hash_check(segment->map, STM_SEGMENT_HEAD - 8));
	if (stm_segment_check(segment) != entry->check) {
		stm_segment_release(segment);
		return false;
	}
	require(segment, segment->size == entry->size);
	read_sections(segment);
	stm_segment_count(segment);
	segment->checked = stm_alloc_array(arena, segment->size / STM_BLOCK + 1, 1);
	return true;
}

void stm_segment_release(struct stm_segment *segment)
{
	if (segment->map)
		munmap((void *)segment->map, segment->size);
	*segment = (struct stm_segment){.fault = segment->fault};
}

static void prove_block(const struct stm_segment *segment, size_t block)
{
	size_t start = STM_SEGMENT_HEAD + block * STM_BLOCK;
	size_t end = (size_t)(segment->sums - segment->map);
	size_t size = end - start < STM_BLOCK ? end - start : STM_BLOCK;

	require(segment, stm_hash_check(segment->map + start, size) ==
				 stm_load64(segment->sums + 8 * block));
	segment->checked[block] = 1;
}

void stm_segment_prove(const struct stm_segment *segment, const uint8_t *at, size_t size)
{
	size_t offset = (size_t)(at - segment->map) - STM_SEGMENT_HEAD;

	for (size_t block = offset / STM_BLOCK; block <= (offset + size - 1) / STM_BLOCK; block++)
		if (!segment->checked[block])
			prove_block(segment, block);
}

struct stm_numbers stm_segment_places(const struct stm_segment *segment, uint32_t text)
{
	struct stm_range range = stm_segment_range(
		segment, STM_PLACE_ENDS, text, segment->paragraphs);
	uint32_t len = range.end - range.start;

	return (struct stm_numbers){stm_segment_bytes(segment, STM_PLACES,
					    4 * (uint64_t)range.start, 4 * (uint64_t)len),
		len};
}

static const uint8_t *version_record(const struct stm_segment *segment, uint32_t version)
{
	return stm_segment_bytes(
		segment, STM_VERSIONS, (uint64_t)version * STM_VERSION_SIZE, STM_VERSION_SIZE);
}

static uint32_t first_paragraph(const struct stm_segment *segment, uint32_t version)
{
	return stm_load32(version_record(segment, version) + STM_COMMIT);
}

struct stm_range stm_segment_version(const struct stm_segment *segment, uint32_t version)
{
	struct stm_range range = {first_paragraph(segment, version), segment->paragraphs};

	if (version + 1 < segment->versions)
		range.end = first_paragraph(segment, version + 1);
	require(segment, range.start <= range.end && range.end <= segment->paragraphs);
	return range;
}

/* A version without paragraphs starts where the next does, so it is the last one at or before. */
uint32_t stm_segment_version_of(const struct stm_segment *segment, uint32_t paragraph)
{
	uint32_t low = 0, high = segment->versions;

	require(segment, paragraph < segment->paragraphs);
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (first_paragraph(segment, middle) <= paragraph)
			low = middle;
		else
			high = middle;
	}
	return low;
}

const uint8_t *stm_segment_commit(const struct stm_segment *segment, uint32_t version)
{
	return version_record(segment, version);
}

struct stm_str stm_segment_symbol(const struct stm_segment *segment, uint32_t version)
{
	const uint8_t *record = version_record(segment, version) + STM_COMMIT + 4;
	uint32_t place = stm_load32(record), length = stm_load32(record + 4);

	return (struct stm_str){
		(const char *)stm_segment_bytes(segment, STM_NAMES, place, length), length};
}

struct stm_str stm_segment_date(const struct stm_segment *segment, uint32_t version)
{
	const uint8_t *record = version_record(segment, version) + STM_COMMIT + 4;
	uint64_t place = (uint64_t)stm_load32(record) + stm_load32(record + 4);
	uint32_t length = stm_load32(record + 8);

	return (struct stm_str){
		(const char *)stm_segment_bytes(segment, STM_NAMES, place, length), length};
}

struct stm_str stm_segment_label(const struct stm_segment *segment, uint32_t label)
{
	struct stm_range range = stm_segment_range(segment, STM_LABEL_ENDS, label, UINT32_MAX);
	uint32_t length = range.end - range.start;

	return (struct stm_str){
		(const char *)stm_segment_bytes(segment, STM_LABELS, range.start, length), length};
}

const uint8_t *stm_segment_content(const struct stm_segment *segment, uint32_t text)
{
	return stm_segment_bytes(segment, STM_TEXTS, (uint64_t)text * STM_CONTENT, STM_CONTENT);
}

uint32_t stm_segment_text(const struct stm_segment *segment, uint32_t paragraph)
{
	uint32_t text = stm_segment_u32(segment, STM_PARAGRAPHS, 2 * (uint64_t)paragraph);

	require(segment, text < segment->texts);
	return text;
}

uint32_t stm_segment_search(const struct stm_segment *segment, uint32_t count,
	int (*compare)(const struct stm_segment *segment, uint32_t item, const void *key),
	const void *key)
{
	uint32_t low = 0, high = count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = compare(segment, middle, key);

		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return UINT32_MAX;
}

static int compare_term(const struct stm_segment *segment, uint32_t term, const void *key)
{
	const uint64_t *hash = key, there = stm_segment_u64(segment, STM_TERMS, term);

	return (there > *hash) - (there < *hash);
}

uint32_t stm_segment_term(const struct stm_segment *segment, uint64_t hash)
{
	return stm_segment_search(segment, segment->terms, compare_term, &hash);
}

static int compare_content(const struct stm_segment *segment, uint32_t text, const void *key)
{
	return memcmp(stm_segment_content(segment, text), key, STM_CONTENT);
}

uint32_t stm_segment_find(const struct stm_segment *segment, const uint8_t hash[STM_CONTENT])
{
	return stm_segment_search(segment, segment->texts, compare_content, hash);
}

int stm_bytes_compare(struct stm_str a, struct stm_str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.at, b.at, shorter) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

int stm_segment_compare(
	const struct stm_segment *a, uint32_t i, const struct stm_segment *b, uint32_t j)
{
	int order = stm_bytes_compare(stm_segment_date(a, i), stm_segment_date(b, j));

	if (!order)
		order = stm_bytes_compare(stm_segment_symbol(a, i), stm_segment_symbol(b, j));
	if (!order)
		order = memcmp(stm_segment_commit(a, i), stm_segment_commit(b, j), STM_COMMIT);
	return order;
}
