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
 * Ownership. What a function writes to its first argument is the caller's, freed with the type's
 * own function; on failure it is NULL. Pointers must not be NULL unless a comment says they may.
 *
 * Reproducible. The same bytes and options give the same result on every machine, in every locale
 * and with any number of threads. Ties are broken by document order.
 *
 * Each group below opens with an example: a function that compiles with <stdio.h> and this header.
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
 *
 *	static void complain(const struct stm_error *error)
 *	{
 *		fprintf(stderr, "%s: %s", error->file, error->text);
 *		if (error->offset >= 0)
 *			fprintf(stderr, " (byte %lld)", (long long)error->offset);
 *		fputc('\n', stderr);
 *	}
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

/*
 * What went wrong and where: the caller's, overwritten by each call that fails and left alone by
 * one that succeeds. Zeroed is legal and means nothing did. FILE and TEXT are cut to their size.
 */
struct stm_error {
	enum stm_status status;
	int64_t offset; /* byte in FILE, or -1 */
	char file[512]; /* the file, symbol or directory concerned; may be "" */
	char text[512]; /* what happened and what to do, one line, no full stop */
};

/*
 * The general text of STATUS ("out of memory"), for when a struct stm_error was not given; never
 * NULL, also for a number that is no status. Static.
 */
const char *stm_status_text(enum stm_status status);

/* ------------------------------------------------------------------------------------------------
 * Documents: bytes -> labelled and hashed paragraphs
 *
 *	static int print_labels(const char *path)
 *	{
 *		stm_document *document;
 *		struct stm_error error;
 *
 *		if (stm_document_open(&document, path, NULL, &error) < 0) {
 *			fprintf(stderr, "%s: %s\n", error.file, error.text);
 *			return 1;
 *		}
 *		printf("%s\n", stm_document_metadata(document)->symbol);
 *		for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
 *			const struct stm_paragraph *p = stm_document_paragraph(document, i);
 *
 *			printf("%s (%s): %s\n", p->label, stm_kind_name(p->kind), p->text);
 *		}
 *		stm_document_free(document);
 *		return 0;
 *	}
 */

/* What a paragraph is. Names as in the JSON: stm_kind_name(). */
enum stm_kind {
	STM_TITLE,
	STM_ENACTING,     /* "The General Assembly," */
	STM_PREAMBULAR,   /* between the enacting line and the first operative paragraph */
	STM_OPERATIVE,    /* "4. Calls upon ..." */
	STM_SUBPARAGRAPH, /* "(a) To respect ..." */
	STM_HEADING,
	STM_ANNEX, /* the title of an annex, and what stands in one */
	STM_TEXT,  /* none of the others */
	STM_NOTE,
};

/* What a span marks in a paragraph's text. */
enum stm_span_kind {
	STM_SPAN_EMPHASIS,
	STM_SPAN_STRONG,
	STM_SPAN_NOTE, /* a footnote mark stood at START; length 0, NOTE is its footnote's index */
	STM_SPAN_CELL, /* a cell of a table; its paragraph is a row, with " | " between cells */
};

/* A stretch of a paragraph's text, in bytes from the text's start; never inside a character. */
struct stm_span {
	enum stm_span_kind kind;
	uint32_t start;
	uint32_t length;
	uint32_t note; /* of STM_SPAN_NOTE: an index for stm_document_footnote() */
};

/* One paragraph, in document order. */
struct stm_paragraph {
	/* Where it stands: "PP3", "OP29(c)", "annex.2"; unique in its document. */
	const char *label;
	const char *number; /* as printed before it: "29.", "(c)", or "" */
	const char *text;   /* without number and footnote marks, white space folded */
	size_t length;      /* of TEXT, bytes */
	/*
	 * Of the paragraph, bytes: in the source of a text; of a format that is not text, how much
	 * text comes before it. The same of footnotes and removals below.
	 */
	size_t offset;
	uint32_t page; /* it begins on, from 1; 0 where the format has no pages */
	enum stm_kind kind;
	uint32_t depth;               /* 0 for a paragraph, 1 for (a), 2 for (a)(i) */
	const struct stm_span *spans; /* by start; NULL when there are none */
	size_t span_count;
	uint8_t hash[16]; /* XXH3-128 of the canonical text, big endian */
};

/* A footnote, taken out of the text. */
struct stm_footnote {
	const char *mark; /* "3", "*" */
	const char *text;
	size_t offset; /* in the source, bytes */
	uint32_t page; /* from 1, or 0 */
};

/* Text that is neither paragraph nor footnote: a running head, a page number, the masthead. */
struct stm_removal {
	const char *reason; /* "running head", "page number", "masthead", ... */
	const char *text;
	size_t offset; /* in the source, bytes */
	uint32_t page; /* from 1, or 0 */
};

/*
 * What a document says of itself; NULL where it says nothing. Texts are as printed, without the
 * marks of footnotes; dates are ISO 8601 (YYYY-MM-DD); countries of a vote are separated by ", ".
 */
struct stm_metadata {
	const char *symbol; /* "A/RES/78/217"; else the file's name without its extension */
	/*
	 * Without the number before it. A draft without a title has that of the text it adopts
	 * ("Adopts the following declaration: ..."), else that of its agenda item.
	 */
	const char *title;
	const char *body;        /* in English: "General Assembly" */
	const char *session;     /* "Seventy-eighth session" */
	const char *agenda_item; /* "71 (b)", "13 and 75" */
	const char *date;        /* of the document, else of adoption */
	const char *adopted;     /* date of adoption */
	const char *meeting;     /* "50th plenary meeting" */
	const char *vote;        /* "without a vote", "11-0-4": for, against, abstaining */
	const char *vote_for;    /* countries, where they are listed */
	const char *vote_against;
	const char *vote_abstaining;
	const char *report; /* what it was adopted on: "A/78/481/Add.2, para. 139" */
	/*
	 * Of a draft or an amendment: "Honduras and Mexico", "President of the General Assembly".
	 * On behalf of whom, a footnote says.
	 */
	const char *sponsors;
	const char *language; /* ISO 639-1, as recognised */
};

/* A document that was read. Does not change any more; it does not need its file either. */
typedef struct stm_document stm_document;

