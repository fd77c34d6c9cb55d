/*
 * Which documents belong together, and what descends from what. A version descends from what was
 * told; else from the draft in its header or the draft it revises; else from the latest of the
 * earlier versions that have its key (title and body) or that it cites as the latest and has much
 * of the wording of. Versions of which one descends from another are of one series.
 *
 * Everything starts from one order, by date and then by symbol, so that the order in which
 * documents were given cannot show. Versions without a date come first.
 */
#include "lineage/series.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/map.h"
#include "base/unicode.h"
#include "doc/canonical.h"
#include "hash/hash.h"

enum {
	LONGEST = 96, /* bytes of a title in a branch name; a longer one ends in its hash */
	KIN = 330, /* stm_kinship() of a version and what it cites, at least; strangers have 120 */
};

static const uint32_t NONE = UINT32_MAX;

/* What stm_series_find() knows of the versions, which are by date. */
struct finder {
	struct stm_lineage *lineage;
	struct stm_map symbols; /* version by the key of its symbol */
	uint32_t *alike;        /* the version before each that has its key, or NONE */
	bool unsorted;          /* a version may descend from one that is later by date */
};

/* "Protection of migrants" -> "protection-of-migrants": letters and digits, in any script. */
static void add_slug(struct stm_buf *buf, struct stm_str s)
{
	struct stm_buf folded = {.arena = buf->arena};
	size_t start = buf->len;
	struct stm_str text;

	stm_canonical(&folded, s);
	text = (struct stm_str){folded.at, folded.len};
	for (size_t at = 0; at < text.len && buf->len - start < LONGEST;) {
		uint32_t c = stm_utf8_next(text, &at);

		if (stm_is_word(c))
			stm_utf8_add(buf, c);
		else if (c != '\'' && buf->len > start && buf->at[buf->len - 1] != '-')
			stm_buf_char(buf, '-');
	}
	while (buf->len > start && buf->at[buf->len - 1] == '-')
		buf->len--;
	if (buf->len - start >= LONGEST - 4) {
		char name[17];

		stm_hash_name(name, text);
		stm_buf_printf(buf, "-%.8s", name);
	}
	if (buf->len == start)
		stm_buf_text(buf, "untitled");
}

/* A committee's draft has the enacting line of the organ it is meant for, so BODY binds them. */
const char *stm_series_key(struct stm_arena *arena, const struct stm_metadata *metadata)
{
	struct stm_buf buf = {.arena = arena};

	add_slug(&buf, stm_str(metadata->body ? metadata->body : "other"));
	stm_buf_char(&buf, '/');
	add_slug(&buf, stm_str(metadata->title ? metadata->title : metadata->symbol));
	return stm_buf_end(&buf);
}

/* Dates are compared as text: ISO 8601 sorts as it reads. */
const char *stm_version_date(const struct stm_lineage_version *version)
{
	const struct stm_metadata *metadata = &version->document->metadata;

	if (metadata->adopted)
		return metadata->adopted;
	return metadata->date ? metadata->date : "";
}

static const char *symbol_of(const struct stm_lineage_version *version)
{
	return version->document->metadata.symbol;
}

/* Symbols are unique, so this is a total order and qsort() need not be stable. */
static int by_date(const void *a, const void *b)
{
	const struct stm_lineage_version *x = a, *y = b;
	int order = strcmp(stm_version_date(x), stm_version_date(y));

	return order ? order : strcmp(symbol_of(x), symbol_of(y));
}

/* The version of SYMBOL, or NONE. */
static uint32_t find_symbol(const struct finder *finder, const char *symbol)
{
	const uint32_t *place = stm_map_get(&finder->symbols, stm_key(stm_str(symbol)));

	return place && !strcmp(symbol_of(&finder->lineage->versions[*place]), symbol) ? *place
										       : NONE;
}

/* The same symbol twice would make two tags of one name; of two, the later in order is at fault. */
static enum stm_status note_symbols(struct finder *finder, struct stm_error *error)
{
	struct stm_lineage *lineage = finder->lineage;

	stm_map_init(&finder->symbols, lineage->scratch, lineage->count);
	for (uint32_t i = 0; i < lineage->count; i++) {
		const char *symbol = symbol_of(&lineage->versions[i]);
		int added;
		uint32_t *place = stm_map_put(&finder->symbols, stm_key(stm_str(symbol)), &added);

		if (!added)
			return stm_fail(error, STM_EEXISTS, lineage->versions[i].document->source,
				"%s is given twice, by this and another file; leave one out",
				symbol);
		*place = i;
	}
	return STM_OK;
}

/* Which version before each has its key. */
static void note_keys(struct finder *finder)
{
	struct stm_lineage *lineage = finder->lineage;
	struct stm_map latest;

	stm_map_init(&latest, lineage->scratch, lineage->count);
	finder->alike = stm_alloc_array(
		lineage->scratch, lineage->count + 1, sizeof(*finder->alike));
	for (uint32_t i = 0; i < lineage->count; i++) {
		const char *key = stm_series_key(
			lineage->scratch, &lineage->versions[i].document->metadata);
		int added;
		uint32_t *place = stm_map_put(&latest, stm_key(stm_str(key)), &added);

		finder->alike[i] = added ? NONE : *place;
		*place = i;
	}
}

