/* Where the pages of a report are: inside of it, and no two in one place. */
#include <strings.h>

#include "support.h"

static const struct {
	enum stm_page page;
	const char *name, *path;
} rows[] = {
	{STM_PAGE_COLLECTION, NULL, "index.html"},
	{STM_PAGE_CHANGES, "A/RES/78/217", "changes/A_RES_78_217.html"},
	{STM_PAGE_ORIGINS, "S/RES/2690 (2023)", "origins/S_RES_2690=20=282023=29.html"},
	{STM_PAGE_SERIES, "../../etc/passwd", "series/.._.._etc_passwd.html"},
	{STM_PAGE_CHANGES, "A/C.3/80/L.52/Rev.1", "changes/A_C.3_80_L.52_Rev.1==0c.html"},
	{STM_PAGE_CHANGES, "a", "changes/a==8.html"},
	{STM_PAGE_CHANGES, "A", "changes/A.html"},
	{STM_PAGE_SERIES, "a", "series/a.html"},
	{STM_PAGE_SERIES, "A", "series/A==8.html"},
	{STM_PAGE_SERIES, "abcdEf", "series/abcdEf==08.html"},
	{STM_PAGE_SERIES, "abc/dE", "series/abc_dE==08.html"},
	{STM_PAGE_SERIES, "a_b", "series/a=5fb.html"},
	{STM_PAGE_SERIES, "a/b", "series/a_b.html"},
	{STM_PAGE_SERIES, "a=5fb", "series/a=3d5fb.html"},
	{STM_PAGE_SERIES, "<\xe2\x80\xae>", "series/=3c=e2=80=ae=3e.html"},
};

Test(pages, paths)
{
	char out[STM_PAGE_PATH];

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].path,
			stm_page_path(out, sizeof(out), rows[i].page, rows[i].name), rows[i].path);
}

/* Whatever letters are capitals, no two names are one where that makes no difference. */
Test(pages, capitals)
{
	char all[32][STM_PAGE_PATH], name[] = "ab/cde";

	for (unsigned bits = 0; bits < 32; bits++) {
		for (unsigned i = 0, letter = 0; name[i]; i++)
			if (name[i] != '/') {
				const char small = (char)(name[i] | 0x20);

				name[i] = bits >> letter++ & 1 ? (char)(small - 0x20) : small;
			}
		stm_page_path(all[bits], sizeof(all[bits]), STM_PAGE_ORIGINS, name);
		for (unsigned other = 0; other < bits; other++)
			cr_expect(strcasecmp(all[bits], all[other]) != 0, "%s", all[bits]);
	}
}

/* A name that is too long keeps its beginning, and ends in what tells it from others. */
Test(pages, long_names)
{
	char name[2000], first[STM_PAGE_PATH], second[STM_PAGE_PATH];

	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	stm_page_path(first, sizeof(first), STM_PAGE_SERIES, name);
	name[sizeof(name) - 2] = 'b';
	stm_page_path(second, sizeof(second), STM_PAGE_SERIES, name);
	cr_expect(strcmp(first, second) != 0);
	cr_expect(strlen(first) < 220);
	cr_expect(!strncmp(first, second, 100));
	EXPECT_TEXT("its end", first + strlen(first) - 5, ".html");
}
