/* Programs whose output is read. No shell is between: names of files are arguments as they are. */
#include <errno.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/git.h"

enum { NOT_FOUND = 127, KILLED = 128 };

/* In the child: never returns. */
static void become(const char *const *argv, int output, bool errors)
{
	dup2(output, STDOUT_FILENO);
	if (errors)
		dup2(output, STDERR_FILENO);
	close(output);
	execvp(argv[0], (char *const *)argv);
	_exit(NOT_FOUND);
}

bool cli_child_start(struct cli_child *child, const char *const *argv, bool errors)
{
	int ends[2];

	if (pipe(ends) < 0)
		return false;
	fflush(NULL);
	child->pid = fork();
	if (child->pid == 0) {
		close(ends[0]);
		become(argv, ends[1], errors);
	}
	close(ends[1]);
	child->output = child->pid > 0 ? fdopen(ends[0], "r") : NULL;
	if (!child->output)
		close(ends[0]);
	return child->output != NULL;
}

int cli_child_end(struct cli_child *child)
{
	int status = 0;

	while (getc(child->output) != EOF)
		;
	fclose(child->output);
	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	return WIFEXITED(status) ? WEXITSTATUS(status) : KILLED;
}

int cli_child_ask(char *out, size_t size, const char *const *argv)
{
	struct cli_child child;
	size_t length;

	out[0] = '\0';
	if (!cli_child_start(&child, argv, true))
		return NOT_FOUND;
	length = fread(out, 1, size - 1, child.output);
	if (length && out[length - 1] == '\n')
		length--;
	out[length] = '\0';
	return cli_child_end(&child);
}
