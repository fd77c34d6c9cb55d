/*
 * The calls and what they work on. Two versions of a small document are in the repository; a third
 * is added, again and again, and every failure must leave the references as they were.
 */
#define _XOPEN_SOURCE 700 /* nftw() */
#include "jobs.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGE = 300 << 10, REFS = 8 << 10, LONGEST = 4096 };

/* A text; AT is allocated. */
struct text {
	const char *name;
	char *at;
	size_t length;
};

/* A view of one of the things that can be shown. */
struct showing {
	const char *format;
	bool side_by_side, summary;
};

static const struct showing text_view = {"text", false, false};
static const struct showing wide_view = {"text", true, false};
static const struct showing summary_view = {"text", false, true};
static const struct showing json_view = {"json", false, false};
static const struct showing html_view = {"html", false, false};
static const struct showing lines_view = {"lines", false, false};
static const struct showing csv_view = {"csv", false, false};
static const struct showing md_view = {"md", false, false};
static const struct showing akn_view = {"akn", false, false};

static const char scripts[] = "北渡口委员会\n\n1. 吁请各船东在每一渡口保持一盏灯；\n\n"
			      "2. 决定继续处理此案。\n\n"
			      "١. تدعو أصحاب العبارات إلى إبقاء مصباح في كل مرسى؛\n\n"
			      "Ἡ πόλις καὶ ὁ ποταμός, ΟΔΟΣ ΣΟΦΙΑΣ; Straße, İSTANBUL, ﬁn.\n";

static const char *const papers[] = {
	"Ferry Board\n\nFB/RES/1/1\n\n4 May 2001\n\n1/1. Lamps\n\nThe Ferry Board,\n\n"
	"Guided by the Covenant of the Two Banks,¹\n\n"
	"1. Calls upon owners to keep a lamp at every landing place;\n\n"
	"2. Decides to remain seized of the matter.\n\n¹ FB/1, annex.\n",
	"Ferry Board\n\nFB/RES/2/1\n\n6 May 2002\n\n2/1. Lamps\n\nThe Ferry Board,\n\n"
	"Guided by the Covenant of the Two Banks,\n\n"
	"1. Urges owners to keep two lamps at every landing place;\n\n"
	"2. Requests the Warden to report on broken lamps each spring;\n\n"
	"3. Decides to remain seized of the matter.\n",
	"Ferry Board\n\nFB/RES/3/1\n\n5 May 2003\n\n3/1. Lamps\n\nThe Ferry Board,\n\n"
	"Recalling its resolution 2/1 of 6 May 2002,\n\n"
	"1. Demands that owners keep two lamps at every landing place, and oil for them;\n\n"
	"(a) From dusk to dawn;\n\n(b) In fog;\n\n"
	"2. Calls upon owners to keep a lamp at every mooring;\n\n"
	"3. Decides to remain seized of the matter.\n",
};

enum { PAPERS = sizeof(papers) / sizeof(papers[0]) };

static char directory[] = "/tmp/stemma-fail-XXXXXX";
static const char repository_dir[] = "kept";
static const char empty_dir[] = "made";
static const char *const paper_files[PAPERS] = {"FB_1.txt", "FB_2.md", "FB_3.txt"};
static const char verbs_file[] = "verbs.tsv";
static const char verbs_rows[] = "operative\turges\t10\tinstruction\t*\tthis test\n";
static struct text sample, markdown, exported, script, large, changed;
static stm_document *older, *newer;
static stm_diff *shown_diff;
static stm_history *shown_history;
static stm_life *shown_life;
static stm_table *shown_table;
static stm_blame *shown_blame;
static char refs[REFS];

static void must(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "allocation: cannot set up: %s\n", what);
	exit(2);
}

static struct text read_text(const char *dir, const char *name)
{
	struct text text = {name, NULL, 0};
	char path[LONGEST];
	FILE *file;