/* Parents keep the order in which they were told: the first is the one to be compared with. */
static void add_parent(
	struct stm_lineage *lineage, struct stm_lineage_version *version, size_t parent)
{
	for (size_t i = 0; i < version->parent_count; i++)
		if (version->parents[i] == parent)
			return;
	version->parents = stm_resize(lineage->arena, version->parents,
		version->parent_count * sizeof(*version->parents),
		(version->parent_count + 1) * sizeof(*version->parents));
	version->parents[version->parent_count++] = (uint32_t)parent;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int latest_first(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x < y) - (x > y);
}

/*
 * What was told has no order of its own, so that telling one thing before another cannot show:
 * symbols are kept sorted, and the latest predecessor is the main one.
 */
static void sort_told(struct stm_lineage *lineage, struct stm_lineage_version *version)
{
	const char **told = stm_alloc_array(lineage->arena, version->told_count, sizeof(*told));

	memcpy(told, version->told, version->told_count * sizeof(*told));
	qsort(told, version->told_count, sizeof(*told), by_text);
	qsort(version->parents, version->parent_count, sizeof(*version->parents), latest_first);
	version->told = told;
}

/* Told predecessors are taken at their word, whatever the dates say. */
static enum stm_status find_told(struct finder *finder, struct stm_error *error)
{
	struct stm_lineage *lineage = finder->lineage;

	for (size_t i = 0; i < lineage->count; i++) {
		struct stm_lineage_version *version = &lineage->versions[i];

		for (size_t k = 0; k < version->told_count; k++) {
			uint32_t parent = find_symbol(finder, version->told[k]);

			if (parent == NONE)
				return stm_fail(error, STM_ENOTFOUND, version->told[k],
					"is not in the repository, so %s cannot descend from it; "
					"add it first",
					symbol_of(version));
			if (parent == i)
				return stm_fail(error, STM_EARGUMENT, version->told[k],
					"cannot descend from itself");
			add_parent(lineage, version, parent);
			version->basis = "told";
		}
		finder->unsorted |= version->told_count > 0;
		if (version->told_count)
			sort_told(lineage, version);
	}
	return STM_OK;
}

/* Whether version K descends from version I by what is known so far. */
static bool descends(const struct stm_lineage *lineage, size_t k, size_t i)
{
	bool *seen = stm_alloc_array(lineage->scratch, lineage->count, sizeof(*seen));
	STM_VEC(size_t) open = {0};

	STM_PUSH(lineage->scratch, &open, k);
	while (open.len) {
		size_t at = open.at[--open.len];

		if (at == i)
			return true;
		for (size_t p = 0; p < lineage->versions[at].parent_count; p++) {
			size_t parent = lineage->versions[at].parents[p];

			if (!seen[parent])
				STM_PUSH(lineage->scratch, &open, parent);
			seen[parent] = true;
		}
	}
	return false;
}

/*
 * Drafts in the header and drafts that are revised. A ring of such names would be a mistake of the
 * documents, and the name that closes it is not believed.
 */
static void find_drafts(struct finder *finder)
{
	struct stm_lineage *lineage = finder->lineage;

	for (uint32_t i = 0; i < lineage->count; i++) {
		struct stm_lineage_version *version = &lineage->versions[i];

		for (size_t n = 0; n < version->named.len && !version->parent_count; n++) {
			const struct stm_named *named = &version->named.at[n];
			uint32_t draft = find_symbol(finder, named->symbol);

			if (named->naming == STM_NAMED_LATEST || draft == NONE ||
				descends(lineage, draft, i))
				continue;
			add_parent(lineage, version, draft);
			finder->unsorted |= draft > i;
			version->basis = stm_naming_text(named->naming);
		}
	}
}

/* The latest version that version I cites as such and has the wording of, or NONE. */
static uint32_t find_cited(const struct finder *finder, uint32_t i)
{
	const struct stm_lineage *lineage = finder->lineage;
	const struct stm_lineage_version *version = &lineage->versions[i];
	uint32_t latest = NONE;

	for (size_t n = 0; n < version->named.len; n++) {
		const struct stm_named *named = &version->named.at[n];
		uint32_t cited = find_symbol(finder, named->symbol);

		if (named->naming == STM_NAMED_LATEST && cited < i &&
			(latest == NONE || cited > latest) &&
			stm_kinship(lineage->scratch, version->document,
				lineage->versions[cited].document) >= KIN)
			latest = cited;
	}
	return latest;
}

/*
 * Whether version K, which is before I, descends from it all the same: a draft without a date sorts
 * before what it was told to follow, and a draft that was issued again is later than what came of
 * it.
 */
static bool is_later(const struct finder *finder, uint32_t k, uint32_t i)
{
	return finder->unsorted && descends(finder->lineage, k, i);
}