/* How to read. Zeroed is the default. */
struct stm_read_options {
	size_t limit;       /* refuse more bytes than this; 0: 64 MiB */
	const char *symbol; /* use this symbol, whatever the text says; may be NULL */
	/*
	 * The program that reads formats other than text, stemma-reader; NULL: the one that was
	 * installed with the library.
	 */
	const char *reader;
	bool original; /* of tracked changes in a Word file the text before them, not after */
};

/* Bytes that a document may have when nothing is said of it. */
#define STM_DEFAULT_LIMIT ((size_t)64 << 20)

/*
 * Reads the document in the file PATH ("-" is not special) into *OUT. The reader is chosen by the
 * file's name and content. The caller frees *OUT with stm_document_free(). OPTIONS may be NULL.
 * Fails with STM_EFILE, STM_EINPUT (with the byte offset of the first fault) or STM_EMEMORY.
 */
enum stm_status stm_document_open(stm_document **out, const char *path,
	const struct stm_read_options *options, struct stm_error *error);

/*
 * Reads COUNT files, several at a time, into the COUNT places of OUT, in the order of PATHS; the
 * caller frees each with stm_document_free(). All or none: on failure OUT holds NULLs and ERROR
 * describes the first file, in the order given, that failed. OPTIONS, which may be NULL, are for
 * all of them. Starts threads, at most one a core, and ends them before it returns. Fails as
 * stm_document_open() does.
 */
enum stm_status stm_documents_open(stm_document **out, const char *const *paths, size_t count,
	const struct stm_read_options *options, struct stm_error *error);

/* A document in memory. */
struct stm_source {
	const char *name;  /* stands for the file's name: its extension helps to choose a reader */
	const char *bytes; /* need not end in a NUL byte */
	size_t length;
};

/*
 * The same as stm_document_open() from memory. SOURCE is copied, so its bytes may go once the call
 * returns. Fails with STM_EINPUT or STM_EMEMORY.
 */
enum stm_status stm_document_parse(stm_document **out, const struct stm_source *source,
	const struct stm_read_options *options, struct stm_error *error);

/* Frees DOCUMENT and all that was borrowed from it. NULL is legal. */
void stm_document_free(stm_document *document);

/* How many paragraphs DOCUMENT has, its title and enacting line among them. */
size_t stm_document_paragraph_count(const stm_document *document);

/* How many footnotes; each was taken out of the text, where a span of STM_SPAN_NOTE tells. */
size_t stm_document_footnote_count(const stm_document *document);

/* How many stretches of the source are neither paragraph nor footnote. */
size_t stm_document_removal_count(const stm_document *document);

/* The INDEXth paragraph (from 0) in document order, or NULL beyond the last. Borrowed. */
const struct stm_paragraph *stm_document_paragraph(const stm_document *document, size_t index);

/* The INDEXth footnote (from 0) by its place in the source, or NULL beyond the last. Borrowed. */
const struct stm_footnote *stm_document_footnote(const stm_document *document, size_t index);

/* The INDEXth removal (from 0) by its place in the source, or NULL beyond the last. Borrowed. */
const struct stm_removal *stm_document_removal(const stm_document *document, size_t index);

/* How many warnings its reader had: what it could not be sure of, or did not keep. */
size_t stm_document_warning_count(const stm_document *document);

/* The INDEXth warning (from 0), a line without full stop, or NULL beyond the last. Borrowed. */
const char *stm_document_warning(const stm_document *document, size_t index);

/* What the document says of itself; never NULL, nor is its symbol. Borrowed. */
const struct stm_metadata *stm_document_metadata(const stm_document *document);

/* The format it was read as: "txt", "md", "pdf", "docx", "html", "akn". Static. */
const char *stm_document_reader(const stm_document *document);

/* The name it was read from: PATH as given, or the name of its struct stm_source. Borrowed. */
const char *stm_document_source(const stm_document *document);

/*
 * Square brackets of a draft: what is not agreed. Pairs can span paragraphs. A bracket that has no
 * other is counted apart, as nothing tells where the other should be.
 */
struct stm_brackets {
	size_t open;         /* pairs, those inside others among them */
	size_t alternatives; /* places where pairs stand side by side: "[shall][should]" */
	size_t options;      /* paragraphs that begin with "Option 1", "Alternative 2", "OP4 alt" */
	size_t deepest;      /* most that are inside each other */
	size_t unclosed;     /* "[" without "]" */
	size_t unopened;     /* "]" without "[" */
	uint32_t first_unclosed; /* the paragraph of the first such, where there is one */
	uint32_t first_unopened;
};

/* Counts what is open in DOCUMENT; its text is gone through for that. */
struct stm_brackets stm_document_brackets(const stm_document *document);

/* The name of KIND as in the JSON: "preambular", "operative", ... Static. */
const char *stm_kind_name(enum stm_kind kind);

/* ------------------------------------------------------------------------------------------------
 * Differences: two documents -> what became of every paragraph
 *
 * Every paragraph of either document is in exactly one link, or is added, or is dropped. The
 * difference of B and A mirrors that of A and B.
 *
 *	static int print_changes(const stm_document *older, const stm_document *newer)
 *	{
 *		stm_diff *diff;
 *		struct stm_error error;
 *		size_t count;
 *		const uint32_t *added;
 *
 *		if (stm_diff_new(&diff, older, newer, &error) < 0)
 *			return -1;
 *		for (size_t i = 0; i < stm_diff_link_count(diff); i++) {
 *			const struct stm_link *link = stm_diff_link(diff, i);
 *
 *			printf("%s %s\n", stm_document_paragraph(newer, link->news[0])->label,
 *				stm_relation_name(link->relation));
 *		}
 *		added = stm_diff_added(diff, &count);
 *		for (size_t i = 0; i < count; i++)
 *			printf("%s added\n", stm_document_paragraph(newer, added[i])->label);
 *		stm_diff_free(diff);
 *		return 0;
 *	}
 */

/* What became of a paragraph. STM_ADDED and STM_DROPPED never occur in a link. */
enum stm_relation {
	STM_UNCHANGED, /* equal canonical texts: case, spacing and quotation marks do not count */
	STM_REWORDED,
	STM_SPLIT,  /* one old, several new */
	STM_MERGED, /* several old, one new */
	STM_ADDED,
	STM_DROPPED,
};

