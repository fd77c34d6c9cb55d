/*
 * Text on its way into a run: white space folded (CSS Text 3, 4.1), what has waited for it written
 * first.
 */
#include "base/unicode.h"
#include "reader/flow_frames.h"

static void put_begin(struct reader_flow *flow)
{
	reader_flow_put(flow, reader_flow_top(flow)->begin);
	if (flow->frames.len > 1 || !flow->as.len)
		return;
	reader_flow_put(flow, (struct flow_record){STM_EVENT_AS, 0, flow->as});
	flow->as.len = 0;
}

/* Writes what has waited for the text that comes now. */
static void begin_text(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);
	bool fresh;

	if (frame->lines >= 2 && frame->begin.event == STM_EVENT_BLOCK)
		reader_flow_end_block(flow);
	fresh = !frame->started || frame->written < frame->cells;
	if (!frame->started)
		put_begin(flow);
	reader_flow_put_cells(flow);
	if (frame->lines && !fresh) {
		reader_flow_put_run(flow);
		reader_flow_put(flow, (struct flow_record){.event = STM_EVENT_LINE});
	}
	frame->started = true;
	frame->lines = 0;
}

/* A marker is text of the author's choosing but not of his setting: it has no flags. */
static void put_marker(struct reader_flow *flow)
{
	struct flow_frame *frame = reader_flow_top(flow);
	struct stm_str marker = {frame->marker.at, frame->marker.len};

	if (!marker.len)
		return;
	reader_flow_put_run(flow);
	reader_flow_put(flow, (struct flow_record){STM_EVENT_TEXT, 0, marker});
	stm_buf_cut(&frame->marker, 0);
	reader_flow_begin_line(frame);
}

/*
 * Whether the white space that waits is text before the character NEXT. What only kept the mark of
 * a footnote apart from its word ("Board <sup>2</sup>.") is none before punctuation.
 */
static bool is_spaced(const struct flow_frame *frame, uint32_t next)
{
	if (!frame->space || !frame->last)
		return false;
	if (frame->before_ref && next < 0x80 && next && strchr(".,;:)]", (int)next))
		return false;
	return !(frame->feed && stm_is_wide(frame->last) && stm_is_wide(next));
}

/* TEXT has no white space; it begins with the character NEXT. */
static void add_text(struct reader_flow *flow, unsigned flags, struct stm_str text, uint32_t next)
{
	struct flow_frame *frame = reader_flow_top(flow);

	begin_text(flow);
	put_marker(flow);
	if (is_spaced(frame, next)) {
		if (!frame->run.len)
			frame->flags = flags;
		stm_buf_char(&frame->run, ' ');
	}
	frame->space = frame->feed = frame->before_ref = false;
	if (frame->run.len && frame->flags != flags)
		reader_flow_put_run(flow);
	frame->flags = flags;
	stm_buf_str(&frame->run, text);
	frame->last = stm_utf8_before(text, text.len);
	if (frame->begin.event != STM_EVENT_DROP)
		flow->any = true;
}

/* What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static uint32_t windows(uint32_t c)
{
	static const uint16_t table[] = {0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
		0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c,
		0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e,
		0x0178};

	return table[c - 0x80];
}

/* U+0080 to U+00BF, which have a lead byte of their own: controls, the no-break space, signs. */
static void add_sign(struct reader_flow *flow, unsigned flags, uint32_t c)
{
	char bytes[4];

	if (c < 0xa0)
		c = windows(c);
	if (!c || c == 0xad || (c == 0xa0 && !reader_flow_top(flow)->last))
		return;
	add_text(flow, flags, (struct stm_str){bytes, stm_utf8_put(bytes, c)}, c);
}

/* The white space of CSS; a vertical tab is none (CSS Text 3, 4.1). */
static bool is_space(char c)
{
	return stm_is_space(c) && c != '\v';
}

static void add_space(struct flow_frame *frame, char c)
{
	frame->space = true;
	frame->before_ref = false;
	if (c == '\n' || c == '\r')
		frame->feed = true;
}

/* The lead byte of U+0080 to U+00BF. */
static const char SIGN = '\xc2';

void reader_flow_text(struct reader_flow *flow, unsigned flags, struct stm_str text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;
		uint32_t c;

		for (; at < text.len && is_space(text.at[at]); at++)
			add_space(reader_flow_top(flow), text.at[at]);
		if (at > start || at == text.len)
			continue;
		c = stm_utf8_next(text, &at);
		if (text.at[start] == SIGN) {
			add_sign(flow, flags, c);
			continue;
		}
		while (at < text.len && !is_space(text.at[at]) && text.at[at] != SIGN)
			at++;
		add_text(flow, flags, stm_str_sub(text, start, at), c);
	}
}

void reader_flow_line(struct reader_flow *flow)
{
	reader_flow_top(flow)->lines++;
	reader_flow_begin_line(reader_flow_top(flow));
}

void reader_flow_ref(struct reader_flow *flow, unsigned id)
{
	struct flow_frame *frame = reader_flow_top(flow);

	if (frame->begin.event == STM_EVENT_DROP)
		return;
	if (!frame->started || frame->written < frame->cells)
		begin_text(flow);
	put_marker(flow);
	frame->before_ref = frame->space;
	reader_flow_put_run(flow);
	reader_flow_put(flow, (struct flow_record){.event = STM_EVENT_REF, .number = id});
}

size_t reader_flow_glue(struct reader_flow *flow, struct stm_str text)
{
	struct flow_frame *frame = reader_flow_top(flow);
	size_t length = frame->marker.len;

	stm_buf_str(&frame->marker, text);
	return length;
}

size_t reader_flow_mark(struct reader_flow *flow, struct stm_str marker)
{
	size_t length = reader_flow_glue(flow, marker);

	if (marker.len)
		reader_flow_glue(flow, STM_STR(" "));
	return length;
}

void reader_flow_unmark(struct reader_flow *flow, size_t length)
{
	stm_buf_cut(&reader_flow_top(flow)->marker, length);
}
