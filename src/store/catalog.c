/*
 * A header, and entries one behind the other, each a multiple of eight bytes long, in the byte
 * order and alignment of the machine (a cache does not travel; the header tells if it did):
 *
 *	struct entry, kin, hashes of the sketch, texts that end in NUL, zeroes
 *
 * Writers append, so that one document more costs one entry more; a kill leaves a last entry that
 * is cut short, which the next writer replaces. What is to be dropped goes when the file is written
 * anew, beside the old one, which readers may have mapped.
 */
#include "store/catalog.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "hash/hash.h"
#include "store/refname.h"

enum {
	TEXTS = 9,          /* of every version, before the symbols it lists */
	SLACK = 64,         /* entries nobody needs that are never worth writing the file anew */
	ALIGNED = 8,        /* bytes */
	FLUSHED = 1 << 20,  /* bytes that are written at a time */
	LARGEST = 16 << 20, /* bytes of an entry */
};

static const char name[] = "catalog", draft[] = "catalog.new";

struct header {
	char magic[12];
	uint32_t order; /* 1, as this machine writes it */
};

static const struct header header = {"stemma cat 2", 1};

struct entry {
	uint64_t checksum; /* of all behind it */
	uint32_t size;     /* bytes in all */
	uint32_t kin;
	uint8_t commit[GIT_OID_RAWSZ], tree[GIT_OID_RAWSZ];
	uint32_t parents, told, named, sketch;
	uint32_t whole;
	uint32_t counts[7]; /* the summary */
};

static uint64_t key_of(const uint8_t *commit)
{
	uint64_t key;

	memcpy(&key, commit, sizeof(key));
	return key;
}

static struct entry entry_at(const struct stm_catalog *catalog, size_t at)
{
	struct entry entry;

	memcpy(&entry, catalog->file.at + at, sizeof(entry));
	return entry;
}

static uint64_t checksum(const unsigned char *entry, size_t size)
{
	const size_t start = sizeof(uint64_t);

	return stm_hash_check(entry + start, size - start);
}

/* Bytes of an entry before its texts. */
static size_t fixed_size(const struct entry *entry)
{
	return sizeof(*entry) + (size_t)entry->kin * sizeof(struct stm_kin) +
	       (size_t)entry->sketch * sizeof(uint32_t);
}

/* Whether the entry at AT is whole and unchanged; *CUT when the file ends inside of it. */
static bool is_sound(const struct stm_catalog *catalog, size_t at, bool *cut)
{
	const size_t left = catalog->file.len - at;
	struct entry entry;

	*cut = left < sizeof(entry);
	if (*cut)
		return false;
	entry = entry_at(catalog, at);
	*cut = entry.size > left && entry.size <= LARGEST;
	return entry.size <= left && entry.size % ALIGNED == 0 && entry.size > sizeof(entry) &&
	       fixed_size(&entry) < entry.size && entry.sketch <= STM_SKETCH &&
	       checksum(catalog->file.at + at, entry.size) == entry.checksum;
}

bool stm_catalog_map(struct stm_catalog *out, struct stm_store *store)
{
	*out = (struct stm_catalog){0};
	stm_mapping_release(&store->catalog);
	if (!stm_mapping_open(&store->catalog, stm_store_cache(store, name)) ||
		store->catalog.len < sizeof(header))
		return false;
	out->file = store->catalog;
	out->damaged = memcmp(out->file.at, &header, sizeof(header)) != 0;
	return !out->damaged;
}

void stm_catalog_open(struct stm_catalog *out, struct stm_store *store)
{
	bool cut = false;
	size_t at = sizeof(header);

	if (!stm_catalog_map(out, store))
		return;
	stm_map_init(&out->places, store->arena, out->file.len / 1024);
	while (at < out->file.len && is_sound(out, at, &cut)) {
		struct entry entry = entry_at(out, at);

		*stm_map_put(&out->places, key_of(entry.commit), NULL) = (uint32_t)(at / ALIGNED);
		out->count++;
		at += entry.size;
	}
	out->sound = at;
	out->damaged = at < out->file.len && !cut;
}

/* Texts one behind the other, up to END. */
struct texts {
	const char *at, *end;
};

/* The next one, or "" when there are no more. */
static const char *next_text(struct texts *texts)
{
	const char *text = texts->at;
	size_t length = strnlen(text, (size_t)(texts->end - text));

	if (length == (size_t)(texts->end - text))
		return "";
	texts->at += length + 1;
	return text;
}

static const char **next_texts(struct stm_arena *arena, struct texts *texts, size_t count)
{
	const char **list = count ? stm_alloc_array(arena, count, sizeof(*list)) : NULL;

	for (size_t i = 0; i < count; i++)
		list[i] = next_text(texts);
	return list;
}

/* In the order in which add_texts() wrote them. */
static void take_texts(struct stm_record *record, struct texts *texts)
{
	const char **const fields[TEXTS] = {&record->card.symbol, &record->card.title,
		&record->card.date, &record->card.session, &record->card.language,
		&record->card.key, &record->basis, &record->source, &record->engine};

	for (size_t i = 0; i < TEXTS; i++)
		*fields[i] = next_text(texts);
	record->card.hash = next_text(texts);
}

