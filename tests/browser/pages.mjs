/*
 * Opens every kind of page in a browser and uses it as a reader would.
 *
 * usage: pages.mjs STEMMA ROOT MODULES
 *
 * TAP. MODULES has playwright-core and axe-core (tools/test installs them into build/browser); without them, without Chromium or
 * without the shared texts what needs them is skipped, loudly.
 */
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import os from "node:os";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {axe, launch, missing, open} from "./browser.mjs";
import {EVIL, TURN, hostile, languages, long, rare, real, run, samples, url, wordy} from "./make.mjs";

const [stemma, root, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const A11Y = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
let tests = 0, failed = 0;

function result(name, faults) {
	tests++;
	failed += faults.length > 0;
	console.log(`${faults.length ? "not ok" : "ok"} ${tests} - ${name}`);
	faults.slice(0, 12).forEach((fault) => console.log("# " + String(fault).replaceAll("\n", "\n# ").slice(0, 600)));
}

/* BODY gets a page at FILE and returns faults; what the page itself did wrong is added. */
async function test(browser, name, file, body, options) {
	const faults = [];
	let page;
	try {
		page = await open(browser, url(file), options);
		faults.push(...(await body(page)) ?? [], ...page.faults);
	} catch (error) {
		faults.push(error.stack);
	}
	await page?.context().close();
	result(name, faults);
}

const equal = (what, found, wanted) => JSON.stringify(found) === JSON.stringify(wanted) ? [] : [`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];

async function checkAccess(page) {
	await page.evaluate(axe(modules));
	const {violations, passes} = await page.evaluate((tags) => window.axe.run({runOnly: tags}), A11Y);
	const faults = violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map((n) => n.html).join(" | ")}`);
	return passes.length > 5 ? faults : [...faults, "axe looked at next to nothing"];
}

/* Every link leads somewhere: to an id of the page, or to a page that is there and has the id, or is asked to find words. */
async function checkLinks(page) {
	const faults = [];
	const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => new URL(a.getAttribute("href"), location.href).href));
	const texts = new Map();
	for (const link of new Set(links)) {
		const [file, id] = [fileURLToPath(link.split("#")[0]), decodeURIComponent(link.split("#")[1] ?? "")];
		if (!texts.has(file))
			texts.set(file, existsSync(file) ? await ids(page, file) : null);
		if (!texts.get(file) || (id && !id.startsWith("find=") && !texts.get(file).includes(id)))
			faults.push(`leads nowhere: ${link}`);
	}
	return links.length ? faults : ["has no links"];
}

async function ids(page, file) {
	return page.evaluate((html) => [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("[id]")].map((e) => e.id), readFileSync(file, "utf8"));
}

async function checkUnique(page) {
	const twice = await page.evaluate(() => {
		const all = [...document.querySelectorAll("[id]")].map((e) => e.id);
		return all.filter((id, i) => all.indexOf(id) !== i);
	});
	return twice.map((id) => `two elements have the id ${id}`);
}

/* Of each filter: unchecked, no row of its kind is seen; checked again, all are. */
async function checkFilters(page) {
	const seen = (selector) => page.evaluate((s) => [...document.querySelectorAll(s)].filter((e) => e.offsetParent).length, selector);
	const kinds = {added: ".added.row", dropped: ".dropped.row", reworded: ".reworded.row:not(.moved)", split: ".split.row:not(.moved)", merged: ".merged.row:not(.moved)", moved: ".departed.row, .unchanged.moved.row", unchanged: ".unchanged.row:not(.moved)", rolled: ".rolled.row"};
	const faults = [];
	let used = 0;
	for (const [name, selector] of Object.entries(kinds)) {
		if (!await page.$("#ui-" + name))
			continue;
		const before = await seen(selector), others = await seen(".row");
		await page.click("#ui-" + name);
		used++;
		if (!before || await seen(selector) || await seen(".row") !== others - before)
			faults.push(`the filter ${name} does not hide its ${before} rows and no others`);
		await page.click("#ui-" + name);
		faults.push(...equal(`rows after ${name}`, await seen(".row"), others));
	}
	return used > 3 ? faults : [...faults, "there are few filters"];
}

