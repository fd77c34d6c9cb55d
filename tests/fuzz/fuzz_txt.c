/* The reader of plain text, and all that comes after it, up to the views. */
#include "common.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	stm_document *document = fuzz_document(
		"input.txt", (struct fuzz_text){(const char *)data, size});

	if (!document)
		return 0;
	fuzz_walk(document);
	fuzz_show_document(document);
	stm_document_free(document);
	return 0;
}
