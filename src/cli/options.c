/*
 * One table of options: what a command takes, how it is parsed and what --help says come from it.
 * An option means the same in every command that takes it. Numbers are decimal and unsigned.
 */
#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

/*
 * ID is the letter in a command's list of options; LETTER is what can be typed, or 0. An ARGUMENT
 * in brackets may be left out.
 */
static const struct row {
	char id;
	char letter;
	const char *name;
	const char *argument;
	const char *help;
} rows[] = {
	{'f', 0, "format", "FORMAT", "text (default), json or another; else as FILE's name says"},
	{'o', 'o', "output", "FILE", "write to FILE instead of standard output"},
	{'c', 0, "color", "WHEN", "auto (default), always or never"},
	{'w', 0, "width", "COLUMNS", "as if the terminal were so wide, 20 to 100000"},
	{'s', 's', "side-by-side", NULL, "old text on the left, new on the right"},
	{'O', 0, "only", "LIST", "only these: added,dropped,reworded,split,merged,moved,unchanged"},
	{'S', 0, "summary", NULL, "half a page: what changed, what it means, what is still open"},
	{'b', 0, "substantive", NULL, "fold what only rolled forward: sessions, dates, symbols"},
	{'g', 0, "granularity", "WHAT", "what changes are marked by: word (default) or char"},
	{'V', 0, "verbs", "FILE", "the table of verbs to judge by, in place of the built-in one"},
	{'x', 'U', "context", "N", "show N unchanged paragraphs around each change, 0 to 100000"},
	{'W', 'v', "verbose", NULL, "paragraphs in full, not only what is around a change"},
	{'M', 0, "max-length", "SIZE", "of Markdown: bytes at most, from 1000 on (default 65000)"},
	{'A', 0, "report", "ADDRESS", "of Markdown: where the full report is, to link to"},
	{'u', 0, "author", "NAME", "of the tracked changes in a Word document (default Stemma)"},
	{'d', 0, "date", "DATE", "of the same: 2026-11-25 (default: the new document's)"},
	{'m', 0, "moves", "HOW", "in a Word document: edits (default), or Word's own (native)"},
	{'e', 0, "exit-code", NULL, "exit with 1 when there are differences"},
	{'i', 0, "since", "WHEN", "mark what is older than a date (2019-12-18) or a version"},
	{'p', 0, "porcelain", NULL, "lines for programs: fields with tabs between them"},
	{'G', 0, "graph", NULL, "draw what descends from what"},
	{'T', 0, "table", NULL, "the clauses of the series by its versions"},
	{'n', 0, "near", NULL, "also most of the words, close together, in any order"},
	{'F', 0, "from", "SYMBOL#LABEL", "which earlier texts this clause has words of"},
	{'N', 'n', "max", "N", "list at most N places (default 20)"},
	{'a', 0, "after", "SYMBOL", "the documents descend from SYMBOL (may be repeated), or none"},
	{'E', 0, "series", "NAME", "they descend from the latest earlier version of this series"},
	{'v', 0, "review", NULL, "list what versions descend from without certainty"},
	{'y', 0, "symbol", "SYMBOL", "the document's symbol, whatever its text says"},
	{'R', 0, "revisions", "[WHICH]",
		"tracked changes: final (default) or original; alone, one against the other"},
	{'r', 0, "repo", "DIR", "the lineage repository (default: the one we are in)"},
	{'l', 0, "limit", "SIZE", "refuse larger files (default 64M; K, M and G are known)"},
	{'1', 0, "global", NULL, "for all repositories of this user, not for one"},
	{'2', 0, "remove", NULL, "take out all that git-setup wrote"},
	{'3', 0, "gitattributes", NULL, "name the files in .gitattributes, which can be committed"},
	{'4', 0, "records", NULL, "a file that a lineage repository has beside the text"},
	{'5', 0, "page", NULL, "as a page in the browser"},
	{'q', 'q', "quiet", NULL, "print nothing but errors"},
	{'h', 'h', "help", NULL, "this help"},
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

/* Whether COMMAND's letters have that of ROW. */
static bool takes(const struct cli_command *command, const struct row *row)
{
	return strchr(command->options, row->id) != NULL;
}

void cli_usage(FILE *file, const struct cli_command *command)
{
	fprintf(file, "usage: stemma %s [OPTION]...%s%s\n", command->name,
		command->operands[0] ? " " : "", command->operands);
}

/* "--name", "--name=ARGUMENT" or "--name[=ARGUMENT]". */
static void print_name(char *out, size_t size, const struct row *row)
{
	if (!row->argument)
		snprintf(out, size, "--%s", row->name);
	else if (row->argument[0] == '[')
		snprintf(out, size, "--%s[=%s", row->name, row->argument + 1);
	else
		snprintf(out, size, "--%s=%s", row->name, row->argument);
}

/* The summary of the list becomes a sentence; summaries begin with a small ASCII letter. */
void cli_help(FILE *file, const struct cli_command *command)
{
	cli_usage(file, command);
	fprintf(file, "\n%c%s. %s\n\n", command->summary[0] - 32, command->summary + 1,
		command->details);
	for (size_t i = 0; i < ROWS; i++) {
		char name[40];

		if (!takes(command, &rows[i]))
			continue;
		print_name(name, sizeof(name), &rows[i]);
		if (rows[i].letter)
			fprintf(file, "  -%c, %-19s %s\n", rows[i].letter, name, rows[i].help);
		else
			fprintf(file, "      %-19s %s\n", name, rows[i].help);
	}
}

int cli_misuse(const struct cli *cli, const char *text, const char *what)
{
	cli_say(stderr, "stemma %s: %s%s%s", cli->command->name, text, what ? ": " : "",
		what ? what : "");
	cli_usage(stderr, cli->command);
	return CLI_USAGE;
}

/*
 * Bytes: a number, with K, M or G (powers of 1024) behind it if need be; 0 for what is none. "64M"
 * is 67108864. Half of what a size_t holds is the most, so that sums of two do not overflow.
 */
static size_t parse_size(const char *text)
{
	char *end;
	unsigned long long value;
	unsigned shift;

	errno = 0;
	value = strtoull(text, &end, 10);
	shift = *end == 'K' ? 10 : *end == 'M' ? 20 : *end == 'G' ? 30 : 0;
	if (errno || end == text || text[0] == '-' || end[shift > 0] ||
		value > SIZE_MAX >> (shift + 1))
		return 0;
	return (size_t)value << shift;
}

/* At most 100000: more columns or paragraphs than that are a slip of the finger. */
static bool parse_count(const char *text, unsigned *out)
{
	char *end;
	unsigned long value;

	errno = 0;
	value = strtoul(text, &end, 10);
	if (errno || end == text || *end || text[0] == '-' || value > 100000)
		return false;
	*out = (unsigned)value;
	return true;
}

/* "added,moved": names of relations, and "moved". Empty parts are skipped, an empty list is not. */
static bool parse_only(const char *list, unsigned *only)
{
	static const enum stm_relation relations[] = {
		STM_UNCHANGED, STM_REWORDED, STM_SPLIT, STM_MERGED, STM_ADDED, STM_DROPPED};
	size_t length;

	for (; *list; list += length + (list[length] == ',')) {
		unsigned before = *only;

		length = strcspn(list, ",");
		for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++) {
			const char *name = stm_relation_name(relations[i]);

			if (strlen(name) == length && !strncmp(name, list, length))
				*only |= STM_ONLY(relations[i]);
		}
		if (length == 5 && !strncmp(list, "moved", 5))
			*only |= STM_ONLY_MOVED;
		if (*only == before && length)
			return false;
	}
	return *only != 0;
}

