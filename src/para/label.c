/*
 * A small machine: the section it is in (preamble, operative part, annex, or plain text), the
 * paragraph that subparagraphs hang under, and a stack of open lists. Whether "(i)" is the ninth
 * letter or the first roman number is decided by which list, innermost first, it would continue:
 *
 *     4. Requests the Harbour Board:   OP4           opens nothing, ends in a colon
 *     (h) To dredge the basin:         OP4(h)        a list of letters at 8
 *     (i) In spring;                   OP4(h)(i)     behind a colon, first of a roman list
 *     (ii) In autumn;                  OP4(h)(ii)    continues the roman list
 *     (i) To mark the channel;         OP4(i)        continues the letters; no colon before it
 *     5. Decides ...                   OP5           all lists are left
 */
#include "para/label.h"

#include <stdio.h>

#include "base/map.h"
#include "base/unicode.h"
#include "doc/marker.h"
#include "doc/told.h"

enum section { PREAMBLE, OPERATIVE, ANNEX, PLAIN };

/* Open lists at once; what is nested deeper shares the last. */
enum { DEEPEST = 8 };

struct list {
	enum stm_marker_style style;
	unsigned value;   /* of its newest item */
	size_t label_len; /* of the label its items hang under */
};

/*
 * LABEL is on the scratch arena; of LISTS the first DEPTH are open, outermost first, and each
 * label_len is at most that of the list inside it. The counters are of paragraphs so far;
 * UNNUMBERED of those behind the newest number.
 */
struct labeller {
	struct stm_document *document;
	const struct stm_outline *outline;
	enum section section;
	struct stm_buf label; /* of the newest numbered paragraph or subparagraph */
	struct list lists[DEEPEST];
	size_t depth;
	unsigned preambular, operative, headings, texts, annexes, unnumbered;
	bool colon; /* the newest paragraph ended in one: a list follows */
	struct stm_map seen;
};

/*
 * LABEL, or LABEL~2 and so on when it is taken: a text that starts numbering again is still told
 * apart. A label that was made to share another's key gains a "~2", no more. On the document's
 * arena.
 */
static const char *unique(struct labeller *labeller, const char *label)
{
	uint32_t *count = stm_map_put(&labeller->seen, stm_key(stm_str(label)), NULL);

	if (++*count == 1)
		return stm_copy_text(&labeller->document->arena, label);
	return unique(labeller,
		stm_format(&labeller->document->scratch, "%s~%u", label, (unsigned)*count));
}

/* Spans of BLOCK moved back by SKIP bytes, for a text that begins later. */
static void shift_spans(struct stm_block *block, size_t skip)
{
	for (size_t i = 0; i < block->spans.len; i++) {
		struct stm_span *span = &block->spans.at[i];
		size_t end = span->start + span->length;

		span->start = span->start > skip ? (uint32_t)(span->start - skip) : 0;
		end = end > skip ? end - skip : 0;
		span->length = (uint32_t)(end > span->start ? end - span->start : 0);
	}
}

/*
 * Appends a paragraph of BLOCK's text behind the first SKIP bytes, which are its NUMBER. The text
 * stays where the reader put it when a NUL follows, which the public header promises.
 */
static void add(struct labeller *labeller, struct stm_block *block, enum stm_kind kind,
	const char *label, size_t skip)
{
	struct stm_document *document = labeller->document;
	struct stm_str number = stm_str_trim(stm_str_sub(block->text, 0, skip));
	struct stm_str text = stm_str_trim(stm_str_from(block->text, skip));
	struct stm_paragraph paragraph = {
		.label = unique(labeller, label),
		.number = stm_copy(&document->arena, number.at, number.len),
		.text = text.len && !text.at[text.len]
				? text.at
				: stm_copy(&document->arena, text.at, text.len),
		.length = text.len,
		.offset = block->place.offset,
		.page = block->place.page,
		.kind = kind,
		.depth = (uint32_t)labeller->depth,
	};

	shift_spans(block, (size_t)(text.at - block->text.at));
	paragraph.spans = block->spans.at;
	paragraph.span_count = block->spans.len;
	STM_PUSH(&document->arena, &document->paragraphs, paragraph);
	labeller->colon = text.len && text.at[text.len - 1] == ':';
}

/* Where the text begins behind a marker that ends at END: the space between is of neither. */
static size_t number_end(struct stm_str s, size_t end)
{
	while (end < s.len && s.at[end] == ' ')
		end++;
	return end;
}

/* A numbered paragraph: PREFIX and NAME are the label, and all lists are left. */
static void set_label(struct labeller *labeller, const char *prefix, struct stm_str name)
{
	labeller->label.len = 0;
	stm_buf_text(&labeller->label, prefix);
	stm_buf_str(&labeller->label, name);
	labeller->depth = 0;
	labeller->unnumbered = 0;
}

