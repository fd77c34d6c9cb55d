/*
 * A link as one stream of text and paragraph marks. Of a split the redline has a line feed where
 * the mark was inserted, of a merger one where it was deleted:
 *
 *	"A B" -> "A", "B":	common "A", inserted mark, deleted " ", common "B", common mark
 *
 * What stands between the paragraphs of a group in one text came, or went, there.
 */
#include "view/docx.h"

/* The walk over one link. */
struct walk {
	struct stm_docx *docx;
	const struct stm_link *link;
	struct stm_docx_cursor cursors[STM_SIDES];
	size_t members[STM_SIDES]; /* which of the link's paragraphs the cursors are in */
};

static const struct stm_docx_op both = {'=', 0}, out_op = {'-', 0}, in_op = {'+', 0};

static struct stm_docx_op op_of(int side)
{
	return side == STM_OLD ? out_op : in_op;
}

static uint32_t member(const struct walk *walk, int side, size_t i)
{
	return side == STM_OLD ? walk->link->olds[i] : walk->link->news[i];
}

static size_t members(const struct walk *walk, int side)
{
	return side == STM_OLD ? walk->link->old_count : walk->link->new_count;
}

/* A mark that stands in one text only, and what comes behind it there up to the next member. */
static void break_paragraph(struct walk *walk, int side)
{
	struct stm_docx_cursor *cursor = &walk->cursors[side];
	const struct stm_paragraph *p = stm_docx_paragraph(cursor);
	uint32_t index = cursor->index + 1, next;

	if (walk->members[side] + 1 >= members(walk, side))
		return;
	stm_docx_rest(walk->docx, cursor, op_of(side));
	stm_docx_end(walk->docx, p, p, op_of(side));
	next = member(walk, side, ++walk->members[side]);
	stm_docx_others(walk->docx, side, &index, next);
	*cursor = stm_docx_at(walk->docx->sides + side, next);
	stm_docx_number(walk->docx, cursor, op_of(side));
}

/* Text of SIDE only, in which a line feed is a mark. */
static void show_one(struct walk *walk, int side, struct stm_str text, struct stm_docx_op op)
{
	size_t start = 0;

	while (start <= text.len) {
		ptrdiff_t feed = stm_str_find(text, STM_STR("\n"), start);
		size_t end = feed < 0 ? text.len : (size_t)feed;

		stm_docx_run(walk->docx, &walk->cursors[side], end - start, op);
		if (feed < 0)
			break;
		break_paragraph(walk, side);
		start = end + 1;
	}
}

/* A phrase that moved inside of one paragraph keeps its number, where moves are told as such. */
static struct stm_docx_op moved_op(const struct walk *walk, const struct stm_edit *edit, int side)
{
	bool native = edit->move && walk->docx->out->options->docx.native_moves &&
		      walk->link->old_count == 1 && walk->link->new_count == 1;

	if (!native)
		return op_of(side);
	return (struct stm_docx_op){side == STM_OLD ? '<' : '>', walk->docx->moves + edit->move};
}

static void show_edit(struct walk *walk, const struct stm_edit *edit)
{
	struct stm_str text = {edit->text, edit->length};

	if (edit->op == STM_EQUAL)
		stm_docx_common(walk->docx, walk->cursors, text.len);
	else if (edit->op == STM_DELETE)
		show_one(walk, STM_OLD, text, moved_op(walk, edit, STM_OLD));
	else
		show_one(walk, STM_NEW, text, moved_op(walk, edit, STM_NEW));
}

static void show_text(struct walk *walk)
{
	const struct stm_link *link = walk->link;
	uint32_t most = 0;

	stm_docx_common_number(walk->docx, walk->cursors);
	for (size_t i = 0; i < link->edit_count; i++) {
		show_edit(walk, &link->edits[i]);
		if (link->edits[i].move > most)
			most = link->edits[i].move;
	}
	walk->docx->moves += most;
	stm_docx_common_rest(walk->docx, walk->cursors);
	stm_docx_end(walk->docx, stm_docx_paragraph(&walk->cursors[STM_NEW]),
		stm_docx_paragraph(&walk->cursors[STM_OLD]), both);
}

