/*
 * The order in which a diff is read. OP1 moved behind OP3, so it is no anchor: what went behind it
 * stands behind what stood before it.
 */
#include "view/rows.h"

#include "support.h"

static const char older[] = "The Assembly,\n\n1. Declares that every ferry has a bell;\n\n"
			    "2. Requests that lamps are lit at dusk by the keeper;\n\n"
			    "3. Urges crews to rest for six hours between two turns;\n\n"
			    "4. Decides to meet again when the ice has gone;\n";
static const char newer[] =
	"The Assembly,\n\n1. Urges crews to rest for six hours between two turns;\n\n"
	"2. Declares that every ferry has a bell;\n\n"
	"3. Welcomes the gift of a rope from the upper valley;\n\n"
	"4. Decides to meet again when the ice has gone;\n";

/* "OP1>OP2 -OP2 +OP3 (OP3)": links, what went, what came, where something moved away from. */
static const char *told(const stm_diff *diff, const struct stm_row *rows, size_t count)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < count; i++) {
		const struct stm_row *row = &rows[i];
		const char *was = stm_row_labels(test_arena(), diff, row, 0);
		const char *is = stm_row_labels(test_arena(), diff, row, 1);

		stm_buf_text(&buf, i ? " " : "");
		if (row->departed)
			stm_buf_printf(&buf, "(%s)", was);
		else if (row->link)
			stm_buf_printf(&buf, "%s>%s", was, is);
		else
			stm_buf_printf(&buf, "%s%s", row->relation == STM_ADDED ? "+" : "-",
				row->relation == STM_ADDED ? is : was);
	}
	return stm_buf_end(&buf);
}

Test(rows, order, .fini = test_release)
{
	const stm_diff *diff = test_diff(
		test_document("old.txt", older), test_document("new.txt", newer));
	size_t count;
	const struct stm_row *rows = stm_rows_of(test_arena(), diff, &count);

	EXPECT_TEXT("rows", told(diff, rows, count),
		"enacting>enacting -OP2 OP3>OP1 OP1>OP2 +OP3 OP4>OP4");
	rows = stm_rows_with_departures(test_arena(), diff, &count);
	EXPECT_TEXT("departures", told(diff, rows, count),
		"enacting>enacting (OP1) -OP2 OP3>OP1 OP1>OP2 +OP3 OP4>OP4");
}
