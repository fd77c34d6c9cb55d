/*
 * From edits to steps. Paragraphs of the stream are taken together up to a mark that the old text
 * has: what they have of it is looked for as one, and if it is not found whole, nothing of them is
 * changed.
 */
#include "base/buf.h"
#include "base/unicode.h"
#include "writer/into.h"

/* Paragraphs of the stream that are one in the old text, and where that one was found. */
struct unit {
	size_t from, to; /* edits */
	struct stm_str number, text;
	struct into_range range;
	bool numbered; /* by Word: the number is not in the text */
	size_t at;     /* atom that comes next */
};

static bool is_old(struct writer_op op)
{
	return op.sign == '=' || op.sign == '-' || op.sign == '<';
}

static const struct writer_edit *edit_at(const struct into *into, size_t i)
{
	return &into->writer->edits.list.at[i];
}

static void add_step(struct into *into, struct into_step step)
{
	STM_PUSH(into->writer->arena, &into->steps, step);
}

/* Behind the runs of the paragraph at I. */
static size_t skip_runs(const struct into *into, size_t i)
{
	const size_t count = into->writer->edits.list.len;

	for (i++; i < count; i++) {
		enum stm_edit_event event = edit_at(into, i)->event;

		if (event != STM_EDIT_NUMBER && event != STM_EDIT_TAB && event != STM_EDIT_TEXT &&
			event != STM_EDIT_NOTE && event != STM_EDIT_SAID)
			break;
	}
	return i;
}

/* Whether anything between the edits FROM and TO stands in the text that SIDE is of. */
static bool has_side(const struct into *into, size_t from, size_t to, bool old)
{
	for (size_t i = from; i < to; i++) {
		const struct writer_edit *edit = edit_at(into, i);
		bool text = edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NOTE;

		if (text && (edit->op.sign == '=' || is_old(edit->op) == old))
			return true;
	}
	return false;
}

/* The unit that begins with the paragraph at I. */
static struct unit read_unit(const struct into *into, size_t i)
{
	struct stm_buf number = {.arena = into->writer->arena}, text = number;
	struct unit unit = {.from = i, .to = i};

	for (;;) {
		size_t paragraph = unit.to;

		unit.to = skip_runs(into, paragraph);
		for (size_t k = paragraph + 1; k < unit.to; k++) {
			const struct writer_edit *edit = edit_at(into, k);

			if (is_old(edit->op) && edit->event == STM_EDIT_NUMBER && !text.len)
				stm_buf_str(&number, edit->text);
			else if (is_old(edit->op) &&
				 (edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NUMBER))
				stm_buf_str(&text, edit->text);
		}
		if (is_old(edit_at(into, paragraph)->op) ||
			unit.to >= into->writer->edits.list.len ||
			edit_at(into, unit.to)->event != STM_EDIT_PARAGRAPH)
			break;
	}
	unit.number = (struct stm_str){number.at, number.len};
	unit.text = (struct stm_str){text.at, text.len};
	return unit;
}

/* With its number, if the author typed it; else without. */
static bool find(struct into *into, struct unit *unit)
{
	struct stm_buf both = {.arena = into->writer->arena};

	stm_buf_str(&both, unit->number);
	stm_buf_str(&both, unit->text);
	if (!both.len)
		return false;
	if (into_find(&into->story, (struct stm_str){both.at, both.len}, &unit->range))
		return true;
	unit->numbered = unit->number.len > 0;
	return unit->numbered && unit->text.len &&
	       into_find(&into->story, unit->text, &unit->range);
}

/*
 * Steps over TEXT, which is known to stand here; the atoms it takes up. White space before it is of
 * it if it begins with white space itself.
 */
static struct into_range advance(struct into *into, struct unit *unit, struct stm_str text)
{
	struct into_range range = {unit->at, unit->at};
	bool fixed = false;

	for (size_t i = 0; i < text.len;) {
		uint32_t c = stm_utf8_next(text, &i);
		size_t at = into_step_over(&into->story, unit->at, unit->range.end, c);

		if (at == SIZE_MAX)
			break;
		if (!fixed && !into_is_space(c))
			range.first = at - 1;
		fixed = true;
		unit->at = at;
	}
	range.end = unit->at;
	return range;
}

struct writer_op into_op(const struct into *into, struct writer_op op)
{
	if (op.move && into->moves[op.move])
		return op;
	return (struct writer_op){op.sign == '<' ? '-' : op.sign == '>' ? '+' : op.sign, 0};
}

static void count_fields(struct into *into, struct into_range range)
{
	for (size_t i = range.first; i < range.end; i++)
		if (into->story.atoms.at[i].field) {
			into->fields++;
			break;
		}
}

