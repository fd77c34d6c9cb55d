/*
 * Adding documents. A repository is a function of its documents and of what its user told of them:
 * whatever a new document can have an influence on is derived anew from its sources, and comes out
 * with the same object ids where it had none.
 */
#include "engine/task.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/unicode.h"
#include "engine/affected.h"
#include "hash/hash.h"
#include "lineage/series.h"
#include "store/publish.h"
#include "store/refname.h"

enum {
	BATCH = 64,    /* documents read at a time; progress is told between two batches */
	LONGEST = 200, /* bytes of a symbol: it becomes a file name now and then */
};

/* What one call of stm_repository_add() knows; all of it on the task's arena. */
struct addition {
	const char *const *paths;
	size_t count;
	const struct stm_add_options *options;
	struct stm_task *task;
	struct stm_records records;         /* what is there */
	bool *affected;                     /* by record: derived anew */
	struct stm_lineage_source *sources; /* the new ones first, then those of affected records */
	size_t source_count;
	size_t fresh;         /* how many are new */
	struct stm_map taken; /* index of the new one by the hash of its symbol */
};

static const char *symbol_of(const struct stm_lineage_source *source)
{
	return source->document->metadata.symbol;
}

/* A symbol becomes a line of a commit's message and a ref, and must come back unchanged. */
static enum stm_status check_symbol(struct stm_task *task, const stm_document *document)
{
	struct stm_str symbol = stm_str(document->metadata.symbol);
	bool fine = symbol.len && symbol.len <= LONGEST && stm_utf8_fault(symbol) < 0 &&
		    stm_str_trim(symbol).len == symbol.len;

	for (size_t i = 0; fine && i < symbol.len; i++)
		fine = (unsigned char)symbol.at[i] >= ' ' && symbol.at[i] != 0x7f &&
		       (symbol.at[i] != ' ' || symbol.at[i + 1] != ' ');
	if (!fine)
		return stm_fail(task->error, STM_EARGUMENT, document->source,
			"has no symbol that can be used; give it one with --symbol");
	return STM_OK;
}

/* Reads the files in batches, so that several are read at a time and progress is still told. */
static enum stm_status read_files(struct addition *addition)
{
	const struct stm_add_options *options = addition->options;
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < addition->count; i += BATCH) {
		size_t left = addition->count - i;
		size_t batch = left < BATCH ? left : BATCH;

		struct stm_task_files files = {addition->paths + i, batch, options};

		for (size_t k = i; options->progress && k < i + batch; k++)
			options->progress(options->payload, k, addition->count, addition->paths[k]);
		status = stm_task_open(addition->task, &files);
	}
	return status;
}

/*
 * Reads before the store is locked: reading is what takes long, and another writer need not wait
 * for it. Whether a document is new is asked once the lock is held.
 */
static enum stm_status read_new(struct addition *addition)
{
	struct stm_task *task = addition->task;
	enum stm_status status = read_files(addition);

	addition->count = task->document_count;
	addition->sources = stm_alloc_array(
		&task->arena, addition->count + 1, sizeof(*addition->sources));
	for (size_t i = 0; status == STM_OK && i < addition->count; i++) {
		addition->sources[i] = (struct stm_lineage_source){
			.document = task->documents[i],
			.told = addition->options->after,
			.told_count = addition->options->after_count,
		};
		status = check_symbol(task, task->documents[i]);
	}
	return status;
}

/* Told lists are short; no map is worth it. */
static bool is_told(const struct stm_lineage_source *source, const char *symbol)
{
	for (size_t i = 0; i < source->told_count; i++)
		if (!strcmp(source->told[i], symbol))
			return true;
	return false;
}

/* Adds what SOURCE was told before to what it is told now; false when that is nothing new. */
static bool learn(
	struct stm_arena *arena, struct stm_lineage_source *source, const struct stm_record *record)
{
	struct stm_lineage_source all = {source->document, record->told.at, record->told.len};
	const char **told = stm_alloc_array(
		arena, record->told.len + source->told_count + 1, sizeof(*told));

