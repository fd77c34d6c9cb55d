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
	size_t cell;               /* of a row */
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

/* What of a common run that begins at the cursors is left of their cell; SIZE_MAX if unequal. */
static size_t left_of_cell(const struct walk *walk, size_t *gap)
{
	size_t left[STM_SIDES], gaps[STM_SIDES];

	for (int side = 0; side < STM_SIDES; side++) {
		const struct stm_docx_cursor *cursor = &walk->cursors[side];
		size_t next;
		size_t end = stm_docx_cell_end(stm_docx_paragraph(cursor), walk->cell, &next);

		left[side] = end < cursor->at ? SIZE_MAX : end - cursor->at;
		gaps[side] = next - end;
	}
	*gap = gaps[STM_OLD];
	return left[STM_OLD] == left[STM_NEW] && gaps[STM_OLD] == gaps[STM_NEW] ? left[STM_OLD]
										: SIZE_MAX;
}

/* Whether what lies between cells is common text in the redline, cell by cell. */
static bool cells_agree(struct walk walk)
{
	const struct stm_link *link = walk.link;
	size_t cells = stm_docx_cells(stm_docx_paragraph(&walk.cursors[STM_OLD])), gap;

	if (link->old_count != 1 || link->new_count != 1 || !cells ||
		cells != stm_docx_cells(stm_docx_paragraph(&walk.cursors[STM_NEW])))
		return false;
	for (size_t i = 0; i < link->edit_count; i++) {
		size_t length = link->edits[i].length;

		if (link->edits[i].op != STM_EQUAL) {
			walk.cursors[link->edits[i].op == STM_INSERT].at += length;
			continue;
		}
		for (size_t left = left_of_cell(&walk, &gap);
			walk.cell + 1 < cells && left != SIZE_MAX && left + gap <= length;
			left = left_of_cell(&walk, &gap)) {
			for (int side = 0; side < STM_SIDES; side++)
				walk.cursors[side].at += left + gap;
			length -= left + gap;
			walk.cell++;
		}
		walk.cursors[STM_OLD].at += length;
		walk.cursors[STM_NEW].at += length;
	}
	return walk.cell + 1 == cells;
}

static void end_cell(struct walk *walk)
{
	const struct stm_paragraph *p = stm_docx_paragraph(&walk->cursors[STM_NEW]);

	stm_docx_end(walk->docx, p, p, both);
}

/* A common run may go over several cells. */
static void show_common_cells(struct walk *walk, size_t length)
{
	size_t cells = stm_docx_cells(stm_docx_paragraph(&walk->cursors[STM_OLD])), gap;

	for (size_t left = left_of_cell(walk, &gap);
		walk->cell + 1 < cells && left != SIZE_MAX && left + gap <= length;
		left = left_of_cell(walk, &gap)) {
		stm_docx_common(walk->docx, walk->cursors, left);
		stm_docx_common_notes(walk->docx, walk->cursors);
		end_cell(walk);
		stm_buf_text(&walk->docx->out->buf, "cell\n");
		walk->cursors[STM_OLD].at += gap;
		walk->cursors[STM_NEW].at += gap;
		length -= left + gap;
		walk->cell++;
	}
	stm_docx_common(walk->docx, walk->cursors, length);
}

static void show_cells(struct walk *walk)
{
	const struct stm_link *link = walk->link;

	stm_buf_text(&walk->docx->out->buf, "row =\ncell\n");
	stm_docx_common_number(walk->docx, walk->cursors);
	for (size_t i = 0; i < link->edit_count; i++)
		if (link->edits[i].op == STM_EQUAL)
			show_common_cells(walk, link->edits[i].length);
		else
			show_edit(walk, &link->edits[i]);
	stm_docx_common_rest(walk->docx, walk->cursors);
	end_cell(walk);
	stm_buf_text(&walk->docx->out->buf, "row-end\n");
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
	else if (cells_agree(walk))
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
