/*
 * The versions of a repository by bodies and series: a line a series, with its dates on a line of
 * time that all share. What the search of the script looks through is all on the page: titles,
 * symbols and dates as they are shown, a version without a title having that of its series, and, in
 * a report, the words of the clauses by version (vocabulary.h).
 */
#include <stdlib.h>

#include "view/html.h"
#include "view/html/templates.h"
#include "view/subjects.h"
#include "view/vocabulary.h"

enum { LINE = 240 /* units of the line of time */ };

/* What is passed down while a collection is shown. */
struct shower {
	struct stm_out *out;
	const stm_history *history;
	const char *series; /* the one to show, or NULL for all */
	int first, last;    /* years */
};

static const struct stm_version *version_at(const struct shower *shower, size_t i)
{
	return stm_history_version(shower->history, i);
}

/* Bytes of a series' name that are its body's. */
static size_t body_length(const char *series)
{
	return strcspn(series, "/");
}

/* Behind the last version of the series of version I. */
static size_t series_end(const struct shower *shower, size_t i)
{
	const char *series = version_at(shower, i)->series;

	while (version_at(shower, i) && !strcmp(version_at(shower, i)->series, series))
		i++;
	return i;
}

/* Whether the series that begins with version I is asked for. */
static bool is_shown(const struct shower *shower, size_t i)
{
	return !shower->series || !strcmp(shower->series, version_at(shower, i)->series);
}

/*
 * Behind the last version of the body of version I; *COUNT receives how many series of it are asked
 * for.
 */
static size_t body_end(const struct shower *shower, size_t i, size_t *count)
{
	const char *series = version_at(shower, i)->series;
	const size_t length = body_length(series);

	for (*count = 0; version_at(shower, i);) {
		if (body_length(version_at(shower, i)->series) != length ||
			strncmp(version_at(shower, i)->series, series, length) != 0)
			break;
		*count += is_shown(shower, i);
		i = series_end(shower, i);
	}
	return i;
}

/* Words that a name has no capitals in. */
static bool is_small_word(const char *word)
{
	static const char *const words[] = {"of", "the", "on", "and", "for"};
	const size_t length = strcspn(word, "-");

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == length && !strncmp(words[i], word, length))
			return true;
	return false;
}

/* "general-assembly" as people write it. */
static struct stm_str body_name(struct stm_out *out, const char *series)
{
	char *name = stm_copy(&out->row, series, body_length(series));

	for (size_t i = 0; name[i]; i++) {
		const bool first = !i || name[i - 1] == ' ';

		if (name[i] == '-')
			name[i] = ' ';
		else if (stm_is_lower(name[i]) && first && !(i && is_small_word(name + i)))
			name[i] = (char)(name[i] - 32);
	}
	return stm_str(name);
}

static int year_of(const struct stm_version *version)
{
	return atoi(version->date);
}

static void find_years(struct shower *shower)
{
	for (size_t i = 0; version_at(shower, i); i++) {
		const int year = is_shown(shower, i) ? year_of(version_at(shower, i)) : 0;

		if (year && (!shower->first || year < shower->first))
			shower->first = year;
		if (year > shower->last)
			shower->last = year;
	}
}

/* Versions FROM to TO on the line of time. */
static void write_line(const struct shower *shower, size_t from, size_t to)
{
	struct stm_out *out = shower->out;
	const int span = shower->last > shower->first ? shower->last - shower->first : 1;
	struct stm_filling line = stm_template_open(out, &stm_t_collection_line, NULL);

	for (size_t i = from; i < to; i++) {
		const int year = year_of(version_at(shower, i));

		if (year)
			stm_template_write(out, &stm_t_collection_dot,
				(struct stm_str[]){
					[STM_T_COLLECTION_DOT_X] = stm_str(stm_format(&out->row,
						"%d",
						4 + (LINE - 8) * (year - shower->first) / span))});
	}
	stm_template_next(&line);
}

static void write_name(struct stm_out *out, const struct stm_version *last, const char *title)
{
	char path[STM_PAGE_PATH];

	if (out->options->site)
		stm_template_write(out, &stm_t_collection_link,
			(struct stm_str[]){
				[STM_T_COLLECTION_LINK_HREF] = stm_str(stm_copy_text(
					&out->row, stm_page_path(path, sizeof(path),
							   STM_PAGE_SERIES, last->series))),
				[STM_T_COLLECTION_LINK_TITLE] = stm_str(title)});
	else
		stm_template_write(out, &stm_t_collection_plain,
			(struct stm_str[]){[STM_T_COLLECTION_PLAIN_TITLE] = stm_str(title)});
}

/* Those of a series that is called TITLE, which is not told again. */
static void write_versions(const struct shower *shower, const char *title, size_t from, size_t to)
{
	struct stm_filling list =
		to - from == 1
			? stm_template_open(shower->out, &stm_t_collection_version, NULL)
			: stm_template_open(shower->out, &stm_t_collection_versions,
				  (struct stm_str[]){
					  [STM_T_COLLECTION_VERSIONS_TITLE] = stm_str(title)});

	for (size_t i = from; i < to; i++) {
		struct stm_version version = *version_at(shower, i);

		if (!strcmp(version.title, title))
			version.title = "";
		stm_html_version(shower->out, &version, "");
	}
	stm_template_next(&list);
}

