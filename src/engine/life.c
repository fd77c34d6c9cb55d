/*
 * The life of one clause: its rows in the versions of one line of descent, oldest first, and a
 * redline from each text to the next. Texts come from clauses/<id>.md, so no source is read again.
 *
 * A clause that is born in 78, reworded in 79, dropped in 80 and revived in 81 has four events; the
 * redline of the last is from the text of 79. A version in which it was gone, as it was in that
 * version's first parent, has none. Before a clause that came of a split stands the life of what
 * was split; behind one that was merged into another that of the other.
 */
#include "engine/task.h"

#include <stdlib.h>

#include "align/marks.h"
#include "align/redline.h"
#include "base/error.h"
#include "lineage/life.h"
#include "store/rows.h"

enum { LONGEST = 64 /* clauses that one came from, one after the other */ };

/* What is known of the clause in one version. */
struct sighting {
	bool alive;
	struct stm_str text; /* when it is not alive: its last text before, or nothing */
	const char *clause;  /* as which it is followed; NULL before its first version */
};

/* What one call of stm_life_read() knows. */
struct biographer {
	struct stm_task *task;
	struct stm_life *life;
	const char *name;
	const struct stm_records *records;
	bool *line;                 /* by record: looked at */
	struct sighting *sightings; /* by record */
	const char *chain[LONGEST]; /* clauses that it was before, the oldest last; itself first */
	size_t chain_length;
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
	const char *clause; /* as which it lives there */
	struct stm_row row;
	bool alive;
	bool merged; /* it goes on as the clause of ROW, which is another */
};

static enum stm_status read_table(
	struct biographer *biographer, size_t record, struct stm_str *table)
{
	return stm_record_file(biographer->task->store, &biographer->records->at[record],
		"lineage.tsv", table, NULL);
}

/* How much of the chain may come behind FOLLOWED: a life does not go back to what it was before. */
static size_t chain_behind(const struct biographer *biographer, const char *followed)
{
	size_t length = 0;

	if (!followed)
		return biographer->chain_length;
	while (length < biographer->chain_length &&
		strcmp(biographer->chain[length], followed) != 0)
		length++;
	return length < biographer->chain_length ? length : 0;
}

/*
 * The latest of the chain that has a row of its own here; else the clause that was followed so far,
 * or what it was merged into.
 */
static enum stm_status find_row(struct biographer *biographer, size_t record, const char *followed,
	struct standing *standing)
{
	struct stm_arena *arena = &biographer->task->arena;
	const size_t behind = chain_behind(biographer, followed);
	struct stm_str table;
	enum stm_status status = read_table(biographer, record, &table);

	*standing = (struct standing){.clause = followed};
	if (status < 0)
		return status;
	for (size_t i = 0; !standing->alive && i < behind; i++) {
		standing->alive = stm_rows_find(
			&standing->row, arena, table, NULL, biographer->chain[i]);
		if (standing->alive)
			standing->clause = biographer->chain[i];
	}
	if (standing->alive || !followed)
		return STM_OK;
	standing->alive = stm_rows_find(&standing->row, arena, table, NULL, followed);
	standing->merged = !standing->alive &&
			   stm_rows_find_heir(&standing->row, arena, table, followed);
	if (standing->merged)
		standing->clause = standing->row.clause;
	standing->alive |= standing->merged;
	return STM_OK;
}

/* The first row of the last clause of the chain in the line; *FOUND whether there is one. */
static enum stm_status find_birth(struct biographer *biographer, struct stm_row *row, bool *found)
{
	const char *clause = biographer->chain[biographer->chain_length - 1];
	enum stm_status status = STM_OK;

	*found = false;
	for (size_t i = 0; status == STM_OK && !*found && i < biographer->records->len; i++) {
		struct stm_str table;

		if (!biographer->line[i])
			continue;
		status = read_table(biographer, i, &table);
		if (status == STM_OK)
			*found = stm_rows_find(row, &biographer->task->arena, table, NULL, clause);
	}
	return status;
}

/* What the clause was before it was split off, and that before. */
static enum stm_status find_chain(struct biographer *biographer)
{
	enum stm_status status = STM_OK;
	bool found = true;

	biographer->chain[biographer->chain_length++] = biographer->life->clause;
	while (status == STM_OK && found && biographer->chain_length < LONGEST) {
		struct stm_row row;

		status = find_birth(biographer, &row, &found);
		found = found && strlen(row.origins) >= STM_CLAUSE_ID;
		if (status == STM_OK && found)
			biographer->chain[biographer->chain_length++] = stm_copy(
				&biographer->task->arena, row.origins, STM_CLAUSE_ID);
	}
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
	place = stm_records_find(biographer->records, record.card.symbol);
	if (place < 0 || !stm_rows_find(&row, &task->arena, table, mark + 1, NULL) ||
		strlen(row.clause) != STM_CLAUSE_ID)
		return fail_unknown(biographer,
			"names no paragraph; stemma show lists the labels of a version");
	memcpy(biographer->life->clause, row.clause, STM_CLAUSE_ID + 1);
	*series = biographer->records->at[place].series;
	return STM_OK;
}

