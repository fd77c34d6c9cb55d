/* Fixtures of all unit tests; state is that of one test, which runs in a process of its own. */
#include "support.h"

#include <setjmp.h>
#include <stdlib.h>

#include "read/reader.h"

enum { MOST = 512 /* documents and diffs of one test */ };

static jmp_buf trap;
static struct stm_arena arena;
static stm_document *documents[MOST];
static stm_diff *diffs[MOST];
static size_t document_count, diff_count;

struct stm_arena *test_arena(void)
{
	if (!arena.trap)
		stm_arena_init(&arena, &trap);
	return &arena;
}

void test_release(void)
{
	while (diff_count)
		stm_diff_free(diffs[--diff_count]);
	while (document_count)
		stm_document_free(documents[--document_count]);
	stm_arena_release(&arena);
}

const char *test_text(struct stm_str s)
{
	return stm_copy(test_arena(), s.at, s.len);
}

stm_document *test_document(const char *name, const char *text)
{
	struct stm_error error = {0};
	stm_document *document;

	cr_assert(document_count < MOST);
	cr_assert(stm_document_parse(&document, &(struct stm_source){name, text, strlen(text)},
			  NULL, &error) == STM_OK,
		"%s: %s", name, error.text);
	documents[document_count++] = document;
	return document;
}

struct stm_document *test_read(const char *name, const char *text)
{
	struct stm_document *document = calloc(1, sizeof(*document));
	struct stm_reading reading = {.program = "none"};
	struct stm_error error = {0};

	cr_assert(document && document_count < MOST);
	documents[document_count++] = document;
	stm_arena_init(&document->arena, &trap);
	stm_arena_init(&document->scratch, &trap);
	document->source = name;
	document->bytes = (struct stm_str){
		stm_copy(&document->arena, text, strlen(text)), strlen(text)};
	cr_assert(stm_read(document, &reading, &error) == STM_OK, "%s: %s", name, error.text);
	return document;
}

const char *test_blocks(const struct stm_document *document)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < document->blocks.len; i++) {
		stm_buf_text(&buf, i ? "\n" : "");
		stm_buf_str(&buf, document->blocks.at[i].text);
	}
	return stm_buf_end(&buf);
}

const char *test_notes(const struct stm_document *document)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < document->footnotes.len; i++)
		stm_buf_printf(&buf, "%s%s=%s", i ? "\n" : "", document->footnotes.at[i].mark,
			document->footnotes.at[i].text);
	return stm_buf_end(&buf);
}

const char *test_removals(const struct stm_document *document)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < document->removals.len; i++)
		stm_buf_printf(&buf, "%s%s=%s", i ? "\n" : "", document->removals.at[i].reason,
			document->removals.at[i].text);
	return stm_buf_end(&buf);
}

stm_diff *test_diff(const stm_document *older, const stm_document *newer)
{
	stm_diff *diff;

	cr_assert(diff_count < MOST);
	cr_assert(stm_diff_new(&diff, older, newer, NULL) == STM_OK);
	diffs[diff_count++] = diff;
	return diff;
}

const char *test_labels(const stm_document *document)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		if (i)
			stm_buf_char(&buf, '|');
		stm_buf_text(&buf, stm_document_paragraph(document, i)->label);
	}
	return stm_buf_end(&buf);
}

const char *test_paragraph(const stm_document *document, const char *label)
{
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);

		if (!strcmp(paragraph->label, label))
			return paragraph->text;
	}
	return "(none)";
}
