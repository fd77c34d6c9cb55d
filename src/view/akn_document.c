/*
 * A document as Akoma Ntoso: titles make its preface, the enacting line and what is before the
 * operative part its preamble, annexes its attachments. What hangs under a paragraph by its depth
 * is inside it, and what stands between two headings in a section:
 *
 *	<paragraph eId="para_4"><num>4.</num><intro><p>Requests:</p></intro>
 *	<subparagraph eId="para_4__subpara_a"><num>(a)</num><content><p>boats;</p></content>
 *	</subparagraph>
 *	</paragraph>
 *
 * What comes where the schema has no element of its own for it is an hcontainer called by its kind.
 */
#include "base/vec.h"
#include "view/akn.h"
#include "view/akn/templates.h"

enum part { NOWHERE, PREFACE, PREAMBLE, BODY };

/*
 * Open elements of the body lie on LEVELS, outermost first; PREAMBLE_END is the paragraph behind
 * the last one of the preamble.
 */
struct walk {
	struct stm_akn akn;
	enum part part;
	bool statement, recitals, empty;
	size_t preamble_end;
	STM_VEC(struct stm_akn_level) levels;
};

/* An element to be opened. */
struct element {
	const char *tag, *id;
	const char *name;                      /* attribute, or NULL */
	const struct stm_paragraph *paragraph; /* that it is, or NULL */
};

static const struct stm_paragraph *paragraph_at(const struct walk *walk, size_t index)
{
	return stm_document_paragraph(walk->akn.document, index);
}

static void write(struct walk *walk, const char *markup)
{
	stm_buf_text(&walk->akn.out->buf, markup);
}

static void write_attribute(struct walk *walk, const char *name, const char *value)
{
	stm_buf_printf(&walk->akn.out->buf, " %s=\"", name);
	stm_markup_write(walk->akn.out, STM_AS_XML, stm_str(value));
	stm_buf_char(&walk->akn.out->buf, '"');
}

/* What PARAGRAPH is, on the element that is being opened. */
static void write_told(struct walk *walk, const struct stm_paragraph *paragraph)
{
	write_attribute(walk, "stm:label", paragraph->label);
	write_attribute(walk, "stm:kind", stm_kind_name(paragraph->kind));
	if (paragraph->depth)
		stm_buf_printf(
			&walk->akn.out->buf, " stm:depth=\"%u\"", (unsigned)paragraph->depth);
	if (paragraph->number[0])
		write_attribute(walk, "stm:number", paragraph->number);
}

static void open_element(struct walk *walk, const struct element *element)
{
	stm_buf_printf(&walk->akn.out->buf, "<%s", element->tag);
	if (element->id)
		write_attribute(walk, "eId", element->id);
	if (element->name)
		write_attribute(walk, "name", element->name);
	if (element->paragraph)
		write_told(walk, element->paragraph);
	write(walk, ">");
}

static void close_element(struct walk *walk, const char *tag)
{
	stm_buf_printf(&walk->akn.out->buf, "</%s>\n", tag);
}

static void write_num(struct walk *walk, const struct stm_paragraph *paragraph)
{
	if (!paragraph->number[0])
		return;
	write(walk, "<num>");
	stm_markup_write(walk->akn.out, STM_AS_XML, stm_str(paragraph->number));
	write(walk, "</num>");
}

static void write_p(struct walk *walk, const struct stm_paragraph *paragraph)
{
	write(walk, "<p>");
	stm_akn_write_text(&walk->akn, paragraph, 0, paragraph->length);
	write(walk, "</p>");
}

/* Letters and digits of a printed number: "4" of "4.", "a" of "(a)". */
static const char *number_name(struct stm_arena *arena, const char *number)
{
	struct stm_buf name = {.arena = arena};

	for (; *number; number++)
		if (stm_is_alpha(*number) || stm_is_digit(*number))
			stm_buf_char(&name, *number);
	return stm_buf_end(&name);
}

/*
 * The eId of an element called NAME with the printed NUMBER below PARENT: "para_4__subpara_a". What
 * has no number gets its count, and what is there already one more behind it (AKN-NC 5).
 */
static const char *make_id(
	struct walk *walk, const char *parent, const char *name, const char *number)
{
	struct stm_arena *arena = &walk->akn.out->arena;
	const char *base = stm_format(arena, "%s%s%s", parent, parent[0] ? "__" : "", name),
		   *own = number_name(arena, number), *id;
	uint32_t *count;

	if (!own[0]) {
		count = stm_map_put(&walk->akn.ids, stm_key(stm_str(base)), NULL);
		own = stm_format(arena, "%u", (unsigned)++*count);
	}
	id = stm_format(arena, "%s_%s", base, own);
	count = stm_map_put(&walk->akn.ids, stm_key(stm_str(id)), NULL);
	if (!(*count)++)
		return id;
	return make_id(walk, "", id, stm_format(arena, "%u", (unsigned)*count));
}

