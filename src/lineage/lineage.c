/*
 * The life of clauses, version by version: each is aligned with its first parent; a paragraph that
 * is linked inherits the clause, one that is not may revive a clause of an ancestor (or take one
 * over from another parent), and what is left is new. The largest heir of a split keeps the clause,
 * the largest contributor to a merge gives it.
 *
 * Rows of a version are filled in once, after those of all its ancestors: that is why the order of
 * series.c has to put parents first.
 */
#include "lineage/lineage.h"

#include "base/map.h"
#include "hash/hash.h"
#include "doc/canonical.h"
#include "lineage/series.h"

/*
 * A revived clause must be this similar, in thousandths. What lies between the two versions is not
 * seen, so it takes more than a link between neighbours.
 */
enum { REVIVED = 550 };

/* A clause as it was last seen: VERSION and paragraph. */
struct sighting {
	uint32_t version;
	uint32_t paragraph;
};

/* Every clause an ancestor had, the most recent sighting of each, latest version first. */
struct known {
	STM_VEC(struct sighting) list;
	struct stm_map seen; /* by clause id */
};

/* What is passed down while one version is derived; only its rows and summary change. */
struct deriver {
	struct stm_lineage *lineage;
	struct stm_lineage_version *version; /* being derived */
	uint32_t index;
};

/* A key for the maps of clauses: of the id's 16 digits, which are not NUL-terminated everywhere. */
static uint64_t id_key(const char *clause)
{
	return stm_hash_word((struct stm_str){clause, 16});
}

/*
 * The id of a clause that begins with paragraph I: a hash of the version's symbol, its label and
 * its canonical text (DESIGN, section 5). The symbol keeps boilerplate of two documents apart, the
 * label two equal paragraphs of one. A change of this form renames every clause there is.
 */
static void name_clause(struct deriver *deriver, size_t i)
{
	const struct stm_document *document = deriver->version->document;
	const struct stm_paragraph *paragraph = &document->paragraphs.at[i];
	struct stm_buf buf = {.arena = deriver->lineage->scratch};

	stm_buf_printf(&buf, "%s\n%s\n", document->metadata.symbol, paragraph->label);
	stm_canonical(&buf, stm_paragraph_str(paragraph));
	stm_hash_name(deriver->version->rows[i].clause, (struct stm_str){buf.at, buf.len});
}

static const char *symbol_of(const struct deriver *deriver, uint32_t version)
{
	return deriver->lineage->versions[version].document->metadata.symbol;
}

/* Makes row I the continuation of row J of version PARENT. */
static void inherit(struct deriver *deriver, size_t i, uint32_t parent, size_t j)
{
	struct stm_lineage_row *row = &deriver->version->rows[i];

	memcpy(row->clause, deriver->lineage->versions[parent].rows[j].clause, sizeof(row->clause));
	row->from = symbol_of(deriver, parent);
}

/*
 * The ids of OLDS, but for the one at EXCEPT (UINT32_MAX: none), joined by spaces: a row's origins.
 * With clauses a and b merged into the one that stays a, the origins of that row are "b".
 */
static const char *join_ids(struct deriver *deriver, uint32_t parent, const uint32_t *olds,
	size_t count, uint32_t except)
{
	struct stm_buf buf = {.arena = deriver->lineage->arena};

	for (size_t k = 0; k < count; k++) {
		if (olds[k] == except)
			continue;
		if (buf.len)
			stm_buf_char(&buf, ' ');
		stm_buf_text(&buf, deriver->lineage->versions[parent].rows[olds[k]].clause);
	}
	return stm_buf_end(&buf);
}

/*
 * Rows of the new paragraphs of MATCH. The largest heir goes on as the largest contributor's
 * clause; the other heirs of a split stay without an id here, but have a `from`, by which
 * follow_lost() knows that they are spoken for, and get an id of their own from name_clause().
 */
static void apply_match(struct deriver *deriver, uint32_t parent, const struct stm_match *match)
{
	for (size_t k = 0; k < match->new_count; k++) {
		uint32_t i = match->news[k];
		struct stm_lineage_row *row = &deriver->version->rows[i];

		row->relation = match->relation;
		row->flags = match->flags;
		row->similarity = match->similarity;
		if (i == match->new_main) {
			inherit(deriver, i, parent, match->old_main);
			row->origins = join_ids(
				deriver, parent, match->olds, match->old_count, match->old_main);
		} else {
			row->from = symbol_of(deriver, parent);
			row->origins = join_ids(
				deriver, parent, match->olds, match->old_count, UINT32_MAX);
		}
	}
}