/* n goes through all changes in order, p back; typing them elsewhere does nothing, nor when it is turned off. */
async function checkKeys(page) {
	const focused = () => page.evaluate(() => document.activeElement.closest(".row")?.id ?? null);
	const all = await page.evaluate(() => [...document.querySelectorAll("section.row")].map((e) => e.id));
	const faults = [], gone = [];
	for (let i = 0; i < all.length; i++) {
		await page.keyboard.press("n");
		await page.waitForTimeout(60);
		gone.push(await focused());
	}
	faults.push(...equal("where n went", gone, all));
	faults.push(...equal("the count", await page.textContent("#ui-place"), `${all.length} of ${all.length}`));
	await page.keyboard.press("p");
	await page.waitForTimeout(60);
	const back = await focused();
	faults.push(...equal("where p went", back, all.at(-2)));
	await page.click("#ui-keys");
	await page.keyboard.press("n");
	faults.push(...equal("turned off, n went to", await focused(), null));
	await page.click("#ui-next");
	return (await focused()) ? faults : [...faults, "the button goes nowhere"];
}

/*
 * Side by side the left is the old text and the right the new one, letter for letter; what was added is at the right alone, what
 * was dropped at the left. Without scripts too, but for the lines of moves.
 */
async function checkSides(page, older, newer, scripted) {
	const diff = JSON.parse(run(stemma, "diff", "--format=json", older, newer));
	await page.click("#ui-sides");
	const sides = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll(".row:not(.departed)")].map((row) => {
		const text = (p) => {
			const copy = p.cloneNode(true);
			copy.querySelectorAll("sup, .pilcrow").forEach((e) => e.remove());
			copy.querySelectorAll("br").forEach((e) => e.replaceWith("\n"));
			return copy.textContent;
		};
		const box = row.getBoundingClientRect(), middle = (box.left + box.right) / 2;
		return [row.id, [...row.querySelectorAll("p")].filter((p) => p.offsetParent).map((p) => [p.getBoundingClientRect().left > middle ? "new" : "old", text(p)])];
	})));
	const faults = [];
	for (const link of diff.links) {
		const row = sides[diff.new.paragraphs[link.new[0]].label.replaceAll(" ", "_")];
		faults.push(...equal("a link", row, [["old", link.old.map((i) => diff.old.paragraphs[i].text).join("\n")], ["new", link.new.map((i) => diff.new.paragraphs[i].text).join("\n")]]));
	}
	for (const i of diff.added)
		faults.push(...equal("added", sides[diff.new.paragraphs[i].label], [["new", diff.new.paragraphs[i].text]]));
	for (const i of diff.dropped)
		faults.push(...equal("dropped", sides["old." + diff.old.paragraphs[i].label], [["old", diff.old.paragraphs[i].text]]));
	await page.click("#ui-inline");
	faults.push(...equal("texts beside each other in one text", await page.evaluate(() => [...document.querySelectorAll(".pair")].filter((e) => e.offsetParent).length), 0));
	if (!scripted)
		return faults;
	const lines = await page.evaluate(() => document.querySelectorAll(".moves path:not(.tip)").length);
	return [...faults, ...equal("lines of moves", lines, diff.links.filter((link) => link.moved).length)];
}

/* The view that was chosen last is there again when a page is opened; not where nothing may be kept. */
async function checkMemory(page) {
	const sides = () => page.isChecked("#ui-sides");
	const faults = equal("side by side at first", await sides(), false);
	await page.click("#ui-sides");
	await page.reload();
	faults.push(...equal("side by side after it was chosen", await sides(), true));
	await page.click("#ui-inline");
	await page.reload();
	return [...faults, ...equal("side by side after one text was", await sides(), false)];
}

