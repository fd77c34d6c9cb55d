/*
 * CSV for spreadsheets (RFC 4180): UTF-8, a head, lines that end in CRLF. Spreadsheets take a cell
 * for a formula by its first character, whatever quotation marks are around it; such a cell gets an
 * apostrophe before it, as OWASP advises, and so does one that begins with an apostrophe. To read
 * the text back, take one apostrophe off each cell that begins with one.
 */
#ifndef STM_VIEW_CSV_H
#define STM_VIEW_CSV_H

#include "view/out.h"

/* A line being written; zeroed but for OUT is one that has not begun. */
struct stm_csv {
	struct stm_out *out;
	bool begun;
};

/* The next cell of the line. */
void stm_csv_str(struct stm_csv *csv, struct stm_str text);

/* The same of the NUL-terminated TEXT; NULL is an empty cell. */
void stm_csv_text(struct stm_csv *csv, const char *text);

/* A cell with a whole number. */
void stm_csv_int(struct stm_csv *csv, size_t value);

/* A cell with "yes" or "no", for a filter. */
void stm_csv_bool(struct stm_csv *csv, bool value);

/* A cell with thousandths: "0.873". */
void stm_csv_milli(struct stm_csv *csv, uint32_t value);

/* Ends the line. */
void stm_csv_end(struct stm_csv *csv);

/* A line of NAMES, up to a NULL. */
void stm_csv_head(struct stm_csv *csv, const char *const *names);

/* A row a clause; SUBJECT is a stm_diff. */
void stm_csv_show_diff(struct stm_out *out, const void *subject);

/* A row a paragraph; SUBJECT is a stm_document. */
void stm_csv_show_document(struct stm_out *out, const void *subject);

/* A row a version; SUBJECT is a struct stm_history_subject. */
void stm_csv_show_history(struct stm_out *out, const void *subject);

/* A row a version; SUBJECT is a stm_life. */
void stm_csv_show_life(struct stm_out *out, const void *subject);

/* A row a phrase; SUBJECT is a stm_blame. */
void stm_csv_show_blame(struct stm_out *out, const void *subject);

/* A row a place; SUBJECT is a stm_trace. */
void stm_csv_show_trace(struct stm_out *out, const void *subject);

/* A row a clause, two columns a version; SUBJECT is a stm_table. */
void stm_csv_show_table(struct stm_out *out, const void *subject);

#endif
