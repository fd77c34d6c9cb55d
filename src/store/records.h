/* The versions a repository has, as their commits tell: everything but their texts. */
#ifndef STM_STORE_RECORDS_H
#define STM_STORE_RECORDS_H

#include <stdint.h>

#include "base/map.h"
#include "base/mapping.h"
#include "lineage/card.h"
#include "store/store.h"

struct stm_symbols {
	const char **at;
	size_t len, cap;
};

/* One version. Texts are never NULL. */
struct stm_record {
	struct stm_card card; /* with sketch and kin only when KNOWN */
	bool known, kept;     /* KEPT: as the catalogue has it */
	const char *basis;    /* why it descends from its parents */
	const char *source;   /* its file's name */
	const char *engine;   /* that wrote it */
	const char *series;   /* its branch, without refs/heads/ */
	const char *tag;      /* its name, without refs/tags/ */
	char commit[41];      /* hex digits */
	char tree[41];
	struct stm_symbols parents; /* the main one first */
	const uint32_t *ancestors;  /* the parents as indices of records, as far as there are */
	size_t ancestor_count;
	uint32_t entry;     /* when KEPT: where the catalogue has it, in units of eight bytes */
	uint32_t component; /* when the records are SETTLED (lineage/components.h) */
	struct stm_summary summary;
	bool tip; /* the last of its series */
};

/* What the catalogue's file has (store/catalog.h). */
struct stm_catalog {
	struct stm_mapping file; /* borrowed from the store */
	struct stm_map places; /* of entries, in units of eight bytes, by the start of the commit */
	size_t count;
	size_t sound; /* bytes, from the start */
	bool damaged; /* behind them is something that was not cut short, but changed */
};

/* A version without a tag, and the version that descends from it or the branch that ends in it. */
struct stm_gap {
	const char *file, *symbol;
};

struct stm_gaps {
	struct stm_gap *at;
	size_t len, cap;
};

/* All versions, each after its parents, by date and symbol where that leaves a choice. */
struct stm_records {
	struct stm_record *at;
	size_t len, cap;
	struct stm_map places; /* by the hash of the symbol */
	struct stm_catalog catalog;
	uint64_t refs; /* the digest of the refs they were read by */
	bool settled;  /* this engine found what they say of their descent */
	struct stm_gaps gaps;
};

/* Reads the versions that the tags name, as far as there are tags. */
enum stm_status stm_records_read(struct stm_store *store, struct stm_records *out);

/* The same from refs and commits alone: no cache is believed. */
enum stm_status stm_records_read_anew(struct stm_store *store, struct stm_records *out);

/*
 * The same for whoever gives answers, and kept by the store: while no ref moves they are not read
 * again. Borrowed until records are read again in this way or the store is freed. A tag that is not
 * there any more must not make an answer of less, and packed-refs has no checksum: fails with
 * STM_EREPOSITORY when a version descends from one without a tag, or a branch ends in one.
 */
enum stm_status stm_records_read_whole(struct stm_store *store, const struct stm_records **out);

/*
 * The same, and *PLACE is that of the version NAME stands for, as stm_record_read() has it. Fails
 * with STM_ENOTFOUND, too.
 */
enum stm_status stm_records_read_with(
	struct stm_store *store, const char *name, const struct stm_records **out, size_t *place);

/* Fails with STM_EREPOSITORY, and says how to mend it. */
enum stm_status stm_fail_gap(struct stm_error *error, const struct stm_gap *gap);

/*
 * By record, which are of the line that ends in PLACE: that and all it descends from. On ARENA.
 */
bool *stm_records_line(const struct stm_records *records, struct stm_arena *arena, size_t place);

/*
 * The versions of the series that the version at PLACE is one of, COUNT of them, the first one
 * first. On ARENA. Nothing but them is looked at when it is the last.
 */
const struct stm_record **stm_records_series(
	const struct stm_records *records, struct stm_arena *arena, size_t place, size_t *count);

/* Whether there is one at all; stops at the first. */
enum stm_status stm_records_any(struct stm_store *store, bool *found);

/* Index of the version of SYMBOL, or -1. */
ptrdiff_t stm_records_find(const struct stm_records *records, const char *symbol);

/*
 * The one version NAME stands for: a symbol, tag, branch or anything that git resolves to its
 * commit. Series, ancestors and tip may be missing. Fails with STM_ENOTFOUND.
 */
enum stm_status stm_record_read(struct stm_store *store, const char *name, struct stm_record *out);

/* The file PATH of a version; *FOUND (may be NULL: it must be there) says whether there is one. */
enum stm_status stm_record_file(struct stm_store *store, const struct stm_record *record,
	const char *path, struct stm_str *out, bool *found);

/* The original bytes of a version. */
enum stm_status stm_record_source(
	struct stm_store *store, const struct stm_record *record, struct stm_str *out);

/* Sorts RECORDS, and finds ancestors, series and tips. On ARENA. */
void stm_records_sort(struct stm_records *records, struct stm_arena *arena);

#endif
