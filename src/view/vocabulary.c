/*
 * Gathering the words of texts: each text is folded and taken apart, and each word remembers the
 * versions that have it, as stretches, because what one version says the next mostly says too.
 */
#include "view/vocabulary.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/unicode.h"

enum { LONGEST = 4 * STM_WORD_LETTERS /* bytes of a word that are kept */ };

static void index_versions(struct stm_vocabulary *words, const stm_history *history)
{
	words->version_count = stm_history_count(history);
	stm_map_init(&words->versions, &words->arena, words->version_count + 1);
	for (size_t i = 0; i < words->version_count; i++) {
		const char *symbol = stm_history_version(history, i)->symbol;

		*stm_map_put(&words->versions, stm_key(stm_str(symbol)), NULL) = (uint32_t)i;
	}
}

enum stm_status stm_vocabulary_new(
	stm_vocabulary **out, const stm_history *history, struct stm_error *error)
{
	stm_vocabulary *words = calloc(1, sizeof(*words));
	jmp_buf trap;

	*out = NULL;
	if (!words)
		return stm_fail_memory(error);
	stm_arena_init(&words->arena, &trap);
	stm_arena_init(&words->scratch, &trap);
	words->places.arena = &words->arena;
	if (setjmp(trap)) {
		stm_vocabulary_free(words);
		return stm_fail_memory(error);
	}
	index_versions(words, history);
	*out = words;
	return STM_OK;
}

void stm_vocabulary_free(stm_vocabulary *words)
{
	if (!words)
		return;
	stm_arena_release(&words->scratch);
	stm_arena_release(&words->arena);
	free(words);
}

static void add_version(struct stm_arena *arena, struct stm_stretches *to, uint32_t version)
{
	struct stm_stretch *last = to->len ? &to->at[to->len - 1] : NULL;

	if (last && version >= last->first && version < last->end)
		return;
	if (last && version == last->end)
		last->end++;
	else
		STM_PUSH(arena, to, (struct stm_stretch){version, version + 1});
}

static void add_word(struct stm_vocabulary *words, struct stm_str word, uint32_t version)
{
	int added;
	uint32_t *place = stm_map_put(&words->places, stm_key(word), &added);

	if (added) {
		*place = (uint32_t)words->found.len;
		STM_PUSH(&words->arena, &words->found,
			(struct stm_found_word){
				.text = {stm_copy(&words->arena, word.at, word.len), word.len}});
	}
	add_version(&words->arena, &words->found.at[*place].versions, version);
}

/* Byte behind the word at START, whose characters are all of scripts with spaces, or all not. */
static size_t word_end(struct stm_str text, size_t start)
{
	size_t end = start;
	const bool unspaced = stm_is_unspaced(stm_utf8_next(text, &end));

	for (size_t at = end; at < text.len; end = at) {
		const uint32_t c = stm_utf8_next(text, &at);

		if (!stm_is_word(c) || stm_is_unspaced(c) != unspaced)
			break;
	}
	return end;
}

/* Each two neighbours of RUN, or the one that there is. */
static void add_pairs(struct stm_vocabulary *words, struct stm_str run, uint32_t version)
{
	size_t first = 0, second = 0;

	stm_utf8_next(run, &second);
	if (second == run.len)
		add_word(words, run, version);
	while (second < run.len) {
		size_t end = second;

		stm_utf8_next(run, &end);
		add_word(words, stm_str_sub(run, first, end), version);
		first = second;
		second = end;
	}
}

/* Œ and æ, which folding leaves joined, are taken apart: not every keyboard has them. */
static struct stm_str apart(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf buf = {.arena = arena};

	for (size_t at = 0; at < text.len;) {
		const size_t start = at;
		const uint32_t c = stm_utf8_next(text, &at);

		if (c == 0x153 || c == 0xe6)
			stm_buf_str(&buf, c == 0xe6 ? STM_STR("ae") : STM_STR("oe"));
		else
			stm_buf_str(&buf, stm_str_sub(text, start, at));
	}
	return (struct stm_str){buf.at, buf.len};
}

/* Small letters for capitals and so on; of ASCII without asking. */
static struct stm_str folded(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf buf = {.arena = arena};
	char *bytes = stm_buf_room(&buf, text.len + 1);

	for (size_t i = 0; i < text.len; i++) {
		const char c = text.at[i];

		if ((unsigned char)c >= 0x80) {
			stm_fold(&buf, text);
			return apart(arena, (struct stm_str){buf.at, buf.len});
		}
		bytes[i] = stm_is_upper(c) ? (char)(c + 'a' - 'A') : c;
	}
	return (struct stm_str){bytes, text.len};
}

/* As many bytes of WORD as are kept, in whole characters. */
static struct stm_str kept(struct stm_str word)
{
	size_t length = word.len < LONGEST ? word.len : LONGEST;

	while (length < word.len && ((unsigned char)word.at[length] & 0xc0) == 0x80)
		length--;
	return stm_str_sub(word, 0, length);
}

void stm_vocabulary_text(stm_vocabulary *words, struct stm_str text, uint32_t version)
{
	text = folded(&words->scratch, text);
	for (size_t at = 0; at < text.len;) {
		const size_t start = at;
		const uint32_t c = stm_utf8_next(text, &at);

		if (!stm_is_word(c))
			continue;
		at = word_end(text, start);
		if (stm_is_unspaced(c))
			add_pairs(words, stm_str_sub(text, start, at), version);
		else
			add_word(words, kept(stm_str_sub(text, start, at)), version);
	}
	stm_arena_clear(&words->scratch);
}

static void add_column(struct stm_vocabulary *words, const stm_table *table, size_t column)
{
	const char *symbol = stm_table_version(table, column)->symbol;
	const uint32_t *version = stm_map_get(&words->versions, stm_key(stm_str(symbol)));

	for (size_t i = 0; version && i < stm_table_clause_count(table); i++) {
		const struct stm_cell *cell = stm_table_cell(table, i, column);

		if (cell->label)
			stm_vocabulary_text(words, stm_str(cell->text), *version);
	}
}

enum stm_status stm_vocabulary_add(
	stm_vocabulary *words, const stm_table *table, struct stm_error *error)
{
	jmp_buf trap;

	words->arena.trap = words->scratch.trap = &trap;
	if (setjmp(trap))
		return stm_fail_memory(error);
	for (size_t i = 0; i < stm_table_version_count(table); i++)
		add_column(words, table, i);
	return STM_OK;
}
