/*
 * Wrapping works on pieces: stretches of one style without a space in them. Pieces with no space
 * between them stay on one line, so a word half of which is struck out is not torn apart. Scripts
 * that are written without spaces may break anywhere.
 *
 * Widths are in columns of a terminal, as stm_columns() counts them: two for a wide character, none
 * for a combining one. Offsets are in bytes, and never inside a character.
 */
#include "view/style.h"

#include "base/unicode.h"
#include "view/visible.h"

enum { DEFAULT_WIDTH = 80, NARROWEST = 20 };

size_t stm_view_width(const struct stm_out *out)
{
	unsigned width = out->options->width ? out->options->width : DEFAULT_WIDTH;

	return width < NARROWEST ? NARROWEST : width;
}

void stm_runs_add(
	struct stm_arena *arena, struct stm_runs *runs, enum stm_style style, struct stm_str text)
{
	struct stm_str piece;

	if (text.len && (runs->raw || stm_is_visible(text, true))) {
		STM_PUSH(arena, runs, (struct stm_run){style, text});
		return;
	}
	for (size_t at = 0; at < text.len;) {
		bool shown = stm_visible_next(arena, text, true, &at, &piece);

		STM_PUSH(arena, runs, (struct stm_run){shown ? style : STM_STYLE_CONTROL, piece});
	}
}

/* Invariant: line_start <= word_start <= the number of runs; what is between is one word. */
struct wrapper {
	struct stm_arena *arena;
	struct stm_wrapped *out;
	size_t width;
	size_t line_start; /* first run of the line being filled */
	size_t columns;
	size_t word_start; /* first run of the word being filled */
	size_t word_columns;
	bool space;    /* one is due before the word */
	bool unspaced; /* the newest character is of a script without spaces */
};

/* Ends the line before the word being filled, which becomes the first of the next. */
static void end_line(struct wrapper *w)
{
	struct stm_line_of_runs line = {w->line_start, w->word_start, w->columns};

	STM_PUSH(w->arena, &w->out->lines, line);
	w->line_start = w->word_start;
	w->columns = 0;
	w->space = false;
}

/*
 * Whether B goes on where A ends but for a space, in the same style: then they are one run. Most
 * lines are, since most words stand in their text as they are shown.
 */
static bool goes_on(const struct stm_run *a, const struct stm_run *b)
{
	const char *end = a->text.at + a->text.len;

	return a->style == b->style && (uintptr_t)end + 1 == (uintptr_t)b->text.at && *end == ' ';
}

static void put_space(struct wrapper *w)
{
	struct stm_runs *runs = &w->out->runs;
	struct stm_run *last = &runs->at[w->word_start - 1];
	enum stm_style style = runs->at[w->word_start].style;

	w->columns++;
	if (runs->len == w->word_start + 1 && goes_on(last, last + 1)) {
		last->text.len += 1 + last[1].text.len;
		runs->len--;
		return;
	}
	/* a space between two words of one style is of that style too */
	if (last->style != style)
		style = STM_STYLE_PLAIN;
	/* the space goes before the word's pieces, which are the newest runs */
	STM_PUSH(w->arena, runs, (struct stm_run){style, {" ", 1}});
	for (size_t i = runs->len - 1; i > w->word_start; i--) {
		struct stm_run run = runs->at[i];

		runs->at[i] = runs->at[i - 1];
		runs->at[i - 1] = run;
	}
}

/* Moves the finished word to the line, or to the next when it does not fit. */
static void end_word(struct wrapper *w)
{
	if (w->out->runs.len == w->word_start)
		return;
	if (w->columns && w->columns + w->space + w->word_columns > w->width)
		end_line(w);
	if (w->space && w->columns)
		put_space(w);
	w->columns += w->word_columns;
	w->word_start = w->out->runs.len;
	w->word_columns = 0;
	w->space = false;
}

/*
 * Adds to the word being filled. A word wider than a whole line is cut where the line is full: what
 * fits is ended as a word of its own, and the rest goes on below. The loop ends because each turn
 * either takes a character or ends a line that had something on it; a character wider than the line
 * is put there all the same.
 */
static void add_piece(struct wrapper *w, enum stm_style style, struct stm_str piece)
{
	size_t columns = stm_columns(piece);

	while (w->word_columns + columns > w->width) {
		size_t at = 0, room = w->width - w->word_columns, used = 0, next;

		for (next = 0; next < piece.len; at = next) {
			size_t here = at, wide;

			stm_utf8_next(piece, &next);
			wide = stm_columns(stm_str_sub(piece, here, next));
			if (used + wide > room)
				break;
			used += wide;
		}
		if (!at && !w->word_columns)
			break;
		stm_runs_add(w->arena, &w->out->runs, style, stm_str_sub(piece, 0, at));
		w->word_columns += used;
		end_word(w);
		piece = stm_str_from(piece, at);
		columns = stm_columns(piece);
		if (piece.len)
			end_line(w);
	}
	stm_runs_add(w->arena, &w->out->runs, style, piece);
	w->word_columns += columns;
}

