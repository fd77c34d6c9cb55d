/* One table gives the codes and their texts. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	enum stm_status status;
	const char *text;
} texts[] = {
	{STM_OK, "done"},
	{STM_EMEMORY, "out of memory"},
	{STM_EOUTPUT, "the output could not be written"},
	{STM_EFILE, "the file could not be used"},
	{STM_EINPUT, "the input is not a text"},
	{STM_EREPOSITORY, "not a usable lineage repository"},
	{STM_ELOCKED, "another writer holds the repository"},
	{STM_ENOTFOUND, "there is none of that name"},
	{STM_EEXISTS, "it is there already"},
	{STM_EARGUMENT, "the arguments contradict each other"},
};

const char *stm_status_text(enum stm_status status)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (texts[i].status == status)
			return texts[i].text;
	return "unknown status";
}

enum stm_status stm_fail(
	struct stm_error *error, enum stm_status status, const char *file, const char *format, ...)
{
	va_list args;

	if (!error)
		return status;
	error->status = status;
	error->offset = -1;
	snprintf(error->file, sizeof(error->file), "%s", file ? file : "");
	va_start(args, format);
	vsnprintf(error->text, sizeof(error->text), format, args);
	va_end(args);
	return status;
}

enum stm_status stm_fail_as(struct stm_error *error, const struct stm_error *other)
{
	if (error)
		*error = *other;
	return other->status;
}

enum stm_status stm_fail_memory(struct stm_error *error)
{
	return stm_fail(error, STM_EMEMORY, NULL, "%s", stm_status_text(STM_EMEMORY));
}
