/*
 * Stemma inside git: what git calls for each file, and what has git call it. Git itself is run for
 * whatever it knows best: where its files are, what is to be coloured, how lines differ.
 */
#ifndef STEMMA_CLI_GIT_H
#define STEMMA_CLI_GIT_H

#include <sys/types.h>

#include "cli/cli.h"

/* A program under way, whose output we read. */
struct cli_child {
	FILE *output;
	pid_t pid;
};

/*
 * Starts ARGV, found in PATH, with its output in CHILD, and with what it complains about too where
 * ERRORS. False when the system has no more processes; a program that is not there ends with 127.
 */
bool cli_child_start(struct cli_child *child, const char *const *argv, bool errors);

/* Reads the rest, waits, and returns the exit code, or 128 for a signal. */
int cli_child_end(struct cli_child *child);

/*
 * Runs ARGV; the first SIZE - 1 bytes of what it prints, without the last line feed, go to OUT.
 * The exit code, as above.
 */
int cli_child_ask(char *out, size_t size, const char *const *argv);

/* The bytes of a file; allocated. */
struct cli_bytes {
	char *at;
	size_t length;
};

/* Reads PATH whole; false with errno set when it cannot be read. The caller frees OUT->at. */
bool cli_bytes_read(struct cli_bytes *out, const char *path);

/* What git takes for binary: a NUL byte among the first 8,000 (its buffer_is_binary). */
bool cli_bytes_are_binary(struct cli_bytes bytes);

/*
 * Whether DOCUMENT, of text, is no resolution or draft but prose, such as a README: nothing in it
 * is a preambular or operative clause. What is no text is always shown as clauses, since git has
 * no other way to show it.
 */
bool cli_is_prose(const stm_document *document);

/* Whether the file PATH is a clause of a lineage repository, by its name. */
bool cli_is_clause(const char *path);

/* A side of a file that git compares. */
struct cli_git_side {
	const char *file; /* that has the bytes; "/dev/null" where there is none */
	const char *hash; /* of the blob, "." or zeros where git has none */
	const char *mode; /* "100644", or "." */
	struct cli_bytes bytes;
	stm_document *document; /* or NULL */
};

/* A file that git compares, as gitdiff-options(7) has it: GIT_EXTERNAL_DIFF. */
struct cli_git_pair {
	struct cli *cli;
	const char *paths[2]; /* old and new name */
	const char *rename;   /* git's lines about it, or NULL */
	struct cli_git_side sides[2];
	struct stm_error error; /* why a side is no document */
};

/* Whether SIDE is there. */
bool cli_git_has(const struct cli_git_side *side);

/* PAIR as git would show it, lines against lines; CLI_OK or CLI_FAILED. */
int cli_git_plain(const struct cli_git_pair *pair);

/* DIFF as a page, opened in a browser; as text where this version has no pages. */
int cli_git_page(struct cli *cli, const stm_diff *diff);

/* A block of lines in a file of the user's, which git-setup wrote and can take out again. */
enum cli_block_result { CLI_BLOCK_SAME, CLI_BLOCK_CHANGED, CLI_BLOCK_FAILED };

/*
 * Has LINES, between two marks, at the head of the file PATH, so that whatever stands below wins;
 * NULL takes the block out, and the file is byte for byte what it was. A failure is described in
 * ERROR, and nothing is changed.
 */
enum cli_block_result cli_block_write(const char *path, const char *lines, struct stm_error *error);

#endif
