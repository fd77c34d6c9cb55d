/*
 * Version by version, from the first: a word that is also in the text its paragraph descends from
 * has the origin of that word; a run of words that is not, but stood anywhere in an ancestor, was
 * moved there or comes back, and has the origin it had; what is left is new. With
 *
 *	12/7   OP3   Urges owners to keep a lamp at every landing place
 *	14/3   OP3   Urges owners and crews to keep a lamp at every landing place after dark
 *
 * "and crews" and "after dark" come from 14/3, OP3, the rest from 12/7, OP3.
 *
 * Matches are of words, so that chance has to be kept out: a structure word alone among new ones is
 * new, and only runs that say something are looked for elsewhere.
 */
#include "lineage/origin.h"

#include "base/unicode.h"
#include "doc/canonical.h"
#include "hash/hash.h"

enum {
	RUN = 7,     /* words that are looked for elsewhere */
	CONTENT = 3, /* of them words of content, at least */
};

static const uint32_t NEW = UINT32_MAX;

void stm_origins_init(struct stm_origins *origins, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_lexicon *lexicon)
{
	*origins = (struct stm_origins){
		.arena = arena,
		.scratch = scratch,
		.lexicon = lexicon,
		.room = {.arena = scratch, .place = STM_PLACE},
		.fold = {.arena = scratch},
	};
	stm_tokenizer_init(&origins->tokenizer, arena, lexicon);
	origins->tokenizer.spaces = true;
	stm_map_init(&origins->ids, arena, 4096);
	stm_map_init(&origins->runs, arena, 4096);
}

/* An id of a word whatever its case; a mark is one by itself. */
static uint32_t fold_id(struct stm_origins *origins, struct stm_str word)
{
	int added;
	uint32_t *id;

	stm_buf_cut(&origins->fold, 0);
	stm_canonical(&origins->fold, word);
	if (!origins->fold.len)
		stm_buf_str(&origins->fold, word);
	id = stm_map_put(&origins->ids,
		stm_hash_word((struct stm_str){origins->fold.at, origins->fold.len}), &added);
	if (added)
		*id = (uint32_t)origins->ids.count;
	return *id;
}

static bool is_mark(const struct stm_tokens *tokens, size_t i)
{
	struct stm_str word = stm_token_word(tokens, i);
	size_t at = 0;

	return !word.len || !stm_is_word(stm_utf8_next(word, &at));
}

/* The words and marks of TEXT, without the white space between them. */
static void split(struct stm_origins *origins, struct stm_tokens *out, struct stm_str text)
{
	struct stm_tokens all = {0};

	stm_tokenize(&origins->tokenizer, &all, text);
	*out = (struct stm_tokens){.text = text};
	for (size_t i = 0; i < all.len; i++) {
		struct stm_str word = stm_token_word(&all, i);
		struct stm_token token = all.at[i];

		if (!word.len)
			continue;
		token.id = fold_id(origins, word);
		STM_PUSH(origins->arena, out, token);
	}
	STM_PUSH(origins->arena, out, (struct stm_token){0, (uint32_t)text.len, 0});
	out->len--;
}

/* The paragraph of VERSION that is CLAUSE, or -1. */
static ptrdiff_t find_clause(
	const struct stm_origins *origins, uint32_t version, struct stm_str clause)
{
	const struct stm_origin_version *v = &origins->versions.at[version];

	for (size_t i = 0; i < v->document->paragraphs.len; i++)
		if (stm_str_equal(stm_str(v->rows[i].clause), clause))
			return (ptrdiff_t)i;
	return -1;
}

/* Texts that a paragraph descends from. */
struct ancestry {
	STM_VEC(struct stm_origin_run) list; /* token is 0 */
};

static void add_ancestor(struct stm_origins *origins, struct ancestry *ancestry, uint32_t version,
	struct stm_str clause)
{
	ptrdiff_t paragraph = find_clause(origins, version, clause);

	if (paragraph >= 0)
		STM_PUSH(origins->scratch, &ancestry->list,
			(struct stm_origin_run){version, (uint32_t)paragraph, 0});
}

/* The clause itself and its origins, in one parent. */
static void add_from(struct stm_origins *origins, struct ancestry *ancestry, uint32_t parent,
	const struct stm_lineage_row *row)
{
	struct stm_str rest = stm_str(row->origins);

	add_ancestor(origins, ancestry, parent, stm_str(row->clause));
	while (rest.len) {
		size_t length = strcspn(rest.at, " ");

		add_ancestor(origins, ancestry, parent, stm_str_sub(rest, 0, length));
		rest = stm_str_from(rest, length + 1);
	}
}

/* Whether OTHER is an ancestor of version V, which is the last so far. */
static bool is_ancestor(const struct stm_origins *origins, const bool *ancestors, uint32_t other)
{
	return other < origins->versions.len && ancestors[other];
}

/* The latest ancestor that had a clause which comes back. */
static void add_latest(struct stm_origins *origins, struct ancestry *ancestry,
	const bool *ancestors, const struct stm_lineage_row *row)
{
	for (uint32_t v = (uint32_t)origins->versions.len; v-- > 0 && !ancestry->list.len;)
		if (is_ancestor(origins, ancestors, v))
			add_ancestor(origins, ancestry, v, stm_str(row->clause));
}

