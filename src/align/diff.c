/* The alignment of two documents made into what the public header promises, and its getters. */
#include "align/diff.h"

#include "align/borrow.h"
#include "align/footnotes.h"
#include "align/marks.h"
#include "align/redline.h"
#include "doc/body.h"

struct stm_side stm_side_of(struct stm_arena *arena, const struct stm_document *document)
{
	size_t count = document->paragraphs.len;
	const struct stm_paragraph **paragraphs = stm_alloc_array(
		arena, count + 1, sizeof(*paragraphs));

	for (size_t i = 0; i < count; i++)
		paragraphs[i] = &document->paragraphs.at[i];
	return (struct stm_side){paragraphs, document->words, count};
}

/*
 * The texts of several paragraphs, joined by line feeds, on ARENA; of one paragraph its own text.
 */
static struct stm_str join_texts(struct stm_arena *arena, const struct stm_document *document,
	const uint32_t *indices, size_t count)
{
	struct stm_buf buf = {.arena = arena};

	if (count == 1)
		return stm_paragraph_str(&document->paragraphs.at[indices[0]]);
	for (size_t i = 0; i < count; i++) {
		if (i)
			stm_buf_char(&buf, '\n');
		stm_buf_str(&buf, stm_paragraph_str(&document->paragraphs.at[indices[i]]));
	}
	return (struct stm_str){buf.at, buf.len};
}

/* What all links of one diff are made with. */
struct maker {
	struct stm_diff *diff;
	struct stm_redliner redliner;
	struct stm_marker_context marker;
};

static struct stm_str text_of(const struct stm_document *document, uint32_t index)
{
	return stm_paragraph_str(&document->paragraphs.at[index]);
}

/*
 * The redline of a split or merge is of all its paragraphs together; its verb is that of the main
 * ones, as a part that came along has a verb of its own.
 */
static void add_link(struct maker *maker, const struct stm_match *match)
{
	struct stm_diff *diff = maker->diff;
	struct stm_link link = {
		.relation = match->relation,
		.flags = match->flags,
		.similarity = match->similarity,
		.olds = match->olds,
		.news = match->news,
		.old_count = match->old_count,
		.new_count = match->new_count,
	};
	struct stm_str texts[2] = {
		join_texts(&diff->arena, diff->documents[0], match->olds, match->old_count),
		join_texts(&diff->arena, diff->documents[1], match->news, match->new_count),
	};
	struct stm_str mains[2] = {
		text_of(diff->documents[0], match->old_main),
		text_of(diff->documents[1], match->new_main),
	};

	link.edits = stm_redline(&maker->redliner, texts, &link.edit_count);
	memcpy(maker->marker.texts, texts, sizeof(texts));
	if (link.relation != STM_UNCHANGED)
		stm_marks_find(&link, &maker->marker, mains);
	STM_PUSH(&diff->arena, &diff->links, link);
}

static void count_link(struct stm_summary *summary, const struct stm_link *link)
{
	summary->unchanged += link->relation == STM_UNCHANGED;
	summary->reworded += link->relation == STM_REWORDED;
	summary->split += link->relation == STM_SPLIT;
	summary->merged += link->relation == STM_MERGED;
	summary->moved += (link->flags & STM_MOVED) != 0;
}

/* Paragraphs in no link: dropped from the old side, added on the new. */
static void find_rest(struct stm_diff *diff)
{
	size_t counts[2] = {diff->documents[0]->paragraphs.len, diff->documents[1]->paragraphs.len};
	bool *linked[2];

	for (int side = 0; side < 2; side++)
		linked[side] = stm_alloc_array(&diff->scratch, counts[side] + 1, sizeof(bool));
	for (size_t k = 0; k < diff->links.len; k++) {
		const struct stm_link *link = &diff->links.at[k];

		for (size_t i = 0; i < link->old_count; i++)
			linked[0][link->olds[i]] = true;
		for (size_t i = 0; i < link->new_count; i++)
			linked[1][link->news[i]] = true;
		count_link(&diff->summary, link);
	}
	for (uint32_t i = 0; i < counts[0]; i++)
		if (!linked[0][i])
			STM_PUSH(&diff->arena, &diff->dropped, i);
	for (uint32_t i = 0; i < counts[1]; i++)
		if (!linked[1][i])
			STM_PUSH(&diff->arena, &diff->added, i);
	diff->summary.dropped = diff->dropped.len;
	diff->summary.added = diff->added.len;
}

/*
 * What is chosen by a language or an organ is chosen alike whichever document comes first: of two
 * languages the one that sorts first, of two organs neither's own table.
 */
static const struct stm_lexicon *common_lexicon(const struct stm_diff *diff)
{
	const char *a = diff->documents[0]->metadata.language;
	const char *b = diff->documents[1]->metadata.language;

	if (!a || !b)
		return stm_lexicon(a ? a : b);
	return stm_lexicon(strcmp(a, b) < 0 ? a : b);
}

