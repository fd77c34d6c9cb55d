/* Body and title as a name that git, a file system and a person can use. */
#include "lineage/series.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "doc/canonical.h"
#include "hash/hash.h"

enum { LONGEST = 96 /* bytes of a title in a branch name; a longer one ends in its hash */ };

/* "Protection of migrants" -> "protection-of-migrants": letters and digits, in any script. */
static void add_slug(struct stm_buf *buf, struct stm_str s)
{
	struct stm_buf folded = {.arena = buf->arena};
	size_t start = buf->len;
	struct stm_str text;

	stm_canonical(&folded, s);
	text = (struct stm_str){folded.at, folded.len};
	for (size_t at = 0; at < text.len && buf->len - start < LONGEST;) {
		uint32_t c = stm_utf8_next(text, &at);

		if (stm_is_word(c))
			stm_utf8_add(buf, c);
		else if (c != '\'' && buf->len > start && buf->at[buf->len - 1] != '-')
			stm_buf_char(buf, '-');
	}
	while (buf->len > start && buf->at[buf->len - 1] == '-')
		buf->len--;
	if (buf->len - start >= LONGEST - 4) {
		char name[17];

		stm_hash_name(name, text);
		stm_buf_printf(buf, "-%.8s", name);
	}
	if (buf->len == start)
		stm_buf_text(buf, "untitled");
}

/*
 * "Resolution 722 (1991)", "Resolution of 4 March 1964", "of 30 May 1992": there may be two of one
 * day.
 */
static bool is_number(struct stm_str title)
{
	static const char word[] = "Resolution ", of[] = "of ";
	bool numbered = stm_str_starts(title, STM_STR(word));

	if (numbered)
		title = stm_str_from(title, sizeof(word) - 1);
	if (stm_str_starts(title, STM_STR(of)))
		return title.len > 3 && stm_is_digit(title.at[3]);
	return numbered && title.len && stm_is_digit(title.at[0]);
}

/* A committee's draft has the enacting line of the organ it is meant for: the body binds them. */
const char *stm_series_key(struct stm_arena *arena, const struct stm_metadata *metadata)
{
	struct stm_buf buf = {.arena = arena};
	const char *title = metadata->title;

	add_slug(&buf, stm_str(metadata->body ? metadata->body : "other"));
	stm_buf_char(&buf, '/');
	add_slug(&buf, stm_str(title && !is_number(stm_str(title)) ? title : metadata->symbol));
	return stm_buf_end(&buf);
}

const char *stm_series_branch(struct stm_arena *arena, const char *key, const char *symbol)
{
	struct stm_buf buf = {.arena = arena};

	stm_buf_text(&buf, key);
	stm_buf_char(&buf, '-');
	add_slug(&buf, stm_str(symbol));
	return stm_buf_end(&buf);
}

/* Symbols are of ASCII but for what users make up, which then counts as a title. */
bool stm_series_is_titled(const char *key, const char *symbol)
{
	const char *start = strchr(key, '/') + 1, *at = start;

	for (; *symbol; symbol++) {
		char c = stm_is_upper(*symbol) ? (char)(*symbol + 32) : *symbol;

		if (stm_is_alpha(c) || stm_is_digit(c)) {
			if (*at++ != c)
				return true;
		} else if (*at == '-') {
			at++;
		}
	}
	return *at != '\0';
}