static const char *annex_id(const struct walk *walk)
{
	return walk->akn.annexes ? stm_format(&walk->akn.out->row, "att_%u", walk->akn.annexes)
				 : "";
}

/* A footnote may stand in a row, but a row has no number and is as deep as what is above it. */
static bool is_row(const struct stm_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->span_count; i++)
		if (paragraph->spans[i].kind == STM_SPAN_CELL)
			return true;
	return false;
}

static void write_row(struct walk *walk, const struct stm_paragraph *paragraph)
{
	write(walk, "<tr");
	write_told(walk, paragraph);
	write(walk, ">");
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		if (span->kind != STM_SPAN_CELL)
			continue;
		write(walk, "<td><p>");
		stm_akn_write_text(
			&walk->akn, paragraph, span->start, (size_t)span->start + span->length);
		write(walk, "</p></td>");
	}
	write(walk, "</tr>\n");
}

/* The rows from INDEX on that make one table; returns what is behind them. */
static size_t write_table(struct walk *walk, size_t index)
{
	const struct stm_paragraph *first = paragraph_at(walk, index), *row = first;

	write(walk, "<table>\n");
	while (row && is_row(row) && row->depth == first->depth && row->kind == first->kind) {
		write_row(walk, row);
		row = paragraph_at(walk, ++index);
		stm_out_flush(walk->akn.out);
	}
	write(walk, "</table>");
	return index;
}

/* Ends the elements that hang DEPTH deep or deeper. */
static void close_levels(struct walk *walk, int depth)
{
	while (walk->levels.len && walk->levels.at[walk->levels.len - 1].depth >= depth)
		close_element(walk, walk->levels.at[--walk->levels.len].tag);
}

static void push_level(struct walk *walk, const char *tag, const char *id, int depth)
{
	struct stm_akn_level level = {tag, id, depth};

	STM_PUSH(&walk->akn.out->arena, &walk->levels, level);
}

static const char *parent_id(const struct walk *walk)
{
	return walk->levels.len ? walk->levels.at[walk->levels.len - 1].id : annex_id(walk);
}

static void close_recitals(struct walk *walk)
{
	if (walk->recitals)
		write(walk, "</recitals>\n");
	walk->recitals = false;
}

/* What the schema wants to have something in it has an empty paragraph. */
static void leave_part(struct walk *walk)
{
	close_recitals(walk);
	close_levels(walk, -1);
	if (walk->part == PREFACE)
		write(walk, "</preface>\n");
	if (walk->part == PREAMBLE)
		write(walk, "</preamble>\n");
	if (walk->part == BODY)
		write(walk, walk->empty ? "<p/></mainBody>\n" : "</mainBody>\n");
	walk->part = NOWHERE;
}

static void enter_part(struct walk *walk, enum part part)
{
	static const char *const tags[] = {
		[PREFACE] = "<preface>\n", [PREAMBLE] = "<preamble>\n", [BODY] = "<mainBody>\n"};

	if (walk->part == part)
		return;
	leave_part(walk);
	write(walk, tags[part]);
	walk->part = part;
	walk->empty = true;
}

/* The first lines of an official document, which our reader takes for its masthead. */
static void write_front(struct walk *walk)
{
	const struct stm_metadata *metadata = stm_document_metadata(walk->akn.document);

	if (!walk->statement)
		return;
	enter_part(walk, PREFACE);
	stm_template_write(walk->akn.out, &stm_t_akn_number,
		(struct stm_str[]){[STM_T_AKN_NUMBER_SYMBOL] = stm_str(metadata->symbol)});
	write(walk, "\n");
	if (metadata->session) {
		stm_template_write(walk->akn.out, &stm_t_akn_session,
			(struct stm_str[]){
				[STM_T_AKN_SESSION_SESSION] = stm_str(metadata->session)});
		write(walk, "\n");
	}
	if (metadata->sponsors) {
		stm_template_write(walk->akn.out, &stm_t_akn_proponent,
			(struct stm_str[]){
				[STM_T_AKN_PROPONENT_SPONSORS] = stm_str(metadata->sponsors)});
		write(walk, "\n");
	}
}

/* The number of a resolution stands before its title in one line. */
static void write_title(struct walk *walk, const struct stm_paragraph *paragraph)
{
	struct element element = {.tag = "p", .paragraph = paragraph};

	enter_part(walk, PREFACE);
	open_element(walk, &element);
	stm_markup_write(walk->akn.out, STM_AS_XML, stm_str(paragraph->number));
	write(walk, paragraph->number[0] ? " <docTitle>" : "<docTitle>");
	stm_akn_write_text(&walk->akn, paragraph, 0, paragraph->length);
	write(walk, "</docTitle></p>\n");
}