/* On paper too both texts are beside each other, with nothing beyond the edge. */
async function checkSidesPrinted(page) {
	await page.click("#ui-sides");
	await page.emulateMedia({media: "print"});
	await page.setViewportSize({width: 660, height: 900});
	const lefts = await page.evaluate(() => [...document.querySelectorAll(".reworded .pair > p")].map((p) => Math.round(p.getBoundingClientRect().left)));
	return [...await checkWide(page), ...equal("columns", new Set(lefts).size, 2)];
}

async function checkStrip(page) {
	await page.setViewportSize({width: 1366, height: 600});
	const box = await page.locator(".strip").boundingBox();
	await page.mouse.click(box.x + box.width / 2, box.height * .75);
	await page.waitForTimeout(900);
	const {top, marks, rows} = await page.evaluate(() => ({top: scrollY, marks: document.querySelectorAll(".strip rect:not([id])").length, rows: document.querySelectorAll("section.row").length}));
	return [...equal("marks", marks, rows), ...(top > 1000 ? [] : [`a click on the strip went to ${top}`])];
}

async function checkSlider(page) {
	const seen = () => page.evaluate(() => [...document.querySelectorAll("span.o")].filter((e) => e.offsetParent).map((e) => +e.dataset.v));
	const all = await seen();
	const faults = [];
	await page.focus("#ui-time");
	await page.keyboard.press("Home");
	const first = await seen();
	if (!first.length || first.length === all.length || first.some((v) => v !== 1))
		faults.push("at its start the slider shows more than the first version's words, or none");
	await page.keyboard.press("ArrowRight");
	if ((await seen()).some((v) => v > 2) || (await seen()).length <= first.length)
		faults.push("one step further it does not show the second version's words");
	await page.keyboard.press("End");
	return [...faults, ...equal("at its end", (await seen()).length, all.length)];
}

/* What is typed is looked for when typing has paused. */
async function type(page, text) {
	await page.fill("#ui-search", text);
	await page.waitForTimeout(250);
}

async function checkSearch(page, words, none) {
	const seen = () => page.evaluate(() => [...document.querySelectorAll(".list > li")].filter((e) => e.offsetParent).length);
	const all = await seen();
	await type(page, words);
	const found = await seen();
	await type(page, none);
	return [...(found ? [] : [`${words} is not found`]), ...equal("found of nothing", await seen(), 0), ...(all ? [] : ["there is no series"])];
}

/* Of each query: which series are shown, and of those with several versions which are said to have all the words. */
async function checkWords(page, queries) {
	const faults = [];
	for (const [typed, series, hits] of queries) {
		await type(page, typed);
		const found = await page.evaluate(() => {
			const shown = [...document.querySelectorAll(".list > li")].filter((e) => e.offsetParent);
			const last = (item) => [...item.querySelectorAll(".versions > li b")].at(-1).textContent;
			return [shown.map(last), shown.flatMap((item) => [...item.querySelectorAll(".hits a")].map((a) => a.textContent))];
		});
		faults.push(...equal(typed, found, [series, hits ?? []]));
	}
	return faults;
}

/* Where there was no room for all of the words, their beginnings are looked for, and the page says of how many letters. */
async function checkBound(page) {
	const letters = await page.evaluate(() => +document.getElementById("ui-words").dataset.letters);
	const how = await page.textContent("#ui-how");
	const size = await page.evaluate(() => document.getElementById("ui-words").textContent.length);
	return [...await checkWords(page, [[rare(39999), ["W/1"]], [rare(7), ["W/1"]], ["boatx", []]]), ...(letters < 31 && how.includes(` first ${letters} letters`) ? [] : [`${letters} letters, and said is: ${how}`]),
		...(size <= 131072 + 512 ? [] : [`the words take ${size} bytes`])];
}

