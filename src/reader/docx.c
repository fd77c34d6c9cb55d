/*
 * Word documents: .docx and its kin. Everything is loaded before the first event is written, so
 * that a document that cannot be read leaves no half of itself.
 */
#include "reader/docx.h"

#include <stdlib.h>
#include <time.h>

#include <libxml/parser.h>

/* Other programs of the same suites pack their documents alike: what to do about them. */
static const char *describe(struct docx *docx)
{
	struct stm_str ignored;
	const char *fault = NULL;

	if (reader_zip_read(&docx->package.zip, docx->arena, "xl/workbook.xml", &ignored, &fault))
		return "is an Excel workbook, not a Word document";
	if (reader_zip_read(
		    &docx->package.zip, docx->arena, "ppt/presentation.xml", &ignored, &fault))
		return "is a PowerPoint presentation, not a Word document";
	if (reader_zip_read(&docx->package.zip, docx->arena, "content.xml", &ignored, &fault))
		return "is an OpenDocument file; save it as .docx";
	return "is no Word document (nothing in it is word/document.xml); save it as .docx";
}

/* Why there is nothing to read, as the last word. */
static bool fail(struct docx *docx)
{
	const struct docx_package *package = &docx->package;

	if (package->fault && package->faulty)
		return reader_fail(docx->events, "its part %s %s", package->faulty, package->fault);
	return reader_fail(docx->events, "%s", package->fault ? package->fault : describe(docx));
}

static bool load(struct docx *docx, struct stm_str bytes)
{
	struct docx_package *package = &docx->package;
	struct docx_part part;

	if (!reader_docx_open(package, docx->arena, bytes) ||
		!reader_docx_main_part(package, &docx->main) ||
		!reader_xml_is(docx->main.root, "document"))
		return false;
	reader_docx_related(package, &docx->main, "styles", &part);
	reader_docx_styles_read(&docx->styles, docx->arena, part.root);
	reader_docx_related(package, &docx->main, "numbering", &part);
	reader_docx_numbering_read(&docx->numbering, docx->arena, part.root, &docx->styles);
	reader_docx_related(package, &docx->main, "settings", &docx->settings);
	reader_docx_related(package, &docx->main, "comments", &docx->comments);
	reader_docx_notes_read(docx);
	reader_docx_margins_read(docx);
	return !package->fault;
}

static void write_warnings(const struct docx *docx)
{
	if (docx->unknown_symbols)
		reader_warn(docx->events, "%zu signs of a symbol font have no character known here",
			docx->unknown_symbols);
	if (docx->objects)
		reader_warn(docx->events, "%zu embedded objects are not read", docx->objects);
	if (docx->foreign_parts)
		reader_warn(docx->events, "%zu parts in other formats are not read",
			docx->foreign_parts);
}

static bool write(struct docx *docx)
{
	const char *language;

	docx->flow = reader_flow_new(docx->arena, docx->events);
	reader_docx_masthead(docx);
	reader_docx_apart(docx, &docx->main, reader_xml_child(docx->main.root, "body"));
	reader_docx_notes_rest(docx);
	reader_docx_margins(docx, false);
	reader_docx_margins(docx, true);
	reader_docx_comments(docx);
	if (!reader_flow_finish(docx->flow))
		return reader_fail(docx->events, "has no text; pictures of pages cannot be read");
	language = reader_docx_language(docx);
	if (language)
		reader_meta(docx->events, "language", stm_str(language));
	write_warnings(docx);
	return true;
}

static bool read(const struct reader_input *input, struct reader_events *events)
{
	struct docx *docx = stm_alloc(input->arena, sizeof(*docx));
	bool done;

	docx->arena = input->arena;
	docx->events = events;
	docx->original = input->original;
	docx->hidden.arena = input->arena;
	done = load(docx, input->bytes) ? write(docx) : fail(docx);
	reader_docx_close(&docx->package);
	return done;
}

/* For the dates of entries libzip asks the C library, which would look for the zone in a file. */
static void prepare(void)
{
	setenv("TZ", "UTC0", 1);
	tzset();
	xmlInitParser();
}

const struct reader_format reader_format_docx = {.name = "docx", .read = read, .prepare = prepare};
