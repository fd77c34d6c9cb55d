/* The steps, from the last to the first: each leaves alone what stands before it. */
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/*
 * A formula (m:r) and what is told twice (mc:AlternateContent) have elements of other names; what
 * stands above an ideograph (w:ruby) would stay.
 */
bool into_is_plain(const struct into_atom *atom)
{
	const xmlNode *run = atom->node->parent, *at = run;

	if (!reader_xml_is(run, "r") || !run->ns)
		return false;
	while (at && !reader_xml_is(at, "p")) {
		if (!at->ns || reader_xml_is(at, "ruby") ||
			xmlStrcmp(at->ns->href, atom->node->ns ? atom->node->ns->href : NULL))
			return false;
		at = at->parent;
	}
	return at && at->ns && xmlStrEqual(at->ns->href, run->ns->href);
}

static bool is_run(const xmlNode *node)
{
	return reader_xml_is(node->parent, "r");
}

/* What is deleted has other names (17.3.3.7, 17.16.13). */
xmlNode *into_wrap(struct writer *writer, xmlNode *run, struct writer_op op)
{
	xmlNode *change = writer_node_before(run, writer_change_name(op));

	writer_sign(writer, change);
	xmlUnlinkNode(run);
	xmlAddChild(change, run);
	for (xmlNode *node = run->children; op.sign == '-' && node; node = node->next) {
		if (reader_xml_is(node, "t"))
			xmlNodeSetName(node, (const xmlChar *)"delText");
		else if (reader_xml_is(node, "instrText"))
			xmlNodeSetName(node, (const xmlChar *)"delInstrText");
	}
	return change;
}

xmlNode *into_alone(struct writer *writer, xmlNode *node)
{
	xmlNode *run = node->parent;

	into_split_run(writer, node, 1);
	return into_split_run(writer, node, 0) == run ? run->next : run;
}

/* Atoms from FIRST up to END, all of one element. */
static void delete_piece(struct into *into, size_t first, size_t end, struct writer_op op)
{
	const struct into_atom *a = &into->story.atoms.at[first];
	const struct into_atom *b = &into->story.atoms.at[end - 1];
	xmlNode *run = a->node->parent, *before;

	if (!is_run(a->node))
		return;
	into_split_run(into->writer, b->node, b->offset + (b->length ? b->length : 1));
	before = into_split_run(into->writer, a->node, a->offset);
	into_wrap(into->writer, before == run ? run->next : run, op);
}

static void do_delete(struct into *into, const struct into_step *step)
{
	const struct into_atom *atoms = into->story.atoms.at;
	struct writer_op op = into_op(into, step->op);
	size_t end = step->range.end;

	for (size_t i = step->range.first; i < end; i++)
		into->gone[i] = true;
	while (end > step->range.first) {
		size_t first = end - 1;

		while (first > step->range.first && atoms[first - 1].node == atoms[end - 1].node)
			first--;
		delete_piece(into, first, end, op);
		end = first;
	}
}

/* What stands before the byte OFFSET of NODE, outside of all changes; *BEFORE: it is NODE's own. */
static xmlNode *place_at(struct into *into, xmlNode *node, uint32_t offset, bool *before)
{
	xmlNode *run = node->parent, *first = into_split_run(into->writer, node, offset);

	*before = !offset && first != run;
	return *before ? into_leave_before(into->writer, run)
		       : into_leave_behind(into->writer, first);
}

/* Where to put what comes before atom STEP's, behind what is before it: the node before it. */
static xmlNode *find_place(struct into *into, const struct into_step *step, bool *before)
{
	size_t at = step->range.end;
	const struct into_atom *atom = &into->story.atoms.at[at > step->start ? at - 1 : at];
	xmlNode *beside = step->node ? step->node : step->ahead ? step->ahead : atom->node;

	if (!is_run(beside))
		return NULL;
	if (step->node)
		return place_at(into, beside, 1, before);
	if (at > step->start)
		return place_at(
			into, atom->node, atom->offset + (atom->length ? atom->length : 1), before);
	*before = true;
	if (into->front && into->front_at == at)
		return into->front;
	return place_at(into, beside, step->ahead ? 0 : atom->offset, before);
}