static struct writer_op plain(struct writer_op op)
{
	return (struct writer_op){op.sign == '<' ? '-' : op.sign == '>' ? '+' : op.sign, 0};
}

/* Of a move that cannot be told as one, a deletion and an insertion. */
static struct writer_op op_of(const struct into *into, struct writer_op op, struct writer_op mark)
{
	if (op.move && into->moves[op.move] && mark.move == op.move)
		return op;
	return plain(op);
}

static void insert(struct into *into, const struct unit *unit, size_t i, enum into_step_kind kind)
{
	add_step(into, (struct into_step){.kind = kind,
			       .edit = i,
			       .range = {unit->at, unit->at},
			       .start = unit->range.first,
			       .op = {'+', 0}});
	if (unit->at > unit->range.first)
		count_fields(into, (struct into_range){unit->at - 1, unit->at});
}

/* The note's mark at the place where UNIT is, or the next one behind. */
static struct into_mark *find_mark(struct into *into, const struct unit *unit)
{
	for (size_t i = 0; i < into->story.marks.len; i++) {
		struct into_mark *mark = &into->story.marks.at[i];

		if (!mark->gone && mark->at >= unit->at && mark->at <= unit->at + 2)
			return mark;
	}
	return NULL;
}

static void plan_run(struct into *into, struct unit *unit, size_t i, struct writer_op mark)
{
	const struct writer_edit *edit = edit_at(into, i);
	bool number = edit->event == STM_EDIT_NUMBER;
	struct writer_op op = op_of(into, edit->op, mark);
	struct into_range range;

	if (unit->numbered && (number || edit->event == STM_EDIT_TAB))
		return;
	if (op.sign == '+') {
		insert(into, unit, i, INTO_INSERT);
		return;
	}
	range = advance(into, unit, edit->event == STM_EDIT_TAB ? STM_STR(" ") : edit->text);
	if (op.sign == '=' || range.first == range.end)
		return;
	count_fields(into, range);
	add_step(
		into, (struct into_step){.kind = INTO_DELETE, .range = range, .edit = i, .op = op});
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
		if (edit_at(into, i)->event != STM_EDIT_SAID)
			break;
		if (edit_at(into, i)->op.sign != edit_at(into, note)->op.sign)
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
	struct unit unit = {.from = i + 1, .to = i + 1};

	own.root = note_of(into->writer, mark);
	if (!own.root)
		return false;
	for (; unit.to < into->writer->edits.list.len; unit.to++) {
		const struct writer_edit *said = edit_at(into, unit.to);

		if (said->event != STM_EDIT_SAID)
			break;
		if (is_old(said->op))
			stm_buf_str(&text, said->text);
	}
	unit.text = (struct stm_str){text.at, text.len};
	into_story_read(&own.story, into->writer->arena, own.root);
	if (!find(&own, &unit))
		return false;
	unit.at = unit.range.first;
	for (size_t k = unit.from; k < unit.to; k++)
		plan_run(&own, &unit, k, (struct writer_op){'=', 0});
	if (is_odd(&own, 0))
		return false;
	into_do(&own);
	return true;
}

static void plan_note(struct into *into, const struct unit *unit, size_t i)
{
	const struct writer_edit *edit = edit_at(into, i);
	struct into_mark *mark;

	if (plain(edit->op).sign == '+') {
		insert(into, unit, i, INTO_NOTE);
		return;
	}
	if (into->tried)
		return;
	mark = find_mark(into, unit);
	if (!mark) {
		into->notes += plain(edit->op).sign == '-' || is_reworded(into, i);
		return;
	}
	mark->gone = true;
	if (plain(edit->op).sign != '-' && (!is_reworded(into, i) || reword(into, mark->node, i)))
		return;
	add_step(into, (struct into_step){.kind = INTO_NOTE_GONE, .node = mark->node});
	if (plain(edit->op).sign != '-')
		insert(into, unit, i, INTO_NOTE);
}

/* A paragraph of the unit that ends in its middle, in the new text only. */
static void plan_break(struct into *into, const struct unit *unit, size_t paragraph, size_t to)
{
	if (has_side(into, paragraph, to, true)) {
		insert(into, unit, paragraph, INTO_SPLIT);
		return;
	}
	add_step(into, (struct into_step){.kind = INTO_BEFORE,
			       .edit = paragraph,
			       .paragraph = into_paragraph_of(&into->story, unit->range.end - 1),
			       .op = {'+', 0}});
}

