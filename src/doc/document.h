/*
 * The model that every layer above fills in or reads: a document owns an arena, the blocks a reader
 * found in its bytes, and the labelled paragraphs that were made of them.
 */
#ifndef STM_DOC_DOCUMENT_H
#define STM_DOC_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "stemma.h"

/* Where something stands in the source. */
struct stm_place {
	size_t offset; /* bytes */
	unsigned page; /* from 1; 0 where the format has no pages */
};

/* What a block is, where the document says so (doc/told.h). */
struct stm_told {
	const char *label;
	enum stm_kind kind;
	uint32_t depth;
	size_t number; /* bytes of the block's text that are its number */
};

/* What a reader found: a run of text that stands by itself, not yet understood. */
struct stm_block {
	struct stm_str text; /* white space folded, marks and markup taken out */
	struct stm_place place;
	unsigned heading; /* its level where the format says so, else 0 */
	bool cut;         /* a page ended before this block */
	bool row;         /* of a table: its cells are spans */
	STM_VEC(struct stm_span) spans;
	const struct stm_told *told; /* or NULL */
};

/* The words of one paragraph's canonical text, as 64-bit hashes. */
struct stm_words {
	const uint64_t *at;
	size_t len;
};

/*
 * Blocks live from reading to labelling and are gone then; everything else stays. All texts are
 * on ARENA or slices of BYTES, which is on ARENA too, so the document is freed as one piece.
 */
struct stm_document {
	struct stm_arena arena;
	struct stm_arena scratch; /* for what is needed while it is made */
	const char *source;       /* the name it was read from */
	const char *reader;       /* of the format it was read as: "txt", "pdf"; static */
	struct stm_str bytes;
	bool original; /* of tracked changes it has the text before them */
	STM_VEC(struct stm_block) blocks;
	STM_VEC(struct stm_paragraph) paragraphs;
	STM_VEC(struct stm_footnote) footnotes;
	STM_VEC(struct stm_removal) removals;
	STM_VEC(const char *) warnings;
	bool told; /* blocks say what they are, and none has to be found out */
	struct stm_metadata metadata;
	struct stm_words *words; /* one a paragraph */
};

/* Records TEXT, at PLACE in the source, as left out for REASON (a literal, or on the arena). */
void stm_document_remove(struct stm_document *document, const char *reason, struct stm_str text,
	struct stm_place place);

/* Orders removals by their place in the source. Footnotes have it already. */
void stm_document_sort(struct stm_document *document);

/* Names of the fields of metadata as in the JSON, in their order; NULL beyond the last. Static. */
const char *stm_metadata_name(size_t index);

/* The day a version is known by: of adoption, else of the document; NULL when neither is there. */
const char *stm_metadata_day(const struct stm_metadata *metadata);

/* What people call field INDEX, which is there: "agenda item". Static. */
const char *stm_metadata_title(size_t index);

/* Where the field with that INDEX is kept; INDEX is of one of them. */
const char **stm_metadata_place(struct stm_metadata *metadata, size_t index);

/* What is kept there. */
const char *stm_metadata_value(const struct stm_metadata *metadata, size_t index);

/*
 * Sets the field NAME, if there is one and it is not set already, to VALUE, unless that is empty
 * or, of a date or a language, has not its form. On the document's arena.
 */
void stm_metadata_set(struct stm_document *document, struct stm_str name, struct stm_str value);

/* The text of a paragraph as a slice, borrowed from its document. */
struct stm_str stm_paragraph_str(const struct stm_paragraph *paragraph);

#endif
