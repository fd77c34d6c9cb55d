/* Which paragraphs correspond. All texts are invented; PP and OP are made by the enacting line. */
#include "align/align.h"

#include "texts.h"

TestSuite(align, .fini = test_release);

#define HEAD "The Assembly of the River Commons,\n\n"
#define LAMP                                                                                       \
	"Recalling that a lamp at the bow of a boat is seen from both banks on all but the "       \
	"foggiest nights,"
#define ROPE                                                                                       \
	"Noting with regret that ropes are spliced when they ought to be replaced by the owners "  \
	"of ferries,"
#define DOCK                                                                                       \
	"1. Urges landing places to keep their stages dry, lit and free of timber throughout the " \
	"season;"
#define PAY                                                                                        \
	"2. Calls upon owners of ferries to pay the wages of hands each month in coin and "        \
	"without deduction;"
#define BELL                                                                                       \
	"3. Requests the Warden of Crossings to supply a bell of bronze to every ford that lacks " \
	"one;"
#define END "4. Decides to remain seized of the matter."
#define ALL HEAD LAMP "\n\n" ROPE "\n\n" DOCK "\n\n" PAY "\n\n" BELL "\n\n" END

struct row {
	const char *what, *older, *newer, *changes;
};

static const char *swap(const char *changes)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (; *changes; changes++)
		stm_buf_char(&buf, *changes == '-' ? '+' : *changes == '+' ? '-' : *changes);
	return stm_buf_end(&buf);
}

static void expect_changes(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		EXPECT_TEXT(rows[i].what, changes_of(diff_texts(rows[i].older, rows[i].newer)),
			rows[i].changes);
}

Test(align, nothing_changed)
{
	static const struct row rows[] = {
		{"the same text", ALL, ALL, ""},
		{"only numbers", "1. One boat rows.\n\n2. Two boats sail.",
			"7. One boat rows.\n\n9. Two boats sail.", ""},
		{"only case and marks", HEAD LAMP,
			HEAD "RECALLING that a lamp at the bow of a boat is seen from both banks "
			     "on all but the foggiest nights;",
			""},
		{"one line", "Boats.", "Boats.", ""},
	};

	expect_changes(rows, COUNT(rows));
}

Test(align, added_and_dropped)
{
	const char *shorter = HEAD LAMP "\n\n" DOCK "\n\n" PAY "\n\n" END;
	const char *changes = changes_of(diff_texts(shorter, ALL));

	EXPECT_TEXT("added", changes, "+PP2\n+OP3");
	EXPECT_TEXT("dropped", changes_of(diff_texts(ALL, shorter)), swap(changes));
	EXPECT_TEXT("nothing in common",
		changes_of(diff_texts("Boats are lit.", "Winter was mild in the hills.")),
		"-text.1\n+text.1");
}

Test(align, reworded)
{
	static const struct row rows[] = {
		{"lightly", ALL,
			HEAD LAMP "\n\n" ROPE "\n\n" DOCK "\n\n"
				  "2. Calls upon owners of ferries to pay the wages of hands each "
				  "fortnight in coin and without deduction;\n\n" BELL "\n\n" END,
			"OP2>OP2 reworded"},
		{"heavily", ALL,
			HEAD LAMP "\n\n" ROPE "\n\n" DOCK "\n\n" PAY "\n\n"
				  "3. Requests the Warden of Crossings, within the means of the "
				  "treasury, to supply to every ford, before "
				  "the thaw, a bell of bronze and somebody to ring it;\n\n" END,
			"OP3>OP3 reworded"},
	};

	expect_changes(rows, COUNT(rows));
}

Test(align, moved)
{
	static const struct row rows[] = {
		{"one clause up", ALL,
			HEAD LAMP "\n\n" ROPE "\n\n"
				  "1. Requests the Warden of Crossings to supply a bell of bronze "
				  "to every ford that lacks one;\n\n"
				  "2. Urges landing places to keep their stages dry, lit and free "
				  "of timber throughout the season;\n\n"
				  "3. Calls upon owners of ferries to pay the wages of hands each "
				  "month in coin and without deduction;\n\n" END,
			"OP3>OP1 unchanged moved"},
		{"preambular ones exchanged", ALL,
			HEAD ROPE "\n\n" LAMP "\n\n" DOCK "\n\n" PAY "\n\n" BELL "\n\n" END, NULL},
	};
	const char *exchanged;

	expect_changes(rows, 1);
	exchanged = changes_of(diff_texts(rows[1].older, rows[1].newer));
	cr_expect(!strcmp(exchanged, "PP1>PP2 unchanged moved") ||
			  !strcmp(exchanged, "PP2>PP1 unchanged moved"),
		"%s", exchanged);
}

