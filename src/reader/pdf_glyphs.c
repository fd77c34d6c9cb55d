/*
 * Poppler's text of a page, character by character, with its box and its font. Poppler puts spaces
 * and line feeds where it sees gaps; both are left out, for the gaps are looked at again.
 *
 * Boxes come from left to right in each word, characters in the order of reading, and what runs
 * from right to left stands between controls that have no box (UAX 9, 2.1 and 2.2). Of "RLE d c b
 * LRE 1 2 PDF a PDF" the boxes are those of "a 1 2 b c d".
 */
#include "reader/pdf_glyphs.h"

#include "base/unicode.h"

enum { LRE = 0x202a, RLE = 0x202b, PDF = 0x202c, REPLACEMENT = 0xfffd };

static bool is_control(uint32_t code)
{
	return code == LRE || code == RLE || code == PDF;
}

static const float FURTHEST = 20000; /* points: no page is larger (ISO 32000-1, annex C.2) */

/* What the font's name says of it: PostScript names have no other place for it. */
static unsigned style_of(const char *font)
{
	static const struct {
		const char *part;
		unsigned style;
	} parts[] = {{"Ital", PDF_ITALIC}, {"ital", PDF_ITALIC}, {"Obli", PDF_ITALIC},
		{"CMTI", PDF_ITALIC}, {"SFTI", PDF_ITALIC}, {"Bold", PDF_BOLD}, {"bold", PDF_BOLD},
		{"Black", PDF_BOLD}, {"Heavy", PDF_BOLD}, {"Demi", PDF_BOLD}, {"CMBX", PDF_BOLD},
		{"SFBX", PDF_BOLD}, {"arcode", PDF_BARCODE}};
	unsigned style = 0;

	for (size_t i = 0; font && i < sizeof(parts) / sizeof(parts[0]); i++)
		if (strstr(font, parts[i].part))
			style |= parts[i].style;
	/* URW's name for bold; "Medium" is not */
	if (font && strstr(font, "-Medi") && !strstr(font, "-Medium"))
		style |= PDF_BOLD;
	return style;
}

/* The stretch of equal attributes that holds a character; they come in order. */
struct attributes {
	GList *at;
	unsigned style;
	float size;
	int end;
};

static void next_attributes(struct attributes *attributes, int index)
{
	while (attributes->at && index > attributes->end) {
		const PopplerTextAttributes *found = attributes->at->data;

		attributes->end = found->end_index;
		attributes->size = (float)found->font_size;
		attributes->style = style_of(found->font_name);
		attributes->at = attributes->at->next;
	}
}

/* False for what is no number, too. */
static bool in_reach(double value)
{
	return value > -FURTHEST && value < FURTHEST;
}

/* Not seen: spaces of all kinds, controls, what has no height or lies off any page. */
static bool is_visible(uint32_t code, const PopplerRectangle *box)
{
	return code > ' ' && code != 0xa0 && code != 0xad && !(code >= 0x2000 && code <= 0x200f) &&
	       code != 0x3000 && code != 0xfeff && code != 0x202f &&
	       !(code >= 0x2028 && code <= 0x202e) && !(code >= 0x7f && code < 0xa0) &&
	       box->y2 > box->y1 && in_reach(box->x1) && in_reach(box->x2) && in_reach(box->y1) &&
	       in_reach(box->y2);
}

/* The characters of a page; what is no Unicode (half of a surrogate pair) is replaced. */
static size_t decode(const char *text, uint32_t *codes)
{
	size_t count = 0;

	for (const char *at = text; *at;) {
		gunichar code = g_utf8_get_char_validated(at, -1);
		bool valid = code < (gunichar)-2;

		codes[count++] = valid ? code : REPLACEMENT;
		at = valid ? g_utf8_next_char(at) : at + 1;
		while (!valid && ((unsigned char)*at & 0xc0) == 0x80)
			at++;
	}
	return count;
}

/* Behind the stretch that begins at AT, which is in it; *COUNT is of characters with boxes. */
static size_t end_of(const uint32_t *codes, size_t at, size_t length, size_t *count)
{
	size_t depth = 1;

	for (*count = 0; at < length; at++) {
		if (codes[at] == LRE || codes[at] == RLE)
			depth++;
		else if (codes[at] != PDF)
			++*count;
		else if (!--depth)
			break;
	}
	return at;
}

/*
 * The stretch from right to left in CODES, from AT on, into PLACED: its characters by their boxes.
 * Those of a stretch from left to right in it come as they are.
 */
static void place_reversed(const uint32_t *codes, size_t end, uint32_t *placed, size_t count)
{
	for (size_t i = 0; i < end; i++) {
		size_t inner, stop;

		if (codes[i] != LRE) {
			if (!is_control(codes[i]) && count)
				placed[--count] = codes[i];
			continue;
		}
		stop = end_of(codes, i + 1, end, &inner);
		count -= inner < count ? inner : count;
		for (size_t k = count; ++i < stop;)
			if (!is_control(codes[i]))
				placed[k++] = codes[i];
	}
}

/* Puts CODES in the order of the boxes; how many boxes that takes. Shrinks in place of growing. */
static size_t place(const uint32_t *codes, size_t length, uint32_t *placed)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++) {
		size_t inner, end;

		if (codes[i] == LRE || codes[i] == PDF)
			continue;
		if (codes[i] != RLE) {
			placed[count++] = codes[i];
			continue;
		}
		end = end_of(codes, i + 1, length, &inner);
		place_reversed(codes + i + 1, end - i - 1, placed + count, inner);
		count += inner;
		i = end;
	}
	return count;
}

/* CODES, of which each has a box in BOXES and a font in LIST. */
static void add(struct stm_arena *arena, struct pdf_page *page, const uint32_t *codes,
	const PopplerRectangle *boxes, GList *list, size_t count)
{
	struct attributes attributes = {.at = list, .end = -1};

	for (size_t i = 0; i < count; i++) {
		const PopplerRectangle *box = &boxes[i];
		float height = (float)(box->y2 - box->y1), size;

		next_attributes(&attributes, (int)i);
		if (!is_visible(codes[i], box))
			continue;
		size = attributes.size;
		if (!(size > 0 && size < FURTHEST))
			size = height;
		STM_PUSH(arena, &page->glyphs,
			(struct pdf_glyph){codes[i], (float)box->x1, (float)box->x2, (float)box->y1,
				(float)box->y2, size, attributes.style});
	}
}

bool reader_pdf_glyphs(struct stm_arena *arena, PopplerPage *source, struct pdf_page *page)
{
	PopplerRectangle *boxes = NULL;
	guint count = 0;
	char *text = poppler_page_get_text(source);
	bool fits = true;

	if (text && *text && poppler_page_get_text_layout(source, &boxes, &count)) {
		GList *attributes = poppler_page_get_text_attributes(source);
		size_t length = strlen(text);
		uint32_t *codes = stm_alloc_array(arena, length, sizeof(*codes));
		uint32_t *placed = stm_alloc_array(arena, length, sizeof(*placed));

		length = decode(text, codes);
		if (length != count) /* else no controls, or controls with boxes of their own */
			length = place(codes, length, placed);
		else
			placed = codes;
		fits = length == count;
		if (fits)
			add(arena, page, placed, boxes, attributes, count);
		poppler_page_free_text_attributes(attributes);
		g_free(boxes);
	}
	g_free(text);
	return fits;
}
