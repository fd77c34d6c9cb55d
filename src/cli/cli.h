/*
 * The program: a table of commands, one table of options that usage, help and parsing come from,
 * and the few things all commands share. Only the public header of the library is used.
 *
 * A command returns the program's exit code, and has said on standard error why when that is
 * CLI_FAILED or CLI_USAGE. Standard output is for what was asked for.
 */
#ifndef STEMMA_CLI_H
#define STEMMA_CLI_H

#include <stdio.h>

#include "stemma.h"

/* Git's exit codes: equal or done, different (with --exit-code), could not, wrong usage. */
enum { CLI_OK = 0, CLI_DIFFERENT = 1, CLI_FAILED = 128, CLI_USAGE = 129 };

/* Bytes of a path, the most that Linux takes. */
enum { CLI_PATH = 4096 };

/* When to colour; the order of the names in options.c. */
enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };

/* Work under way, as it was shown last. */
struct cli_progress {
	const char *what;
	double start, told; /* seconds */
	size_t first;       /* that were done when it started */
};

/* Allocated paths of documents. */
struct cli_paths {
	char **at;
	size_t count;
};

/* What the options and operands of one call said; everything is borrowed from main()'s argv. */
struct cli {
	const struct cli_command *command;
	int argc; /* operands */
	char **argv;
	struct stm_view_options view;
	struct stm_add_options add;
	struct stm_trace_options trace;
	struct cli_progress progress;
	enum cli_color color;
	const char *after[16]; /* what ADD.after points to; as many --after as one call takes */
	char reader[4096];     /* what ADD.read.reader points to, when it is beside this program */
	char writer[4096];     /* the same of VIEW.docx.writer */
	enum stm_granularity granularity;
	const char *verbs;      /* of --verbs, or NULL */
	const char *since;      /* of --since, or NULL */
	const char *output;     /* file, or NULL for standard output */
	const char *told;       /* what messages call OUTPUT, or NULL for its name */
	const char *repository; /* of --repo, or NULL for the one we are in */
	bool exit_code;
	bool both_sides;            /* of one file's tracked changes */
	struct cli_paths paths;     /* of documents to add */
	struct stm_error *failures; /* of documents that were left out; allocated */
	size_t failed;              /* how many of them there are */
	size_t added, anew;         /* versions: new ones, and those with another commit */
	bool quiet, review, table;
	bool global, remove, gitattributes; /* of git-setup */
	bool records, page;                 /* of what git calls */
	bool unpaged;                       /* never a pager of ours */
	bool help;
};

/* A row of the table of commands, in main.c. */
struct cli_command {
	const char *name;
	const char *operands; /* for usage */
	const char *summary;  /* one line, for the list of commands */
	const char *options;  /* letters of the options it takes, see options.c */
	int least, most;      /* operands; most is -1 for any number */
	const char *details;  /* for --help */
};

/* Has malloc() take memory in large pieces. Called once, before anything else. */
void cli_memory_init(void);

/* stemma diff OLD NEW. CLI_DIFFERENT only with --exit-code. */
int cli_diff(struct cli *cli);

/*
 * Compares with the table of --verbs or of the environment. The caller frees *DIFF; the documents
 * must outlive it. CLI_OK or CLI_FAILED.
 */
int cli_compare(struct cli *cli, stm_document *const documents[2], stm_diff **diff);

/* stemma show FILE|SYMBOL. */
int cli_show(struct cli *cli);

/* stemma export FILE|SYMBOL. */
int cli_export(struct cli *cli);

/* stemma init [DIR]. */
int cli_init(struct cli *cli);

/* stemma add FILE|FOLDER...: all of them or none. */
int cli_add(struct cli *cli);

/*
 * The operands of CLI, with the documents in a folder, and below it, for the folder. CLI_OK or
 * CLI_FAILED; freed with cli_paths_free() either way.
 */
int cli_paths_find(struct cli_paths *paths, const struct cli *cli);
void cli_paths_free(struct cli_paths *paths);

/* Lists what is uncertain in REPOSITORY. */
int cli_review(struct cli *cli, stm_repository *repository);

/* stemma list: all series. */
int cli_list(struct cli *cli);

/* stemma log [SYMBOL[#LABEL]|ID]: a series, or the life of one clause. */
int cli_log(struct cli *cli);

/* stemma blame SYMBOL: each phrase with its origin. */
int cli_blame(struct cli *cli);

/* stemma trace WORDING, or with --from the sources of a clause. */
int cli_trace(struct cli *cli);

