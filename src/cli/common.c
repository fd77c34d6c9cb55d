/* What several commands do in the same way. */
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

/* An offset of -1 means that no place in the file is to blame. */
int cli_fail(const struct stm_error *error)
{
	char place[40] = "";

	if (error->offset >= 0)
		snprintf(place, sizeof(place), " (byte %lld)", (long long)error->offset);
	cli_say(stderr, "stemma: %s%s%s%s", error->file, error->file[0] ? ": " : "", error->text,
		place);
	return CLI_FAILED;
}

/* What is longer than the room is cut: it was a name that nobody reads to its end. */
void cli_say(FILE *file, const char *format, ...)
{
	char line[4096], shown[sizeof(line)];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	stm_view_line(shown, sizeof(shown), line);
	cli_progress_end();
	fprintf(file, "%s\n", shown);
}

bool cli_beside(char *path, size_t size, const char *name)
{
	ssize_t length = readlink("/proc/self/exe", path, size - 1);
	char *slash;

	if (length <= 0)
		return false;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if ((size_t)(slash + 1 - path) + strlen(name) >= size)
		return false;
	memcpy(slash + 1, name, strlen(name) + 1);
	return access(path, X_OK) == 0;
}

bool cli_is_file(const char *name)
{
	struct stat info;

	return stat(name, &info) == 0;
}
