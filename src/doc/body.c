/*
 * The principal organs in the six languages; other bodies are recognised by the shape of the line
 * (see para/outline.c). The opening is what an adopted text prints, so an Arabic one has its
 * particle.
 */
#include "doc/body.h"

static const struct stm_body bodies[] = {
	{"The General Assembly", "General Assembly", "en", "GA", "A/RES/"},
	{"The Human Rights Council", "Human Rights Council", "en", "HRC", "A/HRC/RES/"},
	{"The Security Council", "Security Council", "en", "SC", "S/RES/"},
	{"The Economic and Social Council", "Economic and Social Council", "en", "ECOSOC",
		"E/RES/"},
	{"L'Assemblée générale", "General Assembly", "fr", "GA", "A/RES/"},
	{"Le Conseil des droits de l'homme", "Human Rights Council", "fr", "HRC", "A/HRC/RES/"},
	{"Le Conseil de sécurité", "Security Council", "fr", "SC", "S/RES/"},
	{"Le Conseil économique et social", "Economic and Social Council", "fr", "ECOSOC",
		"E/RES/"},
	{"La Asamblea General", "General Assembly", "es", "GA", "A/RES/"},
	{"El Consejo de Derechos Humanos", "Human Rights Council", "es", "HRC", "A/HRC/RES/"},
	{"El Consejo de Seguridad", "Security Council", "es", "SC", "S/RES/"},
	{"El Consejo Económico y Social", "Economic and Social Council", "es", "ECOSOC", "E/RES/"},
	{"Генеральная Ассамблея", "General Assembly", "ru", "GA", "A/RES/"},
	{"Совет по правам человека", "Human Rights Council", "ru", "HRC", "A/HRC/RES/"},
	{"Совет Безопасности", "Security Council", "ru", "SC", "S/RES/"},
	{"Экономический и Социальный Совет", "Economic and Social Council", "ru", "ECOSOC",
		"E/RES/"},
	{"大会", "General Assembly", "zh", "GA", "A/RES/"},
	{"人权理事会", "Human Rights Council", "zh", "HRC", "A/HRC/RES/"},
	{"安全理事会", "Security Council", "zh", "SC", "S/RES/"},
	{"经济及社会理事会", "Economic and Social Council", "zh", "ECOSOC", "E/RES/"},
	{"إن الجمعية العامة", "General Assembly", "ar", "GA", "A/RES/"},
	{"إن مجلس حقوق الإنسان", "Human Rights Council", "ar", "HRC", "A/HRC/RES/"},
	{"إن مجلس الأمن", "Security Council", "ar", "SC", "S/RES/"},
	{"إن المجلس الاقتصادي والاجتماعي", "Economic and Social Council", "ar", "ECOSOC", "E/RES/"},
};
enum { BODIES = sizeof(bodies) / sizeof(bodies[0]) };

/*
 * Whether S starts with OPENING (case matters), a typographic apostrophe counting as '; the
 * length in bytes of S, or 0.
 */
static size_t matches(struct stm_str s, const char *opening)
{
	size_t at = 0;

	for (const char *c = opening; *c; c++) {
		if (*c == '\'' && s.len - at >= 3 && !memcmp(s.at + at, "\xe2\x80\x99", 3)) {
			at += 3;
			continue;
		}
		if (at >= s.len || s.at[at] != *c)
			return 0;
		at++;
	}
	return at;
}

/*
 * What may stand behind the body's name: nothing, punctuation, or a clause that the line ends in
 * ("The Security Council, at its 9000th meeting,"). 160 bytes keep out a paragraph that merely
 * begins with the body's name.
 */
static bool is_enacting_rest(struct stm_str rest)
{
	static const struct stm_str commas[] = {
		{",", 1}, {":", 1}, {".", 1}, {" ,", 2}, {"，", 3}, {"،", 2}};

	if (!rest.len)
		return true;
	for (size_t i = 0; i < sizeof(commas) / sizeof(commas[0]); i++)
		if (stm_str_equal(rest, commas[i]))
			return true;
	return rest.len < 160 && rest.at[0] == ',' &&
	       (rest.at[rest.len - 1] == ':' || rest.at[rest.len - 1] == ',');
}

const struct stm_body *stm_body_enacting(struct stm_str s)
{
	for (size_t i = 0; i < BODIES; i++) {
		size_t length = matches(s, bodies[i].opening);

		if (length && is_enacting_rest(stm_str_from(s, length)))
			return &bodies[i];
	}
	return NULL;
}

/* Articles, and the particle that opens an Arabic text. */
static size_t article_length(const char *opening)
{
	static const char *const articles[] = {"The ", "L'", "Le ", "La ", "El ", "إن "};

	for (size_t i = 0; i < sizeof(articles) / sizeof(articles[0]); i++)
		if (!strncmp(opening, articles[i], strlen(articles[i])))
			return strlen(articles[i]);
	return 0;
}

size_t stm_body_printed(struct stm_str s, const struct stm_body **body)
{
	for (size_t i = 0; i < BODIES; i++) {
		const char *name = bodies[i].opening + article_length(bodies[i].opening);
		size_t length = matches(s, name);

		if (!length || (length < s.len && s.at[length] != ' '))
			continue;
		*body = &bodies[i];
		return length;
	}
	return 0;
}

const struct stm_body *stm_body_of_symbol(const char *symbol)
{
	for (size_t i = 0; i < BODIES; i++)
		if (!strncmp(symbol, bodies[i].symbols, strlen(bodies[i].symbols)))
			return &bodies[i];
	return NULL;
}

const struct stm_body *stm_body_named(const char *name)
{
	for (size_t i = 0; name && i < BODIES; i++)
		if (!strcmp(bodies[i].name, name))
			return &bodies[i];
	return NULL;
}
