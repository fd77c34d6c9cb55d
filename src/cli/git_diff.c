/*
 * stemma git-diff PATH OLD HASH MODE NEW HASH MODE [NAME [ABOUT]]: what git diff calls for each
 * file (git(1), GIT_EXTERNAL_DIFF). Git ends the whole diff when this fails, so what is no document
 * is shown as git would show it. There is no pager: if one is wanted, git has started it.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/git.h"

enum { OPERANDS = 7, RENAMED = 9, HASH = 7 /* hex digits that tell blobs apart */ };

bool cli_git_has(const struct cli_git_side *side)
{
	return strcmp(side->file, "/dev/null") != 0;
}

/*
 * Git does not tell whether it colours, but the same question can be put to it: by its
 * configuration, for where our output goes. --color on its command line cannot be known;
 * -c color.diff=always can.
 */
static void choose_color(struct cli *cli)
{
	const char *const pager[] = {"git", "config", "--type=bool", "--get", "color.pager", NULL};
	const char *none = getenv("NO_COLOR");
	const char *const argv[] = {"git", "config", "--get-colorbool", "color.diff",
		isatty(STDOUT_FILENO) ? "true" : "false", NULL};
	char answer[16];

	if (cli->color != CLI_COLOR_AUTO)
		return;
	if (getenv("GIT_PAGER_IN_USE") && cli_child_ask(answer, sizeof(answer), pager) == 0 &&
		!strcmp(answer, "false"))
		unsetenv("GIT_PAGER_IN_USE");
	cli->color = CLI_COLOR_NEVER;
	if (!(none && none[0]) && cli_child_ask(answer, sizeof(answer), argv) == 0 &&
		!strcmp(answer, "true"))
		cli->color = CLI_COLOR_ALWAYS;
}

static struct cli_git_pair pair_of(struct cli *cli)
{
	char **argv = cli->argv;
	struct cli_git_pair pair = {.cli = cli, .paths = {argv[0], argv[0]}};

	for (int side = 0; side < 2; side++) {
		pair.sides[side].file = argv[1 + 3 * side];
		pair.sides[side].hash = argv[2 + 3 * side];
		pair.sides[side].mode = argv[3 + 3 * side];
	}
	if (cli->argc >= RENAMED - 1)
		pair.paths[1] = argv[RENAMED - 2];
	if (cli->argc >= RENAMED)
		pair.rename = argv[RENAMED - 1];
	return pair;
}

/*
 * As its file's name the document has that of the path, since it may be all the symbol there is,
 * with the start of the blob's hash, so that the two can be told apart: "draft 1f3870b.docx".
 */
static void name_side(char *out, size_t size, const struct cli_git_pair *pair, int side)
{
	const char *path = pair->paths[side], *hash = pair->sides[side].hash;
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.'), *extension = dot && dot > name ? dot : "";
	bool known = strspn(hash, "0") < strlen(hash) && strlen(hash) >= HASH;

	snprintf(out, size, "%.*s%s%.*s%s", (int)(strlen(name) - strlen(extension)), name,
		known ? " " : "", known ? HASH : 0, hash, extension);
}

/* Only regular files are documents: of a link or a submodule git shows where it points. */
static bool open_side(struct cli_git_pair *pair, int side)
{
	struct cli_git_side *at = &pair->sides[side];
	struct stm_source source;
	char name[512];

	if (!cli_git_has(at))
		return true;
	if (strncmp(at->mode, "100", 3) != 0 && strcmp(at->mode, ".") != 0)
		return false;
	name_side(name, sizeof(name), pair, side);
	if (!cli_bytes_read(&at->bytes, at->file)) {
		snprintf(pair->error.text, sizeof(pair->error.text), "%s", strerror(errno));
		return false;
	}
	source = (struct stm_source){name, at->bytes.at, at->bytes.length};
	return stm_document_parse(&at->document, &source, &pair->cli->add.read, &pair->error) ==
	       STM_OK;
}

