/*
 * The package that is changed: its document and its footnotes get other trees, all else stays byte
 * for byte. What is missing for a first footnote is added.
 */
#include "writer/into.h"

#include "base/buf.h"
#include "base/map.h"
#include "reader/docx_styles.h"
#include "writer/archive.h"
#include "writer/docx.h"
#include "writer/nodes.h"
#include "writer/parts.h"

enum { MOST_ID = 1 << 30, ID_DIGITS = 10 };

static const char content_types[] = "[Content_Types].xml";
static const char notes_type[] =
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
static const char strict_notes_type[] =
	"http://purl.oclc.org/ooxml/officeDocument/relationships/footnotes";
static const char strict[] = "http://purl.oclc.org/ooxml/";
static const char notes_content[] =
	"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";

/* The parts that are changed, and those that may have to be. */
struct into_package {
	struct docx_part main, notes, types, relations;
	struct docx_styles styles;
	struct docx_numbering numbering;
	const char *relations_name;
	bool fresh_notes;
};

/* The number that S is; 0 when it is none, or none that could meet one of ours. */
static unsigned number_of(struct stm_str s)
{
	uint64_t number = 0;

	for (size_t i = 0; i < s.len && i <= ID_DIGITS; i++) {
		if (!stm_is_digit(s.at[i]))
			return 0;
		number = number * 10 + (unsigned)(s.at[i] - '0');
	}
	return number <= UINT32_MAX ? (unsigned)number : 0;
}

/* The id of an element, or 0; ids of all kinds are one row of numbers here. */
static unsigned id_of(const xmlNode *node)
{
	struct stm_str value;

	return reader_xml_has(node, "id", &value) ? number_of(value) : 0;
}

/* The highest id that an element below ROOT has, of those that can be gone on from. */
static unsigned highest_id(const xmlNode *root)
{
	unsigned most = 0;

	for (const xmlNode *node = root; node; node = reader_xml_walk(root, node)) {
		const unsigned id = node->type == XML_ELEMENT_NODE ? id_of(node) : 0;

		if (id > most && id < MOST_ID)
			most = id;
	}
	return most;
}

/*
 * What the part ROOT is of has taken: ids, those that are too high to go on above them one by one,
 * and the numbers of moves.
 */
static void take_ids(struct writer *writer, const xmlNode *root)
{
	static const char moves[] = "move";

	for (const xmlNode *node = root; node; node = reader_xml_walk(root, node)) {
		struct stm_str value;
		unsigned id, move;

		if (node->type != XML_ELEMENT_NODE)
			continue;
		id = id_of(node);
		if (id >= MOST_ID)
			*stm_map_put(&writer->taken, id, NULL) = 1;
		else if (id > writer->revision)
			writer->revision = id;
		if (!reader_xml_is(node, "moveFromRangeStart") &&
			!reader_xml_is(node, "moveToRangeStart"))
			continue;
		value = reader_xml_attribute(node, "name");
		move = stm_str_starts(value, stm_str(moves))
			       ? number_of(stm_str_from(value, sizeof(moves) - 1))
			       : 0;
		if (move > writer->moves && move < MOST_ID)
			writer->moves = move;
	}
}

/* Over all parts that the document refers to. */
static void find_ids(struct writer *writer, const struct into_package *parts)
{
	const xmlNode *relation = reader_xml_child(parts->main.relations, "Relationship");

	writer->taken = (struct stm_map){.arena = writer->arena};
	take_ids(writer, parts->main.root);
	for (; relation; relation = reader_xml_next(relation, "Relationship")) {
		static const char *const types[] = {
			"/footnotes", "/endnotes", "/comments", "/header", "/footer"};
		struct stm_str type = reader_xml_attribute(relation, "Type");
		bool wanted = false;
		struct docx_part part;
		const char *name = NULL;

		for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
			wanted = wanted || stm_str_ends(type, stm_str(types[i]));
		if (wanted)
			name = reader_docx_target_of(&writer->package, &parts->main, relation);
		if (name && reader_docx_part(&writer->package, name, &part))
			take_ids(writer, part.root);
	}
}

