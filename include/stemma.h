/*
 * stemma.h - what became of every clause of a negotiated text.
 *
 * The header follows the way of the data: a status and an error, then documents, the difference of
 * two documents, repositories of versions, and last the views that print any of them.
 *
 * Conventions. A function that can fail returns an enum stm_status, STM_OK (0) or negative, and
 * describes the failure in the struct stm_error it is given (which may be NULL). Results come back
 * through the first argument. Getters cannot fail. Text is UTF-8 without NUL bytes; lengths and
 * offsets are in bytes. What a getter returns is borrowed from the object and lives as long as it.
 * Objects may be used by one thread at a time; the library keeps no global state, never prints and
 * never exits.
 *
 *	stm_document *older, *newer;
 *	stm_diff *diff;
 *	struct stm_error error;
 *
 *	if (stm_document_open(&older, "old.txt", NULL, &error) < 0 ||
 *	    stm_document_open(&newer, "new.txt", NULL, &error) < 0 ||
 *	    stm_diff_new(&diff, older, newer, &error) < 0)
 *		fprintf(stderr, "%s: %s\n", error.file, error.text);
 */
#ifndef STEMMA_H
#define STEMMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define STM_VERSION "0.1.0"

/* ------------------------------------------------------------------------------------------------
 * Status and errors
 */

/* Every way in which a call can end. */
enum stm_status {
	STM_OK = 0,
	STM_EMEMORY = -1,     /* the system has no more memory */
	STM_EOUTPUT = -2,     /* the writer refused */
	STM_EFILE = -3,       /* no such file, a directory, not readable, not writable */
	STM_EINPUT = -4,      /* not a text: empty, binary, not UTF-8, or too large */
	STM_EREPOSITORY = -5, /* not a lineage repository, or a damaged one */
	STM_ELOCKED = -6,     /* another writer holds the repository */
	STM_ENOTFOUND = -7,   /* no version, clause or format of that name */
	STM_EEXISTS = -8,     /* the repository has that symbol with another text */
	STM_EARGUMENT = -9,   /* arguments that contradict each other */
};

/* What went wrong and where. Zeroed is legal and means nothing did. */
struct stm_error {
	enum stm_status status;
	int64_t offset; /* byte in FILE, or -1 */
	char file[512]; /* the file, symbol or directory concerned; may be "" */
	char text[512]; /* what happened and what to do, one line, no full stop */
};

/* The general text of STATUS ("out of memory"); never NULL. Static. */
const char *stm_status_text(enum stm_status status);

/* ------------------------------------------------------------------------------------------------
 * Documents: bytes -> labelled and hashed paragraphs
 */

/* What a paragraph is. Names as in the JSON: stm_kind_name(). */
enum stm_kind {
	STM_TITLE,
	STM_ENACTING,
	STM_PREAMBULAR,
	STM_OPERATIVE,
	STM_SUBPARAGRAPH,
	STM_HEADING,
	STM_ANNEX,
	STM_TEXT,
	STM_NOTE,
};

/* What a span marks in a paragraph's text. */
enum stm_span_kind {
	STM_SPAN_EMPHASIS,
	STM_SPAN_STRONG,
	STM_SPAN_NOTE, /* a footnote mark stood at START; length 0, NOTE is its footnote's index */
};

/* A stretch of a paragraph's text, in bytes from the text's start. */
struct stm_span {
	enum stm_span_kind kind;
	uint32_t start;
	uint32_t length;
	uint32_t note;
};

/* One paragraph, in document order. */
struct stm_paragraph {
	const char
		*label; /* where it stands: "PP3", "OP29(c)", "annex.2"; unique in its document */
	const char *number; /* as printed before it: "29.", "(c)", or "" */
	const char *text;   /* without number and footnote marks, white space folded */
	size_t length;      /* of TEXT, bytes */
	size_t offset;      /* of the paragraph in the source, bytes */
	enum stm_kind kind;
	uint32_t depth; /* 0 for a paragraph, 1 for (a), 2 for (a)(i) */
	const struct stm_span *spans;
	size_t span_count;
	uint8_t hash[16]; /* XXH3-128 of the canonical text, big endian */
};

/* A footnote, taken out of the text. */
struct stm_footnote {
	const char *mark; /* "3", "*" */
	const char *text;
	size_t offset; /* in the source, bytes */
};

/* Text that is neither paragraph nor footnote: a running head, a page number, the masthead. */
struct stm_removal {
	const char *reason; /* "running head", "page number", "masthead", ... */
	const char *text;
	size_t offset; /* in the source, bytes */
};

