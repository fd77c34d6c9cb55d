/* See told.h. Letters are of the kinds in their order. */
#include "doc/told.h"

#include <stdio.h>

#include "base/map.h"

static const char letters[] = "teposhaxn";

/* Bytes of a label; how deep lists nest (para/label.c). */
enum { LONGEST = 200, DEEPEST = 8 };

void stm_told_write(struct stm_buf *buf, const struct stm_paragraph *paragraph)
{
	stm_buf_printf(buf, "%c%u,%zu:%s", letters[paragraph->kind], (unsigned)paragraph->depth,
		strlen(paragraph->number), paragraph->label);
}

/* A decimal number at byte *AT of S, which goes behind it; more than nine digits are none. */
static bool take_number(struct stm_str s, size_t *at, size_t *out)
{
	size_t start = *at;

	for (*out = 0; *at < s.len && stm_is_digit(s.at[*at]) && *at - start < 9; ++*at)
		*out = *out * 10 + (size_t)(s.at[*at] - '0');
	return *at > start;
}

/* What a label is made of; others would be in the way wherever labels are printed. */
static bool is_label(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!stm_is_alpha(s.at[i]) && !stm_is_digit(s.at[i]) && !strchr(".()+~", s.at[i]))
			return false;
	return s.len > 0 && s.len <= LONGEST;
}

bool stm_told_parse(struct stm_arena *arena, struct stm_told *out, struct stm_str s)
{
	const char *letter = s.len ? strchr(letters, s.at[0]) : NULL;
	size_t at = 1, depth;

	if (!letter || !*letter || !take_number(s, &at, &depth) || at >= s.len ||
		s.at[at++] != ',' || !take_number(s, &at, &out->number) || at >= s.len ||
		s.at[at++] != ':' || depth > DEEPEST || !is_label(stm_str_from(s, at)))
		return false;
	out->kind = (enum stm_kind)(letter - letters);
	out->depth = (uint32_t)depth;
	out->label = stm_copy(arena, s.at + at, s.len - at);
	return true;
}

bool stm_kind_parse(enum stm_kind *out, struct stm_str name)
{
	for (enum stm_kind kind = STM_TITLE; kind <= STM_NOTE; kind++)
		if (stm_str_equal(name, stm_str(stm_kind_name(kind)))) {
			*out = kind;
			return true;
		}
	return false;
}

size_t stm_told_number(const struct stm_block *block)
{
	size_t number = block->told ? block->told->number : 0;

	if (number > block->text.len ||
		(number < block->text.len &&
			((unsigned char)block->text.at[number] & 0xc0) == 0x80))
		return 0;
	return number;
}

/* A separator, so that a byte cannot go from one part to the next unseen. */
static uint64_t add_part(uint64_t key, struct stm_str part)
{
	for (size_t i = 0; i < part.len; i++)
		key = stm_key_add(key, (unsigned char)part.at[i]);
	return stm_key_add(key, '\n');
}

uint64_t stm_told_key(
	uint64_t key, struct stm_str label, struct stm_str number, struct stm_str text)
{
	return add_part(add_part(add_part(key, label), number), text);
}

bool stm_told_prove(const struct stm_document *document, struct stm_str key)
{
	uint64_t sum = STM_KEY;
	char hex[17];

	for (size_t i = 0; i < document->blocks.len; i++) {
		const struct stm_block *block = &document->blocks.at[i];
		size_t number = stm_told_number(block);

		if (block->told)
			sum = stm_told_key(sum, stm_str(block->told->label),
				stm_str_sub(block->text, 0, number),
				stm_str_trim(stm_str_from(block->text, number)));
	}
	snprintf(hex, sizeof(hex), "%016llx", (unsigned long long)sum);
	return stm_str_equal(key, stm_str(hex));
}
