/*
 * The life of one clause: its rows in the versions of its series, oldest first, and a redline from
 * each text to the next. Texts come from clauses/<id>.md, so no source is read again.
 *
 * A clause that is born in 78, reworded in 79, dropped in 80 and revived in 81 has four events; the
 * redline of the last is from the text of 79. A version in which it was gone, as it was in that
 * version's first parent, has none.
 */
#include "engine/task.h"

#include <stdlib.h>

#include "align/redline.h"
#include "base/error.h"
#include "lineage/life.h"
#include "store/rows.h"

/* What is known of the clause in one version. */
struct sighting {
	bool alive;
	struct stm_str text; /* when it is not alive: its last text before, or nothing */
};

/* What one call of stm_life_read() knows. */
struct biographer {
	struct stm_task *task;
	struct stm_life *life;
	const char *name;
	struct stm_records records;
	struct sighting *sightings; /* by record */
};

/* Upper-case digits make no id: ids are written in lower case, and paths are compared as bytes. */
static bool is_id(const char *name)
{
	size_t digits = 0;

	while (stm_is_digit(name[digits]) || (name[digits] >= 'a' && name[digits] <= 'f'))
		digits++;
	return digits == STM_CLAUSE_ID && !name[digits];
}

static enum stm_status fail_unknown(struct biographer *biographer, const char *what)
{
	return stm_fail(biographer->task->error, STM_ENOTFOUND, biographer->name, "%s", what);
}

/* The clause in one version: its row, or the row it was merged into, or neither. */
struct standing {
	struct stm_row row;
	bool alive;
	bool merged;
};

/* Both kinds of row come from lineage.tsv; a clause that has one of its own was not merged. */
static enum stm_status find_row(
	struct biographer *biographer, const struct stm_record *record, struct standing *standing)
{
	struct stm_arena *arena = &biographer->task->arena;
	const char *clause = biographer->life->clause;
	struct stm_str table;
	enum stm_status status = stm_record_file(
		biographer->task->store, record, "lineage.tsv", &table, NULL);

	*standing = (struct standing){0};
	if (status < 0)
		return status;
	standing->alive = stm_rows_find(&standing->row, arena, table, NULL, clause);
	standing->merged = !standing->alive &&
			   stm_rows_find_heir(&standing->row, arena, table, clause);
	return status;
}

/* "SYMBOL#LABEL": the version and the clause it has there. */
static enum stm_status find_label(struct biographer *biographer, const char **series)
{
	struct stm_task *task = biographer->task;
	const char *mark = strrchr(biographer->name, '#');
	struct stm_record record;
	struct stm_str table;
	struct stm_row row;
	ptrdiff_t place;
	enum stm_status status;

	if (!mark)
		return fail_unknown(biographer,
			"is neither SYMBOL#LABEL nor a clause's id of 16 hexadecimal digits");
	status = stm_record_read(task->store,
		stm_copy(&task->arena, biographer->name, (size_t)(mark - biographer->name)),
		&record);
	if (status == STM_OK)
		status = stm_record_file(task->store, &record, "lineage.tsv", &table, NULL);
	if (status < 0)
		return status;
	place = stm_records_find(&biographer->records, record.card.symbol);
	if (place < 0 || !stm_rows_find(&row, &task->arena, table, mark + 1, NULL) ||
		strlen(row.clause) != STM_CLAUSE_ID)
		return fail_unknown(biographer,
			"names no paragraph; stemma show lists the labels of a version");
	memcpy(biographer->life->clause, row.clause, STM_CLAUSE_ID + 1);
	*series = biographer->records.at[place].series;
	return STM_OK;
}

/* An id: the first version that has the clause tells the series. */
static enum stm_status find_id(struct biographer *biographer, const char **series)
{
	struct stm_task *task = biographer->task;
	const char *path = stm_format(&task->arena, "clauses/%s.md", biographer->name);
	bool found = false;
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && !found && i < biographer->records.len; i++) {
		status = stm_record_file(
			task->store, &biographer->records.at[i], path, NULL, &found);
		*series = biographer->records.at[i].series;
	}
	if (status == STM_OK && !found)
		return fail_unknown(biographer, "is the id of no clause in the repository");
	memcpy(biographer->life->clause, biographer->name, STM_CLAUSE_ID + 1);
	return status;
}

/* The clause's text in the version that is RECORD. */
static enum stm_status read_text(
	struct biographer *biographer, const struct stm_record *record, struct stm_str *out)
{
	const char *path = stm_format(
		&biographer->task->arena, "clauses/%s.md", biographer->life->clause);
	enum stm_status status = stm_record_file(biographer->task->store, record, path, out, NULL);

