/*
 * The table of views: a format is a row, and each column shows one kind of thing. A new format is a
 * new row and a file of its own; nothing else changes.
 */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "view/akn.h"
#include "view/csv.h"
#include "view/docx.h"
#include "view/html.h"
#include "view/json.h"
#include "view/lines.h"
#include "view/md.h"
#include "view/packed.h"
#include "view/subjects.h"
#include "view/text.h"

typedef void show_fn(struct stm_out *out, const void *subject);

/* What can be shown, as columns of the table below. */
enum subject { DIFF, DOCUMENT, HISTORY, LIFE, BLAME, TRACE, TABLE, SUBJECTS };

static const struct format {
	const char *name;
	show_fn *show[SUBJECTS];
	bool packed; /* stemma-writer makes a file of what they write */
} formats[] = {
	{"text",
		{stm_text_show_diff, stm_text_show_document, stm_text_show_history,
			stm_text_show_life, stm_text_show_blame, stm_text_show_trace,
			stm_text_show_table},
		false},
	{"json",
		{stm_json_show_diff, stm_json_show_document, stm_json_show_history,
			stm_json_show_life, stm_json_show_blame, stm_json_show_trace,
			stm_json_show_table},
		false},
	{"html",
		{stm_html_show_diff, stm_html_show_document, stm_html_show_history,
			stm_html_show_life, stm_html_show_blame, NULL, stm_html_show_table},
		false},
	{"csv",
		{stm_csv_show_diff, stm_csv_show_document, stm_csv_show_history, stm_csv_show_life,
			stm_csv_show_blame, stm_csv_show_trace, stm_csv_show_table},
		false},
	{"akn", {[DOCUMENT] = stm_akn_show_document}, false},
	{"md", {[DIFF] = stm_md_show_diff, [DOCUMENT] = stm_md_show_document}, false},
	{"lines", {[DOCUMENT] = stm_lines_show_document}, false},
	{"porcelain", {[BLAME] = stm_porcelain_show_blame}, false},
	{"docx", {[DIFF] = stm_docx_show_diff, [DOCUMENT] = stm_docx_show_document}, true},
};
enum { FORMATS = sizeof(formats) / sizeof(formats[0]) };

/* "there are text, json": what KIND can be shown as. */
static enum stm_status fail_format(enum subject kind, const char *name, struct stm_error *error)
{
	char list[128] = "";

	for (size_t i = 0; i < FORMATS; i++)
		if (formats[i].show[kind])
			snprintf(list + strlen(list), sizeof(list) - strlen(list), "%s%s",
				list[0] ? ", " : "", formats[i].name);
	return stm_fail(error, STM_ENOTFOUND, name, "no format of this; there are %s", list);
}

/* What is packed into a file: of a diff both documents, of a document itself. */
static struct stm_packing packing_of(show_fn *show, enum subject kind, const void *subject)
{
	struct stm_packing packing = {show, subject, NULL, NULL};

	packing.old = kind == DIFF ? stm_diff_old_document(subject) : NULL;
	packing.new = kind == DIFF ? stm_diff_new_document(subject) : subject;
	return packing;
}

/* An unknown format fails before anything is written. The first row is the default. */
static enum stm_status show(enum subject kind, const void *subject,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error)
{
	const char *name = options && options->format ? options->format : formats[0].name;

	for (size_t i = 0; i < FORMATS; i++) {
		show_fn *view = formats[i].show[kind];
		struct stm_packing packing;

		if (!view || strcmp(formats[i].name, name) != 0)
			continue;
		if (!formats[i].packed)
			return stm_out_run(view, subject, options, writer, error);
		packing = packing_of(view, kind, subject);
		return stm_packed_run(&packing, options, writer, error);
	}
	return fail_format(kind, name, error);
}

enum stm_status stm_view_diff(const stm_diff *diff, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return show(DIFF, diff, options, writer, error);
}

enum stm_status stm_view_document(const stm_document *document,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error)
{
	return show(DOCUMENT, document, options, writer, error);
}

enum stm_status stm_view_history(const stm_history *history, const char *series,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error)
{
	struct stm_history_subject subject = {history, series};

	return show(HISTORY, &subject, options, writer, error);
}

enum stm_status stm_view_life(const stm_life *life, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return show(LIFE, life, options, writer, error);
}

enum stm_status stm_view_blame(const stm_blame *blame, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return show(BLAME, blame, options, writer, error);
}

enum stm_status stm_view_trace(const stm_trace *trace, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return show(TRACE, trace, options, writer, error);
}

enum stm_status stm_view_table(const stm_table *table, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return show(TABLE, table, options, writer, error);
}
