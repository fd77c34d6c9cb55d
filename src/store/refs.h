/* All branches, tags and remote branches of a repository, and changing many of them at once. */
#ifndef STM_STORE_REFS_H
#define STM_STORE_REFS_H

#include "store/git.h"

struct stm_ref {
	const char *name; /* whole: "refs/tags/A/RES/78/217" */
	git_oid id;
	const char *peeled; /* of a packed annotated tag: the line behind its own, or NULL */
	bool symbolic;      /* ID is not known */
};

struct stm_ref_list {
	struct stm_ref *at;
	size_t len, cap;
};

/* Refs as they are stored: a loose one hides the packed one of its name. Sorted by name. */
struct stm_refs {
	struct stm_ref_list packed; /* of all kinds */
	struct stm_ref_list loose;  /* below heads, notes, remotes and tags */
	struct stm_ref_list all;    /* both, as git sees them */
	const char *traits;         /* of packed-refs: "peeled fully-peeled sorted" */
	uint64_t digest;            /* of all of them */
};

/* Reads them on the operation's arena. */
enum stm_status stm_refs_read(struct stm_store *store, struct stm_refs *refs);

/* The digest of what stm_refs_read() would read, without taking packed-refs apart. */
enum stm_status stm_refs_digest(struct stm_store *store, uint64_t *digest);

/* The digest of the loose refs alone. */
enum stm_status stm_refs_digest_loose(struct stm_store *store, uint64_t *digest);

/* The digest of refs of which packed-refs holds PACKED, and which are LOOSE beside it. */
uint64_t stm_refs_digest_of(struct stm_str packed, const struct stm_ref_list *loose);

/* The ref NAME in a sorted LIST, or NULL. */
const struct stm_ref *stm_ref_find(const struct stm_ref_list *list, const char *name);

/* Where the first ref stands whose name is not before NAME. */
size_t stm_ref_place(const struct stm_ref_list *list, const char *name);

/* What is to become of one ref. */
struct stm_ref_edit {
	const char *name;
	git_oid was;   /* where it must point now; zero: it must not be there */
	git_oid now;   /* zero: it is to be deleted */
	bool may_lack; /* it need not be there either way: branches of a clone */
};

/* Digests of all refs, before a change and after it. */
struct stm_ref_digests {
	uint64_t was, now;
};

/*
 * Makes all EDITS (sorting them) or none, whatever happens. Objects must be on disk before. DIGESTS
 * (may be NULL) are set when there are edits. Fails with STM_EARGUMENT when two names cannot both
 * exist, STM_EREPOSITORY when a ref is not where it WAS, STM_ELOCKED, STM_EFILE.
 */
enum stm_status stm_refs_change(struct stm_store *store, struct stm_ref_edit *edits, size_t count,
	struct stm_ref_digests *digests);

/* The ref HEAD points to, or NULL when it points to a commit or cannot be read. */
const char *stm_head_read(struct stm_store *store);

/* Points HEAD to BRANCH ("refs/heads/..."). */
enum stm_status stm_head_set(struct stm_store *store, const char *branch);

/* Whether BRANCH is checked out in a work tree. */
bool stm_head_holds(struct stm_store *store, const char *branch);

#endif