/* Beside the relation; joined with |. */
enum stm_flag {
	STM_MOVED = 1 << 0,      /* out of the order of the others */
	STM_RELABELLED = 1 << 1, /* another label */
	STM_RECAST = 1 << 2,     /* preambular to operative or back */
	STM_REVIVED = 1 << 3,    /* added back after having been dropped; lineages only */
	/*
	 * Nothing but the calendar moved on: the next session, the year after, the latest
	 * resolution cited. What is not surely that (a deadline, a sum, any other word) is
	 * substance. Of reworded links only, in a diff only.
	 */
	STM_ROLLED = 1 << 4,
};

/* Whether a run is in both texts, in the old one only or in the new one only. */
enum stm_edit_op { STM_EQUAL, STM_DELETE, STM_INSERT };

/*
 * A run of a redline. The equal and deleted runs joined are the old text, the equal and inserted
 * ones the new text; of a split or merge, the texts of the larger side joined by a line feed.
 * "Urges States" -> "Calls upon States": delete "Urges", insert "Calls upon", equal " States".
 */
struct stm_edit {
	enum stm_edit_op op;
	/* A deletion and an insertion of the same number (from 1) are one phrase moved; or 0. */
	uint32_t move;
	const char *text; /* LENGTH bytes, with no NUL byte behind them */
	size_t length;
	/*
	 * Of a deletion and the insertion right behind it: they differ in quotation marks,
	 * apostrophes or hyphens alone, and no word was changed.
	 */
	bool typographic;
};

/* What a change of wording is about. */
enum stm_mark_kind {
	STM_MARK_VERB,  /* the opening verb: "urges" to "encourages" */
	STM_MARK_MODAL, /* "shall" to "should" */
	STM_MARK_NUMBER,
	STM_MARK_DATE,     /* "17 December 2024", or a year */
	STM_MARK_BRACKET,  /* square brackets: "[shall][should]" to "shall" */
	STM_MARK_SYMBOL,   /* "A/RES/79/183", "53/24" */
	STM_MARK_SESSION,  /* the "eighty-first" of "its eighty-first session" */
	STM_MARK_QUALIFIER /* "as appropriate" */
};

/* Which way. */
enum stm_change {
	STM_CHANGED, /* neither wording is known to be the stronger one */
	STM_STRONGER,
	STM_WEAKER,
	STM_INCOMPARABLE, /* of different scales, or one without a strength */
	STM_GAINED,       /* a qualifier that came */
	STM_LOST,         /* a qualifier that went */
	STM_OPENED,       /* brackets around what was agreed or is new */
	STM_CLOSED        /* brackets that are gone, with or without what was in them */
};

/*
 * One change of meaning. Two wordings, or one and "" where something came or went. Of brackets that
 * closed WAS is what stood in them, brackets included, and all alternatives beside it; IS is what
 * stands there now ("shall"), of brackets that opened the reverse.
 */
struct stm_mark {
	enum stm_mark_kind kind;
	enum stm_change change;
	const char *was; /* wording of the old text, or "" */
	const char *is;  /* wording of the new text, or "" */
	/* Of a verb or modal verb that got stronger or weaker: who says so; else NULL. */
	const char *was_source;
	const char *is_source;
};

/* Old paragraphs that became new ones: one to one, one to many (split) or many to one (merged). */
struct stm_link {
	enum stm_relation relation;
	unsigned flags;       /* enum stm_flag */
	uint32_t similarity;  /* in thousandths: 1000 for equal canonical texts */
	const uint32_t *olds; /* paragraph indices, ascending; at least one */
	const uint32_t *news; /* the same, of the new document */
	size_t old_count;
	size_t new_count;
	const struct stm_edit *edits; /* in reading order */
	size_t edit_count;
	const struct stm_mark *marks;
	size_t mark_count;
};

/* Words that one new paragraph took over from an old one that it does not descend from. */
struct stm_borrowing {
	uint32_t old_index;
	uint32_t new_index;
	const char *text; /* LENGTH bytes, with no NUL byte behind them */
	size_t length;
};

/*
 * What became of a footnote: a pair, STM_UNCHANGED or STM_REWORDED, whatever their marks; or one
 * that was STM_ADDED or STM_DROPPED.
 */
struct stm_footnote_change {
	enum stm_relation relation;
	uint32_t old_index;           /* for stm_document_footnote(); 0 of one that was added */
	uint32_t new_index;           /* the same of the new document; 0 of one that was dropped */
	const struct stm_edit *edits; /* in reading order; of one that came or went all of it */
	size_t edit_count;
};

/* Counts of links, and of paragraphs for added and dropped. */
struct stm_summary {
	size_t unchanged, reworded, split, merged, moved, added, dropped;
};

/* The difference of two documents. Does not change any more. */
typedef struct stm_diff stm_diff;

/*
 * Aligns two documents and redlines what they share. OLD_DOCUMENT and NEW_DOCUMENT are borrowed and
 * must outlive *OUT, which the caller frees with stm_diff_free(). Fails with STM_EMEMORY only.
 */
enum stm_status stm_diff_new(stm_diff **out, const stm_document *old_document,
	const stm_document *new_document, struct stm_error *error);

/* A table of verbs that the user gives in place of the one that is built in. */
typedef struct stm_verbs stm_verbs;

/*
 * Reads the table in the file PATH: rows as in share/stemma/en.tsv, six columns with tabs between
 * them (kind, phrase, strength, scale, organ, source). The caller frees *OUT with stm_verbs_free().
 * Fails with STM_EFILE, STM_EINPUT for the first bad row, whose line the error names, or
 * STM_EMEMORY.
 */
enum stm_status stm_verbs_open(stm_verbs **out, const char *path, struct stm_error *error);

/* Frees VERBS. NULL is legal. */
void stm_verbs_free(stm_verbs *verbs);

/* What a redline takes out and puts in: whole words, or letters inside of them as well. */
enum stm_granularity { STM_BY_WORD, STM_BY_CHARACTER };

