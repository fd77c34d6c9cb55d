/*
 * Formulas in one line (ISO/IEC 29500-1, 22.1): their letters are text like any other; what drawing
 * adds to them, and would be missed, is written as it is typed: a/b, (x), √(x).
 */
#include "reader/docx.h"

static bool is_math(const xmlNode *node)
{
	return node->ns && strstr((const char *)node->ns->href, "/math");
}

static void write_part(struct docx *docx, const xmlNode *node, const char *name)
{
	const xmlNode *part = reader_xml_child(node, name);

	if (part)
		reader_docx_runs(docx, part);
}

/* The sign that PROPERTIES of NODE choose as NAME; PRESET where they do not. */
static struct stm_str chosen(
	const xmlNode *node, const char *properties, const char *name, struct stm_str preset)
{
	struct stm_str value;
	const xmlNode *sign = reader_xml_child(reader_xml_child(node, properties), name);

	return reader_xml_has(sign, "val", &value) ? value : preset;
}

static void write_fraction(struct docx *docx, const xmlNode *node)
{
	write_part(docx, node, "num");
	reader_docx_text(docx, STM_STR("/"));
	write_part(docx, node, "den");
}

static void write_delimited(struct docx *docx, const xmlNode *node)
{
	const xmlNode *part = reader_xml_child(node, "e");

	reader_docx_text(docx, chosen(node, "dPr", "begChr", STM_STR("(")));
	while (part) {
		reader_docx_runs(docx, part);
		part = reader_xml_next(part, "e");
		if (part)
			reader_docx_text(docx, chosen(node, "dPr", "sepChr", STM_STR("|")));
	}
	reader_docx_text(docx, chosen(node, "dPr", "endChr", STM_STR(")")));
}

static void write_operator(struct docx *docx, const xmlNode *node)
{
	reader_docx_text(docx, chosen(node, "naryPr", "chr", STM_STR("\xe2\x88\xab")));
	write_part(docx, node, "sub");
	write_part(docx, node, "sup");
	write_part(docx, node, "e");
}

static void write_root(struct docx *docx, const xmlNode *node)
{
	write_part(docx, node, "deg");
	reader_docx_text(docx, STM_STR("\xe2\x88\x9a("));
	write_part(docx, node, "e");
	reader_docx_text(docx, STM_STR(")"));
}

static const struct {
	const char *name;
	void (*write)(struct docx *docx, const xmlNode *node);
} signs[] = {{"f", write_fraction}, {"d", write_delimited}, {"nary", write_operator},
	{"rad", write_root}};

bool reader_docx_math(struct docx *docx, const xmlNode *node)
{
	if (!is_math(node))
		return false;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (reader_xml_is(node, signs[i].name)) {
			signs[i].write(docx, node);
			return true;
		}
	return false;
}
