/*
 * A version with the origin of each phrase: coloured, and numbered, as no colour may tell alone.
 * The numbers are those of the versions that its words come from, the oldest first; the slider
 * takes away what is younger.
 */
#include <stdlib.h>

#include "base/vec.h"
#include "view/html.h"
#include "view/html/templates.h"

/* A version that phrases come from. */
struct origin {
	const char *symbol, *date;
	size_t version; /* in the line of descent */
	size_t letters;
	bool older; /* than what was asked for: those are all one */
};

typedef STM_VEC(struct origin) origin_vec;

/* What is passed down while one blame is shown. */
struct shower {
	struct stm_out *out;
	const stm_blame *blame;
	origin_vec origins;
	size_t letters;
};

static bool is_of(const struct origin *origin, const struct stm_phrase *phrase)
{
	return phrase->older ? origin->older
			     : !origin->older && !strcmp(origin->symbol, phrase->symbol);
}

/* Index of the version that PHRASE comes from, or how many there are. */
static size_t find_origin(const struct shower *shower, const struct stm_phrase *phrase)
{
	size_t i = 0;

	while (i < shower->origins.len && !is_of(&shower->origins.at[i], phrase))
		i++;
	return i;
}

static void count_phrase(struct shower *shower, const struct stm_phrase *phrase)
{
	const size_t i = find_origin(shower, phrase);

	if (i == shower->origins.len)
		STM_PUSH(&shower->out->arena, &shower->origins,
			(struct origin){phrase->older ? "older" : phrase->symbol,
				phrase->older ? "" : phrase->date, phrase->version, 0,
				phrase->older});
	shower->origins.at[i].letters += phrase->length;
	shower->letters += phrase->length;
}

/* What is older than was asked for is one, and before all others. */
static int by_age(const void *a, const void *b)
{
	const struct origin *x = a, *y = b;

	if (x->older != y->older)
		return x->older ? -1 : 1;
	return (x->version > y->version) - (x->version < y->version);
}

static void gather_origins(struct shower *shower)
{
	for (size_t i = 0; i < stm_blame_count(shower->blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(shower->blame, i);

		for (size_t k = 0; k < paragraph->phrase_count; k++)
			count_phrase(shower, &paragraph->phrases[k]);
	}
	if (shower->origins.len)
		qsort(shower->origins.at, shower->origins.len, sizeof(struct origin), by_age);
}

/* From the oldest to the youngest. */
static struct stm_str colour_of(const struct shower *shower, size_t origin)
{
	return stm_html_colour(shower->out, origin, shower->origins.len);
}

static void write_origin(const struct shower *shower, size_t i)
{
	struct stm_out *out = shower->out;
	const struct origin *origin = &shower->origins.at[i];
	const size_t tenths = 1000 * origin->letters / (shower->letters ? shower->letters : 1);
	const char *share = tenths ? stm_format(&out->row, "%zu.%zu %%", tenths / 10, tenths % 10)
				   : "less than 0.1 %";

	stm_template_write(out, &stm_t_blame_origin,
		(struct stm_str[]){[STM_T_BLAME_ORIGIN_NUMBER] = stm_html_number(out, i + 1),
			[STM_T_BLAME_ORIGIN_COLOUR] = colour_of(shower, i),
			[STM_T_BLAME_ORIGIN_SYMBOL] = stm_str(origin->symbol),
			[STM_T_BLAME_ORIGIN_DATE] = stm_str(origin->date),
			[STM_T_BLAME_ORIGIN_SHARE] = stm_str(share)});
	stm_out_flush(out);
}

static void write_legend(const struct shower *shower)
{
	struct stm_str *count = stm_alloc_array(&shower->out->arena, 1, sizeof(*count));
	struct stm_filling legend;

	count[STM_T_BLAME_LEGEND_COUNT] = stm_str(
		stm_format(&shower->out->arena, "%zu", shower->origins.len));
	legend = stm_template_open(shower->out, &stm_t_blame_legend, count);
	for (size_t i = 0; i < shower->origins.len; i++)
		write_origin(shower, i);
	stm_template_next(&legend);
}

/* What lies between two phrases is white space. */
static void write_phrases(const struct shower *shower, const struct stm_blamed *paragraph)
{
	struct stm_out *out = shower->out;
	const struct stm_str text = stm_str(paragraph->text);

	for (size_t k = 0; k < paragraph->phrase_count; k++) {
		const struct stm_phrase *phrase = &paragraph->phrases[k];
		const size_t origin = find_origin(shower, phrase);

		if (k)
			stm_html_plain(out, STM_STR(" "));
		stm_template_write(out, &stm_t_blame_phrase,
			(struct stm_str[]){[STM_T_BLAME_PHRASE_COLOUR] = colour_of(shower, origin),
				[STM_T_BLAME_PHRASE_NUMBER] = stm_html_number(out, origin + 1),
				[STM_T_BLAME_PHRASE_TEXT] = stm_str_sub(
					text, phrase->start, phrase->start + phrase->length)});
	}
}

/* In a report a label leads to the life of its clause, else to itself. */
static struct stm_str href_of(const struct shower *shower, const struct stm_blamed *paragraph)
{
	struct stm_out *out = shower->out;
	char path[STM_PAGE_PATH];

	if (!out->options->site)
		return stm_html_anchor(&out->row, "#", paragraph->label);
	stm_page_path(path, sizeof(path), STM_PAGE_SERIES, stm_blame_series(shower->blame));
	return stm_str(stm_format(&out->row, "../%s#%s", path, paragraph->clause));
}

static void write_rows(const struct shower *shower)
{
	struct stm_out *out = shower->out;

	for (size_t i = 0; i < stm_blame_count(shower->blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(shower->blame, i);
		struct stm_filling row = stm_template_open(out, &stm_t_blame_row,
			(struct stm_str[]){[STM_T_BLAME_ROW_ANCHOR] = stm_html_anchor(
						   &out->row, "", paragraph->label),
				[STM_T_BLAME_ROW_HREF] = href_of(shower, paragraph),
				[STM_T_BLAME_ROW_LABEL] = stm_str(paragraph->label),
				[STM_T_BLAME_ROW_LANGUAGE] = stm_str(
					stm_blame_language(shower->blame))});

		write_phrases(shower, paragraph);
		stm_template_next(&row);
		stm_out_flush(out);
	}
}

void stm_html_show_blame(struct stm_out *out, const void *subject)
{
	struct shower shower = {.out = out, .blame = subject};
	struct stm_filling page = stm_html_page(out, "blame",
		stm_format(&out->arena, "%s: where its words come from",
			stm_blame_symbol(shower.blame)));
	struct stm_filling head, main;

	head = stm_template_open(out, &stm_t_blame_head,
		(struct stm_str[]){
			[STM_T_BLAME_HEAD_SYMBOL] = stm_str(stm_blame_symbol(shower.blame)),
			[STM_T_BLAME_HEAD_DATE] = stm_str(stm_blame_date(shower.blame)),
			[STM_T_BLAME_HEAD_TITLE] = stm_str(stm_blame_title(shower.blame))});
	stm_html_up(out);
	stm_template_next(&head);
	gather_origins(&shower);
	main = stm_template_open(out, &stm_t_blame_main, NULL);
	write_legend(&shower);
	stm_template_next(&main);
	write_rows(&shower);
	stm_template_next(&main);
	stm_template_next(&page);
}
