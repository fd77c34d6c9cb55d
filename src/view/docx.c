/*
 * The stream: a head, then paragraphs in an order that is that of both texts. What is in order in
 * both is told in one place; between that, first what the old text has, then what the new one has.
 * So without the inserted it is the old text, and without the deleted the new one.
 */
#include "view/docx.h"

#include "read/edits.h"

static const struct stm_docx_op both = {'=', 0};

static void put_head_text(struct stm_docx *docx, const char *text, char sign)
{
	stm_docx_texts(&docx->out->buf, "head", (struct stm_docx_op){sign, 0}, text);
}

/* The symbols at the head of each page: one, or the old one changed to the new. */
static void put_symbols(struct stm_docx *docx)
{
	const char *was = docx->sides[STM_OLD].document->metadata.symbol;
	const char *is = docx->sides[STM_NEW].document->metadata.symbol;

	if (!strcmp(was, is)) {
		put_head_text(docx, is, '=');
		return;
	}
	put_head_text(docx, was, '-');
	put_head_text(docx, is, '+');
}

bool stm_docx_is_date(const char *date)
{
	return stm_str_is_date(stm_str(date));
}

/* The date of the changes: as told, else that of the new text, else one that shows it is none. */
static const char *date_of(const struct stm_docx *docx)
{
	const struct stm_metadata *metadata = &docx->sides[STM_NEW].document->metadata;

	if (docx->out->options->docx.date)
		return docx->out->options->docx.date;
	if (metadata->date && stm_docx_is_date(metadata->date))
		return metadata->date;
	return metadata->adopted && stm_docx_is_date(metadata->adopted) ? metadata->adopted
									: STM_VIEW_DATE;
}

static void put_head(struct stm_docx *docx)
{
	const char *author = docx->out->options->docx.author;
	const char *language = docx->sides[STM_NEW].document->metadata.language;
	struct stm_buf *buf = &docx->out->buf;

	stm_buf_text(buf, STM_EDITS "\n");
	stm_docx_words(buf, "author", author ? author : STM_VIEW_AUTHOR);
	stm_docx_words(buf, "date", date_of(docx));
	if (language)
		stm_docx_words(buf, "language", language);
	put_symbols(docx);
}

static void begin(
	struct stm_docx *docx, struct stm_out *out, const stm_document *was, const stm_document *is)
{
	*docx = (struct stm_docx){.out = out, .runs = {.arena = &out->row}};
	docx->sides[STM_OLD] = stm_docx_side(&out->arena, was);
	docx->sides[STM_NEW] = was == is ? docx->sides[STM_OLD] : stm_docx_side(&out->arena, is);
	put_head(docx);
}

/* The cells of a row, each a paragraph. */
static void show_row(
	struct stm_docx *docx, struct stm_docx_cursor *cursor, size_t cells, struct stm_docx_op op)
{
	const struct stm_paragraph *p = stm_docx_paragraph(cursor);

	stm_docx_line(&docx->out->buf, "row", op);
	stm_buf_char(&docx->out->buf, '\n');
	stm_docx_number(docx, cursor, op);
	for (size_t i = 0; i < cells; i++) {
		size_t next, end = stm_docx_cell_end(p, i, &next);

		stm_buf_text(&docx->out->buf, "cell\n");
		if (end > cursor->at)
			stm_docx_run(docx, cursor, end - cursor->at, op);
		stm_docx_notes(docx, cursor, op);
		cursor->at = next;
		if (i + 1 == cells)
			stm_docx_rest(docx, cursor, op);
		stm_docx_end(docx, p, p, op);
	}
	stm_buf_text(&docx->out->buf, "row-end\n");
}

void stm_docx_whole(struct stm_docx *docx, int side, uint32_t index, struct stm_docx_op op)
{
	struct stm_docx_cursor cursor = stm_docx_at(&docx->sides[side], index);
	const struct stm_paragraph *p = stm_docx_paragraph(&cursor);
	size_t cells = stm_docx_cells(p);

	if (cells) {
		show_row(docx, &cursor, cells, op);
		return;
	}
	stm_docx_number(docx, &cursor, op);
	stm_docx_run(docx, &cursor, p->length, op);
	stm_docx_rest(docx, &cursor, op);
	stm_docx_end(docx, p, p, op);
}

