/*
 * Text of a document in a comment on a forge. Nothing of it becomes markup, and nothing that the
 * forges themselves look for in what was rendered: mentions, references to issues and commits,
 * addresses, emoji, the diffs and quick commands of GitLab. Backslashes and references to
 * characters stop the first kind; of the second a zero width space (U+200B) parts the mark from
 * what it stands before, as bots do it: "@" and "octocat". Characters that turn the direction of
 * text are shown by their numbers.
 */
#ifndef STM_VIEW_MD_TEXT_H
#define STM_VIEW_MD_TEXT_H

#include "base/buf.h"

/* Text is written up to LIMIT bytes of BUF; FULL says that there was more. Zeroed but for these. */
struct stm_md {
	struct stm_buf buf;
	size_t limit;
	bool full;
	bool html; /* between tags of a block of HTML, where Markdown's marks are none */
	/* What was written last, so that what comes next can be told from markup. */
	uint32_t before, last;
	unsigned ws;  /* of "www" */
	unsigned hex; /* letters of what may be a commit */
	bool inside;  /* a line has begun */
	bool number;  /* and it has been digits so far */
};

/* TEXT as text, whatever is in it; a line feed is a break in the line. */
void stm_md_text(struct stm_md *md, struct stm_str text);

/* MARKUP as it is, or nothing of it where there is no room. */
void stm_md_markup(struct stm_md *md, const char *markup);

#endif
