/*
 * Runs a fuzz target where there is no libFuzzer: over files, directories, and what chance makes of
 * them. Chance is a generator of numbers with a seed, so a run can be repeated anywhere.
 *
 * usage: fuzz_x [--tokens FILE] [--random N SEED] PATH...
 *
 * All files are run first. --tokens names a list of strings to insert, one a line, in quotation
 * marks, with \xNN. An input that crashes, or takes more than SLOW seconds of the processor, is
 * written to crash-input in the directory the program was started in.
 */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "common.h"

enum {
	LONGEST = 64 << 10, /* of an input that chance made */
	MOST = 4096,        /* files; tokens */
	SLOW = 10,          /* seconds; under a sanitizer and on a busy machine too */
};

/* Bytes of a file, of a token, or of what is made of them. */
struct input {
	const char *name;
	uint8_t *at;
	size_t length;
};

static struct input inputs[MOST], tokens[MOST];
static size_t input_count, token_count;
static struct input current; /* what the target has at the moment */
static int crash_dir = -1;   /* where the program was started: a target may go elsewhere */
static uint64_t state;

static void stop(const char *what, const char *name)
{
	fprintf(stderr, "%s: %s\n", name, what);
	exit(2);
}

/* xorshift64*: Vigna, "An experimental exploration of Marsaglia's xorshift generators", 2016. */
static size_t chance(size_t below)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return below ? (size_t)((state * 2685821657736338717u) >> 33) % below : 0;
}

/* Of the functions that a signal may call only. */
static void save(void)
{
	int fd = openat(crash_dir, "crash-input", O_WRONLY | O_CREAT | O_TRUNC, 0644);

	if (fd < 0)
		return;
	if (write(fd, current.at, current.length) < 0)
		current.length = 0;
	close(fd);
}

static void on_signal(int number)
{
	save();
	signal(number, SIG_DFL);
	raise(number);
}

#if defined(__SANITIZE_ADDRESS__)
void __sanitizer_set_death_callback(void (*callback)(void));
#endif

static void catch_crashes(void)
{
	crash_dir = open(".", O_RDONLY | O_DIRECTORY);
	signal(SIGABRT, on_signal);
#if defined(__SANITIZE_ADDRESS__)
	__sanitizer_set_death_callback(save);
#else
	signal(SIGSEGV, on_signal);
	signal(SIGBUS, on_signal);
	signal(SIGFPE, on_signal);
#endif
}

static struct input read_input(const char *name)
{
	struct input input = {.name = strdup(name)};
	FILE *file = fopen(name, "rb");
	struct stat info;

	if (!file || !input.name || fstat(fileno(file), &info) < 0)
		stop("cannot be read", name);
	input.length = (size_t)info.st_size;
	input.at = malloc(input.length + 1);
	if (!input.at || fread(input.at, 1, input.length, file) != input.length)
		stop("cannot be read", name);
	fclose(file);
	input.at[input.length] = '\0';
	return input;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct input *)a)->name, ((const struct input *)b)->name);
}

/* All files below PATH. */
static void collect(const char *path)
{
	struct stat info;
	struct dirent *entry;
	DIR *dir;

	if (stat(path, &info) < 0)
		stop("cannot be read", path);
	if (!S_ISDIR(info.st_mode)) {
		if (input_count == MOST)
			stop("too many files", path);
		inputs[input_count++] = read_input(path);
		return;
	}
	dir = opendir(path);
	while (dir && (entry = readdir(dir))) {
		char child[4096];

		if (entry->d_name[0] == '.')
			continue;
		if (snprintf(child, sizeof(child), "%s/%s", path, entry->d_name) < 4096)
			collect(child);
	}
	if (dir)
		closedir(dir);
}

/* "\xNN" and "\\" of one line of a list of tokens, in place. */
static size_t unescape(char *text)
{
	size_t length = 0;

	for (char *at = text; *at && *at != '"'; at++) {
		unsigned byte = (unsigned char)*at;

		if (*at == '\\' && at[1] == 'x' && sscanf(at + 2, "%2x", &byte) == 1)
			at += 3;
		else if (*at == '\\' && at[1])
			byte = (unsigned char)*++at;
		text[length++] = (char)byte;
	}
	return length;
}

static void read_tokens(const char *name)
{
	struct input file = read_input(name);
	char *rest = (char *)file.at;

	for (char *line; (line = strtok(rest, "\n")); rest = NULL)
		if (*line == '"' && token_count < MOST)
			tokens[token_count++] = (struct input){
				.at = (uint8_t *)line + 1, .length = unescape(line + 1)};
	free((void *)(uintptr_t)file.name);
	if (!token_count)
		stop("has no tokens", name);
}