/* How to compare. Zeroed is the default. */
struct stm_diff_options {
	enum stm_granularity granularity;
	/*
	 * Its rows stand in place of all built-in ones of the kinds it has, whatever the language
	 * of the documents; NULL: the built-in table. Needed no more once the call returns.
	 */
	const stm_verbs *verbs;
};

/* The same as stm_diff_new() with OPTIONS, which may be NULL. */
enum stm_status stm_diff_new_with(stm_diff **out, const stm_document *old_document,
	const stm_document *new_document, const struct stm_diff_options *options,
	struct stm_error *error);

/* Frees DIFF, not its documents. NULL is legal. */
void stm_diff_free(stm_diff *diff);

/* The old of the documents compared. Borrowed from whoever called stm_diff_new(). */
const stm_document *stm_diff_old_document(const stm_diff *diff);

/* The new of the documents compared. Borrowed from whoever called stm_diff_new(). */
const stm_document *stm_diff_new_document(const stm_diff *diff);

/* How many links DIFF has: unchanged paragraphs have one as well. */
size_t stm_diff_link_count(const stm_diff *diff);

/*
 * The INDEXth link (from 0), in the order of their first new paragraphs, or NULL beyond the last.
 * Borrowed.
 */
const struct stm_link *stm_diff_link(const stm_diff *diff, size_t index);

/* Indices of the *COUNT new paragraphs that descend from none, ascending; or NULL. Borrowed. */
const uint32_t *stm_diff_added(const stm_diff *diff, size_t *count);

/* Indices of the *COUNT old paragraphs that nothing descends from, ascending; or NULL. Borrowed. */
const uint32_t *stm_diff_dropped(const stm_diff *diff, size_t *count);

/* The *COUNT borrowings; NULL when there are none. Borrowed. */
const struct stm_borrowing *stm_diff_borrowed(const stm_diff *diff, size_t *count);

/*
 * What became of the *COUNT footnotes of both documents, in the order of the new one, those that
 * were dropped behind what stood before them; or NULL. Each footnote is in exactly one: paired by
 * equal canonical texts, else by where their marks stand. Borrowed.
 */
const struct stm_footnote_change *stm_diff_footnotes(const stm_diff *diff, size_t *count);

/* Counts of what became of the paragraphs. A link that moved is counted by its relation as well. */
struct stm_summary stm_diff_summary(const stm_diff *diff);

/* The same of the footnotes, of which none is split, merged or said to have moved. */
struct stm_summary stm_diff_footnote_summary(const stm_diff *diff);

/* The name of RELATION as in the JSON: "reworded", ... Static. */
const char *stm_relation_name(enum stm_relation relation);

/* The name of CHANGE as in the JSON: "changed", "stronger", "incomparable", ... Static. */
const char *stm_change_name(enum stm_change change);

/* The name of KIND as in the JSON: "modal", "number", ... Static. */
const char *stm_mark_name(enum stm_mark_kind kind);

/* ------------------------------------------------------------------------------------------------
 * Repositories: series of versions, kept in git
 *
 * A version is a commit, a series a branch, a symbol a tag. Every call sees the repository as it is
 * on disk at that moment; calls that only read need no lock and never see half a change.
 *
 *	static int keep(const char *const *paths, size_t count)
 *	{
 *		stm_repository *repository;
 *		struct stm_error error;
 *		int failed;
 *
 *		if (stm_repository_init("rivers", &error) < 0 && error.status != STM_EEXISTS)
 *			return -1;
 *		if (stm_repository_open(&repository, "rivers", &error) < 0)
 *			return -1;
 *		failed = stm_repository_add(repository, paths, count, NULL, &error) < 0;
 *		if (failed)
 *			fprintf(stderr, "%s: %s\n", error.file, error.text);
 *		stm_repository_free(repository);
 *		return failed ? -1 : 0;
 *	}
 */

/* An open repository. Holds no lock between calls. */
typedef struct stm_repository stm_repository;

/*
 * Makes DIR, and its parents where they are missing, a lineage repository: a bare git repository
 * with Stemma's mark in its configuration. Fails with STM_EEXISTS when there is one, STM_EFILE when
 * DIR has something else in it or cannot be written, STM_EREPOSITORY for a failure of git's, and
 * STM_EMEMORY.
 */
enum stm_status stm_repository_init(const char *dir, struct stm_error *error);

/*
 * Opens the lineage repository at DIR or, when DIR is NULL, the one the working directory lies in.
 * The caller frees *OUT with stm_repository_free(). A clone is legal if it has the tags. Fails with
 * STM_EREPOSITORY (also for one that a later Stemma made) or STM_EMEMORY.
 */
enum stm_status stm_repository_open(stm_repository **out, const char *dir, struct stm_error *error);

/* Closes REPOSITORY; what was read from it lives on. NULL is legal. */
void stm_repository_free(stm_repository *repository);

/*
 * Sources other than text are read again with the program READER; without this call, with the one
 * that was installed with the library. READER is borrowed for as long as REPOSITORY is open.
 */
void stm_repository_set_reader(stm_repository *repository, const char *reader);

/* The repository's directory as it was given, else where it was found. Borrowed. */
const char *stm_repository_path(const stm_repository *repository);

/* One version of a repository. Texts are never NULL. */
struct stm_version {
	const char *symbol;
	const char *title;          /* or "" */
	const char *series;         /* its branch, without refs/heads/ */
	const char *date;           /* ISO 8601, or "" */
	const char *language;       /* ISO 639-1, or "" */
	const char *commit;         /* 40 hex digits */
	const char *const *parents; /* symbols, the main one first */
	size_t parent_count;
	const char *basis;          /* why it descends from them: "told", "revision", or "" */
	bool uncertain;             /* a person should look whether it does */
	struct stm_summary summary; /* against the first parent; revived clauses count as added */
};