/* What a document says of itself; NULL where it says nothing. Dates are ISO 8601 (YYYY-MM-DD). */
struct stm_metadata {
	const char *symbol; /* "A/RES/78/217"; else the file's name without its extension */
	const char *title;
	const char *body;        /* "General Assembly" */
	const char *session;     /* "Seventy-eighth session" */
	const char *agenda_item; /* "71 (b)" */
	const char *date;        /* of the document */
	const char *adopted;     /* date of adoption */
	const char *meeting;     /* "50th plenary meeting" */
	const char *vote;        /* "without a vote", "11-0-4" */
	const char *report;      /* what it was adopted on: "A/78/481/Add.2, para. 139" */
	const char *sponsors;    /* of a draft, as printed */
	const char *language;    /* ISO 639-1, as recognised */
};

typedef struct stm_document stm_document;

/* How to read. Zeroed is the default. */
struct stm_read_options {
	size_t limit;       /* refuse more bytes than this; 0: 64 MiB */
	const char *symbol; /* use this symbol, whatever the text says; may be NULL */
};

#define STM_DEFAULT_LIMIT ((size_t)64 << 20)

/*
 * Reads the document in the file PATH ("-" is not special) into *OUT. The reader is chosen by the
 * file's name and content. The caller frees *OUT with stm_document_free(). OPTIONS may be NULL.
 * Fails with STM_EFILE, STM_EINPUT (with the byte offset of the first fault) or STM_EMEMORY.
 */
enum stm_status stm_document_open(stm_document **out, const char *path,
	const struct stm_read_options *options, struct stm_error *error);

/*
 * Reads COUNT files, several at a time, into OUT. All or none: on failure OUT holds NULLs and ERROR
 * describes the first file, in the order given, that failed.
 */
enum stm_status stm_documents_open(stm_document **out, const char *const *paths, size_t count,
	const struct stm_read_options *options, struct stm_error *error);

/* A document in memory. */
struct stm_source {
	const char *name; /* stands for the file's name */
	const char *bytes;
	size_t length;
};

/* The same as stm_document_open() from memory; SOURCE is copied. */
enum stm_status stm_document_parse(stm_document **out, const struct stm_source *source,
	const struct stm_read_options *options, struct stm_error *error);

/* Frees DOCUMENT and all that was borrowed from it. NULL is legal. */
void stm_document_free(stm_document *document);

size_t stm_document_paragraph_count(const stm_document *document);
size_t stm_document_footnote_count(const stm_document *document);
size_t stm_document_removal_count(const stm_document *document);

/* The INDEXth (from 0) in document order, or NULL beyond the last. Borrowed. */
const struct stm_paragraph *stm_document_paragraph(const stm_document *document, size_t index);
const struct stm_footnote *stm_document_footnote(const stm_document *document, size_t index);
const struct stm_removal *stm_document_removal(const stm_document *document, size_t index);

/* What the document says of itself. Borrowed. */
const struct stm_metadata *stm_document_metadata(const stm_document *document);

/* The name it was read from. Borrowed. */
const char *stm_document_source(const stm_document *document);

/* "preambular", ... as in the JSON. Static. */
const char *stm_kind_name(enum stm_kind kind);

/* ------------------------------------------------------------------------------------------------
 * Differences: two documents -> what became of every paragraph
 */

/* What became of a paragraph. STM_ADDED and STM_DROPPED never occur in a link. */
enum stm_relation {
	STM_UNCHANGED,
	STM_REWORDED,
	STM_SPLIT,
	STM_MERGED,
	STM_ADDED,
	STM_DROPPED,
};

/* Beside the relation; joined with |. */
enum stm_flag {
	STM_MOVED = 1 << 0,      /* out of the order of the others */
	STM_RELABELLED = 1 << 1, /* another label */
	STM_RECAST = 1 << 2,     /* preambular to operative or back */
	STM_REVIVED = 1 << 3,    /* added back after having been dropped; lineages only */
};

enum stm_edit_op { STM_EQUAL, STM_DELETE, STM_INSERT };

/*
 * A run of a redline. The equal and deleted runs joined are the old text, the equal and inserted ones
 * the new text; of a split or merge, the texts of the larger side joined by a line feed.
 */
struct stm_edit {
	enum stm_edit_op op;
	uint32_t
		move; /* a deletion and an insertion of the same number (from 1) are one phrase moved */
	const char *text;
	size_t length;
};