/* The mark at the end of the unit went, if it is one of the tree's. */
static void plan_mark(struct into *into, const struct unit *unit, struct writer_op op)
{
	const struct into_paragraph *p =
		&into->story.paragraphs.at[into_paragraph_of(&into->story, unit->range.end - 1)];
	size_t end = unit->range.end;

	while (end < p->end && into->story.atoms.at[end].c == ' ')
		end++;
	if (end == p->end)
		add_step(into, (struct into_step){.kind = INTO_MARK,
				       .node = p->node,
				       .op = op,
				       .joins = has_side(into, unit->from, unit->to, false)});
}

static void plan_found(struct into *into, struct unit *unit)
{
	unit->at = unit->range.first;
	for (size_t i = unit->from; i < unit->to;) {
		const struct writer_edit *paragraph = edit_at(into, i);
		size_t end = skip_runs(into, i), k = i + 1;

		if (!is_old(paragraph->op) && !has_side(into, i, end, true)) {
			plan_break(into, unit, i, end);
			i = end;
			continue;
		}
		for (; k < end; k++) {
			if (edit_at(into, k)->event == STM_EDIT_NOTE)
				plan_note(into, unit, k);
			else if (edit_at(into, k)->event != STM_EDIT_SAID)
				plan_run(into, unit, k, paragraph->op);
		}
		if (!is_old(paragraph->op))
			plan_break(into, unit, i, end);
		else if (paragraph->op.sign != '=')
			plan_mark(into, unit, op_of(into, paragraph->op, paragraph->op));
		i = end;
	}
}

/* Whether what is lost by leaving the unit alone is more than nothing. */
static bool is_changed(const struct into *into, const struct unit *unit)
{
	for (size_t i = unit->from; i < unit->to; i++)
		if (edit_at(into, i)->op.sign && edit_at(into, i)->op.sign != '=' &&
			edit_at(into, i)->event != STM_EDIT_SAID)
			return true;
	return false;
}

/* Whether all of what is to be done to UNIT can be: half of it is neither text. */
static bool can_be_done(struct into *into, struct unit *unit)
{
	size_t steps = into->steps.len, fields = into->fields;
	bool odd;

	if (!is_changed(into, unit))
		return true;
	into->tried = true;
	plan_found(into, unit);
	into->tried = false;
	odd = is_odd(into, steps);
	into->steps.len = steps;
	into->fields = fields;
	return !odd;
}

/* A paragraph of its own, which can go as a whole. */
static bool is_whole(const struct into *into, const struct unit *unit)
{
	const struct into_paragraph *p =
		&into->story.paragraphs.at[into_paragraph_of(&into->story, unit->range.first)];
	size_t first = unit->range.first, end = unit->range.end;

	while (first > p->first && into->story.atoms.at[first - 1].c == ' ')
		first--;
	while (end < p->end && into->story.atoms.at[end].c == ' ')
		end++;
	return first == p->first && end == p->end &&
	       !reader_xml_child(reader_xml_child(p->node, "pPr"), "sectPr");
}

/* What moved away from UNIT, or to it, is not told as a move. */
static void forget_moves(struct into *into, const struct unit *unit)
{
	for (size_t i = unit->from; i < unit->to; i++)
		into->moves[edit_at(into, i)->op.move] = false;
}

/* What the paragraphs of UNIT's range are, for new ones to look like. */
static void note_kinds(struct into *into, const struct unit *unit)
{
	size_t last = into_paragraph_of(&into->story, unit->range.end - 1);

	for (size_t i = into_paragraph_of(&into->story, unit->range.first); i <= last; i++) {
		struct into_paragraph *p = &into->story.paragraphs.at[i];

		p->found = true;
		p->kind = edit_at(into, unit->from)->was;
		p->numbered = unit->numbered;
	}
	if (!into->last)
		into->first = into_paragraph_of(&into->story, unit->range.first);
	into->last = last + 1;
}

/* A paragraph that is new as a whole goes behind the last one that was found. */
static void plan_new(struct into *into, size_t i, enum into_step_kind behind)
{
	struct into_step step = {.kind = behind,
		.edit = i,
		.op = op_of(into, edit_at(into, i)->op, edit_at(into, i)->op)};

	if (into->last)
		step.node = into->story.paragraphs.at[into->last - 1].node;
	add_step(into, step);
}

/* What the user can find it by: its number and its first words. */
static struct stm_str place_of(const struct into *into, const struct unit *unit)
{
	enum { MOST = 60 };
	size_t length = unit->text.len < MOST ? unit->text.len : MOST;
	const char *space = unit->number.len && length ? " " : "";