/* How to add. Zeroed is the default. */
struct stm_add_options {
	struct stm_read_options read;
	/*
	 * Symbols that the documents descend from, or "none" alone: they descend from nothing. With
	 * COUNT 0 and no SERIES what each names, or the latest of its title and body, or the one
	 * whose wording it has.
	 */
	const char *const *after;
	size_t after_count;
	const char *series; /* they descend from the latest earlier version of it (or a symbol's) */
	/*
	 * Called in the calling thread before each document is read, DONE from 0 to TOTAL - 1; may
	 * be NULL. Documents are read in batches, and a batch is announced before it begins.
	 */
	void (*progress)(void *payload, size_t done, size_t total, const char *path);
	/*
	 * Called in the calling thread when all are read, each time that some more of the versions
	 * have been compared with what they descend from, DONE from 1 to TOTAL; may be NULL.
	 */
	void (*derived)(void *payload, size_t done, size_t total);
	/*
	 * Called in the calling thread for each document that cannot be read, or whose symbol is
	 * there with another text, which is then left out; NULL: one such document is the failure
	 * of all. ERROR is borrowed for the call.
	 */
	void (*failed)(void *payload, const struct stm_error *error);
	/*
	 * Called in the calling thread when all is done, for each version that was added and, with
	 * ANEW, for each that was there and has another commit now: series by series in the order
	 * of their names. VERSION is borrowed for the call; may be NULL.
	 */
	void (*added)(void *payload, const struct stm_version *version, bool anew);
	void *payload;
};

/*
 * Reads the documents in PATHS (with AFTER or SERIES, symbols that are there will do, too), finds
 * what each descends from, and commits them and whatever has to
 * be derived anew because of them. All of it happens or nothing does; but documents that are at
 * fault are left out where OPTIONS say whom to tell. A document that is there already changes
 * nothing, unless OPTIONS tell of a predecessor it was not known to have. OPTIONS may be NULL.
 * Waits up to three seconds for another writer. Fails with the errors of stm_document_open(),
 * STM_EEXISTS when a symbol is there with another text, STM_ENOTFOUND for an unknown predecessor,
 * STM_EARGUMENT for predecessors that form a ring, symbols that cannot be used or a branch that is
 * checked out, STM_ELOCKED, STM_EFILE, STM_EREPOSITORY.
 */
enum stm_status stm_repository_add(stm_repository *repository, const char *const *paths,
	size_t count, const struct stm_add_options *options, struct stm_error *error);

/*
 * Derives every version anew from its source and compares object ids. *VERSIONS (may be NULL)
 * receives how many were proven, 0 on failure. Writes nothing. Fails with STM_EREPOSITORY, naming
 * the first that differs, or STM_EMEMORY.
 */
enum stm_status stm_repository_check(
	stm_repository *repository, size_t *versions, struct stm_error *error);

/*
 * Reads the version NAME (symbol, tag, branch, or anything git can resolve to a version's commit)
 * into *OUT, from the original bytes that are kept with it. The caller frees *OUT with
 * stm_document_free(); it outlives the repository. A name is tried as symbol, tag and branch, in
 * that order. Fails with STM_ENOTFOUND, STM_EREPOSITORY or STM_EMEMORY.
 */
enum stm_status stm_repository_document(
	stm_document **out, stm_repository *repository, const char *name, struct stm_error *error);

/* The versions of a repository as they were at one moment. */
typedef struct stm_history stm_history;

/*
 * Reads all versions, series by series in the order of their names, each after its parents and by
 * date and symbol where that leaves a choice. The caller frees *OUT with stm_history_free(); it
 * outlives the repository. Fails with STM_EREPOSITORY, STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_history_read(
	stm_history **out, stm_repository *repository, struct stm_error *error);

/* Frees HISTORY and all that was borrowed from it. NULL is legal. */
void stm_history_free(stm_history *history);

/* How many versions there are. */
size_t stm_history_count(const stm_history *history);

/* The INDEXth version (from 0), or NULL beyond the last. Borrowed. */
const struct stm_version *stm_history_version(const stm_history *history, size_t index);

/* Keeps the versions that are WANTED, by index, and forgets the others. */
void stm_history_retain(stm_history *history, const bool *wanted);

/* A phrase that a version took over from another series. Texts are never NULL. */
struct stm_borrowed_phrase {
	const char *label;        /* of the paragraph that has it */
	const char *symbol;       /* of the first version that had it */
	const char *source_label; /* where it stood there */
	const char *text;
};

/*
 * Reads what the versions of SERIES borrowed, as stm_repository_index() has noted it, into HISTORY.
 * Fails with STM_EREPOSITORY, STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_history_read_borrowed(stm_history *history, stm_repository *repository,
	const char *series, struct stm_error *error);

/* The *COUNT phrases that the INDEXth version borrowed, as far as they were read. Borrowed. */
const struct stm_borrowed_phrase *stm_history_borrowed(
	const stm_history *history, size_t index, size_t *count);

/* Index of the version NAME (symbol, tag or branch: its last version) names, or -1. */
ptrdiff_t stm_history_find(const stm_history *history, const char *name);

/* A clause in one version. Texts are never NULL. */
struct stm_life_event {
	const char *symbol;
	const char *date;
	const char *language; /* ISO 639-1, or "" */
	const char *clause;   /* its id: another before a split and after a merger */
	const char *label;    /* "" where it was dropped */
	const char *text;     /* the same */
	enum stm_relation relation;
	unsigned flags;
	uint32_t similarity; /* in thousandths, to the text before; 0 where there was none */
	/* From the clause's text before: all inserted at its birth, all deleted at its end. */
	const struct stm_edit *edits;
	size_t edit_count;
	const char *origins;  /* other clauses it came from, ids joined by spaces, or "" */
	const char *verb_was; /* opening verbs, where they are not the same; else "" */
	const char *verb;
	enum stm_change strength; /* of VERB beside VERB_WAS */
};

/* What became of one clause, version by version. */
typedef struct stm_life stm_life;

/*
 * Follows one clause, named "SYMBOL#LABEL" (the label in any case) or by its id of 16 lower-case
 * hex digits, through all that the last version of its series descends from; of a clause that was
 * split off back to what was split, of one that was merged on as what it was merged into. There is
 * an event for each version that has the clause or whose first parent had it. The caller frees
 * *OUT with stm_life_free(); it outlives the repository. Fails with STM_ENOTFOUND, STM_EREPOSITORY,
 * STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_life_read(
	stm_life **out, stm_repository *repository, const char *name, struct stm_error *error);

/* Frees LIFE and all that was borrowed from it. NULL is legal. */
void stm_life_free(stm_life *life);

