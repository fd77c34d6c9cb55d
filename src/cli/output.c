/*
 * Where output goes. A pager only on a terminal, and only when PAGER does not say otherwise. The
 * environment is read here and, for STEMMA_VERBS, in diff.c: STEMMA_PAGER, PAGER, COLUMNS, NO_COLOR
 * (https://no-color.org), TERM.
 */
#include "cli/cli.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a view goes. Nothing is opened before it writes: what fails at once leaves no trace. */
struct output {
	const struct cli *cli;
	FILE *file;           /* NULL until something is written */
	char draft[CLI_PATH]; /* what becomes the file of -o when all is written, or "" */
	pid_t pager;          /* or 0 */
	int failed;           /* errno of an opening that failed, or 0 */
};

/* The pager's command, or NULL for none. */
static const char *pager_command(void)
{
	const char *pager = getenv("STEMMA_PAGER");

	if (!pager)
		pager = getenv("PAGER");
	if (!pager)
		pager = "less";
	return pager[0] && strcmp(pager, "cat") != 0 ? pager : NULL;
}

/*
 * Runs the pager with its standard input at our end of a pipe; standard output stays when it fails.
 * LESS is git's: quit when all fits on one screen, let colours through, leave the screen as it is.
 * SIGPIPE is ignored, so that a pager that was quit shows as a failed write.
 */
static void start_pager(struct output *output, const char *command)
{
	int ends[2];
	pid_t pid;

	if (pipe(ends) < 0)
		return;
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		setenv("LESS", "FRX", 0);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	if (pid < 0) {
		close(ends[1]);
		return;
	}
	output->file = fdopen(ends[1], "w");
	output->pager = pid;
	signal(SIGPIPE, SIG_IGN);
}

/* 0 when nobody says: the view has a default. */
static unsigned terminal_width(void)
{
	const char *columns = getenv("COLUMNS");
	struct winsize size;

	if (columns && atoi(columns) >= 20)
		return (unsigned)atoi(columns);
	if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	return 0;
}

/* --color wins over everything; a file or a pipe is never coloured by itself. */
static bool wants_color(const struct cli *cli, bool terminal)
{
	const char *none = getenv("NO_COLOR"), *term = getenv("TERM");

	if (cli->color != CLI_COLOR_AUTO)
		return cli->color == CLI_COLOR_ALWAYS;
	return terminal && !(none && none[0]) && !(term && !strcmp(term, "dumb"));
}

/* How it is to look; decided before anything is opened. */
static void choose_look(struct cli *cli)
{
	cli->view.color = wants_color(cli, !cli->output && isatty(STDOUT_FILENO));
	if (!cli->view.width)
		cli->view.width = terminal_width();
}

/*
 * What is there keeps its mode and its group, and what is new is as readable as the umask lets it
 * be. What has another owner or other names would lose them; it is written in place.
 */
static bool take_mode(int fd, const struct stat *there)
{
	const mode_t mask = umask(0);

	umask(mask);
	if (!there)
		return fchmod(fd, 0666 & ~mask) == 0;
	return fchown(fd, (uid_t)-1, there->st_gid) == 0 && fchmod(fd, there->st_mode & 07777) == 0;
}

static bool can_be_replaced(const struct stat *info)
{
	return S_ISREG(info->st_mode) && info->st_nlink == 1 && info->st_uid == geteuid();
}

static void drop_draft(struct output *output)
{
	unlink(output->draft);
	cli_draft_forget(false);
	output->draft[0] = '\0';
}

/*
 * A new file beside PATH that is renamed when it is complete: a view that fails half-way leaves
 * what was there before. NULL when PATH is none that can be replaced (a device, a pipe, a link) or
 * its folder cannot be written; then PATH itself is opened.
 */
static FILE *open_draft(struct output *output, const char *path)
{
	struct stat info;
	const bool there = lstat(path, &info) == 0;
	FILE *file;
	int fd;

	if (there && !can_be_replaced(&info))
		return NULL;
	fd = cli_draft_new(output->draft, path, false);
	if (fd < 0) {
		output->draft[0] = '\0';
		return NULL;
	}
	file = take_mode(fd, there ? &info : NULL) ? fdopen(fd, "w") : NULL;
	if (!file) {
		close(fd);
		drop_draft(output);
	}
	return file;
}

/* A folder that can be written does not make a file so that says it is not to be. */
static FILE *open_file(struct output *output, const char *path)
{
	FILE *file;

	if (access(path, F_OK) == 0 && access(path, W_OK) < 0)
		return NULL;
	file = open_draft(output, path);
	return file ? file : fopen(path, "w");
}

