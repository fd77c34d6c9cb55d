/*
 * The stream as blocks, and where in the tree each one stands. Paragraphs of the stream are taken
 * together up to a mark that the old text has: what they have of it is looked for as one, and is
 * found whole or not at all.
 */
#include "base/buf.h"
#include "base/unicode.h"
#include "writer/body.h"
#include "writer/into.h"

const struct writer_edit *into_edit(const struct into *into, size_t i)
{
	return &into->writer->edits.list.at[i];
}

bool into_is_old(struct writer_op op)
{
	return op.sign == '=' || op.sign == '-' || op.sign == '<';
}

bool into_is_new(struct writer_op op)
{
	return op.sign == '=' || op.sign == '+' || op.sign == '>';
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

		if (text && (old ? into_is_old(edit->op) : into_is_new(edit->op)))
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
			into_is_new(into_edit(into, k)->op))
			return into_edit(into, k)->text;
	return into_edit(into, i)->text;
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

			if (into_is_old(edit->op) && edit->event == STM_EDIT_NUMBER && !text.len)
				stm_buf_str(&number, edit->text);
			else if (into_is_old(edit->op) &&
				 (edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NUMBER))
				stm_buf_str(&text, edit->text);
		}
		if (into_is_old(into_edit(into, paragraph)->op) ||
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
	const size_t first = into_first_paragraph(into, block)->first;

	if (block->number.len || !block->text.len || block->text.at[0] != ' ')
		return;
	while (block->range.first > first && story->atoms.at[block->range.first - 1].c == ' ' &&
		!story->taken[block->range.first - 1])
		story->taken[--block->range.first] = true;
}

/* Bytes of the number that TEXT begins with, and of the space behind: a heading has it so. */
static size_t printed_number(struct stm_str text)
{
	const ptrdiff_t space = stm_str_find(text, STM_STR(" "), 0);
	const char last = space > 0 ? text.at[space - 1] : 0;

	return last == '.' || last == ')' || stm_is_digit(last) ? (size_t)space + 1 : 0;
}

/* What of TEXT is left behind the first *LENGTH bytes, of which those in it are taken off. */
static struct stm_str cut(struct stm_str text, size_t *length)
{
	const size_t most = text.len < *length ? text.len : *length;

	*length -= most;
	return stm_str_from(text, most);
}

/*
 * Takes the first OLD bytes of the old text and NEW bytes of the new one out of the edits from FROM
 * up to TO.
 */
static void cut_edits(struct into *into, size_t from, size_t to, size_t old, size_t new)
{
	for (size_t i = from; i < to && (old || new); i++) {
		struct writer_edit *edit = &into->writer->edits.list.at[i];
		size_t both = old < new ? old : new, rest = both;

		if (edit->event != STM_EDIT_TEXT)
			continue;
		if (edit->op.sign == '=') {
			edit->text = cut(edit->text, &rest);
			old -= both - rest;
			new -= both - rest;
		} else {
			edit->text = cut(edit->text, into_is_old(edit->op) ? &old : &new);
		}
	}
}

/* The new text between the edits FROM and TO. */
static struct stm_str new_text(const struct into *into, size_t from, size_t to)
{
	struct stm_buf text = {.arena = into->writer->arena};

	for (size_t i = from; i < to; i++)
		if (into_edit(into, i)->event == STM_EDIT_TEXT &&
			into_is_new(into_edit(into, i)->op))
			stm_buf_str(&text, into_edit(into, i)->text);
	return (struct stm_str){text.at, text.len};
}

struct stm_str into_printed_number(const struct into *into, size_t i)
{
	struct stm_str text = new_text(into, i, into_skip_runs(into, i));

	return stm_str_trim(stm_str_sub(text, 0, printed_number(text)));
}

void into_take_number(struct into *into, size_t i)
{
	const struct stm_str number = into_printed_number(into, i);

	cut_edits(into, i, into_skip_runs(into, i), 0, number.len + 1);
	into->writer->edits.list.at[i].text = number;
}

static void untake(struct into_story *story, struct into_range range)
{
	for (size_t i = range.first; i < range.end; i++)
		story->taken[i] = false;
}

/* A number that Word prints, and that is told as text: it is none of the edits then. */
static bool find_printed(struct into *into, struct into_block *block, bool here)
{
	const size_t length = printed_number(block->text);
	const struct stm_str text = stm_str_from(block->text, length);
	struct stm_str number;

	if (!length || block->number.len || into_skip_runs(into, block->from) != block->to ||
		!into_find(&into->story, text, here, &block->range))
		return false;
	if (!into_list_of(into, into_first_paragraph(into, block)->node).id.len) {
		untake(&into->story, block->range);
		return false;
	}
	block->number = stm_str_sub(block->text, 0, length - 1);
	block->text = text;
	block->numbered = true;
	number = into_printed_number(into, block->from);
	if (into_counts_like(block->number, number)) {
		cut_edits(into, block->from, block->to, length, number.len + 1);
		into->writer->edits.list.at[block->from].text = number;
	} else {
		cut_edits(into, block->from, block->to, length, 0);
	}
	return true;
}

/* Its number and its text, or its text alone if Word counts. */
static bool find(struct into *into, struct into_block *block, bool here)
{
	struct stm_buf both = {.arena = into->writer->arena};
	struct into_story *story = &into->story;

	stm_buf_str(&both, block->number);
	stm_buf_str(&both, block->text);
	if (both.len &&
		into_find(story, (struct stm_str){both.at, both.len}, here, &block->range)) {
		take_space(into, block);
		return true;
	}
	if (!block->number.len || !block->text.len)
		return find_printed(into, block, here);
	block->numbered = into_find(story, block->text, here, &block->range);
	return block->numbered;
}

/* Whether what is in a row was found in one. */
static bool is_in_place(const struct into *into, const struct into_block *block)
{
	return block->row == INTO_NONE || into_row_of(into_first_paragraph(into, block)->node);
}

bool into_block_find(struct into *into, struct into_block *block)
{
	block->found = find(into, block, true) || find(into, block, false);
	if (block->found && !is_in_place(into, block)) {
		untake(&into->story, block->range);
		block->found = false;
	}
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

struct into_paragraph *into_first_paragraph(const struct into *into, const struct into_block *block)
{
	return &into->story.paragraphs.at[into_paragraph_of(&into->story, block->range.first)];
}

struct into_paragraph *into_last_paragraph(const struct into *into, const struct into_block *block)
{
	return &into->story.paragraphs.at[into_paragraph_of(&into->story, block->range.end - 1)];
}

/* What the paragraphs that BLOCK was found in are, for new ones to look like. */
static void note_kinds(struct into *into, const struct into_block *block)
{
	const struct into_paragraph *last = into_last_paragraph(into, block);

	for (struct into_paragraph *p = into_first_paragraph(into, block); p <= last; p++) {
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

	if (into_is_old(into_edit(into, i)->op) || into_has_old(into, i, end))
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
	struct into_block block = {.kind = INTO_FRESH_ROW,
		.from = i,
		.row = INTO_NONE,
		.cells = writer_count_cells(&into->writer->edits, i)};

	while (into_edit(into, i)->event != STM_EDIT_ROW_END)
		i++;
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
