/* JSON as it is written: layout, escapes, numbers. */
#include "base/json.h"
#include "support.h"

TestSuite(json, .fini = test_release);

Test(json, layouts)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_json json = {.out = &buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "a", "x");
	stm_json_open(&json, "list", '[', STM_JSON_INLINE);
	stm_json_int(&json, NULL, 1);
	stm_json_int(&json, NULL, -2);
	stm_json_close(&json);
	stm_json_open(&json, "rows", '[', STM_JSON_LINES);
	stm_json_open(&json, NULL, '{', STM_JSON_INLINE);
	stm_json_bool(&json, "yes", true);
	stm_json_bool(&json, "no", false);
	stm_json_close(&json);
	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_close(&json);
	stm_json_close(&json);
	stm_json_text(&json, "none", NULL);
	stm_json_close(&json);
	EXPECT_TEXT("all", stm_buf_end(&buf),
		"{\n"
		"  \"a\": \"x\",\n"
		"  \"list\": [1, -2],\n"
		"  \"rows\": [\n"
		"    {\"yes\": true, \"no\": false},\n"
		"    {}\n"
		"  ],\n"
		"  \"none\": null\n"
		"}\n");
}

Test(json, strings_are_escaped)
{
	static const struct {
		const char *text, *json;
	} rows[] = {
		{"", "\"\""},
		{"plain", "\"plain\""},
		{"a\"b\\c", "\"a\\\"b\\\\c\""},
		{"a\nb\tc\x01", "\"a\\nb\\u0009c\\u0001\""},
		{"\x7f/", "\"\x7f/\""},
		{"a\xff\n\xe2\x80", "\"a\xef\xbf\xbd\\n\xef\xbf\xbd\xef\xbf\xbd\""},
		{"é 大会 \xf0\x9f\x8c\x8a", "\"é 大会 \xf0\x9f\x8c\x8a\""},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf buf = {.arena = test_arena()};
		struct stm_json json = {.out = &buf};

		stm_json_str(&json, NULL, stm_str(rows[i].text));
		EXPECT_TEXT(rows[i].text, stm_buf_end(&buf), rows[i].json);
	}
}

Test(json, thousandths)
{
	static const struct {
		unsigned value;
		const char *json;
	} rows[] = {{0, "0.000"}, {7, "0.007"}, {873, "0.873"}, {1000, "1.000"}, {12345, "12.345"}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf buf = {.arena = test_arena()};
		struct stm_json json = {.out = &buf};

		stm_json_milli(&json, NULL, rows[i].value);
		EXPECT_TEXT(rows[i].json, stm_buf_end(&buf), rows[i].json);
	}
}

Test(json, integers_of_any_size)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_json json = {.out = &buf};

	stm_json_open(&json, NULL, '[', STM_JSON_INLINE);
	stm_json_int(&json, NULL, 9223372036854775807LL);
	stm_json_int(&json, NULL, -9223372036854775807LL);
	stm_json_close(&json);
	EXPECT_TEXT("limits", stm_buf_end(&buf), "[9223372036854775807, -9223372036854775807]\n");
}
