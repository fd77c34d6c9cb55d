/*
 * Pieces of JSON that several views share, and the views themselves. JSON is for programs: it has
 * everything, so none of the options on width, colour, context or `only` touches it.
 */
#ifndef STM_VIEW_JSON_H
#define STM_VIEW_JSON_H

#include "base/json.h"
#include "view/out.h"

/* One paragraph, as an item of the array that is open; INDEX (from 0) is its place. */
void stm_json_paragraph(struct stm_json *json, const struct stm_paragraph *paragraph, size_t index);

/*
 * Symbol, title, date (of adoption, else of the document) and source of DOCUMENT, as members of the
 * object that is open.
 */
void stm_json_document_head(struct stm_json *json, const stm_document *document);

/* A whole document; SUBJECT is a stm_document. */
void stm_json_show_document(struct stm_out *out, const void *subject);

/* A diff; SUBJECT is a stm_diff. */
void stm_json_show_diff(struct stm_out *out, const void *subject);

/* Counts, as the member "summary". */
void stm_json_summary(struct stm_json *json, const struct stm_summary *summary);

/* A redline, as the member "edits". */
void stm_json_edits(struct stm_json *json, const struct stm_edit *edits, size_t count);

/* Versions; SUBJECT is a struct stm_history_subject. */
void stm_json_show_history(struct stm_out *out, const void *subject);

/* A version with its origins; SUBJECT is a stm_blame. */
void stm_json_show_blame(struct stm_out *out, const void *subject);

/* The same as lines with tabs. */
void stm_porcelain_show_blame(struct stm_out *out, const void *subject);

/* A series by clauses; SUBJECT is a stm_table. */
void stm_json_show_table(struct stm_out *out, const void *subject);

/* Where a wording is; SUBJECT is a stm_trace. */
void stm_json_show_trace(struct stm_out *out, const void *subject);

/* A clause's life; SUBJECT is a stm_life. */
void stm_json_show_life(struct stm_out *out, const void *subject);

#endif
