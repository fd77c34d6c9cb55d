/*
 * Chunks double from 64 KiB to 4 MiB; a larger piece gets a chunk of its own size, so that waste
 * is bounded by a constant factor. Pieces are cleared one by one, just before they are used: a page
 * of a chunk that no piece reaches is never touched, and pages are what costs.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Bytes. A resolution fits in the first chunk; 16 is what max_align_t asks for on the machines we
 * know.
 */
enum { FIRST_CHUNK = 64 << 10, LAST_CHUNK = 4 << 20, ALIGNMENT = 16 };

struct stm_chunk {
	struct stm_chunk *next;
	size_t size; /* of DATA */
	size_t used;
	size_t newest; /* where the newest piece starts */
	_Alignas(ALIGNMENT) char data[];
};

void stm_arena_init(struct stm_arena *arena, jmp_buf *trap)
{
	*arena = (struct stm_arena){.trap = trap};
}

void stm_arena_release(struct stm_arena *arena)
{
	for (struct stm_chunk *chunk = arena->chunk, *next; chunk; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	arena->chunk = NULL;
}

void stm_arena_clear(struct stm_arena *arena)
{
	struct stm_chunk *kept = arena->chunk;

	if (!kept)
		return;
	arena->chunk = kept->next;
	stm_arena_release(arena);
	kept->next = NULL;
	kept->used = kept->newest = 0;
	arena->chunk = kept;
}

/* What is left of the chunk before is lost, and its newest piece can no longer grow in place. */
static struct stm_chunk *add_chunk(struct stm_arena *arena, size_t least)
{
	size_t size = FIRST_CHUNK;
	struct stm_chunk *chunk;

	if (arena->chunk && arena->chunk->size >= FIRST_CHUNK)
		size = arena->chunk->size < LAST_CHUNK ? arena->chunk->size * 2 : LAST_CHUNK;
	if (size < least)
		size = least;
	if (size > SIZE_MAX - sizeof(*chunk))
		longjmp(*arena->trap, 1);
	chunk = malloc(sizeof(*chunk) + size);
	if (!chunk)
		longjmp(*arena->trap, 1);
	*chunk = (struct stm_chunk){.next = arena->chunk, .size = size};
	arena->chunk = chunk;
	return chunk;
}

/* The next SIZE bytes, as they are: the newest piece. */
static char *take(struct stm_arena *arena, size_t size)
{
	struct stm_chunk *chunk = arena->chunk;
	size_t start = chunk ? (chunk->used + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1) : 0;

	if (!chunk || start > chunk->size || chunk->size - start < size) {
		chunk = add_chunk(arena, size);
		start = 0;
	}
	chunk->newest = start;
	chunk->used = start + size;
	return chunk->data + start;
}

void *stm_alloc(struct stm_arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *stm_alloc_array(struct stm_arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		longjmp(*arena->trap, 1);
	return stm_alloc(arena, count * size);
}

void *stm_resize(struct stm_arena *arena, void *old, size_t old_size, size_t new_size)
{
	struct stm_chunk *chunk = arena->chunk;
	void *grown;

	if (old && old == chunk->data + chunk->newest && chunk->size - chunk->newest >= new_size) {
		chunk->used = chunk->newest + new_size;
		return old;
	}
	if (new_size <= old_size)
		return old;
	grown = take(arena, new_size);
	if (old)
		memcpy(grown, old, old_size);
	return grown;
}

char *stm_copy(struct stm_arena *arena, const char *bytes, size_t length)
{
	char *copy = take(arena, length + 1);

	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	return copy;
}

char *stm_copy_text(struct stm_arena *arena, const char *text)
{
	return stm_copy(arena, text, strlen(text));
}

char *stm_format(struct stm_arena *arena, const char *format, ...)
{
	va_list args, again;
	char *text;
	int length;

	va_start(args, format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	text = take(arena, (size_t)length + 1);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	va_end(args);
	return text;
}

size_t stm_arena_size(const struct stm_arena *arena)
{
	size_t size = 0;

	for (const struct stm_chunk *chunk = arena->chunk; chunk; chunk = chunk->next)
		size += sizeof(*chunk) + chunk->size;
	return size;
}
