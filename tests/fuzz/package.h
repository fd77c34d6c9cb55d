/* A Word file from the text of its parts. */
#ifndef STM_TESTS_FUZZ_PACKAGE_H
#define STM_TESTS_FUZZ_PACKAGE_H

#include "common.h"

/*
 * A zip archive of the parts in TEXT, nothing compressed: each begins behind a line "=====NAME";
 * what comes before the first is word/document.xml. The caller frees the bytes. TEXT itself, when
 * it is an archive already.
 */
struct fuzz_text fuzz_package(struct fuzz_text text);

#endif
