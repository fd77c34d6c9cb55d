/*
 * The tree of a version, and its commit: nothing in them comes from the clock, the user, the
 * machine or other versions than its ancestors, so the same documents make the same objects.
 */
#include "store/commit.h"

#include <inttypes.h>

#include "doc/markdown.h"
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
	const char *alike; /* what objects are called that are like those of the series */
};

/* A file to be named in LINE. The texts of a series are alike, the source among them. */
static enum stm_status write_blob(
	struct maker *maker, struct stm_str bytes, struct stm_tree_line *line)
{
	return stm_object_write(maker->store,
		&(struct stm_object){GIT_OBJECT_BLOB, bytes, maker->alike}, &line->id);
}

/* A directory to be named in OUT. */
static enum stm_status write_directory(
	struct maker *maker, struct stm_tree_line *lines, size_t count, struct stm_tree_line *out)
{
	return stm_tree_write(maker->store, maker->scratch,
		&(struct stm_tree){maker->alike, lines, count}, &out->id);
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
		status = stm_object_write(maker->store,
			&(struct stm_object){GIT_OBJECT_BLOB, {text.at, text.len}, lines[i].name},
			&lines[i].id);
	}
	*out = (struct stm_tree_line){.name = "clauses", .is_tree = true};
	return status == STM_OK ? write_directory(maker, lines, count, out) : status;
}

/* source/: the original bytes, under the file's own name. */
static enum stm_status write_source(struct maker *maker, struct stm_tree_line *out)
{
	const struct stm_document *document = maker->version->document;
	struct stm_tree_line line = {.name = stm_source_name(maker->scratch, document->source)};
	enum stm_status status = write_blob(maker, document->bytes, &line);

	*out = (struct stm_tree_line){.name = "source", .is_tree = true};
	return status == STM_OK ? write_directory(maker, &line, 1, out) : status;
}

/* The tree of DESIGN, section 5. What is the same as in another version is one object in git. */
static enum stm_status write_tree(struct maker *maker, git_oid *id)
{
	struct stm_tree_line lines[5] = {
		{.name = "lineage.tsv"}, {.name = "metadata.json"}, {.name = "resolution.md"}};
	enum stm_status status = write_blob(
		maker, stm_rows_make(maker->scratch, maker->version), &lines[0]);

	if (status == STM_OK)
		status = write_blob(
			maker, stm_metadata_make(maker->scratch, maker->version), &lines[1]);
	if (status == STM_OK)
		status = write_blob(maker,
			stm_markdown_make(maker->scratch, maker->version->document), &lines[2]);
	if (status == STM_OK)
		status = write_source(maker, &lines[3]);
	if (status == STM_OK)
		status = write_clauses(maker, &lines[4]);
	if (status == STM_OK)
		status = stm_tree_write(maker->store, maker->scratch,
			&(struct stm_tree){maker->alike, lines, 5}, id);
	return status;
}

/*
 * A commit in git's format, as bytes: header lines, an empty line, the message. Author and
 * committer date are the document's, at midnight UTC.
 */
static enum stm_status write_commit(struct maker *maker, git_oid *id)
{
	const struct stm_lineage_version *version = maker->version;
	const int64_t when = stm_date_seconds(version->node->card->date);
	struct stm_buf buf = {.arena = maker->scratch};

	stm_buf_printf(&buf, "tree %s\n", version->tree);
	for (size_t i = 0; i < version->parent_count; i++)
		stm_buf_printf(
			&buf, "parent %s\n", maker->lineage->versions[version->parents[i]].commit);
	stm_buf_printf(&buf, "author %s %" PRId64 " +0000\n", person, when);
	stm_buf_printf(&buf, "committer %s %" PRId64 " +0000\n\n", person, when);
	stm_buf_str(&buf, stm_message_make(maker->scratch, maker->lineage, maker->index));
	return stm_object_write(
		maker->store, &(struct stm_object){GIT_OBJECT_COMMIT, {buf.at, buf.len}, NULL}, id);
}

enum stm_status stm_commit_make(
	struct stm_store *store, const struct stm_lineage *lineage, size_t index)
{
	struct stm_lineage_version *version = &lineage->versions[index];

	struct maker maker = {
		.store = store,
		.lineage = lineage,
		.version = &lineage->versions[index],
		.scratch = lineage->scratch,
		.index = index,
		.alike = version->node->series,
	};
	git_oid id;
	enum stm_status status = write_tree(&maker, &id);

	git_oid_tostr(version->tree, sizeof(version->tree), &id);
	if (status == STM_OK)
		status = write_commit(&maker, &id);
	git_oid_tostr(version->commit, sizeof(version->commit), &id);
	stm_arena_release(lineage->scratch);
	return status;
}