size_t stm_docx_cells(const struct stm_paragraph *paragraph)
{
	size_t count = 0;

	for (size_t i = 0; i < paragraph->span_count; i++)
		count += paragraph->spans[i].kind == STM_SPAN_CELL;
	return count > 1 ? count : 0;
}

/* Where the CELLth cell begins; behind the last one, the end of the text. */
static size_t cell_start(const struct stm_paragraph *paragraph, size_t cell)
{
	size_t count = 0;

	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		if (span->kind == STM_SPAN_CELL && count++ == cell)
			return span->start < paragraph->length ? span->start : paragraph->length;
	}
	return paragraph->length;
}

static size_t trim_end(const struct stm_paragraph *paragraph, size_t start, size_t end)
{
	while (end > start && paragraph->text[end - 1] == ' ')
		end--;
	return end;
}

/* " | " stands between cells, less of its spaces where one of them is empty. */
size_t stm_docx_cell_end(const struct stm_paragraph *paragraph, size_t cell, size_t *next)
{
	size_t start = cell ? cell_start(paragraph, cell) : 0;
	size_t end = cell_start(paragraph, cell + 1);

	*next = end;
	if (cell + 1 >= stm_docx_cells(paragraph))
		return end;
	end = trim_end(paragraph, start, end);
	if (end > start && paragraph->text[end - 1] == '|')
		end--;
	return trim_end(paragraph, start, end);
}

/* A stretch of bytes of a paragraph's text, or of a piece of it. */
struct stretch {
	size_t start, end;
};

static struct stretch cell_of(const struct stm_paragraph *paragraph, size_t cell)
{
	size_t next;

	return (struct stretch){
		cell ? cell_start(paragraph, cell) : 0, stm_docx_cell_end(paragraph, cell, &next)};
}

/* What lies in STRETCH of a piece of LENGTH bytes that begins at AT, from its beginning. */
static struct stretch within(struct stretch stretch, size_t at, size_t length)
{
	const size_t start = stretch.start > at ? stretch.start - at : 0;
	const size_t end = stretch.end > at ? stretch.end - at : 0;

	return (struct stretch){start < length ? start : length, end < length ? end : length};
}

static void show_side(struct walk *walk, int side, size_t start, size_t end)
{
	if (start < end)
		stm_docx_run(walk->docx, &walk->cursors[side], end - start, op_of(side));
}

/* Common bytes are common to the cell where both texts have them in it. */
static void show_common(struct walk *walk, const struct stretch *parts)
{
	const struct stretch *old = &parts[STM_OLD], *new = &parts[STM_NEW];
	const size_t start = old->start > new->start ? old->start : new->start;
	const size_t end = old->end < new->end ? old->end : new->end;

	if (start >= end) {
		show_side(walk, STM_OLD, old->start, old->end);
		show_side(walk, STM_NEW, new->start, new->end);
		return;
	}
	show_side(walk, STM_OLD, old->start, start);
	show_side(walk, STM_NEW, new->start, start);
	stm_docx_common(walk->docx, walk->cursors, end - start);
	show_side(walk, STM_OLD, end, old->end);
	show_side(walk, STM_NEW, end, new->end);
}

/* What the redline of the rows has of the CELLS of both texts. */
static void show_edits(struct walk *walk, const struct stretch *cells)
{
	const struct stm_link *link = walk->link;
	size_t at[STM_SIDES] = {0};

	for (size_t i = 0; i < link->edit_count; i++) {
		const struct stm_edit *edit = &link->edits[i];
		struct stretch parts[STM_SIDES] = {{0, 0}, {0, 0}};

		for (int side = 0; side < STM_SIDES; side++) {
			if (edit->op == (side == STM_OLD ? STM_INSERT : STM_DELETE))
				continue;
			parts[side] = within(cells[side], at[side], edit->length);
			at[side] += edit->length;
		}
		show_common(walk, parts);
	}
}

