/*
 * Footnotes in mid-text. A block is one when it starts with a superscript figure, with [^1]:, or
 * with a plain figure and one of the words that open references ("3 Ibid., document S/3373"). A
 * converter that met the foot of a page may have torn it to pieces, each a block:
 *
 *     ... dans le cadre des garanties du droit à une
 *     16                                                 a mark
 *     Ibid., vol. 2237, n                                its note
 *     17
 *     Résolution 71/1.
 *     o                                                  of "n°" in the first note
 *     39574.                                             what came behind it
 *     procédure régulière, OC-18/03 du 17 septembre      the paragraph goes on
 */
#include "read/raw.h"

#include "base/unicode.h"
#include "doc/symbol.h"

/* Length of the superscript figures that S starts with; their value as digits goes to MARK. */
static size_t superscripts(struct stm_str s, struct stm_buf *mark)
{
	size_t at = 0, end = 0;

	while (at < s.len) {
		int digit = stm_superscript(stm_utf8_next(s, &at));

		if (digit < 0)
			break;
		stm_buf_char(mark, (char)('0' + digit));
		end = at;
	}
	return end;
}

/* "[^12]:" as Markdown defines a footnote. */
static size_t bracketed(struct stm_str s, struct stm_buf *mark)
{
	size_t end = 2;

	if (!stm_str_starts(s, STM_STR("[^")))
		return 0;
	while (end < s.len && s.at[end] != ']')
		end++;
	if (end + 1 >= s.len || s.at[end + 1] != ':')
		return 0;
	stm_buf_str(mark, stm_str_sub(s, 2, end));
	return end + 2;
}

/* Whether S begins with one of the COUNT phrases; case matters. */
static bool opens_with(struct stm_str s, const struct stm_str *phrases, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (s.len >= phrases[i].len && !memcmp(s.at, phrases[i].at, phrases[i].len))
			return true;
	return false;
}

/* Words with which a footnote begins that refers to another document, or that document's symbol. */
static bool opens_reference(struct stm_str s)
{
	static const struct stm_str openings[] = {{"Ibid", 4}, {"See ", 4},
		{"Official Records", 16}, {"United Nations, Treaty", 22}, {"Resolution ", 11},
		/* French: "Voir", "Résolution" */
		{"Voir ", 5}, {"Documents officiels", 19}, {"Nations Unies, Recueil", 22},
		{"Résolution ", 12}};

	return opens_with(s, openings, sizeof(openings) / sizeof(openings[0])) ||
	       stm_symbol_parse(s) > 0;
}

/* The same of one that does not only refer. A numbered paragraph begins with none of these. */
static bool opens_note(struct stm_str s)
{
	static const struct stm_str openings[] = {{"Adopted without", 15},
		{"Adopted unanimously", 19}, {"Available ", 10}, {"Document ", 9},
		{"Documents ", 10}, {"Paragraph", 9}, {"One member (", 12}, {"Two members (", 13},
		/* French: "Rapport" of a conference */
		{"Rapport de la ", 14}, {"Rapport du ", 11}, {"Adoptée ", 9}};

	return opens_reference(s) ||
	       opens_with(s, openings, sizeof(openings) / sizeof(openings[0]));
}

/* A sentence that begins with "Resolution" and is longer than this is no note. */
enum { REFERENCE = 300 };

bool stm_is_reference(struct stm_str s)
{
	return opens_reference(s) && s.len < REFERENCE &&
	       (stm_str_starts(s, STM_STR("Ibid")) || stm_str_ends(s, STM_STR(".")));
}

/*
 * "3 Ibid.": a figure that lost its height. More than three digits are a year. Returns the length
 * of the figure, or 0.
 */
static size_t plain(struct stm_str s, struct stm_buf *mark)
{
	size_t end = 0;

	while (end < s.len && stm_is_digit(s.at[end]))
		end++;
	if (!end || end > 3 || end >= s.len || s.at[end] != ' ' ||
		!opens_note(stm_str_from(s, end + 1)))
		return 0;
	stm_buf_str(mark, stm_str_sub(s, 0, end));
	return end;
}

/* The way through the blocks. MARKS stood alone; the notes of those from USED on are to come. */
struct notes {
	struct stm_document *document;
	STM_VEC(const struct stm_raw *) marks;
	size_t used;
	bool below; /* the block before was one, or a piece of one: this is the foot of a page */
};

static void add_note(
	struct notes *notes, struct stm_raw *raw, const char *mark, struct stm_str text)
{
	struct stm_arena *arena = &notes->document->arena;
	struct stm_footnote note = {.mark = mark, .offset = raw->offset};

