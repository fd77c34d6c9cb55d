/* The parts of an empty Word document (docx/), compiled in by tools/parts.py. */
#ifndef STM_WRITER_PARTS_H
#define STM_WRITER_PARTS_H

#include "base/str.h"

/* A part of the package by its NAME there. */
struct writer_part {
	const char *name;
	struct stm_str bytes;
};

/* In the order in which they are written; the last has no name. */
extern const struct writer_part writer_parts[];

/* The bytes of the part NAME; empty when there is none. */
struct stm_str writer_part(const char *name);

#endif
