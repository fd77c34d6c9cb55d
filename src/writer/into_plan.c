/*
 * From blocks to steps. Of a block that is found all is done or nothing: half of it is neither
 * text.
 */
#include "base/buf.h"
#include "base/unicode.h"
#include "writer/into.h"

void into_add_step(struct into *into, struct into_step step)
{
	STM_PUSH(into->writer->arena, &into->steps, step);
}

/*
 * Steps over TEXT, which is known to stand here; the atoms it takes up. White space before it is of
 * it if it begins with white space itself.
 */
static struct into_range advance(struct into *into, struct into_block *block, struct stm_str text)
{
	struct into_range range = {block->at, block->at};
	bool fixed = false;

	for (size_t i = 0; i < text.len;) {
		uint32_t c = stm_utf8_next(text, &i);
		size_t at = into_step_over(&into->story, block->at, block->range.end, c);

		if (at == SIZE_MAX)
			break;
		if (!fixed && !into_is_space(c))
			range.first = at - 1;
		fixed = true;
		block->at = at;
	}
	range.end = block->at;
	if (range.end > range.first)
		block->mark = NULL;
	return range;
}

static struct writer_op plain(struct writer_op op)
{
	return (struct writer_op){op.sign == '<' ? '-' : op.sign == '>' ? '+' : op.sign, 0};
}

struct writer_op into_op(const struct into *into, struct writer_op op)
{
	return op.move && into->moves[op.move] ? op : plain(op);
}

/* Of a move that cannot be told as one, a deletion and an insertion. */
static struct writer_op op_of(const struct into *into, struct writer_op op, struct writer_op mark)
{
	if (op.move && into->moves[op.move] && mark.move == op.move)
		return op;
	return plain(op);
}

/* The mark of a note, not passed yet, that stands before all of BLOCK; or NULL. */
static xmlNode *find_ahead(const struct into *into, const struct into_block *block)
{
	for (size_t i = 0; i < into->story.marks.len; i++) {
		const struct into_mark *mark = &into->story.marks.at[i];

		if (mark->at == block->at && block->at == block->range.first && !mark->gone)
			return mark->node;
	}
	return NULL;
}

static void insert(
	struct into *into, const struct into_block *block, size_t i, enum into_step_kind kind)
{
	into_add_step(into, (struct into_step){.kind = kind,
				    .edit = i,
				    .node = block->mark,
				    .ahead = block->mark ? NULL : find_ahead(into, block),
				    .range = {block->at, block->at},
				    .start = block->range.first,
				    .op = {'+', 0}});
}

/* The note's mark at the place where BLOCK is, or the next one behind. */
static struct into_mark *find_mark(struct into *into, const struct into_block *block)
{
	for (size_t i = 0; i < into->story.marks.len; i++) {
		struct into_mark *mark = &into->story.marks.at[i];

		if (!mark->gone && mark->at >= block->at && mark->at <= block->at + 2)
			return mark;
	}
	return NULL;
}

/* A number, or the tab behind it. */
static bool is_number(const struct writer_edit *edit)
{
	return edit->event == STM_EDIT_TAB || edit->event == STM_EDIT_NUMBER;
}

/* Soft hyphens at the end of what goes are no text, and go with it. */
static void take_hyphens(
	const struct into *into, struct into_block *block, struct into_range *range)
{
	while (range->first < range->end && range->end < block->range.end &&
		reader_xml_is(into->story.atoms.at[range->end].node, "softHyphen"))
		block->at = ++range->end;
}

static void plan_run(struct into *into, struct into_block *block, size_t i, struct writer_op mark)
{
	const struct writer_edit *edit = into_edit(into, i);
	struct writer_op op = op_of(into, edit->op, mark);
	struct into_range range;

	if (is_number(edit) && block->silent) {
		if (block->typed && op.sign != '-')
			insert(into, block, i, INTO_INSERT);
		return;
	}
	if (op.sign == '+') {
		if (is_number(edit) || edit->text.len)
			insert(into, block, i, INTO_INSERT);
		return;
	}
	range = advance(into, block, edit->event == STM_EDIT_TAB ? STM_STR(" ") : edit->text);
	if (op.sign != '=')
		take_hyphens(into, block, &range);
	if (op.sign != '=' && range.first < range.end)
		into_add_step(
			into, (struct into_step){
				      .kind = INTO_DELETE, .range = range, .edit = i, .op = op});
}

