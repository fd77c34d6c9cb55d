/*
 * What comes is numbered as it comes; when it is full, each kind is sorted and renumbered, since
 * the numbers of a segment follow the order of what they stand for (format.h).
 */
#include "index/gather.h"

#include <stdlib.h>

void stm_gather_clear(struct stm_gather *gather)
{
	struct stm_arena arena = gather->arena;

	stm_arena_clear(&arena);
	*gather = (struct stm_gather){.arena = arena};
	gather->text_map.arena = gather->label_map.arena = gather->term_map.arena = &gather->arena;
}

/* Maps have 64 bits of a key; what shares them with something else goes on under the next key. */
static uint32_t add_text(struct stm_gather *gather, const struct stm_index_paragraph *paragraph)
{
	uint64_t key = stm_load64(paragraph->content);
	struct stm_gathered_text text = {
		.start = (uint32_t)gather->words.len, .len = (uint32_t)paragraph->words.len};
	uint32_t *number;
	int added;

	for (;; key = stm_key_add(key, 1)) {
		number = stm_map_put(&gather->text_map, key, &added);
		if (added)
			break;
		if (!memcmp(gather->texts.at[*number].content, paragraph->content, STM_CONTENT))
			return *number;
	}
	*number = (uint32_t)gather->texts.len;
	memcpy(text.content, paragraph->content, STM_CONTENT);
	STM_PUSH(&gather->arena, &gather->texts, text);
	for (size_t i = 0; i < paragraph->words.len; i++) {
		uint64_t word = paragraph->words.at[i];
		uint32_t *term = stm_map_put(&gather->term_map, word, &added);

		if (added) {
			*term = (uint32_t)gather->terms.len;
			STM_PUSH(&gather->arena, &gather->terms, word);
		}
		STM_PUSH(&gather->arena, &gather->words, *term);
	}
	return (uint32_t)gather->texts.len - 1;
}

static struct stm_str copy(struct stm_gather *gather, struct stm_str s)
{
	return (struct stm_str){stm_copy(&gather->arena, s.at, s.len), s.len};
}

static uint32_t add_label(struct stm_gather *gather, struct stm_str label)
{
	uint64_t key = stm_key(label);
	uint32_t *number;
	int added;

	for (;; key = stm_key_add(key, 1)) {
		number = stm_map_put(&gather->label_map, key, &added);
		if (added)
			break;
		if (stm_str_equal(gather->labels.at[*number], label))
			return *number;
	}
	*number = (uint32_t)gather->labels.len;
	STM_PUSH(&gather->arena, &gather->labels, copy(gather, label));
	return (uint32_t)gather->labels.len - 1;
}

void stm_gather_add(struct stm_gather *gather, const struct stm_index_addition *addition)
{
	struct stm_gathered_version version = {.symbol = copy(gather, addition->symbol),
		.date = copy(gather, addition->date),
		.first = gather->paragraphs.len / 2,
		.count = addition->count};

	memcpy(version.commit, addition->commit, STM_COMMIT);
	STM_PUSH(&gather->arena, &gather->versions, version);
	for (uint32_t i = 0; i < addition->count; i++) {
		uint32_t text = add_text(gather, &addition->paragraphs[i]);
		uint32_t label = add_label(gather, addition->paragraphs[i].label);

		STM_PUSH(&gather->arena, &gather->paragraphs, text);
		STM_PUSH(&gather->arena, &gather->paragraphs, label);
	}
}

/* What is sorted, whatever it is, with the number it had. */
struct sorted {
	uint64_t number; /* compared first; 0 where it is not used */
	struct stm_str bytes;
	uint32_t old;
};

static int by_value(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;
	int order = (x->number > y->number) - (x->number < y->number);

	return order ? order : stm_bytes_compare(x->bytes, y->bytes);
}

/* By old number: the new one. */
static uint32_t *sort(struct stm_gather *gather, struct sorted *items, size_t count)
{
	uint32_t *numbers = stm_alloc_array(&gather->arena, count + 1, sizeof(*numbers));

	qsort(items, count, sizeof(*items), by_value);
	for (size_t i = 0; i < count; i++)
		numbers[items[i].old] = (uint32_t)i;
	return numbers;
}

static struct sorted *new_items(struct stm_gather *gather, size_t count)
{
	return stm_alloc_array(&gather->arena, count + 1, sizeof(struct sorted));
}

static uint8_t *new_section(struct stm_gather *gather, struct stm_segment *segment,
	enum stm_section section, size_t size)
{
	uint8_t *at = stm_resize(&gather->arena, NULL, 0, size + 1);

	segment->sections[section].at = at;
	segment->sections[section].size = size;
	return at;
}

static uint32_t *sort_terms(struct stm_gather *gather, struct stm_segment *segment)
{
	size_t count = gather->terms.len;
	struct sorted *items = new_items(gather, count);
	uint8_t *at = new_section(gather, segment, STM_TERMS, 8 * count);
	uint32_t *numbers;

	for (size_t i = 0; i < count; i++)
		items[i] = (struct sorted){.number = gather->terms.at[i], .old = (uint32_t)i};
	numbers = sort(gather, items, count);
	for (size_t i = 0; i < count; i++)
		stm_store64(at + 8 * i, items[i].number);
	return numbers;
}

