/*
 * libzip over a buffer. Sizes are first taken from the directory, which may lie: so an entry is
 * unpacked into room of the size it claims, and one byte more than that is an error.
 */
#include "reader/zip.h"

#include <zip.h>

/* Bytes. XML packs to a tenth; only a bomb packs ten megabytes to a two-hundredth. */
enum { MOST_UNPACKED = 200 << 20, RATIO_FROM = 10 << 20, MOST_RATIO = 200 };

/* Adds up what all entries unpack to; false for a bomb. */
static bool is_bounded(zip_t *handle)
{
	zip_uint64_t total = 0;

	for (zip_int64_t i = 0; i < zip_get_num_entries(handle, 0); i++) {
		zip_stat_t stat;

		if (zip_stat_index(handle, (zip_uint64_t)i, 0, &stat) ||
			!(stat.valid & ZIP_STAT_SIZE))
			continue;
		if (stat.size > RATIO_FROM && stat.size / MOST_RATIO > stat.comp_size)
			return false;
		if (stat.size > MOST_UNPACKED - total)
			return false;
		total += stat.size;
	}
	return true;
}

bool reader_zip_open(struct reader_zip *zip, struct stm_str bytes, const char **fault)
{
	zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.len, 0, NULL);

	zip->handle = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	if (!zip->handle) {
		zip_source_free(source);
		*fault = "is a damaged zip archive; get it again or save it again";
		return false;
	}
	if (!is_bounded(zip->handle)) {
		*fault = "unpacks to more than a document should (a zip bomb?)";
		return false;
	}
	return true;
}

void reader_zip_close(struct reader_zip *zip)
{
	if (zip->handle)
		zip_discard(zip->handle);
	zip->handle = NULL;
}

int64_t reader_zip_find(struct zip *handle, const char *name)
{
	int64_t index = zip_name_locate(handle, name, 0);

	return index < 0 ? zip_name_locate(handle, name, ZIP_FL_NOCASE) : index;
}

/* Whether FILE gives exactly SIZE bytes, which go to ROOM. */
static bool unpack(zip_file_t *file, char *room, zip_uint64_t size)
{
	char more;

	return file && zip_fread(file, room, size) == (zip_int64_t)size &&
	       zip_fread(file, &more, 1) == 0;
}

bool reader_zip_read(const struct reader_zip *zip, struct stm_arena *arena, const char *name,
	struct stm_str *out, const char **fault)
{
	int64_t index = reader_zip_find(zip->handle, name);
	zip_stat_t stat;
	zip_file_t *file;
	char *room;
	bool done;

	if (index < 0 || zip_stat_index(zip->handle, (zip_uint64_t)index, 0, &stat))
		return false;
	if (!(stat.valid & ZIP_STAT_SIZE) || stat.size > MOST_UNPACKED) {
		*fault = "has no known size";
		return false;
	}
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE) {
		*fault = "is encrypted; save the document without a password";
		return false;
	}
	room = stm_alloc(arena, (size_t)stat.size + 1);
	file = zip_fopen_index(zip->handle, (zip_uint64_t)index, 0);
	done = unpack(file, room, stat.size);
	if (file)
		zip_fclose(file);
	if (!done)
		*fault = "is damaged; get the document again or save it again";
	*out = (struct stm_str){room, done ? (size_t)stat.size : 0};
	return done;
}
