/*
 * The keys of `stemma show --format json`, and the repository's own: source, after, basis,
 * reader.
 */
#include "store/metadata.h"

#include "base/json.h"
#include "doc/canonical.h"
#include "hash/hash.h"
#include "store/refname.h"

/* What the document does not say is null, so that every version has the same keys. */
static void add_fields(struct stm_json *json, const struct stm_metadata *metadata)
{
	const struct {
		const char *name, *value;
	} fields[] = {
		{"symbol", metadata->symbol},
		{"title", metadata->title},
		{"body", metadata->body},
		{"session", metadata->session},
		{"agenda_item", metadata->agenda_item},
		{"date", metadata->date},
		{"adopted", metadata->adopted},
		{"meeting", metadata->meeting},
		{"vote", metadata->vote},
		{"report", metadata->report},
		{"sponsors", metadata->sponsors},
		{"language", metadata->language},
	};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		stm_json_text(json, fields[i].name, fields[i].value);
}

static void add_footnotes(struct stm_json *json, const struct stm_document *document)
{
	stm_json_open(json, "footnotes", '[', STM_JSON_LINES);
	for (size_t i = 0; i < document->footnotes.len; i++) {
		const struct stm_footnote *note = &document->footnotes.at[i];

		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "mark", note->mark);
		stm_json_text(json, "text", note->text);
		stm_json_int(json, "offset", (long long)note->offset);
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
		stm_json_close(json);
	}
	stm_json_close(json);
}

/* The original file by name, size and hash, and what read it. */
static void add_source(
	struct stm_json *json, struct stm_arena *arena, const struct stm_document *document)
{
	char hash[17];

	stm_hash_name(hash, document->bytes);
	stm_json_open(json, "source", '{', STM_JSON_INLINE);
	stm_json_text(json, "file", stm_source_name(arena, document->source));
	stm_json_int(json, "size", (long long)document->bytes.len);
	stm_json_text(json, "xxh3", hash);
	stm_json_close(json);
	stm_json_open(json, "reader", '{', STM_JSON_INLINE);
	stm_json_text(json, "engine", "stemma " STM_VERSION);
	stm_json_int(json, "canonical", STM_CANONICAL_VERSION);
	stm_json_close(json);
}

static void add_descent(struct stm_json *json, const struct stm_lineage_version *version)
{
	stm_json_open(json, "after", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < version->told_count; i++)
		stm_json_text(json, NULL, version->told[i]);
	stm_json_close(json);
	stm_json_text(json, "basis", version->basis);
}

struct stm_str stm_metadata_make(struct stm_arena *arena, const struct stm_lineage_version *version)
{
	struct stm_buf buf = {.arena = arena};
	struct stm_json json = {.out = &buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-metadata");
	stm_json_int(&json, "version", 1);
	add_fields(&json, &version->document->metadata);
	add_source(&json, arena, version->document);
	add_descent(&json, version);
	add_footnotes(&json, version->document);
	add_removals(&json, version->document);
	stm_json_close(&json);
	return (struct stm_str){buf.at, buf.len};
}
