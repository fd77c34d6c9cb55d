/*
 * Words as text (vocabulary.h says how). They share beginnings with their neighbours, as they are
 * in order, and which versions have one is mostly a few long stretches.
 */
#include <stdlib.h>

#include "base/unicode.h"
#include "view/vocabulary.h"

enum {
	LIMIT = 128 * 1024, /* bytes of all */
	EACH = 512,         /* and for each version */
	SHARED = 63,        /* the most that one digit tells */
};

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static int compare_words(const void *a, const void *b)
{
	const struct stm_str x = ((const struct stm_found_word *)a)->text;
	const struct stm_str y = ((const struct stm_found_word *)b)->text;
	const int order = memcmp(x.at, y.at, x.len < y.len ? x.len : y.len);

	return order ? order : (x.len > y.len) - (x.len < y.len);
}

static int compare_stretches(const void *a, const void *b)
{
	const uint32_t x = ((const struct stm_stretch *)a)->first;
	const uint32_t y = ((const struct stm_stretch *)b)->first;

	return (x > y) - (x < y);
}

static void add_number(struct stm_buf *buf, uint32_t number)
{
	for (; number >= 32; number >>= 5)
		stm_buf_char(buf, digits[32 + number % 32]);
	stm_buf_char(buf, digits[number]);
}

/* Those that overlap or touch are told as one. */
static void add_stretches(struct stm_buf *buf, struct stm_stretches *all)
{
	uint32_t told = 0;

	qsort(all->at, all->len, sizeof(*all->at), compare_stretches);
	for (size_t i = 0; i < all->len;) {
		struct stm_stretch one = all->at[i++];

		for (; i < all->len && all->at[i].first <= one.end; i++)
			if (all->at[i].end > one.end)
				one.end = all->at[i].end;
		add_number(buf, 2 * (one.first - told) + (one.end - one.first > 1));
		if (one.end - one.first > 1)
			add_number(buf, one.end - one.first - 2);
		told = one.end;
	}
}

/* WORD with as many characters as LETTERS allows. */
static struct stm_str cut(struct stm_str word, unsigned letters)
{
	size_t at = 0;

	while (letters-- && at < word.len)
		stm_utf8_next(word, &at);
	return stm_str_sub(word, 0, at);
}

/* Bytes that both begin with, in whole characters; *COUNT receives how many characters. */
static size_t shared(struct stm_str a, struct stm_str b, size_t *count)
{
	size_t at = 0;

	for (*count = 0; *count < SHARED && at < a.len && at < b.len; ++*count) {
		size_t next = at, other = at;

		if (stm_utf8_next(a, &next) != stm_utf8_next(b, &other))
			break;
		at = next;
	}
	return at;
}

static void write_line(struct stm_buf *buf, struct stm_str before, struct stm_str word,
	struct stm_stretches *versions)
{
	size_t count, from = shared(before, word, &count);

	stm_buf_char(buf, digits[count]);
	stm_buf_str(buf, stm_str_from(word, from));
	stm_buf_char(buf, ' ');
	add_stretches(buf, versions);
	stm_buf_char(buf, '\n');
}

/* WORDS in order. */
struct list {
	struct stm_found_word *at;
	size_t len;
};

static struct list sorted(struct stm_arena *arena, const stm_vocabulary *words)
{
	struct list list = {
		stm_alloc_array(arena, words->found.len + 1, sizeof(*list.at)), words->found.len};

	for (size_t i = 0; i < list.len; i++)
		list.at[i] = words->found.at[i];
	qsort(list.at, list.len, sizeof(*list.at), compare_words);
	return list;
}

/* A line for all that begin with the same LETTERS characters; whether they took at most MOST. */
static bool write_cut(struct stm_buf *buf, const struct list *list, unsigned letters, size_t most)
{
	const size_t start = buf->len;
	struct stm_str before = {0};
	struct stm_stretches all = {0};

	for (size_t i = 0; i < list->len && buf->len - start <= most;) {
		const struct stm_str word = cut(list->at[i].text, letters);

		for (all.len = 0;
			i < list->len && stm_str_equal(word, cut(list->at[i].text, letters)); i++)
			for (size_t k = 0; k < list->at[i].versions.len; k++)
				STM_PUSH(buf->arena, &all, list->at[i].versions.at[k]);
		write_line(buf, before, word, &all);
		before = word;
	}
	return buf->len - start <= most;
}

unsigned stm_vocabulary_write(struct stm_buf *buf, const stm_vocabulary *words)
{
	static const unsigned cuts[] = {STM_WORD_LETTERS, 16, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2};
	const size_t start = buf->len, most = LIMIT + EACH * words->version_count;
	const struct list list = sorted(buf->arena, words);

	for (size_t i = 0; i < sizeof(cuts) / sizeof(cuts[0]); i++) {
		if (write_cut(buf, &list, cuts[i], most))
			return cuts[i];
		stm_buf_cut(buf, start);
	}
	write_cut(buf, &list, 1, SIZE_MAX);
	return 1;
}
