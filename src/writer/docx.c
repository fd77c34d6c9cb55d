/* The way of a document: edits -> trees -> parts -> package. */
#include "writer/docx.h"

#include "writer/archive.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"
#include "writer/parts.h"

/* Trees of a new package by their part. */
enum part { DOCUMENT, FOOTNOTES, HEADER, STYLES, PARTS };

static const char *const names[PARTS] = {
	"word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/styles.xml"};

struct stm_str writer_part(const char *name)
{
	for (size_t i = 0; writer_parts[i].name; i++)
		if (!strcmp(writer_parts[i].name, name))
			return writer_parts[i].bytes;
	return (struct stm_str){NULL, 0};
}

/* What is compiled in is well-formed. */
static xmlDoc *parse(struct writer *writer, enum part part)
{
	const char *fault;

	return reader_xml_parse(writer->arena, writer_part(names[part]), &fault);
}

/* The language of the text in the script it has: others keep the style's. */
static void set_language(xmlNode *root, struct stm_str language)
{
	static const char *const rows[][3] = {{"ar", "bidi", "ar-SA"}, {"zh", "eastAsia", "zh-CN"},
		{"en", "val", "en-GB"}, {"fr", "val", "fr-FR"}, {"es", "val", "es-ES"},
		{"ru", "val", "ru-RU"}};
	xmlNode *node = root;

	while (node && !reader_xml_is(node, "lang"))
		node = (xmlNode *)reader_xml_walk(root, node);
	for (size_t i = 0; node && i < sizeof(rows) / sizeof(rows[0]); i++)
		if (stm_str_equal(language, stm_str(rows[i][0])))
			writer_set(node, rows[i][1], rows[i][2]);
}

/* The symbols at the head of the page come first; returns the first edit behind them. */
static size_t put_head(struct writer *writer, xmlNode *root)
{
	struct writer_paragraph paragraph = {
		.writer = writer, .node = (xmlNode *)reader_xml_child(root, "p")};
	size_t i = 0;

	for (; i < writer->edits.list.len && writer->edits.list.at[i].event == STM_EDIT_HEAD; i++)
		writer_run(&paragraph, &writer->edits.list.at[i]);
	return i;
}

static void put_body(struct writer *writer, size_t i)
{
	xmlNode *end = (xmlNode *)reader_xml_child(writer->body, "p");

	while (i < writer->edits.list.len) {
		if (writer->edits.list.at[i].event == STM_EDIT_ROW)
			i = writer_row(writer, i, end);
		else
			i = writer_paragraph(writer, i, end, false);
	}
}

struct stm_str writer_serialize(struct writer *writer, xmlDoc *tree)
{
	xmlChar *bytes = NULL;
	int length = 0;
	struct stm_str copy;

	xmlDocDumpMemoryEnc(tree, &bytes, &length, "UTF-8");
	copy = (struct stm_str){
		stm_copy(writer->arena, (const char *)bytes, (size_t)length), (size_t)length};
	xmlFree(bytes);
	return copy;
}

static bool pack(struct writer *writer, xmlDoc **trees, struct stm_str *out)
{
	struct writer_archive archive;
	bool done = writer_archive_open(&archive, (struct stm_str){NULL, 0});

	if (!done)
		return false;
	for (size_t i = 0; done && writer_parts[i].name; i++) {
		struct stm_str bytes = writer_parts[i].bytes;

		for (int part = 0; part < PARTS; part++)
			if (!strcmp(names[part], writer_parts[i].name))
				bytes = writer_serialize(writer, trees[part]);
		done = writer_archive_put(&archive, writer_parts[i].name, bytes);
	}
	return writer_archive_end(&archive, writer->arena, out) && done;
}

static bool make(struct writer *writer, struct stm_str *out)
{
	xmlDoc *trees[PARTS];
	size_t i;

	for (int part = 0; part < PARTS; part++)
		trees[part] = parse(writer, (enum part)part);
	writer->body = (xmlNode *)reader_xml_child(reader_xml_root(trees[DOCUMENT]), "body");
	writer->footnotes = (xmlNode *)reader_xml_root(trees[FOOTNOTES]);
	set_language((xmlNode *)reader_xml_root(trees[STYLES]), writer->edits.language);
	i = put_head(writer, (xmlNode *)reader_xml_root(trees[HEADER]));
	put_body(writer, i);
	return pack(writer, trees, out);
}

bool writer_docx(struct writer *writer, struct stm_str input)
{
	size_t line = writer_edits_read(&writer->edits, writer->arena, input);
	struct stm_str package;

	if (line)
		return writer_fail(writer->answer,
			"its writer speaks another protocol (line %zu); install stemma and "
			"stemma-writer of one version",
			line);
	writer->author = stm_copy(writer->arena, writer->edits.author.at, writer->edits.author.len);
	writer->date = stm_format(writer->arena, "%.*sT00:00:00Z", (int)writer->edits.date.len,
		writer->edits.date.at);
	if (writer->edits.package.len) {
		if (!into_document(writer, &package))
			return false;
	} else if (!make(writer, &package)) {
		return writer_fail(writer->answer, "needs more memory than a document should");
	}
	return writer_give(writer->answer, package);
}
