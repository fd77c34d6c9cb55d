/*
 * From the text of a marked-up document, element by element, to events: white space is folded as a
 * browser does it, what has no text leaves no block, and footnotes and what is left out in the
 * middle of a paragraph are written behind it, since an event that begins something ends what
 * began before.
 */
#ifndef STM_READER_FLOW_H
#define STM_READER_FLOW_H

#include "base/buf.h"
#include "reader/events.h"

struct reader_flow;

/* A flow to EVENTS that has written nothing, on ARENA. */
struct reader_flow *reader_flow_new(struct stm_arena *arena, struct reader_events *events);

/*
 * Ends what stands before; text that follows is a block of LEVEL. In a cell, a note or what is
 * left out it ends a line.
 */
void reader_flow_block(struct reader_flow *flow, unsigned level);

/* A row of a table begins. */
void reader_flow_row(struct reader_flow *flow);

/* Its next cell begins, the first included. Without a row it ends a block. */
void reader_flow_cell(struct reader_flow *flow);

/* The row ends; one without text leaves nothing. */
void reader_flow_row_end(struct reader_flow *flow);

/* The next block or row, if it has any text, is WHAT (doc/told.h), which is borrowed until then. */
void reader_flow_as(struct reader_flow *flow, struct stm_str what);

/* What follows, up to reader_flow_return(), is footnote ID, printed with MARK. */
void reader_flow_note(struct reader_flow *flow, unsigned id, struct stm_str mark);

/* What follows, up to reader_flow_return(), is left out for REASON. */
void reader_flow_drop(struct reader_flow *flow, const char *reason);

/* The footnote, or what is left out, ends: what stood before it goes on. */
void reader_flow_return(struct reader_flow *flow);

/*
 * A run of well-formed UTF-8 set in FLAGS (enum stm_run_flag). Soft hyphens vanish, and so does a
 * line feed between two characters of a script without spaces (CSS Text 3, 4.1.3). U+0080 to U+009F
 * are what windows-1252 has there (HTML standard, 13.2.5.80).
 */
void reader_flow_text(struct reader_flow *flow, unsigned flags, struct stm_str text);

/* The author broke the line. Twice in a row is a new block. */
void reader_flow_line(struct reader_flow *flow);

/* The mark of footnote ID stood here. */
void reader_flow_ref(struct reader_flow *flow, unsigned id);

/*
 * MARKER stands before the next text, with a space behind it. Returns what reader_flow_unmark()
 * takes to forget it.
 */
size_t reader_flow_mark(struct reader_flow *flow, struct stm_str marker);

/* The same without the space: an opening quotation mark before whatever begins next. */
size_t reader_flow_glue(struct reader_flow *flow, struct stm_str text);

/* Forgets what was marked since reader_flow_mark() returned LENGTH, if no text has come for it. */
void reader_flow_unmark(struct reader_flow *flow, size_t length);

/* Ends everything; whether any text was written that was not left out. */
bool reader_flow_finish(struct reader_flow *flow);

#endif
