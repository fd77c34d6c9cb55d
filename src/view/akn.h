/*
 * Akoma Ntoso 3.0, with the names of AKN4UN, which the organizations of the United Nations share.
 * What of a document it has no place for is said in elements and attributes of our own namespace,
 * which its schema allows everywhere and other programs pass over; with them it is read back as it
 * was (doc/told.h).
 */
#ifndef STM_VIEW_AKN_H
#define STM_VIEW_AKN_H

#include "base/map.h"
#include "view/template.h"

#define STM_AKN_NAMESPACE "urn:stemma:document:1"

/* An element that is open: its tag, its eId, and how deep it hangs; -1 for a section. */
struct stm_akn_level {
	const char *tag, *id;
	int depth;
};

/* One document on its way out. */
struct stm_akn {
	struct stm_out *out;
	const stm_document *document;
	struct stm_map ids; /* of elements: how often each was wanted */
	bool *told;         /* whether a footnote has been written, by its index */
	unsigned annexes;   /* so far */
	const char *type;   /* its root element: "statement", "doc" */
};

/* A document; SUBJECT is a stm_document. */
void stm_akn_show_document(struct stm_out *out, const void *subject);

/* Everything up to the end of the metadata; the root element, called NAME, is left open. */
void stm_akn_write_start(struct stm_akn *akn, const char *name);

/* The metadata of the annex that has begun. */
void stm_akn_write_annex_meta(struct stm_akn *akn);

/* Text of PARAGRAPH from byte START to END, with emphasis and footnotes. */
void stm_akn_write_text(
	struct stm_akn *akn, const struct stm_paragraph *paragraph, size_t start, size_t end);

#endif
