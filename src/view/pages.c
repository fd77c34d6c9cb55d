/*
 * Where the pages of a report are. Symbols and series have slashes, and may have anything: a slash
 * becomes a low line, what is no letter, digit, dot or dash is written as "=" and its byte in
 * hexadecimal, so that two names never become one, nor a name that climbs out of the folder. What
 * is too long for a file's name ends in its hash.
 *
 * Some file systems take "Rev" for "REV". So a symbol with small letters, or a series with
 * capitals, ends in "==" and says which: a bit a letter, four of them a hexadecimal digit.
 */
#include <stdio.h>

#include "hash/hash.h"
#include "view/out.h"

enum { LONGEST = 180 /* bytes of a name; file systems take 255 */ };

static const char *const folders[] = {[STM_PAGE_SERIES] = "series",
	[STM_PAGE_CHANGES] = "changes",
	[STM_PAGE_ORIGINS] = "origins"};

static bool is_plain(char c)
{
	return stm_is_alpha(c) || stm_is_digit(c) || c == '.' || c == '-';
}

/* As much of NAME as there is room for; whether that was all. */
static bool write_name(char *out, size_t size, const char *name)
{
	size_t length = 0;

	for (; *name && length + sizeof("=ff") <= size; name++) {
		if (is_plain(*name))
			out[length++] = *name;
		else if (*name == '/')
			out[length++] = '_';
		else
			length += (size_t)snprintf(
				out + length, size - length, "=%02x", (unsigned char)*name);
	}
	out[length] = '\0';
	return !*name;
}

/* Whether letter C is of the other case than names for PAGE mostly are. */
static bool is_unusual(enum stm_page page, char c)
{
	return page == STM_PAGE_SERIES ? stm_is_upper(c) : stm_is_lower(c);
}

/* Behind the last letter of NAME that is unusual, or 0. */
static size_t unusual_end(enum stm_page page, const char *name)
{
	size_t end = 0;

	for (size_t i = 0; name[i]; i++)
		if (is_unusual(page, name[i]))
			end = i + 1;
	return end;
}

/* "==" and which letters are unusual; nothing where none is. OUT has room for LONGEST bytes. */
static void write_cases(char *out, enum stm_page page, const char *name)
{
	const size_t end = unusual_end(page, name);
	unsigned digit = 0, bits = 0;

	*out = '\0';
	if (end)
		out += sprintf(out, "==");
	for (size_t i = 0; i < end; i++) {
		if (!stm_is_alpha(name[i]))
			continue;
		digit = 2 * digit + is_unusual(page, name[i]);
		if (++bits % 4 && i + 1 < end)
			continue;
		out += sprintf(out, "%x", digit << (4 - bits % 4) % 4);
		digit = 0;
	}
}

const char *stm_page_path(char *out, size_t size, enum stm_page page, const char *name)
{
	char plain[LONGEST];
	char cases[LONGEST] = "", hash[17];

	if (page == STM_PAGE_COLLECTION) {
		snprintf(out, size, "index.html");
		return out;
	}
	stm_hash_name(hash, stm_str(name));
	if (write_name(plain, sizeof(plain), name)) {
		hash[0] = '\0';
		write_cases(cases, page, name);
	}
	snprintf(out, size, "%s/%s%s%s%s.html", folders[page], plain, cases, hash[0] ? "=" : "",
		hash);
	return out;
}
