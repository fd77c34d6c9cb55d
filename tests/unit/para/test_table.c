/* A user's table of verbs: its rows in place of the built-in ones, and what is refused. */
#include "para/table.h"

#include "support.h"

TestSuite(table, .fini = test_release);

static enum stm_status parse(struct stm_table *table, const char *text, struct stm_error *error)
{
	*table = (struct stm_table){.arena = test_arena()};
	return stm_table_parse(table, "verbs.tsv", stm_str(text), error);
}

static const struct stm_lexeme *opening(const struct stm_table *table, const char *text)
{
	return stm_lexicon_opening(
		stm_table_over(test_arena(), stm_lexicon("en"), table), stm_str(text), "*");
}

Test(table, its_kinds_replace_the_built_in_ones)
{
	struct stm_table table;

	EXPECT_INT("status",
		parse(&table,
			"\xef\xbb\xbf# mine\r\n\r\n"
			"operative\tUrges\t10\tinstruction\t*\tme\r\n"
			"operative\tcalls  upon\t90\tinstruction,mine\tGA\tme\r\n",
			NULL),
		STM_OK);
	EXPECT_INT("strength", opening(&table, "Urges boats")->strength, 10);
	EXPECT_TEXT("phrase",
		stm_lexicon_opening(stm_table_over(test_arena(), NULL, &table),
			STM_STR("Calls upon boats"), "GA")
			->phrase,
		"calls upon");
	cr_expect(!opening(&table, "Demands boats"), "operative rows are all replaced");
	cr_expect(opening(&table, "Deeply concerned") != NULL, "preambular ones stay");
}

/* Rows that begin with no letter sort before the others, and hide none of them. */
Test(table, phrases_of_figures)
{
	struct stm_table table;
	struct stm_picks picks;
	size_t end;

	EXPECT_INT("status",
		parse(&table,
			"qualifier\t10 per cent\t-\t-\t*\tme\n"
			"qualifier\tyearly\t-\t-\t*\tme\nqualifier\twhere needed\t-\t-\tGA\tme\n",
			NULL),
		STM_OK);
	stm_picks_init(&picks, test_arena(),
		stm_table_over(test_arena(), stm_lexicon("en"), &table),
		1u << STM_LEXEME_QUALIFIER);
	cr_expect(stm_picks_match(&picks, STM_STR("yearly and"), 0, &end) && end == 6);
	cr_expect(stm_picks_match(&picks, STM_STR("10 per cent"), 0, &end) && end == 11);
	cr_expect(stm_picks_match(&picks, STM_STR("where needed"), 0, &end) != NULL, "an organ's");
	cr_expect(!stm_picks_match(&picks, STM_STR("monthly"), 0, &end));
}

Test(table, without_a_source_there_is_no_strength)
{
	struct stm_table table;

	EXPECT_INT("status",
		parse(&table,
			"operative\turges\t10\tinstruction\t*\t\n"
			"operative\tdemands\t90\tinstruction\t*\n"
			"operative\tinvites\t90\tinstruction\t*\t-\n",
			NULL),
		STM_OK);
	EXPECT_INT("empty", opening(&table, "Urges boats")->strength, -1);
	EXPECT_INT("missing", opening(&table, "Demands boats")->strength, -1);
	EXPECT_INT("dash", opening(&table, "Invites boats")->strength, -1);
}

Test(table, what_is_refused)
{
	static const char good[] = "operative\tasks\t10\tinstruction\t*\tme\n";
	static const struct {
		const char *row, *says;
	} rows[] = {
		{"operative urges 10\n", "line 2: a row has six columns"},
		{"operative\turges\t10\tinstruction\t*\tme\tmore\n",
			"line 2: a row has six columns"},
		{"verb\turges\t10\tinstruction\t*\tme\n", "line 2: no such kind"},
		{"month\tmay\t5\t-\t*\tme\n", "line 2: no such kind"},
		{"operative\t\t10\tinstruction\t*\tme\n", "line 2: a phrase has"},
		{"qualifier\t,\t-\t-\t*\tme\n", "line 2: a phrase without a word"},
		{"operative\turges\t101\tinstruction\t*\tme\n", "line 2: strength is"},
		{"operative\turges\tten\tinstruction\t*\tme\n", "line 2: strength is"},
		{"operative\turges\t10\tinstruction\tXY\tme\n", "line 2: no such organ"},
		{"operative\t\xff\t10\tinstruction\t*\tme\n", "line 2: not UTF-8"},
		{"operative\tAsks\t20\tinstruction\t*\tme\n", "two rows for 'asks'"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};
		struct stm_table table;

		EXPECT_INT(rows[i].row,
			parse(&table, stm_format(test_arena(), "%s%s", good, rows[i].row), &error),
			STM_EINPUT);
		cr_expect(!strncmp(error.text, rows[i].says, strlen(rows[i].says)), "%s: %s",
			rows[i].row, error.text);
		EXPECT_TEXT("file", error.file, "verbs.tsv");
	}
}

Test(table, an_empty_one_is_refused)
{
	struct stm_table table;

	EXPECT_INT("empty", parse(&table, "", NULL), STM_EINPUT);
	EXPECT_INT("comments", parse(&table, "# nothing\n", NULL), STM_EINPUT);
}
