/*
 * The words by which a document names what it descends from. An adopted resolution has its draft in
 * its header, a revised draft has the draft in its symbol, and the preamble of both likes to say
 *
 *	Recalling its previous resolutions on ferries, the most recent of which is resolution 78/220
 *
 * which may be of another subject, so that who believes it looks at the content first.
 */
#include "lineage/ancestors.h"

#include "base/unicode.h"
#include "doc/body.h"
#include "doc/symbol.h"
#include "para/figures.h"

enum {
	BEHIND = 90, /* bytes behind "the most recent of which" that its symbol may stand in */
};

static const char draft_mark[] = "/L.", revision_mark[] = "/Rev.";

static void add(struct stm_named_list *list, struct stm_arena *arena, enum stm_naming naming,
	struct stm_str symbol)
{
	for (size_t i = 0; i < list->len; i++)
		if (stm_str_equal(stm_str(list->at[i].symbol), symbol))
			return;
	STM_PUSH(arena, list,
		(struct stm_named){
			.symbol = stm_copy(arena, symbol.at, symbol.len), .naming = naming});
}

/* "A/80/L.11 and A/80/L.11/Add.1": the drafts; what is added to one is none. */
static void add_drafts(struct stm_named_list *list, struct stm_arena *arena, struct stm_str header)
{
	struct stm_str symbol;

	while ((symbol = stm_symbol_find(header)).len) {
		if (stm_str_find(symbol, STM_STR(draft_mark), 0) > 0 &&
			stm_str_find(symbol, STM_STR("/Add."), 0) < 0)
			add(list, arena, STM_NAMED_DRAFT, symbol);
		header = stm_str_from(header, (size_t)(symbol.at - header.at) + symbol.len);
	}
}

/* Of ".../Rev.3": ".../Rev.2", ".../Rev.1" and what they revise. */
static void add_revised(struct stm_named_list *list, struct stm_arena *arena, struct stm_str symbol)
{
	ptrdiff_t mark = stm_str_find(symbol, STM_STR(revision_mark), 0);
	struct stm_str draft, number;

	if (mark <= 0)
		return;
	draft = stm_str_sub(symbol, 0, (size_t)mark);
	number = stm_str_from(symbol, (size_t)mark + sizeof(revision_mark) - 1);
	if (number.len != 1 || !stm_is_digit(number.at[0]))
		return;
	for (char earlier = number.at[0] - 1; earlier > '0'; earlier--)
		add(list, arena, STM_NAMED_REVISION,
			stm_str(stm_format(arena, "%.*s%s%c", (int)draft.len, draft.at,
				revision_mark, earlier)));
	add(list, arena, STM_NAMED_REVISION, draft);
}

/* What symbols of resolutions of the document's body begin with: "A/RES/"; or "". */
static struct stm_str own_prefix(const struct stm_metadata *metadata)
{
	const struct stm_body *body = metadata->body ? stm_body_named(metadata->body) : NULL;
	struct stm_str symbol = stm_str(metadata->symbol);
	ptrdiff_t mark = stm_str_find(symbol, STM_STR("/RES/"), 0);

	if (body)
		return stm_str(body->symbols);
	return stm_str_sub(symbol, 0, mark > 0 ? (size_t)mark + 5 : 0);
}

/* "General Assembly resolution 78/220": the prefix of the body named in S, else OWN. */
static struct stm_str prefix_in(struct stm_str s, struct stm_str own)
{
	const struct stm_body *body;

	for (size_t i = 0; i < s.len; i++)
		if (stm_is_upper(s.at[i]) && stm_body_printed(stm_str_from(s, i), &body))
			return stm_str(body->symbols);
	return own;
}

/* The first symbol in S, which is what stands behind "the most recent of which". */
static void add_latest(
	struct stm_named_list *list, struct stm_arena *arena, struct stm_str s, struct stm_str own)
{
	struct stm_figure figure;

	for (size_t i = 0; i < s.len && s.at[i] != ';'; i++) {
		struct stm_str prefix;

		if (!stm_is_digit(s.at[i]) || !stm_figure_symbol(s, i, &figure))
			continue;
		prefix = stm_is_digit(figure.text.at[0]) ? prefix_in(stm_str_sub(s, 0, i), own)
							 : (struct stm_str){0};
		if (prefix.len || !stm_is_digit(figure.text.at[0]))
			add(list, arena, STM_NAMED_LATEST,
				stm_str(stm_format(arena, "%.*s%.*s", (int)prefix.len, prefix.at,
					(int)figure.text.len, figure.text.at)));
		return;
	}
}

static void add_cited(struct stm_named_list *list, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_document *document)
{
	struct stm_str own = own_prefix(&document->metadata);
	struct stm_picks picks;

	stm_picks_init(
		&picks, scratch, stm_lexicon(document->metadata.language), 1u << STM_LEXEME_LATEST);
	for (size_t i = 0; i < document->paragraphs.len; i++) {
		struct stm_str s = stm_paragraph_str(&document->paragraphs.at[i]);
		size_t end;

		if (document->paragraphs.at[i].kind != STM_PREAMBULAR)
			continue;
		for (size_t at = 0; at < s.len; at++)
			if ((!at || !stm_is_alpha(s.at[at - 1])) &&
				stm_letters_in(picks.begins, s.at[at],
					at + 1 < s.len ? s.at[at + 1] : ' ') &&
				stm_picks_match(&picks, s, at, &end))
				add_latest(list, arena, stm_str_sub(s, end, end + BEHIND), own);
	}
}

void stm_named_find(struct stm_named_list *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document)
{
	const struct stm_metadata *metadata = &document->metadata;

	*out = (struct stm_named_list){0};
	if (metadata->report)
		add_drafts(out, arena, stm_str(metadata->report));
	add_revised(out, arena, stm_str(metadata->symbol));
	add_cited(out, arena, scratch, document);
}

/* Only the header names other drafts. */
enum stm_naming stm_naming_of(const char *symbol, const char *named)
{
	ptrdiff_t mark = stm_str_find(stm_str(symbol), STM_STR(revision_mark), 0);

	if (mark > 0 && !strncmp(symbol, named, (size_t)mark))
		return STM_NAMED_REVISION;
	return strstr(named, draft_mark) ? STM_NAMED_DRAFT : STM_NAMED_LATEST;
}

const char *stm_naming_text(enum stm_naming naming)
{
	static const char *const texts[] = {
		[STM_NAMED_DRAFT] = "draft named in its header",
		[STM_NAMED_REVISION] = "revision",
		[STM_NAMED_LATEST] = "cited as the latest",
	};

	return texts[naming];
}