/* Prose on one side and a resolution on the other is the latter; a clause alone is one. */
static bool are_clauses(const struct cli_git_pair *pair)
{
	const bool is_clause = pair->cli->records && cli_is_clause(pair->paths[1]);

	for (int side = 0; side < 2; side++)
		if (pair->sides[side].document &&
			(is_clause || !cli_is_prose(pair->sides[side].document)))
			return true;
	return false;
}

static bool are_same(const struct cli_git_pair *pair)
{
	struct cli_bytes a = pair->sides[0].bytes, b = pair->sides[1].bytes;

	return a.at && b.at && a.length == b.length && !memcmp(a.at, b.at, a.length);
}

/* "drafts/zone.docx", and what happened to the file itself. */
static void print_head(const struct cli_git_pair *pair)
{
	const struct cli_git_side *old = &pair->sides[0], *new = &pair->sides[1];
	const char *about = "", *counter = getenv("GIT_DIFF_PATH_COUNTER");
	char mode[64] = "", names[2][2048];
	bool renamed = strcmp(pair->paths[0], pair->paths[1]) != 0;

	for (int side = 0; side < 2; side++)
		stm_view_line(names[side], sizeof(names[side]), pair->paths[side]);
	if (!cli_git_has(old))
		about = "  new file";
	else if (!cli_git_has(new))
		about = "  deleted";
	else if (strcmp(old->mode, new->mode) != 0)
		snprintf(mode, sizeof(mode), "  mode %.8s → %.8s", old->mode, new->mode);
	if (counter && strcmp(counter, "1") != 0)
		putchar('\n');
	printf("%s%s%s%s%s%s%s\n", pair->cli->view.color ? "\033[1m" : "", names[0],
		renamed ? " → " : "", renamed ? names[1] : "",
		pair->cli->view.color ? "\033[m" : "", about, mode);
}

/* Where the lines of a document that came or went are written. */
struct sign {
	const char *open, *close;
	bool inside; /* a line is begun */
};

/* A struct stm_writer: each line behind a plus or a minus, as git has it. */
static int write_signed(void *payload, const char *bytes, size_t length)
{
	struct sign *sign = payload;

	for (size_t i = 0; i < length; i++) {
		if (!sign->inside)
			fputs(sign->open, stdout);
		sign->inside = bytes[i] != '\n';
		if (!sign->inside)
			fputs(sign->close, stdout);
		putchar(bytes[i]);
	}
	return ferror(stdout);
}

static void show_alone(const struct cli_git_pair *pair)
{
	bool old = cli_git_has(&pair->sides[0]), color = pair->cli->view.color;
	struct sign sign = {.open = old ? "-" : "+", .close = color ? "\033[m" : ""};
	struct stm_writer writer = {write_signed, &sign};
	struct stm_view_options options = pair->cli->view;
	struct stm_error error = {0};

	if (color)
		sign.open = old ? "\033[31m-" : "\033[32m+";
	options.format = "lines";
	stm_view_document(pair->sides[!old].document, &options, &writer, &error);
}

/* A table of verbs that cannot be read has been told of; git's way to show the file is left. */
static int show_clauses(const struct cli_git_pair *pair)
{
	stm_document *const documents[2] = {pair->sides[0].document, pair->sides[1].document};
	stm_diff *diff = NULL;
	int code;

	print_head(pair);
	if (are_same(pair))
		return CLI_OK;
	if (!documents[0] || !documents[1]) {
		show_alone(pair);
		return CLI_OK;
	}
	if (cli_compare(pair->cli, documents, &diff) != CLI_OK)
		return cli_git_plain(pair);
	code = pair->cli->page ? cli_git_page(pair->cli, diff)
			       : cli_view(pair->cli, cli_view_diff, diff, CLI_OK);
	stm_diff_free(diff);
	return code;
}