/* What was found is said to a screen reader, is kept when one comes back, and leads to the text of the version, where it is marked. */
async function checkFound(page) {
	await page.fill("#ui-search", "sixty families");
	await page.waitForTimeout(500);
	const faults = equal("what is said", await page.textContent("#ui-found"), "1 of 1 series, 2 of 6 versions");
	faults.push(...equal("its role", await page.evaluate(() => document.getElementById("ui-found").tagName), "OUTPUT"));
	faults.push(...await checkAccess(page), ...await checkLinks(page), ...await checkWide(page));
	await page.focus("#ui-search");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await page.waitForURL(/origins/);
	faults.push(...await checkMarks(page));
	await page.goBack();
	await page.waitForSelector(".hits");
	return [...faults, ...equal("the words after coming back", await page.inputValue("#ui-search"), "sixty families")];
}

/* Of each query in the address: what is marked in the text, and what is told; the first place is in sight. */
async function checkMarks(page) {
	const faults = [];
	for (const [find, marks, told] of [["sixty families", ["families", "sixty"], "“sixty families”: 2 places marked"], ["locomotive", [], "“locomotive”: not in the text below"]]) {
		await page.evaluate((text) => { location.replace("#" + new URLSearchParams({find: text})); }, find);
		await page.waitForTimeout(900);
		const found = await page.evaluate(() => [...document.querySelectorAll("mark")].map((e) => e.textContent));
		faults.push(...equal(`marked of ${find}`, found, marks), ...equal("told", await page.textContent(".travel.found output"), told));
		const top = await page.evaluate(() => document.querySelector("mark")?.getBoundingClientRect().top);
		faults.push(...(top === undefined || (top > 0 && top < 900) ? [] : [`the first mark is at ${top}`]), ...await checkAccess(page), ...await checkWide(page));
	}
	return faults;
}

/* What the address asks for is looked for, also when it changes; the page's own words are not, and what finds nothing is named. */
async function checkAsked(page) {
	const faults = [];
	const found = () => page.evaluate(() => [...document.querySelectorAll(".hits a")].map((a) => a.textContent));
	for (const [find, versions] of [["F/1", ["F/1"]], ["44%2F25", ["F/2"]]]) {
		await page.evaluate((text) => { location.hash = "find=" + text; }, find);
		await page.waitForTimeout(250);
		faults.push(...equal(`hits of ${find}`, await found(), versions));
	}
	await page.click(".hits a");
	await page.waitForTimeout(900);
	faults.push(...equal("marked of 44/25", await page.evaluate(() => [...document.querySelectorAll("mark")].map((e) => e.textContent)), ["44/25"]));
	await page.goBack();
	await type(page, "traite lamps");
	await page.waitForTimeout(400);
	faults.push(...equal("nothing", await page.textContent("#ui-found"), "0 of 4 series, 0 of 5 versions: “lamps” is in none"));
	await type(page, "traite");
	return [...faults, ...equal("series of the body", await page.evaluate(() => [...document.querySelectorAll(".body")].filter((e) => e.offsetParent).map((e) => e.querySelector(".number").textContent.split(" ")[0])), ["1"])];
}

/* Of many hits ten are shown, the others when they are asked for. */
async function checkMany(page) {
	await type(page, "lamps");
	const seen = () => page.evaluate(() => [...document.querySelectorAll(".hits a")].filter((e) => e.checkVisibility()).length);
	const faults = [...equal("hits", await seen(), 10), ...equal("others", await page.textContent(".hits summary"), "and 50 more")];
	await page.click(".hits summary");
	return [...faults, ...equal("all hits", await seen(), 60), ...await checkAccess(page), ...await checkWide(page)];
}

