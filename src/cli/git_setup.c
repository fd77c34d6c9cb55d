/*
 * stemma git-setup: what makes git call us. In its configuration drivers and difftools are named,
 * in its attributes the files they are for; both are blocks that --remove takes out again
 * (git_block.c). Where the files are, git is asked: a worktree, a submodule and a bare repository
 * each have them elsewhere.
 *
 * The text of a file is not cached (diff.stemma.cachetextconv): the cache is a ref, which other
 * programs meet among the tags and branches, and it would outlive the Stemma that made it.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/git.h"

enum { COMMAND = 4 * PATH_MAX, LINES = 8 * COMMAND };

/* Files that are compared unless told otherwise; the UN's are in capitals. */
static const char *const patterns[] = {
	"*.docx", "*.DOCX", "*.docm", "*.pdf", "*.PDF", "*.akn", "*.md"};

/* The files of a lineage repository: the text, and what says the same once more. */
static const char lineage_attributes[] = "/resolution.md diff=stemma\n"
					 "/clauses/*.md diff=stemma-clause\n"
					 "/lineage.tsv diff=stemma-record\n"
					 "/metadata.json diff=stemma-record\n"
					 "/source/** diff=stemma-record\n";

/* A hunk is headed by the clause before it, in a text that we left as it is by its heading. */
#define CLAUSES "^((title|enacting|PP|OP|annex|heading)[()]*  .*| {0,3}#{1,6}[ \\t].*)$"

/* Settings in order; a line that starts with "[" is a section. %s of a value is the program. */
static const struct setting {
	const char *name, *value;
	bool lineage; /* only in a lineage repository */
} settings[] = {
	{"[diff \"stemma\"]", NULL, false},
	{"command", "%s git-diff --", false},
	{"textconv", "%s git-textconv --", false},
	{"xfuncname", CLAUSES, false},
	{"[diff \"stemma-clause\"]", NULL, true},
	{"command", "%s git-diff --records --", true},
	{"[diff \"stemma-record\"]", NULL, true},
	{"command", "%s git-diff --records --", true},
	{"textconv", "%s git-textconv --records --", true},
	{"[difftool \"stemma\"]", NULL, false},
	{"cmd", "%s git-diff --side-by-side -- \"$MERGED\" \"$LOCAL\" . . \"$REMOTE\" . .", false},
	{"[difftool \"stemma-page\"]", NULL, false},
	{"cmd", "%s git-diff --page -- \"$MERGED\" \"$LOCAL\" . . \"$REMOTE\" . .", false},
};

/* What one call works on. */
struct setup {
	struct cli *cli;
	bool lineage;
	char program[COMMAND]; /* as a shell takes it */
	char config[PATH_MAX], attributes[PATH_MAX];
	char shared[PATH_MAX]; /* the .gitattributes, or "" */
	char lines[LINES];
	size_t used;
};

/* Runs git in the repository meant; standard output and errors in OUT. */
static int ask(struct cli *cli, char *out, size_t size, const char *const *words)
{
	const char *argv[16] = {"git"};
	size_t count = 1;

	if (cli->repository) {
		argv[count++] = "-C";
		argv[count++] = cli->repository;
	}
	while (*words && count + 1 < sizeof(argv) / sizeof(argv[0]))
		argv[count++] = *words++;
	argv[count] = NULL;
	return cli_child_ask(out, size, argv);
}

#define ASK(cli, out, ...) ask(cli, out, sizeof(out), (const char *const[]){__VA_ARGS__, NULL})

/* Whether PATH finds this very program under its own name, so that it can be called by it. */
static bool is_in_path(const char *self)
{
	const char *path = getenv("PATH");
	struct stat mine, found;
	char file[PATH_MAX];

	if (!path || stat(self, &mine) < 0)
		return false;
	for (size_t length; *path; path += length + (path[length] == ':')) {
		length = strcspn(path, ":");
		snprintf(file, sizeof(file), "%.*s/stemma", (int)length, path);
		if (length && access(file, X_OK) == 0 && stat(file, &found) == 0)
			return found.st_dev == mine.st_dev && found.st_ino == mine.st_ino;
	}
	return false;
}

