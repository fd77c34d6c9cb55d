/*
 * An index of a made-up collection: how long it takes to build, to add to and to ask, and how large
 * it is. A version shares most paragraphs with the one before in its series; words are drawn so
 * that the word of rank r is 1/r as frequent as the first, and follow each other in habits, as
 * words of a language do.
 *
 * usage: bench-index DIR VERSIONS [SINGLY]
 *
 * DIR is made and must not be there; SINGLY versions more are added in a commit each.
 */
#define _GNU_SOURCE /* clock_gettime() and getrusage() with everything */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "hash/hash.h"
#include "index/exact.h"
#include "index/near.h"
#include "index/sources.h"
#include "index/writer.h"

enum {
	PARAGRAPHS = 50,
	WORDS = 40, /* of a paragraph, on average */
	VOCABULARY = 60000,
	HABITS = 6,  /* words that follow a word most of the time */
	SERIES = 40, /* versions of one */
	NEW = 30,    /* of a hundred paragraphs: not those of the version before */
	TIMES = 11   /* each question is asked */
};

static uint64_t state = 88172645463325252u;
static jmp_buf trap;
static uint64_t vocabulary[VOCABULARY];
static double chances[VOCABULARY]; /* that a word is among the first so many */

static uint64_t next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void make_vocabulary(void)
{
	double sum = 0;

	for (int i = 0; i < VOCABULARY; i++) {
		char word[16];
		int length = snprintf(word, sizeof(word), "w%d", i);

		vocabulary[i] = stm_hash_word((struct stm_str){word, (size_t)length});
		chances[i] = sum += 1.0 / (i + 2);
	}
}

