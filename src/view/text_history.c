/*
 * Versions and lives in a terminal: one line a version, and under it what became of the clauses.
 * Dates come first and are ten columns wide, so that symbols stand below each other.
 */
#include "base/unicode.h"
#include "view/graph.h"
#include "view/subjects.h"
#include "view/text.h"

static const char *join_parents(struct stm_out *out, const struct stm_version *version)
{
	struct stm_buf buf = {.arena = &out->row};

	for (size_t i = 0; i < version->parent_count; i++) {
		if (i)
			stm_buf_text(&buf, ", ");
		stm_buf_text(&buf, version->parents[i]);
	}
	return stm_buf_end(&buf);
}

/* As wide as a date. */
/* In a list: date, symbol, title. */
static void list_version(struct stm_out *out, const struct stm_version *version)
{
	size_t width = stm_view_width(out), symbol = stm_columns(stm_str(version->symbol));
	size_t used = 12 + (symbol > 20 ? symbol : 20) + 4;
	struct stm_str title = stm_str_shorten(
		&out->row, stm_str(version->title), width > used + 10 ? width - used : 10);

	stm_buf_printf(&out->buf, "  %s  ", stm_date_column(version->date));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(version->symbol));
	stm_spaces_write(out, symbol < 20 ? 22 - symbol : 2);
	stm_style_write(out, STM_STYLE_PLAIN, title);
	stm_buf_char(&out->buf, '\n');
}

/* Whether an earlier phrase is from the same version, and so has told of this one. */
static bool is_told(const struct stm_borrowed_phrase *phrases, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!strcmp(phrases[k].symbol, phrases[i].symbol))
			return true;
	return false;
}

/* The labels of phrases that are from the same version as phrase I, on the row's arena. */
static const char *join_labels(
	struct stm_out *out, const struct stm_borrowed_phrase *phrases, size_t i, size_t count)
{
	struct stm_buf labels = {.arena = &out->row};
	const char *last = "";

	for (size_t k = i; k < count; k++) {
		if (strcmp(phrases[k].symbol, phrases[i].symbol) != 0 ||
			!strcmp(phrases[k].label, last))
			continue;
		last = phrases[k].label;
		stm_buf_printf(&labels, "%s%s", labels.len ? ", " : "", last);
	}
	return stm_buf_end(&labels);
}

/* A line below a version, where its symbol stands. */
static void write_below(struct stm_out *out, const char *text)
{
	stm_spaces_write(out, 12);
	stm_plain_write(out, text);
	stm_buf_char(&out->buf, '\n');
}

/* What it took over from other series, a line for each version that it is from. */
static void show_borrowed(struct stm_out *out, const stm_history *history, size_t index)
{
	size_t count;
	const struct stm_borrowed_phrase *phrases = stm_history_borrowed(history, index, &count);

	for (size_t i = 0; i < count; i++)
		if (!is_told(phrases, i))
			write_below(out,
				stm_format(&out->row, "borrowed from %s: %s", phrases[i].symbol,
					join_labels(out, phrases, i, count)));
}

/* In a log: what it descends from and what changed. */
static void log_version(struct stm_out *out, const struct stm_version *version)
{
	stm_plain_write(out, stm_format(&out->row, "%s  ", stm_date_column(version->date)));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(version->symbol));
	stm_plain_write(out, stm_format(&out->row, "  %s", version->title));
	stm_buf_char(&out->buf, '\n');
	if (version->parent_count)
		write_below(out, stm_format(&out->row, "from %s (%s)", join_parents(out, version),
					 version->basis));
	write_below(out, stm_summary_text(out, &version->summary));
}

/* Versions come series by series, so a heading is due whenever the series changes. */
void stm_text_show_history(struct stm_out *out, const void *subject)
{
	const struct stm_history_subject *shown = subject;
	const char *series = NULL;

	if (out->options->graph) {
		stm_graph_show(out, shown->history, shown->series);
		return;
	}

	for (size_t i = 0; i < stm_history_count(shown->history); i++) {
		const struct stm_version *version = stm_history_version(shown->history, i);

		if (shown->series && strcmp(shown->series, version->series) != 0)
			continue;
		if (!series || strcmp(series, version->series) != 0) {
			if (series)
				stm_buf_char(&out->buf, '\n');
			stm_style_write(out, STM_STYLE_STRONG, stm_str(version->series));
			stm_buf_char(&out->buf, '\n');
			series = version->series;
		}
		if (shown->series) {
			log_version(out, version);
			show_borrowed(out, shown->history, i);
		} else {
			list_version(out, version);
		}
		stm_out_flush(out);
	}
}

/* "; urges became calls upon, weaker". */
static void show_verb(struct stm_out *out, const struct stm_life_event *event)
{
	if (!event->verb[0])
		return;
	stm_plain_write(out, stm_format(&out->row, "; %s became %s", event->verb_was, event->verb));
	if (event->strength == STM_STRONGER || event->strength == STM_WEAKER)
		stm_buf_printf(&out->buf, ", %s", stm_change_name(event->strength));
}

/*
 * LAST is the event before this one, or NULL. A birth is one insertion, an end one
 * deletion; where only the place or the label changed there is no text below the line.
 */
static void show_event(
	struct stm_out *out, const struct stm_life_event *event, const struct stm_life_event *last)
{
	struct stm_runs runs = {0};
	struct stm_edit whole = {
		.op = STM_EQUAL, .text = event->text, .length = strlen(event->text)};
	const char *flags = event->flags & STM_REVIVED ? "revived"
						       : stm_relation_name(event->relation);

	stm_buf_printf(&out->buf, "\n%s  ", stm_date_column(event->date));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(event->symbol));
	stm_plain_write(
		out, stm_format(&out->row, "  %s  %s",
			     stm_labels_text(out, last ? last->label : "", event->label), flags));
	if (event->flags & STM_MOVED)
		stm_buf_text(&out->buf, ", moved");
	if (event->flags & STM_RECAST)
		stm_buf_text(&out->buf, ", recast");
	show_verb(out, event);
	if (last && strcmp(last->clause, event->clause) != 0)
		stm_buf_printf(&out->buf, "; from here clause %s", event->clause);
	stm_buf_char(&out->buf, '\n');
	if (event->edit_count && event->relation != STM_UNCHANGED)
		stm_redline_runs(out, &runs, event->edits, event->edit_count);
	else if (event->relation == STM_ADDED)
		stm_redline_runs(out, &runs, &whole, 1);
	if (runs.len)
		stm_runs_write(out, &runs, 4);
}

void stm_text_show_life(struct stm_out *out, const void *subject)
{
	const stm_life *life = subject;
	const struct stm_life_event *last = NULL;

	stm_style_write(out, STM_STYLE_STRONG,
		stm_str(stm_format(&out->row, "clause %s", stm_life_clause(life))));
	stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < stm_life_count(life); i++) {
		const struct stm_life_event *event = stm_life_event(life, i);

		show_event(out, event, last);
		last = event;
		stm_out_flush(out);
	}
}