/* "annex." of the first, "annex2." of the second, so that a lone annex has the shorter labels. */
static const char *annex_prefix(struct labeller *labeller)
{
	return labeller->annexes > 1
		       ? stm_format(&labeller->document->scratch, "annex%u.", labeller->annexes)
		       : "annex.";
}

/* A number ends the preamble; in an annex and in plain text it begins no new part. */
static void add_numbered(struct labeller *labeller, struct stm_block *block,
	const struct stm_marker *marker, size_t skip)
{
	switch (labeller->section) {
	case PREAMBLE:
	case OPERATIVE:
		labeller->section = OPERATIVE;
		set_label(labeller, "OP", marker->name);
		add(labeller, block, STM_OPERATIVE, stm_buf_end(&labeller->label), skip);
		break;
	case ANNEX:
		set_label(labeller, annex_prefix(labeller), marker->name);
		add(labeller, block, STM_ANNEX, stm_buf_end(&labeller->label), skip);
		break;
	case PLAIN:
		set_label(labeller, "", marker->name);
		add(labeller, block, STM_TEXT, stm_buf_end(&labeller->label), skip);
		break;
	}
}

/* Whether MARKER is what comes after the newest item of LIST. */
static bool goes_on(const struct list *list, const struct stm_marker *marker)
{
	return (marker->styles & list->style) &&
	       stm_marker_value(marker, list->style) == list->value + 1;
}

/* The style in which MARKER is a first item, or 0; roman before letters only for "(i)". */
static enum stm_marker_style first_style(const struct stm_marker *marker)
{
	for (unsigned style = STM_MARKER_NUMBER; style <= STM_MARKER_BULLET; style <<= 1)
		if ((marker->styles & style) && stm_marker_value(marker, style) == 1)
			return style;
	return 0;
}

/* For a list that begins in its middle, as an excerpt does. */
static enum stm_marker_style any_style(const struct stm_marker *marker)
{
	for (unsigned style = STM_MARKER_NUMBER; style < STM_MARKER_BULLET; style <<= 1)
		if (marker->styles & style)
			return style;
	return STM_MARKER_BULLET;
}

/* Its items hang under the newest label, whatever that is. */
static void open_list(struct labeller *labeller, enum stm_marker_style style)
{
	if (labeller->depth == DEEPEST)
		labeller->depth--;
	labeller->lists[labeller->depth++] = (struct list){
		.style = style, .label_len = labeller->label.len};
}

/* Whether MARKER is the newest item of LIST once more. */
static bool repeats(const struct list *list, const struct stm_marker *marker)
{
	return (marker->styles & list->style) &&
	       stm_marker_value(marker, list->style) == list->value;
}

/*
 * Leaves LISTS so that the innermost is the one MARKER belongs to. In this order: a first item
 * behind a colon opens a list; an open list that MARKER continues, or that it repeats, innermost
 * first; a first item opens a list; an open list of that style, for numbering with gaps (a draft
 * whose items were struck out); else a list that begins in its middle.
 */
static void find_list(struct labeller *labeller, const struct stm_marker *marker)
{
	enum stm_marker_style first = first_style(marker);

	if (first && labeller->colon) {
		open_list(labeller, first);
		return;
	}
	for (size_t depth = labeller->depth; depth > 0; depth--) {
		if (!goes_on(&labeller->lists[depth - 1], marker) &&
			!repeats(&labeller->lists[depth - 1], marker))
			continue;
		labeller->depth = depth;
		return;
	}
	if (first) {
		open_list(labeller, first);
		return;
	}
	for (size_t depth = labeller->depth; depth > 0; depth--) {
		if (!(marker->styles & labeller->lists[depth - 1].style))
			continue;
		labeller->depth = depth;
		return;
	}
	open_list(labeller, any_style(marker));
}

/* MARKER's paragraph, which hangs under what its list hangs under. */
static void add_item(struct labeller *labeller, struct stm_block *block,
	const struct stm_marker *marker, size_t skip)
{
	struct list *list;

	find_list(labeller, marker);
	list = &labeller->lists[labeller->depth - 1];
	list->value = stm_marker_value(marker, list->style);
	stm_buf_cut(&labeller->label, list->label_len);
	stm_buf_printf(&labeller->label, "(%.*s)", (int)marker->name.len, marker->name.at);
	labeller->unnumbered = 0;
	add(labeller, block, STM_SUBPARAGRAPH, stm_buf_end(&labeller->label), skip);
}

/*
 * Adds BLOCK, which begins with MARKER; false when that is no number after all (a bullet, or in a
 * resolution a letter before anything was numbered). In "5. (a) To ..." the chapeau is empty and
 * the item opens at once; in "(b) (i) To ..." likewise.
 */
