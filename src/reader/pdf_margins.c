/*
 * What stands at the edges of pages and is no part of the text: heads, feet, numbers of lines. They
 * are told by what they say (a symbol, a page's number), by standing at the same height of several
 * pages with the same words, or by standing apart at the same height of most pages.
 */
#include "reader/pdf.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"

/* Of the page's height: where heads and feet can be. */
static const float HEAD_ZONE = 0.14f, FOOT_ZONE = 0.88f;
static const float APART = 1.7f; /* of the pitch: from what stands apart to the text, at least */

enum {
	FEWEST_ALIKE = 3,   /* pages on which the same height tells something */
	FEWEST_NUMBERS = 8, /* of lines on a page that has them */
	LONGEST_NUMBER = 4, /* figures */
	COUNTED = 0xffff,   /* of pages, of which there are fewer */
};

/* The lines of one page, from top to bottom. */
struct page {
	struct pdf_line **at;
	size_t len;
	unsigned number;
	float height;
};

/* What pages repeat: words at a height, and heights alone of what stands apart. */
struct repeated {
	struct stm_map words, tops, bottoms;
};

static uint64_t key_of_height(float base, int shift)
{
	return stm_key_add(STM_KEY, (uint64_t)((int)floorf(base / 4) + shift));
}

/* A key of what LINE says and where, in steps of four points. */
static uint64_t repetition_key(const struct pdf_line *line, int shift)
{
	uint64_t key = STM_KEY;

	for (size_t i = 0; i < line->count; i++)
		for (size_t k = 0; k < line->chunks[i].count; k++)
			key = stm_key_add(key, line->chunks[i].glyphs[k].code);
	return stm_key_add(key, (uint64_t)((int)floorf(line->base / 4) + shift));
}

/* Once for each page: a value is the number of the last page, shifted, and how many there were. */
static void count_once(struct stm_map *map, uint64_t key, unsigned page)
{
	uint32_t *value = stm_map_put(map, key, NULL);

	if (*value >> 16 != page)
		*value = (uint32_t)page << 16 | ((*value + 1) & COUNTED);
}

/* Each twice, since a height may lie on the edge of two steps. */
static void count_words(struct stm_map *map, const struct pdf_line *line)
{
	count_once(map, repetition_key(line, 0), line->page);
	count_once(map, repetition_key(line, 1), line->page);
}

static void count_height(struct stm_map *map, const struct pdf_line *line)
{
	count_once(map, key_of_height(line->base, 0), line->page);
	count_once(map, key_of_height(line->base, 1), line->page);
}

static bool is_frequent(const struct stm_map *map, uint64_t here, uint64_t above, unsigned least)
{
	const uint32_t *a = stm_map_get(map, here), *b = stm_map_get(map, above);

	return (a && (*a & COUNTED) >= least) || (b && (*b & COUNTED) >= least);
}

/*
 * On a fourth of the pages, since heads of left and right pages differ and those of chapters
 * change; the caption of a table may stand at the same height twice.
 */
static bool is_repeated(const struct pdf_document *document, const struct repeated *repeated,
	const struct pdf_line *line)
{
	unsigned least = document->page_count > 8 ? document->page_count / 4 : 2;

	return is_frequent(
		&repeated->words, repetition_key(line, 0), repetition_key(line, 1), least);
}

/* At the height where most pages have something that stands apart. */
static bool is_at_height(const struct pdf_document *document, const struct stm_map *heights,
	const struct pdf_line *line)
{
	unsigned most = (2 * document->page_count + 2) / 3;

	return is_frequent(heights, key_of_height(line->base, 0), key_of_height(line->base, 1),
		most > FEWEST_ALIKE ? most : FEWEST_ALIKE);
}

/* How many lines of the page, from its top, stand beside each other before the text begins. */
static size_t top_lines(const struct pdf_document *document, const struct page *page)
{
	size_t i = 1;

	while (i < page->len && page->at[i]->base - page->at[0]->base < 2)
		i++;
	if (i == page->len || page->at[0]->y1 > HEAD_ZONE * page->height ||
		page->at[i]->base - page->at[0]->base < APART * document->pitch)
		return 0;
	return i;
}

