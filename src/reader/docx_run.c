/*
 * What stands in a line: runs and what holds runs. An element that no row of the table names is
 * gone through, since the text it holds is text whatever it is for; text itself is in "t" alone.
 */
#include "reader/docx.h"

#include "base/unicode.h"

static void write_children(struct docx *docx, const xmlNode *parent);

/* In the instruction of a field nothing is shown, not even the result of a field within. */
static bool is_instruction(const struct docx *docx)
{
	return docx->context.instructions > 0;
}

static bool is_on(const struct docx_face *face, enum docx_toggle toggle)
{
	return face->on & 1u << toggle;
}

static unsigned flags_of(const struct docx_face *face)
{
	bool strong = is_on(face, face->complex ? DOCX_BOLD_CS : DOCX_BOLD);
	bool emphasis = is_on(face, face->complex ? DOCX_ITALIC_CS : DOCX_ITALIC);

	return (strong ? STM_RUN_STRONG : 0) | (emphasis ? STM_RUN_EMPHASIS : 0);
}

/* A note's text without the mark that its author typed before it. */
static struct stm_str strip(struct docx *docx, struct stm_str text)
{
	struct stm_str mark = docx->context.strip;
	size_t start = 0;

	while (start < text.len && stm_is_space(text.at[start]))
		start++;
	if (start == text.len || !mark.len)
		return text;
	docx->context.strip = (struct stm_str){NULL, 0};
	return stm_str_from(
		text, stm_str_starts(stm_str_from(text, start), mark) ? start + mark.len : 0);
}

static void put(struct docx *docx, struct stm_str text)
{
	unsigned flags = flags_of(&docx->context.face), note;
	size_t start, length;

	while ((note = reader_docx_typed_mark(docx, text, &start, &length)) != 0) {
		reader_flow_text(docx->flow, flags, stm_str_sub(text, 0, start));
		reader_flow_ref(docx->flow, note);
		text = stm_str_from(text, start + length);
	}
	reader_flow_text(docx->flow, flags, text);
}

void reader_docx_text(struct docx *docx, struct stm_str text)
{
	const struct docx_face *face = &docx->context.face;

	if (!text.len || is_instruction(docx))
		return;
	if (is_on(face, DOCX_VANISH)) {
		stm_buf_str(&docx->hidden, text);
		return;
	}
	if (!docx->context.changes)
		docx->change_open = false;
	text = strip(docx, text);
	docx->begun = docx->begun || stm_str_trim(text).len;
	reader_docx_vote(docx, face, text);
	put(docx, text);
}

/* Signs of fonts that have signs where others have letters: U+F000 to U+F0FF. */
static void add_sign(struct docx *docx, struct stm_buf *buf, uint32_t code)
{
	uint32_t c = reader_docx_symbol(docx->context.face.font, code);

	if (!c)
		docx->unknown_symbols++;
	stm_utf8_add(buf, c ? c : 0xfffd);
}

/* TEXT with its private characters replaced, where the run is set in a font of signs. */
static struct stm_str translate(struct docx *docx, struct stm_str text)
{
	struct stm_buf buf = {.arena = docx->arena};

	if (!text.len || !memchr(text.at, 0xef, text.len) ||
		!reader_docx_is_symbol_font(docx->context.face.font))
		return text;
	for (size_t at = 0; at < text.len;) {
		uint32_t c = stm_utf8_next(text, &at);

		if (c >= 0xf000 && c <= 0xf0ff)
			add_sign(docx, &buf, c);
		else
			stm_utf8_add(&buf, c);
	}
	return (struct stm_str){buf.at, buf.len};
}

static bool is_of_word(const xmlNode *node)
{
	return node->ns && strstr((const char *)node->ns->href, "wordprocessingml");
}

/* White space at the ends is none unless it is said to be kept (17.3.3.31). */
static void write_t(struct docx *docx, const xmlNode *node)
{
	bool kept = !is_of_word(node) ||
		    stm_str_equal(reader_xml_attribute(node, "space"), STM_STR("preserve"));

	for (const xmlNode *child = node->children; child; child = child->next) {
		struct stm_str text = reader_xml_text(child);

		if (!kept)
			while (text.len && stm_is_space(text.at[0]))
				text = stm_str_from(text, 1);
		if (!kept && !child->next)
			while (text.len && stm_is_space(text.at[text.len - 1]))
				text.len--;
		reader_docx_text(docx, translate(docx, text));
	}
}

/* Deleted text outside a deletion is nobody's text. */
static void write_deleted(struct docx *docx, const xmlNode *node)
{
	if (docx->original)
		write_t(docx, node);
}

static void write_tab(struct docx *docx, const xmlNode *node)
{
	(void)node;
	reader_docx_text(docx, STM_STR(" "));
}

static void write_break(struct docx *docx, const xmlNode *node)
{
	if (is_instruction(docx))
		return;
	if (is_on(&docx->context.face, DOCX_VANISH))
		write_tab(docx, node);
	else
		reader_flow_line(docx->flow);
}

static void write_hyphen(struct docx *docx, const xmlNode *node)
{
	(void)node;
	reader_docx_text(docx, STM_STR("\xe2\x80\x91"));
}