static bool parse_color(const char *when, enum cli_color *color)
{
	static const char *const names[] = {"auto", "always", "never"};

	for (int i = 0; i < 3; i++)
		if (!strcmp(names[i], when)) {
			*color = (enum cli_color)i;
			return true;
		}
	return false;
}

static bool parse_granularity(const char *what, enum stm_granularity *granularity)
{
	*granularity = strcmp(what, "char") ? STM_BY_WORD : STM_BY_CHARACTER;
	return *granularity == STM_BY_CHARACTER || !strcmp(what, "word");
}

static bool parse_moves(const char *how, bool *native)
{
	*native = !strcmp(how, "native");
	return *native || !strcmp(how, "edits");
}

/* WHICH is NULL when it was left out: then one side is compared with the other. */
static bool parse_revisions(struct cli *cli, const char *which)
{
	cli->both_sides = !which;
	cli->add.read.original = which && !strcmp(which, "original");
	return !which || cli->add.read.original || !strcmp(which, "final");
}

/* False when there are more than one call takes. */
static bool add_after(struct cli *cli, const char *symbol)
{
	if (cli->add.after_count == sizeof(cli->after) / sizeof(cli->after[0]))
		return false;
	cli->after[cli->add.after_count++] = symbol;
	cli->add.after = cli->after;
	return true;
}

