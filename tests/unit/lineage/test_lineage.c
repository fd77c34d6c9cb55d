/* The life of clauses: what keeps an id, what gets a new one, what comes back. */
#include "versions.h"

TestSuite(lineage, .fini = test_release);

/* 90/1 has all; 91/2 drops the bells and moves the lamps up; 92/3 brings the bells back. */
static void make_series(struct source sources[3])
{
	sources[0] = (struct source){lamps("90/1", OARS LAMPS BELLS, "2040"), NULL, 0};
	sources[1] = (struct source){lamps("91/2", LAMPS OARS ROPES, "2041"), NULL, 0};
	sources[2] = (struct source){lamps("92/3", LAMPS OARS BELLS, "2042"), NULL, 0};
}

Test(lineage, a_clause_keeps_its_id_wherever_it_stands)
{
	struct source sources[3];
	struct stm_lineage lineage;

	make_series(sources);
	lineage = derive(sources, 3);
	EXPECT_TEXT("lamps", row_of(&lineage, "A/RES/91/2", "OP2")->clause,
		row_of(&lineage, "A/RES/90/1", "OP2")->clause);
	EXPECT_TEXT("oars", row_of(&lineage, "A/RES/92/3", "OP1")->clause,
		row_of(&lineage, "A/RES/90/1", "OP1")->clause);
	EXPECT_TEXT("from", row_of(&lineage, "A/RES/91/2", "OP1")->from, "A/RES/90/1");
	EXPECT_INT("first", row_of(&lineage, "A/RES/90/1", "OP1")->relation, STM_ADDED);
	EXPECT_INT("new", row_of(&lineage, "A/RES/91/2", "OP4")->relation, STM_ADDED);
}

Test(lineage, a_clause_that_comes_back_is_revived)
{
	struct source sources[3];
	struct stm_lineage lineage;
	const struct stm_lineage_row *bells;

	make_series(sources);
	lineage = derive(sources, 3);
	bells = row_of(&lineage, "A/RES/92/3", "OP3");
	EXPECT_TEXT("id", bells->clause, row_of(&lineage, "A/RES/90/1", "OP3")->clause);
	EXPECT_INT("relation", bells->relation, STM_ADDED);
	cr_expect(bells->flags & STM_REVIVED);
}

Test(lineage, ids_are_unique_within_a_version)
{
	struct source sources[3];
	struct stm_lineage lineage;

	make_series(sources);
	lineage = derive(sources, 3);
	for (size_t v = 0; v < lineage.count; v++) {
		const struct stm_lineage_version *version = &lineage.versions[v];

		for (size_t i = 0; i < version->document->paragraphs.len; i++)
			for (size_t j = 0; j < i; j++)
				cr_expect(strcmp(version->rows[i].clause, version->rows[j].clause));
	}
}

/* Everything the lineage says of a version, as one text. */
static const char *written(const struct stm_lineage *lineage)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t v = 0; v < lineage->count; v++) {
		const struct stm_lineage_version *version = &lineage->versions[v];

		stm_buf_printf(&buf, "%s %s %s %zu\n", version->document->metadata.symbol,
			version->node->series, version->node->basis, version->parent_count);
		for (size_t i = 0; i < version->document->paragraphs.len; i++)
			stm_buf_printf(&buf, "%s %d %u %u %s %s\n", version->rows[i].clause,
				(int)version->rows[i].relation, version->rows[i].flags,
				(unsigned)version->rows[i].similarity, version->rows[i].from,
				version->rows[i].origins);
	}
	return stm_buf_end(&buf);
}

Test(lineage, does_not_depend_on_the_order_of_adding)
{
	static const int orders[][3] = {
		{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
	struct source sources[3];
	const char *first = NULL;

	make_series(sources);
	for (size_t k = 0; k < COUNT(orders); k++) {
		struct source shuffled[3];
		struct stm_lineage lineage;

		for (int i = 0; i < 3; i++)
			shuffled[i] = sources[orders[k][i]];
		lineage = derive(shuffled, 3);
		if (!first)
			first = written(&lineage);
		EXPECT_TEXT("order", written(&lineage), first);
	}
}

Test(lineage, flags_have_names)
{
	EXPECT_TEXT("none", stm_flags_text(test_arena(), 0), "");
	EXPECT_TEXT("one", stm_flags_text(test_arena(), STM_RECAST), "recast");
	EXPECT_TEXT("two", stm_flags_text(test_arena(), STM_MOVED | STM_RELABELLED),
		"moved,relabelled");
}
