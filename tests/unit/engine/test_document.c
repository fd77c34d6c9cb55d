/* From a file to a document: everything it is given is honoured, every failure clean. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "support.h"

TestSuite(engine_document, .fini = test_release);

static enum stm_status parse(
	struct stm_str bytes, const struct stm_read_options *options, struct stm_error *error)
{
	stm_document *document = (stm_document *)(void *)&document;
	enum stm_status status = stm_document_parse(
		&document, &(struct stm_source){"a.txt", bytes.at, bytes.len}, options, error);

	cr_expect((status == STM_OK) == (document != NULL));
	stm_document_free(document);
	return status;
}

Test(engine_document, limits)
{
	struct stm_read_options options = {.limit = 4};
	struct stm_error error = {0};

	EXPECT_INT("at", parse(STM_STR("abcd"), &options, NULL), STM_OK);
	EXPECT_INT("above", parse(STM_STR("abcde"), &options, &error), STM_EINPUT);
	EXPECT_INT("offset", error.offset, 4);
	options.limit = 0;
	EXPECT_INT("default", parse(STM_STR("abcde"), &options, NULL), STM_OK);
}

Test(engine_document, bytes_are_copied)
{
	char text[] = "The boats row.";
	stm_document *document;

	cr_assert(
		stm_document_parse(&document, &(struct stm_source){"a.txt", text, sizeof(text) - 1},
			NULL, NULL) == STM_OK);
	memset(text, 'x', sizeof(text));
	EXPECT_TEXT("text", stm_document_paragraph(document, 0)->text, "The boats row.");
	stm_document_free(document);
}

Test(engine_document, files)
{
	char path[] = "/tmp/stemma-engine-XXXXXX";
	int fd = mkstemp(path);
	stm_document *document;
	struct stm_error error;

	cr_assert(fd >= 0 && write(fd, "One.\n\nTwo.\n", 11) == 11 && close(fd) == 0);
	EXPECT_INT("open", stm_document_open(&document, path, NULL, &error), STM_OK);
	EXPECT_INT("paragraphs", stm_document_paragraph_count(document), 2);
	EXPECT_TEXT("source", stm_document_source(document), path);
	stm_document_free(document);
	unlink(path);
	EXPECT_INT("gone", stm_document_open(&document, path, NULL, &error), STM_EFILE);
	EXPECT_TEXT("file", error.file, path);
	cr_expect(document == NULL);
}

Test(engine_document, the_same_bytes_give_the_same_document)
{
	static const char text[] =
		"The General Assembly,\n\nNoting boats,\n\n1. Urges:\n\n(a) Oars;\n\n(b) Sails.\n";
	const stm_document *a = test_document("a.txt", text), *b = test_document("b.txt", text);

	for (size_t i = 0; i < stm_document_paragraph_count(a); i++) {
		const struct stm_paragraph *x = stm_document_paragraph(a, i),
					   *y = stm_document_paragraph(b, i);

		EXPECT_TEXT("label", x->label, y->label);
		cr_expect(!memcmp(x->hash, y->hash, 16) && x->offset == y->offset);
	}
}

/* Cutting a text anywhere must give a document or an error, never a crash: sanitizers listen. */
Test(engine_document, every_prefix_is_read_or_refused)
{
	static const char text[] =
		"\xef\xbb\xbf"
		"A/RES/90/1\r\n\r\n90/1. *Boats* — “lamps”\n\nThe General Assembly,\n\nRecalling¹ "
		"[the] report,² "
		"which\n\n¹ A/90/1.\n² Ibid.\n\n90-1234 2/3\n\fA/RES/90/1\n\nwas long,\n\n1. "
		"Urges:\n(a) (i) Oars; and\n(ii) 帆。\n\n"
		"2. **Decides** _so_.\n\n12th meeting\n3 May 2045\n[Adopted by 3 votes to "
		"none.]\n\nAnnex I Rules\n\n1. Row.\n";
	static const char *const names[] = {"a.txt", "a.md"};

	for (size_t length = 0; length < sizeof(text); length++)
		for (size_t i = 0; i < COUNT(names); i++) {
			stm_document *document;
			char *bytes = malloc(length + 1);

			memcpy(bytes, text, length);
			stm_document_parse(&document, &(struct stm_source){names[i], bytes, length},
				NULL, NULL);
			stm_document_free(document);
			free(bytes);
		}
}
