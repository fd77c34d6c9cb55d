/*
 * Fonts from before Unicode, which have signs where others have letters: which character each sign
 * is. Symbol as Adobe's encoding of that name has it; of Wingdings the signs that texts use.
 */
#include "reader/docx.h"

#include "base/unicode.h"

/* The characters of codes FIRST and on; U+FFFD for none. */
struct row {
	uint32_t first;
	const char *characters;
};

#define NONE "\xef\xbf\xbd"

static const struct row symbol[] = {
	{0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?"
	       "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
	       "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"},
	{0xa0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
	       "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
	       "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪" NONE "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"},
};

static const struct row wingdings[] = {
	{0x20, " ✏✂✁"},
	{0x28, "☎" NONE "✉"},
	{0x3f, "✍"},
	{0x41, "✌"},
	{0x45, "☜☞☝☟" NONE "☺" NONE "☹" NONE "☠"},
	{0x51, "✈☼" NONE "❄"},
	{0x6c, "●❍■□" NONE "❑❒⬧⧫◆❖⬥⌧"},
	{0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"},
	{0x9e, "·•▪○" NONE NONE "◉◎" NONE "▪◻" NONE "✦★✶"},
	{0xd8, "➢" NONE NONE NONE "➲" NONE NONE "←→↑↓"},
	{0xe8, "➔"},
	{0xef, "⇦⇨⇧⇩⬄⇳"},
	{0xfb, "✗✓☒☑"},
};

static const struct row wingdings2[] = {
	{0x4f, "✗✓☒☑"},
	{0x97, "●"},
	{0xa2, "■□"},
};

/* A font of signs; ROWS is NULL where its signs are not known. */
static const struct font {
	struct stm_str name;
	const struct row *rows;
	size_t count;
} fonts[] = {
	{{"Wingdings 2", 11}, wingdings2, sizeof(wingdings2) / sizeof(wingdings2[0])},
	{{"Wingdings 3", 11}, NULL, 0},
	{{"Wingdings", 9}, wingdings, sizeof(wingdings) / sizeof(wingdings[0])},
	{{"Symbol", 6}, symbol, sizeof(symbol) / sizeof(symbol[0])},
	{{"Webdings", 8}, NULL, 0},
	{{"Zapf", 4}, NULL, 0},
	{{"Monotype Sorts", 14}, NULL, 0},
	{{"MT Extra", 8}, NULL, 0},
};

static const struct font *find(struct stm_str name)
{
	for (size_t i = 0; i < sizeof(fonts) / sizeof(fonts[0]); i++)
		if (stm_str_starts(name, fonts[i].name))
			return &fonts[i];
	return NULL;
}

bool reader_docx_is_symbol_font(struct stm_str font)
{
	return find(font) != NULL;
}

/* The character of ROW for CODE; 0 when that is outside, or none. */
static uint32_t character_at(const struct row *row, uint32_t code)
{
	struct stm_str s = stm_str(row->characters);
	uint32_t c = 0, place = row->first;

	if (code < row->first)
		return 0;
	for (size_t at = 0; at < s.len; place++) {
		c = stm_utf8_next(s, &at);
		if (place == code)
			return c == 0xfffd ? 0 : c;
	}
	return 0;
}

uint32_t reader_docx_symbol(struct stm_str name, uint32_t code)
{
	const struct font *font = find(name);
	uint32_t c = 0;

	if (code >= 0xf000 && code <= 0xf0ff)
		code -= 0xf000;
	if (!font)
		return code >= 0x20 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? code
											   : 0;
	for (size_t i = 0; i < font->count && !c; i++)
		c = character_at(&font->rows[i], code);
	return c;
}
