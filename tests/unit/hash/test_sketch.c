/* How much wording two documents share, told from their sketches. */
#include "hash/sketch.h"

#include "support.h"

TestSuite(sketch, .fini = test_release);

/* A document of COUNT words that are numbers from FROM on. */
static struct stm_sketch of_words(size_t from, size_t count)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_sketch sketch;

	for (size_t i = 0; i < count; i++)
		stm_buf_printf(&buf, "%zu ", from + i);
	stm_sketch_make(
		&sketch, test_arena(), test_arena(), test_document("a.txt", stm_buf_end(&buf)));
	return sketch;
}

static struct stm_sketch of_hashes(const uint32_t *hashes, uint32_t count, bool whole)
{
	return (struct stm_sketch){hashes, count, whole};
}

Test(sketch, small_documents_are_kept_whole)
{
	struct stm_sketch a = of_words(0, 102), b = of_words(50, 102), c = of_words(1000, 5000);

	EXPECT_INT("runs of three", a.len, 100);
	cr_expect(a.whole && !c.whole);
	EXPECT_INT("most of a long one", c.len, STM_SKETCH);
	for (size_t i = 1; i < c.len; i++)
		cr_expect(c.at[i - 1] < c.at[i]);
	EXPECT_INT("itself", stm_sketch_kinship(&a, &a), 1000);
	EXPECT_INT("half", stm_sketch_kinship(&a, &b), 500);
	EXPECT_INT("symmetric", stm_sketch_kinship(&b, &a), 500);
	EXPECT_INT("nothing", stm_sketch_kinship(&a, &c), 0);
}

/* An estimate from 256 of 4,998: within three standard deviations. */
Test(sketch, large_documents_are_estimated)
{
	struct stm_sketch a = of_words(0, 5000), b = of_words(2500, 5000);
	uint32_t kinship = stm_sketch_kinship(&a, &b);

	cr_expect(kinship > 400 && kinship < 600, "%u", kinship);
	EXPECT_INT("symmetric", stm_sketch_kinship(&b, &a), kinship);
}

Test(sketch, only_up_to_the_end_of_both)
{
	uint32_t odd[256], some[30], at = 0;
	struct stm_sketch a, b;

	for (uint32_t i = 0; i < COUNT(odd); i++)
		odd[i] = 2 * i + 1;
	for (uint32_t i = 0; i < COUNT(some); i++)
		some[i] = i < 26 ? 2 * at++ + 1 : 10000 + i;
	a = of_hashes(odd, COUNT(odd), false);
	b = of_hashes(some, COUNT(some), true);
	EXPECT_INT("what lies beyond does not count", stm_sketch_kinship(&a, &b), 1000);
}

Test(sketch, a_short_formula_is_no_kinship)
{
	struct stm_sketch a = of_words(0, 40), b = of_words(0, 40);

	EXPECT_INT("38 runs", stm_sketch_kinship(&a, &b), 0);
}

/* What of PART is in WHOLE and not in OTHER. */
static uint32_t gain(const struct stm_sketch *part, const struct stm_sketch *whole,
	const struct stm_sketch *other, uint32_t least)
{
	struct stm_remainder rest;

	stm_sketch_leave(&rest, whole, other);
	return stm_sketch_gain(part, &rest, least);
}

Test(sketch, gain)
{
	struct stm_sketch part = of_words(0, 102), whole = of_words(0, 202),
			  other = of_words(0, 52);

	EXPECT_INT("half of it is new", gain(&part, &whole, &other, 0), 500);
	EXPECT_INT("as much as is wanted", gain(&part, &whole, &other, 500), 500);
	EXPECT_INT("too little", gain(&part, &whole, &other, 501), 0);
	EXPECT_INT("nothing is", gain(&part, &whole, &part, 0), 0);
	EXPECT_INT("it is not there", gain(&part, &other, &other, 0), 0);
}
