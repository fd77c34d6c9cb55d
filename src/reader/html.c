/*
 * HTML: bytes to UTF-8, by what the document says of itself and by its bytes, then libxml2's
 * tolerant parser, which never refuses; what it makes of them is surveyed and written.
 */
#include "reader/html.h"

#include <limits.h>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include "base/charset.h"
#include "reader/charset.h"
#include "reader/visit.h"
#include "reader/xml.h"

/*
 * Elements nested deeper than DEEPEST are read as if they were beside each other; those past
 * ABSURD are no document, and libxml2 would take time with the square of their number.
 */
enum { DEEPEST = 250, ABSURD = 20000 };

/* What the parser's callbacks know: how many elements are open below DEEPEST, what has begun. */
struct nesting {
	size_t below, most;
	bool html, body;
};

/* An empty element keeps what stands before and behind it apart. */
static void add_empty(void *parser, const xmlChar *name)
{
	xmlSAX2StartElement(parser, name, NULL);
	xmlSAX2EndElement(parser, name);
}

/*
 * The end of html or body ends nothing: what some pages have behind it is shown as if it stood
 * before (HTML standard, 13.2.6.4.19), so both are begun once and never left.
 */
static bool is_frame(const xmlChar *name)
{
	return xmlStrEqual(name, BAD_CAST "html") || xmlStrEqual(name, BAD_CAST "body");
}

static bool begin_frame(struct nesting *nesting, const xmlChar *name)
{
	bool *begun = xmlStrEqual(name, BAD_CAST "html") ? &nesting->html : &nesting->body;
	bool first = !*begun;

	*begun = true;
	return first;
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
	htmlParserCtxt *parser = data;
	struct nesting *nesting = parser->_private;

	/* Without it libxml2 ends a text at 10 MB and the document at 256 open elements. */
	parser->options |= XML_PARSE_HUGE;
	if (is_frame(name) && !begin_frame(nesting, name))
		return;
	if (!nesting->below && parser->nodeNr < DEEPEST) {
		xmlSAX2StartElement(parser, name, attributes);
		return;
	}
	nesting->below++;
	if (nesting->most < nesting->below)
		nesting->most = nesting->below;
	if (nesting->most > ABSURD)
		xmlStopParser(parser);
	add_empty(parser, name);
}

static void end_element(void *data, const xmlChar *name)
{
	htmlParserCtxt *parser = data;
	struct nesting *nesting = parser->_private;

	if (is_frame(name))
		return;
	if (!nesting->below) {
		xmlSAX2EndElement(parser, name);
		return;
	}
	nesting->below--;
	add_empty(parser, name);
}

/* Scripts and style sheets come this way; below DEEPEST their element is not there to tell. */
static void raw_text(void *data, const xmlChar *text, int length)
{
	htmlParserCtxt *parser = data;
	const struct nesting *nesting = parser->_private;

	if (!nesting->below)
		xmlSAX2CDataBlock(parser, text, length);
}

/* The tree of TEXT, which is UTF-8; NULL when there is no memory. */
static htmlDocPtr parse(struct stm_str text, struct nesting *nesting)
{
	enum {
		OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			  HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT |
			  HTML_PARSE_IGNORE_ENC
	};
	htmlParserCtxt *parser = text.len <= INT_MAX ? htmlNewParserCtxt() : NULL;
	htmlDocPtr tree = NULL;

	if (!parser)
		return NULL;
	parser->sax->startElement = start_element;
	parser->sax->endElement = end_element;
	parser->sax->cdataBlock = raw_text;
	parser->_private = nesting;
	tree = htmlCtxtReadMemory(parser, text.at, (int)text.len, NULL, "UTF-8", OPTIONS);
	if (parser->lastError.code == XML_ERR_NO_MEMORY) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	htmlFreeParserCtxt(parser);
	return tree;
}

/* The first two letters of the language, where it is one of the UN's. */
static void write_language(struct reader_events *events, const xmlNode *root)
{
	static const char *const known[] = {"ar", "zh", "en", "fr", "ru", "es"};
	struct stm_str value = reader_xml_attribute(root, "lang");

	if (!value.len)
		value = reader_xml_attribute(root, "xml:lang");
	if (!value.len)
		value = reader_xml_attribute(reader_xml_child(root, "body"), "lang");
	if (value.len > 2 && value.at[2] != '-' && value.at[2] != '_')
		return;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (stm_str_same(stm_str_sub(value, 0, 2), stm_str(known[i])))
			reader_meta(events, "language", stm_str(known[i]));
}

/*
 * The title of the window is the document's, unless the text has one of its own: a single h1, which
 * what collections of pages put into their title elements is no rival for.
 */
static void write_title(const struct reader_input *input, struct reader_events *events,
	const xmlNode *root, unsigned headings)
{
	const xmlNode *title = root;
	struct stm_str text = {NULL, 0};

	while (title && (!reader_xml_is(title, "title") || reader_xml_is(title->parent, "svg")))
		title = reader_xml_walk(root, title);
	if (title)
		text = reader_gather(input->arena, title, 1 << 16);
	if (headings != 1) {
		reader_meta(events, "title", text);
	} else if (text.len) {
		reader_drop(events, "window title");
		reader_text(events, 0, text);
	}
}

static bool write_tree(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root)
{
	struct html_survey survey = {.arena = input->arena};

	write_language(events, root);
	reader_html_survey(&survey, root);
	write_title(input, events, root, survey.headings);
	return reader_html_walk(input, events, root);
}

static bool read(const struct reader_input *input, struct reader_events *events)
{
	struct stm_buf text = {.arena = input->arena};
	struct nesting nesting = {0};
	htmlDocPtr tree;
	bool any;

	stm_charset_decode(&text, reader_charset_of_html(input->bytes), input->bytes);
	tree = parse((struct stm_str){text.at, text.len}, &nesting);
	if (!tree && text.len)
		return reader_fail(events, "needs more memory than a document should");
	if (nesting.most > ABSURD) {
		xmlFreeDoc(tree);
		return reader_fail(events, "nests its elements too deep");
	}
	if (nesting.most)
		reader_warn(events,
			"nests its elements more than %d deep; what is deeper is read flat",
			(int)DEEPEST);
	any = reader_xml_root(tree) && write_tree(input, events, reader_xml_root(tree));
	xmlFreeDoc(tree);
	if (!any)
		return reader_fail(events,
			"has no text; a page that a script fills in must be saved "
			"as it is shown");
	return true;
}

const struct reader_format reader_format_html = {.name = "html", .read = read};
