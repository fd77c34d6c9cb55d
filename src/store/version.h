/*
 * A version as the repository has it, read back without its source: the paragraphs from
 * lineage.tsv, their texts from clauses/. What a source says besides is not there.
 */
#ifndef STM_STORE_VERSION_H
#define STM_STORE_VERSION_H

#include "lineage/lineage.h"
#include "store/records.h"

/* A version that is being read. */
struct stm_read_version {
	const struct stm_record *record;
	struct stm_document *document; /* paragraphs, and their texts as far as they were asked */
	struct stm_lineage_row *rows;
	struct stm_str clauses; /* the tree of that name, as git has it */
};

/*
 * Reads the table of RECORD (borrowed) into OUT, on the operation's arena. Fails with
 * STM_EREPOSITORY.
 */
enum stm_status stm_version_open(
	struct stm_read_version *out, struct stm_store *store, const struct stm_record *record);

/* Reads the text of PARAGRAPH, and its words, unless they are there. Fails likewise. */
enum stm_status stm_version_text(
	struct stm_read_version *version, struct stm_store *store, size_t paragraph);

/* The same for all paragraphs. */
enum stm_status stm_version_texts(struct stm_read_version *version, struct stm_store *store);

#endif
