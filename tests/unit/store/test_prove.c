/* What check finds. */
#include "store/publish.h"

#include <unistd.h>

#include "fixture.h"

static void init(void)
{
	static const struct paper papers[] = {
		{"FB_RES_1_1.txt", "Safety of ferries", "1 October 2014", NULL},
		{"FB_RES_2_1.txt", "Safety of ferries", "1 October 2016", NULL},
		{"FB_RES_2_2.txt", "Lamps at landing places", "2 October 2016", NULL},
	};

	store_init();
	make_repository("r");
	for (size_t i = 0; i < COUNT(papers); i++)
		cr_assert(add_file("r", write_paper(&papers[i]), NULL) == STM_OK);
}

TestSuite(prove, .init = init, .fini = store_fini, .timeout = 60);

Test(prove, whole)
{
	size_t versions = 0;
	struct stm_error error = {0};

	EXPECT_INT("status", check_repository("r", &versions, &error), STM_OK);
	EXPECT_INT("versions", versions, 3);
	make_repository("empty");
	EXPECT_INT("empty", check_repository("empty", &versions, &error), STM_OK);
	EXPECT_INT("versions", versions, 0);
}

/* Each row damages a copy of the repository. */
Test(prove, damage)
{
	static const struct {
		const char *command, *file, *text;
	} rows[] = {
		{"git tag -f FB/RES/1/1 FB/RES/2/1", "FB/RES/2/1", NULL},
		{"git tag -d FB/RES/1/1", "FB/RES/2/1", NULL},
		{"git tag -d FB/RES/2/1", "refs/heads/ferry-board/safety-of-ferries", NULL},
		{"git tag -d FB/RES/2/2", "refs/heads/ferry-board/lamps-at-landing-places",
			"not in the lineage"},
		{"git update-ref refs/heads/ferry-board/safety-of-ferries FB/RES/1/1",
			"refs/heads/ferry-board/safety-of-ferries",
			"FB/RES/2/1, the last of its series"},
		{"git update-ref -d refs/heads/ferry-board/safety-of-ferries",
			"refs/heads/ferry-board/safety-of-ferries",
			"FB/RES/2/1, the last of its series"},
		{"git read-tree FB/RES/2/2 && echo x >../x && git update-index --add --cacheinfo "
		 "100644,$(git hash-object -w ../x),resolution.md && "
		 "git tag -f FB/RES/2/2 $(git cat-file commit FB/RES/2/2 | "
		 "sed 1s/.*/tree\\ $(git write-tree)/ | git hash-object -w -t commit --stdin)",
			"FB/RES/2/2", "not what its source derives"},
	};

	if (!has_git())
		return;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};

		run(NULL,
			"rm -rf c; cp -r r c; cd c; export GIT_COMMITTER_NAME=x "
			"GIT_COMMITTER_EMAIL=y; %s",
			rows[i].command);
		EXPECT_INT(rows[i].command, check_repository("c", NULL, &error), STM_EREPOSITORY);
		EXPECT_TEXT(rows[i].command, error.file, rows[i].file);
		if (rows[i].text)
			cr_expect(strstr(error.text, rows[i].text), "%s", error.text);
	}
}

/* Every object in turn is taken away, or has a byte of its content changed. */
Test(prove, every_object)
{
	static const char *const damages[] = {
		"rm -f $f",
		("chmod u+w $f; printf 'blob 1\\0x' | python3 -c 'import sys,zlib;"
		 "sys.stdout.buffer.write(zlib.compress(sys.stdin.buffer.read()))' >$f"),
		"chmod u+w $f; : >$f",
	};
	const char *names;

	if (!has_git() || run(NULL, "python3 --version") != 0)
		return;
	cr_assert(run(NULL, "mv r/objects/pack p; mkdir r/objects/pack; "
			    "for p in p/*.pack; do git -C r unpack-objects -q <$p; done") == 0);
	EXPECT_INT("loose", check_repository("r", NULL, NULL), STM_OK);
	run(&names, "cd r/objects && ls -d [0-9a-f][0-9a-f]/*");
	for (size_t n = 0; *names; names += strcspn(names, "\n") + 1, n++) {
		const char *name = stm_copy(test_arena(), names, strcspn(names, "\n"));
		struct stm_error error = {0};

		run(NULL, "rm -rf c; cp -r r c; f=c/objects/%s; %s", name,
			damages[n % COUNT(damages)]);
		EXPECT_INT(name, check_repository("c", NULL, &error), STM_EREPOSITORY);
		cr_expect(error.file[0] && error.text[0]);
	}
}

/* Packs as they are written: any changed byte of the objects is noticed. */
Test(prove, flipped_bits)
{
	const char *sizes;

	if (run(NULL, "python3 --version") != 0)
		return;
	run(&sizes,
		"python3 -c 'import glob,os;"
		"print(min(os.path.getsize(p) for p in glob.glob(\"r/objects/pack/*.pack\")))'");
	for (int i = 0; i < 24; i++) {
		struct stm_error error = {0};
		enum stm_status status;

		cr_assert(run(NULL,
				  "rm -rf c; cp -r r c; chmod -R u+w c; python3 -c '\n"
				  "import glob\n"
				  "for p in glob.glob(\"c/objects/pack/*.pack\"):\n"
				  "    b = bytearray(open(p, \"rb\").read())\n"
				  "    b[12 + (len(b) - 33) * %d // 24] ^= 4\n"
				  "    open(p, \"wb\").write(b)'",
				  i) == 0);
		status = check_repository("c", NULL, &error);
		EXPECT_INT("flipped", status, STM_EREPOSITORY);
	}
}

/* Branches and tags of the user's own are none of its business. */
Test(prove, others)
{
	static const struct paper earlier = {
		"FB_RES_0_1.txt", "Safety of ferries", "1 October 2012", NULL};
	struct stm_error error = {0};

	if (!has_git())
		return;
	run(NULL, "cd r && git tag alias FB/RES/1/1 && git branch mine FB/RES/1/1 && "
		  "git branch own $(git -c user.name=x -c user.email=y commit-tree -m 'Not ours' "
		  "FB/RES/1/1^{tree})");
	EXPECT_INT("status", check_repository("r", NULL, &error), STM_OK);
	cr_expect(!error.text[0], "%s %s", error.file, error.text);
	run(NULL, "git -C r branch bookmark FB/RES/2/1");
	cr_assert(add_file("r", write_paper(&earlier), NULL) == STM_OK);
	EXPECT_INT("derived anew", check_repository("r", NULL, &error), STM_OK);
	cr_expect(!error.text[0], "%s %s", error.file, error.text);
}