/* Whether STEP changes text where no change can be told. */
static bool is_odd_step(const struct into *into, const struct into_step *step)
{
	struct into_range range = step->range;
	size_t at = range.end;

	if (step->kind == INTO_INSERT || step->kind == INTO_NOTE || step->kind == INTO_SPLIT)
		range = at > step->start ? (struct into_range){at - 1, at}
					 : (struct into_range){at, at + 1};
	else if (step->kind != INTO_DELETE)
		return false;
	if (step->kind == INTO_SPLIT && range.first < into->story.atoms.len &&
		!into_can_split(into->story.atoms.at[range.first].node))
		return true;
	for (size_t i = range.first; i < range.end && i < into->story.atoms.len; i++)
		if (!into_is_plain(&into->story.atoms.at[i]))
			return true;
	return false;
}

/* The same of any step from number FIRST on. */
static bool is_odd(const struct into *into, size_t first)
{
	for (size_t i = first; i < into->steps.len; i++)
		if (is_odd_step(into, &into->steps.at[i]))
			return true;
	return false;
}

/* Whether what the note says is another text now. */
static bool is_reworded(const struct into *into, size_t note)
{
	for (size_t i = note + 1; i < into->writer->edits.list.len; i++) {
		if (into_edit(into, i)->event != STM_EDIT_SAID)
			break;
		if (into_edit(into, i)->op.sign != into_edit(into, note)->op.sign)
			return true;
	}
	return false;
}

/* The footnote of the part that MARK refers to, or NULL. */
static xmlNode *note_of(const struct writer *writer, const xmlNode *mark)
{
	const xmlNode *note = reader_xml_child(writer->footnotes, "footnote");
	struct stm_str id = reader_xml_attribute(mark, "id");

	if (!reader_xml_is(mark, "footnoteReference"))
		return NULL;
	while (note && !stm_str_equal(reader_xml_attribute(note, "id"), id))
		note = reader_xml_next(note, "footnote");
	return (xmlNode *)note;
}

/*
 * Changes what the note at I says where it says it: a story of its own, whose steps are done at
 * once. False when it is not found as it was.
 */
static bool reword(struct into *into, const xmlNode *mark, size_t i)
{
	struct into own = {.writer = into->writer, .moves = into->moves};
	struct stm_buf text = {.arena = into->writer->arena};
	struct into_block block = {.from = i + 1, .to = i + 1, .row = INTO_NONE};

	own.root = note_of(into->writer, mark);
	own.body = own.root;
	if (!own.root)
		return false;
	for (; block.to < into->writer->edits.list.len; block.to++) {
		const struct writer_edit *said = into_edit(into, block.to);

		if (said->event != STM_EDIT_SAID)
			break;
		if (into_is_old(said->op))
			stm_buf_str(&text, said->text);
	}
	block.text = (struct stm_str){text.at, text.len};
	into_story_read(&own.story, into->writer->arena, own.root, into->story.styles);
	if (!into_block_find(&own, &block))
		return false;
	block.at = block.range.first;
	for (size_t k = block.from; k < block.to; k++)
		plan_run(&own, &block, k, (struct writer_op){'=', 0});
	if (is_odd(&own, 0))
		return false;
	into_do(&own);
	into->fields += own.fields;
	return true;
}

static void plan_note(struct into *into, struct into_block *block, size_t i)
{
	const struct writer_edit *edit = into_edit(into, i);
	struct into_mark *mark;

	if (plain(edit->op).sign == '+') {
		insert(into, block, i, INTO_NOTE);
		return;
	}
	mark = into->tried ? NULL : find_mark(into, block);
	if (!mark) {
		into->notes += !into->tried &&
			       (plain(edit->op).sign == '-' || is_reworded(into, i));
		return;
	}
	mark->gone = true;
	block->mark = mark->node;
	if (plain(edit->op).sign != '-' && (!is_reworded(into, i) || reword(into, mark->node, i)))
		return;
	into_add_step(into, (struct into_step){.kind = INTO_NOTE_GONE, .node = mark->node});
	if (plain(edit->op).sign != '-')
		insert(into, block, i, INTO_NOTE);
}

/* A paragraph of the block that ends in its middle, in the new text only. */
static void plan_break(
	struct into *into, const struct into_block *block, size_t paragraph, size_t to)
{
	const struct into_paragraph *p = into_last_paragraph(into, block);
	struct into_place place = {.node = p->node, .within = p->node->parent, .before = true};

