/* Small tables of phrases: arrays of texts that end in NULL. */
#ifndef STM_PARA_PHRASES_H
#define STM_PARA_PHRASES_H

#include "base/str.h"

/* Length of the first phrase of TABLE that S starts with, ASCII letters of any case; or 0. */
size_t stm_phrases_start(struct stm_str s, const char *const *table);

/* The same at the end of S. */
size_t stm_phrases_end(struct stm_str s, const char *const *table);

/* Byte of S at which a phrase of TABLE (case matters) stands first, from START on; else S.len. */
size_t stm_phrases_find(struct stm_str s, size_t start, const char *const *table);

#endif
