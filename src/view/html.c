/*
 * Texts become HTML here: slices of paragraphs with their spans, and redlines made of slices. A
 * redline's runs are slices of both texts joined, so that where one stands in its paragraphs is
 * known by adding up the runs before it.
 */
#include "view/html.h"

#include "base/unicode.h"
#include "view/html/templates.h"

enum { COLOURS = 12 /* that the style has */ };

/* Index of the first span of PARAGRAPH that begins at byte AT or behind it; they are in order. */
static size_t spans_from(const struct stm_paragraph *paragraph, size_t at)
{
	size_t low = 0, high = paragraph->span_count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;

		if (paragraph->spans[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_style(const struct stm_span *span)
{
	return (span->kind == STM_SPAN_EMPHASIS || span->kind == STM_SPAN_STRONG) && span->length;
}

/* The style that holds at byte AT of PARAGRAPH, or NULL; *END is cut to where that may change. */
static const struct stm_span *style_at(
	const struct stm_paragraph *paragraph, size_t at, size_t *end)
{
	const size_t from = spans_from(paragraph, at);
	const struct stm_span *found = NULL;
	size_t i = from;

	for (; i < paragraph->span_count && paragraph->spans[i].start == at; i++)
		if (!found && is_style(&paragraph->spans[i]))
			found = &paragraph->spans[i];
	if (i < paragraph->span_count && paragraph->spans[i].start < *end)
		*end = paragraph->spans[i].start;
	for (i = from; !found && i-- > 0;)
		if (is_style(&paragraph->spans[i]))
			found = &paragraph->spans[i];
	if (!found || found->start + found->length <= at)
		return NULL;
	if (found->start + found->length < *end)
		*end = found->start + found->length;
	return found;
}

void stm_html_plain(struct stm_out *out, struct stm_str text)
{
	while (text.len) {
		const char *feed = memchr(text.at, '\n', text.len);
		size_t length = feed ? (size_t)(feed - text.at) : text.len;

		stm_markup_write(out, STM_AS_HTML, stm_str_sub(text, 0, length));
		if (feed)
			stm_template_write(out, &stm_t_break, NULL);
		text = stm_str_from(text, length + (feed != NULL));
	}
}

static void write_styled(struct stm_out *out, const struct stm_span *span, struct stm_str text)
{
	const struct stm_template *template = &stm_t_emphasis;
	struct stm_filling filling;

	if (!span) {
		stm_html_plain(out, text);
		return;
	}
	if (span->kind == STM_SPAN_STRONG)
		template = &stm_t_strong;
	filling = stm_template_open(out, template, NULL);
	stm_html_plain(out, text);
	stm_template_next(&filling);
}

/* The marks of the footnotes that stand at byte AT of PARAGRAPH. */
static void write_marks(struct stm_out *out, const struct stm_html_text *text,
	const struct stm_paragraph *paragraph, size_t at)
{
	for (size_t i = spans_from(paragraph, at);
		i < paragraph->span_count && paragraph->spans[i].start == at; i++) {
		const struct stm_span *span = &paragraph->spans[i];
		const char *mark;

		if (span->kind != STM_SPAN_NOTE)
			continue;
		mark = stm_document_footnote(text->document, span->note)->mark;
		stm_template_write(out, &stm_t_note_mark,
			(struct stm_str[]){[STM_T_NOTE_MARK_ANCHOR] = stm_str(stm_format(&out->row,
						   "%s%u", text->notes, (unsigned)span->note)),
				[STM_T_NOTE_MARK_MARK] = stm_str(mark)});
	}
}

/* Bytes [START, END) of one paragraph. */
static void write_bytes(struct stm_out *out, const struct stm_html_text *text,
	const struct stm_paragraph *paragraph, size_t start, size_t end)
{
	const struct stm_str whole = {paragraph->text, paragraph->length};

	while (start < end) {
		size_t next = end;
		const struct stm_span *span = style_at(paragraph, start, &next);

		write_marks(out, text, paragraph, start);
		write_styled(out, span, stm_str_sub(whole, start, next));
		start = next;
	}
}

static size_t length_of(const struct stm_html_text *text)
{
	size_t length = text->count - 1;

	for (size_t i = 0; i < text->count; i++)
		length += stm_document_paragraph(text->document, text->paragraphs[i])->length;
	return length;
}

void stm_html_slice(struct stm_out *out, const struct stm_html_text *text, size_t start, size_t end)
{
	const bool last = end == length_of(text);
	size_t base = 0;

	for (size_t i = 0; i < text->count; i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(
			text->document, text->paragraphs[i]);
		const size_t close = base + paragraph->length;

		if (start < close && end > base)
			write_bytes(out, text, paragraph, start > base ? start - base : 0,
				(end < close ? end : close) - base);
		if (close >= start && (close < end || (close == end && last)))
			write_marks(out, text, paragraph, paragraph->length);
		if (close >= start && close < end)
			stm_template_write(out, &stm_t_break, NULL);
		base = close + 1;
	}
}

void stm_html_whole(struct stm_out *out, const struct stm_html_text *text)
{
	stm_html_slice(out, text, 0, length_of(text));
}

/* What a run is put in; NULL for what is common. */
static const struct stm_template *template_of(const struct stm_edit *edit)
{
	const bool deleted = edit->op == STM_DELETE;

	if (edit->op == STM_EQUAL)
		return NULL;
	if (edit->move)
		return deleted ? &stm_t_del_moved : &stm_t_ins_moved;
	if (edit->typographic)
		return deleted ? &stm_t_del_typographic : &stm_t_ins_typographic;
	return deleted ? &stm_t_del : &stm_t_ins;
}

/* How many spaces EDIT begins or ends with: lines over or under them would hang in the air. */
static size_t spaces_at(const struct stm_edit *edit, bool end)
{
	size_t count = 0;

	while (count < edit->length && edit->text[end ? edit->length - 1 - count : count] == ' ')
		count++;
	return count == edit->length ? 0 : count;
}

/* A run in three parts: what TEMPLATE marks it as, and the spaces at its ends. */
struct run {
	const struct stm_template *template, *blank;
	size_t before, behind;
};

static struct run run_of(const struct stm_edit *edit)
{
	struct run run = {.template = template_of(edit),
		.blank = edit->op == STM_DELETE ? &stm_t_del_blank : &stm_t_ins_blank};

	if (run.template) {
		run.before = spaces_at(edit, false);
		run.behind = spaces_at(edit, true);
	}
	return run;
}

/* What a part of a run is made of: bytes of a document's text, or of none. */
struct part {
	const struct stm_html_text *text; /* or NULL */
	const char *plain;
	size_t start, end;
};

static void write_part(
	struct stm_out *out, const struct stm_template *template, const struct part *part)
{
	struct stm_filling filling = {0};

	if (part->start == part->end && template)
		return;
	if (template)
		filling = stm_template_open(out, template, NULL);
	if (part->text)
		stm_html_slice(out, part->text, part->start, part->end);
	else
		stm_html_plain(out, (struct stm_str){part->plain, part->end - part->start});
	if (template)
		stm_template_next(&filling);
}

/* EDIT, which begins at byte AT of TEXT; without TEXT it is all that there is. */
static void write_run(struct stm_out *out, const struct stm_html_text *text, size_t at,
	const struct stm_edit *edit)
{
	const struct run run = run_of(edit);
	const size_t end = at + edit->length;

	write_part(out, run.blank, &(struct part){text, edit->text, at, at + run.before});
	write_part(out, run.template,
		&(struct part){text, edit->text + run.before, at + run.before, end - run.behind});
	write_part(out, run.blank,
		&(struct part){
			text, edit->text + edit->length - run.behind, end - run.behind, end});
}

void stm_html_redline(struct stm_out *out, const struct stm_html_text sides[2],
	const struct stm_edit *edits, size_t count)
{
	size_t at[2] = {0, 0};

	for (size_t i = 0; i < count; i++) {
		const int side = edits[i].op != STM_DELETE;

		write_run(out, &sides[side], at[side], &edits[i]);
		at[0] += edits[i].op != STM_INSERT ? edits[i].length : 0;
		at[1] += edits[i].op != STM_DELETE ? edits[i].length : 0;
	}
}

void stm_html_side(struct stm_out *out, const struct stm_html_text *text,
	const struct stm_edit *edits, size_t count, int side)
{
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (edits[i].op == (side ? STM_DELETE : STM_INSERT))
			continue;
		write_run(out, text, at, &edits[i]);
		at += edits[i].length;
	}
}

void stm_html_edits(struct stm_out *out, const struct stm_edit *edits, size_t count)
{
	for (size_t i = 0; i < count; i++)
		write_run(out, NULL, 0, &edits[i]);
}

void stm_html_notes(
	struct stm_out *out, const stm_document *document, const char *prefix, const char *title)
{
	const size_t count = stm_document_footnote_count(document);
	const struct stm_str language = stm_html_language(document);
	struct stm_filling notes;

	if (!count)
		return;
	notes = stm_template_open(out, &stm_t_notes,
		(struct stm_str[]){
			[STM_T_NOTES_ANCHOR] = stm_html_anchor(&out->arena, "ui-", prefix),
			[STM_T_NOTES_TITLE] = stm_str(title)});
	for (size_t i = 0; i < count; i++) {
		const struct stm_footnote *note = stm_document_footnote(document, i);

		stm_template_write(out, &stm_t_note,
			(struct stm_str[]){[STM_T_NOTE_ANCHOR] = stm_str(
						   stm_format(&out->row, "%s%zu", prefix, i)),
				[STM_T_NOTE_MARK] = stm_str(note->mark),
				[STM_T_NOTE_LANGUAGE] = language,
				[STM_T_NOTE_TEXT] = stm_str(note->text)});
		stm_out_flush(out);
	}
	stm_template_next(&notes);
}

/* What ids that are no label's begin with, and those of another text than the page's. */
static bool is_taken(const char *label)
{
	return !strncmp(label, "ui-", 3) || !strncmp(label, "old.", 4);
}

/* The mark of an escape, what a space becomes, and what would be an escape in an address. */
static bool is_marked(char c)
{
	return c == '=' || c == '_' || c == '%' || (c != ' ' && stm_is_space(c));
}

struct stm_str stm_html_anchor(struct stm_arena *arena, const char *prefix, const char *label)
{
	struct stm_buf buf = {.arena = arena};

	stm_buf_text(&buf, prefix);
	if (is_taken(label))
		stm_buf_char(&buf, '=');
	for (; *label; label++) {
		if (is_marked(*label))
			stm_buf_printf(&buf, "=%02x", (unsigned char)*label);
		else
			stm_buf_char(&buf, *label == ' ' ? '_' : *label);
	}
	return stm_str(stm_buf_end(&buf));
}

struct stm_filling stm_html_page(struct stm_out *out, const char *kind, const char *title)
{
	struct stm_str *values = stm_alloc_array(&out->arena, 3, sizeof(*values));

	values[STM_T_PAGE_VERSION] = STM_STR(STM_VERSION);
	values[STM_T_PAGE_TITLE] = stm_str(title);
	values[STM_T_PAGE_KIND] = stm_str(kind);
	return stm_template_open(out, &stm_t_page, values);
}

struct stm_str stm_html_number(struct stm_out *out, size_t value)
{
	return stm_str(stm_format(&out->row, "%zu", value));
}

struct stm_str stm_html_colour(struct stm_out *out, size_t index, size_t count)
{
	return stm_html_number(out, count > 1 ? index * (COLOURS - 1) / (count - 1) : 0);
}

struct stm_str stm_html_language(const stm_document *document)
{
	const char *language = stm_document_metadata(document)->language;

	return stm_str(language ? language : "");
}

/* Whether the first letter of TEXT is of a script from right to left; *FOUND says there is one. */
static bool begins_rtl(struct stm_str text, bool *found)
{
	for (size_t at = 0; at < text.len;) {
		const uint32_t c = stm_utf8_next(text, &at);

		*found = stm_is_rtl(c) || stm_is_capital(c) || stm_is_small(c) || stm_is_wide(c);
		if (*found)
			return stm_is_rtl(c);
	}
	return false;
}

/* The language may not be known; the first letter tells as much. */
struct stm_str stm_html_direction(const stm_document *document)
{
	bool found = false, rtl = false;

	for (size_t i = 0; !found && i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *p = stm_document_paragraph(document, i);

		rtl = begins_rtl((struct stm_str){p->text, p->length}, &found);
	}
	return rtl ? STM_STR("rtl") : STM_STR("ltr");
}
