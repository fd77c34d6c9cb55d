/*
 * The stream as blocks, and where in the tree each one stands. Paragraphs of the stream are taken
 * together up to a mark that the old text has: what they have of it is looked for as one, and is
 * found whole or not at all.
 */
#include "base/buf.h"
#include "base/unicode.h"
#include "writer/into.h"

const struct writer_edit *into_edit(const struct into *into, size_t i)
{
	return &into->writer->edits.list.at[i];
}

static bool is_old(struct writer_op op)
{
	return op.sign == '=' || op.sign == '-' || op.sign == '<';
}

size_t into_skip_runs(const struct into *into, size_t i)
{
	const size_t count = into->writer->edits.list.len;

	for (i++; i < count; i++) {
		enum stm_edit_event event = into_edit(into, i)->event;

		if (event != STM_EDIT_NUMBER && event != STM_EDIT_TAB && event != STM_EDIT_TEXT &&
			event != STM_EDIT_NOTE && event != STM_EDIT_SAID)
			break;
	}
	return i;
}

static bool has_side(const struct into *into, size_t from, size_t to, bool old)
{
	for (size_t i = from; i < to; i++) {
		const struct writer_edit *edit = into_edit(into, i);
		bool text = edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NOTE;

		if (text && (edit->op.sign == '=' || is_old(edit->op) == old))
			return true;
	}
	return false;
}

bool into_has_old(const struct into *into, size_t from, size_t to)
{
	return has_side(into, from, to, true);
}

bool into_has_new(const struct into *into, size_t from, size_t to)
{
	return has_side(into, from, to, false);
}

struct stm_str into_number_of(const struct into *into, size_t i)
{
	for (size_t k = i + 1; k < into_skip_runs(into, i); k++)
		if (into_edit(into, k)->event == STM_EDIT_NUMBER &&
			strchr("=+>", into_edit(into, k)->op.sign))
			return into_edit(into, k)->text;
	return (struct stm_str){NULL, 0};
}

/* The old block that begins with the paragraph at I. */
static struct into_block read_old(const struct into *into, size_t i)
{
	struct stm_buf number = {.arena = into->writer->arena}, text = number;
	struct into_block block = {.kind = INTO_OLD, .from = i, .to = i, .row = INTO_NONE};

	for (;;) {
		size_t paragraph = block.to;

		block.to = into_skip_runs(into, paragraph);
		for (size_t k = paragraph + 1; k < block.to; k++) {
			const struct writer_edit *edit = into_edit(into, k);

			if (is_old(edit->op) && edit->event == STM_EDIT_NUMBER && !text.len)
				stm_buf_str(&number, edit->text);
			else if (is_old(edit->op) &&
				 (edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NUMBER))
				stm_buf_str(&text, edit->text);
		}
		if (is_old(into_edit(into, paragraph)->op) ||
			block.to >= into->writer->edits.list.len ||
			into_edit(into, block.to)->event != STM_EDIT_PARAGRAPH)
			break;
	}
	block.number = (struct stm_str){number.at, number.len};
	block.text = (struct stm_str){text.at, text.len};
	return block;
}

/* Of a part of a paragraph that begins with a space, the space is its own. */
static void take_space(struct into *into, struct into_block *block)
{
	struct into_story *story = &into->story;
	const size_t first = into_first(into, block)->first;

	if (block->number.len || !block->text.len || block->text.at[0] != ' ')
		return;
	while (block->range.first > first && story->atoms.at[block->range.first - 1].c == ' ' &&
		!story->taken[block->range.first - 1])
		story->taken[--block->range.first] = true;
}

bool into_block_find(struct into *into, struct into_block *block)
{
	struct stm_buf both = {.arena = into->writer->arena};

	stm_buf_str(&both, block->number);
	stm_buf_str(&both, block->text);
	block->found = both.len &&
		       into_find(&into->story, (struct stm_str){both.at, both.len}, &block->range);
	if (block->found)
		take_space(into, block);
	if (block->found || !block->number.len || !block->text.len)
		return block->found;
	block->found = into_find(&into->story, block->text, &block->range);
	block->numbered = block->found;
	return block->found;
}

