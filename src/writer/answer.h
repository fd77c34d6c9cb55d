/* What stemma-writer says on standard output: warnings, then a package or why there is none. */
#ifndef STM_WRITER_ANSWER_H
#define STM_WRITER_ANSWER_H

#include <stdbool.h>

#include "base/str.h"

/* Zeroed but for FD is one that has said nothing. */
struct writer_answer {
	int fd;
	unsigned warnings; /* said; after a hundred there are no more */
	bool broken;       /* nobody listens */
	bool failed;       /* writer_fail() was the last word */
};

/* What was not written as it should be: one line, no full stop. */
void writer_warn(struct writer_answer *answer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* It cannot be written: what is wrong and what to do, so that it reads well behind "FILE: ". */
bool writer_fail(struct writer_answer *answer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The package, as the last word. Whether all of it was taken. */
bool writer_give(struct writer_answer *answer, struct stm_str package);

#endif
