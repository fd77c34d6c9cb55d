/* libzip over a buffer that grows. */
#include "writer/archive.h"

#include <zip.h>

#include "base/map.h"
#include "reader/zip.h"

/* MS-DOS: 1 January 1980, midnight, which is the first day that a zip archive knows. */
enum { DOS_DATE = 1 << 5 | 1, DOS_TIME = 0 };

bool writer_archive_open(struct writer_archive *archive, struct stm_str bytes)
{
	*archive = (struct writer_archive){
		.source = zip_source_buffer_create(bytes.at, bytes.len, 0, NULL)};
	if (!archive->source)
		return false;
	zip_source_keep(archive->source);
	archive->handle = zip_open_from_source(
		archive->source, bytes.len ? 0 : ZIP_CREATE | ZIP_TRUNCATE, NULL);
	if (archive->handle)
		return true;
	zip_source_free(archive->source);
	zip_source_free(archive->source);
	return false;
}

/* Adds NAME to NAMES; false when it is there, or leads out of the archive. */
static bool add_name(struct stm_map *names, const char *name)
{
	uint64_t key = STM_KEY;
	size_t start = 0;
	int fresh;

	for (size_t i = 0;; i++) {
		char c = name[i] == '\\' ? '/' : name[i];

		if (!c || c == '/') {
			if (i - start == 2 && !strncmp(name + start, "..", 2))
				return false;
			start = i + 1;
		}
		if (!c)
			break;
		key = stm_key_add(key, (unsigned char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c));
	}
	stm_map_put(names, key, &fresh);
	return fresh;
}

bool writer_archive_is_sound(struct stm_str bytes, struct stm_arena *arena)
{
	zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.len, 0, NULL);
	zip_t *handle = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	struct stm_map names = {.arena = arena};
	bool sound = true;

	if (!handle) {
		zip_source_free(source);
		return true;
	}
	for (zip_int64_t i = 0; sound && i < zip_get_num_entries(handle, 0); i++) {
		const char *name = zip_get_name(handle, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);

		sound = name && add_name(&names, name);
	}
	zip_discard(handle);
	return sound;
}

static zip_int64_t put(zip_t *handle, const char *name, zip_source_t *source)
{
	int64_t index = reader_zip_find(handle, name);

	if (index < 0)
		return zip_file_add(handle, name, source, ZIP_FL_ENC_UTF_8);
	return zip_file_replace(handle, (zip_uint64_t)index, source, 0) < 0 ? -1 : index;
}

bool writer_archive_put(struct writer_archive *archive, const char *name, struct stm_str bytes)
{
	zip_source_t *source = zip_source_buffer(archive->handle, bytes.at, bytes.len, 0);
	zip_int64_t index = source ? put(archive->handle, name, source) : -1;

	if (index < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_file_set_dostime(archive->handle, (zip_uint64_t)index, DOS_TIME, DOS_DATE, 0) ==
	       0;
}

static bool copy_out(zip_source_t *source, struct stm_arena *arena, struct stm_str *out)
{
	zip_stat_t stat;
	char *room;

	if (zip_source_stat(source, &stat) < 0 || !(stat.valid & ZIP_STAT_SIZE) ||
		zip_source_open(source) < 0)
		return false;
	room = stm_alloc(arena, (size_t)stat.size + 1);
	*out = (struct stm_str){room, (size_t)stat.size};
	return zip_source_read(source, room, stat.size) == (zip_int64_t)stat.size;
}

bool writer_archive_end(
	struct writer_archive *archive, struct stm_arena *arena, struct stm_str *out)
{
	bool done = zip_close(archive->handle) == 0;

	if (!done)
		zip_discard(archive->handle);
	done = done && copy_out(archive->source, arena, out);
	zip_source_free(archive->source);
	return done;
}
