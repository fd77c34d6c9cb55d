/*
 * What a document says of itself: the FRBR metadata and the words of the preface that
 * are marked up as its title, number and session. What the metadata call number, alias or name is a
 * symbol in some collections and a running number or a title in others, so its form decides.
 */
#include "doc/document.h"
#include "reader/akn.h"
#include "reader/visit.h"
#include "reader/xml.h"

/* The text below NODE that belongs to the side that is read, without footnotes, folded. */
static struct stm_str visible(const struct reader_input *input, const xmlNode *node)
{
	struct stm_buf buf = {.arena = input->arena};
	enum akn_kind gone = input->original ? AKN_INSERT : AKN_DELETE;
	const xmlNode *at = node;

	while (at) {
		struct stm_str text = reader_xml_text(at);
		enum akn_kind kind = at->type == XML_ELEMENT_NODE ? reader_akn_tag(at)->kind
								  : AKN_INLINE;

		if (kind == gone || kind == AKN_NOTE) {
			at = reader_xml_skip(node, at);
			continue;
		}
		reader_add_folded(&buf, text);
		at = reader_xml_walk(node, at);
	}
	return stm_str_trim((struct stm_str){buf.at, buf.len});
}

/* The element behind AT that is DOCUMENT's own, not in what is attached to it; NULL at the end. */
static const xmlNode *next_own(const xmlNode *document, const xmlNode *at)
{
	static const char *const others[] = {
		"meta", "attachments", "components", "collectionBody", "body", "mainBody"};
	bool other = false;

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		other |= reader_xml_is(at, others[i]);
	return other ? reader_xml_skip(document, at) : reader_xml_walk(document, at);
}

/* The first element called NAME in DOCUMENT itself (which may be NULL); or NULL. */
static const xmlNode *find(const xmlNode *document, const char *name)
{
	const xmlNode *at = document;

	while (at && !reader_xml_is(at, name))
		at = next_own(document, at);
	return at;
}

/* "A/RES/78/217", "S/RES/2690 (2023)", "A/C.3/80/L.52/Rev.1". */
static bool is_symbol(struct stm_str s)
{
	if (!s.len || s.len > 60 || !stm_is_upper(s.at[0]))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (!stm_is_alpha(s.at[i]) && !stm_is_digit(s.at[i]) && !strchr("/.-() ", s.at[i]))
			return false;
	return stm_str_find(s, STM_STR("/"), 0) > 0;
}

/* The value of the first child of LEVEL (FRBRWork, ...) that is called NAME and has a symbol. */
static struct stm_str symbol_in(const xmlNode *level, const char *name)
{
	for (const xmlNode *at = reader_xml_child(level, name); at;
		at = reader_xml_next(at, name)) {
		struct stm_str value = stm_str_trim(reader_xml_attribute(at, "value"));

		if (is_symbol(value))
			return value;
	}
	return (struct stm_str){NULL, 0};
}

/*
 * A docNumber that is a symbol, else the first: a resolution prints "A/RES/79/275" on its cover and
 * "79/275." before its title.
 */
static struct stm_str printed_symbol(const struct reader_input *input, const xmlNode *document)
{
	struct stm_str first = {NULL, 0};

	for (const xmlNode *at = document; at; at = next_own(document, at)) {
		struct stm_str text;

		if (!reader_xml_is(at, "docNumber"))
			continue;
		text = visible(input, at);
		if (is_symbol(text))
			return text;
		if (!first.len)
			first = text;
	}
	return first;
}

static struct stm_str find_symbol(const struct reader_input *input, const xmlNode *document,
	const xmlNode *work, const xmlNode *expression)
{
	static const char *const names[] = {"FRBRnumber", "FRBRalias", "FRBRname"};
	struct stm_str found = {NULL, 0};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !found.len; i++)
		found = symbol_in(work, names[i]);
	if (!found.len)
		found = symbol_in(expression, "FRBRalias");
	if (!found.len)
		found = printed_symbol(input, document);
	if (!found.len)
		found = reader_xml_attribute(reader_xml_child(work, "FRBRnumber"), "value");
	return found;
}

/*
 * The title of the preface comes before that of a cover page, which says "Resolution adopted by
 * ..."; some have theirs in the metadata alone: <FRBRalias name="title" value="..."/>.
 */
