/*
 * Blames as JSON: format "stemma-blame", version 1 (docs/stemma-blame.schema.json); and as lines
 * for programs that have no JSON: label, start, length, symbol, date and label of the origin, the
 * phrase, with tabs between them.
 */
#include "view/json.h"

static void show_phrase(struct stm_json *json, const struct stm_phrase *phrase)
{
	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	stm_json_int(json, "start", (long long)phrase->start);
	stm_json_int(json, "end", (long long)(phrase->start + phrase->length));
	stm_json_text(json, "symbol", phrase->symbol);
	stm_json_text(json, "date", phrase->date);
	stm_json_text(json, "label", phrase->label);
	stm_json_bool(json, "older", phrase->older);
	stm_json_close(json);
}

void stm_json_show_blame(struct stm_out *out, const void *subject)
{
	const stm_blame *blame = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-blame");
	stm_json_int(&json, "version", 1);
	stm_json_text(&json, "symbol", stm_blame_symbol(blame));
	stm_json_text(&json, "title", stm_blame_title(blame));
	stm_json_text(&json, "date", stm_blame_date(blame));
	stm_json_open(&json, "paragraphs", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_blame_count(blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(blame, i);

		stm_json_open(&json, NULL, '{', STM_JSON_LINES);
		stm_json_text(&json, "label", paragraph->label);
		stm_json_text(&json, "clause", paragraph->clause);
		stm_json_text(&json, "text", paragraph->text);
		stm_json_open(&json, "phrases", '[', STM_JSON_LINES);
		for (size_t k = 0; k < paragraph->phrase_count; k++)
			show_phrase(&json, &paragraph->phrases[k]);
		stm_json_close(&json);
		stm_json_close(&json);
		stm_out_flush(out);
	}
	stm_json_close(&json);
	stm_json_close(&json);
}

void stm_porcelain_show_blame(struct stm_out *out, const void *subject)
{
	const stm_blame *blame = subject;

	for (size_t i = 0; i < stm_blame_count(blame); i++) {
		const struct stm_blamed *paragraph = stm_blame_paragraph(blame, i);

		for (size_t k = 0; k < paragraph->phrase_count; k++) {
			const struct stm_phrase *phrase = &paragraph->phrases[k];

			stm_buf_printf(&out->buf, "%s\t%zu\t%zu\t%s%s\t%s\t%s\t%.*s\n",
				paragraph->label, phrase->start, phrase->length,
				phrase->older ? "^" : "", phrase->symbol, phrase->date,
				phrase->label, (int)phrase->length,
				paragraph->text + phrase->start);
		}
		stm_out_flush(out);
	}
}
