/* Which objects are there: by what was seen last, by a filter of all, by the packs themselves. */
#include "store/known.h"

#include "fixture.h"
#include "store/git.h"
#include "store/objects.h"

TestSuite(known, .init = store_init, .fini = store_fini, .timeout = 120);

static struct stm_store *open_store(const char *dir)
{
	struct stm_store *store;

	cr_assert(stm_store_open(&store, dir, NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	return store;
}

/* Writes the NUMBER-th of some thousand small objects. */
static git_oid write_number(struct stm_store *store, int number)
{
	const char *text = stm_format(test_arena(), "clause %d", number);
	struct stm_object object = {GIT_OBJECT_BLOB, {text, strlen(text)}, NULL};
	git_oid id;

	cr_assert(stm_object_write(store, &object, &id) == STM_OK);
	return id;
}

enum { MANY = 20000 /* more than are asked for one by one, however many that are */ };

/* Nothing that is in a pack is written again, however many were asked for before. */
Test(known, nothing_is_written_twice)
{
	struct stm_store *store;

	make_repository("r");
	for (int part = 0; part < 2; part++) {
		store = open_store("r");
		for (int i = part * MANY; i < (part + 1) * MANY; i++)
			write_number(store, i);
		EXPECT_INT("written", store->made.len, MANY);
		cr_assert(stm_objects_pack(store) == STM_OK);
		stm_store_free(store);
	}
	store = open_store("r");
	for (int i = 0; i < 2 * MANY; i++)
		write_number(store, i);
	EXPECT_INT("all are there", store->made.len, 0);
	cr_expect(store->known.bits != NULL, "no filter was made");
	for (int i = 2 * MANY; i < 3 * MANY; i++)
		write_number(store, i);
	EXPECT_INT("and none of others", store->made.len, MANY);
	for (int i = 2 * MANY; i < 3 * MANY; i++)
		write_number(store, i);
	EXPECT_INT("nor those of this operation", store->made.len, MANY);
	stm_store_free(store);
}

/* A file that is no index, or one that was cut, only makes the filter know less. */
Test(known, damaged_indexes)
{
	struct stm_store *store;

	make_repository("r");
	write_file("r/objects/pack/pack-1.idx", "no index");
	write_file("r/objects/pack/pack-2.idx", "");
	EXPECT_INT("one whose count is too large",
		run(NULL, "head -c 1100 /dev/zero | tr '\\000' '\\377' > body; "
			  "{ printf '\\377tOc\\000\\000\\000\\002'; cat body; } > "
			  "r/objects/pack/pack-3.idx"),
		0);
	store = open_store("r");
	for (int i = 0; i < MANY; i++)
		write_number(store, i);
	EXPECT_INT("all are new", store->made.len, MANY);
	cr_expect(store->known.bits != NULL, "no filter was made");
	stm_store_free(store);
}
