/*
 * The table of commands, for both programs: stemma itself, and stemma-repository, which it hands
 * over to when a repository is needed (so that a diff of two files does not load libgit2).
 */
#include <string.h>

#include "cli/cli.h"

/* The order is that of the help. Letters of options are the ids of rows in options.c. */
static const struct cli_command commands[] = {
	{"diff", "OLD NEW", "compare two files, or two versions of a repository",
		"fowcsSbgVOxWMAudmeRrlqh", 2, 2,
		"OLD and NEW are files or, where there is no such file, symbols, tags or branches "
		"of the\n"
		"lineage repository. The redline marks [-deleted-], {+inserted+} and [~moved~] "
		"{~moved~} "
		"words.\n"
		"One file with --revisions: the text before its tracked changes and the one "
		"after.\n"
		"--verbs, or else STEMMA_VERBS in the environment, names a table that says how "
		"strong\n"
		"verbs are; its form is told in stemma(1)."},
	{"show", "FILE|SYMBOL", "show a document as Stemma reads it", "fowcWudRrlh", 1, 1,
		"Prints metadata, labelled paragraphs, footnotes, and what was left out."},
	{"export", "FILE|SYMBOL", "write a document for other programs", "foudRrylh", 1, 1,
		"As Akoma Ntoso, CSV, Word, HTML, JSON or Markdown: as --format says, or the name "
		"of -o's\n"
		"FILE. Markdown, and Akoma Ntoso with all that was read, are read back as the "
		"same\n"
		"document."},
	{"init", "[DIR]", "make a lineage repository", "qh", 0, 1,
		"The repository is an ordinary bare git repository; DIR is the working directory "
		"unless\n"
		"given."},
	{"add", "FILE|FOLDER...", "read documents, find what they descend from, commit them",
		"aEvylrqh", 0, -1,
		"A document descends from what --after or --series tell, else from the draft it "
		"names, else\n"
		"from the latest earlier version of its title and body or that it cites as the "
		"latest,\n"
		"else from the one whose wording it has; what is uncertain of that --review lists. "
		"With\n"
		"--after or --series symbols of versions will do for files. Files that cannot be "
		"read are left out and told of at the "
		"end; "
		"of the\n"
		"others either all are added or none."},
	{"list", "", "list series and versions", "fowcGrh", 0, 0,
		"Series are branches, versions are commits, symbols are tags."},
	{"log", "[SYMBOL[#LABEL]|ID]", "show a series, or the life of one clause", "fowcWGTrh", 0,
		1,
		"With SYMBOL the versions of its series; with SYMBOL#LABEL, or a clause's id of 16 "
		"hex\n"
		"digits, what became of that clause in each."},
	{"blame", "SYMBOL", "show where each phrase of a version comes from", "fowcirph", 1, 1,
		"The origin of a phrase is the first version that had it, of all that this one "
		"descends\n"
		"from. A plus marks what is new in this one."},
	{"trace", "[WORDING]", "find where a wording comes from, and where it went", "fowcWnFNrqh",
		0, 1,
		"The words stand in this order, whatever the punctuation and capitals; put them in "
		"quotes.\n"
		"With --from the sources of a whole clause; -v shows every place that is listed."},
	{"report", "[SYMBOL...]", "make pages to read: series, changes, origins", "orqh", 0, -1,
		"Writes a folder of pages (stemma-report, or that of -o) that need no server: the "
		"collection,\n"
		"a picture of each series with the life of its clauses, what each version changed, "
		"and where\n"
		"its words come from. With SYMBOLs their series only; with -o FILE.html the page "
		"of "
		"one series."},
	{"index", "", "make phrases findable, and find what series borrowed", "rqh", 0, 0,
		"trace brings the index of phrases up to date by itself. Borrowings are kept as "
		"git notes\n"
		"(refs/notes/stemma), and shown by log."},
	{"git-setup", "[PATTERN...]", "have git compare documents by clauses", "123rqh", 0, -1,
		"Names a diff driver and difftools in git's configuration, and in its attributes "
		"the files\n"
		"they are for: PATTERNs, or else *.docx, *.docm, *.pdf, *.akn and *.md. --remove "
		"leaves\n"
		"both files as they were."},
	{"check", "", "prove every version again from its source", "rqh", 0, 0,
		"Derives the whole repository anew and compares object ids."},
	{"git-diff", "PATH OLD HASH MODE NEW HASH MODE [NAME [ABOUT]]", "what git diff calls",
		"wcsSbgVOxWlR45h", 1, 9,
		"The operands are those of GIT_EXTERNAL_DIFF in git(1). What is no resolution is "
		"shown as\n"
		"git would show it."},
	{"git-textconv", "FILE", "what git log -p calls", "Rl4h", 1, 1,
		"Prints FILE as lines to be compared: a paragraph a line, without its number."},
};
enum {
	COMMANDS = sizeof(commands) / sizeof(commands[0]),
	PLUMBING = 2, /* the last ones: git calls them, people do not */
};

static void print_commands(FILE *file)
{
	fprintf(file, "usage: stemma COMMAND [OPTION]... [OPERAND]...\n\n");
	for (size_t i = 0; i < COMMANDS - PLUMBING; i++)
		fprintf(file, "  %-9s %-22s %s\n", commands[i].name, commands[i].operands,
			commands[i].summary);
	fprintf(file, "\nstemma COMMAND --help tells more; stemma --version the version.\n");
}

static const struct cli_command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

/* Options before the command are not known, but for --help and --version. */
int main(int argc, char **argv)
{
	struct cli cli = {0};
	int code;

	cli_memory_init();
	if (argc < 2) {
		print_commands(stderr);
		return CLI_USAGE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help") || !strcmp(argv[1], "-h")) {
		print_commands(stdout);
		return CLI_OK;
	}
	if (!strcmp(argv[1], "--version")) {
		printf("stemma %s\n", STM_VERSION);
		return CLI_OK;
	}
	cli.command = find_command(argv[1]);
	if (!cli.command) {
		cli_say(stderr, "stemma: there is no command '%s'; see stemma --help", argv[1]);
		return CLI_USAGE;
	}
	if (cli_beside(cli.reader, sizeof(cli.reader), "stemma-reader"))
		cli.add.read.reader = cli.reader;
	if (cli_beside(cli.writer, sizeof(cli.writer), "stemma-writer"))
		cli.view.docx.writer = cli.writer;
	code = cli_parse(&cli, argc - 1, argv + 1);
	if (code != CLI_OK || cli.help)
		return code;
	return cli_run(&cli, argv);
}
