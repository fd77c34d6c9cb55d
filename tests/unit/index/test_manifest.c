/* What the manifest of another Stemma says, and what is swept. */
#include "index/manifest.h"

#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "hash/hash.h"

TestSuite(manifest, .init = index_init, .fini = index_fini, .timeout = 60);

/* Changes number AT of the manifest and makes its check true again. */
static void change(size_t at, uint32_t value)
{
	struct stm_str bytes = file_bytes("i/manifest");
	uint8_t *copy = (uint8_t *)stm_copy(test_arena(), bytes.at, bytes.len);

	stm_store32(copy + at, value);
	stm_store64(copy + bytes.len - 8, stm_hash_check(copy, bytes.len - 8));
	make_file("i/manifest", (struct stm_str){(const char *)copy, bytes.len});
}

Test(manifest, of_another_stemma)
{
	static const struct {
		size_t at;
		uint32_t value;
		const char *text;
	} rows[] = {
		{8, STM_INDEX_FORMAT + 1, "another stemma"},
		{24, 12345, "another stemma"},
		{12, 0xffffffff, "damaged"},
		{12, 2, "damaged"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_index index = {0};
		struct stm_error error = {0};

		cr_assert(stm_index_clear("i", test_arena(), &error) == STM_OK || !i);
		add("i", collection, 2);
		change(rows[i].at, rows[i].value);
		EXPECT_INT(rows[i].text, stm_index_open(&index, "i", NULL, test_arena(), &error),
			STM_EREPOSITORY);
		cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
		EXPECT_TEXT("file", error.file, "i/manifest");
		stm_index_release(&index);
	}
}

Test(manifest, what_is_swept)
{
	static const struct {
		const char *name;
		bool stays;
	} rows[] = {
		{"i/00000000000000ff.segment", false},
		{"i/manifest.new", false},
		{"i/room", false},
		{"i/notes.txt", true},
		{"i/0xff00000000000000.segment", true},
		{"i/0000000000000001.segments", true},
		{"i/manifest", true},
		{"i/lock", true},
	};

	add("i", collection, 2);
	for (size_t i = 0; i < COUNT(rows); i++)
		if (access(rows[i].name, F_OK) < 0)
			make_file(rows[i].name, STM_STR("left over"));
	add("i", collection + 2, 1);
	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].name, access(rows[i].name, F_OK) == 0, rows[i].stays);
	EXPECT_INT("segments", count_files("i", ".segment"), 2);
}

Test(manifest, clearing)
{
	struct stm_error error = {0};

	add("i", collection, 2);
	make_file("i/notes.txt", STM_STR("kept"));
	EXPECT_INT("clear", stm_index_clear("i", test_arena(), &error), STM_OK);
	EXPECT_INT("segments", count_files("i", ".segment"), 0);
	EXPECT_INT("manifest", count_files("i", "manifest"), 0);
	EXPECT_INT("others", count_files("i", ".txt"), 1);
	EXPECT_TEXT("empty", exact_of(open_index("i", NULL), "no"), "0/0 |");
}
