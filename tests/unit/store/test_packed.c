/* Changing refs: all or nothing, and nothing else is touched. */
#include "store/refs.h"

#include <unistd.h>

#include "fixture.h"

#define ID_A   "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define ID_B   "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define ID_C   "cccccccccccccccccccccccccccccccccccccccc"
#define NONE   "0000000000000000000000000000000000000000"
#define HEADER "# pack-refs with: peeled fully-peeled sorted \n"

static struct stm_store *store;
static struct stm_error error;

static void init(void)
{
	store_init();
	make_repository("r");
	cr_assert(stm_store_open(&store, "r", &error) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), &error) == STM_OK);
	cr_assert(stm_store_lock(store) == STM_OK);
}

static void fini(void)
{
	stm_store_free(store);
	store_fini();
}

TestSuite(packed, .init = init, .fini = fini);

static struct stm_ref_edit edit(const char *name, const char *was, const char *now)
{
	struct stm_ref_edit made = {.name = name};

	git_oid_fromstr(&made.was, was);
	git_oid_fromstr(&made.now, now);
	return made;
}

static enum stm_status change(struct stm_ref_edit first)
{
	return stm_refs_change(store, &first, 1, NULL);
}

/* What a change leaves behind when it worked or failed: no lock and no draft. */
static void expect_clean(void)
{
	cr_expect(access("r/packed-refs.lock", F_OK) < 0);
	cr_expect(access("r/packed-refs.stemma", F_OK) < 0);
}

Test(packed, make_move_and_delete)
{
	struct stm_ref_edit made[] = {
		edit("refs/tags/B", NONE, ID_B),
		edit("refs/heads/a/b", NONE, ID_A),
		edit("refs/tags/A", NONE, ID_A),
	};
	struct stm_ref_edit changed[] = {
		edit("refs/tags/A", ID_A, NONE),
		edit("refs/heads/a/b", ID_A, ID_C),
		edit("refs/heads/a/a", NONE, ID_B),
	};

	EXPECT_INT("made", stm_refs_change(store, made, COUNT(made), NULL), STM_OK);
	EXPECT_TEXT("made", read_file("r/packed-refs"),
		HEADER ID_A " refs/heads/a/b\n" ID_A " refs/tags/A\n" ID_B " refs/tags/B\n");
	EXPECT_INT("changed", stm_refs_change(store, changed, COUNT(changed), NULL), STM_OK);
	EXPECT_TEXT("changed", read_file("r/packed-refs"),
		HEADER ID_B " refs/heads/a/a\n" ID_C " refs/heads/a/b\n" ID_B " refs/tags/B\n");
	expect_clean();
	EXPECT_INT("nothing", stm_refs_change(store, NULL, 0, NULL), STM_OK);
}

Test(packed, foreign_refs_are_kept)
{
	write_file("r/packed-refs",
		"# pack-refs with: peeled fully-peeled sorted \n" ID_A " refs/notes/stemma\n" ID_B
		" refs/tags/v1\n^" ID_C "\n" ID_A " refs/tags/v2\n");
	write_file("r/refs/heads/mine", ID_C "\n");
	EXPECT_INT("status", change(edit("refs/tags/v11", NONE, ID_A)), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"),
		HEADER ID_A " refs/notes/stemma\n" ID_B " refs/tags/v1\n^" ID_C "\n" ID_A
			    " refs/tags/v11\n" ID_A " refs/tags/v2\n");
	EXPECT_TEXT("loose", read_file("r/refs/heads/mine"), ID_C "\n");
}

/* A file that does not promise peeled lines must not promise them afterwards. */
Test(packed, traits_are_kept)
{
	static const char *const rows[][2] = {
		{"", "# pack-refs with: sorted \n"},
		{"# pack-refs with: peeled \n", "# pack-refs with: peeled sorted \n"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		write_file("r/packed-refs", stm_format(test_arena(), "%s%s", rows[i][0],
						    ID_B " refs/tags/b\n" ID_A " refs/tags/a\n"));
		EXPECT_INT("status", change(edit("refs/tags/c", NONE, ID_C)), STM_OK);
		EXPECT_TEXT("refs", read_file("r/packed-refs"),
			stm_format(test_arena(), "%s%s", rows[i][1],
				ID_A " refs/tags/a\n" ID_B " refs/tags/b\n" ID_C " refs/tags/c\n"));
	}
}

Test(packed, loose_refs_are_folded)
{
	struct stm_ref_edit edits[] = {
		edit("refs/heads/x", ID_A, ID_B),
		edit("refs/tags/y", ID_A, NONE),
	};

	write_file("r/packed-refs", HEADER ID_C " refs/heads/x\n");
	write_file("r/refs/heads/x", ID_A "\n");
	write_file("r/refs/tags/y", ID_A "\n");
	EXPECT_INT("status", stm_refs_change(store, edits, COUNT(edits), NULL), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), HEADER ID_B " refs/heads/x\n");
	cr_expect(access("r/refs/heads/x", F_OK) < 0);
	cr_expect(access("r/refs/tags/y", F_OK) < 0);
	cr_expect(access("r/refs/tags/y.lock", F_OK) < 0);
	expect_clean();
}

