/* Commit messages, written and read back. */
#include "store/message.h"

#include "support.h"

TestSuite(message, .fini = test_release);

/* A version with the METADATA given; nothing else of it is in a message. */
static const char *make(const struct stm_metadata *metadata, struct stm_summary summary)
{
	static const char *const told[] = {"A/RES/1/1", "A/RES/1/2"};
	struct stm_document document = {.metadata = *metadata, .source = "dir/file  name.txt"};
	struct stm_named named[] = {{"A/RES/1/9", STM_NAMED_LATEST}};
	struct stm_card cards[] = {{.symbol = "A/RES/1/1"},
		{.symbol = metadata->symbol, .told = told, .told_count = COUNT(told)}};
	struct stm_node nodes[] = {
		{.card = &cards[0], .basis = ""}, {.card = &cards[1], .basis = "told"}};
	uint32_t parents[] = {0};
	struct stm_lineage_version versions[] = {
		{.node = &nodes[0]},
		{
			.node = &nodes[1],
			.document = &document,
			.parents = parents,
			.parent_count = 1,
			.summary = summary,
		},
	};
	const struct stm_lineage lineage = {.versions = versions, .count = COUNT(versions)};

	cards[1].named.at = named;
	cards[1].named.len = COUNT(named);

	return test_text(stm_message_make(test_arena(), &lineage, 1));
}

Test(message, form)
{
	const struct stm_metadata metadata = {
		.symbol = "A/RES/2/1",
		.title = "Protection of ferries",
		.body = "General Assembly",
		.adopted = "2024-12-17",
		.date = "2025-01-02",
		.session = "Seventy-ninth session",
		.language = "en",
	};
	const struct stm_summary summary = {30, 12, 1, 0, 4, 3, 2};

	EXPECT_TEXT("message", make(&metadata, summary),
		"A/RES/2/1 Protection of ferries\n"
		"\n"
		"30 unchanged, 12 reworded, 1 split, 0 merged, 4 moved, 3 added, 2 dropped\n"
		"\n"
		"Symbol: A/RES/2/1\n"
		"Title: Protection of ferries\n"
		"Series-Key: general-assembly/protection-of-ferries\n"
		"Adopted: 2024-12-17\n"
		"Date: 2025-01-02\n"
		"Session: Seventy-ninth session\n"
		"Predecessor: A/RES/1/1\n"
		"After: A/RES/1/1\n"
		"After: A/RES/1/2\n"
		"Names: A/RES/1/9\n"
		"Basis: told\n"
		"Language: en\n"
		"Source: file  name.txt\n"
		"Source-Hash: 99aa06d3014798d8\n"
		"Engine: stemma 0.1.0, canonical 1\n");
}

static struct stm_record parse(const char *message)
{
	struct stm_record record;

	cr_expect(stm_message_parse(&record, test_arena(), stm_str(message)), "%s", message);
	return record;
}

Test(message, comes_back)
{
	const struct stm_metadata metadata = {
		.symbol = "S/RES/2690 (2023)", .title = "Mali", .date = "2023-06-30"};
	const struct stm_summary summary = {1, 2, 3, 4, 5, 6, 7};
	struct stm_record record = parse(make(&metadata, summary));

	EXPECT_TEXT("symbol", record.card.symbol, "S/RES/2690 (2023)");
	EXPECT_TEXT("title", record.card.title, "Mali");
	EXPECT_TEXT("date", record.card.date, "2023-06-30");
	EXPECT_TEXT("key", record.card.key, "other/mali");
	EXPECT_TEXT("basis", record.basis, "told");
	EXPECT_TEXT("source", record.source, "file  name.txt");
	EXPECT_TEXT("engine", record.engine, "stemma 0.1.0, canonical 1");
	EXPECT_INT("parents", record.parents.len, 1);
	EXPECT_INT("told", record.card.told_count, 2);
	EXPECT_TEXT("told", record.card.told[1], "A/RES/1/2");
	EXPECT_INT("named", record.card.named.len, 1);
	EXPECT_TEXT("named", record.card.named.at[0].symbol, "A/RES/1/9");
	EXPECT_INT("naming", record.card.named.at[0].naming, STM_NAMED_LATEST);
	EXPECT_INT("counts", memcmp(&record.summary, &summary, sizeof(summary)), 0);
}

