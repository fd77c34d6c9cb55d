/* Redlines: exact to the byte, and as a person would mark them. */
#include "texts.h"

TestSuite(redline, .fini = test_release);

struct row {
	const char *older, *newer, *redline;
};

Test(redline, as_a_person_would_mark_it)
{
	static const struct row rows[] = {
		{"Calls upon members to row at dawn.", "Calls upon members to row at dawn.",
			"Calls upon members to row at dawn."},
		{"Calls upon members to row at dawn.", "Calls upon members to sail at dawn.",
			"Calls upon members to[- row-]{+ sail+} at dawn."},
		{"Calls upon members to row at dawn.", "Calls upon all members to row at dawn.",
			"Calls upon{+ all+} members to row at dawn."},
		{"Calls upon all members to row at dawn.", "Calls upon members to row at dawn.",
			"Calls upon[- all-] members to row at dawn."},
		{"Calls upon members to row, to sail and to steer at dawn.",
			"Calls upon members to row, to bail, to sail and to steer at dawn.",
			"Calls upon members to row{+, to bail+}, to sail and to steer at dawn."},
		{"Recalls its resolution 53/24 on boats and lamps.",
			"Recalls its resolution 57/14 on boats and lamps.",
			"Recalls its resolution[- 53/24-]{+ 57/14+} on boats and lamps."},
		{"Members [shall] [should] carry two lamps by night.",
			"Members shall carry two lamps by night.", NULL},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].redline)
			EXPECT_TEXT(rows[i].newer, redline_texts(rows[i].older, rows[i].newer),
				rows[i].redline);
}

static size_t count_runs(const struct stm_link *link)
{
	size_t runs = 0;

	for (size_t i = 0; i < link->edit_count; i++)
		runs += link->edits[i].op == STM_EQUAL;
	return runs;
}

Test(redline, no_confetti)
{
	const stm_diff *diff = diff_texts(
		"Invites the owners of the ferries to offer warm lodgings near the landing to the "
		"hands of the season and "
		"to pay each of them the wages of the month.",
		"Invites the owners of the ferries to build for the use of the crews a dry house "
		"with a stove and "
		"to pay each of them the wages of the month.");

	cr_assert(stm_diff_link_count(diff) == 1);
	cr_expect(
		count_runs(stm_diff_link(diff, 0)) <= 2, "%s", redline_of(stm_diff_link(diff, 0)));
}

/* A typographic change is told from the others, and stands in nobody's way. */
Test(redline, other_marks_are_no_change_of_words)
{
	const stm_diff *diff = diff_texts(
		"Asks the ferry's owners for \"fair\" and non-formal tolls before winter.",
		"Asks the ferry’s owners for “fair” and non‑formal tolls before spring.");
	const struct stm_link *link = stm_diff_link(diff, 0);
	size_t typographic = 0, others = 0;

	for (size_t i = 0; i < link->edit_count; i++) {
		typographic += link->edits[i].typographic;
		others += !link->edits[i].typographic && link->edits[i].op != STM_EQUAL;
	}
	EXPECT_INT("four pairs", typographic, 8);
	EXPECT_INT("winter and spring", others, 2);
	EXPECT_TEXT("redline", redline_of(link),
		"Asks the[- ferry's-]{+ ferry’s+} owners for[- \"-]{+ “+}fair[-\"-]{+”+} and"
		"[- non-formal-]{+ non‑formal+} tolls before[- winter-]{+ spring+}.");
}

Test(redline, past_a_threshold_it_is_a_rewrite)
{
	const stm_diff *diff = diff_texts(
		"The Assembly of the River Commons,\n\nNoting boats,\n\n1. Acts.",
		"The General Meeting of Hill Farmers,\n\nNoting boats,\n\n1. Acts.");
	const struct stm_link *link = stm_diff_link(diff, 0);

	EXPECT_INT("relation", link->relation, STM_REWORDED);
	EXPECT_INT("two runs", link->edit_count, 2);
	EXPECT_TEXT("rewrite", redline_of(link),
		"[-The Assembly of the River Commons,-]{+The General Meeting of Hill Farmers,+}");
}

Test(redline, a_phrase_moved_inside_the_paragraph)
{
	const char *redline = redline_texts(
		"Demands that owners of ferries cease to withhold tally books or winter clothing "
		"as security for any debt of "
		"their seasonal hands without delay or further excuse whatever.",
		"Demands that owners of ferries without delay or further excuse whatever cease to "
		"withhold tally books or "
		"winter clothing as security for any debt of their seasonal hands.");

	cr_expect(strstr(redline, "{+1: without delay or further excuse whatever+}") != NULL, "%s",
		redline);
	cr_expect(strstr(redline, "[-1: without delay or further excuse whatever-]") != NULL, "%s",
		redline);
}

