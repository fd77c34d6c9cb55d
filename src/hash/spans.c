/*
 * The canonical text has no memory of where it came from, so each stretch between spaces is made
 * canonical by itself: as many words as it gives stand in it. Where it gives several ("53/24",
 * "follow-up") they are told apart by their letters, if those come to the same number.
 */
#include "hash/spans.h"

#include "base/unicode.h"
#include "doc/canonical.h"
#include "hash/hash.h"

/* Takes the next run of word characters in S from AT on; characters of unspaced scripts alone. */
static bool next_run(struct stm_str s, size_t *at, struct stm_word_span *run)
{
	bool found = false;

	for (size_t i = *at, next = i; i < s.len; i = next) {
		uint32_t c = stm_utf8_next(s, &next);
		bool word = stm_is_word(c), alone = stm_is_unspaced(c);

		if (found && (!word || alone))
			break;
		*at = next;
		if (!word)
			continue;
		if (!found)
			run->start = (uint32_t)i;
		run->end = (uint32_t)next;
		found = true;
		if (alone)
			break;
	}
	return found;
}

static size_t count_runs(struct stm_str s)
{
	struct stm_word_span run;
	size_t at = 0, count = 0;

	while (next_run(s, &at, &run))
		count++;
	return count;
}

/* Adds COUNT spans for the words of the stretch S, which starts at byte START of the text. */
static void add_spans(struct stm_word_spans *spans, struct stm_arena *arena, struct stm_str s,
	size_t start, size_t count)
{
	bool apart = count_runs(s) == count;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		struct stm_word_span span = {0, (uint32_t)s.len};

		if (apart)
			next_run(s, &at, &span);
		span.start += (uint32_t)start;
		span.end += (uint32_t)start;
		STM_PUSH(arena, spans, span);
	}
}

/* Of what is canonical only as a whole, the text stands for each of its words. */
static void stand_for_all(
	struct stm_word_spans *spans, struct stm_arena *arena, size_t count, size_t length)
{
	spans->len = 0;
	while (spans->len < count)
		STM_PUSH(arena, spans, (struct stm_word_span){0, (uint32_t)length});
}

void stm_word_spans_find(struct stm_word_spans *spans, struct stm_words *words,
	struct stm_arena *arena, struct stm_str text)
{
	struct stm_word_spans found = {0};

	*words = stm_hash_text_words(arena, text);
	for (size_t start = 0, end; start < text.len; start = end + 1) {
		struct stm_str stretch;

		end = start;
		while (end < text.len && text.at[end] != ' ')
			end++;
		stretch = stm_str_sub(text, start, end);
		add_spans(&found, arena, stretch, start, stm_hash_text_words(arena, stretch).len);
	}
	if (found.len != words->len)
		stand_for_all(&found, arena, words->len, text.len);
	*spans = found;
}
