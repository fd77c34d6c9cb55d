/* Errors: one text a status, and a struct that is always filled in and terminated. */
#include "base/error.h"
#include "support.h"

Test(error, every_status_has_a_text_of_its_own)
{
	for (int a = STM_EARGUMENT; a <= STM_OK; a++) {
		const char *text = stm_status_text((enum stm_status)a);

		cr_expect(text && *text && text[strlen(text) - 1] != '.', "status %d", a);
		for (int b = STM_EARGUMENT; b < a; b++)
			cr_expect(strcmp(text, stm_status_text((enum stm_status)b)), "%d %d", a, b);
	}
	cr_expect(stm_status_text((enum stm_status)1) != NULL);
	cr_expect(stm_status_text((enum stm_status) - 99) != NULL);
}

Test(error, fail_fills_in_everything)
{
	struct stm_error error = {.offset = 7, .file = "old", .text = "old"};

	EXPECT_INT("status", stm_fail(&error, STM_EFILE, "a.txt", "no %s", "way"), STM_EFILE);
	EXPECT_INT("stored", error.status, STM_EFILE);
	EXPECT_INT("offset", error.offset, -1);
	EXPECT_TEXT("file", error.file, "a.txt");
	EXPECT_TEXT("text", error.text, "no way");
	stm_fail(&error, STM_EINPUT, NULL, "x");
	EXPECT_TEXT("no file", error.file, "");
}

Test(error, nobody_has_to_listen)
{
	EXPECT_INT("fail", stm_fail(NULL, STM_EFILE, "a", "b"), STM_EFILE);
	EXPECT_INT("memory", stm_fail_memory(NULL), STM_EMEMORY);
}

Test(error, long_texts_are_cut_and_terminated)
{
	struct stm_error error;
	char text[2000];

	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	stm_fail(&error, STM_EFILE, text, "%s", text);
	EXPECT_INT("file", strlen(error.file), sizeof(error.file) - 1);
	EXPECT_INT("text", strlen(error.text), sizeof(error.text) - 1);
}

Test(error, memory_has_one_text)
{
	struct stm_error error;

	EXPECT_INT("status", stm_fail_memory(&error), STM_EMEMORY);
	EXPECT_TEXT("text", error.text, stm_status_text(STM_EMEMORY));
}
