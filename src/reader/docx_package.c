/*
 * Parts and relations. A part that is not well-formed makes the document unreadable, as it does for
 * Word: what stands in it would be missing without a sign.
 */
#include "reader/docx_package.h"

bool reader_docx_open(struct docx_package *package, struct stm_arena *arena, struct stm_str bytes)
{
	*package = (struct docx_package){.arena = arena};
	stm_arena_init(&package->bytes, arena->trap);
	return reader_zip_open(&package->zip, bytes, &package->fault);
}

void reader_docx_close(struct docx_package *package)
{
	for (size_t i = 0; i < package->trees.len; i++)
		xmlFreeDoc(package->trees.at[i]);
	package->trees.len = 0;
	reader_zip_close(&package->zip);
	stm_arena_release(&package->bytes);
}

/* The first fault is kept: it is the cause of what follows. */
static void blame(struct docx_package *package, const char *name, const char *fault)
{
	if (!fault || package->fault)
		return;
	package->faulty = stm_copy(package->arena, name, strlen(name));
	package->fault = fault;
}

/* The tree of BYTES. No writer of these formats declares a document type. */
static xmlDoc *parse_bytes(struct docx_package *package, struct stm_str bytes, const char **fault)
{
	xmlDoc *tree = NULL;

	package->weight += reader_xml_weight(bytes);
	if (package->weight > READER_XML_MOST)
		*fault = "needs more memory than a document should";
	else
		tree = reader_xml_parse(package->arena, bytes, fault);
	if (!tree)
		return NULL;
	STM_PUSH(package->arena, &package->trees, tree);
	if (!tree->intSubset)
		return tree;
	*fault = "declares a document type, which no Word document does";
	return NULL;
}

/* The root element of the part NAME, or NULL. */
static const xmlNode *parse(struct docx_package *package, const char *name)
{
	const char *fault = NULL;
	struct stm_str bytes;
	xmlDoc *tree = NULL;

	stm_arena_clear(&package->bytes);
	if (reader_zip_read(&package->zip, &package->bytes, name, &bytes, &fault))
		tree = parse_bytes(package, bytes, &fault);
	blame(package, name, fault);
	return reader_xml_root(tree);
}

const char *reader_docx_relations(struct stm_arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/'), *file = slash ? slash + 1 : name;

	return stm_format(arena, "%.*s_rels/%s.rels", (int)(file - name), name, file);
}

static const xmlNode *parse_relations(struct docx_package *package, const char *name)
{
	return parse(package, reader_docx_relations(package->arena, name));
}

bool reader_docx_part(struct docx_package *package, const char *name, struct docx_part *part)
{
	const xmlNode *root = parse(package, name);

	*part = (struct docx_part){.name = name, .root = root};
	if (root)
		part->relations = parse_relations(package, name);
	return root && !package->fault;
}

/* "%20" in a target is a space in the name (ISO/IEC 29500-2, 6.2.3). */
static void add_segment(struct stm_buf *name, struct stm_str segment)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < segment.len; i++) {
		const char *high = NULL, *low = NULL;

		if (segment.at[i] == '%' && i + 2 < segment.len) {
			high = memchr(digits, segment.at[i + 1] | 0x20, 16);
			low = memchr(digits, segment.at[i + 2] | 0x20, 16);
		}
		if (high && low) {
			stm_buf_char(name, (char)((high - digits) << 4 | (low - digits)));
			i += 2;
		} else {
			stm_buf_char(name, segment.at[i]);
		}
	}
}

/* Drops the last segment of NAME, which ends in a slash or is empty. */
static void cut_segment(struct stm_buf *name)
{
	size_t length = name->len ? name->len - 1 : 0;

	while (length && name->at[length - 1] != '/')
		length--;
	stm_buf_cut(name, length);
}

