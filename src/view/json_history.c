/*
 * Versions and lives as JSON: formats "stemma-history" and "stemma-life", version 1
 * (docs/stemma-history.schema.json, docs/stemma-life.schema.json).
 */
#include "view/json.h"
#include "view/subjects.h"

/* An empty date stays "", as in the repository; a version without parents has no basis either. */
static void show_borrowed(struct stm_json *json, const stm_history *history, size_t index)
{
	size_t count;
	const struct stm_borrowed_phrase *phrases = stm_history_borrowed(history, index, &count);

	stm_json_open(json, "borrowed", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < count; i++) {
		stm_json_open(json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(json, "label", phrases[i].label);
		stm_json_text(json, "symbol", phrases[i].symbol);
		stm_json_text(json, "source_label", phrases[i].source_label);
		stm_json_text(json, "text", phrases[i].text);
		stm_json_close(json);
	}
	stm_json_close(json);
}

static void show_version(struct stm_json *json, const stm_history *history, size_t index)
{
	const struct stm_version *version = stm_history_version(history, index);

	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	stm_json_text(json, "symbol", version->symbol);
	stm_json_text(json, "title", version->title);
	stm_json_text(json, "series", version->series);
	stm_json_text(json, "date", version->date);
	stm_json_text(json, "commit", version->commit);
	stm_json_open(json, "parents", '[', STM_JSON_INLINE);
	for (size_t i = 0; i < version->parent_count; i++)
		stm_json_text(json, NULL, version->parents[i]);
	stm_json_close(json);
	stm_json_text(json, "basis", version->basis);
	stm_json_bool(json, "uncertain", version->uncertain);
	stm_json_summary(json, &version->summary);
	show_borrowed(json, history, index);
	stm_json_close(json);
}

void stm_json_show_history(struct stm_out *out, const void *subject)
{
	const struct stm_history_subject *shown = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-history");
	stm_json_int(&json, "version", 1);
	stm_json_open(&json, "versions", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_history_count(shown->history); i++) {
		const struct stm_version *version = stm_history_version(shown->history, i);

		if (!shown->series || !strcmp(shown->series, version->series))
			show_version(&json, shown->history, i);
		stm_out_flush(out);
	}
	stm_json_close(&json);
	stm_json_close(&json);
}

/* A clause that is gone has no label: null, since "" could be taken for one. */
static void show_event(struct stm_json *json, const struct stm_life_event *event)
{
	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	stm_json_text(json, "symbol", event->symbol);
	stm_json_text(json, "date", event->date);
	stm_json_text(json, "clause", event->clause);
	stm_json_text(json, "label", event->label[0] ? event->label : NULL);
	stm_json_text(json, "relation", stm_relation_name(event->relation));
	stm_json_bool(json, "moved", event->flags & STM_MOVED);
	stm_json_bool(json, "relabelled", event->flags & STM_RELABELLED);
	stm_json_bool(json, "recast", event->flags & STM_RECAST);
	stm_json_bool(json, "revived", event->flags & STM_REVIVED);
	stm_json_milli(json, "similarity", event->similarity);
	stm_json_text(json, "origins", event->origins);
	if (event->verb[0]) {
		stm_json_open(json, "strength", '{', STM_JSON_INLINE);
		stm_json_text(json, "old", event->verb_was);
		stm_json_text(json, "new", event->verb);
		stm_json_text(json, "change", stm_change_name(event->strength));
		stm_json_close(json);
	}
	stm_json_text(json, "text", event->text);
	stm_json_edits(json, event->edits, event->edit_count);
	stm_json_close(json);
}

void stm_json_show_life(struct stm_out *out, const void *subject)
{
	const stm_life *life = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-life");
	stm_json_int(&json, "version", 1);
	stm_json_text(&json, "clause", stm_life_clause(life));
	stm_json_open(&json, "events", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_life_count(life); i++) {
		show_event(&json, stm_life_event(life, i));
		stm_out_flush(out);
	}
	stm_json_close(&json);
	stm_json_close(&json);
}