/* The target gets an allocation of just this size, for the sanitizer. */
static void run(const uint8_t *at, size_t length, const char *name)
{
	clock_t begin = clock();
	double seconds;

	current = (struct input){name, malloc(length ? length : 1), length};
	if (!current.at)
		stop("out of memory", name);
	if (length)
		memcpy(current.at, at, length);
	LLVMFuzzerTestOneInput(current.at, length);
	seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
	if (seconds > SLOW)
		fuzz_fault("%s: %.1f seconds for %zu bytes", name, seconds, length);
	free(current.at);
	current = (struct input){0};
}

/* Puts LENGTH bytes AT in place of CUT bytes at WHERE of TEXT, if there is room. */
static void replace(struct input *text, size_t where, size_t cut, struct input by)
{
	if (text->length - cut + by.length > LONGEST)
		return;
	memmove(text->at + where + by.length, text->at + where + cut, text->length - where - cut);
	if (by.length)
		memcpy(text->at + where, by.at, by.length);
	text->length += by.length - cut;
}

/* Index of the first byte of the line around WHERE. */
static size_t line_start(const struct input *text, size_t where)
{
	while (where && text->at[where - 1] != '\n')
		where--;
	return where;
}

/* A line, or a few, of TEXT from WHERE on; of at most LONGEST bytes. */
static struct input lines_at(const struct input *text, size_t where)
{
	size_t end = where, lines = chance(4) + 1;

	while (end < text->length && end - where < LONGEST)
		if (text->at[end++] == '\n' && !--lines)
			break;
	return (struct input){.at = text->at + where, .length = end - where};
}

static void repeat_token(struct input *text, size_t where)
{
	struct input token = tokens[chance(token_count)];

	for (size_t i = chance(8) ? 1 : chance(400); token_count && i; i--)
		replace(text, where, 0, token);
}

static void mutate(struct input *text)
{
	static uint8_t kept[LONGEST];
	const struct input *other = &inputs[chance(input_count)];
	const size_t where = chance(text->length + 1), start = line_start(text, where);
	struct input lines;

	switch (chance(6)) {
	case 0: /* another byte */
		if (where < text->length)
			text->at[where] = (uint8_t)(chance(3) ? ' ' + chance(95) : chance(256));
		break;
	case 1: /* some bytes less */
		replace(text, where, chance(text->length - where + 1) % 64, (struct input){0});
		break;
	case 2: /* a line less */
		lines = lines_at(text, start);
		replace(text, start, lines.length, (struct input){0});
		break;
	case 3: /* a line from elsewhere */
		lines = lines_at(other, line_start(other, chance(other->length + 1)));
		memcpy(kept, lines.at, lines.length);
		replace(text, start, 0, (struct input){.at = kept, .length = lines.length});
		break;
	default:
		repeat_token(text, where);
	}
}

static void run_random(size_t count)
{
	static uint8_t bytes[LONGEST];

	for (size_t i = 0; i < count; i++) {
		const struct input *from = &inputs[chance(input_count)];
		struct input text = {from->name, bytes, from->length};

		if (text.length > LONGEST)
			text.length = LONGEST;
		memcpy(bytes, from->at, text.length);
		for (size_t k = chance(10) + 1; k; k--)
			mutate(&text);
		run(bytes, text.length, from->name);
	}
	printf("%zu mutations\n", count);
}

int main(int argc, char **argv)
{
	size_t count = 0;
	int at = 1;

	for (; at < argc && !strncmp(argv[at], "--", 2); at++)
		if (!strcmp(argv[at], "--tokens") && at + 1 < argc) {
			read_tokens(argv[++at]);
		} else if (!strcmp(argv[at], "--random") && at + 2 < argc) {
			count = strtoul(argv[++at], NULL, 10);
			state = strtoul(argv[++at], NULL, 10) * 0x9e3779b97f4a7c15u + 1;
		} else {
			stop("no such option", argv[at]);
		}
	for (; at < argc; at++)
		collect(argv[at]);
	if (!input_count)
		stop("no input", argv[0]);
	qsort(inputs, input_count, sizeof(*inputs), by_name);
	catch_crashes();
	for (size_t i = 0; i < input_count; i++)
		run(inputs[i].at, inputs[i].length, inputs[i].name);
	printf("%zu files\n", input_count);
	run_random(count);
	for (size_t i = 0; i < input_count; i++) {
		free(inputs[i].at);
		free((void *)(uintptr_t)inputs[i].name);
	}
	return 0;
}
