/*
 * What stemma-writer answers is not trusted more than what stemma-reader does: it had the same
 * bytes. That a package is a package, only whoever opens it can say.
 */
#include "read/pack.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/unicode.h"
#include "read/edits.h"

static const struct stm_process_trade writing = {
	"stemma-writer", "writer", "write", "written", "write another format, such as html"};

/* The text of a line, without escapes; what is no UTF-8 is told of by nobody. */
static const char *unescape(struct stm_arena *arena, struct stm_str s)
{
	struct stm_buf buf = {.arena = arena};

	if (stm_utf8_fault(s) >= 0)
		return "said something that is no text";
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '\\' && i + 1 < s.len)
			stm_buf_char(&buf, s.at[++i] == 'n' ? ' ' : s.at[i]);
		else
			stm_buf_char(&buf, s.at[i]);
	}
	return stm_buf_end(&buf);
}

static bool is_line(struct stm_str line, struct stm_str word, struct stm_str *text)
{
	if (line.len < word.len || memcmp(line.at, word.at, word.len) != 0)
		return false;
	*text = stm_str_from(line, word.len);
	return true;
}

static enum stm_status take(struct stm_str *out, const struct stm_pack_job *job,
	struct stm_str answer, struct stm_error *error)
{
	size_t start = 0;

	for (;;) {
		ptrdiff_t end = stm_str_find(answer, STM_STR("\n"), start);
		struct stm_str line = stm_str_sub(answer, start, end < 0 ? start : (size_t)end);
		struct stm_str text;

		start = (size_t)end + 1;
		if (end >= 0 && stm_str_equal(line, STM_STR(STM_PACKAGE))) {
			*out = stm_str_from(answer, start);
			return STM_OK;
		}
		if (end >= 0 && is_line(line, STM_STR("fail "), &text))
			return stm_fail(
				error, STM_EINPUT, job->name, "%s", unescape(job->arena, text));
		if (end < 0 || !is_line(line, STM_STR("warn "), &text))
			return stm_fail(error, STM_EINPUT, job->name,
				"its writer stopped in the middle; install stemma and "
				"stemma-writer of one version");
		if (job->warn)
			job->warn(job->payload, unescape(job->arena, text));
	}
}

enum stm_status stm_pack(
	struct stm_str *out, const struct stm_pack_job *job, struct stm_error *error)
{
	struct stm_process_job writer = {
		.trade = &writing,
		.program = job->program,
		.format = "docx",
		.name = job->name,
		.bytes = job->edits,
		.arena = job->arena,
	};
	struct stm_str answer;
	enum stm_status status = stm_process_run(job->process, &writer, &answer, error);

	return status < 0 ? status : take(out, job, answer, error);
}
