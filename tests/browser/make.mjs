/* Every kind of page, made by the program: from the samples, from texts that mean harm, and from real ones where there are. */
import {execFileSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, writeFileSync} from "node:fs";
import path from "node:path";
import {pathToFileURL} from "node:url";

export const run = (stemma, ...args) => execFileSync(stemma, args, {encoding: "utf8", maxBuffer: 1 << 28});
export const url = (file) => pathToFileURL(file).href;

/* A sample repository at DIR: six documents, a draft among them. */
export function repository(stemma, root, dir) {
	const at = (name) => path.join(root, "samples", "river-ferries", name);
	run(stemma, "init", "-q", dir);
	run(stemma, "add", "-q", `--repo=${dir}`, at("ARC_RES_12_7.txt"), at("ARC_RES_14_3.txt"), at("ARC_RES_16_11.txt"), at("ARC_RES_19_4.txt"));
	run(stemma, "add", "-q", `--repo=${dir}`, "--after=ARC/RES/19/4", at("ARC_22_L.9.md"));
	run(stemma, "add", "-q", `--repo=${dir}`, "--after=ARC/22/L.9", at("ARC_RES_22_6.txt"));
}

/* {name: file} of pages from the samples. */
export function samples(stemma, root, dir) {
	const at = (name) => path.join(root, "samples", "river-ferries", name);
	const rivers = path.join(dir, "rivers"), report = path.join(dir, "report");
	const to = (name) => path.join(dir, name + ".html");
	repository(stemma, root, rivers);
	run(stemma, "report", "-q", `--repo=${rivers}`, "-o", report);
	run(stemma, "diff", at("ARC_RES_14_3.txt"), at("ARC_RES_16_11.txt"), "-o", to("changes"));
	run(stemma, "show", at("ARC_22_L.9.md"), "-o", to("document"));
	run(stemma, "log", `--repo=${rivers}`, "ARC/RES/22/6#OP3", "-o", to("life"));
	const series = path.join(report, "series", readdirSync(path.join(report, "series"))[0]);
	return {
		changes: to("changes"), document: to("document"), life: to("life"), series,
		collection: path.join(report, "index.html"),
		origins: path.join(report, "origins", "ARC_RES_22_6.html"),
		"changes of a report": path.join(report, "changes", "ARC_RES_22_6.html"),
	};
}

/* A report on ADDITIONS, arguments of stemma add, made in DIR; its pages. */
function report(stemma, dir, additions) {
	const repo = path.join(dir, "repository"), pages = path.join(dir, "report");
	run(stemma, "init", "-q", repo);
	for (const addition of additions)
		run(stemma, "add", "-q", `--repo=${repo}`, ...addition);
	run(stemma, "report", "-q", `--repo=${repo}`, "-o", pages);
	return pages;
}

const CALLS = ["Calls upon all crews to light their lamps", "Requests the Warden to count the boats", "Decides to meet at the landing",
	"Urges members to mend the ropes", "Invites the towns to share the tolls"];

/* A series of sixty versions, each with a clause of its own and some that stay. */
export function long(stemma, dir) {
	mkdirSync(dir, {recursive: true});
	const additions = Array.from({length: 60}, (_, year) => {
		const file = path.join(dir, `${year}.md`);
		const clauses = [...CALLS, `Notes the flood of ${1960 + year}`].map((text, i) => `${i + 1}. *${text.replace(" ", "* ")} in good time;`);
		writeFileSync(file, `Assembly of the River Commons\n\n9 October ${1960 + year}\n\n**Lamps on the river**\n\n*The Assembly of the River Commons*,\n\n` +
			`*Recalling* the night,\n\n${clauses.join("\n\n")}\n`);
		return [`--symbol=ARC/RES/${year + 1}/7`, ...(year ? [`--after=ARC/RES/${year}/7`] : []), file];
	});
	const pages = report(stemma, dir, additions);
	return path.join(pages, "series", readdirSync(path.join(pages, "series"))[0]);
}

/* The first page of a report on texts in four languages; of the French one there are two versions. */
export function languages(stemma, dir) {
	mkdirSync(dir, {recursive: true});
	const texts = {
		"F/1": ["L'Assemblée générale,", "1. Prie les États d'éliminer la traite des êtres humains ;"],
		"F/2": ["L'Assemblée générale,", "1. Prie les États d'éliminer la traite des êtres humains ;", "2. Se félicite des progrès accomplis par les bateliers ;", "3. Rappelle sa résolution 44/25, vœu de la Société ;"],
		"A/1": ["إن الجمعية العامة،", "1 - تهيب بالدول أن تكافح الاتِّجار بالأشخاص؛"],
		"C/1": ["大会，", "1. 促请各国打击贩运人口行为；"],
		"R/1": ["Генеральная Ассамблея,", "1. призывает государства пресекать торговлю людьми во всём её объёме;"],
	};
	return path.join(report(stemma, dir, Object.entries(texts).map(([symbol, lines]) => {
		const file = path.join(dir, symbol.replace("/", "-") + ".txt");
		writeFileSync(file, lines.join("\n\n") + "\n");
		return [`--symbol=${symbol}`, ...(symbol === "F/2" ? ["--after=F/1"] : []), file];
	})), "index.html");
}

