/*
 * Memory in one piece: everything a document or an alignment needs is allocated from its arena and
 * freed with it. An arena never returns NULL. When the system has no more memory it jumps to the
 * trap its owner set, so the code between need not ask; nothing leaks, because nothing that is
 * allocated there is owned by anything but the arena.
 */
#ifndef STM_BASE_ARENA_H
#define STM_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct stm_arena {
	struct stm_chunk *chunk; /* newest first */
	jmp_buf *trap;
};

/* An empty arena that jumps to TRAP (borrowed) when memory runs out. */
void stm_arena_init(struct stm_arena *arena, jmp_buf *trap);

/* Frees everything. Zeroed and released arenas are legal. */
void stm_arena_release(struct stm_arena *arena);

/* Takes back everything, but keeps one chunk to go on with. */
void stm_arena_clear(struct stm_arena *arena);

/* SIZE zeroed bytes, aligned for any type. */
void *stm_alloc(struct stm_arena *arena, size_t size);

/* COUNT zeroed items of SIZE bytes; a product that overflows counts as out of memory. */
void *stm_alloc_array(struct stm_arena *arena, size_t count, size_t size);

/*
 * OLD (of OLD_SIZE bytes) with room for NEW_SIZE, in place when it was the newest piece; what is
 * gained is not zeroed, and so a new piece is not when OLD is NULL. The newest piece can also
 * shrink.
 */
void *stm_resize(struct stm_arena *arena, void *old, size_t old_size, size_t new_size);

/* A NUL-terminated copy of LENGTH bytes. */
char *stm_copy(struct stm_arena *arena, const char *bytes, size_t length);

/* A copy of the NUL-terminated TEXT. */
char *stm_copy_text(struct stm_arena *arena, const char *text);

/* A NUL-terminated text as printf() would make it. */
char *stm_format(struct stm_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* How many bytes the arena has asked the system for. */
size_t stm_arena_size(const struct stm_arena *arena);

#endif
