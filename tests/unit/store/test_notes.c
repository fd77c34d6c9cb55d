/* Notes on commits, as git reads them. */
#include "store/notes.h"

#include "fixture.h"

TestSuite(notes, .init = store_init, .fini = store_fini, .timeout = 60);

static const struct paper paper = {"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL};

/* The commit of the one version of "r". */
static const char *commit_of(void)
{
	const char *out;

	cr_assert(run(&out, "git -C r rev-parse FB/RES/1/1") == 0);
	return stm_copy(test_arena(), out, 40);
}

static struct stm_store *open_store(void)
{
	struct stm_store *store;

	cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	return store;
}

Test(notes, come_back)
{
	struct stm_note note = {.text = STM_STR("OP1\tA/1\tOP2\tlamps\n")};
	struct stm_notes notes;
	struct stm_store *store;
	struct stm_str text;
	const char *out;

	if (!has_git())
		return;
	make_repository("r");
	cr_assert(add_file("r", write_paper(&paper), NULL) == STM_OK);
	note.commit = commit_of();
	store = open_store();
	cr_assert(stm_notes_open(&notes, store) == STM_OK);
	cr_assert(stm_notes_read(&text, store, &notes, note.commit) == STM_OK);
	EXPECT_INT("none yet", text.len, 0);
	cr_assert(stm_store_lock(store) == STM_OK);
	cr_assert(stm_notes_write(store, &note, 1) == STM_OK);
	stm_store_free(store);
	store = open_store();
	cr_assert(stm_notes_open(&notes, store) == STM_OK);
	cr_assert(stm_notes_read(&text, store, &notes, note.commit) == STM_OK);
	EXPECT_TEXT("ours", test_text(text), "OP1\tA/1\tOP2\tlamps\n");
	stm_store_free(store);
	run(&out, "git -C r notes --ref=stemma show FB/RES/1/1");
	EXPECT_TEXT("git's", out, "OP1\tA/1\tOP2\tlamps\n");
	EXPECT_INT("fsck", run(NULL, "git -C r fsck --strict --no-dangling"), 0);
	EXPECT_INT("check", check_repository("r", NULL, NULL), STM_OK);
}

Test(notes, the_same_notes_are_the_same_objects)
{
	struct stm_note note = {.text = STM_STR("one\n")};
	const char *before, *after;

	if (!has_git())
		return;
	make_repository("r");
	cr_assert(add_file("r", write_paper(&paper), NULL) == STM_OK);
	note.commit = commit_of();
	for (int i = 0; i < 2; i++) {
		struct stm_store *store = open_store();

		cr_assert(stm_store_lock(store) == STM_OK);
		cr_assert(stm_notes_write(store, &note, 1) == STM_OK);
		stm_store_free(store);
		run(i ? &after : &before, "git -C r rev-parse refs/notes/stemma");
	}
	EXPECT_TEXT("one commit", after, before);
}
