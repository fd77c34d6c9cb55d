/* A flipped byte anywhere, a file cut off anywhere: right answers or the status of damage. */
#include "index/segment.h"

#include <stdio.h>
#include <unistd.h>

#include "fixture.h"

TestSuite(segment, .init = index_init, .fini = index_fini, .timeout = 300);

/* Two segments, so that what is in one of them is compared with what is in the other. */
static const char *const files[] = {
	"i/manifest", "i/0000000000000001.segment", "i/0000000000000002.segment"};

static void build(void)
{
	/* what is added later is too small to be merged with the dead weight of this */
	add("i", collection, 4);
	make_file("first", file_bytes(files[1]));
	make_file("first-manifest", file_bytes(files[0]));
	add("j", collection + 4, collection_count - 4);
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
	enum stm_status status = add_as("i", collection + 4, 1, &options, STM_MERGE_ALL);

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