static void show_cell(struct walk *walk, size_t cell)
{
	struct stretch cells[STM_SIDES];
	struct stm_str texts[STM_SIDES];

	for (int side = 0; side < STM_SIDES; side++) {
		const struct stm_paragraph *p = stm_docx_paragraph(&walk->cursors[side]);

		cells[side] = cell_of(p, cell);
		texts[side] = stm_str_sub(stm_paragraph_str(p), cells[side].start, cells[side].end);
		walk->cursors[side].at = cells[side].start;
	}
	if (stm_str_equal(texts[STM_OLD], texts[STM_NEW]))
		stm_docx_common(walk->docx, walk->cursors, texts[STM_NEW].len);
	else
		show_edits(walk, cells);
	stm_docx_common_notes(walk->docx, walk->cursors);
}

/* A row of as many cells as before, cell by cell. */
static void show_cells(struct walk *walk)
{
	const struct stm_paragraph *p = stm_docx_paragraph(&walk->cursors[STM_NEW]);
	const size_t cells = stm_docx_cells(p);

	stm_buf_text(&walk->docx->out->buf, "row =\n");
	for (size_t i = 0; i < cells; i++) {
		stm_buf_text(&walk->docx->out->buf, "cell\n");
		if (!i)
			stm_docx_common_number(walk->docx, walk->cursors);
		show_cell(walk, i);
		if (i + 1 == cells)
			stm_docx_common_rest(walk->docx, walk->cursors);
		stm_docx_end(walk->docx, p, p, both);
	}
	stm_buf_text(&walk->docx->out->buf, "row-end\n");
}

static bool cells_agree(const struct walk *walk)
{
	const size_t cells = stm_docx_cells(stm_docx_paragraph(&walk->cursors[STM_OLD]));

	return walk->link->old_count == 1 && walk->link->new_count == 1 && cells &&
	       cells == stm_docx_cells(stm_docx_paragraph(&walk->cursors[STM_NEW]));
}

static bool has_row(const struct walk *walk)
{
	for (int side = 0; side < STM_SIDES; side++)
		for (size_t i = 0; i < members(walk, side); i++)
			if (stm_docx_cells(stm_document_paragraph(
				    walk->docx->sides[side].document, member(walk, side, i))))
				return true;
	return false;
}

/* All of the old, then all of the new: a row that is no row of as many cells any more. */
static void replace(struct walk *walk)
{
	for (int side = 0; side < STM_SIDES; side++) {
		uint32_t last = member(walk, side, members(walk, side) - 1);

		for (uint32_t i = member(walk, side, 0); i <= last; i++)
			stm_docx_whole(walk->docx, side, i, op_of(side));
	}
}

void stm_docx_link(struct stm_docx *docx, const struct stm_link *link)
{
	struct walk walk = {.docx = docx, .link = link};

	for (int side = 0; side < STM_SIDES; side++)
		walk.cursors[side] = stm_docx_at(&docx->sides[side], member(&walk, side, 0));
	if (!has_row(&walk))
		show_text(&walk);
	else if (cells_agree(&walk))
		show_cells(&walk);
	else
		replace(&walk);
}

void stm_docx_moved(struct stm_docx *docx, const struct stm_link *link, struct stm_docx_op op)
{
	struct stm_docx_cursor cursor = stm_docx_at(&docx->sides[STM_NEW], link->news[0]);
	const struct stm_paragraph *p = stm_docx_paragraph(&cursor);

	stm_docx_number(docx, &cursor, op);
	for (size_t i = 0; i < link->edit_count; i++)
		if (link->edits[i].op != STM_DELETE)
			stm_docx_run(docx, &cursor, link->edits[i].length,
				link->edits[i].op == STM_EQUAL ? op : in_op);
	stm_docx_rest(docx, &cursor, op);
	stm_docx_end(docx, p, p, op);
}
