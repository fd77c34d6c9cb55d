/* What the user is told when libgit2 or the system refuses. */
#include "store/git.h"

#include <errno.h>

#include "fixture.h"

TestSuite(operation, .timeout = 60);

/* Libgit2 has cleaned up meanwhile, so errno says something else. */
Test(operation, failures_of_libgit2)
{
	static const struct {
		int klass, code;
		enum stm_status status;
		const char *text;
	} rows[] = {
		{GIT_ERROR_OS, ENOSPC, STM_EFILE, "made: the disk is full; make room"},
		{GIT_ERROR_OS, EROFS, STM_EFILE, "made: the file system is read-only"},
		{GIT_ERROR_OS, EACCES, STM_EFILE, "made; check its permissions"},
		{GIT_ERROR_OS, EISDIR, STM_EFILE, "made: cannot extend 'x': Is a directory"},
		{GIT_ERROR_ODB, ENOSPC, STM_EREPOSITORY, "made: cannot extend 'x': No space"},
	};

	git_libgit2_init();
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};

		git_error_set_str(rows[i].klass,
			stm_format(test_arena(), "cannot extend 'x': %s", strerror(rows[i].code)));
		errno = ENOENT;
		EXPECT_INT(
			rows[i].text, stm_fail_git(&error, "r", "cannot be made"), rows[i].status);
		cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
	}
	git_libgit2_shutdown();
}