static void take_symbols(struct stm_record *record, struct stm_arena *arena,
	const struct entry *entry, struct texts *texts)
{
	struct stm_named_list *named = &record->card.named;

	record->parents.at = next_texts(arena, texts, entry->parents);
	record->parents.len = record->parents.cap = entry->parents;
	record->card.told = next_texts(arena, texts, entry->told);
	record->card.told_count = entry->told;
	named->len = named->cap = entry->named;
	named->at = entry->named ? stm_alloc_array(arena, entry->named, sizeof(*named->at)) : NULL;
	for (size_t i = 0; i < entry->named; i++) {
		named->at[i].symbol = next_text(texts);
		named->at[i].naming = stm_naming_of(record->card.symbol, named->at[i].symbol);
	}
}

static void take_counts(struct stm_summary *summary, const uint32_t counts[7])
{
	*summary = (struct stm_summary){
		counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], counts[6]};
}

/* The entry at AT, which is sound. */
static bool take_entry(const struct stm_catalog *catalog, struct stm_arena *arena, size_t at,
	struct stm_record *record)
{
	const struct entry entry = entry_at(catalog, at);
	const unsigned char *start = catalog->file.at + at, *kin = start + sizeof(entry);
	const unsigned char *sketch = kin + entry.kin * sizeof(struct stm_kin);
	struct texts texts = {
		(const char *)start + fixed_size(&entry), (const char *)start + entry.size};

	*record = (struct stm_record){
		.known = true, .kept = true, .entry = (uint32_t)(at / ALIGNED)};
	take_texts(record, &texts);
	take_symbols(record, arena, &entry, &texts);
	take_counts(&record->summary, entry.counts);
	/* entries are multiples of eight bytes, so both are aligned */
	record->card.kin = (const struct stm_kin *)(const void *)kin;
	record->card.kin_count = entry.kin;
	record->card.sketch = (struct stm_sketch){
		(const uint32_t *)(const void *)sketch, entry.sketch, entry.whole != 0};
	record->card.identity = stm_card_identity(record->card.symbol, record->card.hash);
	git_oid_tostr(record->commit, sizeof(record->commit), (const git_oid *)entry.commit);
	git_oid_tostr(record->tree, sizeof(record->tree), (const git_oid *)entry.tree);
	return *record->card.symbol && strchr(record->card.key, '/');
}

bool stm_catalog_take(const struct stm_catalog *catalog, struct stm_arena *arena, uint32_t entry,
	uint64_t commit, struct stm_record *record)
{
	const size_t at = (size_t)entry * ALIGNED;
	bool cut;

	return at >= sizeof(header) && at < catalog->file.len && is_sound(catalog, at, &cut) &&
	       key_of(entry_at(catalog, at).commit) == commit &&
	       take_entry(catalog, arena, at, record);
}

bool stm_catalog_find(const struct stm_catalog *catalog, struct stm_arena *arena, const git_oid *id,
	struct stm_record *record)
{
	const uint32_t *place = stm_map_get(&catalog->places, key_of(id->id));
	const size_t at = place ? (size_t)*place * ALIGNED : 0;

	return place && !memcmp(entry_at(catalog, at).commit, id->id, GIT_OID_RAWSZ) &&
	       take_entry(catalog, arena, at, record);
}

static void add_text(struct stm_buf *buf, const char *text)
{
	stm_buf_add(buf, text, strlen(text) + 1);
}

static void add_texts(struct stm_buf *buf, const struct stm_record *record)
{
	const struct stm_card *card = &record->card;
	const char *const fields[TEXTS + 1] = {card->symbol, card->title, card->date, card->session,
		card->language, card->key, record->basis, record->source, record->engine,
		record->card.hash};

	for (size_t i = 0; i <= TEXTS; i++)
		add_text(buf, fields[i]);
	for (size_t i = 0; i < record->parents.len; i++)
		add_text(buf, record->parents.at[i]);
	for (size_t i = 0; i < card->told_count; i++)
		add_text(buf, card->told[i]);
	for (size_t i = 0; i < card->named.len; i++)
		add_text(buf, card->named.at[i].symbol);
}

/* What stands between the numbers of a pair of kin and the next pair is not the same twice. */
static void add_kin(struct stm_buf *buf, const struct stm_card *card)
{
	for (size_t i = 0; i < card->kin_count; i++) {
		struct stm_kin kin;

		memset(&kin, 0, sizeof(kin));
		kin.identity = card->kin[i].identity;
		kin.thousandths = card->kin[i].thousandths;
		stm_buf_add(buf, (const char *)&kin, sizeof(kin));
	}
}

