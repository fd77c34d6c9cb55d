/*
 * How far long work has come, on a terminal only: what, how many of how many, how many a second and
 * how long it will take at that rate. Short work shows nothing.
 */
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

/* There is one terminal, whoever writes to it. */
static bool shown;

enum { SOON = 1 /* seconds in which nothing is shown */, TELL = 200 /* milliseconds */ };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cli_progress_end(void)
{
	if (shown)
		fprintf(stderr, "\r\033[K");
	shown = false;
}

void cli_progress(struct cli_progress *progress, const char *what, size_t done, size_t total)
{
	double time = now(), rate;
	long left;

	if (progress->what != what) {
		*progress = (struct cli_progress){.what = what, .start = time, .told = time};
		progress->first = done;
	}
	if (done == total)
		cli_progress_end();
	if (done == total || time - progress->start < SOON ||
		(time - progress->told) * 1000 < TELL || !isatty(STDERR_FILENO))
		return;
	rate = (double)(done - progress->first) / (time - progress->start);
	left = rate > 0 ? (long)((double)(total - done) / rate + .5) : 0;
	progress->told = time;
	shown = true;
	fprintf(stderr, "\r\033[K%s %zu of %zu, %.0f a second, %ld:%02ld left", what, done, total,
		rate, left / 60, left % 60);
}

static void show_indexing(void *payload, size_t done, size_t total)
{
	struct cli *cli = payload;

	cli_progress(&cli->progress, "Indexing version", done, total);
}

static void show_comparing(void *payload, size_t done, size_t total)
{
	struct cli *cli = payload;

	cli_progress(&cli->progress, "Comparing version", done, total);
}

static void tell_damage(void *payload, const struct stm_error *error)
{
	(void)payload;
	cli_say(stderr, "stemma: %s: this file of the index is damaged; it is made anew",
		error->file);
}

void cli_index_progress(struct cli *cli, struct stm_index_progress *progress)
{
	if (!cli->quiet && isatty(STDERR_FILENO)) {
		progress->read = show_indexing;
		progress->compared = show_comparing;
	}
	progress->damaged = tell_damage;
	progress->payload = cli;
}
