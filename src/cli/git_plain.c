/*
 * A file as git would show it, had it no driver: lines against lines. Git compares the two files
 * that it gave us, whose names are its own, so what it says above the first hunk is said here anew,
 * with the names in the repository.
 */
#include <stdlib.h>
#include <string.h>

#include "cli/git.h"

/* Git's sequences: bold for what is above the hunks. */
static const char *bold(const struct cli_git_pair *pair)
{
	return pair->cli->view.color ? "\033[1m" : "";
}

static const char *plain(const struct cli_git_pair *pair)
{
	return pair->cli->view.color ? "\033[m" : "";
}

/* By C's rules where there is something to quote, as git does it by default (core.quotePath). */
static bool needs_quotes(const char *path)
{
	for (const unsigned char *p = (const unsigned char *)path; *p; p++)
		if (*p < 0x20 || *p >= 0x7f || *p == '"' || *p == '\\')
			return true;
	return false;
}

static void print_path(const char *side, const char *path)
{
	if (!needs_quotes(path)) {
		printf("%s%s", side, path);
		return;
	}
	printf("\"%s", side);
	for (const unsigned char *p = (const unsigned char *)path; *p; p++)
		if (*p == '"' || *p == '\\')
			printf("\\%c", *p);
		else if (*p == '\n' || *p == '\t')
			printf("\\%c", *p == '\n' ? 'n' : 't');
		else if (*p < 0x20 || *p >= 0x7f)
			printf("\\%03o", *p);
		else
			putchar(*p);
	putchar('"');
}

/* What happened to the mode, in git's words. */
static void print_modes(const struct cli_git_pair *pair)
{
	const struct cli_git_side *old = &pair->sides[0], *new = &pair->sides[1];

	if (!cli_git_has(old))
		printf("%snew file mode %s%s\n", bold(pair), new->mode, plain(pair));
	else if (!cli_git_has(new))
		printf("%sdeleted file mode %s%s\n", bold(pair), old->mode, plain(pair));
	else if (strcmp(old->mode, new->mode) != 0)
		printf("%sold mode %s%s\n%snew mode %s%s\n", bold(pair), old->mode, plain(pair),
			bold(pair), new->mode, plain(pair));
}

/* Zeros stand for what has no blob: no file, or one of the work tree that was not added. */
static const char *shortened(const struct cli_git_side *side)
{
	return strlen(side->hash) > 7 ? side->hash : "0000000";
}

/* Git's own lines about a rename, of which each may be coloured already. */
static void print_head(const struct cli_git_pair *pair)
{
	printf("%sdiff --git ", bold(pair));
	print_path("a/", pair->paths[0]);
	putchar(' ');
	print_path("b/", pair->paths[1]);
	printf("%s\n", plain(pair));
	print_modes(pair);
	if (pair->rename)
		fputs(pair->rename, stdout);
	else
		printf("%sindex %.7s..%.7s%s\n", bold(pair), shortened(&pair->sides[0]),
			shortened(&pair->sides[1]), plain(pair));
}

static void print_name(const struct cli_git_pair *pair, int side)
{
	printf("%s%s ", bold(pair), side ? "+++" : "---");
	if (cli_git_has(&pair->sides[side]))
		print_path(side ? "b/" : "a/", pair->paths[side]);
	else
		printf("/dev/null");
	printf("%s\n", plain(pair));
}

/* Behind the sequences that colour it. */
static const char *skip_colour(const char *line)
{
	while (*line == '\033') {
		line += strcspn(line, "m");
		line += *line == 'm';
	}
	return line;
}

/* Hunks go through as they are; "Binary files" is said with the right names. */
static void pass_on(const struct cli_git_pair *pair, FILE *output)
{
	bool hunks = false;
	char *line = NULL;
	size_t room = 0;
	ssize_t length;

	while ((length = getline(&line, &room, output)) > 0) {
		const char *text = skip_colour(line);

		if (!hunks && !strncmp(text, "@@", 2)) {
			hunks = true;
			print_name(pair, 0);
			print_name(pair, 1);
		} else if (!hunks && !strncmp(text, "Binary files ", 13)) {
			printf("Binary files differ\n");
		}
		if (hunks)
			fwrite(line, 1, (size_t)length, stdout);
	}
	free(line);
}

int cli_git_plain(const struct cli_git_pair *pair)
{
	const char *const argv[] = {"git", "--no-pager", "diff", "--no-index", "--no-ext-diff",
		"--no-textconv", pair->cli->view.color ? "--color=always" : "--color=never", "--",
		pair->sides[0].file, pair->sides[1].file, NULL};
	struct cli_child child;

	print_head(pair);
	if (!cli_child_start(&child, argv, false))
		return CLI_FAILED;
	pass_on(pair, child.output);
	if (cli_child_end(&child) == 127)
		printf("Files differ\n");
	return CLI_OK;
}
