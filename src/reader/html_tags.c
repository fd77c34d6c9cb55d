/*
 * Elements as the HTML standard's rendering section (15.3) sets them, with those of older HTML. The
 * table is in the order of names, for a search by halves. A head is gone into, since libxml2, which
 * does not know the elements of HTML 5, leaves whole documents in it that have no body tag.
 */
#include <stdlib.h>

#include "reader/html.h"
#include "reader/xml.h"

static const char NAVIGATION[] = "navigation", CONTROL[] = "form control", ASIDE[] = "aside",
		  OBJECT[] = "embedded object", FALLBACK[] = "fallback text", IMAGE[] = "image";

enum { EM = STM_RUN_EMPHASIS, STRONG = STM_RUN_STRONG };

static const struct html_tag tags[] = {
	{"address", HTML_BLOCK, 0, NULL},
	{"applet", HTML_DROP, 0, OBJECT},
	{"area", HTML_REPLACED, 0, IMAGE},
	{"article", HTML_SECTION, 0, NULL},
	{"aside", HTML_DROP, 0, ASIDE},
	{"audio", HTML_DROP, 0, OBJECT},
	{"b", HTML_INLINE, STRONG, NULL},
	{"blockquote", HTML_BLOCK, 0, NULL},
	{"body", HTML_BLOCK, 0, NULL},
	{"br", HTML_BREAK, 0, NULL},
	{"button", HTML_DROP, 0, CONTROL},
	{"canvas", HTML_DROP, 0, OBJECT},
	{"caption", HTML_BLOCK, 0, NULL},
	{"center", HTML_BLOCK, 0, NULL},
	{"cite", HTML_INLINE, EM, NULL},
	{"col", HTML_SKIP, 0, NULL},
	{"colgroup", HTML_SKIP, 0, NULL},
	{"datalist", HTML_SKIP, 0, NULL},
	{"dd", HTML_BLOCK, 0, NULL},
	{"del", HTML_DELETE, 0, NULL},
	{"details", HTML_BLOCK, 0, NULL},
	{"dfn", HTML_INLINE, EM, NULL},
	{"dialog", HTML_DROP, 0, "hidden text"},
	{"dir", HTML_BULLETS, 0, NULL},
	{"div", HTML_BLOCK, 0, NULL},
	{"dl", HTML_BLOCK, 0, NULL},
	{"dt", HTML_BLOCK, 0, NULL},
	{"em", HTML_INLINE, EM, NULL},
	{"embed", HTML_DROP, 0, OBJECT},
	{"fieldset", HTML_BLOCK, 0, NULL},
	{"figcaption", HTML_BLOCK, 0, NULL},
	{"figure", HTML_BLOCK, 0, NULL},
	{"footer", HTML_FURNITURE, 0, "running foot"},
	{"form", HTML_BLOCK, 0, NULL},
	{"frameset", HTML_BLOCK, 0, NULL},
	{"h1", HTML_HEADING, 1, NULL},
	{"h2", HTML_HEADING, 2, NULL},
	{"h3", HTML_HEADING, 3, NULL},
	{"h4", HTML_HEADING, 4, NULL},
	{"h5", HTML_HEADING, 5, NULL},
	{"h6", HTML_HEADING, 6, NULL},
	{"head", HTML_BLOCK, 0, NULL},
	{"header", HTML_FURNITURE, 0, "running head"},
	{"hgroup", HTML_BLOCK, 0, NULL},
	{"hr", HTML_BLOCK, 0, NULL},
	{"html", HTML_BLOCK, 0, NULL},
	{"i", HTML_INLINE, EM, NULL},
	{"iframe", HTML_DROP, 0, OBJECT},
	{"img", HTML_REPLACED, 0, IMAGE},
	{"input", HTML_REPLACED, 0, CONTROL},
	{"ins", HTML_INSERT, 0, NULL},
	{"legend", HTML_BLOCK, 0, NULL},
	{"li", HTML_ITEM, 0, NULL},
	{"link", HTML_SKIP, 0, NULL},
	{"listing", HTML_PRE, 0, NULL},
	{"main", HTML_SECTION, 0, NULL},
	{"map", HTML_INLINE, 0, NULL},
	{"menu", HTML_BULLETS, 0, NULL},
	{"meta", HTML_SKIP, 0, NULL},
	{"meter", HTML_DROP, 0, CONTROL},
	{"nav", HTML_DROP, 0, NAVIGATION},
	{"noframes", HTML_DROP, 0, FALLBACK},
	{"noscript", HTML_DROP, 0, FALLBACK},
	{"object", HTML_DROP, 0, OBJECT},
	{"ol", HTML_ORDERED, 0, NULL},
	{"option", HTML_DROP, 0, CONTROL},
	{"p", HTML_BLOCK, 0, NULL},
	{"plaintext", HTML_PRE, 0, NULL},
	{"pre", HTML_PRE, 0, NULL},
	{"progress", HTML_DROP, 0, CONTROL},
	{"q", HTML_QUOTE, 0, NULL},
	{"rp", HTML_SKIP, 0, NULL},
	{"s", HTML_STRUCK, 0, NULL},
	{"script", HTML_SKIP, 0, NULL},
	{"section", HTML_SECTION, 0, NULL},
	{"select", HTML_DROP, 0, CONTROL},
	{"strike", HTML_STRUCK, 0, NULL},
	{"strong", HTML_INLINE, STRONG, NULL},
	{"style", HTML_SKIP, 0, NULL},
	{"summary", HTML_BLOCK, 0, NULL},
	{"sup", HTML_SUP, 0, NULL},
	{"svg", HTML_DROP, 0, IMAGE},
	{"table", HTML_TABLE, 0, NULL},
	{"tbody", HTML_BLOCK, 0, NULL},
	{"td", HTML_CELL, 0, NULL},
	{"template", HTML_SKIP, 0, NULL},
	{"textarea", HTML_DROP, 0, CONTROL},
	{"tfoot", HTML_BLOCK, 0, NULL},
	{"th", HTML_CELL, 0, NULL},
	{"thead", HTML_BLOCK, 0, NULL},
	{"title", HTML_SKIP, 0, NULL},
	{"tr", HTML_ROW, 0, NULL},
	{"u", HTML_INLINE, EM, NULL},
	{"ul", HTML_BULLETS, 0, NULL},
	{"var", HTML_INLINE, EM, NULL},
	{"video", HTML_DROP, 0, OBJECT},
	{"xmp", HTML_PRE, 0, NULL},
};

