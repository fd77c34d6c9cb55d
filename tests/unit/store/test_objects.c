/* Objects: trees read and written, one pack for all, damage noticed. */
#include "store/objects.h"

#include <unistd.h>

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

TestSuite(objects, .init = init, .fini = fini);

static git_oid write_blob(const char *text)
{
	git_oid id;

	cr_assert(
		stm_object_write(store, &(struct stm_object){GIT_OBJECT_BLOB, stm_str(text), NULL},
			&id) == STM_OK);
	return id;
}

/* A new operation, which sees only what is on disk. */
static void reopen(void)
{
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
}

Test(objects, one_pack)
{
	const char *listing;
	struct stm_str bytes;
	git_object_t kind = GIT_OBJECT_BLOB;
	git_oid empty = write_blob(""), text = write_blob("text");

	write_blob("text");
	EXPECT_INT("made", store->made.len, 2);
	cr_assert(stm_objects_pack(store) == STM_OK);
	reopen();
	cr_expect(stm_object_read(store, &text, &kind, &bytes) == STM_OK);
	EXPECT_TEXT("text", test_text(bytes), "text");
	cr_expect(stm_object_read(store, &empty, &kind, &bytes) == STM_OK);
	EXPECT_INT("empty", bytes.len, 0);
	write_blob("text");
	EXPECT_INT("made", store->made.len, 0);
	run(&listing, "find r/objects -type f | sed 's/.*[.]//' | sort");
	EXPECT_TEXT("files", listing, "idx\npack\n");
}

/* What a killed writer left behind is cleared away. */
Test(objects, workshop)
{
	struct stm_str bytes;
	git_object_t kind = GIT_OBJECT_BLOB;
	git_oid id = write_blob("text");

	cr_assert(run(NULL, "mkdir r/objects/stemma; touch r/objects/stemma/pack_git2_x") == 0);
	cr_assert(stm_objects_pack(store) == STM_OK);
	cr_expect(access("r/objects/stemma", F_OK) < 0);
	reopen();
	cr_expect(stm_object_read(store, &id, &kind, &bytes) == STM_OK);
	cr_assert(run(NULL, "mkdir r/objects/stemma; touch r/objects/stemma/pack_git2_x") == 0);
	cr_assert(stm_objects_pack(store) == STM_OK);
	cr_expect(access("r/objects/stemma", F_OK) < 0, "nothing was to be packed");
}

Test(objects, nothing_without_pack)
{
	git_object_t kind = GIT_OBJECT_BLOB;
	struct stm_str bytes;
	git_oid id = write_blob("text");

	cr_expect(stm_object_read(store, &id, &kind, &bytes) == STM_OK);
	reopen();
	EXPECT_INT("status", stm_object_read(store, &id, &kind, &bytes), STM_EREPOSITORY);
	cr_expect(strstr(error.text, "missing or damaged"), "%s", error.text);
	EXPECT_INT("status", stm_object_prove(store, &id), STM_EREPOSITORY);
	cr_expect(stm_objects_pack(store) == STM_OK);
}

Test(objects, wrong_kind)
{
	git_object_t kind = GIT_OBJECT_TREE;
	struct stm_str bytes;
	git_oid id = write_blob("text");

	EXPECT_INT("status", stm_object_read(store, &id, &kind, &bytes), STM_EREPOSITORY);
	kind = GIT_OBJECT_ANY;
	EXPECT_INT("status", stm_object_read(store, &id, &kind, &bytes), STM_OK);
	EXPECT_INT("kind", kind, GIT_OBJECT_BLOB);
}

/* Git sorts a directory as if a slash followed its name: "a-", "a/", "a0". */
Test(objects, trees)
{
	struct stm_tree_line inner[] = {{.name = "x"}};
	struct stm_tree_line lines[] = {
		{.name = "a0"}, {.name = "a", .is_tree = true}, {.name = "a-"}, {.name = "a-"}};
	struct stm_str bytes;
	const char *out;
	git_oid id;
	bool found;

	inner[0].id = lines[0].id = lines[2].id = lines[3].id = write_blob("text");
	cr_assert(stm_tree_write(store, test_arena(), &(struct stm_tree){NULL, inner, COUNT(inner)},
			  &lines[1].id) == STM_OK);
	cr_assert(stm_tree_write(store, test_arena(), &(struct stm_tree){NULL, lines, COUNT(lines)},
			  &id) == STM_OK);
	cr_expect(stm_tree_read(store, &id, "a/x", &bytes, &found) == STM_OK && found);
	EXPECT_TEXT("a/x", test_text(bytes), "text");
	cr_expect(stm_tree_read(store, &id, "a/y", &bytes, &found) == STM_OK && !found);
	cr_expect(stm_tree_read(store, &id, "b/y", NULL, &found) == STM_OK && !found);
	cr_assert(stm_objects_pack(store) == STM_OK);
	if (!has_git())
		return;
	run(&out, "git -C r ls-tree --name-only %s", git_oid_tostr_s(&id));
	EXPECT_TEXT("order", out, "a-\na\na0\n");
	EXPECT_INT("fsck", run(&out, "git -C r fsck --strict"), 0);
}

Test(objects, torn_trees)
{
	static const char whole[] = "100644 a\0"
				    "01234567890123456789"
				    "100644 b\0"
				    "0123456789012345678";
	git_oid id;

	for (size_t length = 0; length < sizeof(whole); length++) {
		struct stm_str tree = {whole, length};

		cr_expect(stm_tree_entry(tree, "a", &id) == (length >= 29), "%zu", length);
		cr_expect(stm_tree_entry(tree, "b", &id) == (length >= 58), "%zu", length);
	}
}

Test(objects, proving_writes_nothing)
{
	git_oid id;

	store->proving = true;
	id = write_blob("text");
	EXPECT_INT("made", store->made.len, 1);
	EXPECT_INT("status", stm_object_prove(store, &id), STM_EREPOSITORY);
}
