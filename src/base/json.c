/* Commas and indentation follow from the stack of what is open. */
#include "base/json.h"

#include "base/unicode.h"

static void new_line(struct stm_json *json)
{
	stm_buf_char(json->out, '\n');
	for (unsigned i = 0; i < json->depth; i++)
		stm_buf_text(json->out, "  ");
}

/* RFC 8259, section 7. Stretches between escapes are copied at once. */
static void add_escaped(struct stm_buf *out, struct stm_str s)
{
	size_t start = 0;

	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		stm_buf_add(out, s.at + start, i - start);
		start = i + 1;
		if (c == '\n')
			stm_buf_text(out, "\\n");
		else if (c < 0x20)
			stm_buf_printf(out, "\\u%04x", (unsigned)c);
		else
			stm_buf_add(out, (char[]){'\\', (char)c}, 2);
	}
	stm_buf_add(out, s.at + start, s.len - start);
}

/* Texts are UTF-8; names of files can be any bytes, of which what is ill-formed becomes U+FFFD. */
static void add_string(struct stm_buf *out, struct stm_str s)
{
	ptrdiff_t fault;

	stm_buf_char(out, '"');
	while ((fault = stm_utf8_fault(s)) >= 0) {
		add_escaped(out, stm_str_sub(s, 0, (size_t)fault));
		stm_buf_text(out, s.at[fault] ? "\xef\xbf\xbd" : "\\u0000");
		s = stm_str_from(s, (size_t)fault + 1);
	}
	add_escaped(out, s);
	stm_buf_char(out, '"');
}

/* What stands before a value: a comma, white space, its key. */
static void begin(struct stm_json *json, const char *key)
{
	if (json->depth) {
		bool lines = json->level[json->depth - 1].lines;

		if (json->level[json->depth - 1].filled)
			stm_buf_text(json->out, lines ? "," : ", ");
		if (lines)
			new_line(json);
		json->level[json->depth - 1].filled = true;
	}
	if (key) {
		add_string(json->out, stm_str(key));
		stm_buf_text(json->out, ": ");
	}
}

void stm_json_open(struct stm_json *json, const char *key, char open, enum stm_json_layout layout)
{
	begin(json, key);
	stm_buf_char(json->out, open);
	json->level[json->depth].close = open == '{' ? '}' : ']';
	json->level[json->depth].lines = layout == STM_JSON_LINES;
	json->level[json->depth].filled = false;
	json->depth++;
}

void stm_json_close(struct stm_json *json)
{
	json->depth--;
	if (json->level[json->depth].lines && json->level[json->depth].filled)
		new_line(json);
	stm_buf_char(json->out, json->level[json->depth].close);
	if (!json->depth)
		stm_buf_char(json->out, '\n');
}

void stm_json_str(struct stm_json *json, const char *key, struct stm_str value)
{
	begin(json, key);
	add_string(json->out, value);
}

void stm_json_text(struct stm_json *json, const char *key, const char *value)
{
	begin(json, key);
	if (value)
		add_string(json->out, stm_str(value));
	else
		stm_buf_text(json->out, "null");
}

void stm_json_int(struct stm_json *json, const char *key, long long value)
{
	begin(json, key);
	stm_buf_printf(json->out, "%lld", value);
}

void stm_json_bool(struct stm_json *json, const char *key, bool value)
{
	begin(json, key);
	stm_buf_text(json->out, value ? "true" : "false");
}

void stm_json_milli(struct stm_json *json, const char *key, unsigned value)
{
	begin(json, key);
	stm_buf_printf(json->out, "%u.%03u", value / 1000, value % 1000);
}