	for (size_t i = 0; i < record->told.len; i++)
		told[i] = record->told.at[i];
	all.told = told;
	for (size_t i = 0; i < source->told_count; i++)
		if (!is_told(&all, source->told[i]))
			told[all.told_count++] = source->told[i];
	*source = all;
	return all.told_count > record->told.len;
}

/* Of two names of the same bytes the lesser is kept, so that the order of adding cannot show. */
static enum stm_status keep_name(
	struct stm_task *task, struct stm_lineage_source *source, const struct stm_record *record)
{
	const char *name = stm_source_name(&task->arena, source->document->source);

	if (strcmp(record->source, name) >= 0)
		return STM_OK;
	return stm_task_load(task, record, &source->document);
}

/* Whether SOURCE has to be added: not when it is there already with the same bytes. */
static enum stm_status compare_record(
	struct addition *addition, struct stm_lineage_source *source, bool *needed)
{
	struct stm_task *task = addition->task;
	ptrdiff_t place = stm_records_find(&addition->records, symbol_of(source));
	struct stm_str bytes;
	enum stm_status status;

	*needed = true;
	if (place < 0)
		return STM_OK;
	status = stm_record_source(task->store, &addition->records.at[place], &bytes);
	if (status < 0)
		return status;
	if (!stm_str_equal(bytes, source->document->bytes))
		return stm_fail(task->error, STM_EEXISTS, source->document->source,
			"%s is in the repository with another text; give this one another symbol "
			"with --symbol",
			symbol_of(source));
	*needed = learn(&task->arena, source, &addition->records.at[place]);
	return *needed ? keep_name(task, source, &addition->records.at[place]) : STM_OK;
}

/* The one of two files with the same symbol and bytes that is taken, whatever their order. */
static bool is_better(struct stm_arena *arena, const stm_document *a, const stm_document *b)
{
	return strcmp(stm_source_name(arena, a->source), stm_source_name(arena, b->source)) < 0;
}

/* SOURCE against those taken so far: taken too, unless one of them is the same document. */
static enum stm_status take(struct addition *addition, const struct stm_lineage_source *source)
{
	int added;
	uint32_t *place = stm_map_put(
		&addition->taken, stm_hash_word(stm_str(symbol_of(source))), &added);
	struct stm_lineage_source *other;

	if (added) {
		*place = (uint32_t)addition->fresh;
		addition->sources[addition->fresh++] = *source;
		return STM_OK;
	}
	other = &addition->sources[*place];
	if (!stm_str_equal(other->document->bytes, source->document->bytes))
		return stm_fail(addition->task->error, STM_EEXISTS, source->document->source,
			"has the symbol %s, as has %s with another text; leave one out",
			symbol_of(source), other->document->source);
	if (is_better(&addition->task->arena, source->document, other->document))
		*other = *source;
	return STM_OK;
}

/* Keeps the sources that have to be added, each once. */
static enum stm_status drop_known(struct addition *addition)
{
	enum stm_status status = STM_OK;

	stm_map_init(&addition->taken, &addition->task->arena, addition->count);
	for (size_t i = 0; status == STM_OK && i < addition->count; i++) {
		struct stm_lineage_source source = addition->sources[i];
		bool needed;

		status = compare_record(addition, &source, &needed);
		if (status == STM_OK && needed)
			status = take(addition, &source);
	}
	return status;
}

/*
 * Appends the affected versions of the repository, read from the bytes it keeps. A record whose
 * symbol is among the new ones is left out: the new source stands for it and has learnt what it was
 * told.
 */
static enum stm_status load_affected(struct addition *addition)
{
	struct stm_task *task = addition->task;
	enum stm_status status = STM_OK;

	addition->sources = stm_resize(&task->arena, addition->sources,
		addition->fresh * sizeof(*addition->sources),
		(addition->fresh + addition->records.len + 1) * sizeof(*addition->sources));
	addition->source_count = addition->fresh;
	for (size_t i = 0; status == STM_OK && i < addition->records.len; i++) {
		const struct stm_record *record = &addition->records.at[i];
		struct stm_lineage_source source = {NULL, record->told.at, record->told.len};

		if (!addition->affected[i] ||
			stm_map_get(&addition->taken, stm_hash_word(stm_str(record->symbol))))
			continue;
		status = stm_task_load(task, record, &source.document);
		addition->sources[addition->source_count++] = source;
	}
	return status;
}

