/*
 * Runs of a paragraph: stretches of its text that are set alike, and footnote marks between them.
 * A footnote that nothing refers to stands at the end of the first paragraph, so that it is not
 * lost.
 */
#include "view/docx.h"

#include <stdio.h>

#include "read/protocol.h"

static const struct stm_docx_op both = {'=', 0};

static bool has_faces(const stm_document *document)
{
	for (size_t i = 0; i < document->paragraphs.len; i++) {
		const struct stm_paragraph *p = &document->paragraphs.at[i];

		for (size_t k = 0; k < p->span_count; k++)
			if (p->spans[k].kind == STM_SPAN_EMPHASIS ||
				p->spans[k].kind == STM_SPAN_STRONG)
				return true;
	}
	return false;
}

/* Marks what is referred to in SEEN; whether the marks met are "1", "2", ... in that order. */
static bool see_notes(const stm_document *document, bool *seen)
{
	bool counted = true;
	int count = 0;

	for (size_t i = 0; i < document->paragraphs.len; i++) {
		const struct stm_paragraph *p = &document->paragraphs.at[i];

		for (size_t k = 0; k < p->span_count; k++) {
			const struct stm_span *span = &p->spans[k];
			char number[16];

			if (span->kind != STM_SPAN_NOTE || span->note >= document->footnotes.len)
				continue;
			snprintf(number, sizeof(number), "%d", ++count);
			counted = counted && !seen[span->note] &&
				  !strcmp(number, document->footnotes.at[span->note].mark);
			seen[span->note] = true;
		}
	}
	return counted;
}

struct stm_docx_side stm_docx_side(struct stm_arena *arena, const stm_document *document)
{
	size_t count = document->footnotes.len, orphans = 0;
	bool *seen = stm_alloc(arena, count + 1);
	uint32_t *list = stm_alloc_array(arena, count + 1, sizeof(*list));
	struct stm_docx_side side = {.document = document, .orphans = list};

	if (!has_faces(document))
		side.lexicon = stm_lexicon(document->metadata.language);
	side.counted = see_notes(document, seen);
	for (uint32_t i = 0; i < count; i++)
		if (!seen[i])
			list[orphans++] = i;
	side.orphan_count = orphans;
	return side;
}

/* Where the opening verb of TEXT ends, the words that chain it to what comes before among it. */
static size_t verb_end(const struct stm_lexicon *lexicon, struct stm_str text)
{
	const unsigned verbs = 1u << STM_LEXEME_OPERATIVE | 1u << STM_LEXEME_PREAMBULAR;
	const struct stm_wanted wanted = {
		verbs | 1u << STM_LEXEME_CHAIN | 1u << STM_LEXEME_ADVERB, "*"};
	size_t at = 0, end;

	for (int words = 0; words < 4 && at < text.len; words++) {
		const struct stm_lexeme *found = stm_lexicon_match(lexicon, wanted, text, at, &end);

		if (!found || end <= at)
			break;
		if (verbs & 1u << found->kind)
			return end;
		for (at = end; at < text.len && text.at[at] == ' ';)
			at++;
	}
	return 0;
}

struct stm_docx_cursor stm_docx_at(const struct stm_docx_side *side, uint32_t index)
{
	const struct stm_paragraph *p = stm_document_paragraph(side->document, index);
	struct stm_docx_cursor cursor = {.side = side, .index = index};

	if (side->lexicon && (p->kind == STM_PREAMBULAR || p->kind == STM_OPERATIVE))
		cursor.verb = verb_end(side->lexicon, stm_paragraph_str(p));
	return cursor;
}

const struct stm_paragraph *stm_docx_paragraph(const struct stm_docx_cursor *cursor)
{
	return stm_document_paragraph(cursor->side->document, cursor->index);
}

/* Bounds *END, behind FROM, by BYTE. */
static void bound(size_t *end, size_t from, size_t byte)
{
	if (byte > from && byte < *end)
		*end = byte;
}

