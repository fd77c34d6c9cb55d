/* Pieces of a document as JSON, for all who write them. */
#ifndef STM_DOC_JSON_H
#define STM_DOC_JSON_H

#include "base/json.h"
#include "doc/document.h"

/* The fields of METADATA, as members of the object that is open; null where there is nothing. */
void stm_json_metadata(struct stm_json *json, const struct stm_metadata *metadata);

/* The member "page", which is left out where the format has no pages and PAGE is 0. */
void stm_json_page(struct stm_json *json, unsigned page);

/* The member "footnotes". */
void stm_json_footnotes(struct stm_json *json, const struct stm_document *document);

/*
 * The members "footnotes" and "removed": with the paragraphs, every character of the source is
 * somewhere.
 */
void stm_json_left_out(struct stm_json *json, const struct stm_document *document);

#endif
