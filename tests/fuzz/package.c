/* The zip format as APPNOTE.TXT 6.3 has it, of stored files only. */
#include "package.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 16, LONGEST = 64 };

struct part {
	char name[LONGEST];
	struct fuzz_text text;
	size_t offset;
	uint32_t crc;
};

struct archive {
	char *at;
	size_t length;
};

static void add(struct archive *archive, const void *bytes, size_t length)
{
	archive->at = realloc(archive->at, archive->length + length + 1);
	if (!archive->at)
		exit(2);
	if (length)
		memcpy(archive->at + archive->length, bytes, length);
	archive->length += length;
}

/* WIDTH bytes of VALUE, little end first. */
static void add_number(struct archive *archive, uint64_t value, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		unsigned char byte = (unsigned char)(value >> (8 * i));

		add(archive, &byte, 1);
	}
}

/* The CRC-32 of ISO 3309, bit by bit. */
static uint32_t checksum(struct fuzz_text text)
{
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < text.length; i++) {
		crc ^= (unsigned char)text.bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
	}
	return ~crc;
}

/* What the local header and the central one have in common. */
static void add_header(struct archive *archive, const struct part *part)
{
	add_number(archive, 20, 2); /* version */
	add_number(archive, 0, 8);  /* flags, stored, time, date */
	add_number(archive, part->crc, 4);
	add_number(archive, (uint32_t)part->text.length, 4);
	add_number(archive, (uint32_t)part->text.length, 4);
	add_number(archive, (uint32_t)strlen(part->name), 2);
	add_number(archive, 0, 2);
}

static void add_part(struct archive *archive, struct part *part)
{
	part->offset = archive->length;
	part->crc = checksum(part->text);
	add(archive, "PK\3\4", 4);
	add_header(archive, part);
	add(archive, part->name, strlen(part->name));
	add(archive, part->text.bytes, part->text.length);
}

static void add_directory(struct archive *archive, const struct part *parts, size_t count)
{
	size_t start = archive->length, size;

	for (size_t i = 0; i < count; i++) {
		add(archive, "PK\1\2", 4);
		add_number(archive, 20, 2);
		add_header(archive, &parts[i]);
		add_number(archive, 0, 2); /* comment, disk, attributes */
		add_number(archive, 0, 4);
		add_number(archive, 0, 4);
		add_number(archive, (uint32_t)parts[i].offset, 4);
		add(archive, parts[i].name, strlen(parts[i].name));
	}
	size = archive->length - start;
	add(archive, "PK\5\6\0\0\0\0", 8);
	add_number(archive, (uint32_t)count, 2);
	add_number(archive, (uint32_t)count, 2);
	add_number(archive, (uint32_t)size, 4);
	add_number(archive, (uint32_t)start, 4);
	add_number(archive, 0, 2);
}

/* Where the next line "=====NAME" begins, or the end. */
static size_t find_cut(struct fuzz_text text, size_t from)
{
	for (size_t i = from; i + 5 < text.length; i++)
		if ((!i || text.bytes[i - 1] == '\n') && !memcmp(text.bytes + i, "=====", 5))
			return i;
	return text.length;
}

static size_t cut(struct fuzz_text text, struct part *parts)
{
	size_t count = 1, start = find_cut(text, 0);

	strcpy(parts[0].name, "word/document.xml");
	parts[0].text = (struct fuzz_text){text.bytes, start};
	while (start < text.length && count < MOST) {
		struct part *part = &parts[count++];
		size_t at = start + 5, end;

		for (end = at; end < text.length && text.bytes[end] != '\n';)
			end++;
		memset(part, 0, sizeof(*part));
		memcpy(part->name, text.bytes + at,
			end - at < LONGEST - 1 ? end - at : (size_t)LONGEST - 1);
		end += end < text.length;
		start = find_cut(text, end);
		part->text = (struct fuzz_text){text.bytes + end, start - end};
	}
	return count;
}

struct fuzz_text fuzz_package(struct fuzz_text text)
{
	struct archive archive = {0};
	struct part parts[MOST] = {0};
	size_t count;

	if (text.length > 2 && !memcmp(text.bytes, "PK", 2))
		return text;
	count = cut(text, parts);
	for (size_t i = 0; i < count; i++)
		add_part(&archive, &parts[i]);
	add_directory(&archive, parts, count);
	return (struct fuzz_text){archive.at, archive.length};
}
