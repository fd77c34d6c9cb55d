/*
 * The life of clauses, version by version: each is aligned with its first parent; a paragraph that
 * is linked inherits the clause, one that is not may revive a clause of an ancestor (or take one
 * over from another parent), and what is left is new. The largest heir of a split keeps the clause,
 * the largest contributor to a merge gives it.
 *
 * Rows of a version are filled in once, after those of all its ancestors: that is why places.c puts
 * parents first.
 */
#include "lineage/lineage.h"

#include "base/map.h"
#include "hash/hash.h"
#include "doc/canonical.h"

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

struct indices {
	uint32_t *at;
	size_t len, cap;
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

	stm_buf_printf(&buf, "%s\n%s\n", deriver->version->node->card->symbol, paragraph->label);
	stm_canonical(&buf, stm_paragraph_str(paragraph));
	stm_hash_name(deriver->version->rows[i].clause, (struct stm_str){buf.at, buf.len});
}

static const char *symbol_of(const struct deriver *deriver, uint32_t version)
{
	return deriver->lineage->versions[version].node->card->symbol;
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

/* Rows of version V, read when it is fixed and they are not there yet. */
static enum stm_status need_rows(struct deriver *deriver, uint32_t v)
{
	const struct stm_lineage_reader *reader = &deriver->lineage->reader;

	if (deriver->lineage->versions[v].rows)
		return STM_OK;
	return reader->rows(reader->payload, deriver->lineage, v);
}

static enum stm_status select_paragraph(
	struct deriver *deriver, struct selection *selection, uint32_t v, size_t i)
{
	const struct stm_lineage_version *version = &deriver->lineage->versions[v];
	const struct stm_lineage_reader *reader = &deriver->lineage->reader;
	enum stm_status status = STM_OK;

	if (version->fixed && !version->document->paragraphs.at[i].text)
		status = reader->text(reader->payload, deriver->lineage, v, i);
	STM_PUSH(deriver->lineage->scratch, &selection->paragraphs,
		&version->document->paragraphs.at[i]);
	STM_PUSH(deriver->lineage->scratch, &selection->words, version->document->words[i]);
	return status;
}

static enum stm_status select_all(
	struct deriver *deriver, struct selection *selection, uint32_t version)
{
	enum stm_status status = need_rows(deriver, version);
	const struct stm_document *document = deriver->lineage->versions[version].document;

	for (size_t i = 0; status == STM_OK && i < document->paragraphs.len; i++)
		status = select_paragraph(deriver, selection, version, i);
	return status;
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
static enum stm_status follow_parent(struct deriver *deriver)
{
	uint32_t parent = deriver->version->parents[0];
	struct stm_summary *summary = &deriver->version->summary;
	struct selection olds = {0}, news = {0};
	struct stm_alignment alignment;
	enum stm_status status = select_all(deriver, &olds, parent);

	if (status == STM_OK)
		status = select_all(deriver, &news, deriver->index);
	if (status < 0)
		return status;
	summary->dropped = olds.paragraphs.len;
	summary->added = news.paragraphs.len;
	align(deriver, &olds, &news, &alignment);
	for (size_t k = 0; k < alignment.count; k++) {
		apply_match(deriver, parent, &alignment.matches[k]);
		count_match(summary, &alignment.matches[k]);
	}
	return STM_OK;
}

/* The first sighting of a clause stays: versions are noted from the latest back. */
static enum stm_status note_rows(struct deriver *deriver, struct known *known, uint32_t version)
{
	const struct stm_lineage_version *v = &deriver->lineage->versions[version];
	enum stm_status status = need_rows(deriver, version);

	if (status < 0)
		return status;
	for (uint32_t i = 0; i < v->document->paragraphs.len; i++) {
		int added;

		stm_map_put(&known->seen, id_key(v->rows[i].clause), &added);
		if (added)
			STM_PUSH(deriver->lineage->scratch, &known->list,
				(struct sighting){version, i});
	}
	return STM_OK;
}

/*
 * Clauses of the ancestors that the version has not, each where it was seen last: from the latest
 * version back. Versions are in an order in which ancestors come earlier, so one pass downwards
 * has marked a version's children before it comes to the version itself.
 */
static enum stm_status find_lost(struct deriver *deriver, struct known *known)
{
	bool *ancestor = stm_alloc_array(
		deriver->lineage->scratch, deriver->index + 1, sizeof(*ancestor));
	const struct stm_lineage_version *version = deriver->version;
	enum stm_status status = STM_OK;

	for (size_t i = 0; i < version->document->paragraphs.len; i++)
		if (version->rows[i].clause[0])
			stm_map_put(&known->seen, id_key(version->rows[i].clause), NULL);
	for (size_t k = 0; k < version->parent_count; k++)
		ancestor[version->parents[k]] = true;
	for (uint32_t v = deriver->index; status == STM_OK && v-- > 0;) {
		const struct stm_lineage_version *other = &deriver->lineage->versions[v];

		if (!ancestor[v])
			continue;
		for (size_t k = 0; k < other->parent_count; k++)
			ancestor[other->parents[k]] = true;
		status = note_rows(deriver, known, v);
	}
	return status;
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

/* The paragraphs without a clause. */
static enum stm_status select_fresh(
	struct deriver *deriver, struct selection *news, struct indices *fresh)
{
	const size_t count = deriver->version->document->paragraphs.len;
	enum stm_status status = STM_OK;

	for (uint32_t i = 0; status == STM_OK && i < count; i++) {
		if (deriver->version->rows[i].clause[0] || deriver->version->rows[i].from[0])
			continue;
		STM_PUSH(deriver->lineage->scratch, fresh, i);
		status = select_paragraph(deriver, news, deriver->index, i);
	}
	return status;
}

/* The paragraphs of ancestors whose clauses are gone. */
static enum stm_status select_lost(
	struct deriver *deriver, struct selection *olds, struct known *known)
{
	enum stm_status status;

	stm_map_init(&known->seen, deriver->lineage->scratch, 256);
	status = find_lost(deriver, known);
	for (size_t k = 0; status == STM_OK && k < known->list.len; k++)
		status = select_paragraph(
			deriver, olds, known->list.at[k].version, known->list.at[k].paragraph);
	return status;
}

/* Looks for the paragraphs without a clause among those that were lost on the way. */
static enum stm_status follow_lost(struct deriver *deriver)
{
	struct known known = {0};
	struct selection olds = {0}, news = {0};
	struct indices fresh = {0};
	struct stm_alignment alignment;
	enum stm_status status = select_fresh(deriver, &news, &fresh);

	if (status < 0 || !fresh.len)
		return status;
	status = select_lost(deriver, &olds, &known);
	if (status < 0 || !known.list.len)
		return status;
	align(deriver, &olds, &news, &alignment);
	for (size_t k = 0; k < alignment.count; k++) {
		const struct stm_match *match = &alignment.matches[k];

		/* a split or merge across a gap would be a guess: only pairs count */
		if (match->old_count == 1 && match->new_count == 1 && match->similarity >= REVIVED)
			revive(deriver, match, known.list.at[match->olds[0]],
				fresh.at[match->news[0]]);
	}
	return STM_OK;
}

/* A version without parents has all its paragraphs added; its clauses begin with it. */
static enum stm_status derive_version(struct deriver *deriver)
{
	size_t count = deriver->version->document->paragraphs.len;
	enum stm_status status = STM_OK;

	deriver->version->rows = stm_alloc_array(
		deriver->lineage->arena, count + 1, sizeof(*deriver->version->rows));
	for (size_t i = 0; i < count; i++)
		deriver->version->rows[i] = (struct stm_lineage_row){
			.relation = STM_ADDED, .from = "", .origins = ""};
	if (deriver->version->parent_count) {
		status = follow_parent(deriver);
		if (status == STM_OK)
			status = follow_lost(deriver);
	} else {
		deriver->version->summary.added = count;
	}
	for (size_t i = 0; status == STM_OK && i < count; i++)
		if (!deriver->version->rows[i].clause[0])
			name_clause(deriver, i);
	return status;
}

/* The index in MEMBERS of a place that is among them. */
static uint32_t member_of(const uint32_t *members, size_t count, uint32_t place)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;

		if (members[middle] < place)
			low = middle + 1;
		else
			count = middle;
	}
	return (uint32_t)low;
}

void stm_lineage_begin(struct stm_lineage *lineage, const struct stm_places *places,
	const uint32_t *members, size_t count)
{
	lineage->count = count;
	lineage->versions = stm_alloc_array(lineage->arena, count + 1, sizeof(*lineage->versions));
	for (size_t i = 0; i < count; i++) {
		const struct stm_node *node = &places->at[members[i]];
		struct stm_lineage_version *version = &lineage->versions[i];

		version->node = node;
		version->parent_count = node->parent_count;
		version->parents = stm_alloc_array(
			lineage->arena, node->parent_count + 1, sizeof(*version->parents));
		for (size_t k = 0; k < node->parent_count; k++)
			version->parents[k] = member_of(members, count, node->parents[k]);
	}
}

enum stm_status stm_lineage_derive(struct stm_lineage *lineage)
{
	enum stm_status status = STM_OK;

	for (uint32_t i = 0; status == STM_OK && i < lineage->count; i++) {
		struct deriver deriver = {lineage, &lineage->versions[i], i};

		if (!lineage->versions[i].fixed)
			status = derive_version(&deriver);
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