/* The end of the piece that starts at AT: before a space, or behind one unspaced character. */
static size_t piece_end(struct stm_str s, size_t at)
{
	while (at < s.len && s.at[at] != ' ' && s.at[at] != '\n') {
		bool alone = stm_is_unspaced(stm_utf8_next(s, &at));

		if (alone)
			break;
	}
	return at;
}

/*
 * Between two characters of an unspaced script a line can end, but no line begins with a mark that
 * closes or ends something: a full stop, the end of what a redline marks.
 */
static bool can_begin_line(struct stm_str s)
{
	size_t at = 0;
	uint32_t c = stm_utf8_next(s, &at);

	return stm_is_word(c) || c == '[' || c == '{' || c == '(' || c == 0xff08 || c == 0x201c ||
	       c == 0x2018 || c == 0x300a || c == 0x300c || c == 0x300e || c == 0x3010;
}

/*
 * A word can run over several runs, so only white space and unspaced scripts end it here. White
 * space at the start of a line is dropped; of several spaces one is kept.
 */
static void wrap_run(struct wrapper *w, const struct stm_run *run)
{
	struct stm_str s = run->text;

	for (size_t at = 0; at < s.len;) {
		size_t end;

		if (s.at[at] == ' ' || s.at[at] == '\n') {
			end_word(w);
			w->space = w->columns > 0;
			if (s.at[at++] == '\n')
				end_line(w);
			continue;
		}
		end = piece_end(s, at);
		if (w->unspaced && can_begin_line(stm_str_sub(s, at, end)))
			end_word(w);
		add_piece(w, run->style, stm_str_sub(s, at, end));
		w->unspaced = stm_is_unspaced(stm_utf8_before(s, end));
		at = end;
	}
}

/* A compiler makes one comparison a vector of the first loop: most texts are ASCII. */
static bool has_rtl(struct stm_str s)
{
	unsigned bits = 0;

	for (size_t i = 0; i < s.len; i++)
		bits |= (unsigned char)s.at[i];
	for (size_t at = 0; bits >= 0x80 && at < s.len;)
		if (stm_is_rtl(stm_utf8_next(s, &at)))
			return true;
	return false;
}

void stm_runs_wrap(
	struct stm_arena *arena, struct stm_wrapped *out, const struct stm_runs *runs, size_t width)
{
	struct wrapper w = {.arena = arena, .out = out, .width = width};

	*out = (struct stm_wrapped){0};
	for (size_t i = 0; i < runs->len; i++) {
		out->rtl = out->rtl || has_rtl(runs->at[i].text);
		wrap_run(&w, &runs->at[i]);
	}
	end_word(&w);
	if (w.columns || !out->lines.len)
		end_line(&w);
}

/* By style, ECMA-48 "select graphic rendition"; never the only mark of anything. */
static const char *const colours[] = {
	[STM_STYLE_PLAIN] = "",
	[STM_STYLE_DELETED] = "\033[31m",
	[STM_STYLE_INSERTED] = "\033[32m",
	[STM_STYLE_MOVED] = "\033[36m",
	[STM_STYLE_LABEL] = "\033[1m",
	[STM_STYLE_DIM] = "\033[2m",
	[STM_STYLE_STRONG] = "\033[1m",
	[STM_STYLE_CONTROL] = "\033[7m",
};

/* The colour is reset at the end of each text, so a line can be cut out of the output. */
static void open_style(struct stm_out *out, enum stm_style style)
{
	if (out->options->color)
		stm_buf_text(&out->buf, colours[style]);
}

static void close_style(struct stm_out *out, enum stm_style style)
{
	if (out->options->color && colours[style][0])
		stm_buf_text(&out->buf, "\033[m");
}

static void write_piece(struct stm_out *out, enum stm_style style, struct stm_str text)
{
	if (!text.len)
		return;
	open_style(out, style);
	stm_buf_str(&out->buf, text);
	close_style(out, style);
}

void stm_style_write(struct stm_out *out, enum stm_style style, struct stm_str text)
{
	if (stm_is_visible(text, false)) {
		write_piece(out, style, text);
		return;
	}
	for (size_t at = 0; at < text.len;) {
		struct stm_str piece;
		bool shown = stm_visible_next(&out->row, text, false, &at, &piece);

		write_piece(out, shown ? style : STM_STYLE_CONTROL, piece);
	}
}

