/*
 * Lists of short titles that are set in two halves, with what they are titles of before them:
 *
 *     12/7    Safety of the            16/11   Lamps
 *             landing stages           19/4    Crossings by night
 *     14/3    Ferries                          and in fog
 *
 * or with nothing before them, and with gaps between them:
 *
 *     Safety of the landing            Lamps
 *     stages and of the piers
 *                                      Crossings by night, in fog
 *     Ferries                          and on ice
 *
 * What tells them from tables is that both halves are alike and begin their entries at heights of
 * their own.
 */
#include "reader/pdf_zone.h"

#include <math.h>

enum {
	LEAST_TITLES = 2,   /* in each half */
	LONGEST_LIST = 400, /* chunks: what tells a list is quadratic */
};

static const float GAP = 2.0f;  /* times the size: to the next entry, at most */
static const float PLAY = 2.0f; /* points by which what is aligned may differ */

/* One half: its edge, and where most of what is not at it begins. */
struct side {
	float left, inner;
	size_t titles; /* that begin there */
};

/* Titles begin at the first place that is not the left edge of their side. */
static void measure_sides(
	const struct pdf_chunks *chunks, const struct pdf_zone *zone, struct side sides[2])
{
	for (size_t k = 0; k < 2; k++)
		sides[k] = (struct side){.left = 1e6f};
	for (size_t i = zone->first; i < zone->end; i++) {
		struct side *side = &sides[!reader_pdf_is_left(&chunks->at[i], zone)];

		side->left = chunks->at[i].x0 < side->left ? chunks->at[i].x0 : side->left;
	}
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!reader_pdf_is_left(chunk, zone)];

		if (chunk->x0 < side->left + 2 * chunk->size)
			continue;
		if (!side->titles)
			side->inner = chunk->x0;
		side->titles += fabsf(chunk->x0 - side->inner) < PLAY;
	}
}

/* Entries of one side, which are beside an entry of the other or not. */
struct entries {
	size_t beside, apart;
};

static struct entries count_entries(
	const struct pdf_chunks *chunks, const struct pdf_zone *zone, const struct side sides[2])
{
	struct entries entries = {0};

	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		const struct side *other = &sides[reader_pdf_is_left(chunk, zone)];
		bool beside = false;

		if (chunk->x0 > sides[!reader_pdf_is_left(chunk, zone)].left + PLAY)
			continue;
		for (size_t k = zone->first; k < zone->end && !beside; k++)
			beside = reader_pdf_is_left(&chunks->at[k], zone) !=
					 reader_pdf_is_left(chunk, zone) &&
				 chunks->at[k].x0 < other->left + PLAY &&
				 fabsf(chunks->at[k].base - chunk->base) < PLAY;
		entries.beside += beside;
		entries.apart += !beside;
	}
	return entries;
}

/* How lines of one side follow each other: in an entry, and from one to the next. */
struct steps {
	float within, between;
	size_t entries;
};

/* From base to base, up from chunk AT to the line above it on its side; 0 for the first. */
static float step_to(const struct pdf_chunks *chunks, const struct pdf_zone *zone, size_t at)
{
	for (size_t i = at; i-- > zone->first;)
		if (reader_pdf_is_left(&chunks->at[i], zone) ==
			reader_pdf_is_left(&chunks->at[at], zone))
			return chunks->at[at].base - chunks->at[i].base;
	return 0;
}

/* False when lines of that side follow each other at more than two steps. */
static bool measure_steps(const struct pdf_chunks *chunks, const struct pdf_zone *zone, bool left,
	struct steps *steps)
{
	*steps = (struct steps){.within = 1e6f, .entries = 1};
	for (size_t i = zone->first; i < zone->end; i++) {
		float step = step_to(chunks, zone, i);

		if (reader_pdf_is_left(&chunks->at[i], zone) != left || step < PLAY)
			continue;
		steps->within = step < steps->within ? step : steps->within;
		steps->between = step > steps->between ? step : steps->between;
	}
	for (size_t i = zone->first; i < zone->end; i++) {
		float step = step_to(chunks, zone, i);

		if (reader_pdf_is_left(&chunks->at[i], zone) != left || step < PLAY)
			continue;
		if (fabsf(step - steps->between) < PLAY / 2)
			steps->entries++;
		else if (fabsf(step - steps->within) >= PLAY / 2)
			return false;
	}
	return steps->between > steps->within + PLAY;
}

