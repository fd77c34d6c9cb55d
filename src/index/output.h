/*
 * A segment being written, section after section, and the room that making one takes: bounded by
 * mapping files that nobody can see, whose pages the system writes out when memory is short.
 */
#ifndef STM_INDEX_OUTPUT_H
#define STM_INDEX_OUTPUT_H

#include "base/arena.h"
#include "base/vec.h"
#include "index/fault.h"
#include "index/format.h"

/* Zeroed but for FAULT is one that has no file; fd is then 0 and not looked at. */
struct stm_output {
	struct stm_fault *fault;
	struct stm_arena *arena;
	const char *path; /* NULL when there is none */
	int fd;
	uint64_t size;   /* bytes behind the header, those in BLOCK too */
	uint8_t *block;  /* the one being filled, of STM_BLOCK bytes */
	uint32_t filled; /* bytes of it */
	STM_VEC(uint64_t) sums;
	struct {
		uint64_t place, size;
	} sections[STM_SECTIONS];
	uint8_t *view; /* what stm_output_view() mapped last */
	size_t view_size;
};

/* Makes the file PATH (borrowed), which must not be there. */
void stm_output_open(struct stm_output *output, const char *path, struct stm_arena *arena);

/* What follows is of SECTION, which ends where the next begins. */
void stm_output_begin(struct stm_output *output, enum stm_section section);

/* What stm_output_put() does where a block ends. */
void stm_output_put_over(struct stm_output *output, const void *bytes, size_t size);

/* Appends SIZE bytes. */
static inline void stm_output_put(struct stm_output *output, const void *bytes, size_t size)
{
	if (size >= STM_BLOCK - output->filled) {
		stm_output_put_over(output, bytes, size);
		return;
	}
	if (size)
		memcpy(output->block + output->filled, bytes, size);
	output->filled += (uint32_t)size;
	output->size += size;
}

/* Appends a number. */
static inline void stm_output_put32(struct stm_output *output, uint32_t value)
{
	uint8_t bytes[4];

	stm_store32(bytes, value);
	stm_output_put(output, bytes, sizeof(bytes));
}

/* The same for eight bytes. */
static inline void stm_output_put64(struct stm_output *output, uint64_t value)
{
	uint8_t bytes[8];

	stm_store64(bytes, value);
	stm_output_put(output, bytes, sizeof(bytes));
}

/* Ends the section that was begun. */
void stm_output_end(struct stm_output *output, enum stm_section section);

/*
 * What was written of SECTION, which has ended, to be read: borrowed until the next view or the
 * end of the output.
 */
const uint8_t *stm_output_view(struct stm_output *output, enum stm_section section);

/* Writes sums and header and has all of it on the disk; returns the check of the header. */
uint64_t stm_output_finish(struct stm_output *output);

/* Gives up whatever is not finished, and its file. Safe at any time. */
void stm_output_release(struct stm_output *output);

enum { STM_ROOMS = 512 /* mapped at a time */ };

/* Zeroed but for FAULT, ARENA and DIR (borrowed) is empty. */
struct stm_rooms {
	struct stm_fault *fault;
	struct stm_arena *arena;
	const char *dir;
	struct {
		void *at;
		size_t size;
	} at[STM_ROOMS];
	size_t len;
};

/* COUNT zeroed items of SIZE bytes, which live until the release. Small rooms are on the arena. */
void *stm_rooms_new(struct stm_rooms *rooms, size_t count, size_t size);

/* Unmaps all. */
void stm_rooms_release(struct stm_rooms *rooms);

#endif