/* With the columns at their end all heads but the last are seen whole; that is the one of the names, which are of its version. */
async function checkHeads(page) {
	const {beyond, last, head} = await page.evaluate(() => {
		const wide = document.querySelector(".wide"), box = (e) => e.getBoundingClientRect();
		wide.scrollLeft = wide.scrollWidth;
		const head = document.querySelector(".names .column");
		return {
			beyond: [...document.querySelectorAll(".bands .column")].filter((e) => box(e).right > box(document.querySelector(".names")).left).map((e) => e.textContent),
			last: [...document.querySelectorAll(".versions b")].at(-1).textContent, head: box(head).right < innerWidth ? head.textContent : "beyond the edge",
		};
	});
	return [...equal("heads below the names or beyond the edge", beyond, []), ...equal("head of the names", head, "in " + last)];
}

/* Opened at its end; heads of columns stay in sight below it, each above its column, and that of the names above these. */
async function checkPinned(page) {
	const start = await page.evaluate(() => { const wide = document.querySelector(".wide"); return wide.scrollWidth - wide.clientWidth - wide.scrollLeft; });
	const faults = Math.abs(start) <= 1 ? [] : [`opened ${start} before its end`];
	for (const left of [0, 331]) {
		const {tops, far} = await page.evaluate(async (x) => {
			const box = (e) => e.getBoundingClientRect(), picture = document.querySelector(".picture");
			document.querySelector(".wide").scrollLeft = x;
			scrollTo({top: scrollY + box(picture).top + 100, behavior: "instant"});
			await new Promise((done) => setTimeout(done, 200));
			const heads = [...document.querySelectorAll(".heads svg .swatch")], columns = [...document.querySelectorAll(".bands .swatch")];
			const names = [".heads > .head", ".names > .head"].map((s) => box(document.querySelector(s + " text")).left);
			return {tops: [...new Set(heads.map((e) => Math.round(box(e).top)))], far: Math.max(...heads.map((e, i) => Math.abs(box(e).left - box(columns[i]).left)), Math.abs(names[0] - names[1]))};
		}, left);
		faults.push(...equal("tops of heads", tops, [4]), ...(far < 1 ? [] : [`heads are ${far} beside their columns`]));
	}
	return faults;
}

/* On paper, A4 on its side, each name is in one of the pieces of the picture, of five points at least, and each piece fits a page. */
async function checkPaper(page) {
	await page.emulateMedia({media: "print"});
	await page.setViewportSize({width: 986, height: 642});
	const {names, seen, points, heights} = await page.evaluate(() => {
		dispatchEvent(new Event("beforeprint"));
		const box = (e) => e.getBoundingClientRect(), pieces = [...document.querySelectorAll(".piece")];
		const size = (piece) => box(piece).width / piece.viewBox.baseVal.width;
		const isIn = (text, piece) => box(text).top >= box(piece).top + 40 * size(piece) - 1 && box(text).bottom <= box(piece).bottom + 1 && box(text).right <= box(piece).right;
		const texts = pieces.map((piece) => [...piece.querySelectorAll(".names a text")]);
		return {
			names: document.querySelectorAll(".picture > .names a").length, seen: texts.flatMap((list, i) => list.filter((text) => isIn(text, pieces[i]))).length,
			points: Math.min(...texts.flatMap((list, i) => list.map((text) => .75 * parseFloat(getComputedStyle(text).fontSize) * size(pieces[i])))),
			heights: pieces.map((piece) => Math.round(box(piece).height)),
		};
	});
	return [...equal("names on paper", seen, names), ...(points >= 5 ? [] : [`names are of ${points} points`]), ...(heights[0] < 380 && Math.max(...heights) < 642 ? [] : [`heights are ${heights}`]), ...await checkWide(page)];
}

