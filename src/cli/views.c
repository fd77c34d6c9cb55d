/*
 * The views of the library as cli_view() takes them: C does not let a function of a stm_diff stand
 * for one of any subject, so each is called through one that does.
 */
#include "cli/cli.h"

enum stm_status cli_view_diff(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_diff(subject, options, writer, error);
}

enum stm_status cli_view_document(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_document(subject, options, writer, error);
}

enum stm_status cli_view_life(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_life(subject, options, writer, error);
}

enum stm_status cli_view_blame(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_blame(subject, options, writer, error);
}

enum stm_status cli_view_trace(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_trace(subject, options, writer, error);
}

enum stm_status cli_view_table(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	return stm_view_table(subject, options, writer, error);
}

enum stm_status cli_view_history(const void *subject, const struct stm_view_options *options,
	const struct stm_writer *writer, struct stm_error *error)
{
	const struct cli_history *shown = subject;

	return stm_view_history(shown->history, shown->series, options, writer, error);
}
