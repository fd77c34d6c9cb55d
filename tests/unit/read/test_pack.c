/* What stemma-writer may answer. The server is that of test_process.c, which echoes "docx". */
#include "read/pack.h"

#include "support.h"

static struct stm_process process;

static void leave(void)
{
	stm_process_release(&process);
	test_release();
}

TestSuite(pack, .fini = leave, .timeout = 20);

/* Warnings, a line each. */
static void hear(void *payload, const char *text)
{
	struct stm_buf *heard = payload;

	stm_buf_text(heard, text);
	stm_buf_char(heard, '\n');
}

Test(pack, answers)
{
	static const char broken[] = "its writer stopped in the middle; install stemma and "
				     "stemma-writer of one version";
	static const struct {
		const char *answer, *package, *warnings, *error;
	} rows[] = {
		{"package\nPK\nmore\n", "PK\nmore\n", "", ""},
		{"package\n", "", "", ""},
		{"warn one\nwarn a\\nb\\\\c\npackage\nPK", "PK", "one\na b\\c\n", ""},
		{"warn \xff\npackage\nPK", "PK", "said something that is no text\n", ""},
		{"fail is damaged\npackage\nPK", "", "", "is damaged"},
		{"warn one\nfail is damaged\n", "", "one\n", "is damaged"},
		{"", "", "", broken},
		{"package", "", "", broken},
		{"warn one\n", "", "one\n", broken},
		{"boats\npackage\nPK", "", "", broken},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf heard = {.arena = test_arena()};
		struct stm_error error = {0};
		struct stm_str out = {0};
		struct stm_pack_job job = {
			.process = &process,
			.program = "/proc/self/exe",
			.name = "ferry.docx",
			.edits = stm_str(rows[i].answer),
			.warn = hear,
			.payload = &heard,
			.arena = test_arena(),
		};

		EXPECT_INT(rows[i].answer, stm_pack(&out, &job, &error),
			rows[i].error[0] ? STM_EINPUT : STM_OK);
		EXPECT_TEXT(rows[i].answer, test_text(out), rows[i].package);
		EXPECT_TEXT(rows[i].answer, stm_buf_end(&heard), rows[i].warnings);
		EXPECT_TEXT(rows[i].answer, error.text, rows[i].error);
	}
}

Test(pack, a_program_that_cannot_be_had)
{
	struct stm_error error = {0};
	struct stm_str out = {0};
	struct stm_pack_job job = {
		.process = &process,
		.program = "/nowhere/stemma-writer",
		.name = "ferry.docx",
		.arena = test_arena(),
	};

	EXPECT_INT("nowhere", stm_pack(&out, &job, &error), STM_EFILE);
	EXPECT_TEXT("nowhere", error.text,
		"needs stemma-writer, and there is no /nowhere/stemma-writer; install it beside "
		"stemma");
}
