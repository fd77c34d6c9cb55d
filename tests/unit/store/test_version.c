/* Versions read back without their sources: what lineages need of them. */
#include "store/version.h"

#include "fixture.h"
#include "hash/hash.h"

TestSuite(version, .init = store_init, .fini = store_fini, .timeout = 60);

static const struct paper paper = {"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL};

/* Opens the repository, and the record of its one version. */
static struct stm_store *open_record(struct stm_record *record)
{
	struct stm_store *store;

	make_repository("r");
	cr_assert(add_file("r", write_paper(&paper), NULL) == STM_OK);
	cr_assert(stm_store_open(&store, "r", NULL) == STM_OK);
	cr_assert(stm_store_begin(store, test_arena(), NULL) == STM_OK);
	cr_assert(stm_record_read(store, "FB/RES/1/1", record) == STM_OK);
	return store;
}

Test(version, is_what_was_added)
{
	struct stm_record record;
	struct stm_read_version version;
	struct stm_store *store = open_record(&record);
	const struct stm_document *document = test_document(paper.file, read_file(paper.file));

	cr_assert(stm_version_open(&version, store, &record) == STM_OK);
	cr_assert(version.document->paragraphs.len == document->paragraphs.len);
	cr_assert(stm_version_texts(&version, store) == STM_OK);
	for (size_t i = 0; i < document->paragraphs.len; i++) {
		const struct stm_paragraph *a = &version.document->paragraphs.at[i];
		const struct stm_paragraph *b = &document->paragraphs.at[i];

		EXPECT_TEXT("label", a->label, b->label);
		EXPECT_TEXT("text", a->text, b->text);
		EXPECT_INT("kind", a->kind, b->kind);
		EXPECT_INT("hash", memcmp(a->hash, b->hash, sizeof(a->hash)), 0);
		EXPECT_INT("words", version.document->words[i].len, document->words[i].len);
		EXPECT_INT("relation", version.rows[i].relation, STM_ADDED);
		EXPECT_INT("clause", strlen(version.rows[i].clause), 16);
	}
	stm_store_free(store);
}

Test(version, damage)
{
	struct stm_record record;
	struct stm_read_version version;
	struct stm_store *store = open_record(&record);

	cr_assert(stm_version_open(&version, store, &record) == STM_OK);
	memset(version.rows[0].clause, 'f', 16);
	EXPECT_INT("no such clause", stm_version_text(&version, store, 0), STM_EREPOSITORY);
	memset(record.tree, '0', 40);
	EXPECT_INT("no such tree", stm_version_open(&version, store, &record), STM_EREPOSITORY);
	stm_store_free(store);
}
