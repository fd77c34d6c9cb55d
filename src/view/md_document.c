/* A document as Markdown: what `stemma export --format md` prints. */
#include "view/md.h"

#include "doc/markdown.h"

void stm_md_show_document(struct stm_out *out, const void *subject)
{
	stm_buf_str(&out->buf, stm_markdown_export(&out->arena, subject));
}