static void find_notes(struct writer *writer, struct into_package *parts)
{
	reader_docx_related(&writer->package, &parts->main, "footnotes", &parts->notes);
	writer->footnotes = (xmlNode *)parts->notes.root;
	writer->note = highest_id(parts->notes.root);
	writer->plain = true;
}

/* How paragraphs look, and how they are counted. */
static void find_styles(struct writer *writer, struct into_package *parts)
{
	struct docx_part part;

	reader_docx_related(&writer->package, &parts->main, "styles", &part);
	reader_docx_styles_read(&parts->styles, writer->arena, part.root);
	reader_docx_related(&writer->package, &parts->main, "numbering", &part);
	reader_docx_numbering_read(&parts->numbering, writer->arena, part.root, &parts->styles);
}

/* Strict documents (ISO/IEC 29500-1, annex A) have namespaces of their own. */
static bool is_strict(const struct into_package *parts)
{
	const xmlNs *ns = parts->main.root->ns;

	return ns && !strncmp((const char *)ns->href, strict, sizeof(strict) - 1);
}

/* A name beside the document's that no part has. */
static const char *free_name(
	struct writer *writer, const struct into_package *parts, const char **file)
{
	static const char *const files[] = {"footnotes.xml", "footnotes-stemma.xml"};
	const char *slash = strrchr(parts->main.name, '/'), *name = NULL;
	int folder = slash ? (int)(slash + 1 - parts->main.name) : 0;
	struct docx_part taken;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		*file = files[i];
		name = stm_format(writer->arena, "%.*s%s", folder, parts->main.name, *file);
		if (!reader_docx_part(&writer->package, name, &taken))
			break;
	}
	return name;
}

/* That there is the part of footnotes called FILE. */
static void list_notes_part(struct writer *writer, struct into_package *parts, const char *file)
{
	xmlNode *type = writer_node((xmlNode *)parts->types.root, "Override");
	xmlNode *relation = writer_node((xmlNode *)parts->main.relations, "Relationship");
	const char *name = stm_format(writer->arena, "/%s", parts->notes.name);
	const char *kind = is_strict(parts) ? strict_notes_type : notes_type;

	xmlSetProp(type, (const xmlChar *)"PartName", (const xmlChar *)name);
	xmlSetProp(type, (const xmlChar *)"ContentType", (const xmlChar *)notes_content);
	xmlSetProp(relation, (const xmlChar *)"Id", (const xmlChar *)"rIdStemmaNotes");
	xmlSetProp(relation, (const xmlChar *)"Type", (const xmlChar *)kind);
	xmlSetProp(relation, (const xmlChar *)"Target", (const xmlChar *)file);
}

/* A part for the first footnote, in the namespace of the document. */
static void add_notes(struct writer *writer, struct into_package *parts)
{
	const char *fault, *file;
	xmlNode *root;

	if (writer->footnotes || !parts->types.root || !parts->main.relations)
		return;
	root = (xmlNode *)reader_xml_root(
		reader_xml_parse(writer->arena, writer_part("word/footnotes.xml"), &fault));
	if (is_strict(parts)) {
		xmlFree((xmlChar *)root->ns->href);
		root->ns->href = xmlStrdup(parts->main.root->ns->href);
	}
	parts->notes.name = free_name(writer, parts, &file);
	parts->notes.root = writer->footnotes = root;
	parts->fresh_notes = true;
	list_notes_part(writer, parts, file);
}

static bool has_new_note(const struct writer *writer)
{
	for (size_t i = 0; i < writer->edits.list.len; i++)
		if ((writer->edits.list.at[i].event == STM_EDIT_NOTE ||
			    writer->edits.list.at[i].event == STM_EDIT_SAID) &&
			strchr("+>", writer->edits.list.at[i].op.sign))
			return true;
	return false;
}

