/*
 * A browser for tests and measurements: Debian's Chromium, driven by playwright-core. Nothing may leave the machine: a page
 * that asks for anything but files fails its test.
 */
import {createRequire} from "node:module";
import {existsSync, readFileSync} from "node:fs";
import path from "node:path";

const PROGRAMS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync"];

/* What is missing, in words, or null. MODULES is the folder that tools/test installs into. */
export function missing(modules) {
	if (!PROGRAMS.some(existsSync))
		return "no Chromium (Debian's package chromium)";
	if (!existsSync(path.join(modules, "playwright-core")) || !existsSync(path.join(modules, "axe-core")))
		return "no playwright-core or axe-core (tools/test browser installs them)";
	return null;
}

export async function launch(modules) {
	const {chromium} = createRequire(path.join(modules, "x.js"))("playwright-core");
	return chromium.launch({executablePath: PROGRAMS.find(existsSync), args: QUIET});
}

/* The text of axe-core, to be run in a page. */
export function axe(modules) {
	return readFileSync(path.join(modules, "axe-core", "axe.min.js"), "utf8");
}

/* A page whose faults are gathered in page.faults: errors, messages, and whatever it asks for beside itself. */
export async function open(browser, url, options = {}) {
	const context = await browser.newContext({viewport: {width: 1366, height: 900}, ...options});
	const page = await context.newPage();
	page.faults = [];
	page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
	page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
	page.on("dialog", (dialog) => { page.faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
	page.on("request", (request) => {
		if (!request.url().startsWith("file:") || request.resourceType() !== "document")
			page.faults.push(`request: ${request.url()}`);
	});
	await page.goto(url);
	return page;
}
