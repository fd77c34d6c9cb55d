/*
 * Links from page to page of a report. There are none where a page stands alone: it must not lead
 * to what may not be there.
 */
#include "view/html.h"
#include "view/html/templates.h"
#include "view/text.h"

/* UP leads from the page's folder to that of the collection: "../" or "". */
static void write_link(struct stm_out *out, const char *up, const char *path, const char *text)
{
	stm_template_write(out, &stm_t_link,
		(struct stm_str[]){
			[STM_T_LINK_HREF] = stm_str(stm_format(&out->row, "%s%s", up, path)),
			[STM_T_LINK_TEXT] = stm_str(text)});
}

void stm_html_up(struct stm_out *out)
{
	struct stm_filling up;

	if (!out->options->site)
		return;
	up = stm_template_open(
		out, &stm_t_up, (struct stm_str[]){[STM_T_UP_HREF] = STM_STR("../index.html")});
	if (out->options->series)
		stm_html_link(out, STM_PAGE_SERIES, out->options->series, "The series");
	stm_template_next(&up);
}

void stm_html_link(struct stm_out *out, enum stm_page page, const char *name, const char *text)
{
	char path[STM_PAGE_PATH];

	if (out->options->site)
		write_link(out, "../", stm_page_path(path, sizeof(path), page, name), text);
}

void stm_html_version(struct stm_out *out, const struct stm_version *version, const char *up)
{
	char path[STM_PAGE_PATH];
	struct stm_filling filling = stm_template_open(out, &stm_t_series_version,
		(struct stm_str[]){[STM_T_SERIES_VERSION_DATE] = stm_str(version->date),
			[STM_T_SERIES_VERSION_SYMBOL] = stm_str(version->symbol),
			[STM_T_SERIES_VERSION_TITLE] = stm_str(version->title),
			[STM_T_SERIES_VERSION_COUNTS] = stm_str(
				stm_summary_text(out, &version->summary))});

	if (out->options->site && version->parent_count)
		write_link(out, up,
			stm_page_path(path, sizeof(path), STM_PAGE_CHANGES, version->symbol),
			stm_format(&out->row, "changes from %s", version->parents[0]));
	if (out->options->site)
		write_link(out, up,
			stm_page_path(path, sizeof(path), STM_PAGE_ORIGINS, version->symbol),
			"where its words come from");
	stm_template_next(&filling);
	stm_out_flush(out);
}
