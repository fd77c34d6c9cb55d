/* stemma list, and stemma log [SYMBOL[#LABEL] | ID] */
#include <string.h>

#include "cli/cli.h"

/* The series of the version NAME, or all when NAME is NULL. */
static int show_series(struct cli *cli, stm_repository *repository, const char *name)
{
	struct stm_error error = {0};
	struct cli_history shown = {0};
	stm_history *history;
	int code = CLI_OK;

	if (stm_history_read(&history, repository, &error) < 0)
		return cli_fail(&error);
	shown.history = history;
	if (name) {
		ptrdiff_t index = stm_history_find(history, name);

		if (index >= 0)
			shown.series = stm_history_version(history, (size_t)index)->series;
		else
			code = CLI_FAILED;
	}
	if (shown.series &&
		stm_history_read_borrowed(history, repository, shown.series, &error) < 0)
		code = cli_fail(&error);
	else if (code == CLI_OK)
		code = cli_view(cli, cli_view_history, &shown, CLI_OK);
	else
		cli_say(stderr, "stemma: %s: names no version; stemma list shows what there is",
			name);
	stm_history_free(history);
	return code;
}

/* What names no clause is told by the library. */
static int show_life(struct cli *cli, stm_repository *repository, const char *name)
{
	struct stm_error error = {0};
	stm_life *life;
	int code;

	if (stm_life_read(&life, repository, name, &error) < 0)
		return cli_fail(&error);
	code = cli_view(cli, cli_view_life, life, CLI_OK);
	stm_life_free(life);
	return code;
}

/* A page of a series is that of its clauses. */
static bool wants_page(const struct cli *cli)
{
	return cli->view.format && !strcmp(cli->view.format, "html");
}

static int show_table(struct cli *cli, stm_repository *repository, const char *name)
{
	struct stm_error error = {0};
	enum stm_status status;
	stm_table *table;
	int code;

	status = wants_page(cli) ? stm_table_read_texts(&table, repository, name, &error)
				 : stm_table_read(&table, repository, name, &error);
	if (status < 0)
		return cli_fail(&error);
	code = cli_view(cli, cli_view_table, table, CLI_OK);
	stm_table_free(table);
	return code;
}

/* A clause is SYMBOL#LABEL or 16 hex digits. */
static bool names_clause(const char *name)
{
	return strchr(name, '#') || (strlen(name) == 16 && strspn(name, "0123456789abcdef") == 16);
}

/* A branch that is called like a clause's id would be taken for the clause; series have a slash. */
static int log_work(struct cli *cli, stm_repository *repository)
{
	const char *name = cli->argc ? cli->argv[0] : NULL;

	if (cli->table && !name)
		return cli_misuse(cli, "--table goes with a series or a version", NULL);
	if (cli->table)
		return show_table(cli, repository, name);
	if (name && names_clause(name))
		return show_life(cli, repository, name);
	if (name && wants_page(cli))
		return show_table(cli, repository, name);
	return show_series(cli, repository, name);
}

int cli_log(struct cli *cli)
{
	return cli_with_repository(cli, log_work);
}

int cli_list(struct cli *cli)
{
	return cli_with_repository(cli, log_work);
}