/* stemma report: pages of a whole repository, or of some of its series. */
int cli_report(struct cli *cli);

/* stemma index: phrases and borrowings. */
int cli_index(struct cli *cli);

/*
 * Tells on a terminal that DONE of TOTAL are done of WHAT (static), if it takes long; anywhere else
 * nothing.
 */
void cli_progress(struct cli_progress *progress, const char *what, size_t done, size_t total);

/* Takes the line of progress off the terminal, if there is one, so that another can be written. */
void cli_progress_end(void);

/* Sets PROGRESS to tell of the index on standard error. */
void cli_index_progress(struct cli *cli, struct stm_index_progress *progress);

/* stemma git-setup [PATTERN...]: has git compare documents by clauses, or not any more. */
int cli_git_setup(struct cli *cli);

/* stemma git-diff, which git calls for each file. */
int cli_git_diff(struct cli *cli);

/* stemma git-textconv FILE, which git calls for the text of a file. */
int cli_git_textconv(struct cli *cli);

/* stemma check. */
int cli_check(struct cli *cli);

/*
 * Runs CLI's command; ARGV is the whole command line, for handing over. Each program has its own:
 * files.c, versions.c.
 */
int cli_run(struct cli *cli, char **argv);

/*
 * Parses the options behind the command's name into CLI; ARGV[0] is that name. CLI_OK, or an exit
 * code to end with; CLI_OK with CLI->help set when help was printed and nothing is left to do.
 */
int cli_parse(struct cli *cli, int argc, char **argv);

/* Writes the usage line of COMMAND to FILE. */
void cli_usage(FILE *file, const struct cli_command *command);

/* Writes the usage line of COMMAND, what it does and its options to FILE. */
void cli_help(FILE *file, const struct cli_command *command);

/* Writes "stemma: FILE: TEXT (byte N)" to standard error and returns CLI_FAILED. */
int cli_fail(const struct stm_error *error);

/*
 * Writes a line to FILE as a terminal may show it, whatever names are in it (stm_view_line); the
 * line feed is added.
 */
void cli_say(FILE *file, const char *format, ...) __attribute__((format(printf, 2, 3)));

/*
 * Writes "stemma COMMAND: TEXT: WHAT" (WHAT may be NULL) and the usage to standard error; returns
 * CLI_USAGE.
 */
int cli_misuse(const struct cli *cli, const char *text, const char *what);

/* A view of SUBJECT, one of the library's. */
typedef enum stm_status cli_view_fn(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error);

/* Those of the library; SUBJECT is a stm_diff, and so on. */
cli_view_fn cli_view_diff, cli_view_document, cli_view_life, cli_view_blame, cli_view_trace,
	cli_view_table;

/* That of versions; SUBJECT is a struct cli_history. */
struct cli_history {
	const stm_history *history;
	const char *series; /* NULL for all */
};
cli_view_fn cli_view_history;

/* The format that the name of the file PATH (may be NULL) speaks of, or NULL. Static. */
const char *cli_format_of(const char *path);

/* Whether the name of the file PATH ends in something that is neither a format nor text. */
bool cli_has_foreign_ending(const char *path);

/*
 * Makes a file or a FOLDER beside PATH that only its owner may read, and writes its path to
 * DRAFT, of CLI_PATH bytes. SIGINT, SIGTERM and SIGHUP remove it until it is forgotten. A
 * descriptor of the file, 0 for a folder, or -1 with errno set.
 */
int cli_draft_new(char *draft, const char *path, bool folder);

/* The draft, of a file or a FOLDER, is in its place or removed. */
void cli_draft_forget(bool folder);

/*
 * Shows SUBJECT on standard output, in a pager or in the file of -o, with colour and width as the
 * options or the terminal want. CODE, or CLI_FAILED.
 */
int cli_view(struct cli *cli, cli_view_fn *view, const void *subject, int code);

/*
 * Writes the path of the program NAME beside this one to PATH, of SIZE bytes; false when there is
 * none that can be run.
 */
bool cli_beside(char *path, size_t size, const char *name);

/* Whether NAME names something in the file system, if only a directory. */
bool cli_is_file(const char *name);

/*
 * A document by NAME: a file, or else (in stemma-repository) a version of the repository. The
 * caller frees *OUT with stm_document_free(). CLI_OK or CLI_FAILED.
 */
int cli_document_open(stm_document **out, const struct cli *cli, const char *name);

/* Runs WORK with the repository open. Its code, or CLI_FAILED. */
int cli_with_repository(struct cli *cli, int (*work)(struct cli *cli, stm_repository *repository));

#endif