	must(snprintf(path, sizeof(path), "%s/%s", dir, name) < LONGEST, name);
	file = fopen(path, "rb");
	must(file && (text.at = malloc(LARGE)), path);
	text.length = fread(text.at, 1, LARGE, file);
	fclose(file);
	return text;
}

static void write_text(const char *name, const char *bytes, size_t length)
{
	FILE *file = fopen(name, "wb");

	must(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0, name);
}

/* Numbered paragraphs until LARGE is reached, of which every SKIPth is worded differently. */
static struct text make_large(const char *name, unsigned skip)
{
	struct text text = {name, malloc(LARGE + 512), 0};

	must(text.at, name);
	for (unsigned i = 1; text.length < LARGE; i++)
		text.length += (size_t)snprintf(text.at + text.length, 512,
			"%u. %s the keepers of landing place %u to keep %u lamps and %u measures "
			"of oil for the season, and to report on them;¹\n\n",
			i, i % skip ? "Calls upon" : "Strongly urges", i, i % 7 + 2, i * 37 % 101);
	return text;
}

static enum stm_status parse(const void *argument, struct stm_error *error)
{
	const struct text *text = argument;
	const struct stm_source source = {text->name, text->at, text->length};
	stm_document *document = (stm_document *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_document_parse(&document, &source, NULL, error);
	fail_end();
	if (status < 0 && document)
		fail_complain("a document in spite of status %d", status);
	else
		stm_document_free(document);
	return status;
}

static enum stm_status open_files(const void *argument, struct stm_error *error)
{
	stm_document *documents[PAPERS];
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_documents_open(documents, paper_files, PAPERS, NULL, error);
	fail_end();
	for (size_t i = 0; i < PAPERS; i++) {
		if (status < 0 && documents[i])
			fail_complain("document %zu in spite of status %d", i, status);
		stm_document_free(documents[i]);
	}
	return status;
}

static enum stm_status compare(const void *argument, struct stm_error *error)
{
	const stm_document *const *pair = argument;
	stm_diff *diff = (stm_diff *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_diff_new(&diff, pair[0], pair[1], error);
	fail_end();
	if (status < 0 && diff)
		fail_complain("a difference in spite of status %d", status);
	else
		stm_diff_free(diff);
	return status;
}

/* The same with a table of verbs of the user's, which is read first. */
static enum stm_status compare_with(const void *argument, struct stm_error *error)
{
	const stm_document *const *pair = argument;
	struct stm_diff_options options = {0};
	stm_verbs *verbs = (stm_verbs *)(void *)1;
	stm_diff *diff = NULL;
	enum stm_status status;

	fail_begin();
	status = stm_verbs_open(&verbs, verbs_file, error);
	options.verbs = verbs;
	if (status == STM_OK)
		status = stm_diff_new_with(&diff, pair[0], pair[1], &options, error);
	fail_end();
	if (status < 0 && diff)
		fail_complain("a difference in spite of status %d", status);
	stm_diff_free(status < 0 ? NULL : diff);
	stm_verbs_free(verbs);
	return status;
}

static int count_bytes(void *payload, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)payload += length;
	return 0;
}

/* The views take different things; SHOW calls one of them. */
static enum stm_status view(const struct showing *showing, struct stm_error *error,
	enum stm_status (*show)(
		const struct stm_view_options *, const struct stm_writer *, struct stm_error *))
{
	const struct stm_view_options options = {.format = showing->format,
		.color = true,
		.side_by_side = showing->side_by_side,
		.summary = showing->summary};
	size_t length = 0;
	const struct stm_writer writer = {count_bytes, &length};
	enum stm_status status;

	fail_begin();
	status = show(&options, &writer, error);
	fail_end();
	if (status == STM_OK && !length)
		fail_complain("a view without a byte");
	return status;
}

static enum stm_status show_diff(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_diff(shown_diff, options, writer, error);
}

static enum stm_status show_document(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_document(newer, options, writer, error);
}

static enum stm_status show_history(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_history(shown_history, NULL, options, writer, error);
}

static enum stm_status show_life(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_life(shown_life, options, writer, error);
}

static enum stm_status show_table(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_table(shown_table, options, writer, error);
}

static enum stm_status show_blame(const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_blame(shown_blame, options, writer, error);
}

static enum stm_status view_diff(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_diff);
}

