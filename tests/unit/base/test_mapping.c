/* Files that are read where they lie. */
#include "base/mapping.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

Test(mapping, files)
{
	char name[] = "/tmp/stemma-mapping-XXXXXX";
	struct stm_mapping mapping = {0};
	int fd = mkstemp(name);

	cr_assert(fd >= 0);
	cr_expect(stm_mapping_open(&mapping, name));
	cr_expect(!mapping.at && !mapping.len, "an empty file has no bytes");
	cr_assert(write(fd, "lamps", 5) == 5);
	cr_expect(stm_mapping_open(&mapping, name));
	cr_assert(mapping.len == 5);
	cr_expect(!memcmp(mapping.at, "lamps", 5));
	stm_mapping_release(&mapping);
	stm_mapping_release(&mapping);
	cr_expect(!mapping.at && !mapping.len);
	close(fd);
	unlink(name);
	cr_expect(!stm_mapping_open(&mapping, name), "no such file");
	cr_expect(!stm_mapping_open(&mapping, "/"), "a directory");
}
