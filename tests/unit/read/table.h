/* Tables of texts and what a reader makes of them. */
#ifndef STM_TESTS_READ_TABLE_H
#define STM_TESTS_READ_TABLE_H

#include "support.h"

/* NULL: not looked at. */
struct reading {
	const char *what;
	const char *text;
	const char *blocks, *notes, *removals;
};

/* Reads each row under NAME ("a.txt", "a.md") and compares. */
static inline void expect_readings(const char *name, const struct reading *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct stm_document *document = test_read(name, rows[i].text);

		if (rows[i].blocks)
			EXPECT_TEXT(rows[i].what, test_blocks(document), rows[i].blocks);
		if (rows[i].notes)
			EXPECT_TEXT(rows[i].what, test_notes(document), rows[i].notes);
		if (rows[i].removals)
			EXPECT_TEXT(rows[i].what, test_removals(document), rows[i].removals);
	}
}

#endif
