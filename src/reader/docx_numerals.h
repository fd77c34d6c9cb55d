/* Numbers as lists and footnotes print them (ISO/IEC 29500-1, 17.18.59). */
#ifndef STM_READER_DOCX_NUMERALS_H
#define STM_READER_DOCX_NUMERALS_H

#include "base/buf.h"

/* Whether FORMAT is "bullet", which has no number; and "none", which has nothing. */
bool reader_docx_is_bullet(struct stm_str format);
bool reader_docx_is_none(struct stm_str format);

/* Appends VALUE as FORMAT ("lowerRoman") prints it; a format that is not known prints figures. */
void reader_docx_numeral(struct stm_buf *buf, struct stm_str format, unsigned value);

#endif