/* An id: the first version that has the clause tells the series. */
static enum stm_status find_id(struct biographer *biographer, const char **series)
{
	struct stm_task *task = biographer->task;
	const char *path = stm_format(&task->arena, "clauses/%s.md", biographer->name);
	bool found = false;
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && !found && i < biographer->records->len; i++) {
		status = stm_record_file(
			task->store, &biographer->records->at[i], path, NULL, &found);
		*series = biographer->records->at[i].series;
	}
	if (status == STM_OK && !found)
		return fail_unknown(biographer, "is the id of no clause in the repository");
	memcpy(biographer->life->clause, biographer->name, STM_CLAUSE_ID + 1);
	return status;
}

/* The text of CLAUSE in the version that is RECORD. */
static enum stm_status read_text(struct biographer *biographer, const struct stm_record *record,
	const char *clause, struct stm_str *out)
{
	const char *path = stm_format(&biographer->task->arena, "clauses/%s.md", clause);
	enum stm_status status = stm_record_file(biographer->task->store, record, path, out, NULL);

	/* the file's line feed is not of the text */
	if (status == STM_OK && out->len)
		out->len--;
	return status;
}

/* A clause that is gone has no label. */
static struct stm_life_event make_event(const struct standing *standing)
{
	if (!standing->alive)
		return (struct stm_life_event){.label = "", .relation = STM_DROPPED, .origins = ""};
	return (struct stm_life_event){
		.label = standing->row.label,
		.relation = standing->row.relation,
		.flags = standing->row.flags,
		.similarity = standing->row.similarity,
		.origins = standing->row.origins,
	};
}

/* What became of the opening verb from TEXTS[0] to TEXTS[1]; both empty when it is the same. */
static void find_verb(struct stm_life_event *event, const struct stm_lexicon *lexicon,
	const struct stm_str texts[2])
{
	const struct stm_lexeme *was = stm_lexicon_opening(lexicon, texts[0], "*");
	const struct stm_lexeme *is = stm_lexicon_opening(lexicon, texts[1], "*");

	event->verb_was = event->verb = "";
	if (!was || !is || !strcmp(was->phrase, is->phrase))
		return;
	event->verb_was = was->phrase;
	event->verb = is->phrase;
	event->strength = stm_mark_of(STM_MARK_VERB, was, is).change;
}

/* The redline's runs are slices of TEXTS, which are on the arena that the life takes over. */
static void add_event(struct biographer *biographer, const struct stm_record *record,
	const struct standing *standing, const struct stm_str texts[2])
{
	struct stm_arena *arena = &biographer->task->arena;
	struct stm_life *life = biographer->life;
	const struct stm_lexicon *lexicon = stm_lexicon(
		*record->card.language ? record->card.language : NULL);
	struct stm_redliner redliner;
	struct stm_life_event event = make_event(standing);

	/* the store may let go of its records in the next call */
	event.symbol = stm_copy_text(arena, record->card.symbol);
	event.date = stm_copy_text(arena, record->card.date);
	event.language = stm_copy_text(arena, record->card.language);
	event.clause = standing->clause;
	event.text = standing->alive ? stm_copy(arena, texts[1].at, texts[1].len) : "";
	find_verb(&event, lexicon, texts);
	stm_redliner_init(&redliner, arena, &biographer->task->scratch, lexicon);
	event.edits = stm_redline(&redliner, texts, &event.edit_count);
	life->events[life->count++] = event;
}

/* The clause as the parents of RECORD left it; alive when it lives in the first of them. */
static struct sighting before(const struct biographer *biographer, const struct stm_record *record)
{
	struct sighting sighting = {0};

	for (size_t i = 0; i < record->ancestor_count; i++) {
		const struct sighting *other = &biographer->sightings[record->ancestors[i]];

		if (!sighting.clause || (other->alive && !sighting.alive && i)) {
			sighting.text = other->text;
			sighting.clause = other->clause;
		}
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
	const struct stm_record *record = &biographer->records->at[i];
	const struct sighting last = before(biographer, record);
	struct sighting *now = &biographer->sightings[i];
	struct stm_str texts[2] = {last.text, {"", 0}};
	struct standing standing;
	enum stm_status status = find_row(biographer, i, last.clause, &standing);

	*now = last;
	now->alive = standing.alive;
	now->clause = standing.clause;
	if (status == STM_OK && now->alive)
		status = read_text(biographer, record, standing.clause, &now->text);
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

/* The last version of SERIES. */
static size_t find_tip(const struct biographer *biographer, const char *series)
{
	size_t tip = 0;

	for (size_t i = 0; i < biographer->records->len; i++)
		if (!strcmp(biographer->records->at[i].series, series))
			tip = i;
	return tip;
}

/* The arena goes over to the life only when all went well; else it ends with the task. */
static enum stm_status read_life(struct stm_task *task, void *payload)
{
	struct biographer *biographer = payload;
	const char *series = NULL;
	enum stm_status status = stm_records_read_whole(task->store, &biographer->records);
	size_t count;

	biographer->task = task;
	if (status == STM_OK)
		status = is_id(biographer->name) ? find_id(biographer, &series)
						 : find_label(biographer, &series);
	if (status < 0)
		return status;
	count = biographer->records->len;
	biographer->life->events = stm_alloc_array(
		&task->arena, count + 1, sizeof(*biographer->life->events));
	biographer->sightings = stm_alloc_array(
		&task->arena, count + 1, sizeof(*biographer->sightings));
	biographer->line = stm_records_line(
		biographer->records, &task->arena, find_tip(biographer, series));
	status = find_chain(biographer);
	for (size_t i = 0; status == STM_OK && i < count; i++)
		if (biographer->line[i])
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