Test(align, recast)
{
	static const char older[] = HEAD LAMP
		"\n\n"
		"Stressing the need for owners of ferries to replace ropes before the season "
		"rather than to splice them,\n\n" DOCK "\n\n" PAY;
	static const char newer[] = HEAD LAMP
		"\n\n" DOCK "\n\n" PAY "\n\n"
		"3. Stresses the need for owners of ferries to replace ropes before the season "
		"rather than to splice them;";

	EXPECT_TEXT("down", changes_of(diff_texts(older, newer)), "PP2>OP3 reworded moved recast");
	EXPECT_TEXT("up", changes_of(diff_texts(newer, older)), "OP3>PP2 reworded moved recast");
}

Test(align, split_and_merged)
{
	static const char whole[] = HEAD LAMP
		"\n\n"
		"1. Calls upon members to inspect every hull, cable and windlass before the "
		"opening of the season, and to post "
		"the result at the landing place in words and signs that passengers can "
		"understand;\n\n" END;
	static const char parts[] = HEAD LAMP
		"\n\n"
		"1. Calls upon members to inspect every hull, cable and windlass before the "
		"opening of the season;\n\n"
		"2. Also calls upon members to post the result at the landing place in words and "
		"signs that passengers can "
		"understand;\n\n" END;

	EXPECT_TEXT("split", changes_of(diff_texts(whole, parts)), "OP1>OP1+OP2 split");
	EXPECT_TEXT("merged", changes_of(diff_texts(parts, whole)), "OP1+OP2>OP1 merged");
}

Test(align, repeated_boilerplate_is_paired_in_order)
{
	static const char older[] =
		"Part one is about boats and lamps.\n\nDecides to remain seized.\n\n"
		"Part two is about ropes and wages.\n\nDecides to remain seized.";
	static const char newer[] =
		"Part one is about boats and lamps.\n\nDecides to remain seized.\n\n"
		"A part between them tells of bells.\n\nDecides to remain seized.\n\n"
		"Part two is about ropes and wages.\n\nDecides to remain seized.";
	const stm_diff *diff = diff_texts(older, newer);

	EXPECT_TEXT("changes", changes_of(diff), "+text.3\n+text.4");
	EXPECT_INT("unchanged", stm_diff_summary(diff).unchanged, 4);
}

Test(align, flags)
{
	const stm_diff *diff = diff_texts(ALL,
		HEAD LAMP "\n\n" ROPE "\n\n" DOCK "\n\n"
			  "2. Requests the Warden of Crossings to supply a bell of bronze to every "
			  "ford that lacks one;\n\n"
			  "3. Decides to remain seized of the matter.");
	const struct stm_link *last = stm_diff_link(diff, stm_diff_link_count(diff) - 1);

	EXPECT_INT("relabelled", last->flags, STM_RELABELLED);
	EXPECT_INT("similarity", last->similarity, 1000);
	EXPECT_INT("first is not", stm_diff_link(diff, 0)->flags, 0);
}

/* Every index once; links ordered by their first new paragraph; members ascending. */
static void expect_sound(const stm_diff *diff)
{
	size_t sizes[2] = {stm_document_paragraph_count(stm_diff_old_document(diff)),
		stm_document_paragraph_count(stm_diff_new_document(diff))};
	unsigned char *seen[2] = {
		stm_alloc(test_arena(), sizes[0] + 1), stm_alloc(test_arena(), sizes[1] + 1)};
	const uint32_t *at;
	size_t count;

	for (size_t k = 0; k < stm_diff_link_count(diff); k++) {
		const struct stm_link *link = stm_diff_link(diff, k);

		for (size_t i = 0; i < link->old_count; i++)
			seen[0][link->olds[i]]++;
		for (size_t i = 0; i < link->new_count; i++)
			seen[1][link->news[i]]++;
		cr_expect(!k || stm_diff_link(diff, k - 1)->news[0] < link->news[0]);
		cr_expect(link->old_count == 1 || link->new_count == 1);
		cr_expect((link->relation == STM_UNCHANGED) == (link->similarity == 1000));
	}
	at = stm_diff_dropped(diff, &count);
	for (size_t i = 0; i < count; i++)
		seen[0][at[i]]++;
	at = stm_diff_added(diff, &count);
	for (size_t i = 0; i < count; i++)
		seen[1][at[i]]++;
	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < sizes[side]; i++)
			cr_expect(seen[side][i] == 1, "side %d paragraph %zu: %d times", side, i,
				seen[side][i]);
}