/* The clause's id: 16 hex digits, the same in every version. Borrowed. */
const char *stm_life_clause(const stm_life *life);

/* How many events there are, one a version at most. */
size_t stm_life_count(const stm_life *life);

/* The INDEXth event (from 0), parents before children, or NULL beyond the last. Borrowed. */
const struct stm_life_event *stm_life_event(const stm_life *life, size_t index);

/*
 * A clause in one version of a table. All but LABEL mean something only where that is set; TEXT and
 * EDITS are NULL in a table without texts.
 */
struct stm_cell {
	const char *label; /* NULL where the version has it not */
	size_t place;      /* of its paragraph in the version, from 0 */
	enum stm_relation relation;
	unsigned flags;      /* enum stm_flag */
	uint32_t similarity; /* in thousandths, to the text before; 0 where there was none */
	const char *text;
	const char *origins; /* other clauses it came from, ids joined by spaces, or "" */
	/*
	 * From its text in the version before that has it, or else from that of the clause it was
	 * split from; all inserted where there was none.
	 */
	const struct stm_edit *edits;
	size_t edit_count;
};

/* The clauses of a series by its versions. */
typedef struct stm_table stm_table;

/*
 * Reads the table of the series of the version NAME (symbol, tag or branch). The caller frees *OUT
 * with stm_table_free(); it outlives the repository. Fails with STM_ENOTFOUND, STM_EREPOSITORY,
 * STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_table_read(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error);

/* The same with the texts of the clauses, which pages show; they take several times as long. */
enum stm_status stm_table_read_texts(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error);

/* Frees TABLE and all that was borrowed from it. NULL is legal. */
void stm_table_free(stm_table *table);

/* How many versions it has: the columns. */
size_t stm_table_version_count(const stm_table *table);

/* The INDEXth version (from 0), parents before children, or NULL beyond the last. Borrowed. */
const struct stm_version *stm_table_version(const stm_table *table, size_t index);

/* How many clauses it has: the rows, those of the last version first, in its order. */
size_t stm_table_clause_count(const stm_table *table);

/* Id of the INDEXth clause (from 0), or NULL beyond the last. Borrowed. */
const char *stm_table_clause(const stm_table *table, size_t index);

/* The INDEXth clause in the VERSIONth version, or NULL beyond the last. Borrowed. */
const struct stm_cell *stm_table_cell(const stm_table *table, size_t index, size_t version);

/* Whom to tell of the index while it is made. Zeroed is nobody. */
struct stm_index_progress {
	/* Called for each version read, DONE from 1 to TOTAL. */
	void (*read)(void *payload, size_t done, size_t total);
	/* Called for each version whose texts have been compared with those of other series. */
	void (*compared)(void *payload, size_t done, size_t total);
	/* Called when a part of it turned out to be damaged and is made anew. */
	void (*damaged)(void *payload, const struct stm_error *error);
	void *payload;
};

/*
 * Brings the index up to date: phrases, for stm_trace_read(), and what series borrowed from each
 * other, which is kept as git notes (refs/notes/stemma) on the commits of the borrowers. A phrase
 * is borrowed that is new in its series when another had it already. PROGRESS may be NULL;
 * *BORROWINGS (may be NULL) receives how many there are. Fails with STM_ELOCKED, STM_EFILE,
 * STM_EREPOSITORY or STM_EMEMORY.
 */
enum stm_status stm_repository_index(stm_repository *repository,
	const struct stm_index_progress *progress, size_t *borrowings, struct stm_error *error);

/* A stretch of a paragraph's text, and the first version of its line that had it. */
struct stm_phrase {
	size_t start, length; /* bytes of the text; what lies between two phrases is white space */
	const char *symbol;   /* of its origin */
	const char *date;
	const char *label; /* where it stood there */
	size_t version;    /* the same as a number: the older, the lower */
	bool older;        /* than what was asked for; older ones side by side are one, */
			   /* with the origin of the first */
};

/* A paragraph with the origin of every phrase. Texts are never NULL. */
struct stm_blamed {
	const char *label;
	const char *clause; /* its id */
	const char *text;
	const struct stm_phrase *phrases; /* by start */
	size_t phrase_count;
};

/* Where the words of one version come from. */
typedef struct stm_blame stm_blame;

/*
 * Finds the origin of every phrase of the version NAME (as for stm_repository_document()) among
 * what it descends from, through rewordings, moves, splits and mergers; a phrase that comes back
 * has its first appearance for an origin. SINCE (may be NULL) is a date (2019, 2019-12-18) or a
 * version's symbol: phrases that are older than that are marked. The caller frees *OUT with
 * stm_blame_free(); it outlives the repository. Fails with STM_ENOTFOUND, STM_EREPOSITORY,
 * STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_blame_read(stm_blame **out, stm_repository *repository, const char *name,
	const char *since, struct stm_error *error);

/* What is known of the versions of a line, so that each is read once for the blames of all. */
typedef struct stm_blamer stm_blamer;

/*
 * Makes a blamer that knows nothing of REPOSITORY, which is borrowed. The caller frees *OUT with
 * stm_blamer_free(). Fails with STM_EMEMORY.
 */
enum stm_status stm_blamer_new(
	stm_blamer **out, stm_repository *repository, struct stm_error *error);

/*
 * The same as stm_blame_read(), and fails likewise. It is a step from the version asked before
 * where NAME descends from that and else from nothing that that does not descend from; so a series
 * is asked from the first version to the last. *OUT outlives BLAMER.
 */
enum stm_status stm_blamer_read(stm_blame **out, stm_blamer *blamer, const char *name,
	const char *since, struct stm_error *error);

/* Frees BLAMER. NULL is legal. */
void stm_blamer_free(stm_blamer *blamer);

/* Frees BLAME and all that was borrowed from it. NULL is legal. */
void stm_blame_free(stm_blame *blame);

/* Symbol of the version. Borrowed. */
const char *stm_blame_symbol(const stm_blame *blame);

/* Title of the version, or "". Borrowed. */
const char *stm_blame_title(const stm_blame *blame);

/* Date of the version, or "". Borrowed. */
const char *stm_blame_date(const stm_blame *blame);

