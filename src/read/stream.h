/* A document as stemma-reader tells it: a stream of events (read/protocol.h) -> blocks. */
#ifndef STM_READ_STREAM_H
#define STM_READ_STREAM_H

#include "doc/document.h"

/*
 * Fills in blocks, footnotes, removals, warnings and what the format says of itself from STREAM.
 * Fails with STM_EINPUT: the reader could not read the document, which the error describes in its
 * words, or the stream is none or was cut short.
 */
enum stm_status stm_stream_read(
	struct stm_document *document, struct stm_str stream, struct stm_error *error);

#endif