static bool open_output(struct output *output)
{
	const char *path = output->cli->output;
	const bool page = !path && !output->cli->unpaged && isatty(STDOUT_FILENO);
	const char *pager = page ? pager_command() : NULL;

	output->file = stdout;
	if (path) {
		output->file = open_file(output, path);
		output->failed = output->file ? 0 : errno;
	} else if (pager) {
		start_pager(output, pager);
	}
	return output->file != NULL;
}

/* A struct stm_writer. */
static int write_output(void *payload, const char *bytes, size_t length)
{
	struct output *output = payload;

	if (!output->file && !open_output(output))
		return -1;
	return fwrite(bytes, 1, length, output->file) != length;
}

/* What the shell says of a command it did not find; nothing was shown then. */
enum { NOT_FOUND = 127 };

static int await_pager(pid_t pager, int code)
{
	int status = 0;

	while (waitpid(pager, &status, 0) < 0 && errno == EINTR)
		;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != NOT_FOUND)
		return code;
	fprintf(stderr,
		"stemma: the pager could not be started; set PAGER to another, or to cat\n");
	return CLI_FAILED;
}

/* The draft becomes the file, or goes. */
static bool settle_draft(struct output *output, bool complete)
{
	int reason;

	if (complete && rename(output->draft, output->cli->output) == 0) {
		cli_draft_forget(false);
		return true;
	}
	reason = errno;
	drop_draft(output);
	errno = reason;
	return false;
}

/* Whoever quits the pager early has seen enough: that is no failure. */
static int close_output(struct output *output, int code)
{
	bool failed = output->failed != 0;

	if (output->file) {
		failed = fflush(output->file) != 0 || ferror(output->file);
		if (output->file != stdout)
			failed = fclose(output->file) != 0 || failed;
		if (output->pager)
			return await_pager(output->pager, code);
		if (output->draft[0])
			failed = !settle_draft(output, !failed && code != CLI_FAILED) &&
				 code != CLI_FAILED;
	}
	if (!failed || code == CLI_FAILED || (output->cli->unpaged && errno == EPIPE))
		return code;
	if (output->cli->output)
		cli_say(stderr, "stemma: %s: cannot be written: %s",
			output->cli->told ? output->cli->told : output->cli->output,
			strerror(output->failed ? output->failed : errno));
	else
		fprintf(stderr, "stemma: the output could not be written: %s\n", strerror(errno));
	return CLI_FAILED;
}

/* What stands behind the last dot of a file's name, with the dot, or NULL. */
static const char *ending_of(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL, *name = slash ? slash + 1 : path;
	const char *dot = name ? strrchr(name, '.') : NULL;

	return dot && dot > name ? dot : NULL;
}

const char *cli_format_of(const char *path)
{
	static const char *const formats[][2] = {{".html", "html"}, {".htm", "html"},
		{".json", "json"}, {".md", "md"}, {".csv", "csv"}, {".docx", "docx"},
		{".akn", "akn"}, {".xml", "akn"}};
	const char *ending = ending_of(path);

	for (size_t i = 0; ending && i < sizeof(formats) / sizeof(formats[0]); i++)
		if (!strcasecmp(ending, formats[i][0]))
			return formats[i][1];
	return NULL;
}

bool cli_has_foreign_ending(const char *path)
{
	const char *ending = ending_of(path);

	return ending && ending[1] && strcasecmp(ending, ".txt") != 0 && !cli_format_of(path);
}

/* Told by a view of what it could not write as it should be. */
static void warn(void *payload, const char *text)
{
	const struct cli *cli = payload;

	fprintf(stderr, "stemma: %s: %s\n", cli->argc ? cli->argv[0] : "", text);
}

/* A Word document is no text: a terminal that is sent it may do anything. */
static bool is_for_file(const struct cli *cli)
{
	return cli->view.format && !strcmp(cli->view.format, "docx") && !cli->output &&
	       isatty(STDOUT_FILENO);
}

/* A refused write is told by close_output(), which knows whether it was a pager that was quit. */
int cli_view(struct cli *cli, cli_view_fn *view, const void *subject, int code)
{
	struct stm_error error = {0};
	struct output output = {.cli = cli};
	struct stm_writer writer = {write_output, &output};

	choose_look(cli);
	if (is_for_file(cli))
		return cli_misuse(
			cli, "a Word document is no text; write it to a file with -o", NULL);
	cli->view.docx.warn = warn;
	cli->view.docx.payload = cli;
	if (view(subject, &cli->view, &writer, &error) < 0 && error.status != STM_EOUTPUT) {
		code = cli_fail(&error);
		if (error.status == STM_ENOTFOUND || error.status == STM_EARGUMENT)
			return CLI_USAGE;
	}
	return close_output(&output, code);
}