/* TARGET as seen from the folder of the part FROM: "../media/x.xml" of "word/document.xml". */
static const char *resolve(
	const struct docx_package *package, const char *from, struct stm_str target)
{
	struct stm_buf name = {.arena = package->arena};
	const char *slash = strrchr(from, '/');

	if (!target.len || target.at[0] != '/')
		stm_buf_add(&name, from, slash ? (size_t)(slash - from) + 1 : 0);
	for (size_t start = 0, end; start < target.len; start = end + 1) {
		struct stm_str segment;

		for (end = start; end < target.len && target.at[end] != '/';)
			end++;
		segment = stm_str_sub(target, start, end);
		if (stm_str_equal(segment, STM_STR(".."))) {
			cut_segment(&name);
		} else if (segment.len && !stm_str_equal(segment, STM_STR("."))) {
			add_segment(&name, segment);
			if (end < target.len)
				stm_buf_char(&name, '/');
		}
	}
	return stm_buf_end(&name);
}

static const char *target_of(
	const struct docx_package *package, const char *from, const xmlNode *relation)
{
	if (stm_str_same(reader_xml_attribute(relation, "TargetMode"), STM_STR("External")))
		return NULL;
	return resolve(package, from, reader_xml_attribute(relation, "Target"));
}

/* Types of the strict and the transitional edition differ in all but their last word. */
static const xmlNode *find_type(const xmlNode *relations, const char *type)
{
	const xmlNode *relation = reader_xml_child(relations, "Relationship");

	for (; relation; relation = reader_xml_next(relation, "Relationship")) {
		struct stm_str name = reader_xml_attribute(relation, "Type");
		size_t length = strlen(type);

		if (name.len > length && name.at[name.len - length - 1] == '/' &&
			stm_str_ends(name, stm_str(type)))
			return relation;
	}
	return NULL;
}

bool reader_docx_related(struct docx_package *package, const struct docx_part *from,
	const char *type, struct docx_part *part)
{
	const xmlNode *relation = find_type(from->relations, type);
	const char *name = NULL;

	if (relation)
		name = target_of(package, from->name, relation);
	else if (!from->relations)
		name = resolve(
			package, from->name, stm_str(stm_format(package->arena, "%s.xml", type)));
	*part = (struct docx_part){.name = name};
	return name && reader_docx_part(package, name, part);
}

const char *reader_docx_target(
	const struct docx_package *package, const struct docx_part *from, struct stm_str id)
{
	const xmlNode *relation = reader_xml_child(from->relations, "Relationship");

	while (relation && !stm_str_equal(reader_xml_attribute(relation, "Id"), id))
		relation = reader_xml_next(relation, "Relationship");
	return relation ? target_of(package, from->name, relation) : NULL;
}

const char *reader_docx_target_of(
	const struct docx_package *package, const struct docx_part *from, const xmlNode *relation)
{
	return target_of(package, from->name, relation);
}

/* The part whose content type is that of a document, a template or one with macros. */
static const char *find_by_content(struct docx_package *package)
{
	const xmlNode *type = reader_xml_child(parse(package, "[Content_Types].xml"), "Override");

	for (; type; type = reader_xml_next(type, "Override")) {
		struct stm_str content = reader_xml_attribute(type, "ContentType");

		if (stm_str_ends(content, STM_STR(".main+xml")) &&
			stm_str_find(content, STM_STR("word"), 0) >= 0)
			return resolve(package, "", reader_xml_attribute(type, "PartName"));
	}
	return NULL;
}

bool reader_docx_main_part(struct docx_package *package, struct docx_part *part)
{
	const xmlNode *relations = parse_relations(package, "");
	const xmlNode *relation = find_type(relations, "officeDocument");
	const char *name = relation ? target_of(package, "", relation) : NULL;

	if (name && reader_docx_part(package, name, part))
		return true;
	name = find_by_content(package);
	if (name && reader_docx_part(package, name, part))
		return true;
	return reader_docx_part(package, "word/document.xml", part);
}