/*
 * Counts start with all paragraphs dropped and added; each match takes its own away from them. A
 * link that moved counts under its relation and under moved.
 */
static void count_match(struct stm_summary *summary, const struct stm_match *match)
{
	summary->unchanged += match->relation == STM_UNCHANGED;
	summary->reworded += match->relation == STM_REWORDED;
	summary->split += match->relation == STM_SPLIT;
	summary->merged += match->relation == STM_MERGED;
	summary->moved += (match->flags & STM_MOVED) != 0;
	summary->dropped -= match->old_count;
	summary->added -= match->new_count;
}

/* A side of some paragraphs of one document or of several. */
struct selection {
	STM_VEC(const struct stm_paragraph *) paragraphs;
	STM_VEC(struct stm_words) words;
};

static void select_paragraph(struct deriver *deriver, struct selection *selection,
	const struct stm_document *document, size_t i)
{
	STM_PUSH(deriver->lineage->scratch, &selection->paragraphs, &document->paragraphs.at[i]);
	STM_PUSH(deriver->lineage->scratch, &selection->words, document->words[i]);
}

static void select_all(
	struct deriver *deriver, struct selection *selection, const struct stm_document *document)
{
	for (size_t i = 0; i < document->paragraphs.len; i++)
		select_paragraph(deriver, selection, document, i);
}

/* The lexicon is the new document's, as in a diff: the language of what is being derived. */
static void align(struct deriver *deriver, const struct selection *olds,
	const struct selection *news, struct stm_alignment *out)
{
	struct stm_side sides[2] = {
		{olds->paragraphs.at, olds->words.at, olds->paragraphs.len},
		{news->paragraphs.at, news->words.at, news->paragraphs.len},
	};

	stm_align(out, deriver->lineage->scratch, deriver->lineage->scratch, sides,
		stm_lexicon(deriver->version->document->metadata.language));
}

/*
 * Follows the first parent only: the summary and the relations are what a diff of the two would
 * say.
 */
static void follow_parent(struct deriver *deriver)
{
	uint32_t parent = deriver->version->parents[0];
	const struct stm_document *old = deriver->lineage->versions[parent].document;
	struct selection olds = {0}, news = {0};
	struct stm_alignment alignment;

	select_all(deriver, &olds, old);
	select_all(deriver, &news, deriver->version->document);
	deriver->version->summary.dropped = old->paragraphs.len;
	deriver->version->summary.added = deriver->version->document->paragraphs.len;
	align(deriver, &olds, &news, &alignment);
	for (size_t k = 0; k < alignment.count; k++) {
		apply_match(deriver, parent, &alignment.matches[k]);
		count_match(&deriver->version->summary, &alignment.matches[k]);
	}
}

/* The first sighting of a clause stays: versions are noted from the latest back. */
static void note_rows(struct deriver *deriver, struct known *known, uint32_t version)
{
	const struct stm_lineage_version *v = &deriver->lineage->versions[version];

	for (uint32_t i = 0; i < v->document->paragraphs.len; i++) {
		int added;

		stm_map_put(&known->seen, id_key(v->rows[i].clause), &added);
		if (added)
			STM_PUSH(deriver->lineage->scratch, &known->list,
				(struct sighting){version, i});
	}
}

/*
 * Clauses of the ancestors that the version has not, each where it was seen last: from the latest
 * version back. Versions are in an order in which ancestors come earlier, so one pass downwards
 * has marked a version's children before it comes to the version itself.
 */
static void find_lost(struct deriver *deriver, struct known *known)
{
	bool *ancestor = stm_alloc_array(
		deriver->lineage->scratch, deriver->index + 1, sizeof(*ancestor));
	const struct stm_lineage_version *version = deriver->version;

	for (size_t i = 0; i < version->document->paragraphs.len; i++)
		if (version->rows[i].clause[0])
			stm_map_put(&known->seen, id_key(version->rows[i].clause), NULL);
	for (size_t k = 0; k < version->parent_count; k++)
		ancestor[version->parents[k]] = true;
	for (uint32_t v = deriver->index; v-- > 0;) {
		const struct stm_lineage_version *other = &deriver->lineage->versions[v];

		if (!ancestor[v])
			continue;
		for (size_t k = 0; k < other->parent_count; k++)
			ancestor[other->parents[k]] = true;
		note_rows(deriver, known, v);
	}
}