/* Each row finds refs/heads/x at A, and must leave it there. */
Test(packed, refusals)
{
	const struct {
		struct stm_ref_edit edit;
		enum stm_status status;
		const char *text;
	} rows[] = {
		{edit("refs/heads/x", ID_B, ID_C), STM_EREPOSITORY, "moved by another program"},
		{edit("refs/heads/x", ID_B, NONE), STM_EREPOSITORY, "moved by another program"},
		{edit("refs/heads/x", NONE, ID_C), STM_EREPOSITORY, "Stemma did not make it"},
		{edit("refs/heads/y", ID_A, ID_C), STM_EREPOSITORY, "moved by another program"},
		{edit("refs/heads/x/y", NONE, ID_C), STM_EARGUMENT, "git cannot have both"},
		{edit("refs/heads", NONE, ID_C), STM_EARGUMENT, "git cannot have both"},
		{edit("refs/heads/loose/y", NONE, ID_C), STM_EARGUMENT, "git cannot have both"},
	};

	write_file("r/packed-refs", HEADER ID_A " refs/heads/x\n");
	write_file("r/refs/heads/loose", "ref: refs/heads/x\n");
	for (size_t i = 0; i < COUNT(rows); i++) {
		EXPECT_INT(rows[i].edit.name, change(rows[i].edit), rows[i].status);
		cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
		EXPECT_TEXT("file", error.file,
			strcmp(rows[i].edit.name, "refs/heads/x/y") ? error.file : "refs/heads/x");
		EXPECT_TEXT("refs", read_file("r/packed-refs"), HEADER ID_A " refs/heads/x\n");
		expect_clean();
	}
}

/* A directory's ref may take its place in the same step. */
Test(packed, a_ref_makes_room)
{
	struct stm_ref_edit edits[] = {
		edit("refs/heads/x", ID_A, NONE),
		edit("refs/heads/x/y", NONE, ID_B),
	};

	write_file("r/packed-refs", HEADER ID_A " refs/heads/x\n");
	EXPECT_INT("status", stm_refs_change(store, edits, COUNT(edits), NULL), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), HEADER ID_B " refs/heads/x/y\n");
}

Test(packed, same_name_twice)
{
	struct stm_ref_edit edits[] = {
		edit("refs/tags/x", NONE, ID_A), edit("refs/tags/x", NONE, ID_B)};

	EXPECT_INT("status", stm_refs_change(store, edits, COUNT(edits), NULL), STM_EARGUMENT);
	cr_expect(access("r/packed-refs", F_OK) < 0);
}

Test(packed, branches_may_lack)
{
	struct stm_ref_edit lacking = edit("refs/heads/x", ID_A, ID_B);

	lacking.may_lack = true;
	EXPECT_INT("status", change(lacking), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), HEADER ID_B " refs/heads/x\n");
	EXPECT_INT("again", change(lacking), STM_OK);
	lacking.name = "refs/heads/y";
	git_oid_fromstr(&lacking.now, NONE);
	EXPECT_INT("deleted", change(lacking), STM_OK);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), HEADER ID_B " refs/heads/x\n");
}

Test(packed, damage_is_not_overwritten)
{
	write_file("r/packed-refs", "garbage\n");
	EXPECT_INT("status", change(edit("refs/tags/x", NONE, ID_A)), STM_EREPOSITORY);
	EXPECT_TEXT("refs", read_file("r/packed-refs"), "garbage\n");
	expect_clean();
}

/* What a power failure or a bad disk left of the file is not what it was. */
Test(packed, a_file_cut_short_is_damaged)
{
	static const char *const rows[] = {"", "#", HEADER ID_A " refs/tags/x"};

	for (size_t i = 0; i < COUNT(rows); i++) {
		write_file("r/packed-refs", rows[i]);
		EXPECT_INT(rows[i], change(edit("refs/tags/y", NONE, ID_A)), STM_EREPOSITORY);
		expect_clean();
	}
	write_file("r/packed-refs", "");
	write_file("r/refs/tags/x", ID_A "\n");
	EXPECT_INT("all are loose", change(edit("refs/tags/y", NONE, ID_A)), STM_OK);
}

Test(packed, git_reads_it)
{
	const char *out;

	if (!has_git())
		return;

	EXPECT_INT("status", change(edit("refs/tags/x", NONE, ID_A)), STM_OK);
	run(&out, "git -C r for-each-ref --format='%%(refname)' refs/tags/x; git -C r tag -l");
	EXPECT_TEXT("tags", out, "refs/tags/x\nx\n");
}
