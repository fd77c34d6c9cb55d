/* Through parents and siblings instead of calls, since documents nest as deep as they like. */
#include "reader/visit.h"

#include "base/unicode.h"
#include "reader/xml.h"

void reader_visit(const xmlNode *root, const struct reader_visitor *visitor, void *data)
{
	const xmlNode *node = root;

	while (node) {
		bool in = visitor->enter(data, node) && node->type == XML_ELEMENT_NODE;

		if (in && node->children) {
			node = node->children;
			continue;
		}
		if (in)
			visitor->leave(data, node);
		while (node != root && !node->next) {
			node = node->parent;
			visitor->leave(data, node);
		}
		node = node == root ? NULL : node->next;
	}
}

/* White space of XML only: a no-break space is kept. */
void reader_add_folded(struct stm_buf *buf, struct stm_str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!stm_is_space(text.at[i]))
			stm_buf_char(buf, text.at[i]);
		else if (buf->len && buf->at[buf->len - 1] != ' ')
			stm_buf_char(buf, ' ');
}

struct stm_str reader_gather(struct stm_arena *arena, const xmlNode *node, size_t limit)
{
	struct stm_buf buf = {.arena = arena};

	for (const xmlNode *at = node; at && buf.len < limit; at = reader_xml_walk(node, at))
		reader_add_folded(&buf, stm_str_sub(reader_xml_text(at), 0, limit * 4));
	return stm_str_trim((struct stm_str){buf.at, buf.len});
}

bool reader_has_word(struct stm_str s)
{
	for (size_t at = 0; at < s.len;)
		if (stm_is_word(stm_utf8_next(s, &at)))
			return true;
	return false;
}