static struct entry make_entry(const struct stm_record *record)
{
	const struct stm_summary *s = &record->summary;
	struct entry entry = {
		.kin = (uint32_t)record->card.kin_count,
		.parents = (uint32_t)record->parents.len,
		.told = (uint32_t)record->card.told_count,
		.named = (uint32_t)record->card.named.len,
		.sketch = record->card.sketch.len,
		.whole = record->card.sketch.whole,
		.counts = {(uint32_t)s->unchanged, (uint32_t)s->reworded, (uint32_t)s->split,
			(uint32_t)s->merged, (uint32_t)s->moved, (uint32_t)s->added,
			(uint32_t)s->dropped},
	};

	git_oid_fromstr((git_oid *)entry.commit, record->commit);
	git_oid_fromstr((git_oid *)entry.tree, record->tree);
	return entry;
}

/* Appends the entry of RECORD; false when that would be larger than any can be. */
static bool add_entry(struct stm_buf *buf, const struct stm_record *record)
{
	static const char zeroes[ALIGNED];
	const struct stm_sketch *sketch = &record->card.sketch;
	struct entry entry = make_entry(record);
	const size_t start = buf->len;

	stm_buf_add(buf, (const char *)&entry, sizeof(entry));
	add_kin(buf, &record->card);
	stm_buf_add(buf, (const char *)sketch->at, sketch->len * sizeof(*sketch->at));
	add_texts(buf, record);
	stm_buf_add(buf, zeroes, ALIGNED - (buf->len - start) % ALIGNED);
	entry.size = (uint32_t)(buf->len - start);
	if (buf->len - start > LARGEST) {
		stm_buf_cut(buf, start);
		return false;
	}
	memcpy(buf->at + start, &entry, sizeof(entry));
	entry.checksum = checksum((const unsigned char *)buf->at + start, entry.size);
	memcpy(buf->at + start, &entry, sizeof(entry));
	return true;
}

/* The file as it is written: what waits in BUF comes behind WRITTEN bytes. */
struct writer {
	struct stm_catalog *catalog;
	struct stm_buf buf;
	int fd; /* or -1 */
	size_t written;
};

/* Whether all of it was written. */
static bool close_file(struct writer *writer)
{
	const bool fine = close(writer->fd) == 0;

	writer->fd = -1;
	return fine;
}

static bool flush(struct writer *writer)
{
	struct stm_str bytes = {writer->buf.at, writer->buf.len};
	bool fine = stm_file_write(writer->fd, bytes);

	writer->written += bytes.len;
	stm_buf_cut(&writer->buf, 0);
	return fine;
}

/* Writes the entries of RECORDS, ALL or those that are not kept yet. */
static bool write_entries(
	struct writer *writer, struct stm_record *const *records, size_t count, bool all)
{
	bool fine = true;

	for (size_t i = 0; fine && i < count; i++) {
		const size_t at = writer->written + writer->buf.len;

		if (!all && records[i]->kept)
			continue;
		records[i]->entry = (uint32_t)(at / ALIGNED);
		fine = at / ALIGNED <= UINT32_MAX && add_entry(&writer->buf, records[i]);
		writer->catalog->count++;
		if (fine && writer->buf.len >= FLUSHED)
			fine = flush(writer);
	}
	fine = flush(writer) && fine;
	writer->catalog->sound = writer->written;
	return fine;
}

/* The whole file anew, beside the old one; not synced, since it is a cache with checksums. */
static bool rewrite(struct stm_store *store, struct writer *writer,
	struct stm_record *const *records, size_t count)
{
	const char *path = stm_store_cache(store, draft), *target = stm_store_cache(store, name);
	bool fine;

	writer->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (writer->fd < 0)
		return false;
	writer->catalog->count = 0;
	stm_buf_add(&writer->buf, (const char *)&header, sizeof(header));
	fine = write_entries(writer, records, count, true);
	if (close_file(writer) && fine && rename(path, target) == 0)
		return true;
	unlink(path);
	return false;
}

static bool append(struct stm_store *store, struct writer *writer,
	struct stm_record *const *records, size_t count)
{
	bool fine;

	writer->fd = open(stm_store_cache(store, name), O_WRONLY | O_APPEND | O_CLOEXEC);
	if (writer->fd < 0)
		return false;
	writer->written = writer->catalog->sound;
	fine = write_entries(writer, records, count, false);
	return close_file(writer) && fine;
}

/* The trap is borrowed: that there is no memory for a cache is no failure of what was done. */
bool stm_catalog_keep(struct stm_store *store, struct stm_catalog *catalog,
	struct stm_record *const *records, size_t count)
{
	struct stm_arena arena;
	struct writer writer = {.catalog = catalog, .buf = {.arena = &arena}, .fd = -1};
	jmp_buf trap, *outer = store->arena->trap;
	volatile bool kept = false;

	stm_arena_init(&arena, &trap);
	store->arena->trap = &trap;
	if (!setjmp(trap)) {
		if (catalog->sound == catalog->file.len && catalog->sound &&
			catalog->count <= 2 * count + SLACK)
			kept = append(store, &writer, records, count);
		else
			kept = rewrite(store, &writer, records, count);
	}
	store->arena->trap = outer;
	if (writer.fd >= 0)
		close(writer.fd);
	stm_arena_release(&arena);
	return kept;
}