static bool load(struct writer *writer, struct into_package *parts)
{
	struct docx_package *package = &writer->package;

	if (!reader_docx_open(package, writer->arena, writer->edits.package) ||
		!reader_docx_main_part(package, &parts->main) ||
		!reader_xml_child(parts->main.root, "body"))
		return writer_fail(writer->answer, "%s",
			package->fault ? package->fault
				       : "is no Word document that can be changed");
	find_notes(writer, parts);
	find_ids(writer, parts);
	find_styles(writer, parts);
	reader_docx_part(package, content_types, &parts->types);
	parts->relations_name = reader_docx_relations(writer->arena, parts->main.name);
	if (has_new_note(writer))
		add_notes(writer, parts);
	if (has_new_note(writer) && !writer->footnotes)
		return writer_fail(writer->answer,
			"has no list of its parts that a footnote could be added to; save it anew "
			"in Word");
	package->fault = NULL;
	if (!writer_archive_is_sound(writer->edits.package, writer->arena))
		return writer_fail(writer->answer,
			"has two parts of one name, or one outside of it; save it anew in Word");
	return true;
}

/* A note, and its new id; 0: it has none yet. */
struct ordered_note {
	xmlNode *node;
	unsigned id;
};

/* Notes by their ids, and in the order in which they are to be. */
struct note_order {
	STM_VEC(struct ordered_note) notes;
	struct stm_map index; /* of NOTES + 1 */
	struct stm_map fixed; /* ids of separators, which stay */
	unsigned last;        /* id given */
};

static void list_notes(struct writer *writer, struct note_order *order)
{
	const xmlNode *note = reader_xml_child(writer->footnotes, "footnote");

	stm_map_init(&order->index, writer->arena, 64);
	stm_map_init(&order->fixed, writer->arena, 4);
	for (; note; note = reader_xml_next(note, "footnote")) {
		struct stm_str type = reader_xml_attribute(note, "type");
		struct stm_str id = reader_xml_attribute(note, "id");

		if (type.len && !stm_str_equal(type, STM_STR("normal"))) {
			*stm_map_put(&order->fixed, stm_key_add(STM_KEY, number_of(id)), NULL) = 1;
			continue;
		}
		STM_PUSH(writer->arena, &order->notes, ((struct ordered_note){(xmlNode *)note, 0}));
		*stm_map_put(&order->index, stm_key(id), NULL) = (uint32_t)order->notes.len;
	}
}

/* The note goes behind all others, and has the next id, unless it is there already. */
static void put_last(struct note_order *order, struct ordered_note *note)
{
	xmlNode *root = note->node->parent;

	if (note->id)
		return;
	do
		note->id = ++order->last;
	while (stm_map_get(&order->fixed, stm_key_add(STM_KEY, note->id)));
	xmlUnlinkNode(note->node);
	xmlAddChild(root, note->node);
	writer_set_number(note->node, "id", note->id);
}

/*
 * LibreOffice tells footnotes by their order, which has to be that of their marks and of their ids;
 * Word by their ids alone. So they are put in order and numbered anew; the second reference to one
 * (the other branch of what is told twice) has the same id as the first.
 */
static void sort_notes(struct writer *writer, const xmlNode *body)
{
	struct note_order order = {0};

	list_notes(writer, &order);
	for (const xmlNode *at = body; at; at = reader_xml_walk(body, at)) {
		const uint32_t *found = NULL;

		if (reader_xml_is(at, "footnoteReference"))
			found = stm_map_get(&order.index, stm_key(reader_xml_attribute(at, "id")));
		if (!found)
			continue;
		put_last(&order, &order.notes.at[*found - 1]);
		writer_set_number((xmlNode *)at, "id", order.notes.at[*found - 1].id);
	}
	for (size_t i = 0; i < order.notes.len; i++)
		put_last(&order, &order.notes.at[i]);
}

static bool put(struct writer *writer, struct writer_archive *archive, const char *name,
	const xmlNode *root)
{
	return writer_archive_put(archive, name, writer_serialize(writer, root->doc));
}

