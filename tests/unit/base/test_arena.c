/* Arenas: alignment, zeroing, growth in place, and the jump when memory runs out. */
#include <stdint.h>

#include "support.h"

TestSuite(arena, .fini = test_release);

static bool all_zero(const char *at, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (at[i])
			return false;
	return true;
}

Test(arena, pieces_are_zeroed_and_aligned)
{
	static const size_t sizes[] = {0, 1, 3, 16, 17, 1000, 65536, 65537, 5 << 20, 1};

	for (size_t i = 0; i < COUNT(sizes); i++) {
		char *piece = stm_alloc(test_arena(), sizes[i]);

		cr_expect((uintptr_t)piece % 16 == 0, "size %zu", sizes[i]);
		cr_expect(all_zero(piece, sizes[i]), "size %zu", sizes[i]);
		memset(piece, 0xff, sizes[i]);
	}
}

Test(arena, pieces_do_not_overlap)
{
	unsigned char *pieces[500];

	for (size_t i = 0; i < COUNT(pieces); i++) {
		pieces[i] = stm_alloc(test_arena(), 300 + i);
		memset(pieces[i], (int)(i & 0xff), 300 + i);
	}
	for (size_t i = 0; i < COUNT(pieces); i++) {
		cr_expect(pieces[i][0] == (i & 0xff));
		cr_expect(pieces[i][299 + i] == (i & 0xff));
	}
}

Test(arena, the_newest_piece_grows_in_place)
{
	char *piece = stm_alloc(test_arena(), 10), *grown;

	strcpy(piece, "abc");
	grown = stm_resize(test_arena(), piece, 10, 1000);
	cr_expect(grown == piece);
	cr_expect(!strcmp(grown, "abc"));
}

Test(arena, an_older_piece_moves_with_its_bytes)
{
	char *piece = stm_alloc(test_arena(), 10), *grown;

	strcpy(piece, "abc");
	stm_alloc(test_arena(), 1);
	grown = stm_resize(test_arena(), piece, 10, 100);
	cr_expect(grown != piece);
	cr_expect(!strcmp(grown, "abc"));
	cr_expect(stm_resize(test_arena(), NULL, 0, 8));
}

Test(arena, a_piece_after_a_shrunk_one_is_zeroed)
{
	char *piece = stm_alloc(test_arena(), 64);

	memset(piece, 0xff, 64);
	stm_resize(test_arena(), piece, 64, 16);
	cr_expect(all_zero(stm_alloc(test_arena(), 48), 48));
}

Test(arena, a_cleared_arena_gives_zeroed_pieces)
{
	static const size_t sizes[] = {100, 70000, 5 << 20};
	struct stm_arena arena = {0};

	for (size_t i = 0; i < COUNT(sizes); i++) {
		memset(stm_alloc(&arena, sizes[i]), 0xff, sizes[i]);
		stm_arena_clear(&arena);
		cr_expect(all_zero(stm_alloc(&arena, sizes[i]), sizes[i]), "size %zu", sizes[i]);
		stm_arena_clear(&arena);
	}
	stm_arena_release(&arena);
}

Test(arena, copies_and_formats)
{
	EXPECT_TEXT("copy", stm_copy(test_arena(), "abcdef", 3), "abc");
	EXPECT_TEXT("empty copy", stm_copy(test_arena(), NULL, 0), "");
	EXPECT_TEXT("format", stm_format(test_arena(), "%s-%04u%%", "a", 17u), "a-0017%");
}

static bool jumps(struct stm_arena *arena, jmp_buf *trap, size_t count, size_t size)
{
	if (setjmp(*trap))
		return true;
	stm_alloc_array(arena, count, size);
	return false;
}

Test(arena, running_out_jumps_and_leaves_a_usable_arena)
{
	static const size_t counts[][2] = {{SIZE_MAX, 2}, {SIZE_MAX / 2 + 1, 2}, {SIZE_MAX, 1},
		{SIZE_MAX - 40, 1}, {SIZE_MAX / 4, 1}};
	struct stm_arena arena;
	jmp_buf trap;

	stm_arena_init(&arena, &trap);
	for (size_t i = 0; i < COUNT(counts); i++)
		cr_expect(jumps(&arena, &trap, counts[i][0], counts[i][1]), "row %zu", i);
	cr_expect(!jumps(&arena, &trap, 10, 10));
	cr_expect(!jumps(&arena, &trap, SIZE_MAX, 0));
	stm_arena_release(&arena);
}

Test(arena, releasing_is_always_legal)
{
	struct stm_arena arena = {0};

	stm_arena_release(&arena);
	stm_arena_init(&arena, NULL);
	cr_expect(stm_arena_size(&arena) == 0);
	stm_alloc(&arena, 1);
	cr_expect(stm_arena_size(&arena) >= 1);
	stm_arena_release(&arena);
	stm_arena_release(&arena);
	cr_expect(stm_arena_size(&arena) == 0);
}

Test(arena, waste_is_bounded)
{
	struct stm_arena arena = {0};

	for (size_t i = 0; i < 10000; i++)
		stm_alloc(&arena, 1600);
	cr_expect(stm_arena_size(&arena) < 2 * 16000000u, "%zu", stm_arena_size(&arena));
	stm_arena_release(&arena);
}