static int by_name(const void *name, const void *tag)
{
	return strcmp(name, ((const struct html_tag *)tag)->name);
}

const struct html_tag *reader_html_tag(const xmlNode *node)
{
	static const struct html_tag unknown = {"", HTML_INLINE, 0, NULL};
	const struct html_tag *tag = bsearch(
		node->name, tags, sizeof(tags) / sizeof(tags[0]), sizeof(tags[0]), by_name);

	return tag ? tag : &unknown;
}

bool reader_html_is_inline(enum html_kind kind)
{
	return kind == HTML_INLINE || kind == HTML_SUP || kind == HTML_QUOTE ||
	       kind == HTML_INSERT || kind == HTML_DELETE || kind == HTML_STRUCK ||
	       kind == HTML_SKIP || kind == HTML_REPLACED;
}

const struct html_fact *reader_html_fact(const xmlNode *node)
{
	return node->_private;
}

bool reader_html_learn(struct stm_arena *arena, const xmlNode *node, struct html_fact fact)
{
	struct html_fact *kept;

	if (node->_private)
		return false;
	kept = stm_alloc(arena, sizeof(*kept));
	*kept = fact;
	((xmlNode *)node)->_private = kept;
	return true;
}

static bool has_word(struct stm_str value, struct stm_str word)
{
	for (size_t i = 0; i + word.len <= value.len; i++)
		if (stm_str_starts(stm_str_from(value, i), word))
			return true;
	return false;
}

bool reader_html_is_called(const xmlNode *node, const char *word)
{
	static const char *const attributes[] = {"class", "role", "type", "epub:type", "rel"};

	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]); i++)
		if (has_word(reader_xml_attribute(node, attributes[i]), stm_str(word)))
			return true;
	return false;
}