static struct stm_origin_words *words_of(
	const struct stm_origins *origins, const struct stm_origin_run *place)
{
	return &origins->words.at[place->version][place->paragraph];
}

/* The words of all texts of ANCESTRY as one, with their origins. */
static void join(
	struct stm_origins *origins, const struct ancestry *ancestry, struct stm_origin_words *out)
{
	size_t count = 0, at = 0;

	for (size_t k = 0; k < ancestry->list.len; k++)
		count += words_of(origins, &ancestry->list.at[k])->tokens.len;
	*out = (struct stm_origin_words){
		.from = stm_alloc_array(origins->scratch, count + 1, sizeof(*out->from))};
	out->tokens.at = stm_alloc_array(origins->scratch, count + 1, sizeof(*out->tokens.at));
	out->tokens.len = count;
	for (size_t k = 0; k < ancestry->list.len; k++) {
		const struct stm_origin_words *part = words_of(origins, &ancestry->list.at[k]);

		memcpy(out->tokens.at + at, part->tokens.at,
			part->tokens.len * sizeof(*part->tokens.at));
		memcpy(out->from + at, part->from, part->tokens.len * sizeof(*part->from));
		at += part->tokens.len;
	}
}

/* Whether tokens FROM to TO say anything. */
static bool has_content(const struct stm_tokens *tokens, size_t from, size_t to)
{
	for (; from < to; from++)
		if (tokens->at[from].weight > STM_WEIGHT_MARK)
			return true;
	return false;
}

/* Matched stretches without content between two new words are chance. */
static void drop_chance(struct stm_origin_words *words)
{
	const size_t count = words->tokens.len;

	for (size_t i = 0, end; i < count; i = end) {
		end = i + 1;
		if (words->from[i] == NEW)
			continue;
		while (end < count && words->from[end] != NEW)
			end++;
		if (i && end < count && !has_content(&words->tokens, i, end))
			for (size_t k = i; k < end; k++)
				words->from[k] = NEW;
	}
}

/* Words that are also in what the paragraph descends from. */
static void inherit(struct stm_origins *origins, struct stm_origin_words *words,
	const struct ancestry *ancestry)
{
	struct stm_origin_words old;
	int32_t *match;

	if (!ancestry->list.len)
		return;
	join(origins, ancestry, &old);
	match = stm_alloc_array(origins->scratch, words->tokens.len + 1, sizeof(*match));
	stm_common_find(&origins->room, &words->tokens, &old.tokens, match);
	for (size_t i = 0; i < words->tokens.len; i++)
		if (match[i] >= 0)
			words->from[i] = old.from[match[i]];
	drop_chance(words);
}

/*
 * The run of RUN words that starts with token I, marks left out: its key, or 0 where there is none
 * that says something. *END is behind it.
 */
static uint64_t run_at(const struct stm_tokens *tokens, size_t i, size_t *end)
{
	uint64_t key = STM_KEY;
	size_t words = 0, content = 0;

	for (; i < tokens->len && words < RUN; i++) {
		if (is_mark(tokens, i))
			continue;
		key = stm_key_add(key, tokens->at[i].id);
		content += tokens->at[i].weight > STM_WEIGHT_MARK;
		words++;
	}
	*end = i;
	return words == RUN && content >= CONTENT ? key : 0;
}

/* Whether tokens FROM to TO are all new but for marks. */
static bool is_new(const struct stm_origin_words *words, size_t from, size_t to)
{
	for (; from < to; from++)
		if (words->from[from] != NEW && !is_mark(&words->tokens, from))
			return false;
	return true;
}

/* Copies origins from the words at PLACE on, as long as new words are the same as they. */
static size_t copy_run(struct stm_origins *origins, struct stm_origin_words *words, size_t i,
	const struct stm_origin_run *place)
{
	const struct stm_origin_words *old = words_of(origins, place);
	size_t k = place->token;

	while (i < words->tokens.len && k < old->tokens.len) {
		if (is_mark(&words->tokens, i)) {
			i++;
			continue;
		}
		if (is_mark(&old->tokens, k)) {
			k++;
			continue;
		}
		if (words->from[i] != NEW || words->tokens.at[i].id != old->tokens.at[k].id)
			break;
		words->from[i++] = old->from[k++];
	}
	return i;
}

/* Runs of new words that stood somewhere in an ancestor before. */
static void find_elsewhere(
	struct stm_origins *origins, struct stm_origin_words *words, const bool *ancestors)
{
	for (size_t i = 0; i < words->tokens.len;) {
		size_t end;
		uint64_t key = words->from[i] == NEW && !is_mark(&words->tokens, i)
				       ? run_at(&words->tokens, i, &end)
				       : 0;
		const uint32_t *found = key && is_new(words, i, end)
						? stm_map_get(&origins->runs, key)
						: NULL;
		size_t next = i;

		if (found && is_ancestor(origins, ancestors, origins->first.at[*found].version))
			next = copy_run(origins, words, i, &origins->first.at[*found]);
		i = next > i ? next : i + 1;
	}
}

