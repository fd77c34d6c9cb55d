/*
 * Bytes in any encoding of the web -> UTF-8. With unicode.c the only user of ICU, whose tables are
 * compiled in: no file is opened.
 */
#ifndef STM_BASE_CHARSET_H
#define STM_BASE_CHARSET_H

#include "base/buf.h"
#include "base/str.h"

/*
 * Appends BYTES to OUT as well-formed UTF-8 without NUL; what is ill-formed becomes U+FFFD. A
 * byte-order mark says how to read them, else the label DECLARED (of WHATWG's Encoding standard;
 * may be empty or unknown) unless the bytes prove it wrong, else the bytes themselves. Returns the
 * name of the encoding taken, which is static.
 */
const char *stm_charset_decode(struct stm_buf *out, struct stm_str declared, struct stm_str bytes);

#endif