/* Of a text git shows the lines, which is as good; of anything else it says that they differ. */
static void tell_why(const struct cli_git_pair *pair)
{
	if (pair->error.text[0] && (cli_bytes_are_binary(pair->sides[0].bytes) ||
					   cli_bytes_are_binary(pair->sides[1].bytes)))
		cli_say(stdout, "%s: %s", pair->paths[1], pair->error.text);
}

static int show_pair(struct cli_git_pair *pair)
{
	bool good = open_side(pair, 0);
	int code;

	good = open_side(pair, 1) && good;
	if (good && are_clauses(pair)) {
		code = show_clauses(pair);
	} else {
		if (!good)
			tell_why(pair);
		code = cli_git_plain(pair);
	}
	for (int side = 0; side < 2; side++) {
		stm_document_free(pair->sides[side].document);
		free(pair->sides[side].bytes.at);
	}
	return code;
}

/*
 * Beside its text a lineage repository has it by clauses, the tables of its lineage, and the files
 * it was made of. In a diff of several files these say the same once more; the first says so.
 */
static bool is_told_elsewhere(const struct cli *cli)
{
	const char *total = getenv("GIT_DIFF_PATH_TOTAL"),
		   *counter = getenv("GIT_DIFF_PATH_COUNTER");

	if (!cli->records || !total || !strcmp(total, "1"))
		return false;
	if (counter && !strcmp(counter, "1"))
		printf("The text is in resolution.md; what the other files have of it, "
		       "git diff --no-ext-diff shows.\n");
	return true;
}

/*
 * git difftool calls its tool as an external diff, but a driver of the attributes goes before: so
 * the tool, whichever it is, is called here. Returns when there is none. The variable goes, because
 * the tool may be this program once more.
 */
static void become_difftool(const struct cli *cli)
{
	static const char helper[] = "git-difftool--helper";
	const char *command = getenv("GIT_EXTERNAL_DIFF");
	const char *argv[RENAMED + 2] = {helper};

	if (!command || strcmp(command, helper) != 0 || cli->argc > RENAMED)
		return;
	for (int i = 0; i < cli->argc; i++)
		argv[i + 1] = cli->argv[i];
	unsetenv("GIT_EXTERNAL_DIFF");
	fflush(NULL);
	execvp(helper, (char *const *)argv);
}

/* Whether nobody reads our output any more; of another pipe the one who writes to it is told. */
static void end_quietly(int number)
{
	struct pollfd output = {.fd = STDOUT_FILENO};

	(void)number;
	if (poll(&output, 1, 0) == 1 && (output.revents & POLLERR))
		_exit(CLI_OK);
}

/*
 * Whoever quits the pager has seen enough, in the midst of a line or of a child's answer: git
 * complains of a driver that fails then, or that a signal ends. After the tool of a difftool was
 * called, which is to have signals as they are.
 */
static void expect_end(void)
{
	struct sigaction action = {.sa_handler = end_quietly, .sa_flags = SA_RESTART};
	sigset_t pipes;

	sigemptyset(&pipes);
	sigaddset(&pipes, SIGPIPE);
	sigaction(SIGPIPE, &action, NULL);
	sigprocmask(SIG_UNBLOCK, &pipes, NULL);
}

int cli_git_diff(struct cli *cli)
{
	struct cli_git_pair pair;
	int code;

	become_difftool(cli);
	expect_end();
	if (cli->argc == 1) {
		cli_say(stdout, "* Unmerged path %s", cli->argv[0]);
		return CLI_OK;
	}
	if (cli->argc < OPERANDS)
		return cli_misuse(cli, "git calls this with seven operands, or nine", NULL);
	if (is_told_elsewhere(cli))
		return CLI_OK;
	choose_color(cli);
	cli->view.color = cli->color == CLI_COLOR_ALWAYS;
	cli->unpaged = !cli->view.side_by_side;
	pair = pair_of(cli);
	code = show_pair(&pair);
	if (fflush(stdout) != 0 && errno != EPIPE)
		return CLI_FAILED;
	return code;
}
