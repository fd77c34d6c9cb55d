/* Repositories in a directory that lives for one test, and documents small enough for a table. */
#ifndef STM_TESTS_STORE_FIXTURE_H
#define STM_TESTS_STORE_FIXTURE_H

#include "support.h"

/* Fixtures: the directory is made and becomes the working directory; all of it is removed. */
void store_init(void);
void store_fini(void);

/* What a resolution of the Ferry Board says; NULL leaves a field out. */
struct paper {
	const char *file; /* its name */
	const char *title;
	const char *date; /* "17 October 2014" */
	const char *body; /* operative paragraphs, or NULL for two that all have */
};

/* Writes PAPER into the working directory and returns its file name. */
const char *write_paper(const struct paper *paper);

/* Writes TEXT as the file NAME. */
void write_file(const char *name, const char *text);

/* The bytes of the file NAME; the test stops when it cannot be read. */
const char *read_file(const char *name);

/* Bytes of the file NAME. */
size_t size_of(const char *name);

/* Changes the byte at AT of the file NAME; done twice, it is what it was. */
void flip(const char *name, size_t at);

/* Makes the repository DIR and expects that to work. */
void make_repository(const char *dir);

/* Adds COUNT files to the repository DIR; AFTER may be NULL. ERROR may be NULL. */
enum stm_status add_files(const char *dir, const char *const *files, size_t count,
	const char *after, struct stm_error *error);

/* The same for one file. */
enum stm_status add_file(const char *dir, const char *file, const char *after);

/* What stm_repository_check() says of DIR; *VERSIONS may be NULL. */
enum stm_status check_repository(const char *dir, size_t *versions, struct stm_error *error);

/* "series symbol<parents" of each version of DIR, a line each. */
const char *list_versions(const char *dir);

/* Every branch and tag of DIR with its object id, as git sees them. */
const char *list_refs(const char *dir);

/* Runs a shell command made as by printf(); its exit status, its output (errors too) in *OUT. */
int run(const char **out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether git can be run; tests of what it says are skipped when not. */
bool has_git(void);

#endif
