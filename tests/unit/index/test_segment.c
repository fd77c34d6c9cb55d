/*
 * A flipped byte anywhere, a file cut off anywhere: right answers or the status of damage. Where
 * all checks have been forged to fit, any answer, but nothing outside of the file is read.
 */
#include "index/segment.h"

#include <stdio.h>
#include <unistd.h>

#include "fixture.h"
#include "hash/hash.h"

TestSuite(segment, .init = index_init, .fini = index_fini, .timeout = 300);

static const char *const files[] = {"i/manifest", "i/0000000000000001.segment"};

static void build(void)
{
	add("i", collection, collection_count - 1);
}

/* One line of each answer, the same or the status. */
static bool is_answer(const char *got, const char *want)
{
	static const char damaged[] = "[not a usable lineage repository]";

	while (*want) {
		size_t length = strcspn(want, "\n");

		if (!strncmp(got, damaged, sizeof(damaged) - 1)) {
			got += sizeof(damaged) - 1;
			if (*got != '\n')
				return false;
		} else if (strncmp(got, want, length + 1) != 0) {
			return false;
		} else {
			got += length;
		}
		got++;
		want += length + 1;
	}
	return !*got;
}

/* What the index in "i" says, which ANSWERS is when it is whole; WHERE says what was done to it. */
static bool ask(const char *answers, const char *where, long at)
{
	struct stm_index index = {0};
	struct stm_error error = {0};
	enum stm_status status = stm_index_open(&index, "i", NULL, test_arena(), &error);
	bool whole = false;

	if (status == STM_OK) {
		const char *got = answers_of(&index);

		whole = !strcmp(got, answers);
		cr_expect(is_answer(got, answers), "%s, byte %ld:\n%s", where, at, got);
	} else {
		EXPECT_INT(where, status, STM_EREPOSITORY);
		cr_expect(error.file[0] == 'i' && error.text[0]);
	}
	stm_index_release(&index);
	return whole;
}

/* A writer that merges all of it must notice as well; its index is the one before. */
static void merge(const char *where, long at)
{
	struct stm_index_options options = {0};
	enum stm_status status = add_as(
		"i", collection + collection_count - 1, 1, &options, STM_MERGE_ALL);

	cr_expect(status == STM_EREPOSITORY, "%s, byte %ld: %d", where, at, status);
}

/* The place of BYTE in the file is flipped, everything asked, and flipped back. */
static void flip(const char *answers, const char *file, long byte, unsigned bits)
{
	FILE *stream = fopen(file, "r+b");
	int c;

	cr_assert(stream && fseek(stream, byte, SEEK_SET) == 0);
	c = getc(stream);
	cr_assert(fseek(stream, byte, SEEK_SET) == 0 && putc(c ^ (int)bits, stream) != EOF &&
		  fflush(stream) == 0);
	cr_expect(!ask(answers, file, byte), "%s, byte %ld: nothing was noticed", file, byte);
	if (byte % 61 == 0)
		merge(file, byte);
	cr_assert(fseek(stream, byte, SEEK_SET) == 0 && putc(c, stream) != EOF);
	cr_assert(fclose(stream) == 0);
}

static long size_of(const char *file)
{
	return (long)file_bytes(file).len;
}

Test(segment, every_byte)
{
	const char *answers;

	build();
	answers = stm_copy(test_arena(), answers_of(open_index("i", NULL)),
		strlen(answers_of(open_index("i", NULL))));
	for (size_t f = 0; f < 2; f++)
		for (long byte = 0, size = size_of(files[f]); byte < size; byte++)
			flip(answers, files[f], byte, 1u << byte % 8);
	cr_expect(ask(answers, "whole again", 0));
}

Test(segment, cut_off_anywhere)
{
	const char *answers;

	build();
	answers = answers_of(open_index("i", NULL));
	for (size_t f = 0; f < 2; f++) {
		struct stm_str bytes = file_bytes(files[f]);

		for (size_t length = 0; length < bytes.len; length += 1 + length / 64) {
			make_file(files[f], stm_str_sub(bytes, 0, length));
			cr_expect(!ask(answers, files[f], (long)length));
		}
		make_file(files[f], stm_str(stm_format(test_arena(), "%.*s and more",
					    (int)bytes.len, bytes.at)));
		cr_expect(!ask(answers, files[f], -1));
		make_file(files[f], bytes);
	}
}