	while (length < unit->text.len && length &&
		((unsigned char)unit->text.at[length] & 0xc0) == 0x80)
		length--;
	if (!length && !unit->number.len)
		return STM_STR("an empty one");
	return stm_str(stm_format(into->writer->arena, "\"%.*s%s%.*s%s\"", (int)unit->number.len,
		unit->number.len ? unit->number.at : "", space, (int)length,
		length ? unit->text.at : "", length < unit->text.len ? "..." : ""));
}

static void note_lost(struct into *into, const struct unit *unit, enum into_reason reason)
{
	struct into_lost *lost = &into->lost[reason];

	if (!is_changed(into, unit))
		return;
	if (lost->count < INTO_PLACES)
		lost->places[lost->count] = place_of(into, unit);
	lost->count++;
}

/* The paragraph at I and those that are one with it in the old text; the first edit behind. */
static size_t plan_unit(struct into *into, size_t i)
{
	size_t end = skip_runs(into, i);
	struct unit unit;

	if (!is_old(edit_at(into, i)->op) && !has_side(into, i, end, true)) {
		plan_new(into, i, INTO_AFTER);
		return end;
	}
	unit = read_unit(into, i);
	if (!find(into, &unit)) {
		forget_moves(into, &unit);
		note_lost(into, &unit, INTO_NOT_FOUND);
		return unit.to;
	}
	note_kinds(into, &unit);
	if (edit_at(into, i)->op.sign == '<' && !is_whole(into, &unit))
		forget_moves(into, &unit);
	if (can_be_done(into, &unit)) {
		plan_found(into, &unit);
	} else {
		forget_moves(into, &unit);
		note_lost(into, &unit, INTO_CANNOT);
	}
	return unit.to;
}

/* Rows that came or went are told as such; what is in a row that stays, as any paragraph. */
static size_t plan_row(struct into *into, size_t i)
{
	struct writer_op op = edit_at(into, i)->op;
	size_t before = into->last;

	if (op.sign == '+') {
		plan_new(into, i, INTO_ROW);
		while (edit_at(into, i)->event != STM_EDIT_ROW_END)
			i++;
		return i + 1;
	}
	for (i++; edit_at(into, i)->event != STM_EDIT_ROW_END;) {
		if (edit_at(into, i)->event == STM_EDIT_CELL)
			i++;
		else
			i = plan_unit(into, i);
	}
	if (op.sign == '-' && into->last != before)
		add_step(into, (struct into_step){.kind = INTO_ROW_GONE,
				       .node = into->story.paragraphs.at[into->last - 1].node,
				       .op = op});
	return i + 1;
}

/* A move can be told when what moved is found; it is looked for once more, then in its place. */
static void find_moves(struct into *into, size_t first)
{
	size_t most = 0, count = into->writer->edits.list.len;
	bool *from;

	for (size_t i = first; i < count; i++)
		if (edit_at(into, i)->op.move > most)
			most = edit_at(into, i)->op.move;
	into->moves = stm_alloc(into->writer->arena, most + 1);
	from = stm_alloc(into->writer->arena, most + 1);
	for (size_t i = first; i < count; i++) {
		const struct writer_edit *edit = edit_at(into, i);
		struct unit unit;

		if (edit->event != STM_EDIT_PARAGRAPH || edit->op.sign != '<')
			continue;
		unit = read_unit(into, i);
		from[edit->op.move] = find(into, &unit) && is_whole(into, &unit);
	}
	for (size_t i = first; i < count; i++)
		if (edit_at(into, i)->event == STM_EDIT_PARAGRAPH &&
			edit_at(into, i)->op.sign == '>')
			into->moves[edit_at(into, i)->op.move] = from[edit_at(into, i)->op.move];
	memset(into->story.taken, 0, into->story.atoms.len);
	into->story.next = 0;
}

/* What is new before all that was found goes before that; with nothing found, to the end. */
static void place_first(struct into *into, struct into_step *step)
{
	if ((step->kind != INTO_AFTER && step->kind != INTO_ROW) || step->node)
		return;
	if (into->last) {
		step->kind = step->kind == INTO_AFTER ? INTO_BEFORE : INTO_ROW;
		step->paragraph = into->first;
		step->node = into->story.paragraphs.at[into->first].node;
	} else if (into->story.paragraphs.len) {
		step->node = into->story.paragraphs.at[into->story.paragraphs.len - 1].node;
	}
}

void into_plan(struct into *into, size_t first)
{
	find_moves(into, first);
	for (size_t i = first; i < into->writer->edits.list.len;) {
		if (edit_at(into, i)->event == STM_EDIT_ROW)
			i = plan_row(into, i);
		else
			i = plan_unit(into, i);
	}
	for (size_t i = 0; i < into->steps.len; i++)
		place_first(into, &into->steps.at[i]);
}
