/*
 * A magic number; 256 counts, each of the ids whose first byte is that or less; ids; checksums; the
 * objects' places in the pack; more bytes of those that lie far behind; two hashes.
 */
#include "store/packindex.h"

#include <sys/stat.h>

#include "hash/hash.h"
#include "store/git.h"

enum {
	IDS = 8 + 256 * 4, /* bytes before the ids */
	OBJECT = 20 + 4 + 4 /* bytes of each: id, checksum, place */,
	HASHES = 2 * 20, /* bytes at the end */
	LEAST = 20,      /* bytes of a pack behind any object: its hash */
};

static const uint32_t FAR = 0x80000000;

static uint32_t number_at(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Finds the parts of the file; the last count is that of all objects. */
static bool take_apart(struct stm_pack_index *index)
{
	static const unsigned char magic[] = {0xff, 't', 'O', 'c', 0, 0, 0, 2};
	const struct stm_mapping *file = &index->file;

	if (file->len < IDS + HASHES || memcmp(file->at, magic, sizeof(magic)) != 0)
		return false;
	index->count = number_at(file->at + IDS - 4);
	if (index->count > (file->len - IDS - HASHES) / OBJECT)
		return false;
	index->ids = file->at + IDS;
	index->offsets = index->ids + index->count * (OBJECT - 4);
	index->large = index->offsets + index->count * 4;
	index->large_count = (file->len - IDS - HASHES - index->count * OBJECT) / 8;
	return true;
}

bool stm_pack_index_open(struct stm_pack_index *out, const char *path)
{
	*out = (struct stm_pack_index){0};
	if (!stm_mapping_open(&out->file, path))
		return false;
	if (take_apart(out))
		return true;
	stm_pack_index_release(out);
	return false;
}

void stm_pack_index_release(struct stm_pack_index *index)
{
	stm_mapping_release(&index->file);
}

void stm_pack_indexes_list(struct stm_store *store, struct stm_names *out)
{
	struct stm_names names = {0};

	stm_store_names(store, "objects/pack", &names);
	for (size_t i = 0; i < names.len; i++)
		if (stm_str_ends(stm_str(names.at[i]), STM_STR(".idx")))
			STM_PUSH(store->arena, out,
				stm_format(store->arena, "%sobjects/pack/%s", stm_store_dir(store),
					names.at[i]));
}

/* Whether object I starts before END. */
static bool is_before(const struct stm_pack_index *index, size_t i, uint64_t end)
{
	const uint32_t place = number_at(index->offsets + 4 * i);
	const unsigned char *far;

	if (!(place & FAR))
		return place < end;
	if ((place & ~FAR) >= index->large_count)
		return false;
	far = index->large + 8 * (size_t)(place & ~FAR);
	return ((uint64_t)number_at(far) << 32 | number_at(far + 4)) < end;
}

/* Whether all objects of INDEX are inside of the pack beside it; one without a pack is not used. */
static bool is_sound(struct stm_store *store, const struct stm_pack_index *index, const char *path)
{
	const int stem = (int)(strlen(path) - strlen(".idx"));
	struct stat pack;

	if (stat(stm_format(store->arena, "%.*s.pack", stem, path), &pack) < 0)
		return true;
	for (size_t i = 0; i < index->count; i++)
		if (pack.st_size < LEAST || !is_before(index, i, (uint64_t)pack.st_size - LEAST))
			return false;
	return true;
}

static enum stm_status check_index(struct stm_store *store, const char *path)
{
	struct stm_pack_index index;
	bool sound;

	if (!stm_pack_index_open(&index, path))
		return STM_OK;
	sound = is_sound(store, &index, path);
	stm_pack_index_release(&index);
	if (sound)
		return STM_OK;
	return stm_fail(store->error, STM_EREPOSITORY, path,
		"is damaged; make it anew with git index-pack, or take it from another copy of the "
		"repository");
}

/* What changes whenever the file PATH is replaced or written to; 0 when it is not there. */
static uint64_t traits_of(const char *path)
{
	struct stat info;

	if (stat(path, &info) < 0)
		return 0;
	const int64_t traits[] = {(int64_t)info.st_ino, info.st_size, info.st_mtim.tv_sec,
		info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec};

	return stm_hash_check((const char *)traits, sizeof(traits));
}

/* A number for the indexes as they are on disk, by what changes with them; never 0. */
static uint64_t digest_of(struct stm_store *store, const struct stm_names *names)
{
	uint64_t digest = 1;

	for (size_t i = 0; i < names->len; i++) {
		const int stem = (int)(strlen(names->at[i]) - strlen(".idx"));
		const char *pack = stm_format(store->arena, "%.*s.pack", stem, names->at[i]);
		const uint64_t traits[] = {traits_of(names->at[i]), traits_of(pack)};

		digest = stm_hash_pair(digest, stm_hash_check(names->at[i], strlen(names->at[i])));
		digest = stm_hash_pair(digest, stm_hash_pair(traits[0], traits[1]));
	}
	return digest ? digest : 1;
}

enum stm_status stm_pack_indexes_check(struct stm_store *store)
{
	struct stm_names names = {0};
	enum stm_status status = STM_OK;
	uint64_t digest;

	stm_pack_indexes_list(store, &names);
	digest = digest_of(store, &names);
	if (digest == store->sound)
		return STM_OK;
	for (size_t i = 0; status == STM_OK && i < names.len; i++)
		status = check_index(store, names.at[i]);
	store->sound = status == STM_OK ? digest : 0;
	return status;
}