/* The same from its bottom. */
static size_t bottom_lines(const struct pdf_document *document, const struct page *page)
{
	size_t last = page->len - 1, i = last;

	while (i > 0 && page->at[last]->base - page->at[i - 1]->base < 2)
		i--;
	if (!i || page->at[last]->y0 < FOOT_ZONE * page->height ||
		page->at[last]->base - page->at[i - 1]->base < APART * document->pitch)
		return 0;
	return last - i + 1;
}

static void count_page(
	const struct pdf_document *document, const struct page *page, struct repeated *repeated)
{
	for (size_t i = 0; i < page->len; i++)
		if (page->at[i]->y1 < HEAD_ZONE * page->height ||
			page->at[i]->y0 > FOOT_ZONE * page->height)
			count_words(&repeated->words, page->at[i]);
	if (top_lines(document, page))
		count_height(&repeated->tops, page->at[0]);
	if (bottom_lines(document, page))
		count_height(&repeated->bottoms, page->at[page->len - 1]);
}

/* Whether some cell of LINE, or all of them when ALL, is furniture by what it says. */
static bool is_furniture(struct pdf_document *document, const struct pdf_line *line, bool all)
{
	for (size_t i = 0; i < line->count; i++)
		if ((reader_pdf_cell_reason(document, &line->chunks[i]) != NULL) != all)
			return !all;
	return all;
}

/* Whether line I is one of the text, with the next below it. */
static bool is_of_text(const struct pdf_document *document, const struct page *page, size_t i)
{
	return fabsf(page->at[i]->size - document->size) < 0.3f && i + 1 < page->len &&
	       fabsf(page->at[i + 1]->size - document->size) < 0.3f &&
	       page->at[i + 1]->base - page->at[i]->base < 1.25f * document->pitch;
}

/*
 * The head ends with the last line at the top that names the document or is repeated; a title of
 * several lines stands above or below its symbol in the same small type. The first page has a
 * masthead there, and only what others repeat in the same size goes.
 */
static void find_head(
	struct pdf_document *document, const struct page *page, const struct repeated *repeated)
{
	size_t end = 0;

	for (size_t i = 0; i < page->len; i++) {
		if (page->at[i]->y1 > HEAD_ZONE * page->height)
			break;
		if ((is_repeated(document, repeated, page->at[i]) &&
			    !is_of_text(document, page, i)) ||
			(page->number > 1 && is_furniture(document, page->at[i], false)))
			end = i + 1;
	}
	if ((page->number > 1 || page->at[0]->size < 0.95f * document->size) &&
		is_at_height(document, &repeated->tops, page->at[0]) &&
		top_lines(document, page) > end)
		end = top_lines(document, page);
	if (page->number == 1 && is_furniture(document, page->at[0], false))
		end = 0;
	for (size_t i = 0; i < end; i++)
		reader_pdf_leave_out(page->at[i], PDF_HEAD, "running head");
	for (size_t i = end; i && i < page->len; i++) {
		const struct pdf_line *line = page->at[i];

		if (line->base - page->at[i - 1]->base > 1.5f * line->size ||
			line->size > 0.95f * document->size ||
			line->size != page->at[end - 1]->size)
			break;
		reader_pdf_leave_out(page->at[i], PDF_HEAD, "running head");
	}
}

static bool has_rule(const struct page *page)
{
	for (size_t i = 0; i < page->len; i++)
		if (reader_pdf_is_rule(page->at[i]))
			return true;
	return false;
}

/*
 * From the bottom up: page numbers, job numbers, bar codes. A line of the text that happens to be a
 * figure stands higher. "3 Ibid." may be the last footnote of several pages, and is not repeated
 * for that.
 */
static void find_foot(
	struct pdf_document *document, const struct page *page, const struct repeated *repeated)
{
	bool notes = has_rule(page);
	size_t apart = is_at_height(document, &repeated->bottoms, page->at[page->len - 1])
			       ? bottom_lines(document, page)
			       : 0;

