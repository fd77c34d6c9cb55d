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

/* Of characters, which the file has no font of: "Adobe-GB1". Empty when there is none. */
struct collection {
	char name[32];
};

static bool fail_without_text(struct reader_events *events, const struct collection *missing)
{
	if (!missing->name[0])
		return reader_fail(events, "has no text");
	return reader_fail(events, "has no fonts of its own for its text (%s); save it with them",
		missing->name);
}

static bool read_document(const struct reader_input *input, struct reader_events *events,
	PopplerDocument *pdf, const struct collection *missing)
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
		return fail_without_text(events, missing);
	if (missing->name[0])
		reader_warn(events, "text in fonts that the file has not got (%s) is left out",
			missing->name);
	reader_pdf_roles(&document);
	reader_pdf_write(&document);
	return true;
}

/*
 * Poppler warns of every fault it mends; who reads the result sees what came of it. One is told:
 * text in a font that the file only names, and whose characters only its maker's tables know, as in
 * "Missing language pack for 'Adobe-GB1' mapping".
 */
static void hear(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data)
{
	static const char missing[] = "Missing language pack for '";
	const char *at = message ? strstr(message, missing) : NULL;
	struct collection *collection = data;

	(void)domain;
	(void)level;
	if (!at || !collection || collection->name[0])
		return;
	at += sizeof(missing) - 1;
	for (size_t i = 0; i + 1 < sizeof(collection->name) && at[i] && at[i] != '\''; i++)
		collection->name[i] = at[i];
}

static bool read_pdf(const struct reader_input *input, struct reader_events *events)
{
	GBytes *bytes = g_bytes_new_static(input->bytes.at, input->bytes.len);
	struct collection missing = {""};
	GError *error = NULL;
	PopplerDocument *pdf;
	bool done;

	g_log_set_default_handler(hear, &missing);
	pdf = poppler_document_new_from_bytes(bytes, NULL, &error);
	g_bytes_unref(bytes);
	if (!pdf) {
		bool encrypted = g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);

		g_error_free(error);
		g_log_set_default_handler(hear, NULL);
		return reader_fail(events, "%s",
			encrypted ? "is encrypted; save it without a password"
				  : "is a damaged PDF; take another copy of it");
	}
	done = read_document(input, events, pdf, &missing);
	g_object_unref(pdf);
	g_log_set_default_handler(hear, NULL);
	return done;
}

/*
 * One page with one word in each of two fonts. Without a table of objects, which poppler makes
 * itself then.
 */
static const char tiny[] =
	"%PDF-1.4\n"
	"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 6 0 R"
	"/Resources<</Font<</A 4 0 R/B 5 0 R>>>>>>endobj\n"
	"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>endobj\n"
	"5 0 "
	"obj<</Type/Font/Subtype/TrueType/BaseFont/Times-Bold/Encoding/WinAnsiEncoding>>endobj\n"
	"6 0 obj<</Length 68>>stream\n"
	"BT /A 10 Tf 100 700 Td (Keep the) Tj /B 10 Tf 60 0 Td [(fo) 20 (rds)] TJ ET\n"
	"endstream endobj\n"
	"trailer<</Root 1 0 R/Size 7>>\n";

/*
 * Reads a document before any fork, so that each finds poppler's types registered and its symbols
 * bound. One stays open, since poppler forgets its tables with the last. Nobody reads the events.
 */
static void prepare(void)
{
	static struct reader_events events;
	struct stm_arena arena;
	struct reader_input input = {.bytes = {tiny, sizeof(tiny) - 1}, .arena = &arena};
	jmp_buf trap;

	events = (struct reader_events){.fd = -1, .broken = true};
	stm_arena_init(&arena, &trap);
	poppler_document_new_from_bytes(g_bytes_new_static(tiny, sizeof(tiny) - 1), NULL, NULL);
	if (!setjmp(trap))
		read_pdf(&input, &events);
	stm_arena_release(&arena);
}

const struct reader_format reader_format_pdf = {
	.name = "pdf", .read = read_pdf, .prepare = prepare};
