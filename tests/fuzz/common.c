/* Everything here goes by the public header alone. */
#include "common.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_fault(const char *format, ...)
{
	va_list args;

	fprintf(stderr, "FAULT: ");
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	abort();
}

/* A copy in an allocation of just its size: a sanitizer sees each byte read beyond it. */
static char *copy(struct fuzz_text text)
{
	char *bytes = malloc(text.length ? text.length : 1);

	if (!bytes)
		exit(2);
	if (text.length)
		memcpy(bytes, text.bytes, text.length);
	return bytes;
}

static enum stm_status parse(
	stm_document **out, const char *name, char *bytes, size_t length, struct stm_error *error)
{
	const struct stm_source source = {name, bytes, length};
	enum stm_status status = stm_document_parse(out, &source, NULL, error);

	if ((status == STM_OK) != (*out != NULL))
		fuzz_fault("status %d and document %p", status, (void *)*out);
	if (status < 0 && (status != STM_EINPUT || error->status != status || !error->text[0]))
		fuzz_fault("refused with %d, error %d '%s'", status, error->status, error->text);
	if (status < 0 && error->offset > (int64_t)length)
		fuzz_fault("fault at %lld of %zu", (long long)error->offset, length);
	return status;
}

stm_document *fuzz_document(const char *name, struct fuzz_text text)
{
	struct stm_error error = {0};
	stm_document *document;
	char *bytes = copy(text);
	size_t at = 0, tries = 50;

	while (parse(&document, name, bytes, text.length, &error) < 0) {
		/* where the fault is must move on, or the text is refused for something else */
		if (!tries-- || error.offset < (int64_t)at || error.offset >= (int64_t)text.length)
			break;
		at = (size_t)error.offset;
		bytes[at] = at % 3 ? ' ' : '[';
		for (at++; at < text.length; at++)
			if (!bytes[at] || ((unsigned char)bytes[at] & 0xc0) == 0x80)
				bytes[at] = '?';
			else
				break;
	}
	free(bytes);
	return document;
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "unique in its document" */
static void check_labels(const stm_document *document)
{
	size_t count = stm_document_paragraph_count(document);
	const char **labels = malloc((count + 1) * sizeof(*labels));

	if (!labels)
		exit(2);
	for (size_t i = 0; i < count; i++)
		labels[i] = stm_document_paragraph(document, i)->label;
	qsort(labels, count, sizeof(*labels), compare_texts);
	for (size_t i = 0; i < count; i++) {
		if (!labels[i][0])
			fuzz_fault("an empty label");
		if (i && !strcmp(labels[i], labels[i - 1]))
			fuzz_fault("two paragraphs are %s", labels[i]);
	}
	free(labels);
}

static void check_edge(const struct stm_paragraph *paragraph, size_t at)
{
	if (at > paragraph->length)
		fuzz_fault("%s: a span reaches to %zu of %zu", paragraph->label, at,
			paragraph->length);
	if (((unsigned char)paragraph->text[at] & 0xc0) == 0x80)
		fuzz_fault("%s: a span ends inside a character, at %zu", paragraph->label, at);
}

static void check_spans(const stm_document *document, const struct stm_paragraph *paragraph)
{
	uint32_t before = 0;

	if ((paragraph->span_count > 0) != (paragraph->spans != NULL))
		fuzz_fault("%s: %zu spans at %p", paragraph->label, paragraph->span_count,
			(const void *)paragraph->spans);
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		check_edge(paragraph, span->start);
		check_edge(paragraph, (size_t)span->start + span->length);
		if (span->start < before)
			fuzz_fault("%s: spans out of order", paragraph->label);
		before = span->start;
		if (span->kind == STM_SPAN_NOTE &&
			(span->length || !stm_document_footnote(document, span->note)))
			fuzz_fault("%s: a mark of no footnote: %u", paragraph->label, span->note);
	}
}

static void check_paragraphs(const stm_document *document)
{
	size_t count = stm_document_paragraph_count(document), before = 0;

	for (size_t i = 0; i < count; i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);

		if (strlen(paragraph->text) != paragraph->length)
			fuzz_fault("%s: %zu bytes, %zu are told", paragraph->label,
				strlen(paragraph->text), paragraph->length);
		if (!paragraph->number || !stm_kind_name(paragraph->kind)[0])
			fuzz_fault("%s: no number or kind", paragraph->label);
		if (paragraph->offset < before)
			fuzz_fault("%s: at %zu, after %zu", paragraph->label, paragraph->offset,
				before);
		before = paragraph->offset;
		check_spans(document, paragraph);
	}
	if (stm_document_paragraph(document, count))
		fuzz_fault("a paragraph beyond the last");
}