/* The run that what is inserted at STEP is to look like. */
static const xmlNode *model_run(const struct into *into, const struct into_step *step)
{
	size_t at = step->range.end;

	return into->story.atoms.at[at > step->start ? at - 1 : at].node->parent;
}

/* A paragraph that is none: what is written into it moves to its place afterwards. */
static void put_at(xmlNode *holder, xmlNode *place, bool before)
{
	while (holder->children) {
		xmlNode *node = before ? holder->children : holder->last;

		xmlUnlinkNode(node);
		if (before)
			xmlAddPrevSibling(place, node);
		else
			xmlAddNextSibling(place, node);
	}
	xmlFreeNode(holder);
}

static void do_insert(struct into *into, const struct into_step *step)
{
	struct writer_edit edit = into->writer->edits.list.at[step->edit];
	const xmlNode *model = model_run(into, step);
	bool before;
	xmlNode *place = find_place(into, step, &before);
	struct writer_paragraph paragraph = {.writer = into->writer, .mark = {'=', 0}};

	if (!place)
		return;
	if (step->range.end > step->start)
		into->touched[step->range.end - 1] = true;
	edit.op = step->op;
	paragraph.node = xmlNewDocNode(place->doc, place->ns, (const xmlChar *)"p", NULL);
	if (step->kind == INTO_NOTE)
		writer_note(&paragraph, step->edit, step->op);
	else
		writer_run(&paragraph, &edit);
	into_dress(paragraph.node, model, 0);
	if (before) {
		into->front = paragraph.node->children;
		into->front_at = step->range.end;
	}
	put_at(paragraph.node, place, before);
}

static void do_split(struct into *into, const struct into_step *step)
{
	struct into_paragraph *of = &into->story.paragraphs.at[into_paragraph_of(
		&into->story, step->range.end > step->start ? step->range.end - 1 : step->start)];
	bool before;
	xmlNode *place = find_place(into, step, &before), *fresh = NULL, *p = place;

	/* not always the paragraph that was: it may have been divided behind here */
	while (p && !reader_xml_is(p, "p"))
		p = p->parent;
	if (p && !before)
		fresh = into_split_paragraph(into->writer, p, place);
	if (!fresh) {
		writer_warn(into->writer->answer,
			"a paragraph could not be divided where it should be");
		return;
	}
	xmlAddPrevSibling(of->front ? of->front : of->node, fresh);
	of->front = fresh;
	if (!step->counted)
		into_uncount(into, fresh);
	writer_sign(into->writer, writer_node(into_mark_of(fresh), "ins"));
}

/* Changes of a mark come before what it looks like. */
static void put_mark(struct writer *writer, xmlNode *p, struct writer_op op)
{
	xmlNode *mark = into_mark_of(p), *change;

	if (reader_xml_child(mark, writer_change_name(op)))
		return;
	change = mark->children ? writer_node_before(mark->children, writer_change_name(op))
				: writer_node(mark, writer_change_name(op));
	if (reader_xml_is(change->next, "ins"))
		xmlAddNextSibling(change->next, change);
	writer_sign(writer, change);
}

/* The range of a move around what P holds. */
static void put_range(struct writer *writer, xmlNode *p, struct writer_op op)
{
	struct writer_paragraph holder = {.writer = writer,
		.node = xmlNewDocNode(p->doc, p->ns, (const xmlChar *)"p", NULL),
		.mark = op};
	xmlNode *start, *properties = (xmlNode *)reader_xml_child(p, "pPr");

	writer_begin_range(&holder, op);
	start = holder.node->children;
	xmlUnlinkNode(start);
	xmlAddNextSibling(properties, start);
	xmlFreeNode(holder.node);
	holder.node = p;
	writer_paragraph_end(&holder);
}

