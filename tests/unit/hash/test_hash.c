/* Hashes: XXH3 of the canonical text, big endian; words as the alignment counts them. */
#include "hash/hash.h"

#include <xxhash.h>

#include "doc/canonical.h"
#include "support.h"

TestSuite(hash, .fini = test_release);

Test(hash, names_are_those_of_the_reference_implementation)
{
	static const struct {
		const char *text, *name;
	} rows[] = {
		{"", "99aa06d3014798d8"},
		{"a", "a96faf705af16834"},
		{"abc", "06b05ab6733a6185"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		char name[17];

		stm_hash_name(name, stm_str(rows[i].text));
		EXPECT_TEXT(rows[i].text, name, rows[i].name);
	}
}

Test(hash, hex)
{
	static const uint8_t hash[16] = {0x00, 0x01, 0x7f, 0x80, 0xff, 0xab, 0xcd, 0xef};
	char hex[33];

	stm_hash_hex(hex, hash);
	EXPECT_TEXT("hex", hex, "00017f80ffabcdef0000000000000000");
}

static void expect_same(const char *a, const char *b, bool same)
{
	const stm_document *x = test_document("a.txt", a), *y = test_document("b.txt", b);

	cr_expect(!memcmp(stm_document_paragraph(x, 0)->hash, stm_document_paragraph(y, 0)->hash,
			  16) == same,
		"<%s> and <%s> must %shave one hash", a, b, same ? "" : "not ");
}

Test(hash, is_taken_over_the_canonical_text)
{
	struct stm_buf canonical = {.arena = test_arena()};
	const stm_document *document = test_document("a.txt", "Calls “upon” members;\n");
	const struct stm_paragraph *paragraph = stm_document_paragraph(document, 0);
	XXH128_canonical_t expected;

	stm_canonical(&canonical, stm_paragraph_str(paragraph));
	XXH128_canonicalFromHash(&expected, XXH3_128bits(canonical.at, canonical.len));
	cr_expect(!memcmp(paragraph->hash, expected.digest, 16));
	expect_same("Decides to act.", "decides  to ACT;", true);
	expect_same("1. Decides to act.", "17. Decides to act.", true);
	expect_same("Decides to act.", "Decides to acts.", false);
}

static size_t words_of(const char *text)
{
	return test_document("a.txt", text)->words[0].len;
}

Test(hash, words)
{
	static const struct {
		const char *text;
		size_t words;
	} rows[] = {
		{"Calls upon all members", 4},
		{"one, two; (three) [four]", 4},
		{"non-governmental", 2},
		{"Генеральная Ассамблея", 2},
		{"大会决定", 4},
		{"第12段 text", 4},
		{"الجمعية العامة", 2},
		{"!?", 0},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, words_of(rows[i].text), rows[i].words);
}

Test(hash, equal_words_have_equal_hashes)
{
	const stm_document *document = test_document(
		"a.txt", "Water and water, WATER and not wine");
	const struct stm_words *words = &document->words[0];

	cr_assert(words->len == 7);
	cr_expect(words->at[0] == words->at[2] && words->at[2] == words->at[3]);
	cr_expect(words->at[1] == words->at[4]);
	cr_expect(words->at[0] != words->at[6]);
	cr_expect(words->at[0] == stm_hash_word(STM_STR("water")));
}

/* The reference implementation's, whatever the seed of words. */
Test(hash, checks)
{
	cr_expect(stm_hash_check("", 0) == 0x2d06800538d394c2u);
	cr_expect(stm_hash_check("a", 1) != stm_hash_check("b", 1));
}

Test(hash, pairs_have_an_order)
{
	uint64_t a = stm_hash_word(STM_STR("a")), b = stm_hash_word(STM_STR("b"));

	cr_expect(stm_hash_pair(a, b) != stm_hash_pair(b, a));
	cr_expect(stm_hash_pair(a, b) == stm_hash_pair(a, b));
	cr_expect(stm_hash_pair(0, a) != stm_hash_pair(a, 0));
}