static void check_rest(const stm_document *document)
{
	size_t notes = stm_document_footnote_count(document), before = 0;
	size_t removals = stm_document_removal_count(document);

	for (size_t i = 0; i < notes; i++) {
		const struct stm_footnote *note = stm_document_footnote(document, i);

		if (!note->mark || !note->text || note->offset < before)
			fuzz_fault("footnote %zu at %zu, after %zu", i, note->offset, before);
		before = note->offset;
	}
	before = 0;
	for (size_t i = 0; i < removals; i++) {
		const struct stm_removal *removal = stm_document_removal(document, i);

		if (!removal->reason || !removal->text || removal->offset < before)
			fuzz_fault("removal %zu at %zu, after %zu", i, removal->offset, before);
		before = removal->offset;
	}
	if (stm_document_footnote(document, notes) || stm_document_removal(document, removals))
		fuzz_fault("a footnote or removal beyond the last");
}

void fuzz_walk(const stm_document *document)
{
	if (!stm_document_metadata(document) || !stm_document_metadata(document)->symbol)
		fuzz_fault("no symbol");
	if (!stm_document_source(document))
		fuzz_fault("no source");
	check_labels(document);
	check_paragraphs(document);
	check_rest(document);
}

/* Counts; a NUL byte is in no view. */
static int count_bytes(void *payload, const char *bytes, size_t length)
{
	*(size_t *)payload += length;
	return length && memchr(bytes, 0, length);
}

/* The same of what is for people, without colour: nothing begins a sequence of the terminal. */
static int count_quiet_bytes(void *payload, const char *bytes, size_t length)
{
	return count_bytes(payload, bytes, length) || (length && memchr(bytes, '\033', length));
}

static struct stm_writer writer_of(const struct stm_view_options *look, size_t *length)
{
	const bool raw = look->color || (look->format && strcmp(look->format, "html") != 0);

	return (struct stm_writer){raw ? count_bytes : count_quiet_bytes, length};
}

static const struct stm_view_options looks[] = {
	{.format = "json"},
	{.format = "csv"},
	{.format = "html"},
	{.format = "md", .length = 1000},
	{.width = 80, .color = true, .context = 1},
	{.width = 20, .whole = true},
	{.width = 61, .side_by_side = true},
};

enum { LOOKS = sizeof(looks) / sizeof(looks[0]) };

static void check_view(enum stm_status status, size_t length, size_t look)
{
	if (status < 0 || !length)
		fuzz_fault("view %zu: status %d, %zu bytes", look, status, length);
}

/* Of documents only. */
static void show_akn(const stm_document *document)
{
	const struct stm_view_options look = {.format = "akn"};
	size_t length = 0;
	const struct stm_writer writer = {count_bytes, &length};

	enum stm_status status = stm_view_document(document, &look, &writer, NULL);

	check_view(status, length, LOOKS);
}

void fuzz_show_document(const stm_document *document)
{
	for (size_t i = 0; i < LOOKS; i++) {
		size_t length = 0;
		const struct stm_writer writer = writer_of(&looks[i], &length);
		enum stm_status status = stm_view_document(document, &looks[i], &writer, NULL);

		check_view(status, length, i);
	}
	show_akn(document);
}

void fuzz_show_diff(const stm_diff *diff)
{
	for (size_t i = 0; i < LOOKS; i++) {
		size_t length = 0;
		const struct stm_writer writer = writer_of(&looks[i], &length);
		enum stm_status status = stm_view_diff(diff, &looks[i], &writer, NULL);

		check_view(status, length, i);
	}
}

void fuzz_cut(const uint8_t *data, size_t size, struct fuzz_text out[2])
{
	static const char line[] = "=====\n";
	const size_t length = sizeof(line) - 1;
	const char *bytes = (const char *)data;

	for (size_t i = 0; i + length <= size; i++)
		if ((!i || bytes[i - 1] == '\n') && !memcmp(bytes + i, line, length)) {
			out[0] = (struct fuzz_text){bytes, i};
			out[1] = (struct fuzz_text){bytes + i + length, size - i - length};
			return;
		}
	out[0] = (struct fuzz_text){bytes, size};
	out[1] = (struct fuzz_text){bytes, 0};
}
