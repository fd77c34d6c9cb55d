/* White space in texts, of all scripts. */
#ifndef STM_READ_SPACE_H
#define STM_READ_SPACE_H

#include "base/buf.h"
#include "base/str.h"

/* Length of the white space character at byte AT of S, zero width included; 0 when it is none. */
size_t stm_space_at(struct stm_str s, size_t at);

/* Appends S, every run of white space as one space. */
void stm_space_fold(struct stm_buf *buf, struct stm_str s);

#endif
