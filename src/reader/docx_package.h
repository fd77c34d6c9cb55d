/*
 * The package of a Word document (ISO/IEC 29500-2): its parts, found through the relations between
 * them or, where those are missing, under the names that all writers use.
 */
#ifndef STM_READER_DOCX_PACKAGE_H
#define STM_READER_DOCX_PACKAGE_H

#include "base/vec.h"
#include "reader/xml.h"
#include "reader/zip.h"

/* A part that has been parsed. RELATIONS is the root of its own relations, or NULL. */
struct docx_part {
	const char *name; /* "word/document.xml" */
	const xmlNode *root;
	const xmlNode *relations;
};

/* FAULT is NULL, or what was wrong with the part FAULTY first. */
struct docx_package {
	struct stm_arena *arena;
	struct stm_arena bytes; /* of the part that is being parsed */
	struct reader_zip zip;
	STM_VEC(xmlDoc *) trees;
	size_t weight; /* of TREES, bytes */
	const char *faulty, *fault;
};

/* Opens the zip archive BYTES, which must outlive it. False with package->fault. */
bool reader_docx_open(struct docx_package *package, struct stm_arena *arena, struct stm_str bytes);

/* Frees the trees of all parts, and the archive. A package that could not be opened is legal. */
void reader_docx_close(struct docx_package *package);

/* The part that is the document itself; false when there is none, or with package->fault. */
bool reader_docx_main_part(struct docx_package *package, struct docx_part *part);

/* The part of that NAME; false when there is none, or with package->fault. */
bool reader_docx_part(struct docx_package *package, const char *name, struct docx_part *part);

/*
 * The part that FROM is related to by the last word of a type ("styles"); false when there is none,
 * or with package->fault.
 */
bool reader_docx_related(struct docx_package *package, const struct docx_part *from,
	const char *type, struct docx_part *part);

/*
 * The part that has the relations of the part NAME: "word/_rels/document.xml.rels" has those of
 * "word/document.xml", "_rels/.rels" those of "", the package. On ARENA.
 */
const char *reader_docx_relations(struct stm_arena *arena, const char *name);

/* The name of the part that RELATION, one of FROM's, is to; NULL when it lies elsewhere. */
const char *reader_docx_target_of(
	const struct docx_package *package, const struct docx_part *from, const xmlNode *relation);

/* The name of the part that FROM calls ID; NULL when there is none or it lies elsewhere. */
const char *reader_docx_target(
	const struct docx_package *package, const struct docx_part *from, struct stm_str id);

#endif
