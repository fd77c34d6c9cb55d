/*
 * A series as a table in a terminal: a row a clause, a column a version, in a cell the clause's
 * label there and what became of it:
 *
 *	                   1         2         3
 *	8c1f20a9b3d4e5f6  +OP3       OP3      ~OP4
 *
 * Where columns are few the last versions are shown.
 */
#include "base/unicode.h"
#include "view/text.h"

enum { ID = 18, CELL = 13 };

static const char key_text[] = "+ added  ~ reworded  < split  > merged  * revived  . not there; a "
			       "label alone is unchanged\n";

static char mark_of(const struct stm_cell *cell)
{
	static const char marks[] = {[STM_UNCHANGED] = ' ',
		[STM_REWORDED] = '~',
		[STM_SPLIT] = '<',
		[STM_MERGED] = '>',
		[STM_ADDED] = '+',
		[STM_DROPPED] = ' '};

	return cell->flags & STM_REVIVED ? '*' : marks[cell->relation];
}

static size_t first_column(const struct stm_out *out, const stm_table *table)
{
	size_t room = (stm_view_width(out) - ID) / CELL, count = stm_table_version_count(table);

	return room && count > room ? count - room : 0;
}

static void show_versions(struct stm_out *out, const stm_table *table, size_t first)
{
	for (size_t v = first; v < stm_table_version_count(table); v++) {
		const struct stm_version *version = stm_table_version(table, v);

		stm_buf_printf(&out->buf, "%4zu  %s  ", v + 1, stm_date_column(version->date));
		stm_style_write(out, STM_STYLE_LABEL, stm_str(version->symbol));
		stm_buf_char(&out->buf, '\n');
	}
	if (first)
		stm_buf_printf(&out->buf,
			"      and %zu before; with --width there is room for them\n", first);
}

static void show_cell(struct stm_out *out, const struct stm_cell *cell)
{
	const char *text = cell->label ? stm_format(&out->row, "%c%s", mark_of(cell), cell->label)
				       : " .";
	struct stm_str shown = stm_str_shorten(&out->row, stm_str(text), CELL - 1);

	stm_style_write(out, STM_STYLE_PLAIN, shown);
	stm_spaces_write(out, CELL - stm_columns(shown));
}

static void end_line(struct stm_out *out)
{
	while (out->buf.len && out->buf.at[out->buf.len - 1] == ' ')
		stm_buf_cut(&out->buf, out->buf.len - 1);
	stm_buf_char(&out->buf, '\n');
	stm_out_flush(out);
}

void stm_text_show_table(struct stm_out *out, const void *subject)
{
	const stm_table *table = subject;
	const size_t first = first_column(out, table);

	show_versions(out, table, first);
	stm_buf_char(&out->buf, '\n');
	stm_spaces_write(out, ID);
	for (size_t v = first; v < stm_table_version_count(table); v++)
		stm_buf_printf(&out->buf, " %-*zu", CELL - 1, v + 1);
	end_line(out);
	for (size_t i = 0; i < stm_table_clause_count(table); i++) {
		stm_style_write(out, STM_STYLE_DIM, stm_str(stm_table_clause(table, i)));
		stm_buf_text(&out->buf, "  ");
		for (size_t v = first; v < stm_table_version_count(table); v++)
			show_cell(out, stm_table_cell(table, i, v));
		end_line(out);
	}
	stm_buf_char(&out->buf, '\n');
	stm_buf_text(&out->buf, key_text);
}