/* "12 versions, 1999 to 2023". */
static struct stm_str counts_of(const struct shower *shower, size_t from, size_t to)
{
	const char *first = version_at(shower, from)->date,
		   *last = version_at(shower, to - 1)->date;
	struct stm_arena *arena = &shower->out->row;
	struct stm_buf buf = {.arena = arena};

	stm_buf_printf(&buf, "%zu version%s", to - from, to - from > 1 ? "s" : "");
	if (*first)
		stm_buf_printf(&buf, ", %.4s", first);
	if (*first && strncmp(first, last, 4) != 0)
		stm_buf_printf(&buf, " to %.4s", last);
	return stm_str(stm_buf_end(&buf));
}

static void write_series(const struct shower *shower, size_t from, size_t to)
{
	struct stm_out *out = shower->out;
	const struct stm_version *last = version_at(shower, to - 1);
	const char *title = *last->title ? last->title : last->symbol;
	struct stm_filling item = stm_template_open(out, &stm_t_collection_series,
		(struct stm_str[]){[STM_T_COLLECTION_SERIES_COUNTS] = counts_of(shower, from, to)});

	write_name(out, last, title);
	stm_template_next(&item);
	write_line(shower, from, to);
	write_versions(shower, title, from, to);
	stm_template_next(&item);
}

static void write_bodies(const struct shower *shower)
{
	struct stm_out *out = shower->out;

	for (size_t i = 0, end; version_at(shower, i); i = end) {
		size_t count;
		struct stm_filling body;

		end = body_end(shower, i, &count);
		if (!count)
			continue;
		body = stm_template_open(out, &stm_t_collection_body,
			(struct stm_str[]){[STM_T_COLLECTION_BODY_NAME] = body_name(
						   out, version_at(shower, i)->series),
				[STM_T_COLLECTION_BODY_COUNT] = stm_html_number(out, count)});
		for (size_t from = i; from < end; from = series_end(shower, from))
			if (is_shown(shower, from))
				write_series(shower, from, series_end(shower, from));
		stm_template_next(&body);
	}
}

/* "528 series, 1135 versions, 2019 to 2025". */
static struct stm_str head_of(const struct shower *shower)
{
	struct stm_buf buf = {.arena = &shower->out->row};
	size_t versions = 0, series = 0;

	for (size_t i = 0, end; version_at(shower, i); i = end) {
		end = series_end(shower, i);
		if (is_shown(shower, i)) {
			series++;
			versions += end - i;
		}
	}
	stm_buf_printf(
		&buf, "%zu series, %zu version%s", series, versions, versions == 1 ? "" : "s");
	if (shower->first)
		stm_buf_printf(&buf, ", %d to %d", shower->first, shower->last);
	return stm_str(stm_buf_end(&buf));
}

/* What is found beside what is shown, and of how many letters. */
struct words {
	struct stm_str lines;
	unsigned letters;
};

/* The field to type in. WORDS may be NULL. */
static void write_find(struct stm_out *out, const struct words *words)
{
	const char *limit = "";

	if (words && words->letters < STM_WORD_LETTERS)
		limit = stm_format(
			&out->row, " Of a word the first %u letters count.", words->letters);
	if (words)
		stm_template_write(out, &stm_t_collection_find_words,
			(struct stm_str[]){[STM_T_COLLECTION_FIND_WORDS_LIMIT] = stm_str(limit)});
	else
		stm_template_write(out, &stm_t_collection_find, NULL);
}

/* The numbers of versions in WORDS are those of the lists, which have all versions in order. */
static void write_words(struct stm_out *out, const struct words *words)
{
	stm_template_write(out, &stm_t_collection_words,
		(struct stm_str[]){
			[STM_T_COLLECTION_WORDS_LETTERS] = stm_html_number(out, words->letters),
			[STM_T_COLLECTION_WORDS_WORDS] = words->lines});
}

/* NULL where nobody gathered words, or not all versions are shown. */
static const struct words *words_of(const struct shower *shower)
{
	struct stm_arena *arena = &shower->out->arena;
	struct stm_buf lines = {.arena = arena};
	struct words *words;

	if (!shower->out->options->words || shower->series)
		return NULL;
	words = stm_alloc(arena, sizeof(*words));
	words->letters = stm_vocabulary_write(&lines, shower->out->options->words);
	words->lines = (struct stm_str){lines.at, lines.len};
	return words;
}

void stm_html_show_history(struct stm_out *out, const void *subject)
{
	const struct stm_history_subject *history = subject;
	struct shower shower = {.out = out, .history = history->history, .series = history->series};
	const struct words *words = words_of(&shower);
	struct stm_filling page = stm_html_page(out, "collection", "Series and their versions");
	struct stm_filling main;

	find_years(&shower);
	stm_template_write(out, &stm_t_collection_head,
		(struct stm_str[]){
			[STM_T_COLLECTION_HEAD_TITLE] = STM_STR("Series and their versions"),
			[STM_T_COLLECTION_HEAD_COUNTS] = head_of(&shower)});
	write_find(out, words);
	main = stm_template_open(out, &stm_t_collection_main, NULL);
	write_bodies(&shower);
	stm_template_next(&main);
	if (words)
		write_words(out, words);
	stm_template_next(&page);
}
