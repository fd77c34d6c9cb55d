/*
 * Opening repositories, and what is asked of one version; add, check, history and life have
 * files.
 */
#include "engine/task.h"

#include <stdlib.h>

#include "base/error.h"

enum stm_status stm_repository_init(const char *dir, struct stm_error *error)
{
	return stm_store_init(dir, error);
}

/* The store keeps libgit2 alive for as long as the repository is open, and no longer. */
enum stm_status stm_repository_open(stm_repository **out, const char *dir, struct stm_error *error)
{
	stm_repository *repository = calloc(1, sizeof(*repository));
	enum stm_status status;

	*out = NULL;
	if (!repository)
		return stm_fail_memory(error);
	status = stm_store_open(&repository->store, dir, error);
	if (status < 0)
		free(repository);
	else
		*out = repository;
	return status;
}

void stm_repository_free(stm_repository *repository)
{
	if (!repository)
		return;
	stm_store_free(repository->store);
	free(repository);
}

void stm_repository_set_reader(stm_repository *repository, const char *reader)
{
	repository->reader = reader;
}

const char *stm_repository_path(const stm_repository *repository)
{
	return stm_store_path(repository->store);
}

/* What is asked of one version, and what comes back. */
struct request {
	const char *name;
	stm_document *document;
};

/* The document is taken off the task's list, which would free it, and becomes the caller's. */
static enum stm_status read_document(struct stm_task *task, void *payload)
{
	struct request *request = payload;
	struct stm_record record;
	size_t slot;
	enum stm_status status = stm_record_read(task->store, request->name, &record);

	if (status == STM_OK)
		status = stm_task_load(task, &record, NULL, &slot);
	if (status == STM_OK)
		request->document = task->documents[--task->document_count];
	return status;
}

enum stm_status stm_repository_document(
	stm_document **out, stm_repository *repository, const char *name, struct stm_error *error)
{
	struct request request = {.name = name};
	enum stm_status status = stm_task_run(repository, read_document, &request, error);

	*out = request.document;
	return status;
}