	if (into_has_old(into, paragraph, to)) {
		insert(into, block, paragraph, INTO_SPLIT);
		into->steps.at[into->steps.len - 1].counted =
			!block->numbered || (into_number_of(into, paragraph).len && !block->typed);
		return;
	}
	place.front = (size_t)(p - into->story.paragraphs.at);
	into_add_step(
		into, (struct into_step){.kind = INTO_NEW, .edit = paragraph, .place = place});
}

/* The mark at the end of the block went, if it is one of the tree's. */
static void plan_mark(struct into *into, const struct into_block *block, struct writer_op op)
{
	const struct into_paragraph *first = into_first_paragraph(into, block),
				    *last = into_last_paragraph(into, block);
	size_t end = block->range.end;

	while (end < last->end && into->story.atoms.at[end].c == ' ')
		end++;
	if (end < last->end)
		return;
	for (const struct into_paragraph *p = first; p <= last; p++)
		if (p == last || p->gone)
			into_add_step(
				into, (struct into_step){.kind = INTO_MARK,
					      .node = p->node,
					      .op = p == last ? op : (struct writer_op){'-', 0},
					      .joins = into_has_new(into, block->from, block->to)});
}

static void plan_found(struct into *into, struct into_block *block)
{
	block->at = block->range.first;
	for (size_t i = block->from; i < block->to;) {
		const struct writer_edit *paragraph = into_edit(into, i);
		size_t end = into_skip_runs(into, i), k = i + 1;

		if (!into_is_old(paragraph->op) && !into_has_old(into, i, end)) {
			plan_break(into, block, i, end);
			i = end;
			continue;
		}
		into_plan_number(into, block, i);
		for (; k < end; k++) {
			if (into_edit(into, k)->event == STM_EDIT_NOTE)
				plan_note(into, block, k);
			else if (into_edit(into, k)->event != STM_EDIT_SAID)
				plan_run(into, block, k, paragraph->op);
		}
		if (!into_is_old(paragraph->op))
			plan_break(into, block, i, end);
		else if (paragraph->op.sign != '=')
			plan_mark(into, block, op_of(into, paragraph->op, paragraph->op));
		i = end;
	}
}

/* Whether what is lost by leaving the block alone is more than nothing. */
static bool is_changed(const struct into *into, const struct into_block *block)
{
	for (size_t i = block->from; i < block->to; i++)
		if (into_edit(into, i)->op.sign && into_edit(into, i)->op.sign != '=' &&
			into_edit(into, i)->event != STM_EDIT_SAID)
			return true;
	return false;
}

static bool can_be_done(struct into *into, struct into_block *block)
{
	size_t steps = into->steps.len;
	bool odd;

	if (!is_changed(into, block))
		return true;
	into->tried = true;
	plan_found(into, block);
	into->tried = false;
	odd = is_odd(into, steps);
	into->steps.len = steps;
	return !odd;
}

/* Paragraphs of its own, which can go as a whole. */
static bool is_whole(const struct into *into, const struct into_block *block)
{
	const struct into_paragraph *p = into_first_paragraph(into, block),
				    *last = into_last_paragraph(into, block);
	size_t first = block->range.first, end = block->range.end;

	while (first > p->first && into->story.atoms.at[first - 1].c == ' ')
		first--;
	while (end < last->end && into->story.atoms.at[end].c == ' ')
		end++;
	for (const struct into_paragraph *at = p; at <= last; at++)
		if (reader_xml_child(reader_xml_child(at->node, "pPr"), "sectPr"))
			return false;
	return first == p->first && end == last->end;
}

/* Of a block whose paragraphs go with all that is in them. */
static void note_gone(struct into *into, const struct into_block *block)
{
	const struct into_paragraph *last = into_last_paragraph(into, block);
	char sign = into_edit(into, block->from)->op.sign;

	if ((sign != '-' && sign != '<') || into_has_new(into, block->from, block->to) ||
		!is_whole(into, block))
		return;
	for (struct into_paragraph *p = into_first_paragraph(into, block); p <= last; p++)
		p->gone = true;
}

/* What moved away from BLOCK, or to it, is not told as a move. */
static void forget_moves(struct into *into, const struct into_block *block)
{
	for (size_t i = block->from; i < block->to; i++)
		into->moves[into_edit(into, i)->op.move] = false;
}

static void note_lost(struct into *into, const struct into_block *block, enum into_reason reason)
{
	struct into_lost *lost = &into->lost[reason];

	forget_moves(into, block);
	if (!is_changed(into, block))
		return;
	if (lost->count < INTO_PLACES)
		lost->places[lost->count] = into_block_name(into, block);
	lost->count++;
}

