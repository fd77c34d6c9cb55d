/* What `stemma show --format json` and metadata.json of a repository have in common. */
#include "doc/json.h"

/* What the document does not say is null, so that every version has the same keys. */
void stm_json_metadata(struct stm_json *json, const struct stm_metadata *metadata)
{
	for (size_t i = 0; stm_metadata_name(i); i++)
		stm_json_text(json, stm_metadata_name(i), stm_metadata_value(metadata, i));
}

void stm_json_page(struct stm_json *json, unsigned page)
{
	if (page)
		stm_json_int(json, "page", page);
}

void stm_json_footnotes(struct stm_json *json, const struct stm_document *document)
{
	stm_json_open(json, "footnotes", '[', STM_JSON_LINES);
	for (size_t i = 0; i < document->footnotes.len; i++) {
		const struct stm_footnote *note = &document->footnotes.at[i];

		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "mark", note->mark);
		stm_json_text(json, "text", note->text);
		stm_json_int(json, "offset", (long long)note->offset);
		stm_json_page(json, note->page);
		stm_json_close(json);
	}
	stm_json_close(json);
}

static void add_removals(struct stm_json *json, const struct stm_document *document)
{
	stm_json_open(json, "removed", '[', STM_JSON_LINES);
	for (size_t i = 0; i < document->removals.len; i++) {
		const struct stm_removal *removal = &document->removals.at[i];

		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "reason", removal->reason);
		stm_json_text(json, "text", removal->text);
		stm_json_int(json, "offset", (long long)removal->offset);
		stm_json_page(json, removal->page);
		stm_json_close(json);
	}
	stm_json_close(json);
}

void stm_json_left_out(struct stm_json *json, const struct stm_document *document)
{
	stm_json_footnotes(json, document);
	add_removals(json, document);
}
