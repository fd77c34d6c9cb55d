/*
 * Akoma Ntoso 3.0: strict XML, in which an external or an expanded entity is refused by the parser
 * we all share. What is XML but no Akoma Ntoso is refused with a word on what to do.
 */
#include "reader/akn.h"

#include "base/charset.h"
#include "reader/charset.h"
#include "reader/xml.h"

/*
 * BYTES as libxml2 can read them without help: what is declared to be in one of the web's other
 * encodings is turned into UTF-8, and loses its declaration.
 */
static struct stm_str decode(struct stm_arena *arena, struct stm_str bytes)
{
	static const char *const own[] = {"utf-8", "utf-16", "iso-8859-1", "us-ascii", "ascii"};
	struct stm_buf text = {.arena = arena};
	size_t length;
	struct stm_str label = reader_charset_of_xml(bytes, &length);

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (stm_str_same(label, stm_str(own[i])))
			return bytes;
	if (!label.len)
		return bytes;
	stm_charset_decode(&text, label, stm_str_from(bytes, length));
	return (struct stm_str){text.at, text.len};
}

static bool read_tree(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root)
{
	const xmlNode *document = reader_xml_child(root, NULL);

	if (!reader_xml_is(root, "akomaNtoso") && !reader_xml_is(root, "akomantoso"))
		return reader_fail(
			events, "is XML, but not Akoma Ntoso; save it as HTML, Word or text");
	if (document)
		reader_akn_metadata(input, events, document);
	if (!reader_akn_walk(input, events, root))
		return reader_fail(events, "is Akoma Ntoso without any text");
	return true;
}

static bool read(const struct reader_input *input, struct reader_events *events)
{
	const char *fault;
	struct stm_str bytes = decode(input->arena, input->bytes);
	xmlDoc *tree = reader_xml_parse(input->arena, bytes, &fault);
	bool done;

	if (!tree)
		return reader_fail(events, "%s", fault);
	done = read_tree(input, events, reader_xml_root(tree));
	xmlFreeDoc(tree);
	return done;
}

const struct reader_format reader_format_akn = {.name = "akn", .read = read};