static const char *common_organ(const struct stm_diff *diff)
{
	const struct stm_body *a = stm_body_named(diff->documents[0]->metadata.body);
	const struct stm_body *b = stm_body_named(diff->documents[1]->metadata.body);

	return a && b && !strcmp(a->organ, b->organ) ? a->organ : "*";
}

/* The links, and the footnotes, whose place the links tell. */
static void add_links(struct stm_diff *diff, const struct stm_alignment *alignment,
	const struct stm_lexicon *lexicon)
{
	struct maker maker = {
		.diff = diff,
		.marker = {.arena = &diff->arena, .lexicon = lexicon, .organ = common_organ(diff)},
	};

	if (diff->table)
		maker.marker.lexicon = stm_table_over(&diff->arena, lexicon, diff->table);
	stm_marks_begin(&maker.marker, diff->documents);
	stm_redliner_init(&maker.redliner, &diff->arena, &diff->scratch, lexicon);
	maker.redliner.tokenizer.characters = diff->granularity == STM_BY_CHARACTER;
	for (size_t k = 0; k < alignment->count; k++)
		add_link(&maker, &alignment->matches[k]);
	stm_footnotes_compare(diff, &maker.redliner);
}

void stm_diff_build(struct stm_diff *diff)
{
	struct stm_side sides[2] = {
		stm_side_of(&diff->scratch, diff->documents[0]),
		stm_side_of(&diff->scratch, diff->documents[1]),
	};
	const struct stm_lexicon *lexicon = common_lexicon(diff);
	struct stm_alignment alignment;

	stm_align(&alignment, &diff->arena, &diff->scratch, sides, lexicon);
	add_links(diff, &alignment, lexicon);
	find_rest(diff);
	stm_borrowings_find(diff);
}

const stm_document *stm_diff_old_document(const stm_diff *diff)
{
	return diff->documents[0];
}

const stm_document *stm_diff_new_document(const stm_diff *diff)
{
	return diff->documents[1];
}

size_t stm_diff_link_count(const stm_diff *diff)
{
	return diff->links.len;
}

const struct stm_link *stm_diff_link(const stm_diff *diff, size_t index)
{
	return index < diff->links.len ? &diff->links.at[index] : NULL;
}

const uint32_t *stm_diff_added(const stm_diff *diff, size_t *count)
{
	*count = diff->added.len;
	return diff->added.at;
}

const uint32_t *stm_diff_dropped(const stm_diff *diff, size_t *count)
{
	*count = diff->dropped.len;
	return diff->dropped.at;
}

const struct stm_borrowing *stm_diff_borrowed(const stm_diff *diff, size_t *count)
{
	*count = diff->borrowed.len;
	return diff->borrowed.at;
}

const struct stm_footnote_change *stm_diff_footnotes(const stm_diff *diff, size_t *count)
{
	*count = diff->footnotes.len;
	return diff->footnotes.at;
}

struct stm_summary stm_diff_summary(const stm_diff *diff)
{
	return diff->summary;
}

struct stm_summary stm_diff_footnote_summary(const stm_diff *diff)
{
	struct stm_summary summary = {0};

	for (size_t i = 0; i < diff->footnotes.len; i++) {
		const enum stm_relation relation = diff->footnotes.at[i].relation;

		summary.unchanged += relation == STM_UNCHANGED;
		summary.reworded += relation == STM_REWORDED;
		summary.added += relation == STM_ADDED;
		summary.dropped += relation == STM_DROPPED;
	}
	return summary;
}

const char *stm_relation_name(enum stm_relation relation)
{
	static const char *const names[] = {
		[STM_UNCHANGED] = "unchanged",
		[STM_REWORDED] = "reworded",
		[STM_SPLIT] = "split",
		[STM_MERGED] = "merged",
		[STM_ADDED] = "added",
		[STM_DROPPED] = "dropped",
	};

	return names[relation];
}

const char *stm_change_name(enum stm_change change)
{
	static const char *const names[] = {
		[STM_CHANGED] = "changed",
		[STM_STRONGER] = "stronger",
		[STM_WEAKER] = "weaker",
		[STM_INCOMPARABLE] = "incomparable",
		[STM_GAINED] = "added",
		[STM_LOST] = "removed",
		[STM_OPENED] = "opened",
		[STM_CLOSED] = "closed",
	};

	return names[change];
}

const char *stm_mark_name(enum stm_mark_kind kind)
{
	static const char *const names[] = {
		[STM_MARK_VERB] = "verb",
		[STM_MARK_MODAL] = "modal",
		[STM_MARK_NUMBER] = "number",
		[STM_MARK_DATE] = "date",
		[STM_MARK_BRACKET] = "bracket",
		[STM_MARK_SYMBOL] = "symbol",
		[STM_MARK_SESSION] = "session",
		[STM_MARK_QUALIFIER] = "qualifier",
	};

	return names[kind];
}