/* How the text at CURSOR is set; *END, which is behind it, is brought to where that may change. */
static unsigned face_at(const struct stm_docx_cursor *cursor, size_t *end)
{
	const struct stm_paragraph *p = stm_docx_paragraph(cursor);
	unsigned flags = cursor->at < cursor->verb ? STM_RUN_EMPHASIS : 0;

	bound(end, cursor->at, cursor->verb);
	for (size_t i = 0; i < p->span_count && p->spans[i].start < *end; i++) {
		const struct stm_span *span = &p->spans[i];
		size_t behind = (size_t)span->start + span->length;

		if (span->kind != STM_SPAN_EMPHASIS && span->kind != STM_SPAN_STRONG)
			continue;
		bound(end, cursor->at, span->start);
		bound(end, cursor->at, behind);
		if (span->start <= cursor->at && cursor->at < behind)
			flags |= span->kind == STM_SPAN_STRONG ? STM_RUN_STRONG : STM_RUN_EMPHASIS;
	}
	return flags;
}

/* The next note mark of CURSOR's paragraph, at whatever byte; NULL when there is none. */
static const struct stm_span *next_mark(struct stm_docx_cursor *cursor)
{
	const struct stm_paragraph *p = stm_docx_paragraph(cursor);

	for (; cursor->note < p->span_count; cursor->note++) {
		const struct stm_span *span = &p->spans[cursor->note];

		if (span->kind == STM_SPAN_NOTE &&
			span->note < cursor->side->document->footnotes.len)
			return span;
	}
	return NULL;
}

/* The note that comes next at or before CURSOR, which is then behind it; NULL when none does. */
static const struct stm_footnote *take_note(struct stm_docx_cursor *cursor, bool rest)
{
	const stm_document *document = cursor->side->document;
	const struct stm_span *mark = next_mark(cursor);

	if (mark && (rest || mark->start <= cursor->at)) {
		cursor->note++;
		return stm_document_footnote(document, mark->note);
	}
	if (rest && cursor->index == 0 && cursor->orphan < cursor->side->orphan_count)
		return stm_document_footnote(document, cursor->side->orphans[cursor->orphan++]);
	return NULL;
}

static void put_op(struct stm_buf *buf, struct stm_docx_op op)
{
	stm_buf_char(buf, ' ');
	stm_buf_char(buf, op.sign);
	if (op.move)
		stm_buf_printf(buf, "%u", (unsigned)op.move);
}

/* " TEXT" as the last argument, and the line's end. */
static void put_text(struct stm_buf *buf, struct stm_str text)
{
	stm_buf_char(buf, ' ');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '\n')
			stm_buf_text(buf, "\\n");
		else if (text.at[i] == '\\')
			stm_buf_text(buf, "\\\\");
		else
			stm_buf_char(buf, text.at[i]);
	}
	stm_buf_char(buf, '\n');
}

void stm_docx_line(struct stm_buf *buf, const char *word, struct stm_docx_op op)
{
	stm_buf_text(buf, word);
	put_op(buf, op);
}

void stm_docx_texts(struct stm_buf *buf, const char *word, struct stm_docx_op op, const char *text)
{
	stm_docx_line(buf, word, op);
	put_text(buf, stm_str(text));
}

void stm_docx_words(struct stm_buf *buf, const char *word, const char *text)
{
	stm_buf_text(buf, word);
	put_text(buf, stm_str(text));
}

static void put_run(
	struct stm_docx *docx, unsigned flags, struct stm_str text, struct stm_docx_op op)
{
	if (!text.len)
		return;
	stm_docx_line(&docx->runs, "text", op);
	stm_buf_printf(&docx->runs, " %u", flags);
	put_text(&docx->runs, text);
}

static void put_said(struct stm_docx *docx, struct stm_str text, struct stm_docx_op op)
{
	if (!text.len)
		return;
	stm_docx_line(&docx->runs, "said", op);
	put_text(&docx->runs, text);
}