static bool parse_max(struct cli *cli, const char *text)
{
	unsigned count;

	if (!parse_count(text, &count) || !count)
		return false;
	cli->trace.limit = count;
	return true;
}

/* Takes option ID with its VALUE (or NULL); false when the value means nothing. */
static bool apply(struct cli *cli, char id, const char *value)
{
	switch (id) {
	case 'f':
		cli->view.format = value;
		return value[0] != '\0';
	case 'o':
		cli->output = value;
		return value[0] != '\0';
	case 'c':
		return parse_color(value, &cli->color);
	case 'w':
		return parse_count(value, &cli->view.width) && cli->view.width >= 20;
	case 'O':
		return parse_only(value, &cli->view.only);
	case 'M':
		cli->view.length = parse_size(value);
		return cli->view.length >= 1000;
	case 'A':
		cli->view.report = value;
		return value[0] != '\0';
	case 'x':
		return parse_count(value, &cli->view.context);
	case 'g':
		return parse_granularity(value, &cli->granularity);
	case 'V':
		cli->verbs = value;
		return value[0] != '\0';
	case 'u':
		cli->view.docx.author = value;
		return value[0] != '\0';
	case 'd':
		cli->view.docx.date = value;
		return value[0] != '\0';
	case 'm':
		return parse_moves(value, &cli->view.docx.native_moves);
	case 'E':
		cli->add.series = value;
		return value[0] != '\0';
	case 'F':
		cli->trace.from = value;
		return value[0] != '\0';
	case 'N':
		return parse_max(cli, value);
	case 'i':
		cli->since = value;
		return value[0] != '\0';
	case 'a':
		return add_after(cli, value);
	case 'y':
		cli->add.read.symbol = value;
		return value[0] != '\0';
	case 'R':
		return parse_revisions(cli, value);
	case 'r':
		cli->repository = value;
		return value[0] != '\0';
	case 'l':
		cli->add.read.limit = parse_size(value);
		return cli->add.read.limit > 0;
	default:
		break;
	}
	cli->view.graph |= id == 'G';
	cli->trace.near |= id == 'n';
	if (id == 'p')
		cli->view.format = "porcelain";
	cli->view.side_by_side |= id == 's';
	cli->view.whole |= id == 'W';
	cli->view.summary |= id == 'S';
	cli->view.substantive |= id == 'b';
	cli->exit_code |= id == 'e';
	cli->quiet |= id == 'q';
	cli->review |= id == 'v';
	cli->table |= id == 'T';
	cli->global |= id == '1';
	cli->remove |= id == '2';
	cli->gitattributes |= id == '3';
	cli->records |= id == '4';
	cli->page |= id == '5';
	cli->help |= id == 'h';
	return true;
}

/* What getopt is to expect behind the option's name. */
static int argument_of(const struct row *row)
{
	return !row->argument            ? no_argument
	       : row->argument[0] == '[' ? optional_argument
					 : required_argument;
}

/* Makes getopt's tables of those rows COMMAND takes. */
static void make_tables(const struct cli_command *command, struct option *longs, char *shorts)
{
	size_t n = 0;

	*shorts++ = ':';
	for (size_t i = 0; i < ROWS; i++) {
		if (!takes(command, &rows[i]))
			continue;
		longs[n++] = (struct option){
			rows[i].name, argument_of(&rows[i]), NULL, 256 + (int)i};
		if (rows[i].letter) {
			*shorts++ = rows[i].letter;
			if (rows[i].argument)
				*shorts++ = ':';
		}
	}
	longs[n] = (struct option){0};
	*shorts = '\0';
}

/* Long options are 256 + their row, out of the way of letters. */
static const struct row *find_row(int option)
{
	if (option >= 256)
		return &rows[option - 256];
	for (size_t i = 0; i < ROWS; i++)
		if (rows[i].letter == option)
			return &rows[i];
	return NULL;
}

