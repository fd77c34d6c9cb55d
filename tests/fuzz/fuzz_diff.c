/* The difference of two texts, both ways: redlines are complete, and the one mirrors the other. */
#include <stdlib.h>
#include <string.h>

#include "common.h"

/* Text that grows. */
struct joined {
	char *at;
	size_t length;
};

static void append(struct joined *joined, const char *text, size_t length)
{
	joined->at = realloc(joined->at, joined->length + length + 1);
	if (!joined->at)
		exit(2);
	if (length)
		memcpy(joined->at + joined->length, text, length);
	joined->length += length;
	joined->at[joined->length] = '\0';
}

/* One side of a link, its texts joined by line feeds. */
static struct joined join_texts(const stm_document *document, const uint32_t *indices, size_t count)
{
	struct joined joined = {0};

	append(&joined, "", 0);
	for (size_t i = 0; i < count; i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(
			document, indices[i]);

		if (!paragraph || (i && indices[i] <= indices[i - 1]))
			fuzz_fault("paragraph %u of a link", indices[i]);
		append(&joined, i ? "\n" : "", i > 0);
		append(&joined, paragraph->text, paragraph->length);
	}
	return joined;
}

/* The same from the redline, without the runs of the OTHER side. */
static struct joined join_runs(const struct stm_link *link, enum stm_edit_op other)
{
	struct joined joined = {0};

	append(&joined, "", 0);
	for (size_t i = 0; i < link->edit_count; i++)
		if (link->edits[i].op != other)
			append(&joined, link->edits[i].text, link->edits[i].length);
	return joined;
}

static void expect_same(const char *side, struct joined text, struct joined runs)
{
	if (text.length != runs.length || memcmp(text.at, runs.at, text.length) != 0)
		fuzz_fault("%s text <%s>, but its runs are <%s>", side, text.at, runs.at);
	free(text.at);
	free(runs.at);
}

static void check_shape(const struct stm_link *link)
{
	const bool many[2] = {link->old_count > 1, link->new_count > 1};
	const bool fine = link->relation == STM_SPLIT    ? !many[0] && many[1]
			  : link->relation == STM_MERGED ? many[0] && !many[1]
							 : !many[0] && !many[1];

	if (!fine || !link->old_count || !link->new_count || link->relation > STM_MERGED ||
		link->similarity > 1000)
		fuzz_fault("%s from %zu to %zu, similarity %u", stm_relation_name(link->relation),
			link->old_count, link->new_count, link->similarity);
}

/* Every paragraph is in one link, or added, or dropped. */
static void check_cover(const stm_diff *diff)
{
	size_t olds = 0, news = 0, added, dropped, borrowed;

	for (size_t i = 0; i < stm_diff_link_count(diff); i++) {
		olds += stm_diff_link(diff, i)->old_count;
		news += stm_diff_link(diff, i)->new_count;
	}
	stm_diff_added(diff, &added);
	stm_diff_dropped(diff, &dropped);
	stm_diff_borrowed(diff, &borrowed);
	if (olds + dropped != stm_document_paragraph_count(stm_diff_old_document(diff)) ||
		news + added != stm_document_paragraph_count(stm_diff_new_document(diff)))
		fuzz_fault(
			"%zu and %zu linked, %zu added, %zu dropped", olds, news, added, dropped);
	if (stm_diff_link(diff, stm_diff_link_count(diff)))
		fuzz_fault("a link beyond the last");
}

/* Every footnote is in one pair, or added, or dropped. */
static void check_footnotes(const stm_diff *diff)
{
	const struct stm_summary s = stm_diff_footnote_summary(diff);
	const size_t pairs = s.unchanged + s.reworded;

	if (pairs + s.dropped != stm_document_footnote_count(stm_diff_old_document(diff)) ||
		pairs + s.added != stm_document_footnote_count(stm_diff_new_document(diff)))
		fuzz_fault("%zu pairs of footnotes, %zu added, %zu dropped", pairs, s.added,
			s.dropped);
}

static stm_diff *compare(const stm_document *older, const stm_document *newer)
{
	stm_diff *diff;

	if (stm_diff_new(&diff, older, newer, NULL) < 0)
		fuzz_fault("no difference");
	for (size_t i = 0; i < stm_diff_link_count(diff); i++) {
		const struct stm_link *link = stm_diff_link(diff, i);

		check_shape(link);
		expect_same("old", join_texts(older, link->olds, link->old_count),
			join_runs(link, STM_INSERT));
		expect_same("new", join_texts(newer, link->news, link->new_count),
			join_runs(link, STM_DELETE));
	}
	check_cover(diff);
	check_footnotes(diff);
	fuzz_show_diff(diff);
	return diff;
}

static void expect_mirrored(const stm_diff *diff, const stm_diff *back)
{
	const struct stm_summary a = stm_diff_summary(diff), b = stm_diff_summary(back);
	if (a.unchanged != b.unchanged || a.reworded != b.reworded || a.moved != b.moved)
		fuzz_fault("there %zu unchanged, %zu reworded, %zu moved; back %zu, %zu, %zu",
			a.unchanged, a.reworded, a.moved, b.unchanged, b.reworded, b.moved);
	if (a.split != b.merged || a.merged != b.split)
		fuzz_fault("there %zu split, %zu merged; back %zu, %zu", a.split, a.merged, b.split,
			b.merged);
	if (a.added != b.dropped || a.dropped != b.added)
		fuzz_fault("there %zu added, %zu dropped; back %zu, %zu", a.added, a.dropped,
			b.added, b.dropped);
}

static void expect_mirrored_footnotes(const stm_diff *diff, const stm_diff *back)
{
	const struct stm_summary a = stm_diff_footnote_summary(diff);
	const struct stm_summary b = stm_diff_footnote_summary(back);

	if (a.unchanged != b.unchanged || a.reworded != b.reworded || a.added != b.dropped ||
		a.dropped != b.added)
		fuzz_fault("there %zu footnotes unchanged, %zu reworded, %zu added; back %zu, %zu, "
			   "%zu dropped",
			a.unchanged, a.reworded, a.added, b.unchanged, b.reworded, b.dropped);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_text texts[2];
	stm_document *older, *newer;

	fuzz_cut(data, size, texts);
	older = fuzz_document("old.txt", texts[0]);
	newer = fuzz_document("new.md", texts[1].length ? texts[1] : texts[0]);
	if (older && newer) {
		stm_diff *diff = compare(older, newer), *back = compare(newer, older);

		expect_mirrored(diff, back);
		expect_mirrored_footnotes(diff, back);
		stm_diff_free(diff);
		stm_diff_free(back);
	}
	stm_document_free(older);
	stm_document_free(newer);
	return 0;
}
