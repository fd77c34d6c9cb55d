/*
 * The language of a document. Word presets one, which says more of the machine than of the text,
 * and marks every run, which its checker of spelling does better; a script that only one of the
 * UN's languages has is surer than both.
 */
#include "reader/docx.h"

#include "base/unicode.h"

static const char *const names[DOCX_LANGUAGES] = {"ar", "en", "es", "fr", "ru", "zh"};

/* By the first letter beyond Latin; -1 for Latin. */
static int by_script(struct stm_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = stm_utf8_next(text, &at);

		if (c >= 0x0400 && c <= 0x04ff)
			return DOCX_RU;
		if (c >= 0x0600 && c <= 0x06ff)
			return DOCX_AR;
		if (c >= 0x4e00 && c <= 0x9fff)
			return DOCX_ZH;
	}
	return -1;
}

/* Latin letters are none of Arabic, Chinese or Russian, whatever the mark says. */
static int by_mark(struct stm_str lang)
{
	for (int i = 0; i < DOCX_LANGUAGES; i++)
		if (i != DOCX_AR && i != DOCX_RU && i != DOCX_ZH &&
			stm_str_starts(lang, stm_str(names[i])))
			return i;
	return -1;
}

void reader_docx_vote(struct docx *docx, const struct docx_face *face, struct stm_str text)
{
	int language = by_script(text);

	if (language < 0)
		language = by_mark(face->lang);
	if (language >= 0)
		docx->votes[language] += text.len;
}

const char *reader_docx_language(const struct docx *docx)
{
	size_t most = 0, sum = 0;

	for (size_t i = 0; i < DOCX_LANGUAGES; i++) {
		sum += docx->votes[i];
		if (docx->votes[i] > docx->votes[most])
			most = i;
	}
	return docx->votes[most] * 2 > sum ? names[most] : NULL;
}