/* Whether chunk AT begins an entry: BETWEEN lies above it, or nothing does. */
static bool begins_entry(
	const struct pdf_chunks *chunks, const struct pdf_zone *zone, size_t at, float between)
{
	float step = step_to(chunks, zone, at);

	return !step || fabsf(step - between) < PLAY / 2;
}

/* Entries that no entry of the other side begins beside. */
static size_t count_apart(
	const struct pdf_chunks *chunks, const struct pdf_zone *zone, float between)
{
	size_t apart = 0;

	for (size_t i = zone->first; i < zone->end; i++) {
		bool alone = begins_entry(chunks, zone, i, between);

		for (size_t k = zone->first; k < zone->end && alone; k++)
			alone = reader_pdf_is_left(&chunks->at[k], zone) ==
					reader_pdf_is_left(&chunks->at[i], zone) ||
				fabsf(chunks->at[k].base - chunks->at[i].base) >= PLAY ||
				!begins_entry(chunks, zone, k, between);
		apart += alone;
	}
	return apart;
}

/* What is larger or further off ends the list: a heading. */
static void cut_at_gap(const struct pdf_chunks *chunks, struct pdf_zone *zone)
{
	for (size_t i = zone->first + 1; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];

		if (chunk->size > chunk[-1].size + PLAY ||
			chunk->base - chunk[-1].base > GAP * chunk->size)
			zone->end = i;
	}
}

/* Both sides take the same two steps, which the rows of a table do not. */
static bool is_stepped(const struct pdf_chunks *chunks, struct pdf_zone *zone)
{
	struct steps left, right;

	cut_at_gap(chunks, zone);
	return measure_steps(chunks, zone, true, &left) &&
	       measure_steps(chunks, zone, false, &right) &&
	       fabsf(left.within - right.within) < PLAY / 2 &&
	       fabsf(left.between - right.between) < PLAY / 2 && left.entries > LEAST_TITLES &&
	       right.entries > LEAST_TITLES &&
	       count_apart(chunks, zone, left.between) >= 2 * LEAST_TITLES;
}

/* A heading ends the list: it stands at the edge, and over the place where titles begin. */
static void cut_at_heading(
	const struct pdf_chunks *chunks, struct pdf_zone *zone, const struct side sides[2])
{
	for (size_t i = zone->first; i < zone->end; i++)
		if (reader_pdf_crosses(&chunks->at[i],
			    sides[!reader_pdf_is_left(&chunks->at[i], zone)].inner - PLAY))
			zone->end = i;
}

/* A list with something before its titles. */
static bool is_titled(const struct pdf_chunks *chunks, struct pdf_zone *zone)
{
	struct side sides[2];
	struct entries entries;
	size_t odd = 0;

	measure_sides(chunks, zone, sides);
	if (!sides[0].titles || !sides[1].titles)
		return false;
	cut_at_heading(chunks, zone, sides);
	measure_sides(chunks, zone, sides);
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		const struct side *side = &sides[!reader_pdf_is_left(chunk, zone)];

		odd += chunk->x0 > side->left + PLAY && fabsf(chunk->x0 - side->inner) > PLAY;
	}
	if (odd || sides[0].titles < LEAST_TITLES || sides[1].titles < LEAST_TITLES ||
		fabsf(sides[0].inner - sides[0].left - sides[1].inner + sides[1].left) > PLAY)
		return false;
	entries = count_entries(chunks, zone, sides);
	return entries.apart >= LEAST_TITLES;
}

bool reader_pdf_is_list(const struct pdf_chunks *chunks, struct pdf_zone *zone)
{
	struct pdf_zone part = *zone;

	if (zone->end - zone->first > LONGEST_LIST)
		return false;
	if (!is_stepped(chunks, &part))
		return is_titled(chunks, zone);
	*zone = part;
	return true;
}