/* Empty where it is counted. */
static const char *mark_of(const struct stm_docx_side *side, const struct stm_footnote *note)
{
	return side->counted && stm_is_digit(note->mark[0]) ? "" : note->mark;
}

static void put_note(struct stm_docx *docx, const struct stm_docx_side *side,
	const struct stm_footnote *note, struct stm_docx_op op)
{
	stm_docx_texts(&docx->runs, "note", op, mark_of(side, note));
	put_said(docx, stm_str(note->text), op);
}

/* Notes up to CURSOR, or all that are left when REST. */
static void put_notes(
	struct stm_docx *docx, struct stm_docx_cursor *cursor, bool rest, struct stm_docx_op op)
{
	const struct stm_footnote *note;

	while ((note = take_note(cursor, rest)) != NULL)
		put_note(docx, cursor->side, note, op);
}

/* Bytes that both begin with, up to a space; all when they are the same. */
static size_t common_start(struct stm_str a, struct stm_str b)
{
	size_t i = 0, word = 0;

	for (; i < a.len && i < b.len && a.at[i] == b.at[i]; i++)
		if (a.at[i] == ' ')
			word = i;
	return i == a.len && i == b.len ? i : word;
}

/* The same for what they end with. */
static size_t common_end(struct stm_str a, struct stm_str b)
{
	size_t i = 0, word = 0;

	for (; i < a.len && i < b.len && a.at[a.len - i - 1] == b.at[b.len - i - 1]; i++)
		if (a.at[a.len - i - 1] == ' ')
			word = i + 1;
	return word;
}

/* A note that stands at the same place, whatever it says: what both say at either end is common. */
static void put_changed_note(struct stm_docx *docx, const struct stm_footnote *was,
	const struct stm_footnote *is, const char *mark)
{
	struct stm_str old = stm_str(was->text), new = stm_str(is->text);
	size_t start = common_start(old, new);
	size_t end = common_end(stm_str_from(old, start), stm_str_from(new, start));

	stm_docx_texts(&docx->runs, "note", both, mark);
	put_said(docx, stm_str_sub(old, 0, start), both);
	put_said(docx, stm_str_sub(old, start, old.len - end), (struct stm_docx_op){'-', 0});
	put_said(docx, stm_str_sub(new, start, new.len - end), (struct stm_docx_op){'+', 0});
	put_said(docx, stm_str_from(old, old.len - end), both);
}

/* Notes that stand at the same place with the same mark are one. */
static void put_common_notes(struct stm_docx *docx, struct stm_docx_cursor *cursors, bool rest)
{
	const struct stm_docx_side *old = cursors[STM_OLD].side, *new = cursors[STM_NEW].side;

	for (;;) {
		const struct stm_footnote *was = take_note(&cursors[STM_OLD], rest);
		const struct stm_footnote *is = take_note(&cursors[STM_NEW], rest);

		if (!was && !is)
			break;
		if (was && is && !strcmp(mark_of(old, was), mark_of(new, is))) {
			put_changed_note(docx, was, is, mark_of(new, is));
			continue;
		}
		if (was)
			put_note(docx, old, was, (struct stm_docx_op){'-', 0});
		if (is)
			put_note(docx, new, is, (struct stm_docx_op){'+', 0});
	}
}

/* Where the next note of CURSOR stands bounds *END. */
static void bound_by_note(struct stm_docx_cursor *cursor, size_t *end)
{
	const struct stm_span *mark = next_mark(cursor);

	if (mark)
		bound(end, cursor->at, mark->start);
}

void stm_docx_run(
	struct stm_docx *docx, struct stm_docx_cursor *cursor, size_t length, struct stm_docx_op op)
{
	struct stm_str text = stm_paragraph_str(stm_docx_paragraph(cursor));
	size_t stop = cursor->at + length;

	while (cursor->at < stop) {
		size_t end = stop;
		unsigned flags;

		put_notes(docx, cursor, false, op);
		flags = face_at(cursor, &end);
		bound_by_note(cursor, &end);
		put_run(docx, flags, stm_str_sub(text, cursor->at, end), op);
		cursor->at = end;
	}
}

