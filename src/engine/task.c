/*
 * Running out of memory jumps from wherever an arena could not grow to stm_task_run(). Whatever the
 * call held hangs on the task or the store, so it is freed all the same.
 */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/*
 * The store lets go first: the paths of its locks lie on the arena. A task that gave its arena away
 * has an empty one, and its documents are still listed on the one that was given.
 */
static void free_task(struct stm_task *task)
{
	stm_store_end(task->store);
	stm_index_release(&task->indexing.index);
	stm_index_writer_release(&task->indexing.writer);
	stm_process_release(&task->process);
	for (size_t i = 0; i < task->document_count; i++)
		stm_document_free(task->documents[i]);
	stm_arena_release(&task->family);
	stm_arena_release(&task->scratch);
	stm_arena_release(&task->arena);
	free(task);
}

/*
 * TASK is not on the stack, so what WORK changed of it is known when the trap is sprung: C leaves
 * local variables that changed after setjmp() undefined.
 */
enum stm_status stm_task_run(
	stm_repository *repository, stm_work *work, void *payload, struct stm_error *error)
{
	struct stm_task *task = calloc(1, sizeof(*task));
	enum stm_status status;
	jmp_buf trap;

	if (!task)
		return stm_fail_memory(error);
	task->store = repository->store;
	task->reader = repository->reader;
	task->error = error;
	stm_arena_init(&task->arena, &trap);
	stm_arena_init(&task->scratch, &trap);
	stm_arena_init(&task->family, &trap);
	if (setjmp(trap)) {
		status = task->done ? STM_OK : stm_fail_memory(error);
	} else {
		status = stm_store_begin(task->store, &task->arena, error);
		if (status == STM_OK)
			status = work(task, payload);
	}
	free_task(task);
	return status;
}

/* Places for COUNT more documents, made before they are read so that none can be lost. */
static stm_document **next_places(struct stm_task *task, size_t count)
{
	const size_t size = sizeof(*task->documents);

	if (task->document_room - task->document_count < count) {
		size_t room = task->document_room * 2 + count + 64;

		task->documents = stm_resize(
			&task->arena, task->documents, task->document_count * size, room * size);
		task->document_room = room;
	}
	return &task->documents[task->document_count];
}

/* Tells of each file that failed, or fails with the first; keeps the documents of the others. */
static enum stm_status keep_read(struct stm_task *task, const struct stm_task_files *files,
	const struct stm_error *errors, size_t *slots)
{
	stm_document **places = &task->documents[task->document_count];
	enum stm_status status = STM_OK;

	for (size_t i = 0; i < files->count; i++) {
		stm_document *document = places[i];

		slots[i] = document ? task->document_count : STM_NO_SLOT;
		if (document)
			task->documents[task->document_count++] = document;
		else if (files->options->failed && errors[i].status != STM_EMEMORY)
			files->options->failed(files->options->payload, &errors[i]);
		else if (status == STM_OK)
			status = stm_fail_as(task->error, &errors[i]);
	}
	return status;
}

enum stm_status stm_task_open(
	struct stm_task *task, const struct stm_task_files *files, size_t *slots)
{
	stm_document **places = next_places(task, files->count);
	struct stm_error *errors = stm_alloc_array(
		&task->scratch, files->count + 1, sizeof(*errors));

	memset(places, 0, files->count * sizeof(stm_document *));
	stm_documents_read(places, errors, files->paths, files->count, &files->options->read);
	return keep_read(task, files, errors, slots);
}

/* With the task's own reader process, as its next document. */
static enum stm_status open_input(
	struct stm_task *task, const struct stm_input *input, size_t *slot)
{
	stm_document **place = next_places(task, 1);
	enum stm_status status = stm_input_open(place, input, &task->process, task->error);

	*slot = task->document_count;
	task->document_count += status == STM_OK;
	return status;
}

enum stm_status stm_task_read(struct stm_task *task, const char *path,
	const struct stm_read_options *options, size_t *slot)
{
	struct stm_input input = {.name = path, .path = path, .options = options};

	return open_input(task, &input, slot);
}

/*
 * The limit is that of the source itself: what was once accepted, with whatever --limit, must be
 * read again. The symbol is the record's, which may have been given by the user.
 */
enum stm_status stm_task_load(
	struct stm_task *task, const struct stm_record *record, const char *name, size_t *slot)
{
	struct stm_read_options options = {.symbol = record->card.symbol, .reader = task->reader};
	struct stm_input input = {.name = name ? name : record->source, .options = &options};
	enum stm_status status = stm_record_source(task->store, record, &input.bytes);

	options.limit = input.bytes.len + 1;
	return status == STM_OK ? open_input(task, &input, slot) : status;
}

void stm_task_drop(struct stm_task *task, size_t slot)
{
	stm_document_free(task->documents[slot]);
	task->documents[slot] = NULL;
}

/* The trap lies in stm_task_run()'s frame: nothing may be allocated on OUT afterwards. */
void stm_task_keep(struct stm_task *task, struct stm_arena *out)
{
	*out = task->arena;
	out->trap = NULL;
	task->arena.chunk = NULL;
}
