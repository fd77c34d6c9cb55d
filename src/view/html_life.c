/*
 * The life of a clause, version by version. Versions in which nothing happened to its words are
 * told together in one line, so that a life of forty years is as long as what happened in it.
 */
#include "view/html.h"
#include "view/html/templates.h"
#include "view/row_words.h"

/* "unchanged in A/2 (OP3), A/3 (OP4)". */
void stm_html_life_end(struct stm_html_life *life)
{
	if (!life->quiet)
		return;
	stm_template_write(life->out, &stm_t_event_quiet,
		(struct stm_str[]){[STM_T_EVENT_QUIET_WHAT] = stm_str(stm_buf_end(&life->buf))});
	life->quiet = 0;
	stm_out_flush(life->out);
}

static void add_quiet(struct stm_html_life *life, const struct stm_html_event *event)
{
	if (!life->quiet)
		life->buf = (struct stm_buf){.arena = &life->out->row};
	stm_buf_printf(&life->buf, "%s%s (%s)", life->quiet ? ", " : "unchanged in ", event->symbol,
		event->label);
	life->quiet++;
}

static const char *what_of(struct stm_arena *arena, const struct stm_html_event *event)
{
	const struct stm_link link = {.flags = event->flags & ~STM_REVIVED};
	const struct stm_row row = {
		.link = event->relation == STM_ADDED ? NULL : &link, .relation = event->relation};

	if (event->relation == STM_ADDED && (event->flags & STM_REVIVED))
		return "revived";
	if (event->merged)
		return "merged into another clause";
	return stm_row_relation(arena, &row);
}

void stm_html_event(struct stm_html_life *life, const struct stm_html_event *event)
{
	struct stm_out *out = life->out;
	struct stm_filling filling;

	if (event->relation == STM_UNCHANGED && !(event->flags & (STM_MOVED | STM_RECAST))) {
		add_quiet(life, event);
		return;
	}
	stm_html_life_end(life);
	filling = stm_template_open(out, &stm_t_event,
		(struct stm_str[]){
			[STM_T_EVENT_KINDS] = stm_str(stm_relation_name(event->relation)),
			[STM_T_EVENT_DATE] = stm_str(event->date),
			[STM_T_EVENT_SYMBOL] = stm_str(event->symbol),
			[STM_T_EVENT_LABEL] = stm_str(event->label),
			[STM_T_EVENT_WHAT] = stm_str(what_of(&out->row, event)),
			[STM_T_EVENT_LANGUAGE] = stm_str(event->language)});
	stm_html_edits(out, event->edits, event->edit_count);
	stm_template_next(&filling);
	stm_out_flush(out);
}

/* A life by itself: the clause is named by its last label and words. */
void stm_html_show_life(struct stm_out *out, const void *subject)
{
	const stm_life *life = subject;
	const size_t count = stm_life_count(life);
	const char *label = "", *text = "";
	struct stm_html_life told = {.out = out};
	struct stm_filling page, main;

	for (size_t i = 0; i < count; i++) {
		const struct stm_life_event *event = stm_life_event(life, i);

		label = event->label[0] ? event->label : label;
		text = event->text[0] ? event->text : text;
	}
	page = stm_html_page(
		out, "series", stm_format(&out->arena, "%s: the life of a clause", label));
	main = stm_template_open(out, &stm_t_life_main,
		(struct stm_str[]){[STM_T_LIFE_MAIN_LABEL] = stm_str(label),
			[STM_T_LIFE_MAIN_CLAUSE] = stm_str(stm_life_clause(life)),
			[STM_T_LIFE_MAIN_TEXT] = stm_str(text)});
	for (size_t i = 0; i < count; i++) {
		const struct stm_life_event *event = stm_life_event(life, i);

		stm_html_event(
			&told, &(struct stm_html_event){event->symbol, event->date, event->label,
				       event->language, event->relation, event->flags, event->edits,
				       event->edit_count, false});
	}
	stm_html_life_end(&told);
	stm_template_next(&main);
	stm_template_next(&page);
}