	/* the file's line feed is not of the text */
	if (status == STM_OK && out->len)
		out->len--;
	return status;
}

/* A clause that is gone has no label; when it was merged, its origins name what it went into. */
static struct stm_life_event make_event(const struct standing *standing)
{
	if (standing->alive)
		return (struct stm_life_event){
			.label = standing->row.label,
			.relation = standing->row.relation,
			.flags = standing->row.flags,
			.similarity = standing->row.similarity,
			.origins = standing->row.origins,
		};
	return (struct stm_life_event){
		.label = "",
		.relation = standing->merged ? STM_MERGED : STM_DROPPED,
		.origins = standing->merged ? standing->row.clause : "",
	};
}

/* The redline's runs are slices of TEXTS, which are on the arena that the life takes over. */
static void add_event(struct biographer *biographer, const struct stm_record *record,
	const struct standing *standing, const struct stm_str texts[2])
{
	struct stm_arena *arena = &biographer->task->arena;
	struct stm_life *life = biographer->life;
	struct stm_redliner redliner;
	struct stm_life_event event = make_event(standing);

	/* what the catalogue lends ends with the call */
	event.symbol = stm_copy(arena, record->card.symbol, strlen(record->card.symbol));
	event.date = stm_copy(arena, record->card.date, strlen(record->card.date));
	event.text = standing->alive ? stm_copy(arena, texts[1].at, texts[1].len) : "";
	stm_redliner_init(&redliner, arena, &biographer->task->scratch,
		stm_lexicon(*record->card.language ? record->card.language : NULL));
	event.edits = stm_redline(&redliner, texts, &event.edit_count);
	life->events[life->count++] = event;
}

/* The clause as the parents of RECORD left it; alive when it lives in the first of them. */
static struct sighting before(const struct biographer *biographer, const struct stm_record *record)
{
	struct sighting sighting = {0};

	for (size_t i = 0; i < record->ancestor_count; i++) {
		const struct sighting *other = &biographer->sightings[record->ancestors[i]];

		if (!sighting.text.at || (other->alive && !sighting.alive && i))
			sighting.text = other->text;
		if (!i)
			sighting.alive = other->alive;
	}
	return sighting;
}

/*
 * Records are visited parents first, so the sightings before() asks for are there. An event is due
 * when the clause lives here or lived in the first parent: elsewhere nothing happened to it.
 */
static enum stm_status visit(struct biographer *biographer, size_t i)
{
	const struct stm_record *record = &biographer->records.at[i];
	const struct sighting last = before(biographer, record);
	struct sighting *now = &biographer->sightings[i];
	struct stm_str texts[2] = {last.text, {"", 0}};
	struct standing standing;
	enum stm_status status = find_row(biographer, record, &standing);

	now->alive = standing.alive;
	now->text = last.text;
	if (status == STM_OK && now->alive)
		status = read_text(biographer, record, &now->text);
	if (status < 0 || (!now->alive && !last.alive))
		return status;
	/* never seen before: from nothing, but not from NULL */
	if (!texts[0].at)
		texts[0] = texts[1];
	if (now->alive)
		texts[1] = now->text;
	add_event(biographer, record, &standing, texts);
	return STM_OK;
}

/* The arena goes over to the life only when all went well; else it ends with the task. */
static enum stm_status read_life(struct stm_task *task, void *payload)
{
	struct biographer *biographer = payload;
	const char *series = NULL;
	enum stm_status status = stm_records_read(task->store, &biographer->records);
	const size_t count = biographer->records.len;

	biographer->task = task;
	if (status == STM_OK)
		status = is_id(biographer->name) ? find_id(biographer, &series)
						 : find_label(biographer, &series);
	if (status < 0)
		return status;
	biographer->life->events = stm_alloc_array(
		&task->arena, count + 1, sizeof(*biographer->life->events));
	biographer->sightings = stm_alloc_array(
		&task->arena, count + 1, sizeof(*biographer->sightings));
	for (size_t i = 0; status == STM_OK && i < count; i++)
		if (!strcmp(biographer->records.at[i].series, series))
			status = visit(biographer, i);
	if (status == STM_OK)
		stm_task_keep(task, &biographer->life->arena);
	return status;
}

enum stm_status stm_life_read(
	stm_life **out, stm_repository *repository, const char *name, struct stm_error *error)
{
	stm_life *life = calloc(1, sizeof(*life));
	struct biographer biographer = {.life = life, .name = name};
	enum stm_status status;

	*out = NULL;
	if (!life)
		return stm_fail_memory(error);
	status = stm_task_run(repository, read_life, &biographer, error);
	if (status < 0)
		stm_life_free(life);
	else
		*out = life;
	return status;
}
