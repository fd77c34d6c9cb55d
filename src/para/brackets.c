/*
 * A stack of what is open. What stands between two pairs decides whether they are alternatives:
 * nothing, spaces, a slash, "or"; and a pair that holds no more than that joins its neighbours.
 *
 *	[shall] [or] [should] take [into account] ...     a group of three, and a pair alone
 *
 * That two pairs side by side are alternatives is how such drafts are read; where they are not
 * ("[a][successive] contribution") the text does not tell either.
 */
#include "para/brackets.h"

#include "base/vec.h"

enum { DEEPEST = 64 /* pairs inside each other that are followed */ };

/* "or", "and/or", "ou", "/", ",", or nothing: what joins alternatives. */
static bool is_joint(struct stm_str s)
{
	static const char *const joints[] = {"", "or", "and/or", "ou", "et/ou", "/", ","};

	s = stm_str_trim(s);
	for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
		if (stm_str_same(s, stm_str(joints[i])))
			return true;
	return false;
}

/* "[...]" and "[…]" stand for words left out. */
static bool is_omission(struct stm_str inside)
{
	inside = stm_str_trim(inside);
	return stm_str_equal(inside, STM_STR("...")) || stm_str_equal(inside, STM_STR("…"));
}

/* The pair before pair I at its level: the last closed one of the same parent. */
static void join_group(struct stm_bracket_list *list, size_t i, struct stm_str text)
{
	struct stm_bracket *pair = &list->at[i];
	size_t before = i;

	pair->group = i;
	while (before-- > 0) {
		const struct stm_bracket *other = &list->at[before];

		if (other->end > pair->start)
			return; /* it is around this one, so there is none before */
		if (other->parent != pair->parent)
			continue;
		if (is_joint(stm_str_sub(text, other->end, pair->start)))
			pair->group = other->group;
		return;
	}
}

/*
 * Pairs that never closed have END 0; they go, and whoever named them names their parents. All
 * names change before any pair moves.
 */
static void drop_open(struct stm_bracket_list *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->len; i++) {
		struct stm_bracket pair = list->at[i];
		ptrdiff_t parent = pair.parent;

		/* Until here PARENT is an index of before; GROUP keeps where each went to. */
		list->at[i].group = kept;
		while (parent >= 0 && !list->at[parent].end)
			parent = list->at[parent].parent;
		pair.parent = parent;
		list->at[i].parent = parent;
		kept += pair.end != 0;
	}
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i].parent >= 0)
			list->at[i].parent = (ptrdiff_t)list->at[list->at[i].parent].group;
	kept = 0;
	for (size_t i = 0; i < list->len; i++)
		if (list->at[i].end)
			list->at[kept++] = list->at[i];
	list->len = kept;
}

static void close_pair(struct stm_bracket *pair, struct stm_str text, size_t end)
{
	struct stm_str inside = stm_str_sub(text, pair->start + 1, end);

	pair->end = is_omission(inside) ? 0 : end + 1;
	pair->joint = stm_str_trim(inside).len && is_joint(inside);
}

struct stm_bracket_list stm_brackets_parse(struct stm_arena *arena, struct stm_str text)
{
	struct stm_bracket_list list = {0};
	ptrdiff_t stack[DEEPEST];
	size_t depth = 0, beyond = 0; /* BEYOND is what the stack has no room for */

	if (!text.len || !memchr(text.at, '[', text.len))
		return list;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '[' && depth < DEEPEST) {
			struct stm_bracket pair = {
				.start = i, .parent = depth ? stack[depth - 1] : -1};

			stack[depth++] = (ptrdiff_t)list.len;
			STM_PUSH(arena, &list, pair);
		} else if (text.at[i] == '[') {
			beyond++;
		} else if (text.at[i] == ']' && beyond) {
			beyond--;
		} else if (text.at[i] == ']' && depth) {
			close_pair(&list.at[stack[--depth]], text, i);
		}
	}
	drop_open(&list);
	for (size_t i = 0; i < list.len; i++)
		join_group(&list, i, text);
	return list;
}

