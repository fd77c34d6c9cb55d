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
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where a view goes. */
struct output {
	FILE *file;
	pid_t pager; /* or 0 */
};

/* A struct stm_writer over a FILE. */
static int write_file(void *payload, const char *bytes, size_t length)
{
	return fwrite(bytes, 1, length, payload) != length;
}

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

static int open_output(struct output *output, struct cli *cli)
{
	bool terminal = !cli->output && isatty(STDOUT_FILENO);
	const char *pager = terminal ? pager_command() : NULL;

	*output = (struct output){.file = stdout};
	cli->view.color = wants_color(cli, terminal);
	if (!cli->view.width)
		cli->view.width = terminal_width();
	if (cli->output) {
		output->file = fopen(cli->output, "w");
		if (!output->file) {
			fprintf(stderr, "stemma: %s: cannot be written: %s\n", cli->output,
				strerror(errno));
			return CLI_FAILED;
		}
	} else if (pager) {
		start_pager(output, pager);
	}
	return CLI_OK;
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

/* Whoever quits the pager early has seen enough: that is no failure. */
static int close_output(struct output *output, int code)
{
	bool failed = fflush(output->file) != 0 || ferror(output->file);

	if (output->file != stdout)
		failed = fclose(output->file) != 0 || failed;
	if (output->pager)
		return await_pager(output->pager, code);
	if (failed && code != CLI_FAILED) {
		fprintf(stderr, "stemma: the output could not be written: %s\n", strerror(errno));
		return CLI_FAILED;
	}
	return code;
}

/* A refused write is told by close_output(), which knows whether it was a pager that was quit. */
int cli_view(struct cli *cli, cli_view_fn *view, const void *subject, int code)
{
	struct stm_error error = {0};
	struct stm_writer writer = {write_file, NULL};
	struct output output;

	if (open_output(&output, cli) != CLI_OK)
		return CLI_FAILED;
	writer.payload = output.file;
	if (view(subject, &cli->view, &writer, &error) < 0)
		code = error.status == STM_EOUTPUT ? code : cli_fail(&error);
	return close_output(&output, code);
}