static struct stm_str find_title(
	const struct reader_input *input, const xmlNode *document, const xmlNode *work)
{
	const xmlNode *title = find(reader_xml_child(document, "preface"), "docTitle");

	if (!title)
		title = find(document, "docTitle");
	if (title)
		return visible(input, title);
	for (const xmlNode *at = reader_xml_child(work, "FRBRalias"); at;
		at = reader_xml_next(at, "FRBRalias"))
		if (stm_str_ends(reader_xml_attribute(at, "name"), STM_STR("title")))
			return reader_xml_attribute(at, "value");
	return (struct stm_str){NULL, 0};
}

/* "2024-12-17", with or without a time behind it; the first day of all means that none is known. */
static struct stm_str as_date(struct stm_str s)
{
	struct stm_str nothing = {NULL, 0};

	if (s.len < 10 || s.at[4] != '-' || s.at[7] != '-')
		return nothing;
	for (size_t i = 0; i < 10; i++)
		if (i != 4 && i != 7 && !stm_is_digit(s.at[i]))
			return nothing;
	if (stm_str_starts(s, STM_STR("0001-01-01")))
		return nothing;
	return stm_str_sub(s, 0, 10);
}

/* When the work was adopted, if that is what its date is called. */
static struct stm_str find_adopted(const xmlNode *work)
{
	for (const xmlNode *at = reader_xml_child(work, "FRBRdate"); at;
		at = reader_xml_next(at, "FRBRdate"))
		if (stm_str_starts(reader_xml_attribute(at, "name"), STM_STR("adopt")))
			return as_date(reader_xml_attribute(at, "date"));
	return (struct stm_str){NULL, 0};
}

/* The date of this version, of the work it is a version of, or the one in the preface. */
static struct stm_str find_date(
	const xmlNode *document, const xmlNode *work, const xmlNode *expression)
{
	const xmlNode *places[] = {reader_xml_child(expression, "FRBRdate"),
		reader_xml_child(work, "FRBRdate"), find(document, "docDate")};
	struct stm_str found = {NULL, 0};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]) && !found.len; i++)
		found = as_date(reader_xml_attribute(places[i], "date"));
	return found;
}

/* ISO 639-2, in both its forms for Chinese and French, to 639-1; of the UN's languages only. */
static struct stm_str as_language(struct stm_str s)
{
	static const struct {
		const char *code, *letters;
	} known[] = {{"ar", "ar"}, {"ara", "ar"}, {"arb", "ar"}, {"zh", "zh"}, {"zho", "zh"},
		{"chi", "zh"}, {"cmn", "zh"}, {"en", "en"}, {"eng", "en"}, {"fr", "fr"},
		{"fra", "fr"}, {"fre", "fr"}, {"ru", "ru"}, {"rus", "ru"}, {"es", "es"},
		{"spa", "es"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (stm_str_same(s, stm_str(known[i].code)))
			return stm_str(known[i].letters);
	return (struct stm_str){NULL, 0};
}

/* Only names of fields, since a name is no text in an event. */
static void write_field(struct reader_events *events, struct stm_str name, const xmlNode *node)
{
	for (size_t i = 0; stm_metadata_name(i); i++)
		if (stm_str_equal(name, stm_str(stm_metadata_name(i))) && node->children)
			reader_meta(events, stm_metadata_name(i), reader_xml_text(node->children));
}

/* What Stemma wrote as it was, which comes before what it could only say in other words. */
static void write_own(struct reader_events *events, const xmlNode *document)
{
	const xmlNode *own = reader_xml_child(
		reader_xml_child(reader_xml_child(document, "meta"), "proprietary"), "document");

	reader_meta(events, "key", reader_xml_attribute(own, "key"));
	for (const xmlNode *at = reader_xml_child(own, "field"); at;
		at = reader_xml_next(at, "field"))
		write_field(events, reader_xml_attribute(at, "name"), at);
}

void reader_akn_metadata(
	const struct reader_input *input, struct reader_events *events, const xmlNode *document)
{
	const xmlNode *about = reader_xml_child(
		reader_xml_child(document, "meta"), "identification");
	const xmlNode *work = reader_xml_child(about, "FRBRWork");
	const xmlNode *expression = reader_xml_child(about, "FRBRExpression");
	const xmlNode *language = reader_xml_child(expression, "FRBRlanguage");
	const xmlNode *session = find(document, "session");

	write_own(events, document);
	reader_meta(events, "symbol", find_symbol(input, document, work, expression));
	reader_meta(events, "title", find_title(input, document, work));
	reader_meta(events, "date", find_date(document, work, expression));
	reader_meta(events, "adopted", find_adopted(work));
	reader_meta(events, "language", as_language(reader_xml_attribute(language, "language")));
	if (session)
		reader_meta(events, "session", visible(input, session));
}
