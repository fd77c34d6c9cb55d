/*
 * A header; a row for each version, in order; the ancestors of all, row after row; the names of the
 * series, which end in NUL. In the byte order and alignment of the machine, as the catalogue is.
 * The file is written anew, beside the old one, with every addition.
 */
#include "store/snapshot.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "hash/hash.h"
#include "store/catalog.h"
#include "store/git.h"
#include "store/message.h"
#include "store/refname.h"

static const char name[] = "snapshot", draft[] = "snapshot.new";

struct header {
	char magic[12];
	uint32_t order;    /* 1, as this machine writes it */
	uint64_t refs;     /* their digest; another would not be found, so no checksum needs it */
	uint64_t checksum; /* of all behind it */
	uint64_t engine;   /* stm_hash_check() of stm_engine_text(), of whoever found the places */
	uint64_t catalog;  /* bytes of the catalogue */
	uint32_t entries;  /* that it has */
	uint32_t count, ancestors, names;
};

static const struct header header = {.magic = "stemma snp 2", .order = 1};

enum { TIP = 1, TAGGED = 2 /* by another name than its symbol */ };

struct row {
	uint64_t commit; /* the first bytes of its name */
	uint32_t entry;  /* stm_record.entry */
	uint32_t series; /* where its name starts among the names */
	uint32_t ancestors;
	uint32_t component;
	uint32_t flags;
	uint32_t unused; /* rows are of eight bytes */
};

static uint64_t engine_hash(struct stm_arena *arena)
{
	const char *text = stm_engine_text(arena);

	return stm_hash_check(text, strlen(text));
}

/* The file's parts. */
struct parts {
	struct header header;
	const struct row *rows;
	const uint32_t *ancestors;
	const char *names;
};

static uint64_t checksum(const unsigned char *file, size_t size)
{
	const size_t start = offsetof(struct header, engine);

	return stm_hash_check(file + start, size - start);
}

static size_t size_of(const struct header *h)
{
	return sizeof(*h) + h->count * sizeof(struct row) + h->ancestors * sizeof(uint32_t) +
	       h->names;
}

/* Takes FILE apart; false when it is none, or not of REFS, or not as it was written. */
static bool take_apart(struct parts *parts, const struct stm_mapping *file, uint64_t refs)
{
	struct header *h = &parts->header;

	if (file->len < sizeof(*h))
		return false;
	memcpy(h, file->at, sizeof(*h));
	if (memcmp(h->magic, header.magic, sizeof(h->magic)) != 0 || h->order != header.order ||
		h->refs != refs || size_of(h) != file->len ||
		h->checksum != checksum(file->at, file->len))
		return false;
	/* rows are of eight bytes, and so is the header: all are aligned */
	parts->rows = (const void *)(file->at + sizeof(*h));
	parts->ancestors = (const void *)(parts->rows + h->count);
	parts->names = (const void *)(parts->ancestors + h->ancestors);
	return true;
}

/* What a row says beside the entry it names. */
static void take_row(struct stm_record *record, struct stm_arena *arena, const struct parts *parts,
	const struct row *row)
{
	const size_t i = (size_t)(row - parts->rows);
	const uint32_t end = i + 1 < parts->header.count ? row[1].ancestors
							 : parts->header.ancestors;

	record->series = parts->names + row->series;
	record->ancestors = parts->ancestors + row->ancestors;
	record->ancestor_count = end - row->ancestors;
	record->tip = (row->flags & TIP) != 0;
	record->component = row->component;
	record->tag = record->card.symbol;
	if (row->flags & TAGGED)
		record->tag = stm_tag_name(arena, record->card.symbol) + strlen(STM_TAGS);
}

static bool read_rows(struct stm_store *store, struct parts *parts, struct stm_records *records)
{
	const size_t count = parts->header.count;

	/* not cleared: whole pages of them, which reading fills */
	records->at = stm_resize(store->arena, NULL, 0, count * sizeof(*records->at));
	records->cap = count;
	stm_map_init(&records->places, store->arena, count);
	/* names of series are in results, which outlive the mapping */
	parts->names = stm_copy(store->arena, parts->names, parts->header.names);
	for (uint32_t i = 0; i < count; i++) {
		const struct row *row = &parts->rows[i];
		struct stm_record *record = &records->at[i];

		if (!stm_catalog_take(
			    &records->catalog, store->arena, row->entry, row->commit, record))
			return false;
		take_row(record, store->arena, parts, row);
		*stm_map_put(&records->places, stm_key(stm_str(record->card.symbol)), NULL) = i;
		records->len++;
	}
	return true;
}

bool stm_snapshot_read(struct stm_store *store, uint64_t refs, struct stm_records *records)
{
	struct parts parts;

	*records = (struct stm_records){.refs = refs};
	stm_mapping_release(&store->snapshot);
	if (!stm_mapping_open(&store->snapshot, stm_store_cache(store, name)) ||
		!take_apart(&parts, &store->snapshot, refs) ||
		!stm_catalog_map(&records->catalog, store) ||
		records->catalog.file.len != parts.header.catalog)
		return false;
	records->settled = parts.header.engine == engine_hash(store->arena);
	records->catalog.sound = records->catalog.file.len;
	records->catalog.count = parts.header.entries;
	return read_rows(store, &parts, records);
}

