/* The folder that a report is written into. */
#ifndef STEMMA_CLI_REPORT_H
#define STEMMA_CLI_REPORT_H

#include "cli/cli.h"

/* One that is being made. */
struct cli_folder {
	char path[CLI_PATH];  /* what it shall be */
	char draft[CLI_PATH]; /* where the pages go until all are there */
	bool anew;            /* PATH was a report when the work began */
};

/* Makes the draft of PATH, with the folders of pages in it; on CLI_FAILED nothing is left. */
int cli_folder_begin(struct cli_folder *folder, const char *path);

/* Puts it in its place when CODE is CLI_OK, and removes it when not. CODE, or CLI_FAILED. */
int cli_folder_end(struct cli_folder *folder, int code);

/* Writes the path of NAME in FOLDER to PATH, of CLI_PATH bytes; false with errno set. */
bool cli_join(char *path, const char *folder, const char *name);

/* Says that PATH cannot be written, and why errno says so; CLI_FAILED. */
int cli_fail_written(const char *path);

#endif
