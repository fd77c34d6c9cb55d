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

enum {
	LRE = 0x202a,
	RLE = 0x202b,
	PDF = 0x202c,
	REPLACEMENT = 0xfffd,
	MOST_TYPED = 4, /* characters that a composed one stands for */
};

static const double BEYOND = 1000; /* points: outside of what poppler keeps of a page */
static const double STEP = 10;     /* points: less than from a line to the next */

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

/* What poppler says of the text of an area. */
struct text {
	char *text;
	PopplerRectangle *boxes;
	guint count; /* of boxes */
	GList *attributes;
};

static void free_text(struct text *text)
{
	poppler_page_free_text_attributes(text->attributes);
	g_free(text->boxes);
	g_free(text->text);
	*text = (struct text){0};
}

static struct text text_of(PopplerPage *source, PopplerRectangle *area)
{
	struct text text = {.text = poppler_page_get_text_for_area(source, area)};

	if (poppler_page_get_text_layout_for_area(source, area, &text.boxes, &text.count))
		text.attributes = poppler_page_get_text_attributes_for_area(source, area);
	return text;
}

/* Whether TEXT is mostly from right to left, or none at all. */
static bool is_leftward(const char *text)
{
	size_t rightward = 0, others = 0;

	for (const char *at = text; at && *at; at++) {
		/* the first bytes of Hebrew and Arabic are 0xd6 to 0xdf; of RLE they are 0xe2 */
		rightward += (unsigned char)*at >= 0xd6 && (unsigned char)*at <= 0xdf;
		others += stm_is_alpha(*at);
	}
	return rightward ? rightward >= others : !text || !*text;
}

/*
 * An area is a selection: from its first corner to its second, in the order of reading. That of a
 * page from right to left goes from the upper right corner to wherever at its lower end it reaches
 * most: a selection ends in the block that is nearest, which need not be the last.
 */
static PopplerRectangle leftward_area(PopplerPage *source, const struct pdf_page *page)
{
	PopplerRectangle area = {page->width + BEYOND, -BEYOND, -BEYOND, page->height + BEYOND};
	double best = area.x2;
	guint most = 0;

	for (double x = -BEYOND; x < page->width; x = x < 0 ? 0 : x + STEP) {
		PopplerRectangle *boxes = NULL;
		guint count = 0;

		area.x2 = x;
		poppler_page_get_text_layout_for_area(source, &area, &boxes, &count);
		g_free(boxes);
		if (count > most) {
			most = count;
			best = x;
		}
	}
	area.x2 = best;
	return area;
}

/* Ligatures and the forms that Arabic letters take, but for words and phrases of one character. */
static bool is_composed(uint32_t c)
{
	return (c >= 0xfb00 && c <= 0xfb06) || (c >= 0xfb1d && c <= 0xfdcf) ||
	       (c >= 0xfe70 && c <= 0xfefc);
}

/* A composed character as what would have been typed, side by side in its box. */
static void add_composed(struct stm_arena *arena, struct pdf_page *page, struct pdf_glyph glyph)
{
	struct stm_buf composed = {.arena = arena}, typed = {.arena = arena};
	const bool rightward = glyph.code > 0xfb06;
	const float left = glyph.x0, width = glyph.x1 - glyph.x0;
	uint32_t codes[MOST_TYPED];
	size_t count = 0;

	stm_utf8_add(&composed, glyph.code);
	stm_fold(&typed, (struct stm_str){composed.at, composed.len});
	for (size_t at = 0; at < typed.len && count < MOST_TYPED;)
		codes[count++] = stm_utf8_next((struct stm_str){typed.at, typed.len}, &at);
	for (size_t i = 0; i < count; i++) {
		glyph.code = codes[rightward ? count - 1 - i : i];
		glyph.x0 = left + width * (float)i / (float)count;
		glyph.x1 = left + width * (float)(i + 1) / (float)count;
		if (glyph.code > ' ')
			STM_PUSH(arena, &page->glyphs, glyph);
	}
}

static void add_glyph(struct stm_arena *arena, struct pdf_page *page, struct pdf_glyph glyph)
{
	if (is_composed(glyph.code))
		add_composed(arena, page, glyph);
	else
		STM_PUSH(arena, &page->glyphs, glyph);
}

/* The characters of TEXT, which are CODES in the order of its boxes, as glyphs. */
static void add(struct stm_arena *arena, struct pdf_page *page, const uint32_t *codes,
	const struct text *text)
{
	struct attributes attributes = {.at = text->attributes, .end = -1};

	for (size_t i = 0; i < text->count; i++) {
		const PopplerRectangle *box = &text->boxes[i];
		float height = (float)(box->y2 - box->y1), size;

		next_attributes(&attributes, (int)i);
		if (!is_visible(codes[i], box))
			continue;
		size = attributes.size;
		if (!(size > 0 && size < FURTHEST))
			size = height;
		add_glyph(arena, page,
			(struct pdf_glyph){codes[i], (float)box->x1, (float)box->x2, (float)box->y1,
				(float)box->y2, size, attributes.style});
	}
}

/* False when characters and boxes do not belong together. */
static bool add_text(struct stm_arena *arena, struct pdf_page *page, const struct text *text)
{
	size_t length = strlen(text->text);
	uint32_t *codes = stm_alloc_array(arena, length + 1, sizeof(*codes));
	uint32_t *placed = stm_alloc_array(arena, length + 1, sizeof(*placed));

	length = decode(text->text, codes);
	if (length != text->count) /* else no controls, or controls with boxes of their own */
		length = place(codes, length, placed);
	else
		placed = codes;
	if (length != text->count)
		return false;
	add(arena, page, placed, text);
	return true;
}

bool reader_pdf_glyphs(struct stm_arena *arena, PopplerPage *source, struct pdf_page *page)
{
	PopplerRectangle area = {-BEYOND, -BEYOND, page->width + BEYOND, page->height + BEYOND};
	struct text text = text_of(source, &area);
	bool fits;

	if (is_leftward(text.text)) {
		free_text(&text);
		area = leftward_area(source, page);
		text = text_of(source, &area);
	}
	fits = !text.text || !text.boxes || add_text(arena, page, &text);
	free_text(&text);
	return fits;
}
