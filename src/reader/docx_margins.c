/*
 * What stands around the text: headers, footers, comments. Sections share most of their headers,
 * and what is the same is told once.
 */
#include "reader/docx.h"

/* The properties of sections, in order: of the body, and of the paragraphs that end one. */
static void find_sections(struct docx *docx)
{
	const xmlNode *body = reader_xml_child(docx->main.root, "body"), *node = body;

	while (node) {
		bool other = reader_xml_is(node, "pPrChange") || reader_xml_is(node, "sectPr") ||
			     reader_xml_is(node, "txbxContent");

		if (reader_xml_is(node, "sectPr"))
			STM_PUSH(docx->arena, &docx->sections, node);
		node = other ? reader_xml_skip(body, node) : reader_xml_walk(body, node);
	}
}

static uint64_t text_key(const struct docx *docx, const xmlNode *root)
{
	struct stm_buf text = {.arena = docx->arena};

	reader_xml_add_text(&text, root);
	return stm_key(stm_str_trim((struct stm_str){text.at, text.len}));
}

/* The part that REFERENCE names, unless one of that name or text is in SEEN. */
static bool load(
	struct docx *docx, const xmlNode *reference, struct stm_map *seen, struct docx_part *part)
{
	const char *name = reader_docx_target(
		&docx->package, &docx->main, reader_xml_attribute(reference, "id"));
	int fresh;

	if (!name)
		return false;
	stm_map_put(seen, stm_key(stm_str(name)), &fresh);
	if (!fresh || !reader_docx_part(&docx->package, name, part))
		return false;
	stm_map_put(seen, text_key(docx, part->root), &fresh);
	return fresh;
}

/* Where the first page of SECTION has a header of its own, that header is printed once. */
static bool is_masthead(const struct docx *docx, const xmlNode *section, const xmlNode *reference)
{
	return section == docx->sections.at[0] && reader_xml_is(reference, "headerReference") &&
	       stm_str_equal(reader_xml_attribute(reference, "type"), STM_STR("first")) &&
	       reader_docx_is_on(reader_xml_child(section, "titlePg"));
}

static void read_section(struct docx *docx, const xmlNode *section, struct stm_map *seen)
{
	const xmlNode *reference = reader_xml_child(section, NULL);

	for (; reference; reference = reader_xml_next(reference, NULL)) {
		struct docx_margin margin = {.footer = reader_xml_is(reference, "footerReference"),
			.masthead = is_masthead(docx, section, reference)};

		if (!margin.footer && !reader_xml_is(reference, "headerReference"))
			continue;
		if (load(docx, reference, seen, &margin.part))
			STM_PUSH(docx->arena, &docx->margins, margin);
	}
}

void reader_docx_margins_read(struct docx *docx)
{
	struct stm_map seen;

	stm_map_init(&seen, docx->arena, 64);
	find_sections(docx);
	for (size_t i = 0; i < docx->sections.len; i++)
		read_section(docx, docx->sections.at[i], &seen);
}

void reader_docx_masthead(struct docx *docx)
{
	docx->in_masthead = true;
	for (size_t i = 0; i < docx->margins.len; i++)
		if (docx->margins.at[i].masthead)
			reader_docx_apart(
				docx, &docx->margins.at[i].part, docx->margins.at[i].part.root);
	docx->in_masthead = false;
}

static void leave_out(
	struct docx *docx, const struct docx_part *part, const xmlNode *root, const char *reason)
{
	reader_flow_drop(docx->flow, reason);
	reader_docx_apart(docx, part, root);
	reader_flow_return(docx->flow);
}

void reader_docx_margins(struct docx *docx, bool footers)
{
	for (size_t i = 0; i < docx->margins.len; i++) {
		const struct docx_margin *margin = &docx->margins.at[i];

		if (!margin->masthead && margin->footer == footers)
			leave_out(docx, &margin->part, margin->part.root,
				footers ? "running foot" : "running head");
	}
}

void reader_docx_comments(struct docx *docx)
{
	const xmlNode *comment = reader_xml_child(docx->comments.root, "comment");

	for (; comment; comment = reader_xml_next(comment, "comment"))
		leave_out(docx, &docx->comments, comment, "comment");
}
