/* What of a text reaches markup. */
#include "support.h"
#include "view/html.h"
#include "view/html/templates.h"

/* A writer into a buffer of the test's arena. */
static int write_buf(void *payload, const char *bytes, size_t length)
{
	stm_buf_add(payload, bytes, length);
	return 0;
}

static const char *shown(void (*show)(struct stm_out *, const void *), const void *subject)
{
	struct stm_buf buf = {.arena = test_arena()};
	const struct stm_writer writer = {write_buf, &buf};

	cr_assert_eq(stm_out_run(show, subject, NULL, &writer, NULL), STM_OK);
	return stm_buf_end(&buf);
}

struct row {
	enum stm_markup as;
	const char *text, *markup;
};

static void show_row(struct stm_out *out, const void *subject)
{
	const struct row *row = subject;

	stm_markup_write(out, row->as, stm_str(row->text));
}

Test(template, escapes, .fini = test_release)
{
	static const struct row rows[] = {
		{STM_AS_HTML, "", ""},
		{STM_AS_HTML, "plain, pêche 漁業", "plain, pêche 漁業"},
		{STM_AS_HTML, "<b a='1' c=\"2\">&amp;]]>",
			"&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;]]&gt;"},
		{STM_AS_HTML, "\xe2\x80\xae<", "<span class=\"control\">U+202E</span>&lt;"},
		{STM_AS_PLAIN, "\xe2\x80\xae\"", "U+202E&quot;"},
		{STM_AS_XML, "\xe2\x80\xae<", "\xe2\x80\xae&lt;"},
		{STM_AS_HTML, "a\001\033\177b\tc",
			"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
			"b\tc"},
		{STM_AS_XML, "\xef\xbf\xbe", "\xef\xbf\xbd"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, shown(show_row, &rows[i]), rows[i].markup);
}

static void show_slots(struct stm_out *out, const void *subject)
{
	struct stm_filling filling = stm_template_open(out, &stm_t_diff_row,
		(struct stm_str[]){[STM_T_DIFF_ROW_KINDS] = stm_str(subject),
			[STM_T_DIFF_ROW_ANCHOR] = STM_STR("OP1"),
			[STM_T_DIFF_ROW_LABELS] = STM_STR("<OP1>"),
			[STM_T_DIFF_ROW_WHAT] = STM_STR("kept")});

	stm_buf_text(&out->buf, "(marks)");
	stm_template_next(&filling);
	stm_buf_text(&out->buf, "(text)");
	stm_template_next(&filling);
	stm_template_next(&filling);
}

/* Holes are filled, slots are waited at, and behind the end there is nothing more. */
Test(template, slots, .fini = test_release)
{
	const char *row = shown(show_slots, "\"moved");

	cr_expect(strstr(row, "class=\"row &quot;moved\" id=\"OP1\""), "%s", row);
	cr_expect(strstr(row, "<bdi>&lt;OP1&gt;</bdi>"), "%s", row);
	cr_expect(strstr(row, "(marks)</h3><p>(text)</p></section>"), "%s", row);
}

/* A label may be anything: its id is never taken for another's, nor for one of the page's own. */
Test(template, anchors, .fini = test_release)
{
	static const struct {
		const char *prefix, *label, *id;
	} rows[] = {
		{"", "OP29(c)", "OP29(c)"},
		{"old.", "OP4 alt\t2", "old.OP4_alt=092"},
		{"", "annex.2", "annex.2"},
		{"", "annex one", "annex_one"},
		{"", "annex_one", "annex=5fone"},
		{"", "annex\tone", "annex=09one"},
		{"", "a=5f", "a=3d5f"},
		{"", "100%41", "100=2541"},
		{"old.", "OP4", "old.OP4"},
		{"", "old.OP4", "=old.OP4"},
		{"", "=old.OP4", "=3dold.OP4"},
		{"old.", "old.OP4", "old.=old.OP4"},
		{"", "ui-main", "=ui-main"},
		{"", "ui-note.0", "=ui-note.0"},
		{"", "older", "older"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].label,
			test_text(stm_html_anchor(test_arena(), rows[i].prefix, rows[i].label)),
			rows[i].id);
}

static void show_edits(struct stm_out *out, const void *subject)
{
	(void)subject;
	stm_html_edits(out,
		(const struct stm_edit[]){{STM_EQUAL, 0, "States", 6, false},
			{STM_DELETE, 0, " may ", 5, false}, {STM_INSERT, 0, " shall ", 7, false},
			{STM_DELETE, 2, "at once", 7, false}, {STM_DELETE, 0, "\"", 1, true},
			{STM_INSERT, 0, "\n", 1, false}, {STM_INSERT, 0, " ", 1, false}},
		7);
}

/* Spaces at the ends of a run are of the run, but not marked as what it is. */
Test(template, runs, .fini = test_release)
{
	EXPECT_TEXT("runs", shown(show_edits, NULL),
		"States<del class=\"s\"> </del><del>may</del><del class=\"s\"> </del>"
		"<ins class=\"s\"> </ins><ins>shall</ins><ins class=\"s\"> </ins>"
		"<del class=\"m\">at once</del><del class=\"t\">&quot;</del>"
		"<ins><span class=\"pilcrow\">¶</span><br></ins><ins> </ins>");
}