/* Makes all checks of SEGMENT true, and the manifest's of it. */
static void forge(struct stm_str segment, struct stm_str manifest)
{
	uint8_t *at = (uint8_t *)segment.at, *list = (uint8_t *)manifest.at;
	uint64_t end = stm_load64(at + STM_HEAD_SUMS);
	uint64_t blocks = (end - STM_SEGMENT_HEAD + STM_BLOCK - 1) / STM_BLOCK;

	/* what is no place for sums is refused before they are looked at */
	if (end >= STM_SEGMENT_HEAD && end <= segment.len && segment.len - end == 8 * blocks) {
		for (uint64_t b = 0; b < blocks; b++) {
			uint64_t start = STM_SEGMENT_HEAD + b * STM_BLOCK;
			uint64_t length = end - start < STM_BLOCK ? end - start : STM_BLOCK;

			stm_store64(at + end + 8 * b, stm_hash_check(at + start, length));
		}
		stm_store64(at + STM_HEAD_SECTIONS + 16 * STM_SECTIONS,
			stm_hash_check(at + end, 8 * blocks));
	}
	stm_store64(at + STM_SEGMENT_HEAD - 8, stm_hash_check(at, STM_SEGMENT_HEAD - 8));
	memcpy(list + STM_MANIFEST_HEAD + 16, at + STM_SEGMENT_HEAD - 8, 8);
	stm_store64(list + manifest.len - 8, stm_hash_check(list, manifest.len - 8));
}

/* Asks everything and may merge it, for what a sanitizer or a signal says of it. */
static void attempt(bool merges)
{
	struct stm_index_options options = {0};
	struct stm_index index = {0};
	struct stm_error error = {0};

	if (stm_index_open(&index, "i", NULL, test_arena(), &error) == STM_OK)
		answers_of(&index);
	stm_index_release(&index);
	if (merges)
		add_as("i", collection + collection_count - 1, 1, &options, STM_MERGE_ALL);
}

enum { ROOM = 1 << 20 };

/* BYTES in a room that the arena does not take back. */
static struct stm_str keep(char room[ROOM], struct stm_str bytes)
{
	cr_assert(bytes.len <= ROOM);
	memcpy(room, bytes.at, bytes.len);
	return (struct stm_str){room, bytes.len};
}

Test(segment, forged_anywhere)
{
	static const unsigned bits[] = {1, 0x80, 0xff};
	static char rooms[3][ROOM];
	struct stm_str manifest, segment, forged;

	build();
	manifest = keep(rooms[0], file_bytes(files[0]));
	segment = keep(rooms[1], file_bytes(files[1]));
	for (size_t byte = 0; byte < segment.len; byte++) {
		forged = keep(rooms[2], segment);
		rooms[2][byte] ^= (char)bits[byte % COUNT(bits)];
		forge(forged, manifest);
		make_file(files[1], forged);
		make_file(files[0], manifest);
		attempt(byte % 31 == 0);
		stm_arena_clear(test_arena());
	}
}

static const char *const made_phrases[] = {"A", "A B", "A B C", "B A D Z", "A A A A", "C"};

static void ask_made(void)
{
	struct stm_index index = {0};
	struct stm_error error = {0};

	if (stm_index_open(&index, "i", NULL, test_arena(), &error) == STM_OK)
		for (size_t i = 0; i < COUNT(made_phrases); i++) {
			struct stm_index_clause clause = {
				.words = words_of(made_phrases[i]), .limit = 3};

			exact_of(&index, made_phrases[i]);
			near_of(&index, made_phrases[i]);
			sources_of(&index, &clause);
		}
	stm_index_release(&index);
}

/* Several bytes at once, in a segment of several blocks that has pairs of common words. */
Test(segment, forged_at_random)
{
	static char rooms[3][ROOM];
	struct stm_index_options options = {0};
	struct stm_str manifest, segment, forged;

	add("i", made_collection(), MADE);
	manifest = keep(rooms[0], file_bytes(files[0]));
	segment = keep(rooms[1], file_bytes(files[1]));
	cr_assert(segment.len > 2 * STM_BLOCK);
	for (uint32_t round = 0; round < 200; round++) {
		forged = keep(rooms[2], segment);
		for (uint32_t i = 0; i < 1 + round % 5; i++)
			rooms[2][random_below((uint32_t)segment.len)] ^= (char)(1 +
										random_below(255));
		forge(forged, manifest);
		make_file(files[1], forged);
		make_file(files[0], manifest);
		ask_made();
		if (round % 20 == 0)
			add_as("i", collection, 1, &options, STM_MERGE_ALL);
		stm_arena_clear(test_arena());
	}
}