static int check_operands(const struct cli *cli)
{
	if (cli->both_sides && (strcmp(cli->command->name, "diff") != 0 || cli->argc != 1))
		return cli_misuse(cli, "--revisions alone goes with diff and one file", NULL);
	if (cli->both_sides)
		return CLI_OK;
	if (cli->argc < cli->command->least)
		return cli_misuse(cli, "an operand is missing", NULL);
	if (cli->command->most >= 0 && cli->argc > cli->command->most)
		return cli_misuse(cli, "too many operands", cli->argv[cli->command->most]);
	return CLI_OK;
}

/* "--width=abc means nothing (COLUMNS: as if ...)": what was given, and what could be. */
static int misuse_value(const struct cli *cli, const struct row *row)
{
	char text[160];

	snprintf(text, sizeof(text), "--%s does not take '%.40s' (%s)", row->name, optarg,
		row->help);
	return cli_misuse(cli, text, NULL);
}

/*
 * A misuse ends the parsing at once. After a bad value the row's help is printed, which names the
 * values that are good.
 */
/* Of letters typed together getopt tells which it did not know, of a long option nothing. */
static int misuse_option(const struct cli *cli, const char *argument)
{
	char letter[3] = {'-', (char)optopt, '\0'};

	return cli_misuse(cli, "there is no such option", optopt ? letter : argument);
}

/* "-" is standard output; a file of that name is "./-". */
static int check_standard(struct cli *cli)
{
	if (!cli->output || strcmp(cli->output, "-") != 0)
		return CLI_OK;
	if (!strcmp(cli->command->name, "report"))
		return cli_misuse(
			cli, "pages go to a folder or a file, not to standard output", NULL);
	cli->output = NULL;
	return CLI_OK;
}

/* Writing a file that is read would lose it, by whatever name it is called. */
static bool is_output(const struct cli *cli, const char *input)
{
	struct stat in, out;

	return input && !stat(input, &in) && !stat(cli->output, &out) && S_ISREG(out.st_mode) &&
	       in.st_dev == out.st_dev && in.st_ino == out.st_ino;
}

/* Whether COMMAND's operands may be files; those of others are symbols and wordings. */
static bool reads_files(const struct cli *cli)
{
	static const char *const names[] = {"diff", "show", "export"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(cli->command->name, names[i]))
			return true;
	return false;
}

static int check_inputs(const struct cli *cli)
{
	bool same = is_output(cli, cli->verbs);

	for (int i = 0; i < cli->argc && reads_files(cli); i++)
		same = same || is_output(cli, cli->argv[i]);
	if (!same)
		return CLI_OK;
	cli_say(stderr, "stemma %s: %s: is read, too; name another file with -o",
		cli->command->name, cli->output);
	return CLI_USAGE;
}

/* export says itself what it writes, and a report has pages. */
static int check_ending(const struct cli *cli)
{
	if (cli->view.format || !strchr(cli->command->options, 'f') ||
		!strcmp(cli->command->name, "export") || !cli_has_foreign_ending(cli->output))
		return CLI_OK;
	return cli_misuse(cli,
		"say as what: --format with text, html, json, md, csv, docx or akn, or -o with "
		"such a name (.txt is text)",
		cli->output);
}

/* What -o says of the format, and against the rest. */
static int check_output(struct cli *cli)
{
	int code = check_standard(cli);

	if (code != CLI_OK || !cli->output)
		return code;
	if (!cli->view.format)
		cli->view.format = cli_format_of(cli->output);
	code = check_inputs(cli);
	return code == CLI_OK ? check_ending(cli) : code;
}

int cli_parse(struct cli *cli, int argc, char **argv)
{
	struct option longs[ROWS + 1];
	char shorts[2 * ROWS + 2];
	int option;

	make_tables(cli->command, longs, shorts);
	opterr = 0;
	while ((option = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		const struct row *row = option == '?' || option == ':' ? NULL : find_row(option);

		if (option == ':')
			return cli_misuse(cli, "an option lacks its argument", argv[optind - 1]);
		if (!row)
			return misuse_option(cli, argv[optind - 1]);
		if (!apply(cli, row->id, optarg))
			return misuse_value(cli, row);
	}
	if (cli->help) {
		cli_help(stdout, cli->command);
		return CLI_OK;
	}
	cli->argc = argc - optind;
	cli->argv = argv + optind;
	option = check_operands(cli);
	return option == CLI_OK ? check_output(cli) : option;
}
