/* Which names git can hold side by side, over every pair of some that are near each other. */
#include "store/edits.h"

#include "fixture.h"

static struct stm_store *store;
static struct stm_error error;

static void init(void)
{
	store_init();
	make_repository("r");
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
}

static void fini(void)
{
	stm_store_free(store);
	store_fini();
}

TestSuite(edits, .init = init, .fini = fini);

static bool is_below(const char *inner, const char *outer)
{
	return !strncmp(inner, outer, strlen(outer)) && inner[strlen(outer)] == '/';
}

static int by_name(const void *a, const void *b)
{
	return strcmp(
		((const struct stm_ref_edit *)a)->name, ((const struct stm_ref_edit *)b)->name);
}

Test(edits, pairs)
{
	static const char *const names[] = {"refs/tags/a", "refs/tags/a-b", "refs/tags/a/b",
		"refs/tags/a/b/c", "refs/tags/a0", "refs/tags/aa/b"};

	for (size_t i = 0; i < COUNT(names); i++) {
		for (size_t k = 0; k < COUNT(names); k++) {
			struct stm_ref_edit edits[] = {{.name = names[i]}, {.name = names[k]}};
			struct stm_ref_change change = {.store = store, .edits = edits, .count = 2};
			bool conflict = is_below(names[i], names[k]) ||
					is_below(names[k], names[i]);

			edits[0].now.id[0] = edits[1].now.id[0] = 1;
			qsort(edits, 2, sizeof(*edits), by_name);
			EXPECT_INT(names[i], stm_edits_check(&change),
				conflict ? STM_EARGUMENT : STM_OK);
		}
	}
}

/* The same with one of them there already. */
Test(edits, beside_others)
{
	static const char *const rows[][2] = {
		{"refs/tags/a", "refs/tags/a/b"},
		{"refs/tags/a/b", "refs/tags/a"},
		{"refs/tags/a", "refs/tags/a-b"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_ref there = {.name = rows[i][0], .id = {{1}}};
		struct stm_ref_edit edits[] = {{.name = rows[i][1], .now = {{1}}}};
		struct stm_ref_change change = {.store = store, .edits = edits, .count = 1};

		change.refs.all.at = &there;
		change.refs.all.len = 1;
		EXPECT_INT(rows[i][1], stm_edits_check(&change), i < 2 ? STM_EARGUMENT : STM_OK);
	}
}
