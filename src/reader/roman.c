/* Roman numerals: the greatest sign that still fits, again and again. */
#include "reader/roman.h"

void reader_add_roman(struct stm_buf *buf, unsigned value, bool upper)
{
	static const struct {
		unsigned value;
		const char *signs[2];
	} parts[] = {{1000, {"m", "M"}}, {900, {"cm", "CM"}}, {500, {"d", "D"}},
		{400, {"cd", "CD"}}, {100, {"c", "C"}}, {90, {"xc", "XC"}}, {50, {"l", "L"}},
		{40, {"xl", "XL"}}, {10, {"x", "X"}}, {9, {"ix", "IX"}}, {5, {"v", "V"}},
		{4, {"iv", "IV"}}, {1, {"i", "I"}}};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (; value >= parts[i].value; value -= parts[i].value)
			stm_buf_text(buf, parts[i].signs[upper]);
}