/* What a change of wording means. */
enum stm_mark_kind {
	STM_MARK_VERB,
	STM_MARK_MODAL,
	STM_MARK_NUMBER,
	STM_MARK_DATE,
	STM_MARK_BRACKET
};
enum stm_change { STM_CHANGED, STM_STRONGER, STM_WEAKER };

struct stm_mark {
	enum stm_mark_kind kind;
	enum stm_change change;
	const char *was; /* wording of the old text, or "" */
	const char *is;  /* wording of the new text, or "" */
};

/* Old paragraphs that became new ones: one to one, one to many (split) or many to one (merged). */
struct stm_link {
	enum stm_relation relation;
	unsigned flags;       /* enum stm_flag */
	uint32_t similarity;  /* in thousandths: 1000 for equal canonical texts */
	const uint32_t *olds; /* paragraph indices, ascending */
	const uint32_t *news;
	size_t old_count;
	size_t new_count;
	const struct stm_edit *edits;
	size_t edit_count;
	const struct stm_mark *marks;
	size_t mark_count;
};

/* Words that one new paragraph took over from an old one that it does not descend from. */
struct stm_borrowing {
	uint32_t old_index;
	uint32_t new_index;
	const char *text;
	size_t length;
};

/* Counts of links, and of paragraphs for added and dropped. */
struct stm_summary {
	size_t unchanged, reworded, split, merged, moved, added, dropped;
};

typedef struct stm_diff stm_diff;

/*
 * Aligns two documents and redlines what they share. OLD_DOCUMENT and NEW_DOCUMENT are borrowed and
 * must outlive *OUT, which the caller frees with stm_diff_free(). Fails with STM_EMEMORY only.
 */
enum stm_status stm_diff_new(stm_diff **out, const stm_document *old_document,
	const stm_document *new_document, struct stm_error *error);

/* Frees DIFF, not its documents. NULL is legal. */
void stm_diff_free(stm_diff *diff);

/* The documents compared. Borrowed. */
const stm_document *stm_diff_old_document(const stm_diff *diff);
const stm_document *stm_diff_new_document(const stm_diff *diff);

/* Links in the order of their first new paragraph; added and dropped in document order. Borrowed. */
size_t stm_diff_link_count(const stm_diff *diff);
const struct stm_link *stm_diff_link(const stm_diff *diff, size_t index);
const uint32_t *stm_diff_added(const stm_diff *diff, size_t *count);
const uint32_t *stm_diff_dropped(const stm_diff *diff, size_t *count);
const struct stm_borrowing *stm_diff_borrowed(const stm_diff *diff, size_t *count);
struct stm_summary stm_diff_summary(const stm_diff *diff);

/* "reworded", "weaker", ... as in the JSON. Static. */
const char *stm_relation_name(enum stm_relation relation);
const char *stm_change_name(enum stm_change change);
const char *stm_mark_name(enum stm_mark_kind kind);

/* ------------------------------------------------------------------------------------------------
 * Repositories: a series of versions, kept in git
 *
 *	stm_repository_init("rivers", &error);
 *	stm_repository_open(&repository, "rivers", &error);
 *	stm_repository_add(repository, paths, count, NULL, &error);
 */

typedef struct stm_repository stm_repository;

/*
 * Makes DIR, and its parents where they are missing, a lineage repository: a bare git repository
 * with Stemma's mark in its configuration. Fails with STM_EFILE, or STM_EEXISTS when there is one.
 */
enum stm_status stm_repository_init(const char *dir, struct stm_error *error);

/*
 * Opens the lineage repository at DIR or, when DIR is NULL, the one the working directory lies in.
 * The caller frees *OUT with stm_repository_free(). Fails with STM_EREPOSITORY.
 */
enum stm_status stm_repository_open(stm_repository **out, const char *dir, struct stm_error *error);

/* NULL is legal. */
void stm_repository_free(stm_repository *repository);

/* The repository's directory. Borrowed. */
const char *stm_repository_path(const stm_repository *repository);

/* How to add. Zeroed is the default. */
struct stm_add_options {
	struct stm_read_options read;
	const char *const *after; /* symbols that the documents descend from */
	size_t after_count;       /* 0: the latest earlier version of the same title and body */
	/* Called before each document is read; may be NULL. */
	void (*progress)(void *payload, size_t done, size_t total, const char *path);
	void *payload;
};

