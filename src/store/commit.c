/*
 * The tree of a version, and its commit: nothing in them comes from the clock, the user, the
 * machine or other versions than its ancestors, so the same documents make the same objects.
 */
#include "store/commit.h"

#include <inttypes.h>

#include "lineage/series.h"
#include "store/markdown.h"
#include "store/message.h"
#include "store/metadata.h"
#include "store/objects.h"
#include "store/refname.h"
#include "store/rows.h"

/*
 * The same for every commit: who ran Stemma says nothing of the text, and ids must not depend on
 * it.
 */
static const char person[] = "Stemma <stemma@localhost>";

/* One version on its way to a commit; all of it borrowed for that time. */
struct maker {
	struct stm_store *store;
	const struct stm_lineage *lineage;
	const struct stm_lineage_version *version;
	struct stm_arena *scratch;
	size_t index;
};

static enum stm_status write_blob(struct maker *maker, struct stm_str bytes, git_oid *id)
{
	return stm_object_write(maker->store, GIT_OBJECT_BLOB, bytes, id);
}

/* clauses/: a file for each clause, with nothing in it but its text. */
static enum stm_status write_clauses(struct maker *maker, struct stm_tree_line *out)
{
	const struct stm_document *document = maker->version->document;
	const size_t count = document->paragraphs.len;
	struct stm_tree_line *lines = stm_alloc_array(maker->scratch, count + 1, sizeof(*lines));
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < count; i++) {
		struct stm_buf text = {.arena = maker->scratch};

		stm_buf_str(&text, stm_paragraph_str(&document->paragraphs.at[i]));
		stm_buf_char(&text, '\n');
		lines[i].name = stm_format(maker->scratch, "%s.md", maker->version->rows[i].clause);
		status = write_blob(maker, (struct stm_str){text.at, text.len}, &lines[i].id);
	}
	*out = (struct stm_tree_line){.name = "clauses", .is_tree = true};
	if (status == STM_OK)
		status = stm_tree_write(maker->store, lines, count, &out->id);
	return status;
}

/* source/: the original bytes, under the file's own name. */
static enum stm_status write_source(struct maker *maker, struct stm_tree_line *out)
{
	const struct stm_document *document = maker->version->document;
	struct stm_tree_line line = {.name = stm_source_name(maker->scratch, document->source)};
	enum stm_status status = write_blob(maker, document->bytes, &line.id);

	*out = (struct stm_tree_line){.name = "source", .is_tree = true};
	if (status == STM_OK)
		status = stm_tree_write(maker->store, &line, 1, &out->id);
	return status;
}

/* The tree of DESIGN, section 5. What is the same as in another version is one object in git. */
static enum stm_status write_tree(struct maker *maker, git_oid *id)
{
	struct stm_tree_line lines[5] = {
		{.name = "lineage.tsv"}, {.name = "metadata.json"}, {.name = "resolution.md"}};
	enum stm_status status = write_blob(
		maker, stm_rows_make(maker->scratch, maker->version), &lines[0].id);

	if (status == STM_OK)
		status = write_blob(
			maker, stm_metadata_make(maker->scratch, maker->version), &lines[1].id);
	if (status == STM_OK)
		status = write_blob(maker,
			stm_markdown_make(maker->scratch, maker->version->document), &lines[2].id);
	if (status == STM_OK)
		status = write_source(maker, &lines[3]);
	if (status == STM_OK)
		status = write_clauses(maker, &lines[4]);
	if (status == STM_OK)
		status = stm_tree_write(maker->store, lines, 5, id);
	return status;
}

/* "tree <40 hex digits>": a line of a commit's header. */
static void add_id(struct stm_buf *buf, const char *field, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), id);
	stm_buf_printf(buf, "%s %s\n", field, hex);
}

/*
 * A commit in git's format, as bytes: header lines, an empty line, the message. Author and
 * committer date are the document's, at midnight UTC.
 */
static enum stm_status write_commit(struct maker *maker, const git_oid *tree, git_oid *commits)
{
	const struct stm_lineage_version *version = maker->version;
	const int64_t when = stm_date_seconds(stm_version_date(version));
	struct stm_buf buf = {.arena = maker->scratch};

	add_id(&buf, "tree", tree);
	for (size_t i = 0; i < version->parent_count; i++)
		add_id(&buf, "parent", &commits[version->parents[i]]);
	stm_buf_printf(&buf, "author %s %" PRId64 " +0000\n", person, when);
	stm_buf_printf(&buf, "committer %s %" PRId64 " +0000\n\n", person, when);
	stm_buf_str(&buf, stm_message_make(maker->scratch, maker->lineage, maker->index));
	return stm_object_write(maker->store, GIT_OBJECT_COMMIT, (struct stm_str){buf.at, buf.len},
		&commits[maker->index]);
}

enum stm_status stm_commit_make(
	struct stm_store *store, const struct stm_lineage *lineage, size_t index, git_oid *commits)
{
	struct maker maker = {
		.store = store,
		.lineage = lineage,
		.version = &lineage->versions[index],
		.scratch = lineage->scratch,
		.index = index,
	};
	git_oid tree;
	enum stm_status status = write_tree(&maker, &tree);

	if (status == STM_OK)
		status = write_commit(&maker, &tree, commits);
	stm_arena_release(lineage->scratch);
	return status;
}