/* A sign by its code in a font of its own, in hexadecimal. */
static void write_sym(struct docx *docx, const xmlNode *node)
{
	struct stm_str code = reader_xml_attribute(node, "char");
	struct stm_str font = docx->context.face.font;
	struct stm_buf buf = {.arena = docx->arena};
	uint32_t value = 0;

	for (size_t i = 0; i < code.len && i < 6; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *digit = memchr(digits, code.at[i] | 0x20, 16);

		value = digit ? value * 16 + (uint32_t)(digit - digits) : 0;
	}
	reader_xml_has(node, "font", &docx->context.face.font);
	add_sign(docx, &buf, value);
	docx->context.face.font = font;
	reader_docx_text(docx, (struct stm_str){buf.at, buf.len});
}

/*
 * A field is begin, instruction, separate, result, end (17.16.18); fields stand in instructions and
 * results of others.
 */
static void write_field(struct docx *docx, const xmlNode *node)
{
	struct docx_context *context = &docx->context;
	struct stm_str type = reader_xml_attribute(node, "fldCharType");
	bool *last = context->fields.len ? &context->fields.at[context->fields.len - 1] : NULL;

	if (stm_str_equal(type, STM_STR("begin"))) {
		STM_PUSH(docx->arena, &context->fields, true);
		context->instructions++;
	} else if (last) {
		context->instructions -= *last;
		*last = false;
		if (stm_str_equal(type, STM_STR("end")))
			context->fields.len--;
	}
}

static void write_alternatives(struct docx *docx, const xmlNode *node)
{
	write_children(docx, reader_docx_branch(node));
}

static void write_change(struct docx *docx, const xmlNode *node)
{
	reader_docx_tell_change(docx, node);
	if (!reader_docx_is_shown(docx, node)) {
		reader_docx_notes_gone(docx, node);
		return;
	}
	docx->context.changes++;
	write_children(docx, node);
	docx->context.changes--;
}

static void write_note(struct docx *docx, const xmlNode *node)
{
	if (!is_instruction(docx) && !is_on(&docx->context.face, DOCX_VANISH))
		reader_docx_note(docx, node);
}

static void write_graphic(struct docx *docx, const xmlNode *node)
{
	if (is_on(&docx->context.face, DOCX_VANISH))
		reader_xml_add_text(&docx->hidden, node);
	else if (!is_instruction(docx))
		reader_docx_graphic(docx, node);
}

static void write_page(struct docx *docx, const xmlNode *node)
{
	(void)node;
	reader_docx_notes_restart(docx, STM_STR("eachPage"));
}

/* How an ideograph is spoken, in small type above it. */
static void write_ruby(struct docx *docx, const xmlNode *node)
{
	struct stm_buf buf = {.arena = docx->arena};

	reader_xml_add_text(&buf, node);
	reader_flow_drop(docx->flow, "ruby");
	reader_flow_text(docx->flow, 0, (struct stm_str){buf.at, buf.len});
	reader_flow_return(docx->flow);
}

/* A mark that the author chose is the rest of its run (17.11.14), and is no text. */
static void write_run(struct docx *docx, const xmlNode *run)
{
	struct docx_face before = docx->context.face;
	const xmlNode *child = reader_xml_child(run, NULL);
	struct stm_str custom;

	docx->context.face = reader_docx_face(
		&docx->styles, docx->context.style, reader_docx_properties(docx, run, "rPr"));
	for (; child; child = reader_xml_next(child, NULL)) {
		reader_docx_inline(docx, child);
		if (reader_xml_has(child, "customMarkFollows", &custom) &&
			!stm_str_equal(custom, STM_STR("0")))
			break;
	}
	docx->context.face = before;
}

/* WRITE is NULL for what is not shown. */
static const struct {
	const char *name;
	void (*write)(struct docx *docx, const xmlNode *node);
} elements[] = {
	{"r", write_run},
	{"t", write_t},
	{"tab", write_tab},
	{"ptab", write_tab},
	{"br", write_break},
	{"cr", write_break},
	{"sym", write_sym},
	{"noBreakHyphen", write_hyphen},
	{"softHyphen", NULL},
	{"delText", write_deleted},
	{"instrText", NULL},
	{"delInstrText", NULL},
	{"fldChar", write_field},
	{"footnoteReference", write_note},
	{"endnoteReference", write_note},
	{"lastRenderedPageBreak", write_page},
	{"drawing", write_graphic},
	{"pict", write_graphic},
	{"object", write_graphic},
	{"AlternateContent", write_alternatives},
	{"rt", write_ruby},
};

void reader_docx_inline(struct docx *docx, const xmlNode *node)
{
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		if (!reader_xml_is(node, elements[i].name))
			continue;
		if (elements[i].write)
			elements[i].write(docx, node);
		return;
	}
	if (reader_docx_is_change(node))
		write_change(docx, node);
	else if (!reader_docx_math(docx, node) && !reader_docx_is_properties(node))
		write_children(docx, node);
}

static void write_children(struct docx *docx, const xmlNode *parent)
{
	const xmlNode *child = reader_xml_child(parent, NULL);

	for (; child; child = reader_xml_next(child, NULL))
		reader_docx_inline(docx, child);
}

void reader_docx_runs(struct docx *docx, const xmlNode *paragraph)
{
	write_children(docx, paragraph);
}