static uint32_t draw(uint64_t random)
{
	double at = (double)(random >> 11) / (double)(1ull << 53) * chances[VOCABULARY - 1];
	uint32_t low = 0, high = VOCABULARY - 1;

	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (chances[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* What follows BEFORE: half of the time one of its habits, which its number decides. */
static uint32_t draw_after(uint32_t before)
{
	uint64_t random = next_random(), habit;

	if (random & 1)
		return draw(next_random());
	habit = (before * (uint64_t)HABITS + random / 2 % HABITS + 1) * 0x9e3779b97f4a7c15u;
	return draw(habit ^ habit >> 29);
}

struct paragraph {
	uint64_t words[2 * WORDS];
	uint8_t content[STM_CONTENT];
	uint32_t len;
};

static void make_paragraph(struct paragraph *paragraph)
{
	uint32_t word = draw(next_random());

	paragraph->len = WORDS / 2 + (uint32_t)(next_random() % (WORDS + 1));
	for (uint32_t i = 0; i < paragraph->len; i++) {
		paragraph->words[i] = vocabulary[word];
		word = draw_after(word);
	}
	for (int i = 0; i < STM_CONTENT; i += 8) {
		uint64_t random = next_random();

		memcpy(paragraph->content + i, &random, 8);
	}
}

/* A version's paragraphs, kept from one to the next of a series. */
static struct paragraph paragraphs[PARAGRAPHS];
static char labels[PARAGRAPHS][16];

static void check(enum stm_status status, const struct stm_error *error)
{
	if (status == STM_OK)
		return;
	fprintf(stderr, "%s: %s\n", error->file, error->text);
	exit(1);
}

static void add_version(struct stm_index_writer *writer, uint32_t number)
{
	struct stm_index_paragraph items[PARAGRAPHS];
	struct stm_error error = {0};
	uint8_t commit[STM_COMMIT] = {0};
	char symbol[32], date[16];
	uint64_t id = (number + 1) * 0x9e3779b97f4a7c15u;

	memcpy(commit, &id, sizeof(id));
	snprintf(symbol, sizeof(symbol), "A/RES/%u/%u", number % SERIES, number / SERIES);
	snprintf(date, sizeof(date), "%04u-12-17", 1960 + number % SERIES);
	for (uint32_t i = 0; i < PARAGRAPHS; i++) {
		if (number % SERIES == 0 || next_random() % 100 < NEW)
			make_paragraph(&paragraphs[i]);
		items[i] = (struct stm_index_paragraph){stm_str(labels[i]), paragraphs[i].content,
			{paragraphs[i].words, paragraphs[i].len}};
	}
	check(stm_index_writer_add(writer,
		      &(struct stm_index_addition){
			      commit, stm_str(symbol), stm_str(date), items, PARAGRAPHS},
		      &error),
		&error);
}

static double size_of(const char *dir, int *files)
{
	DIR *stream = opendir(dir);
	struct dirent *entry;
	double size = 0;

	*files = 0;
	while (stream && (entry = readdir(stream))) {
		char path[4096];
		struct stat status;

		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		if (stat(path, &status) < 0 || !S_ISREG(status.st_mode))
			continue;
		size += (double)status.st_size;
		*files += strstr(entry->d_name, ".segment") != NULL;
	}
	if (stream)
		closedir(stream);
	return size / 1e6;
}

/* The most anonymous memory this process has had is not told; what it has now is. */
static long anonymous(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[128];
	long size = 0;

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "RssAnon: %ld", &size) == 1)
			break;
	if (file)
		fclose(file);
	return size / 1000;
}

static uint32_t build(const char *dir, uint32_t from, uint32_t count)
{
	struct stm_arena arena;
	struct stm_index_writer writer = {0};
	struct stm_index_options options = {0};
	struct stm_error error = {0};
	double begun = now();
	long most = 0;
	int files;

	stm_arena_init(&arena, &trap);
	check(stm_index_writer_open(&writer, dir, &options, &arena, &error), &error);
	for (uint32_t i = from; i < from + count; i++) {
		add_version(&writer, i);
		if (i % 64 == 0 && anonymous() > most)
			most = anonymous();
	}
	if (anonymous() > most)
		most = anonymous();
	if (count > 1)
		printf("gathered %8.2f s\n", now() - begun);
	check(stm_index_writer_commit(&writer, STM_MERGE_LITTLE, &error), &error);
	if (anonymous() > most)
		most = anonymous();
	stm_index_writer_release(&writer);
	stm_arena_release(&arena);
	if (count > 1) {
		double size = size_of(dir, &files);

		printf("built    %8.2f s, %.1f MB in %d segments, %ld MB of memory\n",
			now() - begun, size, files, most);
	}
	return from + count;
}

/* Adds versions one by one, each in a commit of its own. */
static void add_singly(const char *dir, uint32_t from, uint32_t count)
{
	double worst = 0, sum = 0, size;
	int files;

	for (uint32_t i = 0; i < count; i++) {
		double begun = now(), took;

		build(dir, from + i, 1);
		took = now() - begun;
		sum += took;
		worst = took > worst ? took : worst;
	}
	size = size_of(dir, &files);
	printf("added    %u versions singly: %.1f ms each, %.1f ms at worst; %.1f MB in %d "
	       "segments\n",
		count, sum / count * 1e3, worst * 1e3, size, files);
}

struct asked {
	struct stm_index index;
	struct stm_arena arena;
	double first, least;
};

static void open_index(struct asked *asked, const char *dir)
{
	struct stm_error error = {0};

	stm_arena_init(&asked->arena, &trap);
	check(stm_index_open(&asked->index, dir, NULL, &asked->arena, &error), &error);
}

static void close_index(struct asked *asked)
{
	stm_index_release(&asked->index);
	stm_arena_release(&asked->arena);
}

typedef enum stm_status question(struct stm_index_matches *out, struct stm_index *index,
	const struct stm_index_query *query, struct stm_error *error);

static int by_number(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The first time with a new mapping, then the median and the most of several with the same. */
static void ask(const char *dir, const char *name, question *ask_it, struct stm_words words)
{
	struct stm_index_query query = {words, 100};
	struct stm_index_matches matches = {0};
	struct stm_error error = {0};
	struct asked asked = {0};
	double times[TIMES], opened = now();

	open_index(&asked, dir);
	opened = now() - opened;
	for (int i = 0; i < TIMES; i++) {
		double begun = now();

		check(ask_it(&matches, &asked.index, &query, &error), &error);
		times[i] = now() - begun;
	}
	printf("%-28s open %6.1f  first %6.1f", name, opened * 1e3, times[0] * 1e3);
	qsort(times + 1, TIMES - 1, sizeof(times[0]), by_number);
	printf("  then %6.2f, at most %6.2f ms   %8llu in %llu paragraphs\n",
		times[TIMES / 2] * 1e3, times[TIMES - 1] * 1e3, (unsigned long long)matches.total,
		(unsigned long long)matches.paragraphs);
	close_index(&asked);
}

static void ask_sources(const char *dir, const char *name, struct stm_words words)
{
	struct stm_index_clause clause = {.words = words, .limit = 10};
	struct stm_index_source_list sources = {0};
	struct stm_error error = {0};
	struct asked asked = {0};
	double times[TIMES];

	open_index(&asked, dir);
	for (int i = 0; i < TIMES; i++) {
		double begun = now();

		check(stm_index_sources(&sources, &asked.index, &clause, &error), &error);
		times[i] = now() - begun;
	}
	printf("%-28s              first %6.1f", name, times[0] * 1e3);
	qsort(times + 1, TIMES - 1, sizeof(times[0]), by_number);
	printf("  then %6.2f, at most %6.2f ms   %zu texts, %u words\n", times[TIMES / 2] * 1e3,
		times[TIMES - 1] * 1e3, sources.len, sources.len ? sources.at[0].covered : 0);
	close_index(&asked);
}

static void ask_phrases(const char *dir, const struct paragraph *paragraph)
{
	const uint64_t common[] = {vocabulary[0], vocabulary[1], vocabulary[2], vocabulary[3]};
	const uint64_t rare[] = {vocabulary[40000], vocabulary[50000]};
	uint64_t mixed[6];

	ask(dir, "exact, 1 common word", stm_index_exact, (struct stm_words){common, 1});
	ask(dir, "exact, 2 common words", stm_index_exact, (struct stm_words){common, 2});
	ask(dir, "exact, 3 common words", stm_index_exact, (struct stm_words){common, 3});
	ask(dir, "exact, 4 common words", stm_index_exact, (struct stm_words){common, 4});
	ask(dir, "exact, 1 rare word", stm_index_exact, (struct stm_words){rare, 1});
	ask(dir, "exact, 2 words of a text", stm_index_exact,
		(struct stm_words){paragraph->words, 2});
	ask(dir, "exact, 5 words of a text", stm_index_exact,
		(struct stm_words){paragraph->words, 5});
	ask(dir, "exact, 20 words of a text", stm_index_exact,
		(struct stm_words){paragraph->words, 20});
	for (int i = 0; i < 6; i++)
		mixed[i] = paragraph->words[5 - i];
	ask(dir, "near, 2 common words", stm_index_near, (struct stm_words){common, 2});
	ask(dir, "near, 4 common words", stm_index_near, (struct stm_words){common, 4});
	ask(dir, "near, 6 words mixed", stm_index_near, (struct stm_words){mixed, 6});
	ask(dir, "near, 12 words", stm_index_near, (struct stm_words){paragraph->words, 12});
}

/* A paragraph nobody has, of pieces that others have. */
static void ask_clauses(const char *dir, const struct paragraph *paragraph)
{
	static uint64_t words[300];
	struct paragraph other = *paragraph;

	ask_sources(dir, "sources, 20 words", (struct stm_words){paragraph->words, 20});
	for (uint32_t i = 0; i < 300; i++) {
		if (i % 30 == 0)
			make_paragraph(&other);
		words[i] = i < 60 ? paragraphs[i / 12].words[i % 12] : other.words[i % 20];
	}
	ask_sources(dir, "sources, 60 words in pieces", (struct stm_words){words, 60});
	ask_sources(dir, "sources, 300 words, few had", (struct stm_words){words, 300});
	ask_sources(dir, "sources, 200 words, none had", (struct stm_words){words + 80, 200});
}

int main(int argc, char **argv)
{
	uint32_t versions = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 0;
	uint32_t singly = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : 100;

	if (!versions)
		return 129;
	if (setjmp(trap))
		return 128;
	make_vocabulary();
	for (int i = 0; i < PARAGRAPHS; i++)
		snprintf(labels[i], sizeof(labels[i]), i < 20 ? "PP%d" : "OP%d", i);
	printf("%u versions, %u paragraphs\n", versions, versions * PARAGRAPHS);
	build(argv[1], 0, versions);
	ask_phrases(argv[1], &paragraphs[7]);
	ask_clauses(argv[1], &paragraphs[7]);
	add_singly(argv[1], versions, singly);
	return 0;
}
