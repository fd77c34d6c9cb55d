/*
 * Footnotes and endnotes. Both are told apart by kind and number within the package, and by one
 * number over both kinds in the events; the mark is what the page shows.
 *
 * The notes to a masthead ("* Reissued for ...") are no notes to Word but paragraphs in a frame at
 * the foot of the first page, and their marks are typed.
 */
#include "reader/docx.h"

#include "reader/docx_numerals.h"

enum { MOST_TYPED = 16 };

static const char *const elements[DOCX_NOTE_KINDS] = {"footnote", "endnote"};
static const char *const parts[DOCX_NOTE_KINDS] = {"footnotes", "endnotes"};
static const char *const properties[DOCX_NOTE_KINDS] = {"footnotePr", "endnotePr"};

static uint64_t key_of(enum docx_note_kind kind, struct stm_str id)
{
	return stm_key_add(stm_key(id), kind);
}

/* Notes with a type are no notes but the rules above them (17.18.33). */
static bool is_note(const xmlNode *node)
{
	struct stm_str type = reader_xml_attribute(node, "type");

	return !type.len || stm_str_equal(type, STM_STR("normal"));
}

static void read_kind(struct docx *docx, enum docx_note_kind kind)
{
	struct docx_notes *notes = &docx->notes;
	const xmlNode *node;

	if (!reader_docx_related(&docx->package, &docx->main, parts[kind], &notes->parts[kind]))
		return;
	node = reader_xml_child(notes->parts[kind].root, elements[kind]);
	for (; node; node = reader_xml_next(node, elements[kind])) {
		struct docx_note note = {.node = node, .kind = kind};

		if (!is_note(node))
			continue;
		STM_PUSH(docx->arena, &notes->list, note);
		*stm_map_put(&notes->index, key_of(kind, reader_xml_attribute(node, "id")),
			NULL) = (uint32_t)notes->list.len;
	}
}

/* Length of the marks that S has at byte START: asterisks, daggers. */
static size_t mark_length(struct stm_str s, size_t start)
{
	static const struct stm_str marks[] = {{"*", 1}, {"\xe2\x80\xa0", 3}, {"\xe2\x80\xa1", 3}};
	size_t at = start;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		while (stm_str_starts(stm_str_from(s, at), marks[i]))
			at += marks[i].len;
	return at - start;
}

static void read_typed(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *frame = reader_xml_child(reader_xml_child(paragraph, "pPr"), "framePr");
	struct docx_typed_note note = {.node = paragraph};
	struct stm_buf buf = {.arena = docx->arena};
	struct stm_str text;

	if (!frame)
		return;
	reader_xml_add_text(&buf, paragraph);
	text = stm_str_trim((struct stm_str){buf.at, buf.len});
	note.mark = stm_str_sub(text, 0, mark_length(text, 0));
	if (!note.mark.len || note.mark.len == text.len)
		return;
	note.id = ++docx->notes.last;
	STM_PUSH(docx->arena, &docx->notes.typed, note);
}

/* Of the paragraphs of the body itself; more than a few are no notes. */
static void find_typed(struct docx *docx)
{
	const xmlNode *body = reader_xml_child(docx->main.root, "body"), *node = body;

	while (node && docx->notes.typed.len < MOST_TYPED) {
		bool leaf = reader_xml_is(node, "p") || reader_xml_is(node, "tbl");

		if (reader_xml_is(node, "p"))
			read_typed(docx, node);
		node = leaf ? reader_xml_skip(body, node) : reader_xml_walk(body, node);
	}
}

void reader_docx_notes_read(struct docx *docx)
{
	stm_map_init(&docx->notes.index, docx->arena, 64);
	for (unsigned kind = 0; kind < DOCX_NOTE_KINDS; kind++)
		read_kind(docx, (enum docx_note_kind)kind);
	find_typed(docx);
}

static enum docx_note_kind kind_of(const xmlNode *reference)
{
	return reader_xml_is(reference, "endnoteReference") ? DOCX_ENDNOTE : DOCX_FOOTNOTE;
}

static struct docx_note *find(const struct docx *docx, const xmlNode *reference)
{
	uint64_t key = key_of(kind_of(reference), reader_xml_attribute(reference, "id"));
	const uint32_t *index = stm_map_get(&docx->notes.index, key);

	return index ? &docx->notes.list.at[*index - 1] : NULL;
}

/* What the section, or else the whole document, says of its notes as NAME; empty if nothing. */
static struct stm_str setting(const struct docx *docx, enum docx_note_kind kind, const char *name)
{
	const xmlNode *section = docx->section < docx->sections.len
					 ? docx->sections.at[docx->section]
					 : NULL;
	struct stm_str value = reader_docx_value(
		reader_xml_child(reader_xml_child(section, properties[kind]), name));

