/* The fields of metadata by their names: one table for all who write or read them. */
#include <stddef.h>

#include "doc/document.h"

static const struct {
	const char *name;
	const char *title; /* for people */
	size_t offset;     /* in struct stm_metadata */
} fields[] = {
	{"symbol", "symbol", offsetof(struct stm_metadata, symbol)},
	{"title", "title", offsetof(struct stm_metadata, title)},
	{"body", "body", offsetof(struct stm_metadata, body)},
	{"session", "session", offsetof(struct stm_metadata, session)},
	{"agenda_item", "agenda item", offsetof(struct stm_metadata, agenda_item)},
	{"date", "date", offsetof(struct stm_metadata, date)},
	{"adopted", "adopted", offsetof(struct stm_metadata, adopted)},
	{"meeting", "meeting", offsetof(struct stm_metadata, meeting)},
	{"vote", "vote", offsetof(struct stm_metadata, vote)},
	{"vote_for", "in favour", offsetof(struct stm_metadata, vote_for)},
	{"vote_against", "against", offsetof(struct stm_metadata, vote_against)},
	{"vote_abstaining", "abstaining", offsetof(struct stm_metadata, vote_abstaining)},
	{"report", "report", offsetof(struct stm_metadata, report)},
	{"sponsors", "sponsors", offsetof(struct stm_metadata, sponsors)},
	{"language", "language", offsetof(struct stm_metadata, language)},
};

const char *stm_metadata_name(size_t index)
{
	return index < sizeof(fields) / sizeof(fields[0]) ? fields[index].name : NULL;
}

const char *stm_metadata_title(size_t index)
{
	return fields[index].title;
}

const char **stm_metadata_place(struct stm_metadata *metadata, size_t index)
{
	return (const char **)(void *)((char *)metadata + fields[index].offset);
}

const char *stm_metadata_value(const struct stm_metadata *metadata, size_t index)
{
	return *(const char *const *)(const void *)((const char *)metadata + fields[index].offset);
}

const char *stm_metadata_day(const struct stm_metadata *metadata)
{
	return metadata->adopted ? metadata->adopted : metadata->date;
}

/* "2024-12-17", with or without a time behind it: the date; anything else is none. */
static struct stm_str as_date(struct stm_str s)
{
	static const char form[] = "0000-00-00";

	for (size_t i = 0; i < sizeof(form) - 1; i++)
		if (i >= s.len || (form[i] == '-' ? s.at[i] != '-' : !stm_is_digit(s.at[i])))
			return (struct stm_str){NULL, 0};
	return stm_str_sub(s, 0, sizeof(form) - 1);
}

/* Everybody who orders versions or looks up words relies on the forms of dates and languages. */
static struct stm_str well_formed(struct stm_str name, struct stm_str value)
{
	if (stm_str_equal(name, STM_STR("date")) || stm_str_equal(name, STM_STR("adopted")))
		return as_date(value);
	if (stm_str_equal(name, STM_STR("language")) &&
		(value.len != 2 || !stm_is_lower(value.at[0]) || !stm_is_lower(value.at[1])))
		return (struct stm_str){NULL, 0};
	return value;
}

void stm_metadata_set(struct stm_document *document, struct stm_str name, struct stm_str value)
{
	value = well_formed(name, value);
	for (size_t i = 0; value.len && stm_metadata_name(i); i++) {
		const char **place = stm_metadata_place(&document->metadata, i);

		if (!*place && stm_str_equal(name, stm_str(stm_metadata_name(i))))
			*place = stm_copy(&document->arena, value.at, value.len);
	}
}