/* The latest earlier version of the same key or cited as the latest, by date. */
static void find_earlier(struct finder *finder)
{
	struct stm_lineage *lineage = finder->lineage;

	for (uint32_t i = 0; i < lineage->count; i++) {
		struct stm_lineage_version *version = &lineage->versions[i];
		uint32_t alike = finder->alike[i], cited;

		if (version->parent_count)
			continue;
		while (alike != NONE && is_later(finder, alike, i))
			alike = finder->alike[alike];
		cited = find_cited(finder, i);
		if (cited != NONE && !is_later(finder, cited, i) &&
			(alike == NONE || cited >= alike)) {
			add_parent(lineage, version, cited);
			version->basis = stm_naming_text(STM_NAMED_LATEST);
		} else if (alike != NONE) {
			add_parent(lineage, version, alike);
			version->basis = "same title";
		}
	}
}

/* Depth-first order; STATE is 0 for unseen, 1 for open, 2 for done. */
struct sorter {
	struct stm_lineage *lineage;
	uint8_t *state;
	uint32_t *order;
	size_t done;
};

/* False when I is met again while it is open: then it descends from itself. */
static bool visit(struct sorter *sorter, uint32_t i)
{
	const struct stm_lineage_version *version = &sorter->lineage->versions[i];

	if (sorter->state[i])
		return sorter->state[i] == 2;
	sorter->state[i] = 1;
	for (size_t k = 0; k < version->parent_count; k++)
		if (!visit(sorter, version->parents[k]))
			return false;
	sorter->state[i] = 2;
	sorter->order[sorter->done++] = i;
	return true;
}

/* Puts every version after its parents, and by date where that leaves a choice. */
static enum stm_status sort_versions(struct stm_lineage *lineage, struct stm_error *error)
{
	size_t count = lineage->count;
	struct sorter sorter = {
		.lineage = lineage,
		.state = stm_alloc_array(lineage->scratch, count + 1, sizeof(uint8_t)),
		.order = stm_alloc_array(lineage->scratch, count + 1, sizeof(uint32_t)),
	};
	uint32_t *place = stm_alloc_array(lineage->scratch, count + 1, sizeof(*place));
	struct stm_lineage_version *sorted = stm_alloc_array(
		lineage->arena, count + 1, sizeof(*sorted));

	for (uint32_t i = 0; i < count; i++)
		if (!visit(&sorter, i))
			return stm_fail(error, STM_EARGUMENT, symbol_of(&lineage->versions[i]),
				"would descend from itself; check what --after names");
	for (uint32_t i = 0; i < count; i++)
		place[sorter.order[i]] = i;
	for (size_t i = 0; i < count; i++) {
		sorted[i] = lineage->versions[sorter.order[i]];
		for (size_t k = 0; k < sorted[i].parent_count; k++)
			sorted[i].parents[k] = place[sorted[i].parents[k]];
	}
	lineage->versions = sorted;
	return STM_OK;
}

/* The root of I's set, halving the path on the way (Tarjan and van Leeuwen 1984). */
static uint32_t find_root(uint32_t *roots, uint32_t i)
{
	while (roots[i] != i)
		i = roots[i] = roots[roots[i]];
	return i;
}

/* The lower index leads, so a series is named after its first version. */
static void unite(uint32_t *roots, uint32_t a, uint32_t b)
{
	a = find_root(roots, a);
	b = find_root(roots, b);
	if (a < b)
		roots[b] = a;
	else
		roots[a] = b;
}

/*
 * A series has the key of its first version for a name. Two series never share one: whatever has
 * the key of an earlier version, and was told nothing, descends from it.
 *
 * A root has the lowest index of its set, so its name is there when the others ask for it, and the
 * names of one series are one pointer, which is what is compared for the tips.
 */
static void name_series(struct stm_lineage *lineage)
{
	size_t count = lineage->count;
	uint32_t *roots = stm_alloc_array(lineage->scratch, count + 1, sizeof(*roots));
	bool *later = stm_alloc_array(lineage->scratch, count + 1, sizeof(*later));

	for (uint32_t i = 0; i < count; i++)
		roots[i] = i;
	for (uint32_t i = 0; i < count; i++)
		for (size_t k = 0; k < lineage->versions[i].parent_count; k++)
			unite(roots, i, lineage->versions[i].parents[k]);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t root = find_root(roots, i);

		lineage->versions[i].series =
			root == i ? stm_series_key(lineage->arena,
					    &lineage->versions[i].document->metadata)
				  : lineage->versions[root].series;
	}
	for (uint32_t i = (uint32_t)count; i-- > 0;) {
		uint32_t root = find_root(roots, i);

		lineage->versions[i].tip = !later[root];
		later[root] = true;
	}
}

enum stm_status stm_series_find(struct stm_lineage *lineage, struct stm_error *error)
{
	struct finder finder = {.lineage = lineage};
	enum stm_status status;

	qsort(lineage->versions, lineage->count, sizeof(*lineage->versions), by_date);
	status = note_symbols(&finder, error);
	if (status == STM_OK)
		status = find_told(&finder, error);
	if (status < 0)
		return status;
	note_keys(&finder);
	find_drafts(&finder);
	find_earlier(&finder);
	status = sort_versions(lineage, error);
	if (status == STM_OK)
		name_series(lineage);
	return status;
}