	text = stm_str_trim(text);
	note.text = stm_copy(arena, text.at, text.len);
	STM_PUSH(arena, &notes->document->footnotes, note);
}

/* A note that begins with its mark, the surest sign first. */
static bool take_marked(struct notes *notes, struct stm_raw *raw)
{
	struct stm_buf mark = {.arena = &notes->document->arena};
	size_t length = superscripts(raw->text, &mark);

	if (!length)
		length = bracketed(raw->text, &mark);
	if (!length)
		length = plain(raw->text, &mark);
	if (length)
		add_note(notes, raw, stm_buf_end(&mark), stm_str_from(raw->text, length));
	return length > 0;
}

/* A reference whose mark stood before it; of several marks the first that is not used. */
static bool take_reference(struct notes *notes, struct stm_raw *raw)
{
	struct stm_str mark;

	if (notes->used == notes->marks.len || !stm_is_reference(raw->text))
		return false;
	mark = notes->marks.at[notes->used++]->text;
	add_note(notes, raw, stm_copy(&notes->document->arena, mark.at, mark.len), raw->text);
	return true;
}

/*
 * "(United Nations publication, Sales No. ...)" below a note that has no end: what has no mark goes
 * on with the note before.
 */
static bool take_rest(struct notes *notes, struct stm_raw *raw)
{
	struct stm_footnote *last;

	if (!notes->below || !notes->document->footnotes.len || raw->text.at[0] != '(')
		return false;
	last = &notes->document->footnotes.at[notes->document->footnotes.len - 1];
	if (stm_str_ends(stm_str(last->text), STM_STR(".")))
		return false;
	last->text = stm_format(
		&notes->document->arena, "%s %.*s", last->text, (int)raw->text.len, raw->text.at);
	return true;
}

/* Letters that are raised in print, as in "n° 5", "1er" and "49e séance". */
static bool is_raised_letter(struct stm_str word)
{
	return stm_str_equal(word, STM_STR("o")) || stm_str_equal(word, STM_STR("os")) ||
	       stm_str_equal(word, STM_STR("e")) || stm_str_equal(word, STM_STR("er")) ||
	       stm_str_equal(word, STM_STR("re"));
}

/* "39574.": the number of a treaty, whose raised letter went elsewhere. */
static bool is_torn_number(struct stm_str word)
{
	size_t digits = 0;

	while (digits < word.len && stm_is_digit(word.at[digits]))
		digits++;
	return digits > 3 && digits + 1 == word.len && word.at[digits] == '.';
}

bool stm_is_torn(struct stm_str s, bool below)
{
	enum { MOST = 60 };

	if (s.len > MOST)
		return false;
	while (s.len) {
		size_t end = 0;
		struct stm_str word;

		while (end < s.len && s.at[end] != ' ')
			end++;
		word = stm_str_sub(s, 0, end);
		if (!is_raised_letter(word) && !(below && is_torn_number(word)))
			return false;
		s = stm_str_trim(stm_str_from(s, end));
	}
	return true;
}

static void leave_out(struct notes *notes, const struct stm_raw *raw, const char *reason)
{
	stm_document_remove(notes->document, reason, raw->text, (struct stm_place){raw->offset, 0});
}

static bool take_torn(struct notes *notes, const struct stm_raw *raw)
{
	if (!stm_is_torn(raw->text, notes->below))
		return false;
	leave_out(notes, raw, "torn off");
	return true;
}

static bool take_mark(struct notes *notes, const struct stm_raw *raw)
{
	if (raw->mark)
		STM_PUSH(&notes->document->scratch, &notes->marks, raw);
	return raw->mark;
}

/* Marks are used up in the foot that they stand in. */
static void end_foot(struct notes *notes)
{
	while (notes->used < notes->marks.len)
		leave_out(notes, notes->marks.at[notes->used++], "footnote mark");
}

/* A heading or a row is never a footnote, whatever it begins with. */
void stm_notes_take(struct stm_document *document, struct stm_raws *raws)
{
	struct notes notes = {.document = document};

	for (size_t i = 0; i < raws->len; i++) {
		struct stm_raw *raw = &raws->at[i];

		raw->note = !raw->heading && !raw->row &&
			    (take_mark(&notes, raw) || take_marked(&notes, raw) ||
				    take_reference(&notes, raw) || take_rest(&notes, raw) ||
				    take_torn(&notes, raw));
		notes.below = raw->note;
		if (!raw->note)
			end_foot(&notes);
	}
	end_foot(&notes);
}
