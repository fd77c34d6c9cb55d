/* Phrases taken over from a clause that lives on elsewhere. */
#include "texts.h"

TestSuite(borrow, .fini = test_release);

#define PHRASE "in words and signs that crew and passengers alike can read and understand at dusk"
#define OLDER                                                                                      \
	"The Assembly of the River Commons,\n\n"                                                   \
	"1. Calls upon members to post the result of each inspection " PHRASE ";\n\n"              \
	"2. Requests the Warden of Crossings to supply a bell of bronze to every ford that lacks " \
	"one."

Test(borrow, is_found_in_an_added_clause)
{
	const stm_diff *diff = diff_texts(OLDER,
		OLDER "\n\n3. Invites schools near the water to paint the rules of the "
		      "river on their walls " PHRASE ".");
	const struct stm_borrowing *borrowed;
	size_t count;

	borrowed = stm_diff_borrowed(diff, &count);
	cr_assert(count == 1, "%zu", count);
	EXPECT_TEXT("from",
		stm_document_paragraph(stm_diff_old_document(diff), borrowed->old_index)->label,
		"OP1");
	EXPECT_TEXT("to",
		stm_document_paragraph(stm_diff_new_document(diff), borrowed->new_index)->label,
		"OP3");
	EXPECT_TEXT(
		"phrase", test_text((struct stm_str){borrowed->text, borrowed->length}), PHRASE);
}

Test(borrow, what_descends_is_not_borrowed)
{
	size_t count;

	stm_diff_borrowed(diff_texts(OLDER, OLDER), &count);
	EXPECT_INT("itself", count, 0);
	stm_diff_borrowed(diff_texts("1. Calls upon members to post it " PHRASE ";",
				  "1. Urges members to post it " PHRASE " and by day;"),
		&count);
	EXPECT_INT("reworded", count, 0);
}

Test(borrow, short_phrases_tell_nothing)
{
	size_t count;

	stm_diff_borrowed(
		diff_texts(OLDER,
			OLDER "\n\n3. Invites schools to teach crew and passengers alike to read."),
		&count);
	EXPECT_INT("short", count, 0);
}
