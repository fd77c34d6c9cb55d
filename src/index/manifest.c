/* Reading, replacing and sweeping; format.h says what is in a manifest. */
#include "index/manifest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "doc/canonical.h"
#include "hash/hash.h"

static const char suffix[] = ".segment", manifest_name[] = "manifest",
		  draft_name[] = "manifest.new", room_name[] = "room";

enum { LARGEST = 1 << 20 /* bytes: some ten thousand segments */, ID_DIGITS = 16 };

static const char *path_of(const struct stm_index_place *place, const char *name)
{
	return stm_format(place->arena, "%s/%s", place->dir, name);
}

const char *stm_segment_path(const struct stm_index_place *place, uint64_t id)
{
	return stm_format(place->arena, "%s/%016" PRIx64 "%s", place->dir, id, suffix);
}

/* On no arena: this is also done when there is no memory. */
void stm_segment_remove(const struct stm_index_place *place, uint64_t id)
{
	char path[PATH_MAX];
	int length = snprintf(path, sizeof(path), "%s/%016" PRIx64 "%s", place->dir, id, suffix);

	if (length > 0 && (size_t)length < sizeof(path))
		unlink(path);
}

/* Whatever decides how a word is hashed, in one number. */
static uint64_t words_check(void)
{
	return stm_hash_pair(stm_hash_word(STM_STR("stemma")), STM_CANONICAL_VERSION);
}

static void parse(struct stm_manifest *out, const struct stm_index_place *place, const char *path,
	struct stm_str bytes)
{
	const uint8_t *at = (const uint8_t *)bytes.at;
	uint32_t count;

	stm_fault_unless(
		bytes.len >= STM_MANIFEST_HEAD + 8 && !memcmp(at, STM_MANIFEST_MAGIC, STM_MAGIC) &&
			stm_load64(at + bytes.len - 8) == stm_hash_check(at, bytes.len - 8),
		place->fault, path);
	if (stm_load32(at + 8) != STM_INDEX_FORMAT || stm_load64(at + 24) != words_check())
		stm_fault_raise(place->fault, STM_EREPOSITORY, path,
			"the index was made by another stemma; `stemma index` makes it anew");
	count = stm_load32(at + 12);
	out->next = stm_load64(at + 16);
	at += STM_MANIFEST_HEAD;
	stm_fault_unless(bytes.len == STM_MANIFEST_HEAD + (uint64_t)STM_MANIFEST_ENTRY * count + 8,
		place->fault, path);
	for (uint32_t i = 0; i < count; i++, at += STM_MANIFEST_ENTRY)
		STM_PUSH(place->arena, &out->entries,
			(struct stm_segment_entry){
				stm_load64(at), stm_load64(at + 8), stm_load64(at + 16)});
}

void stm_manifest_read(struct stm_manifest *out, const struct stm_index_place *place)
{
	const char *path = path_of(place, manifest_name);
	struct stm_error error = {0};
	struct stm_str bytes;
	enum stm_status status;

	*out = (struct stm_manifest){.next = 1};
	if (access(path, F_OK) < 0 && (errno == ENOENT || errno == ENOTDIR))
		return;
	status = stm_file_read(place->arena, path, LARGEST, &bytes, &error);
	if (status == STM_EFILE)
		stm_fault_raise(place->fault, status, path, error.text);
	stm_fault_unless(status == STM_OK, place->fault, path);
	parse(out, place, path, bytes);
}

static struct stm_buf compose(
	const struct stm_manifest *manifest, const struct stm_index_place *place)
{
	struct stm_buf buf = {.arena = place->arena};
	size_t size = STM_MANIFEST_HEAD + STM_MANIFEST_ENTRY * manifest->entries.len;
	uint8_t *at = (uint8_t *)stm_buf_room(&buf, size + 8);

	buf.len = size + 8;
	memcpy(at, STM_MANIFEST_MAGIC, STM_MAGIC);
	stm_store32(at + 8, STM_INDEX_FORMAT);
	stm_store32(at + 12, (uint32_t)manifest->entries.len);
	stm_store64(at + 16, manifest->next);
	stm_store64(at + 24, words_check());
	for (size_t i = 0; i < manifest->entries.len; i++) {
		uint8_t *entry = at + STM_MANIFEST_HEAD + STM_MANIFEST_ENTRY * i;

		stm_store64(entry, manifest->entries.at[i].id);
		stm_store64(entry + 8, manifest->entries.at[i].size);
		stm_store64(entry + 16, manifest->entries.at[i].check);
	}
	stm_store64(at + size, stm_hash_check(at, size));
	return buf;
}

/* Without this a rename can be lost in a power failure; that it fails somewhere is no matter. */
static void sync_dir(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	(void)fsync(fd);
	close(fd);
}

void stm_manifest_write(const struct stm_manifest *manifest, const struct stm_index_place *place)
{
	const char *draft = path_of(place, draft_name), *path = path_of(place, manifest_name);
	struct stm_buf buf = compose(manifest, place);
	bool wrote;
	int fd = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

	if (fd < 0)
		stm_fault_system(place->fault, draft, "cannot be written");
	wrote = stm_file_write(fd, (struct stm_str){buf.at, buf.len}) && fsync(fd) == 0;
	if (close(fd) < 0 || !wrote || rename(draft, path) < 0)
		stm_fault_system(place->fault, path, "cannot be written");
	sync_dir(place->dir);
}

/* The id of a segment's file NAME; false when it is no such name. */
static bool parse_name(const char *name, uint64_t *id)
{
	char *end;

	if (strlen(name) != ID_DIGITS + sizeof(suffix) - 1 || strcmp(name + ID_DIGITS, suffix) != 0)
		return false;
	*id = strtoull(name, &end, 16);
	return end == name + ID_DIGITS;
}

static bool is_left_over(const struct stm_manifest *manifest, const char *name)
{
	uint64_t id;

	if (!strcmp(name, draft_name) || !strcmp(name, room_name))
		return true;
	if (!strcmp(name, manifest_name))
		return !manifest;
	if (!parse_name(name, &id))
		return false;
	for (size_t i = 0; manifest && i < manifest->entries.len; i++)
		if (manifest->entries.at[i].id == id)
			return false;
	return true;
}

void stm_manifest_sweep(const struct stm_manifest *manifest, const struct stm_index_place *place)
{
	DIR *stream = opendir(place->dir);
	struct dirent *entry;

	if (!stream)
		return;
	while ((entry = readdir(stream)))
		if (is_left_over(manifest, entry->d_name))
			unlinkat(dirfd(stream), entry->d_name, 0);
	closedir(stream);
}