/* Names stay beside the columns while these scroll, each at the height of its band, and are printed with the whole picture. */
async function checkNames(page, scripted) {
	const look = () => page.evaluate(() => {
		const box = (e) => e.getBoundingClientRect();
		const isSeen = (e, selector) => {
			e.scrollIntoView({block: "center", inline: "nearest"});
			return document.elementFromPoint(box(e).left + 2, (box(e).top + box(e).bottom) / 2)?.closest(selector) === e.closest(selector);
		};
		const wide = document.querySelector(".wide"), names = [...document.querySelectorAll(".names a text")];
		const printed = [...document.querySelectorAll(".bands a text")];
		return {
			scrolls: wide.scrollWidth - wide.clientWidth, beside: names.filter((e) => isSeen(e, ".names a")).length,
			level: names.filter((e, i) => Math.abs(box(e).top - box(printed[i]).top) < 1 && e.textContent === printed[i].textContent).length,
			printed: printed.filter((e) => box(e).width && box(e).right <= innerWidth).length, names: names.length,
		};
	});
	const faults = [];
	const start = await look();
	for (const left of [0, start.scrolls / 2, start.scrolls]) {
		await page.evaluate((x) => { document.querySelector(".wide").scrollLeft = x; }, left);
		const {beside, level, names} = await look();
		faults.push(...equal(`names beside the columns at ${left}`, [beside, level], [names, names]));
	}
	faults.push(...await checkHeads(page));
	if (scripted)
		return [...faults, ...await checkPaper(page)];
	await page.emulateMedia({media: "print"});
	await page.setViewportSize({width: 660, height: 900});
	const paper = await look();
	faults.push(...equal("names on paper", paper.printed, paper.names), ...equal("what paper cannot scroll", paper.scrolls, 0), ...await checkWide(page));
	return start.scrolls > 0 && start.names > 5 ? faults : [...faults, `the picture does not scroll, or has few names: ${JSON.stringify(start)}`];
}

/* A band and its name are told together, wherever the mouse is. */
async function checkLit(page) {
	await page.hover(".names a >> nth=3");
	const lit = await page.evaluate(() => [...document.querySelectorAll(".picture a.lit")].map((a) => a.getAttribute("href")));
	return [...equal("lit", lit.length, 2), ...equal("of one clause", new Set(lit).size, 1)];
}

/* A band leads to the life of its clause, and is told what it is. */
async function checkBands(page) {
	const bands = await page.evaluate(() => [...document.querySelectorAll(".bands a")].map((a) => [a.getAttribute("href").slice(1), a.querySelector("title").textContent]));
	const faults = bands.filter(([, name]) => !/: in \d+ of \d+ versions, from /.test(name)).map(([, name]) => `a band is called ${name}`);
	await page.focus(`.bands a[href="#${bands[3][0]}"]`);
	await page.keyboard.press("Enter");
	await page.waitForTimeout(700);
	const top = await page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, bands[3][0]);
	return top >= 0 && top < 900 ? faults : [...faults, `the life is at ${top}`];
}

/* Without scripts all texts are there, and what would need one is not. */
async function checkBare(page) {
	const {text, buttons} = await page.evaluate(() => ({text: document.body.innerText.length, buttons: [...document.querySelectorAll(".needs-script")].filter((e) => e.offsetParent).length}));
	return [...(text > 100 ? [] : ["there is no text"]), ...equal("things that need a script", buttons, 0)];
}

async function checkHarmless(page) {
	const {harm, raw, html} = await page.evaluate(() => ({harm: window.harm, raw: document.body.textContent, html: document.documentElement.outerHTML}));
	const faults = harm ? ["a text was run"] : [];
	const foreign = await page.evaluate(() => [...document.querySelectorAll("img, iframe, object, embed, link, script[src], [onerror], [onload], [onclick], [onmouseover], [onfocus], b[onclick], [style]")].map((e) => e.outerHTML.slice(0, 80)));
	if (html.includes(TURN))
		faults.push("a character that turns the text is there as it is");
	if (!raw.includes("U+202E"))
		faults.push("a character that turns the text is not shown");
	return [...faults, ...foreign.map((e) => `an element that no page has: ${e}`)];
}

async function checkEvilText(page) {
	const text = await page.evaluate(() => document.getElementById("ui-main").textContent);
	return EVIL.filter((evil) => !text.includes(evil)).map((evil) => `is not there as text: ${evil}`);
}

