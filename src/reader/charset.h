/* What a document says of its own encoding, before it is decoded (base/charset.h). */
#ifndef STM_READER_CHARSET_H
#define STM_READER_CHARSET_H

#include "base/str.h"

/*
 * The label in the XML declaration that BYTES begin with, and how long that is in *LENGTH (may be
 * NULL); empty when there is none.
 */
struct stm_str reader_charset_of_xml(struct stm_str bytes, size_t *length);

/*
 * The label in a meta element near the start of BYTES (HTML standard, 13.2.3.2), else in the XML
 * declaration. UTF-16 means UTF-8 there, or it could not have been read.
 */
struct stm_str reader_charset_of_html(struct stm_str bytes);

#endif