/* What is left begins here; marks go with the word before them. */
static void settle(struct stm_origins *origins, struct stm_origin_words *words, uint32_t version,
	uint32_t paragraph)
{
	uint32_t own = NEW, last = NEW;

	for (size_t i = 0; i < words->tokens.len; i++) {
		if (is_mark(&words->tokens, i) && last != NEW) {
			words->from[i] = last;
			continue;
		}
		if (words->from[i] == NEW) {
			if (own == NEW) {
				own = (uint32_t)origins->places.len;
				STM_PUSH(origins->arena, &origins->places,
					(struct stm_origin_place){version, paragraph});
			}
			words->from[i] = own;
		}
		last = words->from[i];
	}
}

static void note_runs(struct stm_origins *origins, const struct stm_origin_words *words,
	uint32_t version, uint32_t paragraph)
{
	for (uint32_t i = 0; i < words->tokens.len; i++) {
		size_t end;
		uint64_t key = is_mark(&words->tokens, i) ? 0 : run_at(&words->tokens, i, &end);
		int added;
		uint32_t *place = key ? stm_map_put(&origins->runs, key, &added) : NULL;

		if (!place || !added)
			continue;
		*place = (uint32_t)origins->first.len;
		STM_PUSH(origins->arena, &origins->first,
			(struct stm_origin_run){version, paragraph, i});
	}
}

/* Which of the versions so far VERSION descends from. */
static bool *find_ancestors(struct stm_origins *origins, const struct stm_origin_version *version)
{
	bool *ancestors = stm_alloc_array(
		origins->scratch, origins->versions.len + 1, sizeof(*ancestors));

	for (size_t k = 0; k < version->parent_count; k++)
		ancestors[version->parents[k]] = true;
	for (size_t v = origins->versions.len; v-- > 0;)
		for (size_t k = 0; ancestors[v] && k < origins->versions.at[v].parent_count; k++)
			ancestors[origins->versions.at[v].parents[k]] = true;
	return ancestors;
}

static void find_paragraph(struct stm_origins *origins, const struct stm_origin_version *version,
	const bool *ancestors, struct stm_origin_words *words, size_t i)
{
	const struct stm_lineage_row *row = &version->rows[i];
	struct ancestry ancestry = {0};

	split(origins, &words->tokens, stm_paragraph_str(&version->document->paragraphs.at[i]));
	words->from = stm_alloc_array(origins->arena, words->tokens.len + 1, sizeof(*words->from));
	memset(words->from, 0xff, words->tokens.len * sizeof(*words->from));
	for (size_t k = 0; k < version->parent_count; k++)
		add_from(origins, &ancestry, version->parents[k], row);
	if (row->flags & STM_REVIVED)
		add_latest(origins, &ancestry, ancestors, row);
	inherit(origins, words, &ancestry);
	find_elsewhere(origins, words, ancestors);
}

void stm_origins_add(struct stm_origins *origins, const struct stm_origin_version *version)
{
	const uint32_t index = (uint32_t)origins->versions.len;
	const size_t count = version->document->paragraphs.len;
	struct stm_origin_words *words = stm_alloc_array(origins->arena, count + 1, sizeof(*words));
	const bool *ancestors = find_ancestors(origins, version);

	for (size_t i = 0; i < count; i++) {
		find_paragraph(origins, version, ancestors, &words[i], i);
		settle(origins, &words[i], index, (uint32_t)i);
	}
	for (size_t i = 0; i < count; i++)
		note_runs(origins, &words[i], index, (uint32_t)i);
	STM_PUSH(origins->arena, &origins->versions, *version);
	STM_PUSH(origins->arena, &origins->words, words);
}

/* Where the token's own characters end: before the white space of the next. */
static uint32_t end_of(const struct stm_tokens *tokens, size_t i)
{
	struct stm_str slice = stm_tokens_slice(tokens, i, i + 1);

	while (slice.len && slice.at[slice.len - 1] == ' ')
		slice.len--;
	return tokens->at[i].start + (uint32_t)slice.len;
}

const struct stm_origin_phrase *stm_origins_phrases(const struct stm_origins *origins,
	struct stm_arena *arena, const struct stm_origin_place *place, size_t *count)
{
	const struct stm_origin_words *words = &origins->words.at[place->version][place->paragraph];
	STM_VEC(struct stm_origin_phrase) phrases = {0};

	for (size_t i = 0; i < words->tokens.len; i++) {
		const struct stm_origin_place *from = &origins->places.at[words->from[i]];
		uint32_t end = end_of(&words->tokens, i);

		if (i && words->from[i] == words->from[i - 1]) {
			struct stm_origin_phrase *last = &phrases.at[phrases.len - 1];

			last->length = end - last->start;
			continue;
		}
		STM_PUSH(arena, &phrases,
			(struct stm_origin_phrase){words->tokens.at[i].start,
				end - words->tokens.at[i].start, from->version, from->paragraph});
	}
	*count = phrases.len;
	return phrases.at;
}
