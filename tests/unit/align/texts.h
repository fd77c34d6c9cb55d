/* Differences of literals, and how tests write them down. */
#ifndef STM_TESTS_ALIGN_TEXTS_H
#define STM_TESTS_ALIGN_TEXTS_H

#include "support.h"

/* The difference of two plain texts. */
static inline stm_diff *diff_texts(const char *older, const char *newer)
{
	return test_diff(test_document("old.txt", older), test_document("new.txt", newer));
}

static inline void add_labels(
	struct stm_buf *buf, const stm_document *document, const uint32_t *at, size_t count)
{
	for (size_t i = 0; i < count; i++)
		stm_buf_printf(
			buf, "%s%s", i ? "+" : "", stm_document_paragraph(document, at[i])->label);
}

/* "OP1>OP2 reworded moved\n..." without the unchanged ones that stayed; then "-OP3" and "+OP4". */
static inline const char *changes_of(const stm_diff *diff)
{
	const stm_document *older = stm_diff_old_document(diff),
			   *newer = stm_diff_new_document(diff);
	struct stm_buf buf = {.arena = test_arena()};
	const uint32_t *at;
	size_t count;

	for (size_t i = 0; i < stm_diff_link_count(diff); i++) {
		const struct stm_link *link = stm_diff_link(diff, i);

		if (link->relation == STM_UNCHANGED && !(link->flags & ~(unsigned)STM_RELABELLED))
			continue;
		stm_buf_text(&buf, buf.len ? "\n" : "");
		add_labels(&buf, older, link->olds, link->old_count);
		stm_buf_char(&buf, '>');
		add_labels(&buf, newer, link->news, link->new_count);
		stm_buf_printf(&buf, " %s%s%s", stm_relation_name(link->relation),
			link->flags & STM_MOVED ? " moved" : "",
			link->flags & STM_RECAST ? " recast" : "");
	}
	at = stm_diff_dropped(diff, &count);
	for (size_t i = 0; i < count; i++)
		stm_buf_printf(&buf, "%s-%s", buf.len ? "\n" : "",
			stm_document_paragraph(older, at[i])->label);
	at = stm_diff_added(diff, &count);
	for (size_t i = 0; i < count; i++)
		stm_buf_printf(&buf, "%s+%s", buf.len ? "\n" : "",
			stm_document_paragraph(newer, at[i])->label);
	return stm_buf_end(&buf);
}

/* "same[-gone-]{+come+}" of LINK; moved runs carry their number: "[-1:gone-]". */
static inline const char *redline_of(const struct stm_link *link)
{
	static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < link->edit_count; i++) {
		const struct stm_edit *edit = &link->edits[i];

		stm_buf_text(&buf, open[edit->op]);
		if (edit->move)
			stm_buf_printf(&buf, "%u:", (unsigned)edit->move);
		stm_buf_add(&buf, edit->text, edit->length);
		stm_buf_text(&buf, close[edit->op]);
	}
	return stm_buf_end(&buf);
}

/* The redline of two texts of one paragraph. */
static inline const char *redline_texts(const char *older, const char *newer)
{
	const stm_diff *diff = diff_texts(older, newer);

	return stm_diff_link_count(diff) ? redline_of(stm_diff_link(diff, 0)) : "(not paired)";
}

/* Numbers that are the same on every machine (Knuth's MMIX generator). */
static inline uint32_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* A sentence of LENGTH invented words out of VOCABULARY many. */
static inline void add_sentence(
	struct stm_buf *buf, uint64_t *state, unsigned length, unsigned vocabulary)
{
	for (unsigned i = 0; i < length; i++)
		stm_buf_printf(buf, "%sw%u", i ? " " : "", next_random(state) % vocabulary);
	stm_buf_text(buf, ".");
}

#endif