	for (size_t i = page->len; i-- > 0;) {
		struct pdf_line *line = page->at[i];

		if (line->y0 < FOOT_ZONE * page->height || line->role != PDF_BODY)
			break;
		if (!is_furniture(document, line, true) &&
			(notes || !is_repeated(document, repeated, line)) && page->len - i > apart)
			break;
		reader_pdf_leave_out(line, PDF_FOOT, "running foot");
	}
}

/* The number that the first cell of LINE is, or 0. */
static unsigned number_of(const struct pdf_line *line)
{
	const struct pdf_chunk *cell = &line->chunks[0];
	unsigned number = 0;

	if (cell->count > LONGEST_NUMBER)
		return 0;
	for (size_t i = 0; i < cell->count; i++) {
		if (cell->glyphs[i].code < '0' || cell->glyphs[i].code > '9')
			return 0;
		number = 10 * number + (cell->glyphs[i].code - '0');
	}
	return number;
}

static void drop_first_cell(struct pdf_document *document, struct pdf_line *line)
{
	struct pdf_line number = *line;

	if (line->count == 1) {
		reader_pdf_leave_out(line, PDF_MARGIN, "line number");
		return;
	}
	number.count = 1;
	reader_pdf_leave_out(&number, PDF_MARGIN, "line number");
	line->chunks++;
	line->count--;
	line->x0 = line->chunks[0].x0;
	STM_PUSH(document->arena, &document->numbers, number);
}

/*
 * A draft's lines are numbered in its margin: figures that grow by one step, at least eight of
 * them, and beside nothing else of the page.
 */
static void find_numbers(struct pdf_document *document, const struct page *page)
{
	float left = 1e6f, right = 0;
	unsigned last = 0, step = 0, count = 0;

	for (size_t i = 0; i < page->len; i++) {
		const struct pdf_line *line = page->at[i];
		unsigned number = number_of(line);

		if (line->role != PDF_BODY)
			continue;
		if (!number || (step && number != last + step)) {
			left = line->x0 < left ? line->x0 : left;
			continue;
		}
		step = last ? number - last : 0;
		last = number;
		right = line->chunks[0].x1 > right ? line->chunks[0].x1 : right;
		left = line->count > 1 && line->chunks[1].x0 < left ? line->chunks[1].x0 : left;
		count++;
	}
	if (count < FEWEST_NUMBERS || !step || left <= right)
		return;
	for (size_t i = 0; i < page->len; i++)
		if (page->at[i]->role == PDF_BODY && number_of(page->at[i]))
			drop_first_cell(document, page->at[i]);
}

static int by_height(const void *a, const void *b)
{
	const struct pdf_line *x = *(struct pdf_line *const *)a, *y = *(struct pdf_line *const *)b;

	if (x->base != y->base)
		return x->base < y->base ? -1 : 1;
	return (x > y) - (x < y);
}

/* The lines from AT on that are of one page. */
static struct page take_page(struct pdf_document *document, size_t at)
{
	struct pdf_line *lines = document->lines.at;
	struct page page = {.number = lines[at].page};
	size_t end = at;

	page.height = document->pages[page.number - 1].height;
	while (end < document->lines.len && lines[end].page == page.number)
		end++;
	page.len = end - at;
	page.at = stm_alloc_array(document->arena, page.len, sizeof(struct pdf_line *));
	for (size_t i = 0; i < page.len; i++)
		page.at[i] = &lines[at + i];
	qsort(page.at, page.len, sizeof(struct pdf_line *), by_height);
	return page;
}

void reader_pdf_margins(struct pdf_document *document)
{
	struct repeated repeated = {0};
	STM_VEC(struct page) pages = {0};

	stm_map_init(&repeated.words, document->arena, 256);
	stm_map_init(&repeated.tops, document->arena, 64);
	stm_map_init(&repeated.bottoms, document->arena, 64);
	for (size_t at = 0; at < document->lines.len; at += pages.at[pages.len - 1].len)
		STM_PUSH(document->arena, &pages, take_page(document, at));
	for (size_t i = 0; i < pages.len; i++)
		count_page(document, &pages.at[i], &repeated);
	for (size_t i = 0; i < pages.len; i++) {
		find_head(document, &pages.at[i], &repeated);
		find_foot(document, &pages.at[i], &repeated);
		find_numbers(document, &pages.at[i]);
	}
}