/* Equal and deleted runs are the old text, equal and inserted ones the new. */
static void expect_exact(const struct stm_link *link, const char *older, const char *newer)
{
	struct stm_buf sides[2] = {{.arena = test_arena()}, {.arena = test_arena()}};
	enum stm_edit_op last = STM_EQUAL;

	for (size_t i = 0; i < link->edit_count; i++) {
		const struct stm_edit *edit = &link->edits[i];

		cr_expect(edit->length > 0);
		cr_expect(!i || !(last == STM_EQUAL && edit->op == STM_EQUAL));
		cr_expect(!(last == STM_INSERT && edit->op == STM_DELETE && !edit->move) || i == 0);
		last = edit->op;
		if (edit->op != STM_INSERT)
			stm_buf_add(&sides[0], edit->text, edit->length);
		if (edit->op != STM_DELETE)
			stm_buf_add(&sides[1], edit->text, edit->length);
	}
	EXPECT_TEXT("old", stm_buf_end(&sides[0]), older);
	EXPECT_TEXT("new", stm_buf_end(&sides[1]), newer);
}

static const char *mirrored(const struct stm_link *link)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < link->edit_count; i++) {
		size_t end = i;

		for (int op = STM_INSERT; op >= STM_DELETE; op--)
			for (end = i; end < link->edit_count && link->edits[end].op != STM_EQUAL;
				end++)
				if (link->edits[end].op == (enum stm_edit_op)op)
					stm_buf_printf(&buf, "%s%.*s%s",
						op == STM_INSERT ? "[-" : "{+",
						(int)link->edits[end].length, link->edits[end].text,
						op == STM_INSERT ? "-]" : "+}");
		if (end > i)
			i = end - 1;
		else
			stm_buf_add(&buf, link->edits[i].text, link->edits[i].length);
	}
	return stm_buf_end(&buf);
}

static const char *plain(const struct stm_link *link)
{
	struct stm_buf buf = {.arena = test_arena()};
	static const char *const open[] = {"", "[-", "{+"}, *const close[] = {"", "-]", "+}"};

	for (size_t i = 0; i < link->edit_count; i++)
		stm_buf_printf(&buf, "%s%.*s%s", open[link->edits[i].op],
			(int)link->edits[i].length, link->edits[i].text, close[link->edits[i].op]);
	return stm_buf_end(&buf);
}

/* One enacting line a text, so that any two sentences are paired. */
static const char *sentence(uint64_t *state, const char *base)
{
	struct stm_buf buf = {.arena = test_arena()};
	unsigned words = 3 + next_random(state) % 40;

	stm_buf_text(&buf, "The ");
	if (base && next_random(state) % 4) {
		for (const char *at = base + 4; *at; at++) {
			if (*at == ' ' && next_random(state) % 6 == 0)
				stm_buf_printf(&buf, ", w%u", next_random(state) % 30);
			if (!(*at == ',' && next_random(state) % 2))
				stm_buf_char(&buf, *at);
		}
		return stm_buf_end(&buf);
	}
	for (unsigned i = 0; i < words; i++)
		stm_buf_printf(&buf, "%sw%u%s", i ? " " : "", next_random(state) % 30,
			next_random(state) % 7 ? "" : ",");
	stm_buf_text(&buf, "x");
	return stm_buf_end(&buf);
}

Test(redline, random_texts_are_exact_and_mirrored)
{
	uint64_t state = 99;

	for (int round = 0; round < 120; round++) {
		const char *older = sentence(&state, NULL), *newer = sentence(&state, older);
		const stm_diff *there = diff_texts(older, newer), *back = diff_texts(newer, older);

		EXPECT_INT(
			"paired both ways", stm_diff_link_count(there), stm_diff_link_count(back));
		if (!stm_diff_link_count(there))
			continue;
		expect_exact(stm_diff_link(there, 0), older, newer);
		EXPECT_TEXT(
			"mirror", plain(stm_diff_link(back, 0)), mirrored(stm_diff_link(there, 0)));
	}
}

Test(redline, of_a_split_is_over_the_joined_texts)
{
	const stm_diff *diff = diff_texts("1. Calls upon members to inspect every hull, cable and "
					  "windlass before the opening of the season, and to post "
					  "the result at the landing place in words and signs that "
					  "passengers can understand;",
		"1. Calls upon members to inspect every hull, cable and windlass before the "
		"opening of the season;\n\n"
		"2. Also calls upon members to post the result at the landing place in words and "
		"signs that passengers can "
		"understand;");
	struct stm_buf joined = {.arena = test_arena()};

	cr_assert(stm_diff_link_count(diff) == 1);
	stm_buf_printf(&joined, "%s\n%s", test_paragraph(stm_diff_new_document(diff), "1"),
		test_paragraph(stm_diff_new_document(diff), "2"));
	expect_exact(stm_diff_link(diff, 0), test_paragraph(stm_diff_old_document(diff), "1"),
		stm_buf_end(&joined));
}