/* Copies have brought their namespaces with them. */
static void settle_names(const struct docx_part *part)
{
	xmlNode *root = (xmlNode *)part->root;

	if (root && !writer_hoist(root))
		xmlDOMWrapReconcileNamespaces(NULL, root, 1);
}

static bool pack(struct writer *writer, const struct into_package *parts, struct stm_str *out)
{
	struct writer_archive archive;
	bool done = writer_archive_open(&archive, writer->edits.package);

	if (!done)
		return false;
	done = put(writer, &archive, parts->main.name, parts->main.root);
	if (done && parts->notes.root)
		done = put(writer, &archive, parts->notes.name, parts->notes.root);
	if (done && parts->fresh_notes)
		done = put(writer, &archive, content_types, parts->types.root) &&
		       put(writer, &archive, parts->relations_name, parts->main.relations);
	return writer_archive_end(&archive, writer->arena, out) && done;
}

/* One line, however many they are. */
static void warn_lost(
	const struct writer *writer, const struct into_lost *lost, enum into_reason why)
{
	static const char *const reasons[INTO_REASONS] = {"not found in the file",
		"changed in a formula, in a form's field or in text that is told twice"};
	struct stm_buf places = {.arena = writer->arena};

	for (size_t i = 0; i < lost->count && i < INTO_PLACES; i++) {
		stm_buf_text(&places, i ? ", " : "");
		stm_buf_str(&places, lost->places[i]);
	}
	if (lost->count == 1)
		writer_warn(writer->answer, "a paragraph was %s, and its changes are left out: %s",
			reasons[why], stm_buf_end(&places));
	else if (lost->count)
		writer_warn(writer->answer,
			"%zu paragraphs were %s, and their changes are left out: %s%s", lost->count,
			reasons[why], stm_buf_end(&places),
			lost->count > INTO_PLACES ? " and others" : "");
}

/* Parts that stay byte for byte, and say something of what did not. */
static void warn_package(struct writer *writer, const struct into_package *parts)
{
	const xmlNode *type = reader_xml_child(parts->types.root, "Override");
	struct docx_part part;

	while (type && stm_str_find(reader_xml_attribute(type, "ContentType"),
			       STM_STR("macroEnabled"), 0) < 0)
		type = reader_xml_next(type, "Override");
	if (type)
		writer_warn(writer->answer,
			"has macros: Word opens the result only under a name that ends in .docm");
	if (reader_docx_part(&writer->package, "_xmlsignatures/sig1.xml", &part))
		writer_warn(writer->answer,
			"is signed, and the signature does not hold for the result");
}

static void warn(const struct into *into)
{
	struct writer_answer *answer = into->writer->answer;

	for (int reason = 0; reason < INTO_REASONS; reason++)
		warn_lost(into->writer, &into->lost[reason], (enum into_reason)reason);
	if (into->fields)
		writer_warn(answer,
			"%zu changes are in results of fields, which Word may compute anew",
			into->fields);
	if (into->notes)
		writer_warn(answer, "%zu footnotes were not found in the file and are as they were",
			into->notes);
}

bool into_document(struct writer *writer, struct stm_str *out)
{
	struct into into = {.writer = writer};
	struct into_package parts = {0};
	size_t first = 0;

	if (!load(writer, &parts))
		return false;
	while (first < writer->edits.list.len &&
		writer->edits.list.at[first].event == STM_EDIT_HEAD)
		first++;
	into.root = (xmlNode *)parts.main.root;
	into.body = (xmlNode *)reader_xml_child(parts.main.root, "body");
	into.numbering = &parts.numbering;
	into_story_read(&into.story, writer->arena, into.body, &parts.styles);
	into_plan(&into, first);
	into_do(&into);
	if (has_new_note(writer) && writer->footnotes)
		sort_notes(writer, parts.main.root);
	settle_names(&parts.main);
	settle_names(&parts.notes);
	warn(&into);
	warn_package(writer, &parts);
	if (!pack(writer, &parts, out))
		return writer_fail(writer->answer,
			"is damaged, or needs more memory than a document should; get it again");
	return true;
}
