/* Two writers: one waits or fails, and what a dead one left is cleared away. */
#include "store/lock.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixture.h"

static void init(void)
{
	store_init();
	make_repository("r");
	write_paper(&(struct paper){"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL});
}

TestSuite(lock, .init = init, .fini = store_fini, .timeout = 60);

/* Another process that holds the repository for SECONDS. */
static pid_t hold(unsigned seconds)
{
	int pipes[2];
	char ready;
	pid_t child;

	cr_assert(pipe(pipes) == 0);
	child = fork();
	cr_assert(child >= 0);
	if (!child) {
		struct stm_arena *arena = test_arena();
		struct stm_store *store;
		bool held = stm_store_open(&store, "r", NULL) == STM_OK &&
			    stm_store_begin(store, arena, NULL) == STM_OK &&
			    stm_store_lock(store) == STM_OK && write(pipes[1], "x", 1) == 1;

		sleep(held ? seconds : 0);
		_exit(0);
	}
	cr_assert(read(pipes[0], &ready, 1) == 1);
	close(pipes[0]);
	close(pipes[1]);
	return child;
}

static void stop(pid_t child)
{
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

Test(lock, fails_cleanly)
{
	const char *file = "FB_RES_1_1.txt";
	struct stm_error error = {0};
	pid_t child = hold(60);

	EXPECT_INT("locked", add_files("r", &file, 1, NULL, &error), STM_ELOCKED);
	cr_expect(strstr(error.text, "another stemma"), "%s", error.text);
	EXPECT_TEXT("versions", list_versions("r"), "");
	stop(child);
	EXPECT_INT("free", add_files("r", &file, 1, NULL, &error), STM_OK);
}

Test(lock, waits)
{
	const char *file = "FB_RES_1_1.txt";
	pid_t child = hold(1);

	EXPECT_INT("waited", add_files("r", &file, 1, NULL, NULL), STM_OK);
	stop(child);
}

/* The same process may have the repository open twice, and is two writers then. */
Test(lock, excludes_itself)
{
	struct stm_store *stores[2];
	struct stm_error error = {0};

	for (size_t i = 0; i < 2; i++) {
		cr_assert(stm_store_open(&stores[i], "r", &error) == STM_OK);
		cr_assert(stm_store_begin(stores[i], test_arena(), &error) == STM_OK);
	}
	EXPECT_INT("first", stm_store_lock(stores[0]), STM_OK);
	EXPECT_INT("again", stm_store_lock(stores[0]), STM_OK);
	EXPECT_INT("second", stm_store_lock(stores[1]), STM_ELOCKED);
	stm_store_end(stores[0]);
	EXPECT_INT("second", stm_store_lock(stores[1]), STM_OK);
	stm_store_free(stores[0]);
	stm_store_free(stores[1]);
}

Test(lock, of_git_is_respected)
{
	const char *file = "FB_RES_1_1.txt";
	struct stm_error error = {0};

	write_file("r/packed-refs.lock", "");
	EXPECT_INT("locked", add_files("r", &file, 1, NULL, &error), STM_ELOCKED);
	cr_expect(strstr(error.file, "packed-refs.lock"), "%s", error.file);
	cr_expect(access("r/packed-refs.lock", F_OK) == 0, "a lock of somebody else was removed");
	cr_assert(unlink("r/packed-refs.lock") == 0);
	EXPECT_INT("free", add_files("r", &file, 1, NULL, &error), STM_OK);
}

Test(lock, of_a_dead_stemma_is_taken_over)
{
	const char *file = "FB_RES_1_1.txt";
	struct stm_error error = {0};

	write_file("r/stemma.lock", "");
	cr_assert(link("r/stemma.lock", "r/packed-refs.lock") == 0);
	write_file("r/packed-refs.stemma", "half");
	EXPECT_INT("status", add_files("r", &file, 1, NULL, &error), STM_OK);
	cr_expect(access("r/packed-refs.lock", F_OK) < 0);
	cr_expect(access("r/packed-refs.stemma", F_OK) < 0);
}

/* Git would wait for it, so it goes with the next addition, even of nothing new. */
Test(lock, of_a_dead_stemma_is_removed)
{
	const char *file = "FB_RES_1_1.txt";

	cr_assert(add_files("r", &file, 1, NULL, NULL) == STM_OK);
	cr_assert(run(NULL, "mkdir -p r/refs/heads/x; touch r/refs/heads/x/theirs.lock") == 0);
	cr_assert(link("r/stemma.lock", "r/packed-refs.lock") == 0);
	cr_assert(link("r/stemma.lock", "r/refs/heads/x/ours.lock") == 0);
	EXPECT_INT("nothing new", add_files("r", &file, 1, NULL, NULL), STM_OK);
	cr_expect(access("r/packed-refs.lock", F_OK) < 0);
	cr_expect(access("r/refs/heads/x/ours.lock", F_OK) < 0);
	cr_expect(access("r/refs/heads/x/theirs.lock", F_OK) == 0);
}

Test(lock, not_writable)
{
	const char *file = "FB_RES_1_1.txt";
	struct stm_error error = {0};

	cr_assert(run(NULL, "mkdir r/stemma.lock") == 0);
	EXPECT_INT("status", add_files("r", &file, 1, NULL, &error), STM_EFILE);
	EXPECT_TEXT("file", error.file, "r");
	cr_expect(strstr(error.text, "cannot be written to"), "%s", error.text);
}

/* Root may write anywhere, so this says nothing to it. */
Test(lock, read_only)
{
	const char *file = "FB_RES_1_1.txt";
	struct stm_error error = {0};

	if (geteuid() == 0)
		return;
	cr_assert(run(NULL, "chmod a-w r") == 0);
	EXPECT_INT("status", add_files("r", &file, 1, NULL, &error), STM_EFILE);
	cr_expect(strstr(error.text, "check its permissions"), "%s", error.text);
	EXPECT_INT("check", check_repository("r", NULL, &error), STM_OK);
	run(NULL, "chmod u+w r");
}
