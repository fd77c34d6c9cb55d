/* Everything happens below one directory of /tmp. */
#define _XOPEN_SOURCE 700 /* nftw() */
#include "fixture.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "hash/hash.h"

enum { MOST_OPEN = 64 };

static char directory[] = "/tmp/stemma-index-XXXXXX";
static struct stm_index indexes[MOST_OPEN];
static size_t index_count;

const struct version collection[] = {
	{"A/RES/70/1", "2015-09-25",
		{"Pledges that no one is left behind", "Decides to remain seized of the matter",
			"Recalling the Charter of the United Nations"}},
	{"A/RES/71/2", "2016-12-19",
		{"Calls upon States to leave no one behind in the recovery",
			"Decides to remain seized of the matter"}},
	{"A/RES/72/3", "2017-12-20",
		{"Calls upon all States to leave no one behind in the recovery from the crisis",
			"Decides to remain seized of the matter", "no no no"}},
	{"A/RES/72/4", "2017-12-20", {"leaving no one behind", "Recalling the Charter"}},
	{"A/RES/69/9", "2014-12-18", {NULL}},
	{"A/HRC/RES/1/1", "2006-06-30",
		{"Recalling the Charter of the United Nations and its purposes",
			"The matter of the seized ship", "matter"}},
	{"A/HRC/RES/2/2", "2007-01-01",
		{"Recalling the Charter of the United Nations and the purposes of its founders",
			"Decides to remain seized of the matter",
			"Decides to remain seized of the matter"}},
};
const size_t collection_count = COUNT(collection);

void index_init(void)
{
	cr_assert(mkdtemp(directory) && chdir(directory) == 0);
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk)
{
	(void)info;
	(void)type;
	(void)walk;
	return remove(path);
}

void index_fini(void)
{
	while (index_count)
		stm_index_release(&indexes[--index_count]);
	if (chdir("/tmp") == 0)
		nftw(directory, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	test_release();
}

struct stm_words words_of(const char *text)
{
	STM_VEC(uint64_t) words = {0};

	while (*text) {
		size_t length = strcspn(text, " ");

		if (length)
			STM_PUSH(test_arena(), &words,
				stm_hash_word((struct stm_str){text, length}));
		text += length + (text[length] == ' ');
	}
	return (struct stm_words){words.at, words.len};
}

/* Twenty-four bytes that depend on all of TEXT. */
static const uint8_t *bytes_of(const char *text)
{
	uint8_t *bytes = stm_alloc(test_arena(), 24);
	uint64_t key = stm_key(stm_str(text));

	for (int i = 0; i < 24; i += 8) {
		key = stm_hash_pair(key, 1);
		stm_store64(bytes + i, key);
	}
	return bytes;
}

const uint8_t *commit_of(const char *symbol)
{
	return bytes_of(symbol);
}

const uint8_t *content_of(const char *text)
{
	return bytes_of(text);
}

struct stm_index_commits commits_of(const char *symbols)
{
	uint8_t(*commits)[STM_COMMIT] = stm_alloc_array(test_arena(), 64, STM_COMMIT);
	size_t count = 0;

	while (*symbols) {
		size_t length = strcspn(symbols, " ");

		memcpy(commits[count++], commit_of(stm_copy(test_arena(), symbols, length)),
			STM_COMMIT);
		symbols += length + (symbols[length] == ' ');
	}
	return (struct stm_index_commits){(const uint8_t(*)[STM_COMMIT])commits, count};
}

static enum stm_status add_version(
	struct stm_index_writer *writer, const struct version *version, struct stm_error *error)
{
	struct stm_index_paragraph paragraphs[MOST_PARAGRAPHS];
	uint32_t count = 0;

	for (; version->paragraphs[count]; count++) {
		const char *text = version->paragraphs[count];

		paragraphs[count] = (struct stm_index_paragraph){
			stm_str(stm_format(test_arena(), "OP%u", count + 1)), content_of(text),
			words_of(text)};
	}
	return stm_index_writer_add(writer,
		&(struct stm_index_addition){commit_of(version->symbol), stm_str(version->symbol),
			stm_str(version->date), paragraphs, count},
		error);
}

enum stm_status add_as(const char *dir, const struct version *versions, size_t count,
	const struct stm_index_options *options, enum stm_index_merging merging)
{
	struct stm_index_writer writer = {0};
	struct stm_error error = {0};
	enum stm_status status = stm_index_writer_open(&writer, dir, options, test_arena(), &error);

	for (size_t i = 0; status == STM_OK && i < count; i++)
		status = add_version(&writer, &versions[i], &error);
	if (status == STM_OK)
		status = stm_index_writer_commit(&writer, merging, &error);
	stm_index_writer_release(&writer);
	cr_expect(status == STM_OK || (error.text[0] && error.file[0] && error.status == status),
		"an error has a file and a text");
	return status;
}

void add(const char *dir, const struct version *versions, size_t count)
{
	struct stm_index_options options = {0};

	cr_assert_eq(add_as(dir, versions, count, &options, STM_MERGE_LITTLE), STM_OK);
}

struct stm_index *open_index(const char *dir, const char *live)
{
	struct stm_index *index = &indexes[index_count++];
	struct stm_index_commits commits = commits_of(live ? live : "");
	struct stm_error error = {0};

	cr_assert(index_count < MOST_OPEN);
	cr_assert(
		stm_index_open(index, dir, live ? &commits : NULL, test_arena(), &error) == STM_OK,
		"%s: %s", error.file, error.text);
	return index;
}

static const char *failure(enum stm_status status, const struct stm_error *error)
{
	cr_expect(error->status == status && error->file[0] && error->text[0]);
	return stm_format(test_arena(), "[%s]", stm_status_text(status));
}

static const char *matches_text(const struct stm_index_matches *matches)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_buf_printf(&buf, "%llu/%llu", (unsigned long long)matches->total,
		(unsigned long long)matches->paragraphs);
	for (size_t i = 0; i < matches->versions.len; i++)
		stm_buf_printf(&buf, " %.*s:%llu", (int)matches->versions.at[i].symbol.len,
			matches->versions.at[i].symbol.at,
			(unsigned long long)matches->versions.at[i].count);
	stm_buf_text(&buf, " |");
	for (size_t i = 0; i < matches->occurrences.len; i++) {
		const struct stm_occurrence *o = &matches->occurrences.at[i];
		struct stm_str symbol = matches->versions.at[o->version].symbol;

		stm_buf_printf(&buf, " %.*s#%.*s@%u+%u=%u", (int)symbol.len, symbol.at,
			(int)o->label.len, o->label.at, o->position, o->length, o->score);
	}
	return stm_buf_end(&buf);
}

