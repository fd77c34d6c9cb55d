/*
 * What stemma and stemma-reader say to each other (docs/reader-protocol.md). A line is an event: a
 * word, its arguments, and last a text, in which a line feed is "\n" and a backslash "\\". The
 * first line is STM_PROTOCOL; a stream whose last line is neither `end` nor `fail` was cut short.
 */
#ifndef STM_READ_PROTOCOL_H
#define STM_READ_PROTOCOL_H

#define STM_PROTOCOL "stemma-events 1"

/* In the order of the words in STM_EVENT_WORDS. */
enum stm_event {
	STM_EVENT_PAGE,  /* page N: what follows stands on page N, from 1 */
	STM_EVENT_BLOCK, /* block LEVEL: a paragraph begins; of a heading its level, else 0 */
	STM_EVENT_ROW,   /* row: a row of a table begins; each `cell` in it begins the next cell */
	STM_EVENT_CELL,
	STM_EVENT_AS,       /* as WHAT: what the block or row is, as doc/told.h writes it */
	STM_EVENT_NOTE,     /* note ID MARK: a footnote begins; MARK as printed */
	STM_EVENT_DROP,     /* drop REASON: something begins that is no part of the text */
	STM_EVENT_TEXT,     /* text FLAGS TEXT: a run of what has begun; FLAGS is a number */
	STM_EVENT_LINE,     /* line: a printed line ended; whether a hyphen stays, stemma decides */
	STM_EVENT_REF,      /* ref ID: the mark of that footnote stood here */
	STM_EVENT_REVISION, /* revision KIND AUTHOR: a tracked change, insert or delete, was met */
	STM_EVENT_META,     /* meta NAME VALUE: what the format itself says of the document */
	STM_EVENT_WARN,     /* warn TEXT: what a reader of the result should know */
	STM_EVENT_FAIL,     /* fail TEXT: it cannot be read; what to do. The last line */
	STM_EVENT_END,      /* end: the last line */
};
#define STM_EVENT_WORDS                                                                            \
	{                                                                                          \
		"page", "block", "row", "cell", "as", "note", "drop", "text", "line", "ref",       \
			"revision", "meta", "warn", "fail", "end"                                  \
	}
enum { STM_EVENTS = STM_EVENT_END + 1 };

/* How a run is set; joined with |. */
enum stm_run_flag { STM_RUN_EMPHASIS = 1 << 0, STM_RUN_STRONG = 1 << 1 };

/*
 * What bounds a reader, whatever its input: bytes of address space, seconds of the processor and of
 * the clock, bytes that it may write.
 */
enum { STM_READER_SECONDS = 30, STM_READER_PATIENCE = 60 };
#define STM_READER_MEMORY ((size_t)1 << 30)
#define STM_READER_OUTPUT ((size_t)256 << 20)

#endif