/*
 * Reads the documents in PATHS, finds what each descends from, and commits them and whatever has
 * to be derived anew because of them. All of it happens or nothing does. A document that is there
 * already changes nothing. Fails with the errors of stm_document_open(), STM_EEXISTS when a symbol
 * is there with another text, STM_ENOTFOUND for an unknown predecessor, STM_ELOCKED, STM_EFILE.
 */
enum stm_status stm_repository_add(stm_repository *repository, const char *const *paths,
	size_t count, const struct stm_add_options *options, struct stm_error *error);

/*
 * Derives every version anew from its source and compares object ids. *VERSIONS (may be NULL)
 * receives how many were proven. Fails with STM_EREPOSITORY, naming the first that differs.
 */
enum stm_status stm_repository_check(
	stm_repository *repository, size_t *versions, struct stm_error *error);

/*
 * Reads the version NAME (symbol, tag, branch, or anything git can resolve to a version's commit)
 * into *OUT. Fails with STM_ENOTFOUND.
 */
enum stm_status stm_repository_document(
	stm_document **out, stm_repository *repository, const char *name, struct stm_error *error);

/* One version of a repository. */
struct stm_version {
	const char *symbol;
	const char *title;
	const char *series;         /* its branch, without refs/heads/ */
	const char *date;           /* ISO 8601, or "" */
	const char *commit;         /* 40 hex digits */
	const char *const *parents; /* symbols */
	size_t parent_count;
	const char *basis;          /* why it descends from them: "told", "same title", or "" */
	struct stm_summary summary; /* against the first parent; revived clauses count as added */
};

typedef struct stm_history stm_history;

/* Reads all versions, series by series, each after its parents. The caller frees *OUT. */
enum stm_status stm_history_read(
	stm_history **out, stm_repository *repository, struct stm_error *error);
void stm_history_free(stm_history *history);
size_t stm_history_count(const stm_history *history);
const struct stm_version *stm_history_version(const stm_history *history, size_t index);

/* Index of the version NAME (symbol, tag or branch) names, or -1. */
ptrdiff_t stm_history_find(const stm_history *history, const char *name);

/* A clause in one version. */
struct stm_life_event {
	const char *symbol;
	const char *date;
	const char *label; /* "" where it was dropped or merged into another */
	const char *text;  /* the same */
	enum stm_relation relation;
	unsigned flags;
	uint32_t similarity;
	const struct stm_edit *edits; /* from the clause's text before */
	size_t edit_count;
	/* Other clauses it came from, ids joined by spaces; the one it went into; or "". */
	const char *origins;
};

typedef struct stm_life stm_life;

/*
 * Follows one clause, named "SYMBOL#LABEL" or by its id of 16 hex digits, through all versions of
 * its series. The caller frees *OUT. Fails with STM_ENOTFOUND.
 */
enum stm_status stm_life_read(
	stm_life **out, stm_repository *repository, const char *name, struct stm_error *error);
void stm_life_free(stm_life *life);
const char *stm_life_clause(const stm_life *life); /* its id */
size_t stm_life_count(const stm_life *life);
const struct stm_life_event *stm_life_event(const stm_life *life, size_t index);

/* ------------------------------------------------------------------------------------------------
 * Views: any of these -> a terminal, JSON
 */

/* Where a view writes. WRITE returns 0, or anything else to stop (STM_EOUTPUT). */
struct stm_writer {
	int (*write)(void *payload, const char *bytes, size_t length);
	void *payload;
};

/* How to show. Zeroed is a colourless terminal of 80 columns with the default context. */
struct stm_view_options {
	const char *format; /* NULL or "text", or "json" */
	unsigned width;     /* columns; 0: 80 */
	bool color;
	bool side_by_side;
	bool whole;       /* paragraphs in full, not only what is around a change */
	unsigned only;    /* of STM_ONLY(relation) and STM_ONLY_MOVED; 0: all */
	unsigned context; /* unchanged paragraphs shown around a change */
};

#define STM_ONLY(relation) (1u << (relation))
#define STM_ONLY_MOVED     (1u << 16)

/*
 * Write a diff, a document, versions (of the branch SERIES only, unless it is NULL) or a clause's
 * life through WRITER. OPTIONS may be NULL. Fail with STM_ENOTFOUND for an unknown format,
 * STM_EOUTPUT or STM_EMEMORY.
 */
enum stm_status stm_view_diff(const stm_diff *diff, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);
enum stm_status stm_view_document(const stm_document *document,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);
enum stm_status stm_view_history(const stm_history *history, const char *series,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);
enum stm_status stm_view_life(const stm_life *life, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

#ifdef __cplusplus
}
#endif

#endif