/* The series it is a version of. Borrowed. */
const char *stm_blame_series(const stm_blame *blame);

/* ISO 639-1 code of its language, or "". Borrowed. */
const char *stm_blame_language(const stm_blame *blame);

/* How many paragraphs there are. */
size_t stm_blame_count(const stm_blame *blame);

/* The INDEXth paragraph (from 0) in document order, or NULL beyond the last. Borrowed. */
const struct stm_blamed *stm_blame_paragraph(const stm_blame *blame, size_t index);

/* What to look for. Zeroed but for WORDING or FROM are the defaults. */
struct stm_trace_options {
	const char *wording; /* words in this order; marks and case do not count */
	/* A clause instead, "SYMBOL#LABEL": which earlier texts it has words of. */
	const char *from;
	bool near;    /* of WORDING: most of its words, close together, in any order */
	size_t limit; /* of the places that are listed; 0: 20 */
	struct stm_index_progress index;
};

/* A place where a wording stands, or a text that a clause has words of. Texts are never NULL. */
struct stm_trace_place {
	const char *symbol, *date, *label, *series;
	const char *text;            /* of the paragraph */
	size_t start, length;        /* of the wording in it, bytes; 0 in that of a clause */
	uint32_t similarity;         /* thousandths: of the wording, or of the clause's words */
	bool same_series;            /* of a clause: it is of the clause's own line */
	const struct stm_span *runs; /* of a clause: what of ITS text stands here; by start */
	size_t run_count;
};

/* A series that has the wording. */
struct stm_trace_series {
	const char *series;
	const char *first_symbol, *first_date; /* the first version that has it */
	const char *last_symbol, *last_date;   /* and the last */
	size_t versions;                       /* how many have it */
};

/* A year in which versions have the wording. */
struct stm_trace_year {
	int year;        /* 0 for versions without a date */
	size_t versions; /* of that year that have it */
};

/* Where a wording is in a whole collection. */
typedef struct stm_trace stm_trace;

/*
 * Looks for a wording, or for the sources of a clause, in all versions of the repository. The
 * index is brought up to date before, if need be. The caller frees *OUT with stm_trace_free(); it
 * outlives the repository. Fails with STM_EARGUMENT when there is no word to look for,
 * STM_ENOTFOUND for an unknown clause, STM_EREPOSITORY, STM_ELOCKED, STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_trace_read(stm_trace **out, stm_repository *repository,
	const struct stm_trace_options *options, struct stm_error *error);

/* Frees TRACE and all that was borrowed from it. NULL is legal. */
void stm_trace_free(stm_trace *trace);

/* What was looked for: the wording, or the text of the clause. Borrowed. */
const char *stm_trace_wording(const stm_trace *trace);

/* SYMBOL#LABEL of the clause whose sources these are, or NULL. Borrowed. */
const char *stm_trace_from(const stm_trace *trace);

/*
 * How often the wording stands in the collection; of a clause how many sources are listed, or one
 * more when there are more. What has less than a tenth of its words is no source.
 */
size_t stm_trace_total(const stm_trace *trace);

/* Whether most of the words were enough; then what is counted are paragraphs. */
bool stm_trace_is_near(const stm_trace *trace);

/* How many versions have it. */
size_t stm_trace_version_count(const stm_trace *trace);

/* How many places are listed: the first ones by date, or the sources that share most. */
size_t stm_trace_count(const stm_trace *trace);

/* The INDEXth place (from 0), or NULL beyond the last. Borrowed. */
const struct stm_trace_place *stm_trace_place(const stm_trace *trace, size_t index);

/* The *COUNT series that have the wording, by the date of their first version with it. Borrowed. */
const struct stm_trace_series *stm_trace_series(const stm_trace *trace, size_t *count);

/* The *COUNT years in which versions have the wording, ascending. Borrowed. */
const struct stm_trace_year *stm_trace_years(const stm_trace *trace, size_t *count);

/* ------------------------------------------------------------------------------------------------
 * Views: any of these -> a terminal, pages, JSON, CSV, Markdown, Akoma Ntoso, Word
 *
 * A view is written as it goes, row by row, so its memory does not grow with its length.
 *
 *	static int write_file(void *payload, const char *bytes, size_t length)
 *	{
 *		return fwrite(bytes, 1, length, payload) != length;
 *	}
 *
 *	static int print_rewordings(const stm_diff *diff)
 *	{
 *		struct stm_writer writer = {write_file, stdout};
 *		struct stm_view_options options = {.width = 100};
 *		struct stm_error error;
 *
 *		options.only = STM_ONLY(STM_REWORDED) | STM_ONLY_MOVED;
 *		return stm_view_diff(diff, &options, &writer, &error);
 *	}
 */

/*
 * Where a view writes. WRITE gets pieces of any size, not NUL-terminated and perhaps ending inside
 * a line, and returns 0, or anything else to stop (STM_EOUTPUT); it is not called again then.
 */
struct stm_writer {
	int (*write)(void *payload, const char *bytes, size_t length);
	void *payload;
};

/* Of the tracked changes in a Word document, when nobody says; the date that of no document. */
#define STM_VIEW_AUTHOR "Stemma"
#define STM_VIEW_DATE   "2000-01-01"

/*
 * How to write a Word document. Zeroed is the default. A diff has what changed as tracked changes:
 * rejecting them all gives the old text, accepting them the new one. When both documents are
 * Word's, the changes are written into the old one, which keeps all else that it has.
 */
struct stm_docx_options {
	const char *author; /* of the changes; NULL: STM_VIEW_AUTHOR */
	/* Of the changes, YYYY-MM-DD; NULL: the new document's date, else STM_VIEW_DATE. */
	const char *date;
	bool native_moves; /* what moved as Word's moves; else as deleted and inserted */
	/*
	 * The program that writes Word documents, stemma-writer; NULL: the one that was installed
	 * with the library.
	 */
	const char *writer;
	/*
	 * Told, with PAYLOAD, what could not be written as it should be: a line without full stop;
	 * may be NULL.
	 */
	void (*warn)(void *payload, const char *text);
	void *payload;
};

