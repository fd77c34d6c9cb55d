/*
 * libxml2, kept from everything it could do beside parsing: no file is opened for an entity, a
 * catalog or a character set (iconv would load its tables), nothing is expanded, nothing is
 * printed.
 */
#include "reader/xml.h"

#include <limits.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

/* Where the name in encoding="..." of an XML declaration stands in HEAD; empty when nowhere. */
static struct stm_str declared_encoding(struct stm_str head)
{
	ptrdiff_t end = stm_str_find(head, STM_STR("?>"), 0);
	ptrdiff_t at = stm_str_find(head, STM_STR("encoding"), 0);
	size_t start, stop;

	if (!stm_str_starts(head, STM_STR("<?xml")) || at < 0 || at > end)
		return (struct stm_str){NULL, 0};
	start = (size_t)at + sizeof("encoding") - 1;
	while (start < (size_t)end && head.at[start] != '"' && head.at[start] != '\'')
		start++;
	for (stop = start + 1; stop < (size_t)end && head.at[stop] != head.at[start];)
		stop++;
	return stm_str_sub(head, start + 1, stop);
}

/*
 * The encoding BYTES are in, of those that libxml2 converts by itself; NULL for any other (XML 1.0,
 * appendix F). What says it is UTF-16 and is not would be no XML, so a sign of it suffices.
 */
static const char *find_encoding(struct stm_str bytes)
{
	static const char *const own[] = {"UTF-8", "ISO-8859-1", "US-ASCII", "ASCII"};
	const unsigned char *b = (const unsigned char *)bytes.at;
	struct stm_str name;

	if (bytes.len < 4)
		return "UTF-8";
	if ((b[0] == 0xff && b[1] == 0xfe && (b[2] || b[3])) || (b[0] == '<' && !b[1] && b[2]))
		return "UTF-16LE";
	if ((b[0] == 0xfe && b[1] == 0xff) || (!b[0] && b[1] == '<'))
		return "UTF-16BE";
	if (!b[0] || !b[1])
		return NULL;
	name = declared_encoding(stm_str_sub(bytes, 0, 256));
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (stm_str_same(name, stm_str(own[i])))
			return own[i];
	return name.len ? NULL : "UTF-8";
}

/*
 * Declarations end the parse, so that nobody asks what an entity or a preset would stand for. They
 * begin with the '[' that comes next.
 */
static void document_type(
	void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	xmlParserCtxt *parser = data;

	if (*parser->input->cur == '[') {
		parser->_private = parser;
		xmlStopParser(parser);
	} else {
		xmlSAX2InternalSubset(parser, name, public_id, system_id);
	}
}

/*
 * libxml2 does not always survive that memory runs out, so it is not let. An element is a node with
 * a text behind it, an attribute a node with a text in it; measured on documents of Word, this is
 * four fifths of what is taken.
 */
size_t reader_xml_weight(struct stm_str bytes)
{
	enum { ELEMENT = 160, ATTRIBUTE = 288 };
	size_t elements = 0, attributes = 0;
	bool inside = false;

	for (size_t i = 0; i < bytes.len; i++) {
		char c = bytes.at[i];

		inside = c == '<' || (inside && c != '>');
		elements += c == '<' && (i + 1 == bytes.len || bytes.at[i + 1] != '/');
		attributes += inside && c == '=';
	}
	return bytes.len + elements * ELEMENT + attributes * ATTRIBUTE;
}

/* Keeps libxml2 from printing; DATA is set when memory ran out after all. */
static void take_error(void *data, xmlErrorPtr error)
{
	bool *exhausted = data;

	if (error->code == XML_ERR_NO_MEMORY)
		*exhausted = true;
}

static const char *describe(struct stm_arena *arena, const xmlParserCtxt *parser)
{
	const xmlError *error = &parser->lastError;

	if (parser->_private)
		return "declares entities or attributes, which is not read";
	if (error->message && strstr(error->message, "xcessive depth"))
		return "nests its elements too deep";
	return stm_format(arena, "is no well-formed XML (line %d)", error->line);
}