/* Common text is set as in the new one. */
void stm_docx_common(struct stm_docx *docx, struct stm_docx_cursor *cursors, size_t length)
{
	struct stm_docx_cursor *old = &cursors[STM_OLD], *new = &cursors[STM_NEW];
	struct stm_str text = stm_paragraph_str(stm_docx_paragraph(new));
	size_t stop = new->at + length;

	while (new->at < stop) {
		size_t end = stop, old_end = old->at + (stop - new->at);
		unsigned flags;

		put_common_notes(docx, cursors, false);
		flags = face_at(new, &end);
		bound_by_note(new, &end);
		bound_by_note(old, &old_end);
		if (old_end - old->at < end - new->at)
			end = new->at + (old_end - old->at);
		put_run(docx, flags, stm_str_sub(text, new->at, end), both);
		old->at += end - new->at;
		new->at = end;
	}
}

void stm_docx_notes(struct stm_docx *docx, struct stm_docx_cursor *cursor, struct stm_docx_op op)
{
	put_notes(docx, cursor, false, op);
}

void stm_docx_common_notes(struct stm_docx *docx, struct stm_docx_cursor *cursors)
{
	put_common_notes(docx, cursors, false);
}

void stm_docx_rest(struct stm_docx *docx, struct stm_docx_cursor *cursor, struct stm_docx_op op)
{
	put_notes(docx, cursor, true, op);
}

void stm_docx_common_rest(struct stm_docx *docx, struct stm_docx_cursor *cursors)
{
	put_common_notes(docx, cursors, true);
}

static void put_tab(struct stm_docx *docx, struct stm_docx_op op)
{
	stm_docx_line(&docx->runs, "tab", op);
	stm_buf_char(&docx->runs, '\n');
}

void stm_docx_number(
	struct stm_docx *docx, const struct stm_docx_cursor *cursor, struct stm_docx_op op)
{
	const struct stm_paragraph *p = stm_docx_paragraph(cursor);

	if (!p->number[0])
		return;
	stm_docx_texts(&docx->runs, "number", op, p->number);
	put_tab(docx, op);
}

/* Only the number is another: what is behind it stays. */
void stm_docx_common_number(struct stm_docx *docx, const struct stm_docx_cursor *cursors)
{
	const struct stm_docx_op out = {'-', 0}, in = {'+', 0};
	const char *was = stm_docx_paragraph(&cursors[STM_OLD])->number;
	const char *is = stm_docx_paragraph(&cursors[STM_NEW])->number;

	if (!was[0] || !is[0] || !strcmp(was, is)) {
		if (was[0] && strcmp(was, is) != 0)
			stm_docx_number(docx, &cursors[STM_OLD], out);
		stm_docx_number(docx, &cursors[STM_NEW], was[0] ? both : in);
		return;
	}
	stm_docx_texts(&docx->runs, "number", out, was);
	stm_docx_texts(&docx->runs, "number", in, is);
	put_tab(docx, both);
}

/* " KIND DEPTH" */
static void put_kind(struct stm_buf *buf, const struct stm_paragraph *p)
{
	stm_buf_char(buf, ' ');
	stm_buf_text(buf, stm_kind_name(p->kind));
	if (p->kind == STM_ANNEX && !strchr(p->label, '.'))
		stm_buf_text(buf, "-title");
	stm_buf_printf(buf, " %u", (unsigned)p->depth);
}

void stm_docx_end(struct stm_docx *docx, const struct stm_paragraph *paragraph,
	const struct stm_paragraph *was, struct stm_docx_op op)
{
	struct stm_buf *buf = &docx->out->buf;

	stm_docx_line(buf, "paragraph", op);
	put_kind(buf, paragraph);
	put_kind(buf, was);
	stm_buf_char(buf, '\n');
	stm_buf_str(buf, (struct stm_str){docx->runs.at, docx->runs.len});
	docx->runs = (struct stm_buf){.arena = &docx->out->row};
}
