/*
 * What stemma tells stemma-writer (docs/writer-protocol.md): a document, or what changed from one
 * to another, as paragraphs in reading order. A line is a word, its arguments, and last a text, in
 * which a line feed is "\n" and a backslash "\\". The first line is STM_EDITS; behind the line
 * `end` stand the bytes of the package that is to be changed, or none.
 *
 * OP says of what is written whether it is in both texts ("="), in the old one ("-") or in the new
 * one ("+") only, or moved from here ("<N") or to here (">N"), N the number of the move, from 1.
 */
#ifndef STM_READ_EDITS_H
#define STM_READ_EDITS_H

#define STM_EDITS "stemma-edits 1"

/* In the order of the words in STM_EDIT_WORDS. */
enum stm_edit_event {
	STM_EDIT_AUTHOR,    /* author TEXT: of the changes */
	STM_EDIT_DATE,      /* date YYYY-MM-DD: of the changes */
	STM_EDIT_LANGUAGE,  /* language CODE: of the text, ISO 639-1 */
	STM_EDIT_HEAD,      /* head OP TEXT: a run of the page's head */
	STM_EDIT_PARAGRAPH, /* paragraph OP KIND DEPTH WAS DEPTH: OP is that of its mark */
	STM_EDIT_ROW,       /* row OP: a row of a table; the paragraphs that follow are in cells */
	STM_EDIT_CELL,      /* cell: the next cell of the row begins */
	STM_EDIT_ROW_END,   /* row-end: it ends */
	STM_EDIT_NUMBER,    /* number OP TEXT: what is printed before the paragraph */
	STM_EDIT_TAB,       /* tab OP: between number and text */
	STM_EDIT_TEXT,      /* text OP FLAGS TEXT: a run; FLAGS of enum stm_run_flag */
	STM_EDIT_NOTE,      /* note OP MARK: a footnote's mark; MARK is empty where it is counted */
	STM_EDIT_SAID,      /* said OP TEXT: a run of what that footnote says */
	STM_EDIT_END,
};

#define STM_EDIT_WORDS                                                                             \
	{                                                                                          \
		"author", "date", "language", "head", "paragraph", "row", "cell", "row-end",       \
			"number", "tab", "text", "note", "said", "end"                             \
	}
enum { STM_EDIT_EVENTS = STM_EDIT_END + 1 };

/*
 * What comes back: lines `warn TEXT`, then `fail TEXT`, or STM_PACKAGE and behind its line feed
 * the bytes of the package.
 */
#define STM_PACKAGE "package"

#endif
