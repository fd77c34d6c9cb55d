/*
 * The files of an index, all numbers little endian. `manifest` says which segments there are; a
 * segment never changes once the manifest names it.
 *
 *	manifest   magic, u32 format, u32 count, u64 next id, u64 words; u64 id, u64 size, u64 check
 *	           of the header for each segment; u64 check of all this
 *	segment    header (512 bytes): magic, u32 format, u32 sections, u64 where the sums begin;
 *	           u64 place, u64 size of each section; u64 check of the sums, and at the very end
 *	           u64 check of the header. Then the sections, each padded to 8 bytes, and the sums:
 *	           a u64 for each block of 64 KiB behind the header
 *
 * Checks are XXH3-64 without a seed. `words` is the hash of a certain word: it changes when words
 * are hashed otherwise, and then the index is of no use.
 */
#ifndef STM_INDEX_FORMAT_H
#define STM_INDEX_FORMAT_H

#include <stdint.h>
#include <string.h>

enum {
	STM_INDEX_FORMAT = 1,
	STM_MAGIC = 8, /* bytes */
	STM_BLOCK = 64 << 10,
	STM_MANIFEST_HEAD = STM_MAGIC + 4 + 4 + 8 + 8,
	STM_MANIFEST_ENTRY = 24,
	STM_SEGMENT_HEAD = 512,
};

/*
 * The sections of a segment, in this order. Versions are in order of date, symbol and commit,
 * texts of their content hash, terms of their word's hash, labels of their bytes; each is called
 * by its number in that order. A posting list is u32 texts, u64 paragraphs, then the texts, all
 * varints: what is added to the one before (from -1, and one less), doubled, and one more when the
 * term is there more than once, in which case two less than how often follows.
 */
enum stm_section {
	STM_VERSIONS,   /* 20 bytes commit, u32 first paragraph, u32 name, u32, u32 lengths */
	STM_NAMES,      /* the symbol and behind it the date of each version */
	STM_PARAGRAPHS, /* u32 text, u32 label: version after version */
	STM_LABEL_ENDS, /* u32: where each label ends */
	STM_LABELS,     /* their bytes */
	STM_TEXTS,      /* 16 bytes of content hash */
	STM_TEXT_ENDS,  /* u32: where the words of each text end */
	STM_WORDS,      /* u32 term: text after text */
	STM_TERMS,      /* u64 hash of the word */
	STM_PLACE_ENDS, /* u32: where the places of each text end */
	STM_PLACES,     /* u32 paragraph, ascending: text after text */
	STM_TERM_ENDS,  /* u64: where the posting list of each term ends */
	STM_TERM_LISTS, /* posting lists */
	STM_COMMONS,    /* u32 term: the common ones, ascending */
	STM_PAIR_ENDS,  /* u64: of each pair of common words, the first one's pairs together */
	STM_PAIR_LISTS, /* posting lists */
	STM_SECTIONS,
};

enum {
	STM_COMMIT = 20,
	STM_CONTENT = 16,
	STM_VERSION_SIZE = STM_COMMIT + 16,
	STM_PARAGRAPH_SIZE = 8,
};

/* Where in the header a section's place is; its size follows. */
enum { STM_HEAD_SUMS = STM_MAGIC + 8, STM_HEAD_SECTIONS = STM_HEAD_SUMS + 8 };

/* What the first bytes of the two files are. */
#define STM_MANIFEST_MAGIC "STMINDEX"
#define STM_SEGMENT_MAGIC  "STMSEGMT"

/* The number at AT, which need not be aligned. */
static inline uint32_t stm_load32(const uint8_t *at)
{
	uint32_t value;

	memcpy(&value, at, sizeof(value));
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
	value = __builtin_bswap32(value);
#endif
	return value;
}

/* The same for eight bytes. */
static inline uint64_t stm_load64(const uint8_t *at)
{
	uint64_t value;

	memcpy(&value, at, sizeof(value));
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	return value;
}

/* Writes VALUE at AT. */
static inline void stm_store32(uint8_t *at, uint32_t value)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
	value = __builtin_bswap32(value);
#endif
	memcpy(at, &value, sizeof(value));
}

/* The same for eight bytes. */
static inline void stm_store64(uint8_t *at, uint64_t value)
{
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	memcpy(at, &value, sizeof(value));
}

enum { STM_VARINT = 10 /* bytes at most */ };

/* Writes VALUE at OUT, seven bits a byte, low ones first; returns how many bytes. */
static inline unsigned stm_varint_put(uint8_t *out, uint64_t value)
{
	unsigned n = 0;

	while (value >= 0x80) {
		out[n++] = (uint8_t)(value | 0x80);
		value >>= 7;
	}
	out[n++] = (uint8_t)value;
	return n;
}

#endif
