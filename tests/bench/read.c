/*
 * Reads documents as a bulk `add` does, as many at a time as there are cores, and does nothing with
 * them: what reading alone costs. tools/measure sets it beside pdftotext.
 *
 * usage: bench-read READER FILE...      READER: the path of stemma-reader
 */
#include <stdio.h>
#include <stdlib.h>

#include "stemma.h"

int main(int argc, char **argv)
{
	size_t count = argc > 2 ? (size_t)argc - 2 : 0, paragraphs = 0;
	stm_document **documents = calloc(count + 1, sizeof(stm_document *));
	struct stm_read_options options = {.reader = argc > 1 ? argv[1] : NULL};
	struct stm_error error = {0};

	if (!documents || !count)
		return 129;
	if (stm_documents_open(documents, (const char *const *)argv + 2, count, &options, &error) <
		0) {
		fprintf(stderr, "%s: %s\n", error.file, error.text);
		return 128;
	}
	for (size_t i = 0; i < count; i++) {
		paragraphs += stm_document_paragraph_count(documents[i]);
		stm_document_free(documents[i]);
	}
	printf("%zu documents, %zu paragraphs\n", count, paragraphs);
	free(documents);
	return 0;
}