/* A word of letters for NUMBER: the words of 0 to 40,000 are more than a page has room for, and begin alike. */
export const rare = (number) => "boat" + [...number.toString(9).padStart(6, "0")].map((digit) => "bcdfghklm"[digit]).join("aeiou"[number % 5]);

/* The first page of a report on a text with all of these words. */
export function wordy(stemma, dir) {
	mkdirSync(dir, {recursive: true});
	const file = path.join(dir, "words.txt");
	const lines = Array.from({length: 400}, (_, line) => `${line + 1}. Calls upon ${Array.from({length: 100}, (_, i) => rare(100 * line + i)).join(" ")};`);
	writeFileSync(file, ["The General Assembly,", ...lines].join("\n\n") + "\n");
	return path.join(report(stemma, dir, [["--symbol=W/1", file]]), "index.html");
}

export const EVIL = [
	"<script>window.harm = 1</script>", "<img src=x onerror=\"window.harm = 1\">", "' onmouseover='window.harm = 1", "\" autofocus onfocus=\"window.harm = 1",
	"</style></title></script><svg onload=\"window.harm = 1\">", "]]> --> {{title}} {{*body}} javascript:window.harm=1", "&lt;b&gt; &amp; &#60;",
];
export const TURN = "\u202E";

/* A resolution with every evil text as a clause, in its title and in a footnote. */
function evilText(year, extra) {
	const clauses = [...EVIL, extra].map((text, i) => `${i + 1}. *Calls upon* <b>all</b> members ${text} in ${year};`);
	return `Assembly of the River Commons\n\n9 October ${year}\n\n**${EVIL[0]} & ${TURN}title**\n\n*The Assembly of the River Commons*,\n\n` +
		`*Recalling* the ${TURN}night,[^1] ${EVIL[1]},\n\n${clauses.join("\n\n")}\n\n[^1]: See ${EVIL[4]} and ${TURN}note.\n`;
}

/* The same from texts that mean harm, in files whose names do, under symbols that do; with a word of LETTERS. */
export function hostile(stemma, dir, letters) {
	mkdirSync(dir, {recursive: true});
	const files = [2014, 2016].map((year) => path.join(dir, `<b onclick=alert(1)>'${year}${TURN}".md`));
	const rivers = path.join(dir, "hostile"), report = path.join(dir, "hostile-report");
	const to = (name) => path.join(dir, name + ".html");
	writeFileSync(files[0], evilText(2014, "a".repeat(letters)));
	writeFileSync(files[1], evilText(2016, "b" + "a".repeat(letters)));
	run(stemma, "init", "-q", rivers);
	for (const [i, file] of files.entries())
		run(stemma, "add", "-q", `--repo=${rivers}`, `--symbol=A/<i onclick='window.harm=1'>&"${TURN}/${i}`, file);
	run(stemma, "report", "-q", `--repo=${rivers}`, "-o", report);
	run(stemma, "diff", ...files, "-o", to("hostile-changes"));
	run(stemma, "show", files[0], "-o", to("hostile-document"));
	const first = (folder) => path.join(report, folder, readdirSync(path.join(report, folder))[0]);
	return {
		"hostile changes": to("hostile-changes"), "hostile document": to("hostile-document"), "hostile changes of a report": first("changes"),
		"hostile series": first("series"), "hostile origins": first("origins"), "hostile collection": path.join(report, "index.html"),
	};
}

/* The same from real texts, where they are: a pair of a large size, a series in French, one in Arabic. */
export function real(stemma, root, dir) {
	const shared = process.env.STEMMA_SHARED || path.join(root, "..", "shared");
	const to = (name) => path.join(dir, name + ".html");
	const pdf = (name) => path.join(shared, "corpus", "un", "pdf", name);
	const french = path.join(shared, "corpus", "french", "ga-protection-of-migrants-fr");
	if (!existsSync(french) || !existsSync(pdf("A_RES_78_69.pdf")))
		return null;
	mkdirSync(dir, {recursive: true});
	const repo = path.join(dir, "migrants");
	run(stemma, "init", "-q", repo);
	run(stemma, "add", "-q", `--repo=${repo}`, french);
	run(stemma, "diff", pdf("A_RES_78_69.pdf"), pdf("A_RES_79_144.pdf"), "-o", to("large"));
	run(stemma, "log", "--table", `--repo=${repo}`, "A/RES/78/217", "-o", to("migrants"));
	run(stemma, "blame", `--repo=${repo}`, "A/RES/78/217", "-o", to("migrants-origins"));
	run(stemma, "list", `--repo=${repo}`, "-o", to("migrants-list"));
	const arabic = path.join(shared, "corpus", "languages", "arb.html");
	const pages = {"large pair": to("large"), "migrants series": to("migrants"), "migrants origins": to("migrants-origins"), "migrants list": to("migrants-list")};
	run(stemma, "show", arabic, "-o", to("arabic"));
	return {...pages, arabic: to("arabic")};
}
