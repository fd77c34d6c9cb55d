/*
 * What a program does before it enters the sandbox, and how it takes its input. No library in it
 * can open a file by name, and abort() ends it with exit status 134 (docs/reader-protocol.md).
 */
#ifndef STM_READER_PROGRAM_H
#define STM_READER_PROGRAM_H

#include "base/arena.h"
#include "base/str.h"

/* The same document gives the same in any surroundings: forgets the environment. */
void reader_forget_surroundings(void);

/* Bytes to expect on standard input, asked before the sandbox closes. */
size_t reader_expected_size(void);

/* All of standard input, of which EXPECTED bytes are expected, on ARENA. */
struct stm_str reader_slurp(struct stm_arena *arena, size_t expected);

#endif