/*
 * A mark goes where its paragraph can become one with the next; elsewhere the paragraph is only
 * emptied. One that ends a section ends it still.
 */
static void do_mark(struct into *into, const struct into_step *step)
{
	const xmlNode *p = step->node;
	struct writer_op op = into_op(into, step->op);
	bool section = reader_xml_child(reader_xml_child(p, "pPr"), "sectPr") != NULL;

	if (section || (!op.move && !reader_xml_is(into_next_block(p), "p"))) {
		if (step->joins)
			writer_warn(into->writer->answer,
				"two paragraphs stay apart, since what stands between them ends "
				"the first one");
		return;
	}
	put_mark(into->writer, step->node, op);
	if (op.move)
		put_range(into->writer, step->node, op);
}

static void do_note_gone(struct into *into, const struct into_step *step)
{
	if (is_run(step->node))
		into_wrap(into->writer, into_alone(into->writer, step->node),
			(struct writer_op){'-', 0});
}

/* Text of a cell that had none: it looks as the mark does, or as the text beside it. */
static void do_fill(struct into *into, const struct into_step *step)
{
	xmlNode *properties = (xmlNode *)reader_xml_child(step->node, "pPr");
	struct writer_paragraph paragraph = {.writer = into->writer, .mark = {'=', 0}};

	paragraph.node = xmlNewDocNode(step->node->doc, step->node->ns, (const xmlChar *)"p", NULL);
	into_runs(&paragraph, step->edit, false, (struct writer_op){'+', 0});
	into_dress(paragraph.node,
		reader_xml_child(properties, "rPr") ? properties : into_run_of(step->model), 0);
	into_move(paragraph.node->children, step->node);
	xmlFreeNode(paragraph.node);
}

static void do_step(struct into *into, const struct into_step *step)
{
	switch (step->kind) {
	case INTO_DELETE:
		do_delete(into, step);
		break;
	case INTO_INSERT:
	case INTO_NOTE:
		do_insert(into, step);
		break;
	case INTO_NOTE_GONE:
		do_note_gone(into, step);
		break;
	case INTO_SPLIT:
		do_split(into, step);
		break;
	case INTO_MARK:
		do_mark(into, step);
		break;
	case INTO_NUMBER:
		break;
	case INTO_NEW:
		into_new_paragraph(into, step);
		break;
	case INTO_ROWS:
		into_new_rows(into, step);
		break;
	case INTO_FILL:
		do_fill(into, step);
		break;
	}
}

/* Whether NODE is a change of NAME that writer_sign() made: another author's stays alone. */
static bool is_ours(const xmlNode *node, const char *name)
{
	return reader_xml_is(node, name) && node->children && node->_private;
}

/* Changes that go on in each other become one, as their author made them. */
static void join(xmlNode *root)
{
	for (xmlNode *at = root; at; at = (xmlNode *)reader_xml_walk(root, at))
		for (int i = 0; i < 2; i++) {
			const char *name = i ? "ins" : "del";

			while (is_ours(at, name) && is_ours(at->next, name)) {
				xmlNode *next = at->next;

				into_move(next->children, at);
				writer_drop(next);
			}
		}
}

void into_do(struct into *into)
{
	into->gone = stm_alloc(into->writer->arena, into->story.atoms.len + 1);
	into->touched = stm_alloc(into->writer->arena, into->story.atoms.len + 1);
	into_end_rows(into);
	for (size_t i = into->steps.len; i > 0; i--)
		do_step(into, &into->steps.at[i - 1]);
	into_numbers(into);
	into_end(into);
	into_check_numbers(into);
	for (size_t i = 0; i < into->fresh.len; i++) {
		const xmlNode *before = into_block_before(into->fresh.at[i]);

		if (reader_xml_is(before, "p"))
			writer_keep_apart((xmlNode *)before);
	}
	join(into->root);
}
