/*
 * A row a format. Most formats count through an alphabet, the others have a function of their own.
 * Whatever a format cannot count to is printed in figures.
 */
#include "reader/docx_numerals.h"

#include "base/unicode.h"
#include "reader/roman.h"

/* Beyond its end an alphabet is repeated: z, aa, bb. Word stops long before this many letters. */
enum { MOST_LETTERS = 30 };

/* Either an alphabet (UTF-8) with COUNT letters, doubled past its end if REPEATED; or WRITE. */
struct format {
	const char *name;
	const char *alphabet;
	unsigned count;
	bool repeated;
	void (*write)(struct stm_buf *buf, unsigned value);
};

static void write_decimal(struct stm_buf *buf, unsigned value)
{
	stm_buf_printf(buf, "%u", value);
}

static void write_two_figures(struct stm_buf *buf, unsigned value)
{
	stm_buf_printf(buf, "%02u", value);
}

static void write_dashed(struct stm_buf *buf, unsigned value)
{
	stm_buf_printf(buf, "- %u -", value);
}

static void write_ordinal(struct stm_buf *buf, unsigned value)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	unsigned last = value % 10;
	bool plain = last > 3 || value / 10 % 10 == 1;

	stm_buf_printf(buf, "%u%s", value, endings[plain ? 0 : last]);
}

static void write_roman(struct stm_buf *buf, unsigned value, bool upper)
{
	if (!value || value > 32767)
		write_decimal(buf, value);
	else
		reader_add_roman(buf, value, upper);
}

static void write_lower_roman(struct stm_buf *buf, unsigned value)
{
	write_roman(buf, value, false);
}

static void write_upper_roman(struct stm_buf *buf, unsigned value)
{
	write_roman(buf, value, true);
}

/*
 * "Twenty-one", "Twenty-first": with a capital, as Word prints both. In English, whatever the
 * document's language.
 */
static void write_words(struct stm_buf *buf, unsigned value, const char *const *units, bool ordinal)
{
	static const char *const tens[] = {
		"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
	size_t start = buf->len;

	if (value >= 100) {
		write_decimal(buf, value);
		return;
	}
	if (value >= 20)
		stm_buf_text(buf, tens[value / 10 - 2]);
	if (value >= 20 && value % 10)
		stm_buf_char(buf, '-');
	if (value < 20 || value % 10) {
		stm_buf_text(buf, units[value < 20 ? value : value % 10]);
	} else if (ordinal) {
		stm_buf_cut(buf, buf->len - 1);
		stm_buf_text(buf, "ieth");
	}
	buf->at[start] = (char)(buf->at[start] - 'a' + 'A');
}

static void write_cardinal(struct stm_buf *buf, unsigned value)
{
	static const char *const units[] = {"zero", "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

	write_words(buf, value, units, false);
}

static void write_ordinal_text(struct stm_buf *buf, unsigned value)
{
	static const char *const units[] = {"zeroth", "first", "second", "third", "fourth", "fifth",
		"sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
		"fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};

	write_words(buf, value, units, true);
}

/*
 * Figures and places of Chinese: 21 is two-ten-one, and ten to nineteen have no "one" before ten.
 */
static void write_chinese(struct stm_buf *buf, unsigned value)
{
	static const char *const figures[] = {
		"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	static const char *const places[] = {"", "十", "百", "千"};
	static const unsigned powers[] = {1, 10, 100, 1000};
	bool begun = false, gap = false;

	if (!value || value > 9999) {
		write_decimal(buf, value);
		return;
	}
	for (int place = 3; place >= 0; place--) {
		unsigned figure = value / powers[place] % 10;

		if (!figure) {
			gap = begun;
			continue;
		}
		if (gap)
			stm_buf_text(buf, "零");
		if (figure != 1 || place != 1 || begun)
			stm_buf_text(buf, figures[figure]);
		stm_buf_text(buf, places[place]);
		begun = true;
		gap = false;
	}
}

#define LATIN            "abcdefghijklmnopqrstuvwxyz"
#define LATIN_CAPITALS   "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define RUSSIAN          "абвгдежзиклмнопрстуфхцчшщыэюя"
#define RUSSIAN_CAPITALS "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ"

static const struct format formats[] = {
	{"decimal", NULL, 0, false, write_decimal},
	{"lowerLetter", LATIN, 26, true, NULL},
	{"upperLetter", LATIN_CAPITALS, 26, true, NULL},
	{"lowerRoman", NULL, 0, false, write_lower_roman},
	{"upperRoman", NULL, 0, false, write_upper_roman},
	{"ordinal", NULL, 0, false, write_ordinal},
	{"cardinalText", NULL, 0, false, write_cardinal},
	{"ordinalText", NULL, 0, false, write_ordinal_text},
	{"decimalZero", NULL, 0, false, write_two_figures},
	{"numberInDash", NULL, 0, false, write_dashed},
	{"chicago", "*†‡§", 4, true, NULL},
	{"russianLower", RUSSIAN, 29, true, NULL},
	{"russianUpper", RUSSIAN_CAPITALS, 29, true, NULL},
	{"arabicAlpha", "أبتثجحخدذرزسشصضطظعغفقكلمنهوي", 28, true, NULL},
	{"arabicAbjad", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", 28, true, NULL},
	{"chineseCounting", NULL, 0, false, write_chinese},
	{"chineseCountingThousand", NULL, 0, false, write_chinese},
	{"taiwaneseCounting", NULL, 0, false, write_chinese},
	{"taiwaneseCountingThousand", NULL, 0, false, write_chinese},
	{"japaneseCounting", NULL, 0, false, write_chinese},
	{"ideographTraditional", "甲乙丙丁戊己庚辛壬癸", 10, false, NULL},
	{"ideographZodiac", "子丑寅卯辰巳午未申酉戌亥", 12, false, NULL},
	{"decimalEnclosedCircle", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 20, false, NULL},
	{"decimalEnclosedCircleChinese", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 20, false, NULL},
	{"decimalEnclosedFullstop", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", 20, false, NULL},
	{"decimalEnclosedParen", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", 20, false, NULL},
};

static void write_letters(struct stm_buf *buf, const struct format *format, unsigned value)
{
	struct stm_str alphabet = stm_str(format->alphabet);
	unsigned times = value ? (value - 1) / format->count + 1 : 0;
	size_t start = 0, end = 0;

	if (!times || times > MOST_LETTERS || (times > 1 && !format->repeated)) {
		write_decimal(buf, value);
		return;
	}
	for (unsigned i = 0; i <= (value - 1) % format->count; i++) {
		start = end;
		stm_utf8_next(alphabet, &end);
	}
	while (times-- > 0)
		stm_buf_str(buf, stm_str_sub(alphabet, start, end));
}

bool reader_docx_is_bullet(struct stm_str format)
{
	return stm_str_equal(format, STM_STR("bullet"));
}

bool reader_docx_is_none(struct stm_str format)
{
	return stm_str_equal(format, STM_STR("none"));
}

void reader_docx_numeral(struct stm_buf *buf, struct stm_str format, unsigned value)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (!stm_str_equal(format, stm_str(formats[i].name)))
			continue;
		if (formats[i].write)
			formats[i].write(buf, value);
		else
			write_letters(buf, &formats[i], value);
		return;
	}
	write_decimal(buf, value);
}
