/*
 * A page in the browser, for `git difftool -t stemma-page`. The page stays where it is made, since
 * a browser reads it when it likes; its place is told, for browsers that do not start.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/git.h"

/* A folder of its own, so that nobody else can have put a file there. */
static bool make_path(char *path, size_t size)
{
	const char *folder = getenv("TMPDIR");
	size_t length;

	snprintf(path, size, "%s/stemma-XXXXXX", folder && folder[0] ? folder : "/tmp");
	length = strlen(path);
	if (length + sizeof("/redline.html") > size || !mkdtemp(path))
		return false;
	snprintf(path + length, size - length, "/redline.html");
	return true;
}

/* COMMAND is one, as PAGER is, or NULL for what the system has; never returns. */
static void become_browser(const char *command, const char *path)
{
	if (command) {
		setenv("BROWSER", command, 1);
		execl("/bin/sh", "sh", "-c", "eval \"$BROWSER\" '\"$1\"'", "sh", path,
			(char *)NULL);
		_exit(127);
	}
	execlp("xdg-open", "xdg-open", path, (char *)NULL);
	execlp("open", "open", path, (char *)NULL);
	_exit(127);
}

static bool start_browser(const char *command, const char *path)
{
	int status = 0;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	if (pid == 0)
		become_browser(command, path);
	while (pid > 0 && waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return pid > 0 && WIFEXITED(status) && !WEXITSTATUS(status);
}

/* BROWSER has commands with colons between them: the first that starts is taken. */
static bool start_one_of(const char *list, const char *path)
{
	char command[4096];

	for (size_t length; *list; list += length + (list[length] == ':')) {
		length = strcspn(list, ":");
		if (!length || length >= sizeof(command))
			continue;
		snprintf(command, sizeof(command), "%.*s", (int)length, list);
		if (start_browser(command, path))
			return true;
	}
	return false;
}

static void open_browser(const char *path)
{
	const char *list = getenv("BROWSER");

	cli_say(stdout, "%s", path);
	if (list && list[0] ? start_one_of(list, path) : start_browser(NULL, path))
		return;
	cli_say(stderr, "stemma: no browser could be started; set BROWSER to one, or open the page "
			"by hand");
}

/* The folder of the page; what was written of it has gone already. */
static void remove_path(char *path)
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

int cli_git_page(struct cli *cli, const stm_diff *diff)
{
	char path[4096];
	int code;

	if (!make_path(path, sizeof(path))) {
		cli_say(stderr, "stemma: no folder for the page; set TMPDIR to one that can be "
				"written");
		return CLI_FAILED;
	}
	cli->output = path;
	cli->view.format = "html";
	code = cli_view(cli, cli_view_diff, diff, CLI_OK);
	cli->output = NULL;
	if (code == CLI_OK)
		open_browser(path);
	else
		remove_path(path);
	return code;
}
