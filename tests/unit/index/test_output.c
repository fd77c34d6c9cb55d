/* Writing a segment's file, and rooms that are files. */
#include "index/output.h"

#include <signal.h>
#include <sys/resource.h>

#include "fixture.h"

TestSuite(output, .init = index_init, .fini = index_fini, .timeout = 60);

enum { NUMBERS = 100000 /* some blocks of them */ };

struct writing {
	struct stm_fault fault;
	struct stm_output output;
	struct stm_segment_entry entry;
	struct stm_segment segment;
	struct stm_rooms rooms;
	uint32_t *room;
	bool viewed;
};

/* All sections have something, so that a segment can be made of it. */
static void write_numbers(void *payload)
{
	struct writing *writing = payload;
	struct stm_output *output = &writing->output;

	output->fault = &writing->fault;
	stm_output_open(output, "numbers", test_arena());
	for (int s = 0; s < STM_SECTIONS; s++) {
		stm_output_begin(output, (enum stm_section)s);
		for (uint32_t i = 0; s == STM_WORDS && i < NUMBERS; i++)
			stm_output_put32(output, i * 7);
		if (s == STM_NAMES)
			stm_output_put(output, "odd", 3);
		stm_output_end(output, (enum stm_section)s);
	}
	writing->viewed = stm_load32(stm_output_view(output, STM_WORDS) + 400) == 700;
	writing->entry.check = stm_output_finish(output);
	writing->entry.size = STM_SEGMENT_HEAD + output->size + 8 * output->sums.len;
	writing->segment.fault = &writing->fault;
	cr_assert(stm_segment_open(&writing->segment, "numbers", &writing->entry, test_arena()));
}

Test(output, comes_back)
{
	static struct writing writing;
	struct stm_error error = {0};

	EXPECT_INT(
		"status", stm_fault_guard(&writing.fault, write_numbers, &writing, &error), STM_OK);
	cr_expect(writing.viewed);
	EXPECT_INT("words", writing.segment.words, NUMBERS);
	for (uint32_t i = 0; i < NUMBERS; i += 99)
		EXPECT_INT("word", stm_segment_u32(&writing.segment, STM_WORDS, i), i * 7);
	EXPECT_INT("name", *stm_segment_bytes(&writing.segment, STM_NAMES, 2, 1), 'd');
	stm_output_release(&writing.output);
	EXPECT_INT("file", count_files(".", "numbers"), 1);
	stm_segment_release(&writing.segment);
	EXPECT_INT("there already",
		stm_fault_guard(&writing.fault, write_numbers, &writing, &error), STM_EFILE);
}

static void make_room(void *payload)
{
	struct writing *writing = payload;

	writing->rooms = (struct stm_rooms){&writing->fault, test_arena(), ".", .len = 0};
	writing->room = stm_rooms_new(&writing->rooms, NUMBERS, sizeof(*writing->room));
}

Test(output, rooms)
{
	static struct writing writing;
	struct rlimit limit = {0, RLIM_INFINITY};
	struct stm_error error = {0};

	EXPECT_INT("room", stm_fault_guard(&writing.fault, make_room, &writing, &error), STM_OK);
	EXPECT_INT("mapped", writing.rooms.len, 1);
	EXPECT_INT("no name", count_files(".", "room"), 0);
	EXPECT_INT("zeroed", writing.room[NUMBERS - 1], 0);
	writing.room[NUMBERS - 1] = 1;
	stm_rooms_release(&writing.rooms);
	signal(SIGXFSZ, SIG_IGN);
	cr_assert(getrlimit(RLIMIT_FSIZE, &limit) == 0);
	limit.rlim_cur = 1000;
	cr_assert(setrlimit(RLIMIT_FSIZE, &limit) == 0);
	EXPECT_INT("full", stm_fault_guard(&writing.fault, make_room, &writing, &error), STM_EFILE);
	cr_expect(error.text[0] && error.file[0]);
}
