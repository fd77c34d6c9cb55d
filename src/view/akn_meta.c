/*
 * What a document is called: a work, an expression of it in a language, and this file (FRBR), with
 * the addresses of the Akoma Ntoso naming convention as AKN4UN has them:
 *
 *	/akn/un/statement/deliberation/unga/2023-12-19/78-217/eng@/!main
 *
 * Dates are mandatory there. One that nobody knows is 0001-01-01, which our reader takes for none.
 */
#include <stdlib.h>

#include "doc/body.h"
#include "doc/document.h"
#include "doc/told.h"
#include "view/akn.h"
#include "view/akn/templates.h"

static const char UNKNOWN[] = "0001-01-01";

/* What goes into addresses. */
struct naming {
	const struct stm_metadata *metadata;
	const char *type, *subtype, *actor, *date, *issued, *number, *language;
};

/* Letters, digits and dots; what is between them is a hyphen, what is around them goes. */
static const char *slug(struct stm_arena *arena, struct stm_str s)
{
	struct stm_buf buf = {.arena = arena};
	bool gap = false;

	for (size_t i = 0; i < s.len; i++) {
		char c = stm_is_upper(s.at[i]) ? (char)(s.at[i] + 32) : s.at[i];

		if (!stm_is_lower(c) && !stm_is_digit(c) && c != '.') {
			gap = buf.len > 0;
			continue;
		}
		if (gap)
			stm_buf_char(&buf, '-');
		stm_buf_char(&buf, c);
		gap = false;
	}
	return stm_buf_end(&buf);
}

/* "unga", "unhrc"; of a body that has no name there, the beginning of its symbols. */
static const char *actor_of(struct stm_arena *arena, const struct stm_metadata *metadata)
{
	const struct stm_body *body = metadata->body ? stm_body_named(metadata->body) : NULL;
	struct stm_str symbol = stm_str(metadata->symbol);
	ptrdiff_t slash = stm_str_find(symbol, STM_STR("/"), 0);
	const char *name;

	if (body && !strcmp(body->organ, "ECOSOC"))
		return "ecosoc";
	if (body)
		return stm_format(arena, "un%s", slug(arena, stm_str(body->organ)));
	name = slash > 0 ? slug(arena, stm_str_sub(symbol, 0, (size_t)slash)) : "";
	return name[0] && stm_is_lower(name[0]) ? name : "un";
}

/* "78-217" of A/RES/78/217, and of a draft the whole of its symbol. */
static const char *number_of(struct stm_arena *arena, const char *symbol)
{
	struct stm_str s = stm_str(symbol);
	ptrdiff_t adopted = stm_str_find(s, STM_STR("/RES/"), 0);
	const char *number = slug(arena, adopted > 0 ? stm_str_from(s, (size_t)adopted + 5) : s);

	return number[0] ? number : "document";
}

/* A day that there is, of a year of four digits; the schema asks for one. */
static const char *date_or_unknown(const char *date)
{
	static const char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	struct stm_str s = stm_str(date);
	int month, day, year;

	if (s.len != 10 || s.at[4] != '-' || s.at[7] != '-')
		return UNKNOWN;
	for (size_t i = 0; i < s.len; i++)
		if (i != 4 && i != 7 && !stm_is_digit(s.at[i]))
			return UNKNOWN;
	month = (s.at[5] - '0') * 10 + s.at[6] - '0';
	day = (s.at[8] - '0') * 10 + s.at[9] - '0';
	year = atoi(date);
	if (!year || month < 1 || month > 12 || day < 1 || day > days[month - 1] ||
		(month == 2 && day == 29 && (year % 4 || (year % 100 == 0 && year % 400))))
		return UNKNOWN;
	return date;
}

/* ISO 639-2 of the UN's languages; "und" is undetermined. */
static const char *language_of(const char *language)
{
	static const char *const known[][2] = {{"ar", "ara"}, {"zh", "zho"}, {"en", "eng"},
		{"fr", "fra"}, {"ru", "rus"}, {"es", "spa"}};

	for (size_t i = 0; language && i < sizeof(known) / sizeof(known[0]); i++)
		if (!strcmp(language, known[i][0]))
			return known[i][1];
	return "und";
}

static struct naming name_document(const struct stm_akn *akn)
{
	struct stm_arena *arena = &akn->out->arena;
	const struct stm_metadata *metadata = stm_document_metadata(akn->document);
	bool adopted = metadata->adopted && date_or_unknown(metadata->adopted) != UNKNOWN;

	return (struct naming){
		.metadata = metadata,
		.type = akn->type,
		.subtype = strcmp(akn->type, "statement") ? "document" : "deliberation",
		.actor = actor_of(arena, metadata),
		.date = date_or_unknown(adopted ? metadata->adopted : metadata->date),
		.issued = date_or_unknown(metadata->date),
		.number = number_of(arena, metadata->symbol),
		.language = language_of(metadata->language),
	};
}

static const char *event_of(const struct naming *naming)
{
	return naming->date == UNKNOWN                     ? "unknown"
	       : naming->metadata->adopted == naming->date ? "adoption"
							   : "publication";
}

static void write_identification(
	struct stm_akn *akn, const struct naming *naming, const char *component)
{
	const char *work = stm_format(&akn->out->row, "/akn/un/%s/%s/%s/%s/%s", naming->type,
		naming->subtype, naming->actor, naming->date, naming->number);
	const char *title = naming->metadata->title;

