/*
 * Labels are those of WHATWG's Encoding standard (4.2), which calls many things what they are not:
 * what says it is ISO 8859-1 is windows-1252, what says GB 2312 is GBK, read here as GB 18030, of
 * which both are a part. Where nothing is said ICU's detector decides between the scripts; among
 * the Latin encodings, which it confuses in short texts, windows-1252 is right for the UN's
 * languages.
 */
#include "base/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "base/unicode.h"

/* ICU's name, and the labels, separated by spaces. */
struct charset {
	const char *name;
	const char *labels;
};

static const char UTF_8[] = "UTF-8", LATIN[] = "windows-1252";

static const struct charset charsets[] = {
	{UTF_8, "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"},
	{LATIN, "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 iso88591 latin1 l1 "
		"iso-ir-100 ascii us-ascii ansi_x3.4-1968 cp819 ibm819 csisolatin1 x-user-defined"},
	{"windows-1250", "windows-1250 cp1250 x-cp1250"},
	{"windows-1251", "windows-1251 cp1251 x-cp1251"},
	{"windows-1253", "windows-1253 cp1253 x-cp1253"},
	{"windows-1254", "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 csisolatin5"},
	{"windows-1255", "windows-1255 cp1255 x-cp1255"},
	{"windows-1256", "windows-1256 cp1256 x-cp1256"},
	{"windows-1257", "windows-1257 cp1257 x-cp1257"},
	{"windows-1258", "windows-1258 cp1258 x-cp1258"},
	{"windows-874", "windows-874 tis-620 iso-8859-11 iso8859-11 dos-874"},
	{"ISO-8859-2", "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2 csisolatin2"},
	{"ISO-8859-3", "iso-8859-3 iso8859-3 latin3 l3 csisolatin3"},
	{"ISO-8859-4", "iso-8859-4 iso8859-4 latin4 l4 csisolatin4"},
	{"ISO-8859-5", "iso-8859-5 iso8859-5 iso_8859-5 cyrillic csisolatincyrillic"},
	{"ISO-8859-6", "iso-8859-6 iso8859-6 iso_8859-6 arabic asmo-708 ecma-114 csisolatinarabic"},
	{"ISO-8859-7", "iso-8859-7 iso8859-7 iso_8859-7 greek greek8 elot_928 csisolatingreek"},
	{"ISO-8859-8", "iso-8859-8 iso8859-8 iso-8859-8-i hebrew visual logical csisolatinhebrew"},
	{"ISO-8859-10", "iso-8859-10 iso8859-10 latin6 l6 csisolatin6"},
	{"ISO-8859-13", "iso-8859-13 iso8859-13"},
	{"ISO-8859-14", "iso-8859-14 iso8859-14"},
	{"ISO-8859-15", "iso-8859-15 iso8859-15 iso_8859-15 l9 csisolatin9"},
	{"KOI8-R", "koi8-r koi8 koi cskoi8r koi8_r"},
	{"KOI8-U", "koi8-u koi8-ru"},
	{"ibm-866", "ibm866 866 cp866 csibm866"},
	{"macintosh", "macintosh mac x-mac-roman csmacintosh"},
	{"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian"},
	{"gb18030", "gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 chinese csgb2312 iso-ir-58"},
	{"Big5-HKSCS", "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
	{"windows-31j", "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis"},
	{"EUC-JP", "euc-jp x-euc-jp cseucpkdfmtjapanese"},
	{"ISO-2022-JP", "iso-2022-jp csiso2022jp"},
	{"windows-949", "euc-kr ks_c_5601-1987 ks_c_5601-1989 ksc5601 korean windows-949 cseuckr"},
	{"UTF-16LE", "utf-16le utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff"},
	{"UTF-16BE", "utf-16be unicodefffe"},
};

static const char *find_label(struct stm_str label)
{
	label = stm_str_trim(label);
	for (size_t i = 0; label.len && i < sizeof(charsets) / sizeof(charsets[0]); i++) {
		struct stm_str rest = stm_str(charsets[i].labels);

		while (rest.len) {
			ptrdiff_t space = stm_str_find(rest, STM_STR(" "), 0);
			size_t end = space < 0 ? rest.len : (size_t)space;

			if (stm_str_same(stm_str_sub(rest, 0, end), label))
				return charsets[i].name;
			rest = stm_str_from(rest, end + 1);
		}
	}
	return NULL;
}

/* By a byte-order mark, which is taken off, or by the NUL in "<" of UTF-16 without one. */
static const char *find_mark(struct stm_str *bytes)
{
	static const struct {
		struct stm_str mark;
		size_t taken;
		const char *name;
	} marks[] = {
		{{"\xef\xbb\xbf", 3}, 3, UTF_8},
		{{"\xff\xfe", 2}, 2, "UTF-16LE"},
		{{"\xfe\xff", 2}, 2, "UTF-16BE"},
		{{"<\0", 2}, 0, "UTF-16LE"},
		{{"\0<", 2}, 0, "UTF-16BE"},
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!stm_str_equal(stm_str_sub(*bytes, 0, marks[i].mark.len), marks[i].mark))
			continue;
		*bytes = stm_str_from(*bytes, marks[i].taken);
		return marks[i].name;
	}
	return NULL;
}

