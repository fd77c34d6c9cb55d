/* A stretch of a page between whose halves nothing stands: columns of text, or a list. */
#ifndef STM_READER_PDF_ZONE_H
#define STM_READER_PDF_ZONE_H

#include "reader/pdf.h"

/* Of chunks FIRST to END none crosses GUTTER. Each half of a LIST begins with an entry. */
struct pdf_zone {
	size_t first, end;
	float gutter;
	bool list;
};

/* Whether X, in points from the left, lies within CHUNK. */
static inline bool reader_pdf_crosses(const struct pdf_chunk *chunk, float x)
{
	return chunk->x0 < x && chunk->x1 > x;
}

/* Of which half CHUNK is. */
static inline bool reader_pdf_is_left(const struct pdf_chunk *chunk, const struct pdf_zone *zone)
{
	return chunk->x0 < zone->gutter;
}

/* Whether ZONE is a list in two halves; ends it where the list ends. */
bool reader_pdf_is_list(const struct pdf_chunks *chunks, struct pdf_zone *zone);

#endif
