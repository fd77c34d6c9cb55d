/* Where words come from: through rewordings, moves, splits, and when they come back. */
#include "lineage/origin.h"

#include "versions.h"

TestSuite(origin, .fini = test_release);

#define LONG "to post the result of each inspection in words and signs that crews understand"

/* The phrases of paragraph LABEL in the last of COUNT texts, each behind its version's number. */
static const char *phrases(const char *const *texts, size_t count, const char *label)
{
	static const char *const years[] = {"2040", "2041", "2042", "2043"};
	struct source sources[4] = {{NULL, NULL, 0}};
	struct stm_origins origins;
	struct stm_lineage lineage;
	struct stm_buf buf = {.arena = test_arena()};
	const struct stm_origin_phrase *found;
	const struct stm_document *last;
	size_t paragraph = 0, phrase_count;

	for (size_t i = 0; i < count; i++)
		sources[i].document = lamps(stm_format(test_arena(), "%zu/1", 90 + i),
			stm_format(test_arena(), "%s\n", texts[i]), years[i]);
	lineage = derive(sources, count);
	stm_origins_init(&origins, test_arena(), test_arena(), stm_lexicon("en"));
	for (size_t i = 0; i < count; i++) {
		const struct stm_lineage_version *version = &lineage.versions[i];

		stm_origins_add(
			&origins, &(struct stm_origin_version){version->document, version->rows,
					  version->parents, version->parent_count});
	}
	last = lineage.versions[count - 1].document;
	while (strcmp(last->paragraphs.at[paragraph].label, label) != 0)
		paragraph++;
	found = stm_origins_phrases(&origins, test_arena(),
		&(struct stm_origin_place){(uint32_t)count - 1, (uint32_t)paragraph},
		&phrase_count);
	for (size_t i = 0; i < phrase_count; i++)
		stm_buf_printf(&buf, "%s%u:%.*s", i ? " | " : "", (unsigned)found[i].version,
			(int)found[i].length, last->paragraphs.at[paragraph].text + found[i].start);
	return stm_buf_end(&buf);
}

Test(origin, rewordings)
{
	const char *const texts[] = {"1. Urges owners " LONG ";\n",
		"1. Urges owners and harbour masters " LONG ";\n",
		"1. Urges owners and harbour masters " LONG " after dark;\n"};

	EXPECT_TEXT("each word from its first version", phrases(texts, 3, "OP1"),
		"0:Urges owners | 1:and harbour masters | 0:" LONG " | 2:after dark;");
}

/* Case, quotation marks and the number are no change of a word. */
Test(origin, case_is_no_change)
{
	const char *const texts[] = {
		"1. Urges owners " LONG ";\n", "4. URGES \"Owners\" " LONG ".\n"};

	EXPECT_TEXT("all old", phrases(texts, 2, "OP4"), "0:URGES \"Owners\" " LONG ".");
}

Test(origin, a_phrase_that_moves_to_another_clause)
{
	const char *const texts[] = {"1. Urges owners " LONG
				     ";\n\n2. Requests the Warden to light the reach;\n",
		"1. Urges owners;\n\n2. Requests the Warden to light the reach and " LONG ";\n"};

	EXPECT_TEXT("its origin goes with it", phrases(texts, 2, "OP2"),
		"0:Requests the Warden to light the reach | 1:and | 0:" LONG ";");
}

Test(origin, a_phrase_that_comes_back)
{
	const char *const texts[] = {"1. Urges owners of every boat " LONG ";\n",
		"1. Urges owners of every boat;\n", "1. Urges owners of every boat " LONG ";\n"};

	EXPECT_TEXT("its first appearance", phrases(texts, 3, "OP1"),
		"0:Urges owners of every boat " LONG ";");
}

/* "of" alone between new words is no word of the old text. */
Test(origin, chance)
{
	const char *const texts[] = {"1. Urges the owners of ferries " LONG ";\n",
		"1. Urges harbour masters of upper reaches " LONG ";\n"};

	EXPECT_TEXT("new", phrases(texts, 2, "OP1"),
		"0:Urges | 1:harbour masters of upper reaches | 0:" LONG ";");
}