/* The row that block I stands in, which others of its cells tell; NULL: nothing tells it. */
static xmlNode *find_row(const struct into *into, size_t i)
{
	const struct into_block *block = &into->blocks.at[i];
	size_t first = i;

	while (first > 0 && into->blocks.at[first - 1].row == block->row)
		first--;
	for (; first < into->blocks.len && into->blocks.at[first].row == block->row; first++)
		if (into->blocks.at[first].found)
			return into_row_of(
				into_first_paragraph(into, &into->blocks.at[first])->node);
	return NULL;
}

/* A cell that was empty: its place is told by those beside it. False when it is not. */
static bool plan_fill(struct into *into, size_t i)
{
	const struct into_block *block = &into->blocks.at[i];
	const xmlNode *row, *cell, *p;

	if (block->row == INTO_NONE || block->text.len || block->number.len)
		return false;
	if (!is_changed(into, block))
		return true;
	row = find_row(into, i);
	if (!row || into_count_cells(row) != block->cells)
		return false;
	cell = into_cell(row, block->cell);
	p = reader_xml_child(cell, "p");
	if (!p)
		return false;
	into_add_step(into, (struct into_step){.kind = INTO_FILL,
				    .edit = block->from,
				    .node = (xmlNode *)p,
				    .model = row});
	return true;
}

static void plan_old(struct into *into, size_t i)
{
	struct into_block *block = &into->blocks.at[i];

	if (!block->found) {
		if (!plan_fill(into, i))
			note_lost(into, block, INTO_NOT_FOUND);
		return;
	}
	block->joined = into_begin_of(into, i) < i;
	if (into_edit(into, block->from)->op.sign == '<' && !is_whole(into, block))
		forget_moves(into, block);
	if (!can_be_done(into, block)) {
		note_lost(into, block, INTO_CANNOT);
		return;
	}
	note_gone(into, block);
	plan_found(into, block);
	into_note_count(into, block);
	if (block->joined && into_edit(into, block->from)->op.sign != '-')
		into_plan_merger(into, i);
}

static void plan_new(struct into *into, size_t i)
{
	struct into_step step = {.kind = INTO_NEW, .edit = into->blocks.at[i].from};

	if (into_place_paragraph(into, i, &step.place))
		into_add_step(into, step);
}

/* Rows that follow each other are put in together; the first block behind them. */
static size_t plan_rows(struct into *into, size_t i)
{
	struct into_step step = {.kind = INTO_ROWS, .edit = into->blocks.at[i].from};
	size_t end = i;

	while (end < into->blocks.len && into->blocks.at[end].kind == INTO_FRESH_ROW)
		end++;
	step.count = end - i;
	if (into_place_rows(into, i, end, &step.place))
		into_add_step(into, step);
	return end;
}

/* A move can be told when what moved is a paragraph of its own, and came to somewhere. */
static void find_moves(struct into *into)
{
	const struct writer_edits *edits = &into->writer->edits;
	size_t most = 0;
	bool *from;

	for (size_t i = 0; i < edits->list.len; i++)
		if (into_edit(into, i)->op.move > most)
			most = into_edit(into, i)->op.move;
	into->moves = stm_alloc(into->writer->arena, most + 1);
	from = stm_alloc(into->writer->arena, most + 1);
	for (size_t i = 0; i < into->blocks.len; i++) {
		const struct into_block *block = &into->blocks.at[i];
		struct writer_op op = into_edit(into, block->from)->op;

		if (op.sign == '<' && block->found)
			from[op.move] = is_whole(into, block);
	}
	for (size_t i = 0; i < edits->list.len; i++) {
		const struct writer_edit *edit = into_edit(into, i);

		if (edit->event == STM_EDIT_PARAGRAPH && edit->op.sign == '>')
			into->moves[edit->op.move] = from[edit->op.move];
	}
}

void into_plan(struct into *into, size_t first)
{
	into_blocks(into, first);
	find_moves(into);
	for (size_t i = 0; i < into->blocks.len;) {
		if (into->blocks.at[i].kind == INTO_FRESH_ROW) {
			i = plan_rows(into, i);
			continue;
		}
		if (into->blocks.at[i].kind == INTO_OLD)
			plan_old(into, i);
		else
			plan_new(into, i);
		i++;
	}
}
