/* Versions that are derived in the repository they go into: what is fixed is read back from it. */
#include "engine/derive.h"

#include "fixture.h"

TestSuite(derive, .init = store_init, .fini = store_fini, .timeout = 120);

#define LAMP  "Calls upon owners to keep a lamp at every landing place from dusk to dawn"
#define CABLE "Urges crews to report every parted cable to the landing master of the reach"
#define BELL  "Invites each ford to hang a bell of bronze beside its lamp for nights of fog"

static const struct paper papers[] = {
	{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014",
		"1. " LAMP ";\n\n2. " CABLE ";\n\n3. " BELL ".\n"},
	{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2015",
		"1. " LAMP ";\n\n2. " CABLE ".\n"},
	{"FB_RES_3_1.txt", "Safety of ferries", "1 October 2016",
		"1. " LAMP ";\n\n2. " CABLE ".\n"},
	{"FB_RES_4_1.txt", "Safety of ferries", "1 October 2017",
		"1. " LAMP ";\n\n2. " BELL ";\n\n3. " CABLE ".\n"},
};

/* A clause comes back after two versions: its text is looked up in the first of them. */
Test(derive, a_revived_clause_is_found_in_fixed_versions)
{
	const char *files[COUNT(papers)], *refs, *out;

	for (size_t i = 0; i < COUNT(papers); i++)
		files[i] = write_paper(&papers[i]);
	make_repository("all");
	cr_assert(add_files("all", files, COUNT(papers), NULL, NULL) == STM_OK);
	refs = read_file("all/packed-refs");
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		EXPECT_INT(files[i], add_file("r", files[i], NULL), STM_OK);
	EXPECT_TEXT("one by one", read_file("r/packed-refs"), refs);
	if (!has_git())
		return;
	run(&out, "git -C r show FB/RES/4/1:lineage.tsv | cut -f1,5,6 | grep OP2");
	EXPECT_TEXT("revived", out, "OP2\tadded\trevived\n");
}
