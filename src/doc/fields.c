/* The fields of metadata by their names: one table for all who write or read them. */
#include <stddef.h>

#include "doc/document.h"

static const struct {
	const char *name;
	size_t offset; /* in struct stm_metadata */
} fields[] = {
	{"symbol", offsetof(struct stm_metadata, symbol)},
	{"title", offsetof(struct stm_metadata, title)},
	{"body", offsetof(struct stm_metadata, body)},
	{"session", offsetof(struct stm_metadata, session)},
	{"agenda_item", offsetof(struct stm_metadata, agenda_item)},
	{"date", offsetof(struct stm_metadata, date)},
	{"adopted", offsetof(struct stm_metadata, adopted)},
	{"meeting", offsetof(struct stm_metadata, meeting)},
	{"vote", offsetof(struct stm_metadata, vote)},
	{"vote_for", offsetof(struct stm_metadata, vote_for)},
	{"vote_against", offsetof(struct stm_metadata, vote_against)},
	{"vote_abstaining", offsetof(struct stm_metadata, vote_abstaining)},
	{"report", offsetof(struct stm_metadata, report)},
	{"sponsors", offsetof(struct stm_metadata, sponsors)},
	{"language", offsetof(struct stm_metadata, language)},
};

const char *stm_metadata_name(size_t index)
{
	return index < sizeof(fields) / sizeof(fields[0]) ? fields[index].name : NULL;
}

const char **stm_metadata_place(struct stm_metadata *metadata, size_t index)
{
	return (const char **)(void *)((char *)metadata + fields[index].offset);
}

const char *stm_metadata_value(const struct stm_metadata *metadata, size_t index)
{
	return *(const char *const *)(const void *)((const char *)metadata + fields[index].offset);
}

void stm_metadata_set(struct stm_document *document, struct stm_str name, struct stm_str value)
{
	for (size_t i = 0; value.len && stm_metadata_name(i); i++) {
		const char **place = stm_metadata_place(&document->metadata, i);

		if (!*place && stm_str_equal(name, stm_str(stm_metadata_name(i))))
			*place = stm_copy(&document->arena, value.at, value.len);
	}
}
