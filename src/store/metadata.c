/*
 * The keys of `stemma show --format json`, and the repository's own: source, after, basis,
 * reader.
 */
#include "store/metadata.h"

#include "base/json.h"
#include "doc/canonical.h"
#include "doc/json.h"
#include "hash/hash.h"
#include "store/refname.h"

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
	stm_json_text(json, "format", document->reader);
	stm_json_close(json);
	stm_json_open(json, "warnings", '[', STM_JSON_LINES);
	for (size_t i = 0; i < document->warnings.len; i++)
		stm_json_text(json, NULL, document->warnings.at[i]);
	stm_json_close(json);
}

static void add_descent(struct stm_json *json, const struct stm_lineage_version *version)
{
	stm_json_open(json, "after", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < version->node->card->told_count; i++)
		stm_json_text(json, NULL, version->node->card->told[i]);
	stm_json_close(json);
	stm_json_text(json, "basis", version->node->basis);
}

struct stm_str stm_metadata_make(struct stm_arena *arena, const struct stm_lineage_version *version)
{
	struct stm_buf buf = {.arena = arena};
	struct stm_json json = {.out = &buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-metadata");
	stm_json_int(&json, "version", 1);
	stm_json_metadata(&json, &version->document->metadata);
	add_source(&json, arena, version->document);
	add_descent(&json, version);
	stm_json_left_out(&json, version->document);
	stm_json_close(&json);
	return (struct stm_str){buf.at, buf.len};
}