	stm_template_write(akn->out, &stm_t_akn_identification,
		(struct stm_str[]){
			[STM_T_AKN_IDENTIFICATION_WORK] = stm_str(work),
			[STM_T_AKN_IDENTIFICATION_COMPONENT] = stm_str(component),
			[STM_T_AKN_IDENTIFICATION_ALIAS] = stm_str(title ? "title" : "symbol"),
			[STM_T_AKN_IDENTIFICATION_TITLE] = stm_str(
				title ? title : naming->metadata->symbol),
			[STM_T_AKN_IDENTIFICATION_DATE] = stm_str(naming->date),
			[STM_T_AKN_IDENTIFICATION_EVENT] = stm_str(event_of(naming)),
			[STM_T_AKN_IDENTIFICATION_ACTOR] = stm_str(naming->actor),
			[STM_T_AKN_IDENTIFICATION_SUBTYPE] = stm_str(naming->subtype),
			[STM_T_AKN_IDENTIFICATION_SYMBOL] = stm_str(naming->metadata->symbol),
			[STM_T_AKN_IDENTIFICATION_LANGUAGE] = stm_str(naming->language),
			[STM_T_AKN_IDENTIFICATION_ISSUED] = stm_str(naming->issued),
		});
}

/* Footnotes whose mark is nowhere in the text stand in the metadata, so that none is lost. */
static void write_lone_notes(struct stm_akn *akn, const bool *marked)
{
	size_t count = stm_document_footnote_count(akn->document), lone = 0;

	for (size_t i = 0; i < count; i++) {
		const struct stm_footnote *note = stm_document_footnote(akn->document, i);

		if (marked[i])
			continue;
		stm_buf_text(&akn->out->buf, lone++ ? "\n" : "\n<notes source=\"#stemma\">\n");
		stm_template_write(akn->out, &stm_t_akn_lone_note,
			(struct stm_str[]){[STM_T_AKN_LONE_NOTE_ID] = stm_str(
						   stm_format(&akn->out->row, "%zu", i + 1)),
				[STM_T_AKN_LONE_NOTE_MARK] = stm_str(note->mark),
				[STM_T_AKN_LONE_NOTE_TEXT] = stm_str(note->text)});
	}
	stm_buf_text(&akn->out->buf, lone ? "\n</notes>" : "");
}

/* Footnotes by their index that have a mark in the text. */
static const bool *find_marked(const struct stm_akn *akn)
{
	size_t count = stm_document_footnote_count(akn->document);
	bool *marked = stm_alloc_array(&akn->out->arena, count + 1, sizeof(*marked));

	for (size_t i = 0; i < stm_document_paragraph_count(akn->document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(akn->document, i);

		for (size_t k = 0; k < paragraph->span_count; k++)
			if (paragraph->spans[k].kind == STM_SPAN_NOTE &&
				paragraph->spans[k].note < count)
				marked[paragraph->spans[k].note] = true;
	}
	return marked;
}

/* Metadata as they are, whatever became of them above. */
static void write_fields(struct stm_akn *akn, const struct stm_metadata *metadata)
{
	for (size_t i = 0, written = 0; stm_metadata_name(i); i++) {
		const char *value = stm_metadata_value(metadata, i);

		if (!value)
			continue;
		stm_buf_text(&akn->out->buf, written++ ? "\n" : "");
		stm_template_write(akn->out, &stm_t_akn_field,
			(struct stm_str[]){[STM_T_AKN_FIELD_NAME] = stm_str(stm_metadata_name(i)),
				[STM_T_AKN_FIELD_VALUE] = stm_str(value)});
	}
}

static const char *key_of(const struct stm_akn *akn)
{
	uint64_t key = STM_KEY;

	for (size_t i = 0; i < stm_document_paragraph_count(akn->document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(akn->document, i);

		key = stm_told_key(key, stm_str(paragraph->label), stm_str(paragraph->number),
			stm_paragraph_str(paragraph));
	}
	return stm_format(&akn->out->row, "%016llx", (unsigned long long)key);
}

void stm_akn_write_start(struct stm_akn *akn, const char *name)
{
	struct naming naming = name_document(akn);
	const char *body = naming.metadata->body;
	struct stm_filling start = stm_template_open(akn->out, &stm_t_akn_start,
		(struct stm_str[]){
			[STM_T_AKN_START_NAMESPACE] = STM_STR(STM_AKN_NAMESPACE),
			[STM_T_AKN_START_TYPE] = stm_str(akn->type),
			[STM_T_AKN_START_NAME] = stm_str(name),
			[STM_T_AKN_START_DATE] = stm_str(naming.issued),
			[STM_T_AKN_START_SYMBOL] = stm_str(naming.metadata->symbol),
			[STM_T_AKN_START_ACTOR] = stm_str(naming.actor),
			[STM_T_AKN_START_BODY] = stm_str(body ? body : naming.actor),
			[STM_T_AKN_START_KEY] = stm_str(key_of(akn)),
		});

	write_identification(akn, &naming, "main");
	stm_template_next(&start);
	write_lone_notes(akn, find_marked(akn));
	stm_template_next(&start);
	write_fields(akn, naming.metadata);
	stm_template_next(&start);
}

void stm_akn_write_annex_meta(struct stm_akn *akn)
{
	struct naming naming = name_document(akn);

	stm_buf_text(&akn->out->buf, "<meta>\n");
	write_identification(akn, &naming, stm_format(&akn->out->row, "annex_%u", akn->annexes));
	stm_buf_text(&akn->out->buf, "\n</meta>\n");
}
