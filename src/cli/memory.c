/*
 * What the program asks of malloc(): one heap, in large pages, kept until the end. A diff of two
 * long resolutions takes some megabytes; page by page of 4 KiB the kernel is entered a thousand
 * times for them, and on a virtual machine that takes longer than the diff itself.
 *
 * All of it is a hint: without glibc, or where the system has no large pages, nothing is lost. The
 * heap comes to look like this:
 *
 *     | what malloc() had | LEAD, never touched | RESERVE: large pages ...
 *                                               ^ a border of LARGE bytes
 *
 * _DEFAULT_SOURCE is for sbrk() and madvise().
 */
#define _DEFAULT_SOURCE
#include "cli/cli.h"

#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * Bytes. RESERVE is of addresses: memory is taken as it is used. LATER is what the heap grows by
 * when that is used up, or cannot be had. LEAD is more than malloc() can have left of its first
 * growth, so that it has to grow. Pieces above MAPPED that do not fit are mapped and unmapped each
 * by itself.
 */
enum {
	LARGE = 2 << 20,
	RESERVE = 1 << 30,
	LATER = 4 << 20,
	LEAD = 1 << 20,
	PAGE = 4 << 10,
	MAPPED = 5 << 20,
};

/* The sanitizers bring a malloc() of their own. */
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE) && !defined(__SANITIZE_ADDRESS__)

/*
 * The heap's end is moved so that the piece of LEAD bytes ends just below a border, with room for
 * malloc()'s own words: a page that is touched before madvise() would stay a small one. That piece
 * is never given back; volatile, lest the compiler see that nobody uses it.
 */
void cli_memory_init(void)
{
	uintptr_t end = (uintptr_t)sbrk(0), border = (end + LEAD + PAGE) / LARGE * LARGE + LARGE;
	void *volatile lead;

	mallopt(M_ARENA_MAX, 1);
	mallopt(M_MMAP_THRESHOLD, MAPPED);
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	if (sbrk((intptr_t)(border - PAGE - LEAD - end)) == (void *)-1)
		return;
	mallopt(M_TOP_PAD, RESERVE);
	lead = malloc(LEAD);
	if (lead)
		madvise((void *)border, RESERVE - LARGE, MADV_HUGEPAGE);
	mallopt(M_TOP_PAD, LATER);
}

#else

void cli_memory_init(void)
{
}

#endif