	if (value.len)
		return value;
	return reader_docx_value(
		reader_xml_child(reader_xml_child(docx->settings.root, properties[kind]), name));
}

static struct stm_str next_number(struct docx *docx, enum docx_note_kind kind)
{
	struct stm_buf buf = {.arena = docx->arena};
	struct stm_str format = setting(docx, kind, "numFmt");
	int start = reader_docx_number(setting(docx, kind, "numStart"));

	if (!format.len)
		format = kind == DOCX_FOOTNOTE ? STM_STR("decimal") : STM_STR("lowerRoman");
	reader_docx_numeral(
		&buf, format, (start < 0 ? 1 : (unsigned)start) + docx->notes.count[kind]++);
	return (struct stm_str){buf.at, buf.len};
}

/* The mark that REFERENCE chooses: the text behind it in its run; empty when it is counted. */
static struct stm_str chosen_mark(struct docx *docx, const xmlNode *reference)
{
	struct stm_buf buf = {.arena = docx->arena};
	struct stm_str custom;

	if (!reader_xml_has(reference, "customMarkFollows", &custom) ||
		stm_str_equal(custom, STM_STR("0")))
		return (struct stm_str){NULL, 0};
	for (const xmlNode *node = reference->next; node; node = node->next)
		reader_xml_add_text(&buf, node);
	return buf.len ? stm_str_trim((struct stm_str){buf.at, buf.len}) : STM_STR("*");
}

/* Writes the note that has begun: all below NODE in PART, without its mark if that was TYPED. */
static void write_note(
	struct docx *docx, const struct docx_part *part, const xmlNode *node, struct stm_str typed)
{
	struct stm_str outer = docx->context.strip;

	docx->notes.inside = true;
	docx->context.strip = typed;
	reader_docx_apart(docx, part, node);
	docx->context.strip = outer;
	docx->notes.inside = false;
	reader_flow_return(docx->flow);
}

/* Notes inside notes are none of Word's, and could go in a ring. */
void reader_docx_note(struct docx *docx, const xmlNode *reference)
{
	struct docx_note *note = find(docx, reference);
	struct stm_str chosen;

	if (!note || docx->notes.inside)
		return;
	if (note->id) {
		reader_flow_ref(docx->flow, note->id);
		return;
	}
	note->id = ++docx->notes.last;
	chosen = chosen_mark(docx, reference);
	reader_flow_ref(docx->flow, note->id);
	reader_flow_note(docx->flow, note->id, chosen.len ? chosen : next_number(docx, note->kind));
	write_note(docx, &docx->notes.parts[note->kind], note->node, chosen);
}

bool reader_docx_typed_note(struct docx *docx, const xmlNode *paragraph)
{
	for (size_t i = 0; i < docx->notes.typed.len; i++) {
		const struct docx_typed_note *note = &docx->notes.typed.at[i];

		if (note->node != paragraph)
			continue;
		reader_flow_note(docx->flow, note->id, note->mark);
		write_note(docx, docx->context.part, paragraph, note->mark);
		return true;
	}
	return false;
}

unsigned reader_docx_typed_mark(
	struct docx *docx, struct stm_str text, size_t *start, size_t *length)
{
	if (!docx->notes.typed.len || docx->notes.inside)
		return 0;
	for (*start = 0; *start < text.len; *start += *length ? *length : 1) {
		*length = mark_length(text, *start);
		for (size_t i = 0; *length && i < docx->notes.typed.len; i++) {
			struct docx_typed_note *note = &docx->notes.typed.at[i];

			if (note->referred || !stm_str_equal(note->mark,
						      stm_str_sub(text, *start, *start + *length)))
				continue;
			note->referred = true;
			return note->id;
		}
	}
	return 0;
}

void reader_docx_notes_gone(struct docx *docx, const xmlNode *node)
{
	for (const xmlNode *at = node; at; at = reader_xml_walk(node, at)) {
		struct docx_note *note = NULL;

		if (reader_xml_is(at, "footnoteReference") || reader_xml_is(at, "endnoteReference"))
			note = find(docx, at);
		if (note)
			note->gone = true;
	}
}

void reader_docx_notes_restart(struct docx *docx, struct stm_str which)
{
	for (unsigned kind = 0; kind < DOCX_NOTE_KINDS; kind++)
		if (stm_str_equal(setting(docx, (enum docx_note_kind)kind, "numRestart"), which))
			docx->notes.count[kind] = 0;
}

void reader_docx_notes_rest(struct docx *docx)
{
	for (size_t i = 0; i < docx->notes.list.len; i++) {
		const struct docx_note *note = &docx->notes.list.at[i];

		if (note->id || note->gone)
			continue;
		reader_flow_drop(docx->flow, "footnote without a mark");
		reader_docx_apart(docx, &docx->notes.parts[note->kind], note->node);
		reader_flow_return(docx->flow);
	}
}