/* A version as callers see it; all but its commit, which it has once it is published. */
static struct stm_version version_of(
	struct addition *addition, const struct stm_lineage *lineage, size_t i)
{
	const struct stm_lineage_version *version = &lineage->versions[i];
	const struct stm_metadata *metadata = &version->document->metadata;
	const char **parents = stm_alloc_array(
		&addition->task->arena, version->parent_count + 1, sizeof(*parents));

	for (size_t k = 0; k < version->parent_count; k++)
		parents[k] = lineage->versions[version->parents[k]].document->metadata.symbol;
	return (struct stm_version){
		.symbol = metadata->symbol,
		.title = metadata->title ? metadata->title : "",
		.series = version->series,
		.date = stm_version_date(version),
		.commit = version->commit,
		.parents = parents,
		.parent_count = version->parent_count,
		.basis = version->basis,
		.summary = version->summary,
	};
}

/* Within a series the order of the lineage, which puts parents first. */
static int by_series(const void *a, const void *b)
{
	const struct stm_version *x = a, *y = b;
	int order = strcmp(x->series, y->series);

	/* each commit is a field of its version, so addresses are in the order of the lineage */
	return order ? order : (x->commit > y->commit) - (x->commit < y->commit);
}

/* Allocated before anything is written: what is done must not be reported as a failure. */
static struct stm_version *list_versions(
	struct addition *addition, const struct stm_lineage *lineage)
{
	struct stm_version *versions = stm_alloc_array(
		&addition->task->arena, lineage->count + 1, sizeof(*versions));

	for (size_t i = 0; i < lineage->count; i++)
		versions[i] = version_of(addition, lineage, i);
	qsort(versions, lineage->count, sizeof(*versions), by_series);
	return versions;
}

static void tell(const struct addition *addition, const struct stm_version *versions, size_t count)
{
	const struct stm_add_options *options = addition->options;

	for (size_t i = 0; options->added && i < count; i++) {
		ptrdiff_t was = stm_records_find(&addition->records, versions[i].symbol);

		if (was < 0 || strcmp(addition->records.at[was].commit, versions[i].commit) != 0)
			options->added(options->payload, &versions[i], was >= 0);
	}
}

/* Derives new and affected versions together, and writes them in place of the affected records. */
static enum stm_status publish(struct addition *addition)
{
	struct stm_task *task = addition->task;
	struct stm_lineage lineage = {.arena = &task->arena, .scratch = &task->scratch};
	struct stm_version *versions;
	enum stm_status status = stm_lineage_derive(
		&lineage, addition->sources, addition->source_count, task->error);

	if (status < 0)
		return status;
	versions = list_versions(addition, &lineage);
	status = stm_lineage_publish(task->store, &lineage, &addition->records, addition->affected);
	if (status == STM_OK)
		tell(addition, versions, lineage.count);
	return status;
}

/*
 * The way of an addition. The lock is taken before the records are read and held until the task
 * ends, so that nothing can change between what was seen and what is written.
 */
static enum stm_status add(struct stm_task *task, void *payload)
{
	struct addition *addition = payload;
	enum stm_status status;

	addition->task = task;
	status = read_new(addition);
	if (status == STM_OK)
		status = stm_store_lock(task->store);
	if (status == STM_OK)
		status = stm_records_read(task->store, &addition->records);
	if (status == STM_OK)
		status = drop_known(addition);
	if (status < 0)
		return status;
	addition->affected = stm_affected_find(
		&task->arena, &addition->records, addition->sources, addition->fresh);
	status = load_affected(addition);
	if (status == STM_OK)
		status = publish(addition);
	return status;
}

enum stm_status stm_repository_add(stm_repository *repository, const char *const *paths,
	size_t count, const struct stm_add_options *options, struct stm_error *error)
{
	static const struct stm_add_options defaults;
	struct addition addition = {
		.paths = paths, .count = count, .options = options ? options : &defaults};

	return stm_task_run(repository, add, &addition, error);
}