static xmlDoc *parse(
	struct stm_arena *arena, struct stm_str bytes, const char *encoding, const char **fault)
{
	enum {
		OPTIONS = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
			  XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC
	};
	xmlParserCtxt *parser = xmlNewParserCtxt();
	xmlDoc *tree = NULL;

	if (!parser)
		return NULL;
	parser->sax->internalSubset = document_type;
	tree = xmlCtxtReadMemory(parser, bytes.at, (int)bytes.len, NULL, encoding, OPTIONS);
	if (tree && parser->_private) {
		xmlFreeDoc(tree);
		tree = NULL;
	}
	if (!tree)
		*fault = describe(arena, parser);
	xmlFreeParserCtxt(parser);
	return tree;
}

xmlDoc *reader_xml_parse(struct stm_arena *arena, struct stm_str bytes, const char **fault)
{
	const char *encoding = find_encoding(bytes);
	bool exhausted = bytes.len > INT_MAX || reader_xml_weight(bytes) > READER_XML_MOST;
	xmlDoc *tree = NULL;

	xmlSetStructuredErrorFunc(&exhausted, take_error);
	if (!encoding)
		*fault = "is in an encoding that is not read; save it as UTF-8";
	else if (!exhausted)
		tree = parse(arena, bytes, encoding, fault);
	if (!tree && exhausted)
		*fault = "needs more memory than a document should";
	xmlSetStructuredErrorFunc(NULL, NULL);
	return tree;
}

const xmlNode *reader_xml_root(const xmlDoc *tree)
{
	return tree ? xmlDocGetRootElement(tree) : NULL;
}

bool reader_xml_is(const xmlNode *node, const char *local)
{
	return node && node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, local);
}

/* NODE, or the first of its younger siblings, that is an element called LOCAL (NULL: any). */
static const xmlNode *from(const xmlNode *node, const char *local)
{
	while (node && (node->type != XML_ELEMENT_NODE || (local && !reader_xml_is(node, local))))
		node = node->next;
	return node;
}

const xmlNode *reader_xml_child(const xmlNode *parent, const char *local)
{
	return parent && parent->type == XML_ELEMENT_NODE ? from(parent->children, local) : NULL;
}

const xmlNode *reader_xml_next(const xmlNode *node, const char *local)
{
	return node ? from(node->next, local) : NULL;
}

const xmlNode *reader_xml_skip(const xmlNode *root, const xmlNode *node)
{
	while (node && node != root && !node->next)
		node = node->parent;
	return node && node != root ? node->next : NULL;
}

/* Only an element is gone into: an entity's children are its declaration, which may be a ring. */
const xmlNode *reader_xml_walk(const xmlNode *root, const xmlNode *node)
{
	if (node && node->type == XML_ELEMENT_NODE && node->children)
		return node->children;
	return reader_xml_skip(root, node);
}

bool reader_xml_has(const xmlNode *node, const char *local, struct stm_str *value)
{
	const xmlAttr *attribute = node && node->type == XML_ELEMENT_NODE ? node->properties : NULL;

	while (attribute && strcmp((const char *)attribute->name, local))
		attribute = attribute->next;
	if (!attribute)
		return false;
	*value = reader_xml_text(attribute->children);
	return true;
}

struct stm_str reader_xml_attribute(const xmlNode *node, const char *local)
{
	struct stm_str value = {NULL, 0};

	reader_xml_has(node, local, &value);
	return value;
}

struct stm_str reader_xml_text(const xmlNode *node)
{
	if (!node || (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE))
		return (struct stm_str){NULL, 0};
	return stm_str((const char *)node->content);
}

void reader_xml_add_text(struct stm_buf *buf, const xmlNode *root)
{
	for (const xmlNode *node = root; node; node = reader_xml_walk(root, node))
		stm_buf_str(buf, reader_xml_text(node));
}