async function checkWide(page) {
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	return wide > 0 ? [`${wide} pixels are beyond the edge`] : [];
}

async function everyPage(browser, pages) {
	for (const [name, file] of Object.entries(pages)) {
		await test(browser, `${name}: accessible, light`, file, checkAccess, {colorScheme: "light", bypassCSP: true});
		await test(browser, `${name}: accessible, dark, on a phone`, file, checkAccess, {colorScheme: "dark", bypassCSP: true, viewport: {width: 390, height: 844}});
		await test(browser, `${name}: ids and links`, file, async (page) => [...await checkUnique(page), ...(/list|collection$/.test(name) && !/^(collection|hostile)/.test(name) ? [] : await checkLinks(page))]);
		await test(browser, `${name}: nothing beyond the edge of a phone`, file, checkWide, {viewport: {width: 390, height: 844}});
		await test(browser, `${name}: without scripts`, file, checkBare, {javaScriptEnabled: false});
	}
}

async function useSamples(browser, pages) {
	const at = (name) => path.join(root, "samples", "river-ferries", name);
	await test(browser, "changes: filters", pages.changes, checkFilters);
	await test(browser, "changes: filters without scripts", pages.changes, checkFilters, {javaScriptEnabled: false});
	await test(browser, "changes: keys", pages.changes, checkKeys, {reducedMotion: "reduce"});
	const sides = (scripted) => (page) => checkSides(page, at("ARC_RES_14_3.txt"), at("ARC_RES_16_11.txt"), scripted);
	await test(browser, "changes: side by side", pages.changes, sides(true));
	await test(browser, "changes: side by side without scripts", pages.changes, sides(false), {javaScriptEnabled: false});
	await test(browser, "changes: side by side, printed", pages.changes, checkSidesPrinted);
	await test(browser, "changes: the view is remembered", pages.changes, checkMemory);
	await test(browser, "changes: strip", pages.changes, checkStrip, {reducedMotion: "reduce"});
	await test(browser, "origins: slider", pages.origins, checkSlider);
	await test(browser, "collection: search", pages.collection, (page) => checkSearch(page, "ferry 2018", "locomotive"));
	await test(browser, "collection: what was found", pages.collection, checkFound, {bypassCSP: true});
	await test(browser, "collection: what was found, on a phone, dark", pages.collection, checkFound, {bypassCSP: true, colorScheme: "dark", viewport: {width: 390, height: 844}});
	await test(browser, "series: bands", pages.series, checkBands);
	await test(browser, "series: names beside bands", pages.series, checkLit);
	await test(browser, "series: heads of columns", pages.series, checkHeads);
}

