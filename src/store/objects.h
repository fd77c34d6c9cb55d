/*
 * Git's objects as bytes: commits, trees and blobs, read with their hash proven, written in
 * packs.
 */
#ifndef STM_STORE_OBJECTS_H
#define STM_STORE_OBJECTS_H

#include "store/git.h"

/*
 * The bytes of object ID, NUL-terminated, on the operation's arena. *KIND is what it must be, or
 * GIT_OBJECT_ANY to be told. Fails with STM_EREPOSITORY when it is missing or damaged.
 */
enum stm_status stm_object_read(
	struct stm_store *store, const git_oid *id, git_object_t *kind, struct stm_str *out);

/* Proves that object ID is there and hashes to its name. */
enum stm_status stm_object_prove(struct stm_store *store, const git_oid *id);

/*
 * Names BYTES in *ID, and keeps them for the next stm_objects_pack() unless they are stored already
 * or the store is PROVING.
 */
enum stm_status stm_object_write(
	struct stm_store *store, git_object_t kind, struct stm_str bytes, git_oid *id);

/* Writes all new objects as one pack, on disk when it returns. */
enum stm_status stm_objects_pack(struct stm_store *store);

/* The id of entry NAME in the raw TREE; false when there is none. */
bool stm_tree_entry(struct stm_str tree, const char *name, git_oid *out);

/*
 * The blob at PATH ("clauses/<id>.md") below the tree ID. *FOUND says whether there is one; OUT may
 * be NULL.
 */
enum stm_status stm_tree_read(struct stm_store *store, const git_oid *id, const char *path,
	struct stm_str *out, bool *found);

/* One line of a tree to be written. */
struct stm_tree_line {
	const char *name;
	git_oid id;
	bool is_tree;
};

/* Writes the tree of LINES, sorting them; of two with one name the first is taken. */
enum stm_status stm_tree_write(
	struct stm_store *store, struct stm_tree_line *lines, size_t count, git_oid *id);

#endif