static enum stm_status view_document(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_document);
}

static enum stm_status view_history(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_history);
}

static enum stm_status view_life(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_life);
}

static enum stm_status view_table(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_table);
}

static enum stm_status view_blame(const void *argument, struct stm_error *error)
{
	return view(argument, error, show_blame);
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

static void remove_tree(const char *path)
{
	nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static enum stm_status init(const void *argument, struct stm_error *error)
{
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_repository_init(empty_dir, error);
	fail_end();
	return status;
}

static void unmake(void)
{
	remove_tree(empty_dir);
}

static stm_repository *open_repository(void)
{
	stm_repository *repository;

	must(stm_repository_open(&repository, repository_dir, NULL) == STM_OK, repository_dir);
	return repository;
}

static enum stm_status open_store(const void *argument, struct stm_error *error)
{
	stm_repository *repository = (stm_repository *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_repository_open(&repository, argument, error);
	fail_end();
	if (status < 0 && repository)
		fail_complain("a repository in spite of status %d", status);
	else
		stm_repository_free(repository);
	return status;
}

static enum stm_status add(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_repository();
	enum stm_status status;

	fail_begin();
	status = stm_repository_add(repository, argument, 1, NULL, error);
	fail_end();
	stm_repository_free(repository);
	return status;
}

static enum stm_status check(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_repository();
	size_t versions = 99;
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_repository_check(repository, &versions, error);
	fail_end();
	stm_repository_free(repository);
	if (versions != (status == STM_OK ? PAPERS - 1 : 0))
		fail_complain("status %d, but %zu versions are proven", status, versions);
	return status;
}

static enum stm_status read_version(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_repository();
	stm_document *document = (stm_document *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_repository_document(&document, repository, argument, error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && document)
		fail_complain("a document in spite of status %d", status);
	else
		stm_document_free(document);
	return status;
}

static enum stm_status read_history(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_repository();
	stm_history *history = (stm_history *)(void *)1;
	enum stm_status status;

	(void)argument;
	fail_begin();
	status = stm_history_read(&history, repository, error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && history)
		fail_complain("a history in spite of status %d", status);
	else
		stm_history_free(history);
	return status;
}

static enum stm_status read_life(const void *argument, struct stm_error *error)
{
	stm_repository *repository = open_repository();
	stm_life *life = (stm_life *)(void *)1;
	enum stm_status status;

	fail_begin();
	status = stm_life_read(&life, repository, argument, error);
	fail_end();
	stm_repository_free(repository);
	if (status < 0 && life)
		fail_complain("a life in spite of status %d", status);
	else
		stm_life_free(life);
	return status;
}

/* All tags and branches: they are in one file, which each addition replaces. */
static void read_refs(char out[REFS])
{
	FILE *file = fopen("kept/packed-refs", "rb");
	size_t length = file ? fread(out, 1, REFS - 1, file) : 0;

	must(file && length, "kept/packed-refs");
	out[length] = '\0';
	fclose(file);
}

static bool has_same_refs(void)
{
	char now[REFS];

	read_refs(now);
	return !strcmp(now, refs);
}

static bool has_added(void)
{
	stm_repository *repository = open_repository();
	size_t versions = 0;
	enum stm_status status = stm_repository_check(repository, &versions, NULL);

	stm_repository_free(repository);
	return status == STM_OK && versions == PAPERS;
}

static void make_repository(void)
{
	stm_repository *repository;
	struct stm_error error = {0};

	remove_tree(repository_dir);
	must(stm_repository_init(repository_dir, &error) == STM_OK, error.text);
	repository = open_repository();
	must(stm_repository_add(repository, paper_files, PAPERS - 1, NULL, &error) == STM_OK,
		error.text);
	stm_repository_free(repository);
	read_refs(refs);
}

static stm_document *document_of(const struct text *text)
{
	const struct stm_source source = {text->name, text->at, text->length};
	stm_document *document;

	must(stm_document_parse(&document, &source, NULL, NULL) == STM_OK, text->name);
	return document;
}

static int append(void *payload, const char *bytes, size_t length)
{
	struct text *text = payload;

	text->at = realloc(text->at, text->length + length);
	must(text->at, "memory");
	memcpy(text->at + text->length, bytes, length);
	text->length += length;
	return 0;
}

/* TEXT as it is exported. */
static struct text export_of(const struct text *text)
{
	struct text out = {.name = "exported.md"};
	const struct stm_view_options options = {.format = "md"};
	const struct stm_writer writer = {append, &out};
	stm_document *document = document_of(text);

	must(stm_view_document(document, &options, &writer, NULL) == STM_OK, text->name);
	stm_document_free(document);
	return out;
}

static stm_document *sample_pair[2], *large_pair[2];

static void make_repositories(void)
{
	stm_repository *repository;
	struct stm_error error = {0};

	must(mkdtemp(directory) && chdir(directory) == 0, directory);
	for (size_t i = 0; i < PAPERS; i++)
		write_text(paper_files[i], papers[i], strlen(papers[i]));
	write_text(verbs_file, verbs_rows, sizeof(verbs_rows) - 1);
	make_repository();
	repository = open_repository();
	must(stm_history_read(&shown_history, repository, &error) == STM_OK, error.text);
	must(stm_life_read(&shown_life, repository, "FB/2#OP1", &error) == STM_OK, error.text);
	must(stm_table_read_texts(&shown_table, repository, "FB/2", &error) == STM_OK, error.text);
	must(stm_blame_read(&shown_blame, repository, "FB/2", NULL, &error) == STM_OK, error.text);
	stm_repository_free(repository);
}

void jobs_init(const char *samples)
{
	sample = read_text(samples, "river-ferries/ARC_RES_12_7.txt");
	markdown = read_text(samples, "river-ferries/ARC_22_L.9.md");
	exported = export_of(&sample);
	script = (struct text){"scripts.txt", malloc(sizeof(scripts)), sizeof(scripts) - 1};
	must(script.at, "memory");
	memcpy(script.at, scripts, sizeof(scripts));
	large = make_large("large.txt", 1000);
	changed = make_large("changed.md", 9);
	sample_pair[0] = older = document_of(&sample);
	sample_pair[1] = newer = document_of(&markdown);
	large_pair[0] = document_of(&large);
	large_pair[1] = document_of(&changed);
	must(stm_diff_new(&shown_diff, older, newer, NULL) == STM_OK, "a difference");
	make_repositories();
	must(jobs_init_index(), "an index");
}

void jobs_release(void)
{
	stm_diff_free(shown_diff);
	stm_history_free(shown_history);
	stm_life_free(shown_life);
	stm_table_free(shown_table);
	stm_blame_free(shown_blame);
	for (size_t i = 0; i < 2; i++) {
		stm_document_free(sample_pair[i]);
		stm_document_free(large_pair[i]);
	}
	free(sample.at);
	free(markdown.at);
	free(exported.at);
	free(script.at);
	free(large.at);
	free(changed.at);
	if (chdir("/") == 0)
		remove_tree(directory);
}

const struct job *jobs_all(size_t *count)
{
	static const struct job jobs[] = {
		{"parse text with footnotes", parse, &sample, NULL, NULL, NULL, false},
		{"parse Markdown", parse, &markdown, NULL, NULL, NULL, false},
		{"parse exported Markdown", parse, &exported, NULL, NULL, NULL, false},
		{"parse other scripts", parse, &script, NULL, NULL, NULL, false},
		{"parse a large text", parse, &large, NULL, NULL, NULL, true},
		{"open several files", open_files, NULL, NULL, NULL, NULL, false},
		{"compare", compare, sample_pair, NULL, NULL, NULL, false},
		{"compare by a table", compare_with, sample_pair, NULL, NULL, NULL, false},
		{"compare large texts", compare, large_pair, NULL, NULL, NULL, true},
		{"show a difference as text", view_diff, &text_view, NULL, NULL, NULL, false},
		{"show a difference side by side", view_diff, &wide_view, NULL, NULL, NULL, false},
		{"sum a difference up", view_diff, &summary_view, NULL, NULL, NULL, false},
		{"show a difference as JSON", view_diff, &json_view, NULL, NULL, NULL, false},
		{"show a difference as CSV", view_diff, &csv_view, NULL, NULL, NULL, false},
		{"show a difference as Markdown", view_diff, &md_view, NULL, NULL, NULL, false},
		{"show a document as CSV", view_document, &csv_view, NULL, NULL, NULL, false},
		{"show a document as Markdown", view_document, &md_view, NULL, NULL, NULL, false},
		{"show a document as Akoma Ntoso", view_document, &akn_view, NULL, NULL, NULL,
			false},
		{"show a document as text", view_document, &text_view, NULL, NULL, NULL, false},
		{"show a document as JSON", view_document, &json_view, NULL, NULL, NULL, false},
		{"show a document as lines", view_document, &lines_view, NULL, NULL, NULL, false},
		{"show a history as text", view_history, &text_view, NULL, NULL, NULL, false},
		{"show a history as JSON", view_history, &json_view, NULL, NULL, NULL, false},
		{"show a history as CSV", view_history, &csv_view, NULL, NULL, NULL, false},
		{"show a life as CSV", view_life, &csv_view, NULL, NULL, NULL, false},
		{"show a life as text", view_life, &text_view, NULL, NULL, NULL, false},
		{"show a life as JSON", view_life, &json_view, NULL, NULL, NULL, false},
		{"show a difference as a page", view_diff, &html_view, NULL, NULL, NULL, false},
		{"show a document as a page", view_document, &html_view, NULL, NULL, NULL, false},
		{"show a collection as a page", view_history, &html_view, NULL, NULL, NULL, false},
		{"show a life as a page", view_life, &html_view, NULL, NULL, NULL, false},
		{"show a series as a page", view_table, &html_view, NULL, NULL, NULL, false},
		{"show origins as a page", view_blame, &html_view, NULL, NULL, NULL, false},
		{"make a repository", init, NULL, NULL, unmake, NULL, false},
		{"open a repository", open_store, repository_dir, NULL, NULL, NULL, false},
		{"add", add, &paper_files[PAPERS - 1], has_same_refs, make_repository, has_added,
			false},
		{"check", check, NULL, has_same_refs, NULL, NULL, false},
		{"read a version", read_version, "FB/1", NULL, NULL, NULL, false},
		{"read a history", read_history, NULL, NULL, NULL, NULL, false},
		{"read a life", read_life, "FB/2#OP1", NULL, NULL, NULL, false},
		{"read a blame", job_read_blame, "FB/2", NULL, NULL, NULL, false},
		{"read blames", job_read_blames, NULL, NULL, NULL, NULL, false},
		{"trace a wording", job_read_trace, "at every landing place", NULL, NULL, NULL,
			false},
		{"find sources", job_read_sources, "FB/2#OP1", NULL, NULL, NULL, false},
		{"read a table", job_read_table, "FB/2", NULL, NULL, NULL, false},
		{"read a table with texts", job_read_table_texts, "FB/2", NULL, NULL, NULL, false},
		{"write the words of a table", job_write_words, "FB/2", NULL, NULL, NULL, false},
		{"index a repository", job_index, NULL, NULL, NULL, NULL, false},
		{"write an index", job_write_index, NULL, job_index_is_empty, job_clear_index,
			job_index_is_written, false},
		{"ask an index", job_ask_index, NULL, NULL, NULL, NULL, false},
	};

	*count = sizeof(jobs) / sizeof(jobs[0]);
	return jobs;
}
