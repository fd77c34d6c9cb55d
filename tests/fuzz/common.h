/* What the fuzz targets share: documents from any bytes, what holds of them, and views. */
#ifndef STM_TESTS_FUZZ_COMMON_H
#define STM_TESTS_FUZZ_COMMON_H

#include <stddef.h>
#include <stdint.h>

#include "stemma.h"

/* The target: each fuzz_<name>.c has one, called by libFuzzer or by driver.c. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Some bytes of the input; BYTES may be NULL when there are none. */
struct fuzz_text {
	const char *bytes;
	size_t length;
};

/* Prints what does not hold and aborts, which is how a fuzzer is told. */
void fuzz_fault(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/*
 * TEXT as the file NAME, or NULL. Bytes that are no text must be refused as such; they are tried
 * again with each bad byte replaced, because most mutations make some.
 */
stm_document *fuzz_document(const char *name, struct fuzz_text text);

/* Asks DOCUMENT everything that can be asked and checks what the header says of it. */
void fuzz_walk(const stm_document *document);

/* Shows a document, a difference, in both formats and several widths, and counts what comes. */
void fuzz_show_document(const stm_document *document);
void fuzz_show_diff(const stm_diff *diff);

/* Cuts DATA at its first line "=====" into two texts; the second is empty when there is none. */
void fuzz_cut(const uint8_t *data, size_t size, struct fuzz_text out[2]);

#endif
