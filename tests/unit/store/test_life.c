/* One clause through its series: made, reworded, dropped, brought back. */
#include "fixture.h"

#define LAMP    "Calls upon owners to keep a lamp lit at every landing place from dusk to dawn"
#define LANTERN "Calls upon owners to keep a lantern lit at every landing place from dusk to dawn"
#define CREWS   "Urges crews to report every parted cable to the landing master of the reach"

static stm_repository *repository;
static struct stm_error error;

static void init(void)
{
	static const struct paper papers[] = {
		{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2011", "1. " CREWS ";\n"},
		{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2012",
			"1. " CREWS ";\n\n2. " LAMP ";\n"},
		{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2013",
			"1. " LANTERN ";\n\n2. " CREWS ";\n"},
		{"FB_RES_4_1.txt", "Safety of ferries", "1 October 2014", "1. " CREWS ";\n"},
		{"FB_RES_5_1.txt", "Safety of ferries", "1 October 2015",
			"1. " CREWS ";\n\n2. " LANTERN ";\n"},
		{"FB_RES_5_2.txt", "Lamps at landing places", "1 October 2015", "1. " LAMP ";\n"},
	};
	const char *files[COUNT(papers)];

	store_init();
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		files[i] = write_paper(&papers[i]);
	cr_assert(add_files("r", files, COUNT(files), NULL, &error) == STM_OK, "%s", error.text);
	cr_assert(stm_repository_open(&repository, "r", &error) == STM_OK);
}

static void fini(void)
{
	stm_repository_free(repository);
	store_fini();
}

TestSuite(life, .init = init, .fini = fini);

/* Whether a space belongs to a run or to the one beside it is not this test's business. */
static void add_edit(struct stm_buf *buf, const struct stm_edit *edit)
{
	stm_buf_printf(buf, " %c", "=-+"[edit->op]);
	stm_buf_str(buf, stm_str_trim((struct stm_str){edit->text, edit->length}));
}

static const char *show(const char *name)
{
	struct stm_buf buf = {.arena = test_arena()};
	stm_life *life;

	if (stm_life_read(&life, repository, name, &error) < 0)
		return stm_status_text(error.status);
	for (size_t i = 0; i < stm_life_count(life); i++) {
		const struct stm_life_event *event = stm_life_event(life, i);

		stm_buf_printf(&buf, "%s %s %s%s", event->symbol, event->label,
			stm_relation_name(event->relation), event->flags & STM_REVIVED ? "!" : "");
		for (size_t k = 0; k < event->edit_count; k++)
			if (event->edits[k].op != STM_EQUAL)
				add_edit(&buf, &event->edits[k]);
		stm_buf_char(&buf, '\n');
	}
	stm_life_free(life);
	return stm_buf_end(&buf);
}

static const char whole[] = "FB/RES/2/1 OP2 added +" LAMP ";\n"
			    "FB/RES/3/1 OP1 reworded -lamp +lantern\n"
			    "FB/RES/4/1  dropped -" LANTERN ";\n"
			    "FB/RES/5/1 OP2 added!\n";

Test(life, from_any_of_its_labels)
{
	static const char *const names[] = {"FB/RES/2/1#OP2", "FB/RES/3/1#OP1", "FB/RES/5/1#op2",
		"ferry-board/safety-of-ferries#OP2"};

	for (size_t i = 0; i < COUNT(names); i++)
		EXPECT_TEXT(names[i], show(names[i]), whole);
}

Test(life, from_its_id)
{
	stm_life *life;
	const struct stm_life_event *event;

	cr_assert(stm_life_read(&life, repository, "FB/RES/3/1#OP1", &error) == STM_OK);
	EXPECT_TEXT("id", show(stm_life_clause(life)), whole);
	event = stm_life_event(life, 0);
	EXPECT_TEXT("text", event->text, LAMP ";");
	EXPECT_TEXT("date", event->date, "2012-10-01");
	EXPECT_TEXT("origins", event->origins, "");
	event = stm_life_event(life, 2);
	EXPECT_TEXT("dropped", event->text, "");
	cr_expect(!stm_life_event(life, 4));
	stm_life_free(life);
}

Test(life, unknown)
{
	static const char *const names[] = {"FB/RES/2/1#OP9", "FB/RES/9/9#OP1", "FB/RES/2/1",
		"0123456789abcdef", "#", "", "FB/RES/2/1#"};

	for (size_t i = 0; i < COUNT(names); i++)
		EXPECT_TEXT(names[i], show(names[i]), stm_status_text(STM_ENOTFOUND));
}
