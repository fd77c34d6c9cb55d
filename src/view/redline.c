/*
 * How a redline looks in a terminal: marks that can be read without colour, and little around them.
 *
 *	[-Urges-]{+Calls upon+} all States to protect ... of migrants [-at-]{+within+} borders
 *
 * Words are what stands between spaces; a stretch of a script without spaces is one word here, and
 * is therefore shown whole.
 */
#include "view/text.h"

enum {
	AROUND = 9,   /* words of common text kept beside a change */
	LONGEST = 24, /* words of common text that are shown whole */
};

static size_t count_words(struct stm_str s)
{
	size_t words = 0;

	for (size_t i = 0; i < s.len; i++)
		words += s.at[i] != ' ' && (!i || s.at[i - 1] == ' ');
	return words;
}

/* The byte behind the first COUNT words of S; its length when it has fewer. */
static size_t words_from_start(struct stm_str s, size_t count)
{
	size_t at = 0;

	while (count--) {
		while (at < s.len && s.at[at] == ' ')
			at++;
		while (at < s.len && s.at[at] != ' ')
			at++;
	}
	return at;
}

/* The byte before the last COUNT words of S; 0 when it has fewer. */
static size_t words_from_end(struct stm_str s, size_t count)
{
	size_t at = s.len;

	while (count--) {
		while (at && s.at[at - 1] == ' ')
			at--;
		while (at && s.at[at - 1] != ' ')
			at--;
	}
	return at;
}

/*
 * Common text between two changes keeps words on both sides; at either end of the paragraph only a
 * few, which are enough to know it by. FIRST and LAST say whether it stands there.
 */
static void add_common(
	struct stm_out *out, struct stm_runs *runs, struct stm_str s, bool first, bool last)
{
	size_t keep_start = first ? 4 : AROUND, keep_end = last ? 3 : AROUND;

	if (out->options->whole || count_words(s) <= LONGEST) {
		stm_runs_add(&out->row, runs, STM_STYLE_PLAIN, s);
		return;
	}
	stm_runs_add(&out->row, runs, STM_STYLE_PLAIN,
		stm_str_sub(s, 0, words_from_start(s, keep_start)));
	stm_runs_add(&out->row, runs, STM_STYLE_DIM, STM_STR(" … "));
	stm_runs_add(
		&out->row, runs, STM_STYLE_PLAIN, stm_str_from(s, words_from_end(s, keep_end)));
}

/* White space before a change stays outside its marks, unless it is all of it. */
static void add_marked(struct stm_out *out, struct stm_runs *runs, enum stm_style style,
	const char *marks, struct stm_str s)
{
	size_t space = 0;

	while (space < s.len && s.at[space] == ' ')
		space++;
	space = space < s.len ? space : 0;
	stm_runs_add(&out->row, runs, STM_STYLE_PLAIN, stm_str_sub(s, 0, space));
	stm_runs_add(&out->row, runs, style, (struct stm_str){marks, 2});
	stm_runs_add(&out->row, runs, style, stm_str_from(s, space));
	stm_runs_add(&out->row, runs, style, (struct stm_str){marks + 2, 2});
}

/* Typographic changes are common text to a reader. */
static bool is_common(const struct stm_edit *edit)
{
	return edit->op == STM_EQUAL || edit->typographic;
}

/*
 * The text of the common edits from *AT on, which is moved behind them; as the new text has it
 * where both texts are there.
 */
static struct stm_str gather_common(
	struct stm_arena *arena, const struct stm_edit *edits, size_t count, size_t *at)
{
	struct stm_buf buf = {.arena = arena};

	for (; *at < count && is_common(&edits[*at]); ++*at) {
		const struct stm_edit *edit = &edits[*at];

		if (edit->op != STM_DELETE || *at + 1 == count || edit[1].op != STM_INSERT)
			stm_buf_add(&buf, edit->text, edit->length);
	}
	return (struct stm_str){buf.at, buf.len};
}

/* A run that was moved, deleted or inserted; white space BESIDE another is not marked. */
static void add_change(
	struct stm_out *out, struct stm_runs *runs, const struct stm_edit *edit, bool beside)
{
	struct stm_str s = {edit->text, edit->length};
	bool deleted = edit->op == STM_DELETE;

	if (beside && !stm_str_trim(s).len)
		stm_runs_add(&out->row, runs, STM_STYLE_PLAIN, deleted ? STM_STR("") : s);
	else if (edit->move)
		add_marked(out, runs, STM_STYLE_MOVED, deleted ? "[~~]" : "{~~}", s);
	else
		add_marked(out, runs, deleted ? STM_STYLE_DELETED : STM_STYLE_INSERTED,
			deleted ? "[--]" : "{++}", s);
}

void stm_redline_runs(
	struct stm_out *out, struct stm_runs *runs, const struct stm_edit *edits, size_t count)
{
	for (size_t i = 0; i < count;) {
		bool first = i == 0;

		if (is_common(&edits[i])) {
			struct stm_str s = gather_common(&out->row, edits, count, &i);

			add_common(out, runs, s, first, i == count);
		} else {
			add_change(out, runs, &edits[i],
				(i && !is_common(&edits[i - 1])) ||
					(i + 1 < count && !is_common(&edits[i + 1])));
			i++;
		}
	}
}
