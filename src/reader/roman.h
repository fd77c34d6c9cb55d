/* Roman numerals. */
#ifndef STM_READER_ROMAN_H
#define STM_READER_ROMAN_H

#include "base/buf.h"

/* Appends VALUE, from 1 on: "xiv", or "XIV" if UPPER; a thousand is one sign more each. */
void reader_add_roman(struct stm_buf *buf, unsigned value, bool upper);

#endif