/* 'a b'\''c': one word to a shell, whatever is in it. */
static void quote_word(char *out, size_t size, const char *word)
{
	size_t used = 0;

	out[used++] = '\'';
	for (; *word && used + 6 < size; word++) {
		if (*word == '\'')
			used += (size_t)snprintf(out + used, size - used, "'\\''");
		else
			out[used++] = *word;
	}
	out[used++] = '\'';
	out[used] = '\0';
}

static void find_program(struct setup *setup)
{
	char self[PATH_MAX];

	if (!cli_beside(self, sizeof(self), "stemma") || is_in_path(self))
		snprintf(setup->program, sizeof(setup->program), "stemma");
	else
		quote_word(setup->program, sizeof(setup->program), self);
}

static int complain(const struct cli *cli, const char *reason)
{
	char line[256];

	snprintf(line, sizeof(line), "%.*s", (int)strcspn(reason, "\n"), reason);
	cli_say(stderr,
		"stemma: %s: git finds no repository here; go to one, or say --global (git: %s)",
		cli->repository ? cli->repository : ".", line);
	return CLI_FAILED;
}

/* Those of a repository; all worktrees share both files. */
static int find_local(struct setup *setup)
{
	struct cli *cli = setup->cli;
	char root[PATH_MAX - 32];
	int code = ASK(
		cli, setup->config, "rev-parse", "--path-format=absolute", "--git-path", "config");

	if (code == 127) {
		cli_say(stderr, "stemma: git was not found in PATH; install it");
		return CLI_FAILED;
	}
	if (code || ASK(cli, setup->attributes, "rev-parse", "--path-format=absolute", "--git-path",
			    "info/attributes"))
		return complain(cli, setup->config);
	if (!ASK(cli, root, "rev-parse", "--show-toplevel"))
		snprintf(setup->shared, sizeof(setup->shared), "%s/.gitattributes", root);
	if (cli->gitattributes && !setup->shared[0]) {
		cli_say(stderr, "stemma: a bare repository has no .gitattributes; leave "
				"--gitattributes out");
		return CLI_FAILED;
	}
	return CLI_OK;
}

/* Where git looks for NAME of its own below a user's folders (git-config(1), FILES). */
static bool find_home(char *out, const char *name)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");

	if (folder && folder[0])
		snprintf(out, PATH_MAX, "%s/git/%s", folder, name);
	else if (home && home[0])
		snprintf(out, PATH_MAX, "%s/.config/git/%s", home, name);
	else
		return false;
	return true;
}

/* ~/.gitconfig, unless only the other one is there. */
static int find_global(struct setup *setup)
{
	const char *given = getenv("GIT_CONFIG_GLOBAL"), *home = getenv("HOME");
	char other[PATH_MAX];

	if (given && given[0])
		snprintf(setup->config, PATH_MAX, "%s", given);
	else if (home && home[0])
		snprintf(setup->config, PATH_MAX, "%s/.gitconfig", home);
	if (!(given && given[0]) && access(setup->config, F_OK) < 0 && find_home(other, "config") &&
		access(other, F_OK) == 0)
		snprintf(setup->config, PATH_MAX, "%s", other);
	if (ASK(setup->cli, setup->attributes, "config", "--global", "--includes", "--type=path",
		    "--get", "core.attributesFile") &&
		ASK(setup->cli, setup->attributes, "config", "--system", "--type=path", "--get",
			"core.attributesFile") &&
		!find_home(setup->attributes, "attributes"))
		setup->config[0] = '\0';
	if (setup->config[0])
		return CLI_OK;
	cli_say(stderr, "stemma: HOME is not set, so there is no configuration of yours");
	return CLI_FAILED;
}

