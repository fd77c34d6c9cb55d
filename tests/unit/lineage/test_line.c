/* Which of several heirs carries a series on. */
#include "lineage/line.h"

#include "support.h"

TestSuite(line, .fini = test_release);

static const char *names_of(struct stm_line *versions, size_t count)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_lines_name(test_arena(), test_arena(), versions, count);
	for (size_t i = 0; i < count; i++)
		stm_buf_printf(&buf, "%s%s%s", i ? " " : "", versions[i].series,
			versions[i].tip ? "!" : "");
	return stm_buf_end(&buf);
}

Test(line, heirs)
{
	struct stm_line one[] = {{.key = "b/lamps", .symbol = "B/RES/1/1", .parent = STM_NO_PARENT},
		{.key = "b/lamps", .symbol = "B/2/L.1", .parent = 0},
		{.key = "b/lamps", .symbol = "B/2/L.2", .parent = 1},
		{.key = "b/lamps", .symbol = "B/RES/2/1", .parent = 1}};
	struct stm_line two[] = {{.key = "b/lamps", .symbol = "B/RES/1/1", .parent = STM_NO_PARENT},
		{.key = "b/bells", .symbol = "B/RES/2/1", .parent = 0},
		{.key = "b/lamps", .symbol = "B/RES/2/2", .parent = 0}};
	struct stm_line three[] = {
		{.key = "b/lamps", .symbol = "B/RES/1/1", .parent = STM_NO_PARENT},
		{.key = "b/bells", .symbol = "B/RES/2/1", .parent = 0}};

	EXPECT_TEXT("an adopted text before an amendment", names_of(one, 4),
		"b/lamps b/lamps b/lamps-b-2-l-2! b/lamps!");
	EXPECT_TEXT("the title before the rest", names_of(two, 3), "b/lamps b/bells! b/lamps!");
	EXPECT_TEXT("one heir of another title", names_of(three, 2), "b/lamps b/lamps!");
	EXPECT_TEXT("nothing", names_of(three, 0), "");
}
