/* Where words come from and where they went, in a spreadsheet. */
#include "view/csv.h"

static void show_phrase(struct stm_csv *csv, const stm_blame *blame,
	const struct stm_blamed *paragraph, const struct stm_phrase *phrase)
{
	stm_csv_text(csv, paragraph->label);
	stm_csv_text(csv, paragraph->clause);
	stm_csv_text(csv, phrase->date);
	stm_csv_text(csv, phrase->symbol);
	stm_csv_text(csv, phrase->label);
	stm_csv_bool(csv, !strcmp(phrase->symbol, stm_blame_symbol(blame)));
	stm_csv_bool(csv, phrase->older);
	stm_csv_str(csv, (struct stm_str){paragraph->text + phrase->start, phrase->length});
	stm_csv_end(csv);
}

void stm_csv_show_blame(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {"label", "clause", "origin_date", "origin_symbol",
		"origin_label", "new", "older", "phrase", NULL};
	struct stm_csv csv = {.out = out};

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < stm_blame_count(subject); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(subject, i);

		for (size_t k = 0; k < paragraph->phrase_count; k++)
			show_phrase(&csv, subject, paragraph, &paragraph->phrases[k]);
	}
}

/* "same_series" is told of the sources of a clause alone. */
void stm_csv_show_trace(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {"date", "symbol", "label", "series", "similarity",
		"same_series", "found", "text", NULL};
	struct stm_csv csv = {.out = out};

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < stm_trace_count(subject); i++) {
		const struct stm_trace_place *place = stm_trace_place(subject, i);

		stm_csv_text(&csv, place->date);
		stm_csv_text(&csv, place->symbol);
		stm_csv_text(&csv, place->label);
		stm_csv_text(&csv, place->series);
		stm_csv_milli(&csv, place->similarity);
		if (stm_trace_from(subject))
			stm_csv_bool(&csv, place->same_series);
		else
			stm_csv_text(&csv, NULL);
		stm_csv_str(&csv, (struct stm_str){place->text + place->start, place->length});
		stm_csv_text(&csv, place->text);
		stm_csv_end(&csv);
	}
}