static bool add_marked(
	struct labeller *labeller, struct stm_block *block, const struct stm_marker *marker)
{
	struct stm_marker second;
	size_t skip = number_end(block->text, marker->length);
	struct stm_str rest = stm_str_from(block->text, skip);
	bool twice = stm_marker_parse(rest, &second) && rest.at[0] == '(';

	if (marker->styles == STM_MARKER_NUMBER && !twice) {
		add_numbered(labeller, block, marker, skip);
		return true;
	}
	if (marker->styles == STM_MARKER_NUMBER) {
		labeller->section = labeller->section == PREAMBLE ? OPERATIVE : labeller->section;
		set_label(labeller,
			labeller->section == OPERATIVE ? "OP"
			: labeller->section == ANNEX   ? annex_prefix(labeller)
						       : "",
			marker->name);
		add_item(labeller, block, &second, skip + number_end(rest, second.length));
		return true;
	}
	if ((!labeller->label.len && labeller->section != PLAIN) ||
		(marker->styles & STM_MARKER_BULLET))
		return false;
	if (twice) {
		find_list(labeller, marker);
		labeller->lists[labeller->depth - 1].value = stm_marker_value(
			marker, labeller->lists[labeller->depth - 1].style);
		stm_buf_cut(&labeller->label, labeller->lists[labeller->depth - 1].label_len);
		stm_buf_printf(&labeller->label, "(%.*s)", (int)marker->name.len, marker->name.at);
		add_item(labeller, block, &second, skip + number_end(rest, second.length));
		return true;
	}
	add_item(labeller, block, marker, skip);
	return true;
}

/*
 * Short, unnumbered and without an end: a heading. Lengths are in bytes: 160 is two printed
 * lines; a text that is no resolution has short paragraphs of its own, so half of that. A known
 * opening verb makes it a paragraph whose end was lost.
 */
static bool is_heading(const struct labeller *labeller, const struct stm_block *block)
{
	struct stm_str s = block->text;
	size_t at = 0;
	uint32_t end = stm_utf8_before(s, s.len);

	if (block->heading)
		return true;
	if (s.len > 160 || end == ',' || end == ';' || end == ':' || end == '.' || end == '?' ||
		end == '!' || end == ']' || end == 0x3002 || end == 0xff0c || end == 0xff1b)
		return false;
	if (labeller->section == PLAIN && s.len > 80)
		return false;
	return !stm_is_small(stm_utf8_next(s, &at)) &&
	       !stm_lexicon_opening(labeller->outline->lexicon, s, "*");
}

/* Headings are counted through the document; lists do not go on below one. */
static void add_heading(struct labeller *labeller, struct stm_block *block, size_t skip)
{
	char label[24];

	snprintf(label, sizeof(label), "heading.%u", ++labeller->headings);
	labeller->depth = 0;
	add(labeller, block, STM_HEADING, label, skip);
}

/*
 * Whether an unnumbered paragraph opens with an operative verb ("Decides", not "Deciding"). Only
 * asked where the text numbers nothing, as old resolutions and drafts do.
 */
static bool is_operative(const struct labeller *labeller, struct stm_str s)
{
	const struct stm_lexeme *verb = stm_lexicon_opening(labeller->outline->lexicon, s, "*");

	return verb && verb->kind == STM_LEXEME_OPERATIVE;
}

/* An unnumbered paragraph that gets its label from a count: PP3, text.7. */
static void add_counted(struct labeller *labeller, struct stm_block *block, enum stm_kind kind,
	const char *prefix, unsigned count)
{
	char name[16];

	snprintf(name, sizeof(name), "%u", count);
	set_label(labeller, prefix, stm_str(name));
	add(labeller, block, kind, stm_buf_end(&labeller->label), 0);
}

/* A paragraph that goes on below the one before it, as text after a list does. */
static void add_continued(struct labeller *labeller, struct stm_block *block, size_t skip)
{
	struct stm_buf label = {.arena = &labeller->document->scratch};
	enum stm_kind kind = labeller->section == ANNEX ? STM_ANNEX : STM_TEXT;

	stm_buf_str(&label, (struct stm_str){labeller->label.at, labeller->label.len});
	stm_buf_printf(&label, "+%u", ++labeller->unnumbered);
	add(labeller, block, kind, stm_buf_end(&label), skip);
}

