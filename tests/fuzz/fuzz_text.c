/*
 * A reader of this process, told by the name INPUT, and all that comes after it, up to the views.
 * With "input.events" it is what stemma makes of whatever a hostile reader process says.
 */
#include "common.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	stm_document *document = fuzz_document(INPUT, (struct fuzz_text){(const char *)data, size});

	if (!document)
		return 0;
	fuzz_walk(document);
	fuzz_show_document(document);
	stm_document_free(document);
	return 0;
}
