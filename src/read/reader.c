/* The table of readers, and the one place that turns away what no reader can read. */
#include "read/reader.h"

#include "base/error.h"
#include "base/file.h"
#include "base/unicode.h"

static const struct stm_reader *const readers[] = {&stm_reader_txt, &stm_reader_md};
enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static enum stm_status refuse(const struct stm_document *document, size_t offset, const char *why,
	struct stm_error *error)
{
	stm_fail(error, STM_EINPUT, document->source, "%s", why);
	if (error)
		error->offset = (int64_t)offset;
	return STM_EINPUT;
}

/* Formats that are often named by mistake, told by their first bytes. */
static const struct {
	struct stm_str magic;
	const char *why;
} foreign[] = {
	{{"%PDF-", 5}, "is a PDF; give its text, for instance from pdftotext"},
	{{"PK\3\4", 4}, "is a zip archive (a Word file?); save it as plain text"},
	{{"\xd0\xcf\x11\xe0", 4}, "is an old Word file; save it as plain text"},
	{{"\xff\xfe", 2}, "is UTF-16; convert it to UTF-8"},
	{{"\xfe\xff", 2}, "is UTF-16; convert it to UTF-8"},
};

/* Foreign formats first: their bytes would only be called ill-formed, which helps nobody. */
static enum stm_status check_bytes(const struct stm_document *document, struct stm_error *error)
{
	struct stm_str bytes = document->bytes;
	ptrdiff_t fault;

	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (bytes.len >= foreign[i].magic.len &&
			!memcmp(bytes.at, foreign[i].magic.at, foreign[i].magic.len))
			return refuse(document, 0, foreign[i].why, error);
	fault = stm_utf8_fault(bytes);
	if (fault >= 0 && !bytes.at[fault])
		return refuse(document, (size_t)fault, "has a NUL byte, so it is no text", error);
	if (fault >= 0)
		return refuse(
			document, (size_t)fault, "is not UTF-8; convert it with iconv", error);
	if (!stm_str_trim(bytes).len)
		return refuse(document, 0, "is empty; there is nothing to read", error);
	return STM_OK;
}

static bool has_extension(const struct stm_reader *reader, struct stm_str name)
{
	for (size_t i = 0; reader->extensions[i]; i++) {
		struct stm_str extension = stm_str(reader->extensions[i]);

		if (name.len > extension.len && name.at[name.len - extension.len - 1] == '.' &&
			stm_str_ends(name, extension))
			return true;
	}
	return false;
}

/* The name decides, then the bytes; a text that no probe knows is plain. */
static const struct stm_reader *choose(const struct stm_document *document)
{
	struct stm_str name = stm_str(stm_file_name(document->source));

	for (size_t i = 0; i < READERS; i++)
		if (has_extension(readers[i], name))
			return readers[i];
	for (size_t i = 0; i < READERS; i++)
		if (readers[i]->probe && readers[i]->probe(document->bytes))
			return readers[i];
	return &stm_reader_txt;
}

enum stm_status stm_read(struct stm_document *document, struct stm_error *error)
{
	enum stm_status status = check_bytes(document, error);

	if (status < 0)
		return status;
	choose(document)->read(document);
	stm_document_sort(document);
	return STM_OK;
}