/* By the mark in its configuration or, in a clone, by what is in its commits. */
static bool is_lineage(struct setup *setup)
{
	char out[256], object[300];

	if (!ASK(setup->cli, out, "config", "--local", "--get", "stemma.version"))
		return true;
	if (ASK(setup->cli, out, "for-each-ref", "--count=1", "--format=%(refname)", "refs/tags"))
		return false;
	snprintf(object, sizeof(object), "%s:lineage.tsv", out[0] ? out : "HEAD");
	return !ASK(setup->cli, out, "cat-file", "-e", object);
}

static void add(struct setup *setup, const char *text)
{
	setup->used += (size_t)snprintf(
		setup->lines + setup->used, LINES - setup->used, "%s", text);
	if (setup->used >= LINES)
		setup->used = LINES - 1;
}

/* "in quotes": what git-config(1) escapes there, and the program in place of %s. */
static void add_value(struct setup *setup, const char *value)
{
	const bool program = !strncmp(value, "%s", 2);
	const char *parts[2] = {program ? setup->program : "", program ? value + 2 : value};

	add(setup, "\"");
	for (int i = 0; i < 2; i++)
		for (const char *p = parts[i]; *p; p++) {
			char one[3] = {*p, '\0', '\0'};

			if (*p == '"' || *p == '\\' || *p == '\n') {
				one[0] = '\\';
				one[1] = (char)(*p == '\n' ? 'n' : *p);
			}
			add(setup, one);
		}
	add(setup, "\"\n");
}

static void make_config(struct setup *setup)
{
	setup->used = 0;
	for (size_t i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
		const struct setting *setting = &settings[i];

		if (setting->lineage && !setup->lineage)
			continue;
		add(setup, setting->value ? "\t" : "");
		add(setup, setting->name);
		add(setup, setting->value ? " = " : "\n");
		if (setting->value)
			add_value(setup, setting->value);
	}
}

/* In quotes where it has to be (gitattributes(5)). */
static void add_pattern(struct setup *setup, const char *pattern)
{
	const bool quoted = strpbrk(pattern, " \t\"\\#") != NULL;

	add(setup, quoted ? "\"" : "");
	for (; *pattern; pattern++) {
		char one[3] = {*pattern, '\0', '\0'};

		if (quoted && (*pattern == '"' || *pattern == '\\')) {
			one[0] = '\\';
			one[1] = *pattern;
		}
		add(setup, one);
	}
	add(setup, quoted ? "\" diff=stemma\n" : " diff=stemma\n");
}

static void make_attributes(struct setup *setup)
{
	struct cli *cli = setup->cli;

	setup->used = 0;
	setup->lines[0] = '\0';
	if (setup->lineage && !cli->argc) {
		add(setup, lineage_attributes);
		return;
	}
	for (int i = 0; i < cli->argc; i++)
		add_pattern(setup, cli->argv[i]);
	for (size_t i = 0; !cli->argc && i < sizeof(patterns) / sizeof(patterns[0]); i++)
		add_pattern(setup, patterns[i]);
}

/* "PATH: WHAT", or what stands there already. */
static int put(struct setup *setup, const char *path, const char *what)
{
	struct stm_error error;
	enum cli_block_result result = cli_block_write(path, setup->lines, &error);

	if (result == CLI_BLOCK_FAILED)
		return cli_fail(&error);
	if (!setup->cli->quiet)
		cli_say(stdout, "%s: %s%s", path, what,
			result == CLI_BLOCK_SAME ? ", as before" : "");
	return CLI_OK;
}

/*
 * A .gitattributes comes with the repository, from whoever made it; behind a link it would be any
 * file of the user's.
 */
