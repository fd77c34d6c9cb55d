/* stemma add --review: what versions are taken to descend from without being sure. */
#include <string.h>

#include "cli/cli.h"

static const char *title_of(const stm_history *history, const char *symbol)
{
	ptrdiff_t place = stm_history_find(history, symbol);

	return place < 0 ? "" : stm_history_version(history, (size_t)place)->title;
}

static void show(const stm_history *history, const struct stm_version *version)
{
	const char *parent = version->parents[0];

	cli_say(stdout, "%s  %s", version->symbol, version->title);
	cli_say(stdout, "    from %s  %s", parent, title_of(history, parent));
	cli_say(stdout, "    %s", version->basis);
}

int cli_review(struct cli *cli, stm_repository *repository)
{
	struct stm_error error = {0};
	stm_history *history;
	size_t count = 0;

	if (stm_history_read(&history, repository, &error) < 0)
		return cli_fail(&error);
	for (size_t i = 0; i < stm_history_count(history); i++) {
		const struct stm_version *version = stm_history_version(history, i);

		if (!version->uncertain || !version->parent_count)
			continue;
		show(history, version);
		count++;
	}
	stm_history_free(history);
	if (cli->quiet)
		return CLI_OK;
	if (count)
		printf("\n%zu to be looked at. Right: stemma add --after=PREDECESSOR SYMBOL; from "
		       "nothing: stemma add --after=none SYMBOL\n",
			count);
	else
		printf("Nothing is uncertain\n");
	return CLI_OK;
}