/* How much of the text beyond ASCII is well-formed UTF-8. */
struct evidence {
	size_t sequences, faults;
};

static struct evidence weigh(struct stm_str bytes)
{
	struct evidence found = {0, 0};

	while (bytes.len) {
		ptrdiff_t fault = stm_utf8_fault(bytes);
		size_t end = fault < 0 ? bytes.len : (size_t)fault;

		for (size_t i = 0; i < end; i++)
			found.sequences += (bytes.at[i] & 0xc0) == 0xc0;
		if (fault >= 0 && bytes.at[end])
			found.faults++;
		bytes = stm_str_from(bytes, end + 1);
	}
	return found;
}

/* Whether each byte is a character in NAME: its texts are hardly ever well-formed UTF-8. */
static bool is_single(const char *name)
{
	return stm_str_starts(stm_str(name), STM_STR("windows-12")) ||
	       stm_str_starts(stm_str(name), STM_STR("ISO-8859")) ||
	       stm_str_starts(stm_str(name), STM_STR("KOI8"));
}

/* ICU's guess where it tells one script from another; without its tags the text tells more. */
static const char *guess(struct stm_str bytes)
{
	static const char *const telling[] = {"windows-1251", "KOI8-R", "ISO-8859-5",
		"windows-1256", "ISO-8859-6", "GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR"};
	UErrorCode code = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&code);
	const UCharsetMatch *match;
	const char *name = NULL;

	if (U_FAILURE(code))
		return LATIN;
	ucsdet_enableInputFilter(detector, true);
	ucsdet_setText(detector, bytes.at, (int32_t)bytes.len, &code);
	match = ucsdet_detect(detector, &code);
	if (U_SUCCESS(code) && match)
		name = ucsdet_getName(match, &code);
	for (size_t i = 0; name && i < sizeof(telling) / sizeof(telling[0]); i++)
		if (stm_str_same(stm_str(name), stm_str(telling[i]))) {
			ucsdet_close(detector);
			return find_label(stm_str(telling[i]));
		}
	ucsdet_close(detector);
	return LATIN;
}

/* What is said of the encoding is believed unless the text proves otherwise. */
static const char *choose(const char *declared, struct stm_str bytes)
{
	struct evidence found;

	if (declared && declared != UTF_8 && !is_single(declared))
		return declared;
	found = weigh(bytes);
	if (found.faults * 10 <= found.sequences && (found.sequences || !declared))
		return UTF_8;
	if (declared && declared != UTF_8)
		return declared;
	return found.faults ? guess(bytes) : UTF_8;
}

static void add_clean(struct stm_buf *out, struct stm_str s)
{
	while (s.len) {
		ptrdiff_t fault = stm_utf8_fault(s);

		stm_buf_str(out, stm_str_sub(s, 0, fault < 0 ? s.len : (size_t)fault));
		if (fault < 0)
			break;
		stm_buf_text(out, "\xef\xbf\xbd");
		s = stm_str_from(s, (size_t)fault + 1);
	}
}

/* A byte makes three of UTF-8 at most, in all of these encodings. */
static bool convert(struct stm_buf *out, const char *name, struct stm_str bytes)
{
	UErrorCode code = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(name, &code);
	int32_t room = (int32_t)bytes.len * 3 + 16, length = 0;
	char *utf8 = stm_alloc(out->arena, (size_t)room);

	if (converter)
		length = ucnv_toAlgorithmic(
			UCNV_UTF8, converter, utf8, room, bytes.at, (int32_t)bytes.len, &code);
	ucnv_close(converter);
	if (U_FAILURE(code))
		return false;
	add_clean(out, (struct stm_str){utf8, (size_t)length});
	return true;
}

const char *stm_charset_decode(struct stm_buf *out, struct stm_str declared, struct stm_str bytes)
{
	const char *name = find_mark(&bytes);

	if (bytes.len > INT32_MAX / 3 - 16)
		longjmp(*out->arena->trap, 1); /* lengths in ICU have 31 bits */
	if (!name)
		name = choose(find_label(declared), bytes);
	if (name != UTF_8 && convert(out, name, bytes))
		return name;
	add_clean(out, bytes);
	return UTF_8;
}
