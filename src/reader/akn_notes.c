/*
 * Footnotes: authorialNote stands where its mark is printed, note in the metadata, where a noteRef
 * leads to it by one of its names. Both are numbered by a walk of their own, so that
 * a mark may come before its note.
 */
#include <stdlib.h>

#include "reader/akn.h"
#include "reader/visit.h"
#include "reader/xml.h"

static bool is_note(const xmlNode *node)
{
	return reader_xml_is(node, "authorialNote") ||
	       (reader_xml_is(node, "note") && reader_xml_is(node->parent, "notes"));
}

static void set_id(const xmlNode *note, size_t id)
{
	((xmlNode *)note)->_private = (void *)(uintptr_t)id;
}

/* Of two notes with one name the first is meant: attached documents repeat names. */
static void name_note(struct akn_notes *notes, const xmlNode *note)
{
	static const char *const names[] = {"eId", "wId", "id", "GUID"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct stm_str name = reader_xml_attribute(note, names[i]);
		uint32_t *id = NULL;

		if (name.len)
			id = stm_map_put(&notes->names, stm_key(name), NULL);
		if (id && !*id)
			*id = reader_akn_note_id(note);
	}
}

/*
 * Notes in the order they had when Stemma wrote them, which need not be that of their marks: the
 * place of each, from 1. All of them say it, each another, or none does.
 */
static bool take_places(struct akn_notes *notes, struct stm_arena *arena)
{
	const xmlNode **placed = stm_alloc_array(arena, notes->len + 1, sizeof(*placed));

	for (size_t i = 0; i < notes->len; i++) {
		struct stm_str text = reader_xml_attribute(notes->at[i], "place");
		size_t place = text.len && text.len < 9 ? (size_t)atoi(text.at) : 0;

		if (!place || place > notes->len || placed[place - 1])
			return false;
		placed[place - 1] = notes->at[i];
	}
	for (size_t i = 0; i < notes->len; i++)
		set_id(placed[i], i + 1);
	return true;
}

void reader_akn_note_number(struct akn_notes *notes, struct stm_arena *arena, const xmlNode *root)
{
	notes->names.arena = arena;
	for (const xmlNode *node = root; node; node = reader_xml_walk(root, node))
		if (is_note(node))
			STM_PUSH(arena, notes, node);
	if (!take_places(notes, arena))
		for (size_t i = 0; i < notes->len; i++)
			set_id(notes->at[i], i + 1);
	for (size_t i = 0; i < notes->len; i++)
		name_note(notes, notes->at[i]);
}

unsigned reader_akn_note_id(const xmlNode *note)
{
	return (unsigned)(uintptr_t)note->_private;
}

struct stm_str reader_akn_note_mark(struct stm_arena *arena, const xmlNode *note)
{
	struct stm_str marker = stm_str_trim(reader_xml_attribute(note, "marker"));

	return marker.len ? marker : stm_str(stm_format(arena, "%u", reader_akn_note_id(note)));
}

unsigned reader_akn_note_find(const struct akn_notes *notes, struct stm_str href)
{
	const uint32_t *id = stm_map_get(
		&notes->names, stm_key(stm_str_from(href, href.len && href.at[0] == '#')));

	return id ? *id : 0;
}