static bool is_parent(const struct stm_lineage_version *version, uint32_t other)
{
	for (size_t k = 0; k < version->parent_count; k++)
		if (version->parents[k] == other)
			return true;
	return false;
}

/* A lost clause that comes back; from another parent it was never gone. */
static void revive(struct deriver *deriver, const struct stm_match *match, struct sighting sighting,
	uint32_t i)
{
	struct stm_lineage_row *row = &deriver->version->rows[i];

	inherit(deriver, i, sighting.version, sighting.paragraph);
	row->similarity = match->similarity;
	if (is_parent(deriver->version, sighting.version))
		row->relation = match->relation;
	else
		row->flags = STM_REVIVED;
}

/* Looks for the paragraphs without a clause among those that were lost on the way. */
static void follow_lost(struct deriver *deriver)
{
	const struct stm_document *document = deriver->version->document;
	struct known known = {0};
	struct selection olds = {0}, news = {0};
	STM_VEC(uint32_t) fresh = {0};
	struct stm_alignment alignment;

	for (uint32_t i = 0; i < document->paragraphs.len; i++)
		if (!deriver->version->rows[i].clause[0] && !deriver->version->rows[i].from[0]) {
			STM_PUSH(deriver->lineage->scratch, &fresh, i);
			select_paragraph(deriver, &news, document, i);
		}
	stm_map_init(&known.seen, deriver->lineage->scratch, 256);
	find_lost(deriver, &known);
	for (size_t k = 0; k < known.list.len; k++) {
		struct sighting s = known.list.at[k];

		select_paragraph(deriver, &olds, deriver->lineage->versions[s.version].document,
			s.paragraph);
	}
	if (!fresh.len || !known.list.len)
		return;
	align(deriver, &olds, &news, &alignment);
	for (size_t k = 0; k < alignment.count; k++) {
		const struct stm_match *match = &alignment.matches[k];

		/* a split or merge across a gap would be a guess: only pairs count */
		if (match->old_count == 1 && match->new_count == 1 && match->similarity >= REVIVED)
			revive(deriver, match, known.list.at[match->olds[0]],
				fresh.at[match->news[0]]);
	}
}

/* A version without parents has all its paragraphs added; its clauses begin with it. */
static void derive_version(struct deriver *deriver)
{
	size_t count = deriver->version->document->paragraphs.len;

	deriver->version->rows = stm_alloc_array(
		deriver->lineage->arena, count + 1, sizeof(*deriver->version->rows));
	for (size_t i = 0; i < count; i++)
		deriver->version->rows[i] = (struct stm_lineage_row){
			.relation = STM_ADDED, .from = "", .origins = ""};
	if (deriver->version->parent_count) {
		follow_parent(deriver);
		follow_lost(deriver);
	} else {
		deriver->version->summary.added = count;
	}
	for (size_t i = 0; i < count; i++)
		if (!deriver->version->rows[i].clause[0])
			name_clause(deriver, i);
}

/* Borrows documents and what was told of them; everything else is derived. */
static void take_sources(
	struct stm_lineage *lineage, const struct stm_lineage_source *sources, size_t count)
{
	lineage->count = count;
	lineage->versions = stm_alloc_array(lineage->arena, count + 1, sizeof(*lineage->versions));
	for (size_t i = 0; i < count; i++) {
		lineage->versions[i] = (struct stm_lineage_version){
			.document = sources[i].document,
			.told = sources[i].told,
			.told_count = sources[i].told_count,
			.basis = "",
		};
		stm_named_find(&lineage->versions[i].named, lineage->arena, sources[i].document);
	}
}

enum stm_status stm_lineage_derive(struct stm_lineage *lineage,
	const struct stm_lineage_source *sources, size_t count, struct stm_error *error)
{
	enum stm_status status;

	take_sources(lineage, sources, count);
	status = stm_series_find(lineage, error);
	for (uint32_t i = 0; status == STM_OK && i < count; i++) {
		struct deriver deriver = {lineage, &lineage->versions[i], i};

		derive_version(&deriver);
	}
	return status;
}

const char *stm_flags_text(struct stm_arena *arena, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *name;
	} names[] = {
		{STM_MOVED, "moved"},
		{STM_RELABELLED, "relabelled"},
		{STM_RECAST, "recast"},
		{STM_REVIVED, "revived"},
	};
	struct stm_buf buf = {.arena = arena};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (!(flags & names[i].flag))
			continue;
		if (buf.len)
			stm_buf_char(&buf, ',');
		stm_buf_text(&buf, names[i].name);
	}
	return stm_buf_end(&buf);
}