async function useMade(browser, dir) {
	const series = long(stemma, path.join(dir, "long"));
	const phone = {viewport: {width: 390, height: 844}};
	await test(browser, "sixty versions: names stay", series, (page) => checkNames(page, true));
	await test(browser, "sixty versions: heads stay", series, checkPinned, {viewport: {width: 1000, height: 300}});
	await test(browser, "sixty versions: heads stay, on a phone", series, checkPinned, {viewport: {width: 390, height: 300}});
	await test(browser, "sixty versions: names stay, on a phone without scripts", series, (page) => checkNames(page, false), {...phone, javaScriptEnabled: false});
	await test(browser, "sixty versions: accessible", series, checkAccess, {bypassCSP: true});
	await test(browser, "sixty versions: nothing beyond the edge of a phone", series, checkWide, phone);
	await test(browser, "more words than there is room for", wordy(stemma, path.join(dir, "wordy")), checkBound);
	await test(browser, "sixty versions: many hits", path.join(path.dirname(series), "..", "index.html"), checkMany, {...phone, bypassCSP: true});
	const speaking = languages(stemma, path.join(dir, "languages"));
	await test(browser, "languages: asked for in the address", speaking, checkAsked);
	await test(browser, "languages: words of clauses", speaking, (page) => checkWords(page, [
		["traite", ["F/2"], ["F/1", "F/2"]], ["felicite bateliers", ["F/2"], ["F/2"]], ["PROGRÈS", ["F/2"], ["F/2"]], ["d’éliminer", ["F/2"], ["F/1", "F/2"]],
		["tra êtr hum", ["F/2"], ["F/1", "F/2"]], ["raite", []], ["traite lamps", []], ["F/2 traite", ["F/2"], ["F/2"]],
		["44/25", ["F/2"], ["F/2"]], ["résolution 44/25", ["F/2"], ["F/2"]], ["25/45", []], ["voeu societe", ["F/2"], ["F/2"]], ["VŒU", ["F/2"], ["F/2"]],
		["F/1", ["F/2"], ["F/1"]], ["words", []], ["added", []], ["changes", []],
		["الاتجار", ["A/1"]], ["اتجار بالأشخاص", ["A/1"]], ["أشخاص", ["A/1"]], ["اشخاص", ["A/1"]],
		["贩运", ["C/1"]], ["贩运人口", ["C/1"]], ["人口贩运", []], ["口", ["C/1"]], ["торговл", ["R/1"]], ["ВСЕМ ЛЮДЬМИ", ["R/1"]], ["людей", []],
	]));
}

async function useHostile(browser, pages) {
	for (const [name, file] of Object.entries(pages)) {
		await test(browser, `${name}: harmless`, file, checkHarmless);
		if (/changes|document|origins/.test(name))
			await test(browser, `${name}: all of it is text`, file, checkEvilText);
	}
}

/* A word of a megabyte is broken into lines like any other. */
async function useHuge(browser, pages) {
	for (const [name, file] of Object.entries(pages))
		await test(browser, `${name}, a word of a megabyte`, file, checkWide);
	await test(browser, "hostile changes, a word of a megabyte: all of it", pages["hostile changes"],
		async (page) => equal("words", await page.evaluate(() => document.body.innerText.match(/a{1000000}/g)?.length), 2));
}

async function useReal(browser, pages) {
	await test(browser, "large pair: filters", pages["large pair"], checkFilters);
	await test(browser, "migrants series: bands", pages["migrants series"], checkBands);
	await test(browser, "migrants series: printed", pages["migrants series"], checkPaper);
	await test(browser, "migrants origins: slider", pages["migrants origins"], checkSlider);
	await test(browser, "migrants list: search", pages["migrants list"], (page) => checkSearch(page, "PROTECTION 2005", "été 1812"));
	await test(browser, "arabic: from right to left", pages.arabic, async (page) => equal("direction", await page.evaluate(() => getComputedStyle(document.getElementById("ui-main")).direction), "rtl"));
}

const lacking = missing(modules);
if (lacking) {
	console.log(`1..0 # SKIP ${lacking}: no page is looked at in a browser`);
	process.exit(0);
}
const dir = mkdtempSync(path.join(os.tmpdir(), "stemma-pages-"));
const browser = await launch(modules);
try {
	const sets = [samples(stemma, root, dir), hostile(stemma, path.join(dir, "hostile"), 2000), real(stemma, root, path.join(dir, "real"))];
	await everyPage(browser, {...sets[0], ...sets[1], ...sets[2]});
	await useSamples(browser, sets[0]);
	await useMade(browser, dir);
	await useHostile(browser, sets[1]);
	await useHuge(browser, hostile(stemma, path.join(dir, "huge"), 1 << 20));
	if (sets[2])
		await useReal(browser, sets[2]);
	else
		console.log(`ok ${++tests} - pages of real texts # SKIP there is no ../shared; set STEMMA_SHARED`);
} catch (error) {
	result("all pages", [error.stack]);
}
await browser.close();
rmSync(dir, {recursive: true, force: true});
console.log(`1..${tests}`);
process.exit(failed ? 1 : 0);