const char *exact_of(struct stm_index *index, const char *phrase)
{
	struct stm_index_query query = {words_of(phrase), SIZE_MAX};
	struct stm_index_matches matches;
	struct stm_error error = {0};
	enum stm_status status = stm_index_exact(&matches, index, &query, &error);

	return status < 0 ? failure(status, &error) : matches_text(&matches);
}

const char *near_of(struct stm_index *index, const char *phrase)
{
	struct stm_index_query query = {words_of(phrase), SIZE_MAX};
	struct stm_index_matches matches;
	struct stm_error error = {0};
	enum stm_status status = stm_index_near(&matches, index, &query, &error);

	return status < 0 ? failure(status, &error) : matches_text(&matches);
}

const char *content_places(struct stm_index *index, const char *text)
{
	struct stm_index_matches matches;
	struct stm_error error = {0};
	enum stm_status status = stm_index_content(
		&matches, index, content_of(text), SIZE_MAX, &error);

	return status < 0 ? failure(status, &error) : matches_text(&matches);
}

const char *sources_of(struct stm_index *index, const struct stm_index_clause *clause)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_index_source_list sources;
	struct stm_error error = {0};
	enum stm_status status = stm_index_sources(&sources, index, clause, &error);

	if (status < 0)
		return failure(status, &error);
	for (size_t i = 0; i < sources.len; i++) {
		const struct stm_index_source *source = &sources.at[i];

		stm_buf_printf(&buf, "%s%.*s#%.*s %u/%u", i ? "; " : "",
			(int)source->version.symbol.len, source->version.symbol.at,
			(int)source->label.len, source->label.at, source->covered,
			source->similarity);
		for (size_t k = 0; k < source->run_count; k++)
			stm_buf_printf(&buf, " [%u,%u,%u]", source->runs[k].clause,
				source->runs[k].text, source->runs[k].length);
	}
	return stm_buf_end(&buf);
}

const char *answers_of(struct stm_index *index)
{
	static const char *const phrases[] = {"of the", "matter", "no one", "no no",
		"Decides to remain seized of the matter", "leave no one behind",
		"Recalling the Charter of", "the", "nowhere", ""};
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < COUNT(phrases); i++) {
		struct stm_index_clause clause = {.words = words_of(phrases[i]), .limit = 3};

		stm_buf_printf(&buf, "%s\n", exact_of(index, phrases[i]));
		stm_buf_printf(&buf, "%s\n", near_of(index, phrases[i]));
		stm_buf_printf(&buf, "%s\n", sources_of(index, &clause));
		stm_buf_printf(&buf, "%s\n", content_places(index, phrases[i]));
	}
	return stm_buf_end(&buf);
}

enum { LETTERS = 40, LONGEST = 30, EACH = 6 };

static char made[MADE][EACH][2 * LONGEST + 1];

uint32_t random_below(uint32_t bound)
{
	static uint64_t state = 7;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33) % bound;
}

char made_word(void)
{
	return (char)('A' + random_below(1 + random_below(LETTERS)));
}

static void make_version(struct version *version, size_t v)
{
	version->symbol = stm_format(test_arena(), "S/%03zu", v * 7 % MADE);
	version->date = stm_format(test_arena(), "20%02zu-01-01", v % 13);
	for (size_t p = 0; p < EACH; p++) {
		char *at = made[v][p];

		version->paragraphs[p] = made[v][p];
		if (v && random_below(3) == 0) {
			version->paragraphs[p] = made[random_below((uint32_t)v)][p];
			continue;
		}
		for (uint32_t n = 1 + random_below(LONGEST - 1); n; n--) {
			*at++ = made_word();
			*at++ = ' ';
		}
		at[-1] = '\0';
	}
}

const struct version *made_collection(void)
{
	static struct version versions[MADE];

	for (size_t v = 0; v < MADE; v++)
		make_version(&versions[v], v);
	return versions;
}

size_t count_files(const char *dir, const char *name)
{
	DIR *stream = opendir(dir);
	struct dirent *entry;
	size_t count = 0;

	cr_assert(stream, "%s", dir);
	while ((entry = readdir(stream)))
		count += stm_str_ends(stm_str(entry->d_name), stm_str(name));
	closedir(stream);
	return count;
}

struct stm_str file_bytes(const char *path)
{
	struct stm_error error = {0};
	struct stm_str bytes;

	cr_assert(stm_file_read(test_arena(), path, 1 << 24, &bytes, &error) == STM_OK, "%s", path);
	return bytes;
}

void make_file(const char *path, struct stm_str bytes)
{
	FILE *file = fopen(path, "wb");

	cr_assert(file, "%s", path);
	cr_assert(fwrite(bytes.at, 1, bytes.len, file) == bytes.len);
	cr_assert(fclose(file) == 0);
}