/* What the row's arena had is done with. */
static void flush(struct stm_docx *docx)
{
	stm_out_flush(docx->out);
	docx->runs = (struct stm_buf){.arena = &docx->out->row};
}

void stm_docx_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;
	struct stm_docx docx;

	begin(&docx, out, document, document);
	for (uint32_t i = 0; i < stm_document_paragraph_count(document); i++) {
		stm_docx_whole(&docx, STM_NEW, i, both);
		flush(&docx);
	}
	stm_buf_text(&out->buf, "end\n");
}

/* A paragraph that went elsewhere as a whole; rows do not, in Word. */
static bool is_move(const stm_diff *diff, const struct stm_link *link)
{
	return (link->flags & STM_MOVED) && link->old_count == 1 && link->new_count == 1 &&
	       !stm_docx_cells(
		       stm_document_paragraph(stm_diff_old_document(diff), link->olds[0])) &&
	       !stm_docx_cells(stm_document_paragraph(stm_diff_new_document(diff), link->news[0]));
}

/* Numbers the moves, where they are to be told as such. */
static void find_moves(struct stm_docx *docx, const stm_diff *diff,
	const struct stm_link *const *links, const bool *in_order)
{
	struct stm_arena *arena = &docx->out->arena;
	size_t count = stm_diff_link_count(diff);

	docx->links = stm_alloc_array(arena, count + 1, sizeof(*docx->links));
	for (int side = 0; side < STM_SIDES; side++)
		docx->moved[side] = stm_alloc_array(arena,
			stm_document_paragraph_count(docx->sides[side].document) + 1,
			sizeof(uint32_t));
	for (size_t k = 0; docx->out->options->docx.native_moves && k < count; k++) {
		const struct stm_link *link = links[k];

		if (in_order[k] || !is_move(diff, link))
			continue;
		docx->links[++docx->moves] = link;
		docx->moved[STM_OLD][link->olds[0]] = docx->moves;
		docx->moved[STM_NEW][link->news[0]] = docx->moves;
	}
}

void stm_docx_others(struct stm_docx *docx, int side, uint32_t *next, uint32_t end)
{
	static const char plain[] = {'-', '+'}, moved[] = {'<', '>'};

	for (; *next < end; ++*next) {
		uint32_t move = docx->moved[side][*next];
		struct stm_docx_op op = {move ? moved[side] : plain[side], move};

		if (move && side == STM_NEW)
			stm_docx_moved(docx, docx->links[move], op);
		else
			stm_docx_whole(docx, side, *next, op);
	}
}

void stm_docx_show_diff(struct stm_out *out, const void *subject)
{
	const stm_diff *diff = subject;
	const size_t count = stm_diff_link_count(diff);
	const struct stm_link *const *links = stm_docx_links(&out->arena, diff);
	const bool *in_order = stm_docx_in_order(&out->arena, links, count);
	uint32_t next[STM_SIDES] = {0};
	struct stm_docx docx;

	begin(&docx, out, stm_diff_old_document(diff), stm_diff_new_document(diff));
	find_moves(&docx, diff, links, in_order);
	for (size_t k = 0; k < count; k++) {
		const struct stm_link *link = links[k];

		if (!in_order[k])
			continue;
		stm_docx_others(&docx, STM_OLD, &next[STM_OLD], link->olds[0]);
		stm_docx_others(&docx, STM_NEW, &next[STM_NEW], link->news[0]);
		stm_docx_link(&docx, link);
		next[STM_OLD] = link->olds[link->old_count - 1] + 1;
		next[STM_NEW] = link->news[link->new_count - 1] + 1;
		flush(&docx);
	}
	for (int side = 0; side < STM_SIDES; side++)
		stm_docx_others(&docx, side, &next[side],
			(uint32_t)stm_document_paragraph_count(docx.sides[side].document));
	stm_buf_text(&out->buf, "end\n");
}
