/*
 * Text goes into markup here and nowhere else, so that there is one place that has to be right.
 */
#include "view/template.h"

#include <stdio.h>

#include "base/unicode.h"
#include "view/html/templates.h"
#include "view/visible.h"

/* No byte of anything that may have to be escaped: controls, quotes, &, <, >, U+0080 and above. */
static bool is_plain(unsigned char c)
{
	return c >= 0x20 && c < 0x7f && c != '"' && c != '\'' && c != '&' && c != '<' && c != '>';
}

/* What XML 1.0, 2.2 does not allow, and the controls of Latin-1 that mean other things in HTML. */
static bool is_illegal(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xfffe ||
	       c == 0xffff;
}

static const char *escape_of(uint32_t c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return is_illegal(c) ? "\xef\xbf\xbd" : NULL;
	}
}

static void write_turn(struct stm_out *out, enum stm_markup as, uint32_t c)
{
	char number[sizeof("U+202E")];

	snprintf(number, sizeof(number), "U+%04X", (unsigned)c & 0xffff);
	if (as == STM_AS_PLAIN)
		stm_buf_text(&out->buf, number);
	else
		stm_template_write(out, &stm_t_control,
			(struct stm_str[]){[STM_T_CONTROL_NUMBER] = stm_str(number)});
}

void stm_markup_write(struct stm_out *out, enum stm_markup as, struct stm_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t start = at;

		while (at < text.len && is_plain((unsigned char)text.at[at]))
			at++;
		stm_buf_add(&out->buf, text.at + start, at - start);
		start = at;
		if (at < text.len) {
			uint32_t c = stm_utf8_next(text, &at);
			const char *escape = escape_of(c);

			if (escape)
				stm_buf_text(&out->buf, escape);
			else if (as != STM_AS_XML && stm_is_turning(c))
				write_turn(out, as, c);
			else
				stm_buf_str(&out->buf, stm_str_sub(text, start, at));
		}
	}
}

void stm_template_next(struct stm_filling *filling)
{
	const struct stm_piece *piece = filling->next;

	for (;; piece++) {
		stm_buf_add(&filling->out->buf, piece->text, piece->length);
		if (piece->hole >= 0)
			stm_markup_write(filling->out, piece->as, filling->values[piece->hole]);
		else if (piece->hole != STM_PIECE_MORE)
			break;
	}
	filling->next = piece->hole == STM_PIECE_SLOT ? piece + 1 : piece;
}

struct stm_filling stm_template_open(
	struct stm_out *out, const struct stm_template *template, const struct stm_str *values)
{
	struct stm_filling filling = {out, values, template->pieces};

	stm_template_next(&filling);
	return filling;
}

void stm_template_write(
	struct stm_out *out, const struct stm_template *template, const struct stm_str *values)
{
	stm_template_open(out, template, values);
}
