/* Documents hang on the task, so that they are freed however the call ends. */
#include "engine/shelf.h"

#include "base/error.h"
#include "doc/document.h"
#include "hash/hash.h"

enum { ROOM = 96 << 20 /* bytes of documents that are kept beside what is needed at once */ };

static void place(struct stm_shelf *shelf, struct stm_book *book, size_t slot)
{
	book->slot = slot;
	book->document = shelf->task->documents[slot];
	book->size = stm_arena_size(&book->document->arena);
	shelf->bytes += book->size;
}

uint32_t stm_shelf_note(struct stm_shelf *shelf, struct stm_book book)
{
	STM_PUSH(&shelf->task->arena, shelf, book);
	return (uint32_t)shelf->len - 1;
}

void stm_shelf_put(struct stm_shelf *shelf, struct stm_book book, size_t slot)
{
	STM_PUSH(&shelf->task->arena, shelf, book);
	place(shelf, &shelf->at[shelf->len - 1], slot);
}

/* A file can change between two readings: what was found out of the first would be wrong then. */
static enum stm_status check_same(struct stm_shelf *shelf, const struct stm_book *book)
{
	char hash[17];

	stm_hash_name(hash, book->document->bytes);
	if (stm_card_identity(book->document->metadata.symbol, hash) == book->identity)
		return STM_OK;
	return stm_fail(shelf->task->error, STM_EINPUT, book->path,
		"changed while it was being added; add it again");
}

enum stm_status stm_shelf_get(struct stm_shelf *shelf, size_t i, const stm_document **out)
{
	struct stm_book *book = &shelf->at[i];
	enum stm_status status = STM_OK;
	size_t slot;

	if (!book->document) {
		status = book->path ? stm_task_read(shelf->task, book->path, shelf->options, &slot)
				    : stm_task_load(shelf->task, book->record, book->name, &slot);
		if (status == STM_OK)
			place(shelf, book, slot);
		if (status == STM_OK && book->path)
			status = check_same(shelf, book);
	}
	*out = book->document;
	return status;
}

void stm_shelf_drop(struct stm_shelf *shelf, size_t i)
{
	struct stm_book *book = &shelf->at[i];

	if (!book->document)
		return;
	shelf->bytes -= book->size;
	stm_task_drop(shelf->task, book->slot);
	book->document = NULL;
}

void stm_shelf_make_room(struct stm_shelf *shelf, size_t i)
{
	if (shelf->bytes > ROOM)
		stm_shelf_drop(shelf, i);
}
