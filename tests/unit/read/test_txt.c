/* Plain text whole: the debris of a page and nothing lost. */
#include "base/unicode.h"
#include "table.h"

TestSuite(txt, .fini = test_release);

static const char page[] =
	"Assembly of the River Commons ARC/RES/30/1\n\n"
	"The Assembly of the River Commons,\n\n"
	"Recalling the report of the Warden of Crossings on lamps and ladders,¹ which was\n\n"
	"¹ ARC/30/12.\n\n"
	"30-11111 (E)\n"
	"*3011111*\n\n"
	"ARC/RES/30/1\n\n"
	"received with attention by all members,\n\n"
	"1. Requests the Warden to see that every lamp is lit;\n\n"
	"2/2\n";

Test(txt, a_page)
{
	static const struct reading rows[] = {{"page", page,
		"Assembly of the River Commons ARC/RES/30/1\n"
		"The Assembly of the River Commons,\n"
		"Recalling the report of the Warden of Crossings on lamps and ladders, which was "
		"received with "
		"attention by all members,\n"
		"1. Requests the Warden to see that every lamp is lit;",
		"1=ARC/30/12.",
		"job number=30-11111 (E)\nbar code=*3011111*\nrunning head=ARC/RES/30/1\npage "
		"number=2/2"}};

	expect_readings("a.txt", rows, COUNT(rows));
}

static void count_words(struct stm_str s, size_t *letters)
{
	for (size_t at = 0; at < s.len;)
		*letters += stm_is_word(stm_utf8_next(s, &at));
}

Test(txt, nothing_is_lost)
{
	const struct stm_document *document = test_read("a.txt", page);
	size_t source = 0, found = 0;

	count_words(stm_str(page), &source);
	for (size_t i = 0; i < document->blocks.len; i++)
		count_words(document->blocks.at[i].text, &found);
	for (size_t i = 0; i < document->footnotes.len; i++)
		count_words(stm_str(document->footnotes.at[i].text), &found);
	for (size_t i = 0; i < document->removals.len; i++)
		count_words(stm_str(document->removals.at[i].text), &found);
	EXPECT_INT("letters and digits", found, source);
}
