/*
 * A document as JSON: what `stemma show --format json` prints, and each side of a diff. Offsets and
 * lengths are in UTF-8 bytes, as everywhere (docs/stemma-document.schema.json).
 */
#include "view/json.h"

#include "doc/json.h"
#include "hash/hash.h"

/* Most paragraphs have no spans, so the member is left out where there are none. */
static void show_spans(struct stm_json *json, const struct stm_paragraph *paragraph)
{
	static const char *const names[] = {[STM_SPAN_EMPHASIS] = "emphasis",
		[STM_SPAN_STRONG] = "strong",
		[STM_SPAN_NOTE] = "note",
		[STM_SPAN_CELL] = "cell"};

	if (!paragraph->span_count)
		return;
	stm_json_open(json, "spans", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "kind", names[span->kind]);
		stm_json_int(json, "start", span->start);
		stm_json_int(json, "length", span->length);
		if (span->kind == STM_SPAN_NOTE)
			stm_json_int(json, "footnote", span->note);
		stm_json_close(json);
	}
	stm_json_close(json);
}

void stm_json_paragraph(struct stm_json *json, const struct stm_paragraph *paragraph, size_t index)
{
	char hash[33];

	stm_hash_hex(hash, paragraph->hash);
	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	stm_json_int(json, "index", (long long)index);
	stm_json_text(json, "label", paragraph->label);
	stm_json_text(json, "kind", stm_kind_name(paragraph->kind));
	if (paragraph->number[0])
		stm_json_text(json, "number", paragraph->number);
	stm_json_str(json, "text", (struct stm_str){paragraph->text, paragraph->length});
	stm_json_text(json, "hash", hash);
	stm_json_page(json, paragraph->page);
	show_spans(json, paragraph);
	stm_json_close(json);
}

void stm_json_document_head(struct stm_json *json, const stm_document *document)
{
	const struct stm_metadata *metadata = stm_document_metadata(document);

	stm_json_text(json, "symbol", metadata->symbol);
	stm_json_text(json, "title", metadata->title);
	stm_json_text(json, "date", stm_metadata_day(metadata));
	stm_json_text(json, "source", stm_document_source(document));
}

static void show_warnings(struct stm_json *json, const stm_document *document)
{
	stm_json_open(json, "warnings", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_document_warning_count(document); i++)
		stm_json_text(json, NULL, stm_document_warning(document, i));
	stm_json_close(json);
}

static void show_metadata(struct stm_json *json, const struct stm_metadata *metadata)
{
	stm_json_open(json, "metadata", '{', STM_JSON_LINES);
	stm_json_metadata(json, metadata);
	stm_json_close(json);
}

void stm_json_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_document_head(&json, document);
	stm_json_text(&json, "reader", stm_document_reader(document));
	show_warnings(&json, document);
	stm_json_open(&json, "paragraphs", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		stm_json_paragraph(&json, stm_document_paragraph(document, i), i);
		stm_out_flush(out);
	}
	stm_json_close(&json);
	stm_json_left_out(&json, document);
	show_metadata(&json, stm_document_metadata(document));
	stm_json_close(&json);
}