static bool is_link(const char *path)
{
	struct stat info;

	return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

/* The patterns are in the file; the line says how many. */
static int put_attributes(struct setup *setup)
{
	const char *path = setup->cli->gitattributes ? setup->shared : setup->attributes;
	char what[64];
	size_t count = 0;

	make_attributes(setup);
	for (const char *p = setup->lines; *p; p++)
		count += *p == '\n';
	snprintf(what, sizeof(what), "%zu pattern%s of files to compare by clauses", count,
		count == 1 ? "" : "s");
	return put(setup, path, what);
}

/* The attributes first: should the other file fail, they name a driver that git knows not of. */
static int write_all(struct setup *setup)
{
	struct cli *cli = setup->cli;

	if (cli->gitattributes && is_link(setup->shared)) {
		cli_say(stderr, "stemma: %s: is a symbolic link, and git does not follow it",
			setup->shared);
		return CLI_FAILED;
	}
	if (put_attributes(setup) != CLI_OK)
		return CLI_FAILED;
	make_config(setup);
	if (put(setup, setup->config, "drivers and difftools named stemma") != CLI_OK)
		return CLI_FAILED;
	if (!cli->quiet)
		cli_say(stdout, "To undo both: stemma git-setup%s --remove",
			cli->global ? " --global" : "");
	return CLI_OK;
}

/* *DONE counts the files that had something of ours. */
static int take_out(struct setup *setup, const char *path, size_t *done)
{
	struct stm_error error;
	enum cli_block_result result = cli_block_write(path, NULL, &error);

	if (result == CLI_BLOCK_FAILED)
		return cli_fail(&error);
	*done += result == CLI_BLOCK_CHANGED;
	if (result == CLI_BLOCK_CHANGED && !setup->cli->quiet)
		cli_say(stdout, "%s: as it was before", path);
	return CLI_OK;
}

static int remove_all(struct setup *setup)
{
	size_t done = 0;

	if (take_out(setup, setup->attributes, &done) != CLI_OK ||
		(setup->shared[0] && !is_link(setup->shared) &&
			take_out(setup, setup->shared, &done) != CLI_OK) ||
		take_out(setup, setup->config, &done) != CLI_OK)
		return CLI_FAILED;
	if (!done && !setup->cli->quiet)
		cli_say(stdout, "Nothing to remove");
	return CLI_OK;
}

/*
 * What gitattributes(5) does not allow or takes for something else (a macro, which quotes do not
 * help with, as they do with a comment), and what no line can hold.
 */
static bool is_pattern(const char *text)
{
	return text[0] && text[0] != '!' && strncmp(text, "[attr]", 6) != 0 &&
	       strlen(text) <= 1024 && !strpbrk(text, "\n\r");
}

static int check_patterns(const struct cli *cli)
{
	if (cli->remove && cli->argc)
		return cli_misuse(cli, "--remove takes no patterns", cli->argv[0]);
	if (cli->global && cli->gitattributes)
		return cli_misuse(cli, "--gitattributes is of one repository", NULL);
	for (int i = 0; i < cli->argc; i++)
		if (!is_pattern(cli->argv[i]))
			return cli_misuse(cli, "git takes no such pattern", cli->argv[i]);
	return cli->argc > 64 ? cli_misuse(cli, "64 patterns are the most", NULL) : CLI_OK;
}

static int run(struct setup *setup)
{
	struct cli *cli = setup->cli;
	int code = check_patterns(cli);

	if (code == CLI_OK)
		code = cli->global ? find_global(setup) : find_local(setup);
	if (code != CLI_OK)
		return code;
	find_program(setup);
	setup->lineage = !cli->global && is_lineage(setup);
	return cli->remove ? remove_all(setup) : write_all(setup);
}

/* It is large, and of one call. */
int cli_git_setup(struct cli *cli)
{
	struct setup *setup = calloc(1, sizeof(*setup));
	int code;

	if (!setup) {
		cli_say(stderr, "stemma: out of memory");
		return CLI_FAILED;
	}
	setup->cli = cli;
	code = run(setup);
	free(setup);
	return code;
}