void stm_plain_write(struct stm_out *out, const char *text)
{
	stm_style_write(out, STM_STYLE_PLAIN, stm_str(text));
}

/*
 * Right-to-left text stays in the order in which it is read, for it is the terminal that turns it
 * round (or does not). But the label before it, the line between two columns and the marks of a
 * redline must not be drawn into the turning, so the text of a line is isolated from what stands
 * beside it, and each change from the text around it (UAX 9, 2.4). These characters take no
 * column, and terminals that know nothing of them show nothing. Each line is closed by itself:
 * terminals order line by line.
 */
static const char RIGHT_TO_LEFT[] = "\xe2\x81\xa7", POP[] = "\xe2\x81\xa9"; /* U+2067, U+2069 */

void stm_text_write(struct stm_out *out, enum stm_style style, struct stm_str text)
{
	bool rtl = has_rtl(text);

	if (rtl)
		stm_buf_text(&out->buf, RIGHT_TO_LEFT);
	stm_style_write(out, style, text);
	if (rtl)
		stm_buf_text(&out->buf, POP);
}

void stm_spaces_write(struct stm_out *out, size_t count)
{
	while (count--)
		stm_buf_char(&out->buf, ' ');
}

static bool is_line_rtl(const struct stm_wrapped *wrapped, const struct stm_line_of_runs *line)
{
	for (size_t i = line->start; wrapped->rtl && i < line->end; i++)
		if (has_rtl(wrapped->runs.at[i].text))
			return true;
	return false;
}

const char *stm_date_column(const char *date)
{
	return date[0] ? date : "no date   ";
}

void stm_line_write(struct stm_out *out, const struct stm_wrapped *wrapped, size_t index)
{
	const struct stm_line_of_runs *line = &wrapped->lines.at[index];
	bool rtl = is_line_rtl(wrapped, line);

	stm_buf_text(&out->buf, rtl ? RIGHT_TO_LEFT : "");
	for (size_t i = line->start, end; i < line->end; i = end) {
		enum stm_style style = wrapped->runs.at[i].style;
		bool change = rtl && (style == STM_STYLE_DELETED || style == STM_STYLE_INSERTED ||
					     style == STM_STYLE_MOVED);

		stm_buf_text(&out->buf, change ? RIGHT_TO_LEFT : "");
		open_style(out, style);
		for (end = i; end < line->end && wrapped->runs.at[end].style == style; end++)
			stm_buf_str(&out->buf, wrapped->runs.at[end].text);
		close_style(out, style);
		stm_buf_text(&out->buf, change ? POP : "");
	}
	stm_buf_text(&out->buf, rtl ? POP : "");
}

/* An empty line is not indented: nothing is written that cannot be seen. Never under 10 columns. */
void stm_runs_write(struct stm_out *out, const struct stm_runs *runs, size_t indent)
{
	struct stm_wrapped wrapped;
	size_t width = stm_view_width(out);

	stm_runs_wrap(&out->row, &wrapped, runs, width > indent + 10 ? width - indent : 10);
	for (size_t i = 0; i < wrapped.lines.len; i++) {
		if (wrapped.lines.at[i].columns)
			stm_spaces_write(out, indent);
		stm_line_write(out, &wrapped, i);
		stm_buf_char(&out->buf, '\n');
	}
}

/* TEXT with the numbers of what is hidden in it, which take columns like any text. */
static struct stm_str spelled_out(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf buf = {.arena = arena};
	struct stm_str piece;

	if (stm_is_visible(text, false))
		return text;
	for (size_t at = 0; at < text.len;) {
		stm_visible_next(arena, text, false, &at, &piece);
		stm_buf_str(&buf, piece);
	}
	return (struct stm_str){buf.at, buf.len};
}

struct stm_str stm_str_shorten(struct stm_arena *arena, struct stm_str text, size_t width)
{
	struct stm_buf buf = {.arena = arena};
	size_t used = 0;

	text = spelled_out(arena, text);
	if (stm_columns(text) <= width)
		return text;
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		struct stm_str character;

		stm_utf8_next(text, &at);
		character = stm_str_sub(text, start, at);
		used += stm_columns(character);
		if (used + 1 > width)
			break;
		stm_buf_str(&buf, character);
	}
	while (buf.len && buf.at[buf.len - 1] == ' ')
		buf.len--;
	stm_buf_text(&buf, "…");
	return (struct stm_str){buf.at, buf.len};
}
