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

/* An object to be written. */
struct stm_object {
	git_object_t kind;
	struct stm_str bytes;
	const char *name; /* of the file, or NULL: objects of one name are near to each other */
};

/*
 * Names OBJECT in *ID, and keeps it for the next stm_objects_pack() unless it is stored already or
 * the store is PROVING.
 */
enum stm_status stm_object_write(
	struct stm_store *store, const struct stm_object *object, git_oid *id);

/*
 * Writes all new objects as one pack, on disk when it returns. They are not read again in the same
 * operation.
 */
enum stm_status stm_objects_pack(struct stm_store *store);

/* The same once so many are waiting that memory would be short with more. */
enum stm_status stm_objects_pack_some(struct stm_store *store);

/*
 * Gives up the objects that wait for a pack, if there are any, and the list of them; such an object
 * is not written again in this operation.
 */
void stm_objects_forget(struct stm_store *store);

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

/* A tree to be written. */
struct stm_tree {
	const char *name; /* as an object has one */
	struct stm_tree_line *lines;
	size_t count;
};

/*
 * Writes TREE, sorting its lines; of two with one name the first is taken. SCRATCH is used up.
 */
enum stm_status stm_tree_write(struct stm_store *store, struct stm_arena *scratch,
	const struct stm_tree *tree, git_oid *id);

#endif
