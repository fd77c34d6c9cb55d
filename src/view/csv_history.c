/* What a repository knows, in a spreadsheet: versions, the life of a clause, a series by clause. */
#include "view/csv.h"
#include "view/row_words.h"
#include "view/subjects.h"

static const char *join_parents(struct stm_arena *arena, const struct stm_version *version)
{
	struct stm_buf buf = {.arena = arena};

	for (size_t i = 0; i < version->parent_count; i++)
		stm_buf_printf(&buf, "%s%s", i ? ", " : "", version->parents[i]);
	return stm_buf_end(&buf);
}

static void show_version(struct stm_csv *csv, const struct stm_version *version)
{
	const struct stm_summary *summary = &version->summary;
	const size_t counts[] = {summary->added, summary->dropped, summary->reworded,
		summary->split, summary->merged, summary->moved, summary->unchanged};

	stm_csv_text(csv, version->date);
	stm_csv_text(csv, version->symbol);
	stm_csv_text(csv, version->title);
	stm_csv_text(csv, version->series);
	stm_csv_text(csv, join_parents(&csv->out->row, version));
	stm_csv_text(csv, version->basis);
	stm_csv_bool(csv, version->uncertain);
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		stm_csv_int(csv, counts[i]);
	stm_csv_text(csv, version->commit);
	stm_csv_end(csv);
}

void stm_csv_show_history(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {"date", "symbol", "title", "series", "descends_from",
		"basis", "uncertain", "added", "dropped", "reworded", "split", "merged", "moved",
		"unchanged", "commit", NULL};
	const struct stm_history_subject *shown = subject;
	struct stm_csv csv = {.out = out};

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < stm_history_count(shown->history); i++) {
		const struct stm_version *version = stm_history_version(shown->history, i);

		if (!shown->series || !strcmp(shown->series, version->series))
			show_version(&csv, version);
	}
}

void stm_csv_show_life(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {"date", "symbol", "clause", "label", "relation",
		"moved", "recast", "revived", "similarity", "old_verb", "new_verb", "verb_change",
		"origins", "text", NULL};
	struct stm_csv csv = {.out = out};

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < stm_life_count(subject); i++) {
		const struct stm_life_event *event = stm_life_event(subject, i);

		stm_csv_text(&csv, event->date);
		stm_csv_text(&csv, event->symbol);
		stm_csv_text(&csv, event->clause);
		stm_csv_text(&csv, event->label);
		stm_csv_text(&csv, stm_relation_name(event->relation));
		stm_csv_bool(&csv, event->flags & STM_MOVED);
		stm_csv_bool(&csv, event->flags & STM_RECAST);
		stm_csv_bool(&csv, event->flags & STM_REVIVED);
		stm_csv_milli(&csv, event->similarity);
		stm_csv_text(&csv, event->verb_was);
		stm_csv_text(&csv, event->verb);
		stm_csv_text(&csv, event->verb[0] ? stm_change_name(event->strength) : NULL);
		stm_csv_text(&csv, event->origins);
		stm_csv_text(&csv, event->text);
		stm_csv_end(&csv);
	}
}

/* "reworded, moved"; nothing where the version has it not. */
static const char *became(struct stm_arena *arena, const struct stm_cell *cell)
{
	const struct stm_link link = {.flags = cell->flags};
	const struct stm_row row = {.link = &link, .relation = cell->relation};

	if (!cell->label)
		return "";
	return stm_format(arena, "%s%s", stm_row_relation(arena, &row),
		cell->flags & STM_REVIVED ? ", revived" : "");
}

/* Of a version two columns: the clause's label there, and what became of it. */
static void show_versions(struct stm_csv *csv, const stm_table *table)
{
	stm_csv_text(csv, "clause");
	for (size_t v = 0; v < stm_table_version_count(table); v++) {
		const char *symbol = stm_table_version(table, v)->symbol,
			   *date = stm_table_version(table, v)->date;

		stm_csv_text(csv,
			date[0] ? stm_format(&csv->out->row, "%s (%s)", symbol, date) : symbol);
		stm_csv_text(csv, stm_format(&csv->out->row, "%s relation", symbol));
	}
	stm_csv_end(csv);
}

void stm_csv_show_table(struct stm_out *out, const void *subject)
{
	struct stm_csv csv = {.out = out};

	show_versions(&csv, subject);
	for (size_t i = 0; i < stm_table_clause_count(subject); i++) {
		stm_csv_text(&csv, stm_table_clause(subject, i));
		for (size_t v = 0; v < stm_table_version_count(subject); v++) {
			const struct stm_cell *cell = stm_table_cell(subject, i, v);

			stm_csv_text(&csv, cell->label);
			stm_csv_text(&csv, became(&out->row, cell));
		}
		stm_csv_end(&csv);
	}
}