/* Titles that look like other parts of the message. */
Test(message, hostile_titles)
{
	static const char *const titles[] = {
		"Two\nlines",
		"Symbol: X\n\nSymbol: A/RES/9/9",
		"1 unchanged, 1 reworded, 1 split, 1 merged, 1 moved, 1 added, 1 dropped",
		"\n\n\n",
		"",
		"a\tb\x01\x7f"
		"c",
		"a title that is much longer than a line of git log should be, so that it has to "
		"be "
		"cut somewhere, and Symbol: X\n\n1 unchanged, 1 reworded, 1 split, 1 merged, 1 "
		"moved, "
		"1 added, 1 dropped",
	};
	const struct stm_summary summary = {.added = 9};

	for (size_t i = 0; i < COUNT(titles); i++) {
		const struct stm_metadata metadata = {.symbol = "A/RES/2/1", .title = titles[i]};
		struct stm_record record = parse(make(&metadata, summary));

		EXPECT_TEXT(titles[i], record.card.symbol, "A/RES/2/1");
		EXPECT_INT(titles[i], record.summary.added, 9);
		EXPECT_INT(titles[i], record.summary.unchanged, 0);
		EXPECT_INT(titles[i], strcspn(record.card.title, "\n"), strlen(record.card.title));
	}
}

Test(message, subjects)
{
	static const char *const rows[][3] = {
		{"A/1", "Short", "A/1 Short"},
		{"A/1", NULL, "A/1"},
		{"A/1",
			"A resolution whose title has exactly as many bytes as there is room for "
			"in "
			"the first line of a m",
			"A/1 A resolution whose title has exactly as many bytes as there is room "
			"for in "
			"the first line of a m"},
		{"A/2",
			"A resolution whose title has exactly one byte more than there is room for "
			"in the "
			"first line of a m",
			"A/2 A resolution whose title has exactly one byte more than there is room "
			"for in "
			"the first line ..."},
		{"A/1",
			"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
			"\xe4\xb8"
			"\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8"
			"\xad\xe4"
			"\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4"
			"\xb8\xad"
			"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
			"\xe4\xb8"
			"\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8"
			"\xad\xe4"
			"\xb8\xad\xe4\xb8\xad",
			"A/1 "
			"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
			"\xe4"
			"\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4"
			"\xb8\xad"
			"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad"
			"\xe4\xb8"
			"\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8"
			"\xad\xe4"
			"\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad ..."},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct stm_metadata metadata = {.symbol = rows[i][0], .title = rows[i][1]};
		const char *message = make(&metadata, (struct stm_summary){0});
		size_t length = strcspn(message, "\n");

		EXPECT_TEXT(rows[i][0], stm_copy(test_arena(), message, length), rows[i][2]);
		cr_expect(length <= 100, "%zu bytes", length);
		if (rows[i][1])
			cr_expect(strstr(message + 3, rows[i][1]), "the whole title is lost");
	}
}

Test(message, others_are_not_ours)
{
	static const char *const messages[] = {
		"",
		"\n",
		"Fix a bug\n",
		"Fix a bug\n\nSigned-off-by: A <a@b>\n",
		"Symbol: X\n",
		"a\n\nSymbol: \nSource: x\n",
		"a\n\nSymbol: x\nno colon\n",
	};
	struct stm_record record;

	for (size_t i = 0; i < COUNT(messages); i++)
		cr_expect(!stm_message_parse(&record, test_arena(), stm_str(messages[i])), "%s",
			messages[i]);
}

Test(message, dates)
{
	static const struct {
		const char *date;
		long long seconds;
	} rows[] = {
		{"1970-01-01", 0},
		{"1970-01-02", 86400},
		{"2000-02-29", 951782400},
		{"2024-12-17", 1734393600},
		{"2100-03-01", 4107542400},
		{"1945-10-24", 0},
		{"2024-1-1", 0},
		{"2024-12-17T00", 0},
		{"yesterday!", 0},
		{"", 0},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].date, stm_date_seconds(rows[i].date), rows[i].seconds);
	EXPECT_INT("none", stm_date_seconds(NULL), 0);
}