static void write_enacting(struct walk *walk, const struct stm_paragraph *paragraph)
{
	struct element element = {"formula", "formula_1", "enacting", paragraph};

	enter_part(walk, PREAMBLE);
	open_element(walk, &element);
	write_p(walk, paragraph);
	close_element(walk, "formula");
}

/* A heading between recitals. */
static void write_interlude(struct walk *walk, const struct stm_paragraph *paragraph)
{
	struct element element = {"container", make_id(walk, "", "container", ""),
		stm_kind_name(paragraph->kind), paragraph};

	close_recitals(walk);
	open_element(walk, &element);
	write(walk, "<p>");
	if (paragraph->number[0]) {
		stm_markup_write(walk->akn.out, STM_AS_XML, stm_str(paragraph->number));
		write(walk, " ");
	}
	stm_akn_write_text(&walk->akn, paragraph, 0, paragraph->length);
	write(walk, "</p>");
	close_element(walk, "container");
}

/* A paragraph of the preamble, or a table of it; returns what is behind. */
static size_t write_recital(struct walk *walk, size_t index)
{
	const struct stm_paragraph *paragraph = paragraph_at(walk, index);
	struct element element = {.tag = "recital", .paragraph = paragraph};

	if (!walk->recitals) {
		struct element group = {.tag = "recitals", .id = make_id(walk, "", "recs", "")};

		open_element(walk, &group);
		write(walk, "\n");
		walk->recitals = true;
	}
	element.id = make_id(walk, "", "rec", "");
	if (is_row(paragraph)) {
		element.paragraph = NULL;
		open_element(walk, &element);
		index = write_table(walk, index);
	} else {
		open_element(walk, &element);
		write_num(walk, paragraph);
		write_p(walk, paragraph);
		index++;
	}
	close_element(walk, "recital");
	return index;
}

/* A section goes on to the next heading. */
static void write_heading(struct walk *walk, const struct stm_paragraph *paragraph)
{
	struct element element = {.tag = "section", .paragraph = paragraph};

	close_levels(walk, -1);
	element.id = make_id(walk, parent_id(walk), "sec", paragraph->number);
	open_element(walk, &element);
	write_num(walk, paragraph);
	write(walk, "<heading>");
	stm_akn_write_text(&walk->akn, paragraph, 0, paragraph->length);
	write(walk, "</heading>\n");
	push_level(walk, element.tag, element.id, -1);
}

/* The annex itself, not what stands in it: "annex", "annex2". */
static bool is_annex(const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_ANNEX && !paragraph->number[0] &&
	       !strpbrk(paragraph->label, ".+~(");
}

/* What is of no depth, whatever hung there before. */
static bool is_apart(const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_TITLE || paragraph->kind == STM_ENACTING ||
	       paragraph->kind == STM_PREAMBULAR;
}

static int depth_of(const struct stm_paragraph *paragraph)
{
	return is_apart(paragraph) ? 0 : (int)paragraph->depth;
}

/* Whether the paragraph behind INDEX hangs under the one there. */
static bool has_children(const struct walk *walk, size_t index)
{
	const struct stm_paragraph *next = paragraph_at(walk, index + 1);

	return next && next->kind != STM_HEADING && !is_annex(next) &&
	       depth_of(next) > depth_of(paragraph_at(walk, index));
}

/* The element of a paragraph DEPTH deep, and its name in an eId. */
static struct element item_of(
	struct walk *walk, const struct stm_paragraph *paragraph, const char *parent)
{
	static const char *const names[][2] = {
		{"paragraph", "para"}, {"subparagraph", "subpara"}, {"point", "point"}};
	int depth = depth_of(paragraph);
	const char *const *name = names[depth > 2 ? 2 : depth];

	if (is_apart(paragraph))
		return (struct element){"hcontainer", make_id(walk, parent, "hcontainer", ""),
			stm_kind_name(paragraph->kind), paragraph};
	return (struct element){
		name[0], make_id(walk, parent, name[1], paragraph->number), NULL, paragraph};
}

