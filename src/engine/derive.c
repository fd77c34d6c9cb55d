/* A family at a time: what it needs is read, used and forgotten before the next. */
#include "engine/derive.h"

#include <string.h>

#include "doc/document.h"
#include "engine/family.h"
#include "store/version.h"

/* One family; ITS lineage lies on the task's arena for families. */
struct family {
	struct stm_derivation *derivation;
	const uint32_t *members;
	size_t count;
	struct stm_lineage lineage;
	struct stm_read_version *fixed; /* by member, those that were read back */
};

/* A fixed version's table, read when something that descends from it asks. */
static enum stm_status read_rows(void *payload, struct stm_lineage *lineage, uint32_t i)
{
	struct family *family = payload;
	struct stm_read_version *version = &family->fixed[i];
	enum stm_status status = stm_version_open(version, family->derivation->task->store,
		family->derivation->records[family->members[i]]);

	if (status < 0)
		return status;
	lineage->versions[i].document = version->document;
	lineage->versions[i].rows = version->rows;
	return STM_OK;
}

static enum stm_status read_text(
	void *payload, struct stm_lineage *lineage, uint32_t i, size_t paragraph)
{
	struct family *family = payload;

	(void)lineage;
	return stm_version_text(&family->fixed[i], family->derivation->task->store, paragraph);
}

/* What is fixed has its commit; what is to be derived gets its document. */
static enum stm_status prepare(struct family *family, size_t i)
{
	const struct stm_derivation *derivation = family->derivation;
	const uint32_t place = family->members[i];
	struct stm_lineage_version *version = &family->lineage.versions[i];

	version->fixed = !derivation->wanted[place];
	if (!version->fixed)
		return stm_shelf_get(
			derivation->shelf, derivation->books[place], &version->document);
	memcpy(version->commit, derivation->records[place]->commit, sizeof(version->commit));
	memcpy(version->tree, derivation->records[place]->tree, sizeof(version->tree));
	return STM_OK;
}

/* Keeps what outlives the family. */
static void note_derived(struct family *family, size_t i)
{
	const struct stm_lineage_version *version = &family->lineage.versions[i];
	struct stm_derived *derived;

	if (version->fixed)
		return;
	derived = stm_alloc(&family->derivation->task->arena, sizeof(*derived));
	family->derivation->derived[family->members[i]] = derived;
	memcpy(derived->commit, version->commit, sizeof(derived->commit));
	memcpy(derived->tree, version->tree, sizeof(derived->tree));
	derived->summary = version->summary;
}

static enum stm_status derive_family(struct family *family)
{
	struct stm_derivation *derivation = family->derivation;
	struct stm_lineage *lineage = &family->lineage;
	enum stm_status status = STM_OK;

	stm_lineage_begin(lineage, derivation->places, family->members, family->count);
	family->fixed = stm_alloc_array(lineage->arena, family->count + 1, sizeof(*family->fixed));
	for (size_t i = 0; status == STM_OK && i < family->count; i++)
		status = prepare(family, i);
	if (status == STM_OK)
		status = stm_lineage_derive(lineage);
	if (status == STM_OK)
		status = derivation->use(derivation->payload, lineage);
	for (size_t i = 0; status == STM_OK && i < family->count; i++)
		note_derived(family, i);
	for (size_t i = 0; i < family->count; i++)
		if (derivation->wanted[family->members[i]])
			stm_shelf_drop(derivation->shelf, derivation->books[family->members[i]]);
	return status;
}

/* The store allocates on the family's arena meanwhile, which is cleared before the next one. */
static enum stm_status run_family(
	struct stm_derivation *derivation, const uint32_t *members, size_t count)
{
	struct stm_task *task = derivation->task;
	struct family family = {derivation, members, count, .fixed = NULL};
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	enum stm_status status;

	family.lineage = (struct stm_lineage){
		.arena = &task->family, .scratch = &task->scratch, .versions = NULL};
	family.lineage.reader = (struct stm_lineage_reader){&family, read_rows, read_text};
	status = derive_family(&family);
	stm_store_lend(task->store, outer);
	stm_arena_clear(&task->family);
	stm_arena_clear(&task->scratch);
	return status;
}

static size_t count_wanted(const struct stm_derivation *derivation)
{
	size_t count = 0;

	for (size_t i = 0; i < derivation->places->count; i++)
		count += derivation->wanted[i];
	return count;
}

enum stm_status stm_derive(struct stm_derivation *derivation)
{
	struct stm_task *task = derivation->task;
	const size_t total = count_wanted(derivation);
	struct stm_families families;
	size_t start = 0, done = 0;
	enum stm_status status = STM_OK;

	stm_families_find(
		&families, &task->arena, &task->scratch, derivation->places, derivation->wanted);
	for (size_t f = 0; status == STM_OK && f < families.count; f++) {
		const uint32_t *members = &families.members[start];
		size_t count = families.ends[f] - start;

		status = run_family(derivation, members, count);
		for (size_t i = 0; i < count; i++)
			done += derivation->wanted[members[i]];
		if (status == STM_OK && derivation->progress)
			derivation->progress(derivation->payload, done, total);
		start += count;
	}
	return status;
}