/* Where the name of a series stands, which is one pointer for all of its versions. */
static uint32_t name_at(struct stm_buf *names, struct stm_map *starts, const char *series)
{
	int added;
	uint32_t *start = stm_map_put(starts, (uintptr_t)series, &added);

	if (added) {
		*start = (uint32_t)names->len;
		stm_buf_add(names, series, strlen(series) + 1);
	}
	return *start;
}

/* Whether the tag of RECORD is called by another name than its symbol. */
static bool is_renamed(const struct stm_record *record)
{
	const char *symbol = record->card.symbol;

	return record->tag ? strcmp(record->tag, symbol) != 0 : !stm_tag_keeps(symbol);
}

static struct row make_row(const struct stm_record *record, const struct stm_node *node)
{
	struct row row = {.entry = record->entry, .component = node->component};

	row.flags = (node->tip ? TIP : 0) | (is_renamed(record) ? TAGGED : 0);
	stm_str_hex(
		(uint8_t *)&row.commit, (struct stm_str){record->commit, 2 * sizeof(row.commit)});
	return row;
}

static size_t count_parents(const struct stm_places *places)
{
	size_t count = 0;

	for (size_t i = 0; i < places->count; i++)
		count += places->at[i].parent_count;
	return count;
}

static void add_rows(
	struct stm_buf *file, struct stm_buf *names, const struct stm_snapshot *snapshot)
{
	const struct stm_node *nodes = snapshot->places->at;
	struct stm_map starts = {.arena = file->arena};
	uint32_t ancestors = 0;

	for (size_t i = 0; i < snapshot->places->count; i++) {
		struct row row = make_row(snapshot->records[i], &nodes[i]);

		row.series = name_at(names, &starts, nodes[i].series);
		row.ancestors = ancestors;
		ancestors += (uint32_t)nodes[i].parent_count;
		stm_buf_add(file, (const char *)&row, sizeof(row));
	}
	for (size_t i = 0; i < snapshot->places->count; i++)
		stm_buf_add(file, (const char *)nodes[i].parents,
			nodes[i].parent_count * sizeof(*nodes[i].parents));
}

/* The whole file, on the store's arena. */
static struct stm_str compose(struct stm_store *store, const struct stm_snapshot *snapshot)
{
	struct stm_buf file = {.arena = store->arena}, names = {.arena = store->arena};
	struct header h = header;

	h.refs = snapshot->refs;
	h.engine = engine_hash(store->arena);
	h.catalog = snapshot->catalog->sound;
	h.entries = (uint32_t)snapshot->catalog->count;
	h.count = (uint32_t)snapshot->places->count;
	h.ancestors = (uint32_t)count_parents(snapshot->places);
	stm_buf_room(&file, size_of(&h));
	stm_buf_add(&file, (const char *)&h, sizeof(h));
	add_rows(&file, &names, snapshot);
	stm_buf_add(&file, names.at, names.len);
	h.names = (uint32_t)names.len;
	memcpy(file.at, &h, sizeof(h));
	h.checksum = checksum((const unsigned char *)file.at, file.len);
	memcpy(file.at, &h, sizeof(h));
	return (struct stm_str){file.at, file.len};
}

static void write_file(struct stm_store *store, struct stm_str bytes)
{
	const char *path = stm_store_cache(store, draft), *target = stm_store_cache(store, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	bool fine;

	if (fd < 0)
		return;
	fine = stm_file_write(fd, bytes);
	if (close(fd) < 0 || !fine || rename(path, target) < 0)
		unlink(path);
}

/* The trap is borrowed: that there is no memory for a cache is no failure of what was done. */
void stm_snapshot_keep(struct stm_store *store, const struct stm_snapshot *snapshot)
{
	jmp_buf trap, *outer = store->arena->trap;

	store->arena->trap = &trap;
	if (!setjmp(trap))
		write_file(store, compose(store, snapshot));
	store->arena->trap = outer;
}

static void change_digest(const char *path, uint64_t was, uint64_t now)
{
	const off_t at = offsetof(struct header, refs);
	int fd = open(path, O_RDWR | O_CLOEXEC);
	uint64_t refs;

	if (fd < 0)
		return;
	if (pread(fd, &refs, sizeof(refs), at) == (ssize_t)sizeof(refs) && refs == was)
		(void)!pwrite(fd, &now, sizeof(now), at);
	close(fd);
}

/* The trap is borrowed here, too. */
void stm_snapshot_follow(struct stm_store *store, uint64_t was, uint64_t now)
{
	jmp_buf trap, *outer = store->arena->trap;

	store->arena->trap = &trap;
	if (!setjmp(trap))
		change_digest(stm_store_cache(store, name), was, now);
	store->arena->trap = outer;
}
