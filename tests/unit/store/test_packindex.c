/* Indexes of packs that send libgit2 out of its packs. */
#include "store/packindex.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "fixture.h"
#include "store/git.h"

TestSuite(packindex, .init = store_init, .fini = store_fini, .timeout = 120);

static const struct paper paper = {"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL};

/* The one index of the repository DIR. */
static const char *index_of(const char *dir)
{
	struct stm_names names = {0};
	struct stm_store *store;
	const char *path;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	stm_pack_indexes_list(store, &names);
	cr_assert(names.len == 1, "%zu indexes", names.len);
	path = names.at[0];
	stm_store_free(store);
	return path;
}

static enum stm_status check(const char *dir, struct stm_error *error)
{
	struct stm_store *store;
	enum stm_status status;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), error) == STM_OK);
	status = stm_pack_indexes_check(store);
	stm_store_free(store);
	return status;
}

/* A document is enough; flip() changes the bit that makes a place one of 512 MB further on. */
Test(packindex, places_outside_of_the_pack)
{
	struct stm_pack_index index;
	const char *path;
	size_t places, count;

	make_repository("r");
	EXPECT_INT("added", add_file("r", write_paper(&paper), NULL), STM_OK);
	path = index_of("r");
	EXPECT_INT("sound", check("r", NULL), STM_OK);
	cr_assert(stm_pack_index_open(&index, path));
	places = (size_t)(index.offsets - index.file.at);
	count = index.count;
	stm_pack_index_release(&index);
	EXPECT_INT("objects", count > 5, true);
	cr_assert(chmod(path, 0644) == 0);
	for (size_t i = 0; i < count; i++) {
		struct stm_error error = {0};

		flip(path, places + 4 * i);
		EXPECT_INT("damaged", check("r", &error), STM_EREPOSITORY);
		cr_expect(strstr(error.file, ".idx"), "%s", error.file);
		EXPECT_INT("told by a check", check_repository("r", NULL, NULL), STM_EREPOSITORY);
		flip(path, places + 4 * i);
	}
	EXPECT_INT("as it was", check_repository("r", NULL, NULL), STM_OK);
}

/* One that was found sound is not looked into again until it is written to. */
Test(packindex, damaged_since)
{
	struct stm_pack_index index;
	struct stm_store *store;
	const char *path;
	size_t places;

	make_repository("r");
	EXPECT_INT("added", add_file("r", write_paper(&paper), NULL), STM_OK);
	path = index_of("r");
	cr_assert(stm_pack_index_open(&index, path));
	places = (size_t)(index.offsets - index.file.at);
	stm_pack_index_release(&index);
	cr_assert(chmod(path, 0644) == 0);
	cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
	for (int i = 0; i < 4; i++) {
		/* the clock of a file system may stand still between two of these */
		const struct timespec time = {.tv_sec = 1000 + i};

		cr_assert(utimensat(AT_FDCWD, path, (struct timespec[]){time, time}, 0) == 0);
		cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
		EXPECT_INT("sound or not", stm_pack_indexes_check(store),
			i % 2 ? STM_EREPOSITORY : STM_OK);
		EXPECT_INT("asked again", stm_pack_indexes_check(store),
			i % 2 ? STM_EREPOSITORY : STM_OK);
		flip(path, places);
	}
	stm_store_free(store);
}

/* What is no index, or was cut, is for libgit2 to tell. */
Test(packindex, others)
{
	struct stm_pack_index index;

	write_file("text.idx", "no index");
	cr_expect(!stm_pack_index_open(&index, "text.idx"));
	cr_expect(!stm_pack_index_open(&index, "missing.idx"));
	EXPECT_INT("more objects than bytes",
		run(NULL, "{ printf '\\377tOc\\000\\000\\000\\002'; head -c 1100 /dev/zero | "
			  "tr '\\000' '\\377'; } > many.idx"),
		0);
	cr_expect(!stm_pack_index_open(&index, "many.idx"));
	stm_pack_index_release(&index);
}
