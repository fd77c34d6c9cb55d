/* The table of readers, and the one place that turns away what no reader can read. */
#include "read/reader.h"

#include "base/error.h"
#include "base/file.h"
#include "base/unicode.h"
#include "read/stream.h"

static const struct stm_reader *const readers[] = {&stm_reader_txt, &stm_reader_md,
	&stm_reader_events, &stm_reader_pdf, &stm_reader_docx, &stm_reader_akn, &stm_reader_html};
enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static enum stm_status refuse(const struct stm_document *document, size_t offset, const char *why,
	struct stm_error *error)
{
	stm_fail(error, STM_EINPUT, document->source, "%s", why);
	if (error)
		error->offset = (int64_t)offset;
	return STM_EINPUT;
}

/* Word's format before 2007 (MS-CFB, 2.2): nothing free reads it well enough to diff it. */
static bool is_old_word(struct stm_str bytes)
{
	return bytes.len >= 8 && !memcmp(bytes.at, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

static bool is_utf16(struct stm_str bytes)
{
	return bytes.len >= 2 &&
	       (!memcmp(bytes.at, "\xff\xfe", 2) || !memcmp(bytes.at, "\xfe\xff", 2));
}

/* Foreign encodings first: their bytes would only be called ill-formed, which helps nobody. */
static enum stm_status check_text(const struct stm_document *document, struct stm_error *error)
{
	struct stm_str bytes = document->bytes;
	ptrdiff_t fault;

	if (is_old_word(bytes))
		return refuse(document, 0,
			"is an old Word file; convert it: libreoffice --headless --convert-to docx",
			error);
	if (is_utf16(bytes))
		return refuse(document, 0, "is UTF-16; convert it to UTF-8", error);
	fault = stm_utf8_fault(bytes);
	if (fault >= 0 && !bytes.at[fault])
		return refuse(document, (size_t)fault, "has a NUL byte, so it is no text", error);
	if (fault >= 0)
		return refuse(
			document, (size_t)fault, "is not UTF-8; convert it with iconv", error);
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

/* Certain first bytes decide, then the name, then the rest; a text that no probe knows is plain. */
static const struct stm_reader *choose(const struct stm_document *document)
{
	struct stm_str name = stm_str(stm_file_name(document->source));

	for (size_t i = 0; i < READERS; i++)
		if (readers[i]->is && readers[i]->is(document->bytes))
			return readers[i];
	for (size_t i = 0; i < READERS; i++)
		if (has_extension(readers[i], name))
			return readers[i];
	for (size_t i = 0; i < READERS; i++)
		if (readers[i]->probe && readers[i]->probe(document->bytes))
			return readers[i];
	return &stm_reader_txt;
}

/* By the other process; what it says is gone once it has become blocks. */
static enum stm_status read_foreign(
	struct stm_document *document, const struct stm_reading *reading, struct stm_error *error)
{
	struct stm_process_job job = {
		.program = reading->program,
		.format = document->reader,
		.name = document->source,
		.bytes = document->bytes,
		.original = reading->original,
		.arena = &document->scratch,
	};
	struct stm_str stream;
	enum stm_status status = stm_process_run(reading->process, &job, &stream, error);

	return status < 0 ? status : stm_stream_read(document, stream, error);
}

enum stm_status stm_read(
	struct stm_document *document, const struct stm_reading *reading, struct stm_error *error)
{
	const struct stm_reader *reader;
	enum stm_status status;

	if (!stm_str_trim(document->bytes).len)
		return refuse(document, 0, "is empty; there is nothing to read", error);
	reader = choose(document);
	document->reader = reader->name;
	if (!reader->read)
		status = read_foreign(document, reading, error);
	else
		status = check_text(document, error);
	if (status == STM_OK && reader->read)
		status = reader->read(document, error);
	if (status == STM_OK)
		stm_document_sort(document);
	return status;
}
