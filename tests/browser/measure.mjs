/*
 * Figures of the pages, one a line as "name TAB value", for tools/measure.
 *
 * usage: measure.mjs STEMMA ROOT MODULES
 *
 * Times are of a headless browser with nothing cached, the best of three: they are measured, and nobody's test.
 */
import {mkdtempSync, rmSync, statSync} from "node:fs";
import os from "node:os";
import path from "node:path";
import {launch, missing, open} from "./browser.mjs";
import {real, run, samples, url} from "./make.mjs";

const [stemma, root, modules] = process.argv.slice(2).map((argument) => path.resolve(argument));
const TURNS = 3, WHEELS = 80;

async function paint(browser, file) {
	const page = await open(browser, url(file));
	await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length);
	const time = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
	await page.context().close();
	return time;
}

/* The longest task while the whole page is scrolled through, 0 when none took 50 ms, which is when the browser tells. */
async function scroll(browser, file) {
	const page = await open(browser, url(file));
	await page.waitForTimeout(500);
	await page.evaluate(() => {
		window.tasks = [0];
		new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.tasks.push(entry.duration))).observe({type: "longtask"});
	});
	await page.mouse.move(500, 500);
	for (let i = 0; i < WHEELS; i++) {
		await page.mouse.wheel(0, 1200);
		await page.waitForTimeout(25);
	}
	const longest = await page.evaluate(() => Math.max(...window.tasks));
	await page.context().close();
	return longest;
}

async function best(times, take) {
	const found = [];
	for (let i = 0; i < times; i++)
		found.push(await take());
	return Math.min(...found);
}

const say = (name, value) => console.log(`${name}\t${value}`);
const lacking = missing(modules);
if (lacking) {
	console.error(lacking);
	process.exit(77);
}
const dir = mkdtempSync(path.join(os.tmpdir(), "stemma-pages-"));
const browser = await launch(modules);
const sets = {...samples(stemma, root, dir), ...real(stemma, root, path.join(dir, "real"))};
if (sets["large pair"]) {
	const shared = process.env.STEMMA_SHARED || path.join(root, "..", "shared");
	const texts = ["A_RES_78_69.pdf", "A_RES_79_144.pdf"].map((name) => JSON.parse(run(stemma, "show", "--format=json", path.join(shared, "corpus", "un", "pdf", name))));
	const bytes = texts.flatMap((text) => text.paragraphs).reduce((sum, p) => sum + Buffer.byteLength(p.text), 0);
	say("large pair: bytes of the page", statSync(sets["large pair"]).size);
	say("large pair: bytes of the paragraphs", bytes);
	say("large pair: longest task while scrolling", await best(TURNS, () => scroll(browser, sets["large pair"])));
}
for (const [name, file] of Object.entries(sets))
	say(`${name}: first paint`, (await best(TURNS, () => paint(browser, file))).toFixed(0));
await browser.close();
rmSync(dir, {recursive: true, force: true});
