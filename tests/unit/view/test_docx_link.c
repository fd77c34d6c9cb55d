/* Cells of a row: where they end, whatever is empty. */
#include "view/docx.h"

#include "support.h"

TestSuite(docx_link, .fini = test_release);

/* "a,b,c": the cells of TEXT, whose cells begin at STARTS. */
static const char *cells(const char *text, const uint32_t *starts, size_t count)
{
	struct stm_span spans[8] = {{0}};
	struct stm_paragraph row = {.text = text, .length = strlen(text), .spans = spans};
	struct stm_buf buf = {.arena = test_arena()};
	size_t at = 0;

	row.span_count = count;
	for (size_t i = 0; i < count; i++)
		spans[i] = (struct stm_span){STM_SPAN_CELL, starts[i], 0, 0};
	for (size_t i = 0; i < stm_docx_cells(&row); i++) {
		size_t next, end = stm_docx_cell_end(&row, i, &next);

		if (i)
			stm_buf_char(&buf, ',');
		stm_buf_add(&buf, text + at, end > at ? end - at : 0);
		at = next;
	}
	return stm_buf_end(&buf);
}

Test(docx_link, cells)
{
	EXPECT_TEXT("all", cells("a | b | c", (uint32_t[]){0, 4, 8}, 3), "a,b,c");
	EXPECT_TEXT("empty", cells("X | | Y", (uint32_t[]){0, 4, 6}, 3), "X,,Y");
	EXPECT_TEXT("first", cells("| | Y", (uint32_t[]){0, 1, 4}, 3), ",,Y");
	EXPECT_TEXT("last", cells("X | |", (uint32_t[]){0, 4, 6}, 3), "X,,");
	EXPECT_TEXT("bar", cells("a|b | c", (uint32_t[]){0, 6}, 2), "a|b,c");
	EXPECT_TEXT("one", cells("a", (uint32_t[]){0}, 1), "");
}