/* What it is depends on where it stands; the first operative verb ends an unnumbered preamble. */
static void add_unnumbered(struct labeller *labeller, struct stm_block *block)
{
	bool operative = !labeller->outline->numbered && is_operative(labeller, block->text);

	switch (labeller->section) {
	case PREAMBLE:
		if (!operative) {
			add_counted(labeller, block, STM_PREAMBULAR, "PP", ++labeller->preambular);
			break;
		}
		labeller->section = OPERATIVE;
		add_counted(labeller, block, STM_OPERATIVE, "OP", ++labeller->operative);
		break;
	case OPERATIVE:
		if (operative)
			add_counted(labeller, block, STM_OPERATIVE, "OP", ++labeller->operative);
		else
			add_continued(labeller, block, 0);
		break;
	case ANNEX:
		add_continued(labeller, block, 0);
		break;
	case PLAIN:
		add_counted(labeller, block, STM_TEXT, "text.", ++labeller->texts);
		break;
	}
}

/*
 * "I. General" is a section's heading, but "I." can also be a list's; a marker that add_marked()
 * refuses is text, but a bullet is taken off. A row of a table begins with a cell, whatever it is.
 */
static void add_body(struct labeller *labeller, struct stm_block *block)
{
	struct stm_marker marker;

	if (block->row) {
		add_unnumbered(labeller, block);
		return;
	}
	if (!block->heading && stm_marker_parse(block->text, &marker)) {
		bool section = marker.styles & STM_MARKER_SECTION;

		if (!(section && is_heading(labeller, block)) &&
			add_marked(labeller, block, &marker))
			return;
		if ((marker.styles & STM_MARKER_BULLET) && labeller->label.len) {
			add_continued(labeller, block, number_end(block->text, marker.length));
			return;
		}
	}
	if (is_heading(labeller, block))
		add_heading(labeller, block, 0);
	else
		add_unnumbered(labeller, block);
}

/*
 * "Annex II Plan of works" is two paragraphs: the mark, which labels hang under, and a heading.
 * Spans go with the heading; a mark has none of its own.
 */
static void open_annex(struct labeller *labeller, struct stm_block *block)
{
	size_t mark = stm_annex_mark(block->text);
	struct stm_block title = *block, line = *block;

	labeller->section = ANNEX;
	labeller->annexes++;
	set_label(labeller, "annex", (struct stm_str){0});
	if (labeller->annexes > 1)
		stm_buf_printf(&labeller->label, "%u", labeller->annexes);
	line.text.len = mark;
	line.spans.at = NULL;
	line.spans.len = 0;
	add(labeller, &line, STM_ANNEX, stm_buf_end(&labeller->label), 0);
	if (mark == block->text.len)
		return;
	title.text = stm_str_trim(stm_str_from(block->text, mark));
	shift_spans(&title, (size_t)(title.text.at - block->text.at));
	title.place.offset += (size_t)(title.text.at - block->text.at);
	add_heading(labeller, &title, 0);
}

/* By role. A second enacting line begins a second preamble: compilations have several. */
static void add_block(struct labeller *labeller, struct stm_block *block, enum stm_role role)
{
	size_t number;

	switch (role) {
	case STM_ROLE_MASTHEAD:
	case STM_ROLE_COLOPHON:
		stm_document_remove(labeller->document,
			role == STM_ROLE_MASTHEAD ? "masthead" : "colophon", block->text,
			block->place);
		break;
	case STM_ROLE_TITLE:
		number = stm_title_start(labeller->outline, block->text);
		add(labeller, block, STM_TITLE, "title", number < block->text.len ? number : 0);
		break;
	case STM_ROLE_ENACTING:
		labeller->section = PREAMBLE;
		set_label(labeller, "", (struct stm_str){0});
		add(labeller, block, STM_ENACTING, "enacting", 0);
		break;
	case STM_ROLE_ANNEX:
		open_annex(labeller, block);
		break;
	case STM_ROLE_BODY:
		add_body(labeller, block);
		break;
	}
}

/* Linear in the text. Every block becomes a paragraph or a removal, so nothing is lost. */
void stm_paragraphs_label(struct stm_document *document, const struct stm_outline *outline)
{
	struct labeller labeller = {
		.document = document,
		.outline = outline,
		.section = PLAIN,
		.label = {.arena = &document->scratch},
	};

	stm_map_init(&labeller.seen, &document->scratch, document->blocks.len);
	for (size_t i = 0; i < document->blocks.len; i++)
		add_block(&labeller, &document->blocks.at[i], outline->roles[i]);
	document->blocks.len = 0;
}

/* Labels are unique also where somebody told of one twice. */
void stm_paragraphs_take(struct stm_document *document)
{
	struct labeller labeller = {.document = document};

	stm_map_init(&labeller.seen, &document->scratch, document->blocks.len);
	for (size_t i = 0; i < document->blocks.len; i++) {
		struct stm_block *block = &document->blocks.at[i];

		if (!block->told) {
			stm_document_remove(document, "masthead", block->text, block->place);
			continue;
		}
		labeller.depth = block->told->depth;
		add(&labeller, block, block->told->kind, block->told->label,
			stm_told_number(block));
	}
	document->blocks.len = 0;
}
