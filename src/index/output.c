/* A block is checked and written when it is full; the header comes last, at the front. */
#include "index/output.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hash/hash.h"

static const char cannot[] = "cannot be written";

void stm_output_open(struct stm_output *output, const char *path, struct stm_arena *arena)
{
	*output = (struct stm_output){.fault = output->fault, .arena = arena};
	output->block = stm_resize(arena, NULL, 0, STM_BLOCK);
	output->fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (output->fd < 0)
		stm_fault_system(output->fault, path, cannot);
	output->path = path;
}

static void write_at(struct stm_output *output, const void *bytes, size_t size, uint64_t offset)
{
	const uint8_t *at = bytes;

	while (size) {
		ssize_t wrote = pwrite(output->fd, at, size, (off_t)offset);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			stm_fault_system(output->fault, output->path, cannot);
		at += wrote;
		size -= (size_t)wrote;
		offset += (uint64_t)wrote;
	}
}

/* The block as far as it goes, without taking it from the buffer. */
static void write_block(struct stm_output *output)
{
	write_at(output, output->block, output->filled,
		STM_SEGMENT_HEAD + output->size - output->filled);
}

static void end_block(struct stm_output *output)
{
	write_block(output);
	STM_PUSH(output->arena, &output->sums, stm_hash_check(output->block, output->filled));
	output->filled = 0;
}

void stm_output_put_over(struct stm_output *output, const void *bytes, size_t size)
{
	const uint8_t *at = bytes;

	while (size) {
		size_t room = STM_BLOCK - output->filled, part = size < room ? size : room;

		memcpy(output->block + output->filled, at, part);
		output->filled += (uint32_t)part;
		output->size += part;
		at += part;
		size -= part;
		if (output->filled == STM_BLOCK)
			end_block(output);
	}
}

void stm_output_begin(struct stm_output *output, enum stm_section section)
{
	output->sections[section].place = output->size;
}

void stm_output_end(struct stm_output *output, enum stm_section section)
{
	static const uint8_t zeros[8];

	output->sections[section].size = output->size - output->sections[section].place;
	stm_output_put(output, zeros, (8 - output->size % 8) % 8);
}

static void unmap_view(struct stm_output *output)
{
	if (output->view)
		munmap(output->view, output->view_size);
	output->view = NULL;
}

const uint8_t *stm_output_view(struct stm_output *output, enum stm_section section)
{
	size_t size = STM_SEGMENT_HEAD + (size_t)output->size;
	void *map;

	write_block(output);
	unmap_view(output);
	map = mmap(NULL, size, PROT_READ, MAP_SHARED, output->fd, 0);
	if (map == MAP_FAILED)
		stm_fault_system(output->fault, output->path, "cannot be mapped");
	output->view = map;
	output->view_size = size;
	return output->view + STM_SEGMENT_HEAD + output->sections[section].place;
}

/* Sums and header: see format.h. */
uint64_t stm_output_finish(struct stm_output *output)
{
	uint8_t head[STM_SEGMENT_HEAD] = {0}, *at = head + STM_HEAD_SECTIONS;
	uint64_t end = STM_SEGMENT_HEAD + output->size, check;

	if (output->filled)
		end_block(output);
	for (size_t i = 0; i < output->sums.len; i++)
		stm_store64((uint8_t *)&output->sums.at[i], output->sums.at[i]);
	write_at(output, output->sums.at, 8 * output->sums.len, end);
	memcpy(head, STM_SEGMENT_MAGIC, STM_MAGIC);
	stm_store32(head + STM_MAGIC, STM_INDEX_FORMAT);
	stm_store32(head + STM_MAGIC + 4, STM_SECTIONS);
	stm_store64(head + STM_HEAD_SUMS, end);
	for (int i = 0; i < STM_SECTIONS; i++, at += 16) {
		stm_store64(at, STM_SEGMENT_HEAD + output->sections[i].place);
		stm_store64(at + 8, output->sections[i].size);
	}
	stm_store64(at, stm_hash_check(output->sums.at, 8 * output->sums.len));
	check = stm_hash_check(head, STM_SEGMENT_HEAD - 8);
	stm_store64(head + STM_SEGMENT_HEAD - 8, check);
	write_at(output, head, sizeof(head), 0);
	if (fsync(output->fd) < 0)
		stm_fault_system(output->fault, output->path, cannot);
	unmap_view(output);
	close(output->fd);
	output->path = NULL;
	return check;
}

void stm_output_release(struct stm_output *output)
{
	unmap_view(output);
	if (!output->path)
		return;
	close(output->fd);
	unlink(output->path);
	output->path = NULL;
}

enum { SMALL_ROOM = 256 << 10 /* bytes; what adding one version takes is not worth a file */ };

/*
 * The disk's room is taken before it is mapped, since a page that finds no room when it is written
 * to would be a signal.
 */
static void *map_room(struct stm_rooms *rooms, size_t size)
{
	const char *path = stm_format(rooms->arena, "%s/room", rooms->dir);
	int fd, failed;
	void *map;

	if (rooms->len == STM_ROOMS)
		stm_fault_raise(rooms->fault, STM_EMEMORY, rooms->dir, "the index is too large");
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		stm_fault_system(rooms->fault, path, cannot);
	unlink(path);
	failed = posix_fallocate(fd, 0, (off_t)size);
	map = failed ? MAP_FAILED : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (failed)
		errno = failed;
	if (map == MAP_FAILED)
		stm_fault_system(rooms->fault, rooms->dir, cannot);
	return map;
}

void *stm_rooms_new(struct stm_rooms *rooms, size_t count, size_t size)
{
	void *map;

	if (count > SIZE_MAX / 2 / size)
		stm_fault_raise(rooms->fault, STM_EMEMORY, rooms->dir, "the index is too large");
	if (count * size <= SMALL_ROOM)
		return stm_alloc(rooms->arena, count * size);
	map = map_room(rooms, count * size);
	rooms->at[rooms->len].at = map;
	rooms->at[rooms->len++].size = count * size;
	return map;
}

void stm_rooms_release(struct stm_rooms *rooms)
{
	for (size_t i = 0; i < rooms->len; i++)
		munmap(rooms->at[i].at, rooms->at[i].size);
	rooms->len = 0;
}
