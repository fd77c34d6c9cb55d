/*
 * What Stemma itself wrote: elements that say which paragraph they are. Whether that still holds,
 * the key in the metadata tells, which stemma looks at (doc/told.h).
 */
#include <stdlib.h>

#include "doc/told.h"
#include "reader/akn.h"
#include "reader/xml.h"

/* Attributes are NUL-terminated in the tree. */
struct stm_str reader_akn_told(struct stm_arena *arena, const xmlNode *node)
{
	struct stm_str label = reader_xml_attribute(node, "label"),
		       number = reader_xml_attribute(node, "number"),
		       depth = reader_xml_attribute(node, "depth");
	struct stm_paragraph paragraph = {.label = label.at,
		.number = number.len ? number.at : "",
		.depth = depth.len ? (uint32_t)strtoul(depth.at, NULL, 10) : 0};
	struct stm_buf buf = {.arena = arena};

	if (!label.len || !stm_kind_parse(&paragraph.kind, reader_xml_attribute(node, "kind")))
		return (struct stm_str){NULL, 0};
	stm_told_write(&buf, &paragraph);
	return (struct stm_str){buf.at, buf.len};
}
