/* Formats that stemma-reader reads: how to tell them. */
#include "read/reader.h"

/* Byte for byte, from the start. */
static bool starts(struct stm_str bytes, const char *magic, size_t length)
{
	return bytes.len >= length && !memcmp(bytes.at, magic, length);
}

/* A byte order mark before AT. */
static bool is_mark(struct stm_str s, ptrdiff_t at)
{
	return at == 3 && starts(s, "\xef\xbb\xbf", 3);
}

/*
 * "%PDF-1.7" (ISO 32000-1, 7.5.2), before which some programs write up to 1,024 bytes. A text that
 * speaks of it in mid-line is no PDF.
 */
static bool is_pdf(struct stm_str bytes)
{
	struct stm_str s = stm_str_sub(bytes, 0, 1024);
	ptrdiff_t at = -1;

	while ((at = stm_str_find(s, STM_STR("%PDF-"), (size_t)(at + 1))) >= 0) {
		bool begins = !at || (unsigned char)s.at[at - 1] < ' ' || is_mark(s, at);

		if (begins && (size_t)at + 5 < s.len && stm_is_digit(s.at[at + 5]))
			return true;
	}
	return false;
}

/* A zip archive; what is in it, the other process sees. */
static bool is_docx(struct stm_str bytes)
{
	return starts(bytes, "PK\3\4", 4) || starts(bytes, "PK\5\6", 4);
}

/* Behind a byte order mark, white space, comments and an XML declaration. */
static struct stm_str skip_prolog(struct stm_str s)
{
	for (;;) {
		ptrdiff_t end = -1;

		s = stm_str_trim(s);
		if (stm_str_starts(s, STM_STR("<?")))
			end = stm_str_find(s, STM_STR("?>"), 0) + 1;
		else if (stm_str_starts(s, STM_STR("<!--")))
			end = stm_str_find(s, STM_STR("-->"), 0) + 2;
		if (end <= 2)
			return s;
		s = stm_str_from(s, (size_t)end + 1);
	}
}

static bool looks_html(struct stm_str bytes)
{
	struct stm_str s = skip_prolog(stm_str_sub(bytes, 0, 4096));

	return stm_str_starts(s, STM_STR("<!doctype html")) || stm_str_starts(s, STM_STR("<html"));
}

static bool looks_akn(struct stm_str bytes)
{
	struct stm_str s = skip_prolog(stm_str_sub(bytes, 0, 4096));

	return s.len && s.at[0] == '<' && stm_str_find(s, STM_STR("akomaNtoso"), 0) > 0;
}

static const char *const pdf[] = {"pdf", NULL};
static const char *const docx[] = {"docx", "docm", "dotx", NULL};
static const char *const html[] = {"html", "htm", "xhtml", NULL};
static const char *const akn[] = {"akn", "xml", NULL};

const struct stm_reader stm_reader_pdf = {.name = "pdf", .extensions = pdf, .is = is_pdf};
const struct stm_reader stm_reader_docx = {.name = "docx", .extensions = docx, .is = is_docx};
const struct stm_reader stm_reader_html = {.name = "html", .extensions = html, .probe = looks_html};
const struct stm_reader stm_reader_akn = {.name = "akn", .extensions = akn, .probe = looks_akn};