/* How to show. Zeroed is a colourless terminal of 80 columns with the default context. */
struct stm_view_options {
	/*
	 * NULL or "text"; "html", "csv"; "json"; of diffs and documents "md" and
	 * "docx"; of documents "akn"
	 * and "lines" (a paragraph a line behind its kind, for programs that compare lines); of
	 * blames "porcelain" (a line a phrase, fields with tabs between them). JSON, lines and
	 * porcelain heed none of what follows.
	 */
	const char *format;
	unsigned width;     /* columns; 0: 80; at least 20 */
	bool color;         /* with the escape sequences of ECMA-48 */
	bool side_by_side;  /* old and new text beside each other; of diffs only */
	bool whole;         /* paragraphs in full, not only what is around a change */
	unsigned only;      /* of STM_ONLY(relation) and STM_ONLY_MOVED; 0: all */
	unsigned context;   /* unchanged paragraphs shown around a change */
	bool substantive;   /* fold links that only rolled forward; of diffs only */
	bool summary;       /* half a page of what changed and what it means; of diffs only */
	bool graph;         /* draw what descends from what; of versions only */
	bool site;          /* HTML: with links to the other pages of a report (stm_page_path) */
	const char *series; /* of a page of changes or origins in a report: its series, or NULL */
	const struct stm_vocabulary
		*words; /* of all versions as HTML: what is searched beside titles */
	/*
	 * Of a diff as Markdown: bytes it may have (0: 65000, what all forges take; at least 1000),
	 * and the address of a full report that it links to, or NULL.
	 */
	size_t length;
	const char *report;
	struct stm_docx_options docx;
};

/* The pages of a report. */
enum stm_page {
	STM_PAGE_COLLECTION, /* stm_view_history() of all series */
	STM_PAGE_SERIES,     /* stm_view_table(), by the name of the series */
	STM_PAGE_CHANGES,    /* stm_view_diff() with its first parent, by the version's symbol */
	STM_PAGE_ORIGINS     /* stm_view_blame(), by the version's symbol */
};

/*
 * Writes where PAGE of NAME (NULL for the collection) is in a report to OUT, of SIZE bytes:
 * "series/general-assembly_migrants.html". Names of other characters than letters, digits, dots and
 * dashes are written so that no two are the same, also where a file system does not tell capitals
 * from small letters. Returns OUT.
 */
const char *stm_page_path(char *out, size_t size, enum stm_page page, const char *name);

/* Bytes that are enough for every path of stm_page_path(). */
enum { STM_PAGE_PATH = 256 };

/*
 * Writes TEXT, a name or a message, to OUT of SIZE bytes as one line that a terminal may show:
 * controls (a line feed too) and characters that turn the direction of text become their numbers,
 * "U+202E", bytes that are no UTF-8 "\xFF". What does not fit is cut, and OUT ends in a NUL byte
 * unless SIZE is 0. Returns the length of all of it.
 */
size_t stm_view_line(char *out, size_t size, const char *text);

/* Bits of stm_view_options.only: links of a relation, and those with the flag STM_MOVED. */
#define STM_ONLY(relation) (1u << (relation))
#define STM_ONLY_MOVED     (1u << 16)

/*
 * Writes DIFF through WRITER: counts, then what changed, in the order of the new document. As JSON
 * it is format "stemma-diff", with all paragraphs of both documents. OPTIONS may be NULL. Fails
 * with STM_ENOTFOUND for an unknown format, STM_EOUTPUT or STM_EMEMORY; as a Word document also
 * with STM_EARGUMENT for a date that is none, STM_EFILE when stemma-writer cannot be had, and
 * STM_EINPUT when the document is more than it can write.
 */
enum stm_status stm_view_diff(const stm_diff *diff, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

/*
 * Writes DOCUMENT through WRITER: metadata, labelled paragraphs, footnotes, and what was left out.
 * OPTIONS may be NULL. Fails as stm_view_diff() does.
 */
enum stm_status stm_view_document(const stm_document *document,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);

/*
 * Writes versions through WRITER: with SERIES those of that branch, with their counts; with NULL
 * all of them, a line each. OPTIONS may be NULL. Fails as stm_view_diff() does; a series that does
 * not exist is no failure and has no versions.
 */
enum stm_status stm_view_history(const stm_history *history, const char *series,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);

/*
 * The words of the clauses of a collection, and which versions have each: what the search of the
 * collection's page looks through beside titles and symbols (stm_view_options.words).
 */
typedef struct stm_vocabulary stm_vocabulary;

/*
 * No words yet, of the versions of HISTORY, which is borrowed for the time of the call. The caller
 * frees *OUT with stm_vocabulary_free(). Fails with STM_EMEMORY.
 */
enum stm_status stm_vocabulary_new(
	stm_vocabulary **out, const stm_history *history, struct stm_error *error);

/*
 * Adds the words of TABLE, which has texts (stm_table_read_texts); versions that the history has
 * not are passed over. The order of adding does not matter. Fails with STM_EMEMORY.
 */
enum stm_status stm_vocabulary_add(
	stm_vocabulary *words, const stm_table *table, struct stm_error *error);

/* Frees WORDS. NULL is legal. */
void stm_vocabulary_free(stm_vocabulary *words);

/*
 * Writes LIFE through WRITER: an entry a version, with the redline from the text before. OPTIONS
 * may be NULL. Fails as stm_view_diff() does.
 */
enum stm_status stm_view_life(const stm_life *life, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

/*
 * Writes BLAME through WRITER: every phrase beside its origin, those that are new in the version
 * marked with a plus. OPTIONS may be NULL. Fails as stm_view_diff() does.
 */
enum stm_status stm_view_blame(const stm_blame *blame, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

/*
 * Writes TRACE through WRITER: the earliest place, then where the wording went, by series and by
 * year; of a clause its sources. OPTIONS may be NULL. Fails as stm_view_diff() does.
 */
enum stm_status stm_view_trace(const stm_trace *trace, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

/*
 * Writes TABLE through WRITER: a row a clause, a column a version, as many of the last as there is
 * room for. OPTIONS may be NULL. Fails as stm_view_diff() does.
 * A page wants a table with texts (stm_table_read_texts).
 */
enum stm_status stm_view_table(const stm_table *table, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

#ifdef __cplusplus
}
#endif

#endif