/* A paragraph of the body, left open where others hang under it; returns what is behind. */
static size_t write_item(struct walk *walk, size_t index)
{
	const struct stm_paragraph *paragraph = paragraph_at(walk, index);
	int depth = depth_of(paragraph);
	struct element element;

	close_levels(walk, depth);
	element = item_of(walk, paragraph, parent_id(walk));
	if (is_row(paragraph)) {
		element.paragraph = NULL;
		open_element(walk, &element);
		write(walk, "<content>");
		index = write_table(walk, index);
		write(walk, "</content>");
		close_element(walk, element.tag);
		return index;
	}
	open_element(walk, &element);
	write_num(walk, paragraph);
	if (has_children(walk, index)) {
		write(walk, "<intro>");
		write_p(walk, paragraph);
		write(walk, "</intro>\n");
		push_level(walk, element.tag, element.id, depth);
	} else {
		write(walk, "<content>");
		write_p(walk, paragraph);
		write(walk, "</content>");
		close_element(walk, element.tag);
	}
	return index + 1;
}

static void leave_annex(struct walk *walk)
{
	if (walk->akn.annexes)
		write(walk, "</doc>\n</attachment>\n");
}

/* An annex is a document of its own, that has metadata of its own. */
static void begin_annex(struct walk *walk, const struct stm_paragraph *paragraph)
{
	struct element element = {.tag = "attachment", .paragraph = paragraph};

	enter_part(walk, BODY);
	leave_part(walk);
	leave_annex(walk);
	if (!walk->akn.annexes++)
		write(walk, "<attachments>\n");
	element.id = annex_id(walk);
	open_element(walk, &element);
	write(walk, "<heading>");
	stm_akn_write_text(&walk->akn, paragraph, 0, paragraph->length);
	write(walk, "</heading>\n<doc name=\"annex\">\n");
	stm_akn_write_annex_meta(&walk->akn);
	enter_part(walk, BODY);
}

/* One paragraph, or the rows of a table; returns what is behind. */
static size_t write_next(struct walk *walk, size_t index)
{
	const struct stm_paragraph *paragraph = paragraph_at(walk, index);
	bool before = !walk->akn.annexes && walk->part <= PREFACE;

	if (before && paragraph->kind == STM_TITLE)
		write_title(walk, paragraph);
	else if (before && paragraph->kind == STM_ENACTING)
		write_enacting(walk, paragraph);
	else if (is_annex(paragraph))
		begin_annex(walk, paragraph);
	else if (walk->part == PREAMBLE && index < walk->preamble_end)
		if (paragraph->kind == STM_HEADING)
			write_interlude(walk, paragraph);
		else
			return write_recital(walk, index);
	else {
		enter_part(walk, BODY);
		walk->empty = false;
		if (paragraph->kind != STM_HEADING)
			return write_item(walk, index);
		write_heading(walk, paragraph);
	}
	return index + 1;
}

/* Behind the last preambular paragraph of the first preamble; what stands between is of it. */
static size_t find_preamble_end(const struct walk *walk)
{
	size_t end = 0;
	const struct stm_paragraph *paragraph;

	for (size_t i = 0; (paragraph = paragraph_at(walk, i)); i++) {
		if (paragraph->kind == STM_OPERATIVE || is_annex(paragraph) ||
			(end && paragraph->kind == STM_ENACTING))
			break;
		if (paragraph->kind == STM_PREAMBULAR)
			end = i + 1;
	}
	return end;
}

static bool is_statement(const struct walk *walk)
{
	for (size_t i = 0; paragraph_at(walk, i); i++)
		if (paragraph_at(walk, i)->kind == STM_ENACTING)
			return true;
	return false;
}

/* A draft's symbol has an L in it: A/C.3/80/L.52/Rev.1. */
static const char *name_of(const struct walk *walk)
{
	if (!walk->statement)
		return "document";
	return strstr(stm_document_metadata(walk->akn.document)->symbol, "/L.") ? "resolutionDraft"
										: "resolution";
}

void stm_akn_show_document(struct stm_out *out, const void *subject)
{
	struct walk walk = {.akn = {.out = out, .document = subject}};
	const char *type;

	stm_map_init(&walk.akn.ids, &out->arena, stm_document_paragraph_count(subject));
	walk.akn.told = stm_alloc_array(
		&out->arena, stm_document_footnote_count(subject) + 1, sizeof(bool));
	walk.statement = is_statement(&walk);
	walk.preamble_end = find_preamble_end(&walk);
	type = walk.akn.type = walk.statement ? "statement" : "doc";
	stm_akn_write_start(&walk.akn, name_of(&walk));
	write(&walk, "\n");
	write_front(&walk);
	for (size_t i = 0; i < stm_document_paragraph_count(subject);) {
		i = write_next(&walk, i);
		stm_out_flush(out);
	}
	enter_part(&walk, BODY);
	leave_part(&walk);
	leave_annex(&walk);
	write(&walk, walk.akn.annexes ? "</attachments>\n" : "");
	close_element(&walk, type);
	write(&walk, "</akomaNtoso>\n");
}