struct stm_str into_block_name(const struct into *into, const struct into_block *block)
{
	enum { MOST = 60 };
	size_t length = block->text.len < MOST ? block->text.len : MOST;
	const char *space = block->number.len && length ? " " : "";

	while (length < block->text.len && length &&
		((unsigned char)block->text.at[length] & 0xc0) == 0x80)
		length--;
	if (!length && !block->number.len)
		return STM_STR("an empty one");
	return stm_str(stm_format(into->writer->arena, "\"%.*s%s%.*s%s\"", (int)block->number.len,
		block->number.len ? block->number.at : "", space, (int)length,
		length ? block->text.at : "", length < block->text.len ? "..." : ""));
}

struct into_paragraph *into_first(const struct into *into, const struct into_block *block)
{
	return &into->story.paragraphs.at[into_paragraph_of(&into->story, block->range.first)];
}

struct into_paragraph *into_last(const struct into *into, const struct into_block *block)
{
	return &into->story.paragraphs.at[into_paragraph_of(&into->story, block->range.end - 1)];
}

/* What the paragraphs that BLOCK was found in are, for new ones to look like. */
static void note_kinds(struct into *into, const struct into_block *block)
{
	const struct into_paragraph *last = into_last(into, block);

	for (struct into_paragraph *p = into_first(into, block); p <= last; p++) {
		p->found = true;
		p->kind = into_edit(into, block->from)->was;
		p->number = block->number;
		p->numbered = block->numbered;
	}
}

/* The paragraph at I and what is one with it; the first edit behind. */
static size_t add_paragraph(struct into *into, size_t i, ptrdiff_t row, size_t cell)
{
	size_t end = into_skip_runs(into, i);
	struct into_block block = {.kind = INTO_FRESH, .from = i, .to = end};

	if (is_old(into_edit(into, i)->op) || into_has_old(into, i, end))
		block = read_old(into, i);
	block.row = row;
	block.cell = cell;
	if (block.kind == INTO_OLD && into_block_find(into, &block))
		note_kinds(into, &block);
	STM_PUSH(into->writer->arena, &into->blocks, block);
	return block.to;
}

static size_t add_new_row(struct into *into, size_t i)
{
	struct into_block block = {.kind = INTO_FRESH_ROW, .from = i, .row = INTO_NONE};

	for (; into_edit(into, i)->event != STM_EDIT_ROW_END; i++)
		block.cells += into_edit(into, i)->event == STM_EDIT_CELL;
	block.to = i + 1;
	STM_PUSH(into->writer->arena, &into->blocks, block);
	return block.to;
}

/* What is in the cells of a row that there was. */
static size_t add_old_row(struct into *into, size_t i)
{
	const ptrdiff_t row = (ptrdiff_t)i;
	const size_t first = into->blocks.len;
	size_t cells = 0;

	for (i++; into_edit(into, i)->event != STM_EDIT_ROW_END;) {
		if (into_edit(into, i)->event == STM_EDIT_CELL) {
			cells++;
			i++;
		} else {
			i = add_paragraph(into, i, row, cells - 1);
		}
	}
	for (size_t k = first; k < into->blocks.len; k++)
		into->blocks.at[k].cells = cells;
	return i + 1;
}

void into_blocks(struct into *into, size_t first)
{
	for (size_t i = first; i < into->writer->edits.list.len;) {
		if (into_edit(into, i)->event != STM_EDIT_ROW)
			i = add_paragraph(into, i, INTO_NONE, 0);
		else if (into_edit(into, i)->op.sign == '+')
			i = add_new_row(into, i);
		else
			i = add_old_row(into, i);
	}
}
