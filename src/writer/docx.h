/* The way of a document through stemma-writer. */
#ifndef STM_WRITER_DOCX_H
#define STM_WRITER_DOCX_H

#include "writer/writer.h"

/* Writes what INPUT describes to WRITER's answer; false after writer_fail(). */
bool writer_docx(struct writer *writer, struct stm_str input);

/* TREE as bytes, on WRITER's arena. */
struct stm_str writer_serialize(struct writer *writer, xmlDoc *tree);

#endif
