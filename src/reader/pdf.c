/*
 * PDF, with poppler: page by page into lines, then the document as a whole into paragraphs. A page
 * that shows pictures and has no text was scanned, and is not read.
 */
#include "reader/pdf.h"

#include "reader/pdf_glyphs.h"

/* More pages than any document of a negotiation has: a bound for hostile files. */
enum { MOST_PAGES = 5000, MOST_NAMED = 10 };

/* A picture over half of the page. */
static bool shows_picture(PopplerPage *page, double area)
{
	GList *images = poppler_page_get_image_mapping(page);
	double largest = 0;

	for (const GList *at = images; at; at = at->next) {
		const PopplerImageMapping *image = at->data;
		double size = (image->area.x2 - image->area.x1) * (image->area.y2 - image->area.y1);

		largest = size > largest ? size : largest;
	}
	poppler_page_free_image_mapping(images);
	return largest > area / 2;
}

/* Numbers of the pages that were scanned, as "1, 2, 5". */
static void note_scanned(struct stm_buf *scanned, unsigned number, unsigned count)
{
	if (count < MOST_NAMED)
		stm_buf_printf(scanned, "%s%u", count ? ", " : "", number);
	else if (count == MOST_NAMED)
		stm_buf_text(scanned, " and more");
}

/* No page is smaller or larger, whatever the file says (ISO 32000-1, annex C.2). */
static float clamp(double length)
{
	if (!(length >= 3))
		return 3;
	return length <= 14400 ? (float)length : 14400;
}

/* False when it shows a picture and no text. */
static bool read_page(struct pdf_document *document, PopplerPage *source, unsigned number)
{
	struct pdf_page *page = &document->pages[number - 1];
	double width, height;

	poppler_page_get_size(source, &width, &height);
	page->width = clamp(width);
	page->height = clamp(height);
	if (!reader_pdf_glyphs(document->arena, source, page))
		reader_warn(document->events, "the text of page %u has no places and is left out",
			number);
	reader_pdf_turn(document->arena, page);
	reader_pdf_mirror(page);
	return page->glyphs.len || !shows_picture(source, width * height);
}

/* All pages; what was scanned is named in SCANNED. */
static void read_pages(struct pdf_document *document, PopplerDocument *pdf, struct stm_buf *scanned)
{
	unsigned count = 0;

	for (unsigned number = 1; number <= document->page_count; number++) {
		PopplerPage *page = poppler_document_get_page(pdf, (int)number - 1);

		if (!page)
			continue;
		if (!read_page(document, page, number))
			note_scanned(scanned, number, count++);
		g_object_unref(page);
	}
}

static bool read_document(
	const struct reader_input *input, struct reader_events *events, PopplerDocument *pdf)
{
	struct pdf_document document = {.arena = input->arena, .events = events};
	struct stm_buf scanned = {.arena = input->arena};
	int pages = poppler_document_get_n_pages(pdf);

	if (pages > MOST_PAGES)
		return reader_fail(
			events, "has %d pages, more than %d; split it", pages, MOST_PAGES);
	document.page_count = pages > 0 ? (unsigned)pages : 0;
	document.pages = stm_alloc_array(
		input->arena, document.page_count, sizeof(*document.pages));
	read_pages(&document, pdf, &scanned);
	if (scanned.len)
		return reader_fail(events,
			"was scanned: no text on page %s; have the text recognised first",
			stm_buf_end(&scanned));
	reader_pdf_measure_space(&document);
	for (unsigned number = 1; number <= document.page_count; number++)
		reader_pdf_lines(&document, number);
	if (!document.lines.len)
		return reader_fail(events, "has no text");
	reader_pdf_roles(&document);
	reader_pdf_write(&document);
	return true;
}

/* Poppler warns of every fault it mends; who reads the result sees what came of it. */
static void ignore(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
	(void)domain;
	(void)level;
	(void)message;
	(void)data;
}

static bool read_pdf(const struct reader_input *input, struct reader_events *events)
{
	GBytes *bytes = g_bytes_new_static(input->bytes.at, input->bytes.len);
	GError *error = NULL;
	PopplerDocument *pdf;
	bool done;

	g_log_set_default_handler(ignore, NULL);
	pdf = poppler_document_new_from_bytes(bytes, NULL, &error);
	g_bytes_unref(bytes);
	if (!pdf) {
		bool encrypted = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

		g_error_free(error);
		return reader_fail(events, "%s",
			encrypted ? "is encrypted; save it without a password"
				  : "is a damaged PDF; take another copy of it");
	}
	done = read_document(input, events, pdf);
	g_object_unref(pdf);
	return done;
}

const struct reader_format reader_format_pdf = {.name = "pdf", .read = read_pdf};
