/* What every unit test needs: an arena for one test, documents from literals, messages. */
#ifndef STM_TESTS_SUPPORT_H
#define STM_TESTS_SUPPORT_H

#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/document.h"
#include "stemma.h"

/* The items of an array. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* The arena of the test that runs; running out of memory on it aborts the test. */
struct stm_arena *test_arena(void);

/* A fixture that frees test_arena() and every document of test_document(). */
void test_release(void);

/* S, NUL-terminated, on test_arena(). */
const char *test_text(struct stm_str s);

/* The document TEXT makes under the file name NAME; the test stops when it cannot be read. */
stm_document *test_document(const char *name, const char *text);

/* A document as far as its reader takes it: blocks, footnotes, removals; no paragraphs yet. */
struct stm_document *test_read(const char *name, const char *text);

/* What a reader found, one line each: the blocks' texts, "mark=text", "reason=text". */
const char *test_blocks(const struct stm_document *document);
const char *test_notes(const struct stm_document *document);
const char *test_removals(const struct stm_document *document);

/* The difference of two documents; freed by test_release(). */
stm_diff *test_diff(const stm_document *older, const stm_document *newer);

/* "label|label|..." of all paragraphs of DOCUMENT. */
const char *test_labels(const stm_document *document);

/* The text of the paragraph LABEL of DOCUMENT, or "(none)". */
const char *test_paragraph(const stm_document *document, const char *label);

/* Expects two texts to be equal and shows both when they are not; WHERE says which row it was. */
#define EXPECT_TEXT(where, actual, expected)                                                       \
	do {                                                                                       \
		const char *got_ = (actual), *want_ = (expected);                                  \
		cr_expect(got_ &&want_ && !strcmp(got_, want_), "%s\n  got  <%s>\n  want <%s>",    \
			(where), got_ ? got_ : "(null)", want_ ? want_ : "(null)");                \
	} while (0)

/* The same for whole numbers. */
#define EXPECT_INT(where, actual, expected)                                                        \
	do {                                                                                       \
		long long got_ = (long long)(actual), want_ = (long long)(expected);               \
		cr_expect(got_ == want_, "%s: got %lld, want %lld", (where), got_, want_);         \
	} while (0)

#endif
