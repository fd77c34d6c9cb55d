/* Elements of WordprocessingML, made. Names are local; all are of the namespace of the parent. */
#ifndef STM_WRITER_NODES_H
#define STM_WRITER_NODES_H

#include "writer/writer.h"

/* A new last child of PARENT called NAME. */
xmlNode *writer_node(xmlNode *parent, const char *name);

/* The same right before NODE, in the namespace of NODE: what holds it may be of another. */
xmlNode *writer_node_before(xmlNode *node, const char *name);

/* A new child NAME of PARENT behind those of its children that the COUNT names BEFORE are of. */
xmlNode *writer_node_behind(
	xmlNode *parent, const char *name, const char *const *before, size_t count);

/* Sets the attribute NAME of NODE; both belong to the same namespace. */
void writer_set(xmlNode *node, const char *name, const char *value);

/* Sets it to a number. */
void writer_set_number(xmlNode *node, const char *name, unsigned value);

/* Appends the element NAME with the attribute val; VALUE may be NULL for none. */
void writer_value(xmlNode *parent, const char *name, const char *value);

/* Appends TEXT to NODE as its text, whose white space counts. */
void writer_text(xmlNode *node, struct stm_str text);

/*
 * Makes ROOT declare all namespaces that are used below it, and nobody else: copies bring their
 * own. False where one name stands for two of them: then nothing was done.
 */
bool writer_hoist(xmlNode *root);

/* An id that no change has yet. */
unsigned writer_next_id(struct writer *writer);

/* Makes NODE a tracked change: id, author and date; its _private is not NULL then. */
void writer_sign(struct writer *writer, xmlNode *node);

/* What a change of OP is called as an element: "ins"; NULL when it is none. */
const char *writer_change_name(struct writer_op op);

/* Whether the first character of TEXT that has a direction is read from right to left; -1: none. */
int writer_direction(struct stm_str text);

/* Takes NODE (may be NULL) out of its tree, and frees it. */
void writer_drop(xmlNode *node);

/* The same of the first child of each of the COUNT NAMES that PARENT (may be NULL) has. */
void writer_drop_all(xmlNode *parent, const char *const *names, size_t count);

#endif