size_t stm_brackets_alternatives(const struct stm_bracket_list *list, size_t i)
{
	size_t count = 0;

	for (size_t k = i; k < list->len; k++)
		count += list->at[k].group == i && !list->at[k].joint;
	return count;
}

size_t stm_brackets_group_end(const struct stm_bracket_list *list, size_t i)
{
	size_t end = list->at[i].end;

	for (size_t k = i; k < list->len; k++)
		if (list->at[k].group == i)
			end = list->at[k].end;
	return end;
}

/* What is open while a document is gone through. */
struct count {
	struct stm_brackets *out;
	uint32_t stack[DEEPEST]; /* the paragraph of each "[" that is open */
	size_t depth;
	bool chained[DEEPEST + 1]; /* the last pair of that depth was one of alternatives */
};

static void open_one(struct count *count, uint32_t paragraph)
{
	if (count->depth < DEEPEST)
		count->stack[count->depth] = paragraph;
	count->depth++;
	if (count->depth > count->out->deepest)
		count->out->deepest = count->depth;
}

/* Where the next "[" of alternatives would open, or the text's length. */
static size_t next_alternative(struct stm_str text, size_t at)
{
	size_t next = at;

	while (next < text.len && next - at < 10 && text.at[next] != '[')
		next++;
	return next < text.len && text.at[next] == '[' && is_joint(stm_str_sub(text, at, next))
		       ? next
		       : text.len;
}

static void close_one(struct count *count, struct stm_str text, size_t at, uint32_t paragraph)
{
	bool next = next_alternative(text, at + 1) < text.len;
	size_t depth = count->depth;

	if (!depth) {
		if (!count->out->unopened++)
			count->out->first_unopened = paragraph;
		return;
	}
	count->depth--;
	count->out->open++;
	if (depth > DEEPEST)
		return;
	count->out->alternatives += next && !count->chained[depth];
	count->chained[depth] = next;
}

/* "Option 1", "Alternative 2", "Variante 1" at the start of a paragraph, or "OP4 alt". */
static bool is_option(struct stm_str text)
{
	static const char *const words[] = {"option ", "alternative ", "variante ", "alt "};
	size_t at = 0;

	while (at < text.len && (text.at[at] == '[' || text.at[at] == ' '))
		at++;
	text = stm_str_from(text, at);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (stm_str_starts(text, stm_str(words[i])))
			return text.len > strlen(words[i]) &&
			       (stm_is_digit(text.at[strlen(words[i])]) ||
				       stm_is_upper(text.at[strlen(words[i])]));
	at = stm_str_starts(text, STM_STR("op")) || stm_str_starts(text, STM_STR("pp")) ? 2 : 0;
	while (at < text.len && (stm_is_digit(text.at[at]) || text.at[at] == '.'))
		at++;
	if (!at || !stm_is_digit(text.at[at - 1]))
		return false;
	text = stm_str_trim(stm_str_sub(text, at, at + 5));
	return stm_str_starts(text, STM_STR("alt")) && (text.len == 3 || !stm_is_alpha(text.at[3]));
}

static void count_paragraph(
	struct count *count, const struct stm_paragraph *paragraph, uint32_t index)
{
	struct stm_str text = stm_paragraph_str(paragraph);

	count->out->options += is_option(text) || is_option(stm_str(paragraph->number));
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '[' && stm_str_starts(stm_str_from(text, i), STM_STR("[...]")))
			i += 4;
		else if (text.at[i] == '[' && stm_str_starts(stm_str_from(text, i), STM_STR("[…]")))
			i += 4;
		else if (text.at[i] == '[')
			open_one(count, index);
		else if (text.at[i] == ']')
			close_one(count, text, i, index);
	}
}

struct stm_brackets stm_document_brackets(const stm_document *document)
{
	struct stm_brackets out = {0};
	struct count count = {.out = &out};

	for (uint32_t i = 0; i < document->paragraphs.len; i++)
		count_paragraph(&count, &document->paragraphs.at[i], i);
	out.unclosed = count.depth;
	if (count.depth)
		out.first_unclosed = count.stack[0];
	return out;
}