static uint32_t *sort_labels(struct stm_gather *gather, struct stm_segment *segment)
{
	size_t count = gather->labels.len, size = 0;
	struct sorted *items = new_items(gather, count);
	uint8_t *ends = new_section(gather, segment, STM_LABEL_ENDS, 4 * count), *at;
	uint32_t *numbers;

	for (size_t i = 0; i < count; i++) {
		items[i] = (struct sorted){.bytes = gather->labels.at[i], .old = (uint32_t)i};
		size += gather->labels.at[i].len;
	}
	numbers = sort(gather, items, count);
	at = new_section(gather, segment, STM_LABELS, size);
	size = 0;
	for (size_t i = 0; i < count; i++) {
		memcpy(at + size, items[i].bytes.at, items[i].bytes.len);
		size += items[i].bytes.len;
		stm_store32(ends + 4 * i, (uint32_t)size);
	}
	return numbers;
}

/* Sorts texts by content and writes their words, whose new numbers are TERMS. */
static uint32_t *sort_texts(
	struct stm_gather *gather, struct stm_segment *segment, const uint32_t *terms)
{
	size_t count = gather->texts.len, size = 0;
	struct sorted *items = new_items(gather, count);
	uint8_t *content = new_section(gather, segment, STM_TEXTS, STM_CONTENT * count);
	uint8_t *ends = new_section(gather, segment, STM_TEXT_ENDS, 4 * count);
	uint8_t *words = new_section(gather, segment, STM_WORDS, 4 * gather->words.len);
	uint32_t *numbers;

	for (size_t i = 0; i < count; i++)
		items[i] = (struct sorted){
			.bytes = {(const char *)gather->texts.at[i].content, STM_CONTENT},
			.old = (uint32_t)i};
	numbers = sort(gather, items, count);
	for (size_t i = 0; i < count; i++) {
		struct stm_gathered_text text = gather->texts.at[items[i].old];

		memcpy(content + STM_CONTENT * i, text.content, STM_CONTENT);
		for (uint32_t k = 0; k < text.len; k++)
			stm_store32(words + 4 * size++, terms[gather->words.at[text.start + k]]);
		stm_store32(ends + 4 * i, (uint32_t)size);
	}
	return numbers;
}

/* The order of stm_segment_compare(). */
static int by_date(const void *a, const void *b)
{
	const struct stm_gathered_version *x = a, *y = b;
	int order = stm_bytes_compare(x->date, y->date);

	if (!order)
		order = stm_bytes_compare(x->symbol, y->symbol);
	return order ? order : memcmp(x->commit, y->commit, STM_COMMIT);
}

static void write_versions(struct stm_gather *gather, struct stm_segment *segment)
{
	size_t count = gather->versions.len, size = 0, name = 0, paragraph = 0;
	uint8_t *at = new_section(gather, segment, STM_VERSIONS, STM_VERSION_SIZE * count);
	uint8_t *names;

	for (size_t i = 0; i < count; i++)
		size += gather->versions.at[i].symbol.len + gather->versions.at[i].date.len;
	names = new_section(gather, segment, STM_NAMES, size);
	for (size_t i = 0; i < count; i++, at += STM_VERSION_SIZE) {
		const struct stm_gathered_version *version = &gather->versions.at[i];

		memcpy(at, version->commit, STM_COMMIT);
		stm_store32(at + STM_COMMIT, (uint32_t)paragraph);
		stm_store32(at + STM_COMMIT + 4, (uint32_t)name);
		stm_store32(at + STM_COMMIT + 8, (uint32_t)version->symbol.len);
		stm_store32(at + STM_COMMIT + 12, (uint32_t)version->date.len);
		memcpy(names + name, version->symbol.at, version->symbol.len);
		name += version->symbol.len;
		memcpy(names + name, version->date.at, version->date.len);
		name += version->date.len;
		paragraph += version->count;
	}
}

static void write_paragraphs(struct stm_gather *gather, struct stm_segment *segment,
	const uint32_t *texts, const uint32_t *labels)
{
	uint8_t *at = new_section(gather, segment, STM_PARAGRAPHS, 4 * gather->paragraphs.len);

	for (size_t i = 0; i < gather->versions.len; i++) {
		const struct stm_gathered_version *version = &gather->versions.at[i];
		const uint32_t *paragraph = gather->paragraphs.at + 2 * version->first;

		for (uint32_t k = 0; k < version->count; k++, at += STM_PARAGRAPH_SIZE) {
			stm_store32(at, texts[paragraph[2 * (size_t)k]]);
			stm_store32(at + 4, labels[paragraph[2 * (size_t)k + 1]]);
		}
	}
}

void stm_gather_segment(struct stm_gather *gather, struct stm_segment *segment)
{
	static const uint8_t nothing[8];
	const uint32_t *terms, *texts, *labels;

	for (int i = 0; i < STM_SECTIONS; i++)
		segment->sections[i].at = nothing;
	terms = sort_terms(gather, segment);
	texts = sort_texts(gather, segment, terms);
	labels = sort_labels(gather, segment);
	if (gather->versions.len)
		qsort(gather->versions.at, gather->versions.len, sizeof(*gather->versions.at),
			by_date);
	write_versions(gather, segment);
	write_paragraphs(gather, segment, texts, labels);
	stm_segment_count(segment);
}
