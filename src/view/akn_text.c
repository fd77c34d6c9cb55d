/*
 * The text of a paragraph. Elements nest and spans need not, so the text is cut wherever emphasis
 * begins or ends, and each piece has elements of its own; whoever reads them joins them again.
 */
#include "view/akn.h"
#include "view/akn/templates.h"

/* Where the kinds of emphasis that have begun end, bytes. */
struct emphasis {
	size_t italic, bold;
};

/* A footnote stands where its mark stood first; further marks refer to it. */
static void write_note(struct stm_akn *akn, uint32_t index)
{
	const struct stm_footnote *note = stm_document_footnote(akn->document, index);
	struct stm_str id, mark;

	if (!note)
		return;
	id = stm_str(stm_format(&akn->out->row, "%u", (unsigned)index + 1));
	mark = stm_str(note->mark);
	if (akn->told[index])
		stm_template_write(akn->out, &stm_t_akn_note_ref,
			(struct stm_str[]){
				[STM_T_AKN_NOTE_REF_ID] = id, [STM_T_AKN_NOTE_REF_MARK] = mark});
	else
		stm_template_write(akn->out, &stm_t_akn_note,
			(struct stm_str[]){[STM_T_AKN_NOTE_ID] = id,
				[STM_T_AKN_NOTE_MARK] = mark,
				[STM_T_AKN_NOTE_TEXT] = stm_str(note->text)});
	akn->told[index] = true;
}

static void write_piece(struct stm_out *out, struct stm_str text, bool italic, bool bold)
{
	if (!text.len)
		return;
	stm_buf_text(&out->buf, italic ? "<i>" : "");
	stm_buf_text(&out->buf, bold ? "<b>" : "");
	stm_markup_write(out, STM_AS_XML, text);
	stm_buf_text(&out->buf, bold ? "</b>" : "");
	stm_buf_text(&out->buf, italic ? "</i>" : "");
}

/* The byte at which what holds at AT no longer does: emphasis ends there, or it is LIMIT. */
static size_t piece_end(const struct emphasis *emphasis, size_t at, size_t limit)
{
	if (emphasis->italic > at && emphasis->italic < limit)
		limit = emphasis->italic;
	if (emphasis->bold > at && emphasis->bold < limit)
		limit = emphasis->bold;
	return limit;
}

static void write_pieces(struct stm_akn *akn, const struct stm_paragraph *paragraph,
	struct emphasis *emphasis, size_t start, size_t end)
{
	struct stm_str text = {paragraph->text, paragraph->length};

	while (start < end) {
		size_t next = piece_end(emphasis, start, end);

		write_piece(akn->out, stm_str_sub(text, start, next), emphasis->italic > start,
			emphasis->bold > start);
		start = next;
	}
}

static void begin_span(struct stm_akn *akn, struct emphasis *emphasis, const struct stm_span *span)
{
	size_t end = (size_t)span->start + span->length;

	if (span->kind == STM_SPAN_NOTE)
		write_note(akn, span->note);
	else if (span->kind == STM_SPAN_EMPHASIS && end > emphasis->italic)
		emphasis->italic = end;
	else if (span->kind == STM_SPAN_STRONG && end > emphasis->bold)
		emphasis->bold = end;
}

/* Spans are in the order of their starts, so that one walk is enough however many there are. */
void stm_akn_write_text(
	struct stm_akn *akn, const struct stm_paragraph *paragraph, size_t start, size_t end)
{
	struct emphasis emphasis = {0, 0};

	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		if (span->start < start || span->start > end)
			continue;
		write_pieces(akn, paragraph, &emphasis, start, span->start);
		start = span->start;
		begin_span(akn, &emphasis, span);
	}
	write_pieces(akn, paragraph, &emphasis, start, end);
}
