/*
 * Where the pages of a report are. Symbols and series have slashes, and may have anything: a slash
 * becomes a low line, what is no letter, digit, dot or dash is written as "=" and its byte in
 * hexadecimal, so that two names never become one, nor a name that climbs out of the folder. What
 * is too long for a file's name ends in its hash.
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

const char *stm_page_path(char *out, size_t size, enum stm_page page, const char *name)
{
	char plain[LONGEST];
	char hash[17];

	if (page == STM_PAGE_COLLECTION) {
		snprintf(out, size, "index.html");
		return out;
	}
	stm_hash_name(hash, stm_str(name));
	if (write_name(plain, sizeof(plain), name))
		hash[0] = '\0';
	snprintf(out, size, "%s/%s%s%s.html", folders[page], plain, hash[0] ? "=" : "", hash);
	return out;
}
