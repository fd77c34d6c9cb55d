/* Spans are kept true to the text while it still changes: white space goes, and hyphens do. */
#include "read/passage.h"

static void add_span(struct stm_passage *passage, struct stm_span span)
{
	STM_PUSH(passage->text.arena, &passage->block.spans, span);
}

void stm_passage_begin(struct stm_passage *passage, struct stm_arena *arena)
{
	*passage = (struct stm_passage){.text = {.arena = arena}};
}

/* The text is LENGTH bytes now; spans that reached beyond end there. */
static void shorten_spans(struct stm_passage *passage, size_t length)
{
	for (size_t i = 0; i < passage->block.spans.len; i++) {
		struct stm_span *span = &passage->block.spans.at[i];

		if (span->start > length)
			span->start = (uint32_t)length;
		if (span->start + span->length > length)
			span->length = (uint32_t)(length - span->start);
	}
}

static void trim(struct stm_passage *passage)
{
	while (passage->text.len && passage->text.at[passage->text.len - 1] == ' ')
		passage->text.len--;
	shorten_spans(passage, passage->text.len);
}

/* The hyphen that a line's end takes away can have been the last of a span. */
static size_t add_line(
	struct stm_passage *passage, struct stm_hyphens *hyphens, struct stm_str piece)
{
	struct stm_str words = stm_str_trim(piece);
	size_t start;

	trim(passage);
	stm_hyphens_append(hyphens, &passage->text, words);
	start = passage->text.len - words.len;
	shorten_spans(passage, start);
	if (stm_str_ends(piece, STM_STR(" ")))
		stm_buf_char(&passage->text, ' ');
	passage->line_ended = false;
	return start;
}

size_t stm_passage_add(
	struct stm_passage *passage, struct stm_hyphens *hyphens, struct stm_str piece)
{
	struct stm_buf *text = &passage->text;
	size_t start = text->len;

	if (passage->line_ended)
		return add_line(passage, hyphens, piece);
	if ((!start || text->at[start - 1] == ' ') && stm_str_starts(piece, STM_STR(" ")))
		piece = stm_str_from(piece, 1);
	stm_buf_str(text, piece);
	return start;
}

void stm_passage_line(struct stm_passage *passage)
{
	passage->line_ended = passage->text.len > 0;
}

/* The newest span of KIND, or NULL. */
static struct stm_span *last_of(struct stm_passage *passage, enum stm_span_kind kind)
{
	for (size_t i = passage->block.spans.len; i-- > 0;)
		if (passage->block.spans.at[i].kind == kind)
			return &passage->block.spans.at[i];
	return NULL;
}

static void end_cell(struct stm_passage *passage)
{
	struct stm_span *cell = last_of(passage, STM_SPAN_CELL);

	trim(passage);
	if (cell)
		cell->length = (uint32_t)(passage->text.len - cell->start);
}

void stm_passage_cell(struct stm_passage *passage)
{
	end_cell(passage);
	if (passage->cells++)
		stm_buf_text(&passage->text, " | ");
	passage->line_ended = false;
	add_span(passage, (struct stm_span){STM_SPAN_CELL, (uint32_t)passage->text.len, 0, 0});
}

/*
 * A span goes on across the space at a line's end, and ends before the space behind its last
 * word.
 */
void stm_passage_mark(struct stm_passage *passage, enum stm_span_kind kind, size_t start)
{
	const char *text = passage->text.at;
	size_t end = passage->text.len;
	struct stm_span *last = last_of(passage, kind);

	while (end > start && text[end - 1] == ' ')
		end--;
	while (start < end && text[start] == ' ')
		start++;
	if (start == end)
		return;
	if (last && last->start + last->length + 1 >= start)
		last->length = (uint32_t)(end - last->start);
	else
		add_span(passage,
			(struct stm_span){kind, (uint32_t)start, (uint32_t)(end - start), 0});
}

static void drop_cells(struct stm_block *block)
{
	size_t kept = 0;

	for (size_t i = 0; i < block->spans.len; i++)
		if (block->spans.at[i].kind != STM_SPAN_CELL)
			block->spans.at[kept++] = block->spans.at[i];
	block->spans.len = kept;
}

void stm_passage_end(struct stm_passage *passage)
{
	end_cell(passage);
	if (passage->cells == 1)
		drop_cells(&passage->block);
	passage->block.row = passage->cells > 1;
	passage->block.text = (struct stm_str){stm_buf_end(&passage->text), passage->text.len};
}
