/* The one file that asks poppler for the text of a page. */
#ifndef STM_READER_PDF_GLYPHS_H
#define STM_READER_PDF_GLYPHS_H

#include <poppler.h>

#include "reader/pdf.h"

/*
 * The visible characters of SOURCE as glyphs of PAGE, in the order of the file; false when
 * poppler's text and its boxes do not belong together, so that nothing is known of this page.
 */
bool reader_pdf_glyphs(struct stm_arena *arena, PopplerPage *source, struct pdf_page *page);

#endif
