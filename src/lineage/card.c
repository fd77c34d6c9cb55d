/* Of a document what stays when its text has been put away. */
#include "lineage/card.h"

#include "base/map.h"
#include "hash/hash.h"
#include "lineage/series.h"

static const char *copy(struct stm_arena *arena, const char *text)
{
	return text ? stm_copy_text(arena, text) : "";
}

uint64_t stm_card_identity(const char *symbol, const char *hash)
{
	uint64_t key = stm_key(stm_str(symbol));

	for (; *hash; hash++)
		key = stm_key_add(key, (unsigned char)*hash);
	return key;
}

/* "1983" of "S/RES/531 (1983)", or "". */
static const char *year_of(struct stm_arena *arena, const char *symbol)
{
	const char *mark = strchr(symbol, '(');

	return mark && strspn(mark + 1, "0123456789") == 4 && mark[5] == ')'
		       ? stm_copy(arena, mark + 1, 4)
		       : "";
}

/* A document that gives no day still has its place among those of other years. */
static const char *date_of(struct stm_arena *arena, const struct stm_metadata *metadata)
{
	const char *date = stm_metadata_day(metadata);

	return date ? copy(arena, date) : year_of(arena, metadata->symbol);
}

bool stm_card_is_first(const struct stm_card *card)
{
	return card->told_count == 1 && !strcmp(card->told[0], STM_NOTHING);
}

bool stm_symbol_is_draft(const char *symbol)
{
	return strstr(symbol, "/L.") != NULL;
}

void stm_card_make(struct stm_card *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document)
{
	const struct stm_metadata *metadata = &document->metadata;
	char hash[17];

	stm_hash_name(hash, document->bytes);
	*out = (struct stm_card){
		.symbol = copy(arena, metadata->symbol),
		.title = copy(arena, metadata->title),
		.date = date_of(arena, metadata),
		.session = copy(arena, metadata->session),
		.language = copy(arena, metadata->language),
		.key = copy(arena, stm_series_key(scratch, metadata)),
		.hash = copy(arena, hash),
		.identity = stm_card_identity(metadata->symbol, hash),
	};
	stm_named_find(&out->named, arena, scratch, document);
	stm_sketch_make(&out->sketch, arena, scratch, document);
}