/* A text of random paragraphs, and one made of it by dropping, copying, joining and changing. */
static void make_pair(uint64_t *state, struct stm_buf texts[2])
{
	static unsigned vocabulary[] = {12, 60, 400};
	unsigned words = vocabulary[next_random(state) % 3], count = 1 + next_random(state) % 14;

	for (unsigned i = 0; i < count; i++) {
		struct stm_buf sentence = {.arena = test_arena()};
		unsigned event = next_random(state) % 8;

		add_sentence(&sentence, state, 4 + next_random(state) % 30, words);
		stm_buf_printf(&texts[0], "%s\n\n", stm_buf_end(&sentence));
		if (event == 0)
			continue;
		if (event == 1 || event == 2) {
			stm_buf_char(&texts[1], 'W');
			add_sentence(&texts[1], state, 3 + next_random(state) % 9, words);
			stm_buf_text(&texts[1], event == 1 ? " " : "\n\n");
		}
		stm_buf_printf(&texts[1], "%s\n\n", stm_buf_end(&sentence));
		if (event == 3)
			stm_buf_printf(&texts[1], "%s\n\n", stm_buf_end(&sentence));
	}
	stm_buf_text(&texts[1], "The last.");
}

static bool same_indices(const uint32_t *a, const uint32_t *b, size_t count)
{
	return !count || !memcmp(a, b, count * sizeof(*a));
}

/* The link of DIFF with the same members as LINK, old and new exchanged. */
static const struct stm_link *find_mirror(const stm_diff *diff, const struct stm_link *link)
{
	for (size_t k = 0; k < stm_diff_link_count(diff); k++) {
		const struct stm_link *other = stm_diff_link(diff, k);

		if (other->old_count == link->new_count && other->new_count == link->old_count &&
			same_indices(other->olds, link->news, link->new_count) &&
			same_indices(other->news, link->olds, link->old_count))
			return other;
	}
	return NULL;
}

static void expect_mirror(const stm_diff *there, const stm_diff *back)
{
	static const enum stm_relation mirrored[] = {
		STM_UNCHANGED, STM_REWORDED, STM_MERGED, STM_SPLIT};

	EXPECT_INT("links", stm_diff_link_count(back), stm_diff_link_count(there));
	for (size_t k = 0; k < stm_diff_link_count(there); k++) {
		const struct stm_link *link = stm_diff_link(there, k),
				      *other = find_mirror(back, link);

		cr_assert(other, "link %zu has no mirror", k);
		EXPECT_INT("relation", other->relation, mirrored[link->relation]);
		EXPECT_INT("flags", other->flags, link->flags);
		EXPECT_INT("similarity", other->similarity, link->similarity);
	}
}

Test(align, random_texts_are_accounted_for_and_mirrored)
{
	uint64_t state = 20241122;

	for (int round = 0; round < 80; round++) {
		struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};
		const stm_diff *there, *back;

		make_pair(&state, texts);
		there = diff_texts(stm_buf_end(&texts[0]), stm_buf_end(&texts[1]));
		back = diff_texts(stm_buf_end(&texts[1]), stm_buf_end(&texts[0]));
		expect_sound(there);
		expect_sound(back);
		expect_mirror(there, back);
	}
}

Test(align, texts_of_two_languages_are_mirrored)
{
	static const char english[] = "further and landing",
			  mixed[] = "further and landing places\n\n大会，";

	expect_mirror(diff_texts(english, mixed), diff_texts(mixed, english));
}

Test(align, a_text_and_itself)
{
	uint64_t state = 7;

	for (int round = 0; round < 30; round++) {
		struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};
		const char *text;

		make_pair(&state, texts);
		text = stm_buf_end(&texts[1]);
		EXPECT_TEXT("round", changes_of(diff_texts(text, text)), "");
	}
}
