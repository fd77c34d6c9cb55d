/* Everything is on the operation's arena; a document made here has none of its own. */
#include "store/version.h"

#include <stdio.h>

#include "hash/hash.h"
#include "store/objects.h"
#include "store/rows.h"

static enum stm_status fail(struct stm_store *store, const struct stm_record *record)
{
	return stm_fail(store->error, STM_EREPOSITORY, record->card.symbol,
		"its commit is damaged; run stemma check");
}

/* The tree clauses/, so that each of its files is found without reading it again. */
static enum stm_status read_clauses(struct stm_read_version *version, struct stm_store *store)
{
	git_object_t kind = GIT_OBJECT_TREE;
	struct stm_str root;
	git_oid id;
	enum stm_status status;

	if (git_oid_fromstr(&id, version->record->tree) < 0)
		return fail(store, version->record);
	status = stm_object_read(store, &id, &kind, &root);
	if (status == STM_OK && !stm_tree_entry(root, "clauses", &id))
		return fail(store, version->record);
	return status == STM_OK ? stm_object_read(store, &id, &kind, &version->clauses) : status;
}

enum stm_status stm_version_open(
	struct stm_read_version *out, struct stm_store *store, const struct stm_record *record)
{
	struct stm_str table;
	enum stm_status status = stm_record_file(store, record, "lineage.tsv", &table, NULL);

	*out = (struct stm_read_version){
		.record = record, .document = stm_alloc(store->arena, sizeof(*out->document))};
	out->document->metadata.symbol = record->card.symbol;
	out->document->metadata.language = record->card.language;
	if (status == STM_OK && !stm_rows_read(out->document, &out->rows, store->arena, table))
		status = fail(store, record);
	return status == STM_OK ? read_clauses(out, store) : status;
}

enum stm_status stm_version_text(
	struct stm_read_version *version, struct stm_store *store, size_t paragraph)
{
	struct stm_paragraph *p = &version->document->paragraphs.at[paragraph];
	git_object_t kind = GIT_OBJECT_BLOB;
	struct stm_str text;
	git_oid id;
	char name[sizeof(version->rows->clause) + sizeof(".md")];
	enum stm_status status;

	if (p->text)
		return STM_OK;
	snprintf(name, sizeof(name), "%s.md", version->rows[paragraph].clause);
	if (!stm_tree_entry(version->clauses, name, &id))
		return fail(store, version->record);
	status = stm_object_read(store, &id, &kind, &text);
	if (status < 0)
		return status;
	if (text.len && text.at[text.len - 1] == '\n')
		text.len--;
	p->text = stm_copy(store->arena, text.at, text.len);
	p->number = "";
	p->length = text.len;
	stm_hash_paragraph(version->document, store->arena, paragraph);
	return STM_OK;
}

enum stm_status stm_version_texts(struct stm_read_version *version, struct stm_store *store)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < version->document->paragraphs.len; i++)
		status = stm_version_text(version, store, i);
	return status;
}
