/* What makes a page more comfortable; everything can be read without it. */
(function () {
	"use strict";
	const ui = (id) => document.getElementById("ui-" + id);
	const all = (selector) => [...document.querySelectorAll(selector)];
	document.documentElement.classList.add("script");

	/* What an address says, or what it is where that is nothing. */
	function decoded(text) {
		try {
			return decodeURIComponent(text);
		} catch {
			return text;
		}
	}
	/* What the address of the page says to look for, or null. */
	const asked = () => new URLSearchParams(location.hash.slice(1)).get("find");

	/* How a reader last had it, from page to page; where nothing may be kept it is forgotten. */
	function recall(name) {
		try {
			return localStorage.getItem("stemma-" + name);
		} catch {
			return null;
		}
	}
	function remember(name, value) {
		try {
			localStorage.setItem("stemma-" + name, value);
		} catch { /* a browser that keeps nothing */ }
	}

	/* From change to change. */
	const changes = all("section.row");
	const isShown = (row) => row.offsetParent !== null;
	let current = null;
	/* The change to go on from: the one that was gone to, while it is on the screen, else the place of the screen. */
	function next(shown, step) {
		const top = document.querySelector(".travel").getBoundingClientRect().bottom;
		const place = current && isShown(current) ? current.getBoundingClientRect() : {top: -1, bottom: -1};
		if (place.bottom > top && place.top < innerHeight)
			return shown.indexOf(current) + step;
		const behind = shown.findIndex((row) => row.getBoundingClientRect().top >= top);
		return step > 0 ? (behind < 0 ? shown.length - 1 : behind) : (behind < 0 ? shown.length : behind) - 1;
	}
	function go(step) {
		const shown = changes.filter(isShown);
		const at = Math.max(0, Math.min(next(shown, step), shown.length - 1));
		if (!shown.length)
			return;
		current = shown[at];
		current.scrollIntoView({block: "start"});
		current.querySelector("a").focus({preventScroll: true});
		ui("place").textContent = at + 1 + " of " + shown.length;
	}
	function travelByKey(event) {
		const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio";
		if (typing || event.ctrlKey || event.altKey || event.metaKey || !ui("keys").checked)
			return;
		if (event.key === "n" || event.key === "p") {
			event.preventDefault();
			go(event.key === "n" ? 1 : -1);
		}
	}

	/* Lines from where paragraphs stood to where they are. */
	function shape(name, attributes) {
		const one = document.createElementNS("http://www.w3.org/2000/svg", name);
		Object.entries(attributes).forEach(([key, value]) => one.setAttribute(key, value));
		return one;
	}
	function drawMoves() {
		const rows = document.querySelector(".rows");
		const line = shape("svg", {class: "moves", "aria-hidden": "true"});
		const top = rows.getBoundingClientRect().top;
		const lanes = [];
		document.querySelector(".moves")?.remove();
		for (const from of all(".departed").filter(isShown)) {
			const to = document.getElementById(decoded(from.querySelector("a").hash.slice(1)));
			if (!to || !isShown(to))
				continue;
			const a = from.getBoundingClientRect().top - top + 16, b = to.getBoundingClientRect().top - top + 16;
			const first = Math.min(a, b), last = Math.max(a, b);
			let lane = lanes.findIndex((end) => end < first);
			if (lane < 0)
				lane = lanes.length;
			lanes[lane] = last;
			const x = 20 - 5 * (lane % 4);
			line.append(shape("path", {d: `M26 ${a}H${x}V${b}H24`}), shape("path", {d: `M28 ${b}l-7 -4v8z`, class: "tip"}));
		}
		rows.prepend(line);
	}

	/* What of the text is on the screen, as a share of the strip; a click goes to the change there. */
	function drawSeen() {
		const rows = document.querySelector(".rows").getBoundingClientRect();
		const share = (y) => Math.max(0, Math.min(1000, 1000 * (y - rows.top) / rows.height));
		ui("seen").setAttribute("y", share(0));
		ui("seen").setAttribute("height", share(innerHeight) - share(0));
	}
	function goToMark(event) {
		const y = 1000 * event.clientY / innerHeight;
		const marks = all(".strip rect:not([id])");
		const far = (mark) => Math.abs(+mark.getAttribute("y") + mark.getAttribute("height") / 2 - y);
		const nearest = marks.reduce((best, mark, i) => far(mark) < far(marks[best]) ? i : best, 0);
		changes[nearest]?.scrollIntoView({block: "center"});
	}

	let waiting = false;
	function soon(draw) {
		if (waiting)
			return;
		waiting = true;
		requestAnimationFrame(() => { waiting = false; draw(); });
	}
	function startDiff() {
		const redraw = () => { drawMoves(); drawSeen(); };
		if (recall("view") === "sides")
			ui("sides").checked = true;
		document.querySelector(".view").addEventListener("change", () => remember("view", ui("sides").checked ? "sides" : "inline"));
		ui("next").addEventListener("click", () => go(1));
		ui("previous").addEventListener("click", () => go(-1));
		document.addEventListener("keydown", travelByKey);
		document.querySelector(".tools").addEventListener("change", redraw);
		document.querySelector(".strip").addEventListener("click", goToMark);
		addEventListener("scroll", () => soon(drawSeen), {passive: true});
		addEventListener("resize", () => soon(redraw));
		ui("place").textContent = changes.length + " changes";
		redraw();
	}
	/* The life that a link leads to is unfolded, also when one comes from another page. */
	function unfold() {
		const target = location.hash && document.getElementById(decoded(location.hash.slice(1)));
		const fold = target && target.closest("details.life");
		if (!fold || fold.open)
			return;
		fold.open = true;
		target.scrollIntoView({block: "start"});
	}
	/* A band and its name beside the picture are shown together. */
	function light(event) {
		const link = event.target.closest?.(".picture a");
		all(".picture a").forEach((a) => a.classList.toggle("lit", Boolean(link) && a.getAttribute("href") === link.getAttribute("href")));
	}
	const HEAD = 40, LABELS = 420;
	/* Copies of the heads of columns. */
	const columnHeads = () => all(".bands > .head").map((head) => {
		const copy = head.cloneNode(true);
		copy.querySelector(".grid").remove();
		return copy;
	});
	const namesHead = () => document.querySelector(".names > .head").cloneNode(true);
	/* Heads stay in sight while one scrolls down; at first the last version is seen, which the names are of. */
	function pinHeads(picture) {
		const wide = picture.querySelector(".wide"), names = picture.querySelector(".names");
		const heads = shape("svg", {class: "heads", "aria-hidden": "true"}), columns = shape("svg", {height: HEAD}), head = namesHead();
		const fit = () => {
			const width = Math.max(0, Math.min(wide.scrollWidth - 120, names.getBoundingClientRect().left - wide.getBoundingClientRect().left));
			columns.setAttribute("width", width);
			columns.setAttribute("viewBox", [wide.scrollLeft, 0, width, HEAD].join(" "));
			head.setAttribute("transform", "translate(" + width + " 0)");
		};
		columns.append(...columnHeads());
		heads.append(shape("rect", {class: "sheet", width: "100%", height: HEAD}), columns, head);
		picture.prepend(heads);
		wide.scrollLeft = wide.scrollWidth;
		wide.addEventListener("scroll", () => soon(fit), {passive: true});
		addEventListener("resize", () => soon(fit));
		fit();
	}

	/* Units of a page on its side, of which ten, the size of names, are five points; the first one has the title as well. */
	const PAGE = 1450, FIRST = 480, OTHERS = 830;
	/* Where the picture is cut: above names, but not between that of a part and the first one in it. */
	function cuts(height) {
		const texts = all(".names > :not(.head)").map((e) => e.matches("text") ? e : e.querySelector("text")).filter(Boolean);
		const rows = texts.map((text) => ({y: +text.getAttribute("y") - 9, isPart: text.matches(".part")})).sort((a, b) => a.y - b.y);
		const places = rows.filter((row, i) => i && !rows[i - 1].isPart).map((row) => row.y);
		const pieces = [];
		for (let from = HEAD; from < height;) {
			const most = from + (from === HEAD ? FIRST : OTHERS);
			const to = height <= most ? height : places.findLast((y) => y > from && y <= most) ?? most;
			pieces.push([from, to]);
			from = to;
		}
		return pieces;
	}
	/* The picture between two heights as one of its own, below the heads; columns are pushed together where there are many. */
	function piece([from, to]) {
		const bands = document.querySelector(".wide .bands"), columns = bands.getAttribute("width") - LABELS;
		const width = Math.min(columns, PAGE - LABELS), height = to - from;
		const inside = (attributes, box, nodes) => {
			const one = shape("svg", {preserveAspectRatio: "none", viewBox: box.join(" "), ...attributes});
			one.append(...nodes);
			return one;
		};
		const one = shape("svg", {class: "piece", viewBox: [0, 0, PAGE, HEAD + height].join(" "), "aria-hidden": "true"});
		const copies = (selector) => all(selector).map((node) => node.cloneNode(true));
		one.append(
			inside({class: "heads", width, height: HEAD}, [0, 0, columns, HEAD], columnHeads()),
			inside({class: "names", x: width, width: LABELS, height: HEAD}, [0, 0, LABELS, HEAD], [namesHead()]),
			inside({class: "bands", y: HEAD, width, height}, [0, from, columns, height], copies(".wide .bands > *")),
			inside({class: "names", x: width, y: HEAD, width: LABELS, height}, [0, from, LABELS, height], copies(".names > a, .names > .part")));
		return one;
	}
	function cutForPaper() {
		const pieces = document.createElement("div");
		document.querySelector(".pieces")?.remove();
		pieces.className = "pieces";
		pieces.append(...cuts(+document.querySelector(".wide .bands").getAttribute("height")).map(piece));
		document.querySelector(".picture").after(pieces);
	}
	function startSeries() {
		const picture = document.querySelector(".picture");
		if (picture)
			pinHeads(picture);
		if (picture)
			addEventListener("beforeprint", cutForPaper);
		addEventListener("afterprint", () => document.querySelector(".pieces")?.remove());
		["pointerover", "focusin", "pointerleave"].forEach((name) => picture?.addEventListener(name, light));
		ui("unfold")?.addEventListener("click", () => all("details.life").forEach((fold) => { fold.open = true; }));
		addEventListener("hashchange", unfold);
		unfold();
	}

	/* Letters with and without accents or vowel signs, small and capital, joined or not, are the same to the search. */
	const APART = {"\u0153": "oe", "\u00e6": "ae", "\u00df": "ss"};
	const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toUpperCase().toLowerCase().replace(/[\u0153\u00e6\u00df]/g, (one) => APART[one]);
	const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	/* The lines of the words in the page, as pairs of a word and its versions, which are read when they are asked for. */
	function readWords() {
		let word = [];
		return (ui("words")?.textContent ?? "").split("\n").filter(Boolean).map((line) => {
			const [rest, versions] = line.slice(1).split(" ");
			word = [...word.slice(0, DIGITS.indexOf(line[0])), ...rest];
			return [plain(word.join("")), versions];
		});
	}
	/* Marks in VERSIONS the stretches that TEXT tells. */
	function mark(versions, text) {
		let i = 0, at = 0;
		const number = () => {
			for (let value = 0, shift = 0; ; shift += 5) {
				const digit = DIGITS.indexOf(text[i++]);
				value += (digit % 32) << shift;
				if (digit < 32)
					return value;
			}
		};
		while (i < text.length) {
			const step = number(), start = at + (step >> 1);
			at = start + (step % 2 ? number() + 2 : 1);
			versions.fill(1, start, at);
		}
	}
	/*
	 * How the parts of a word that was typed are looked for: where no spaces are written by every two characters, numbers as they
	 * are, words of Arabic within what is written together with them, others by their beginnings. One letter alone tells nothing.
	 */
	const UNSPACED = "[\\u0e00-\\u0eff\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
	const IS_UNSPACED = new RegExp("^" + UNSPACED, "u");
	const PARTS = new RegExp(UNSPACED + "+|(?:(?!" + UNSPACED + ")[\\p{L}\\p{Nd}\\p{M}])+", "gu");
	function testsOf(typed, letters) {
		return (typed.normalize("NFKC").match(PARTS) ?? []).flatMap((part) => {
			const all = [...part], text = [...plain(part)].slice(0, letters).join("");
			if (IS_UNSPACED.test(part))
				return all.length < 2 || letters < 2 ? all.map((one) => (word) => word.includes(plain(one))) :
					all.slice(1).map((one, i) => plain(all[i] + one)).map((pair) => (word) => word === pair);
			if (/^\p{Nd}+$/u.test(text))
				return [(word) => word === text];
			if (all.length < 2)
				return [];
			const stem = text.replace(/^\u0627\u0644(?=...)/u, "");
			return [/^\p{Script=Arabic}{3}/u.test(stem) ? (word) => word.includes(stem) : (word) => word.startsWith(text)];
		});
	}
	/* "A/RES/44/25" is the name of a version; "44/25" may be that of a resolution that clauses cite. */
	const isSymbol = (typed) => /\d.*\/|\/.*\d/.test(typed) && /\p{L}/u.test(typed);
	/* For each of COUNT versions whether its clauses have all parts of the word that was TYPED; symbols are no words of clauses. */
	function clausesWith(words, typed, count) {
		const tests = isSymbol(typed) ? [] : testsOf(typed, +ui("words")?.dataset.letters);
		return tests.map((test) => {
			const found = new Uint8Array(count);
			words.forEach(([word, versions]) => test(word) && mark(found, versions));
			return found;
		}).reduce((both, found) => both ? both.map((has, i) => has & found[i]) : found, null) ?? new Uint8Array(count);
	}

	/* A link to VERSION, with its year where its symbol does not tell it. */
	function linkTo(version) {
		const link = originsOf(version), name = document.createElement(link ? "a" : "span");
		const symbol = version.querySelector("b").textContent, year = version.querySelector(".date").textContent.slice(0, 4);
		name.textContent = symbol;
		if (link)
			name.href = link.getAttribute("href");
		return [name, symbol.includes(year) ? " " : " " + year + " "];
	}
	/* The versions of a series that were found, in a line below its name; each leads to its text. */
	const FEW = 10, SOME = 12;
	function showHits(series, hits) {
		series.item.querySelector(".hits")?.remove();
		if (!hits.length || series.versions.length < 2)
			return;
		const line = document.createElement("div"), shown = hits.length > SOME ? FEW : hits.length;
		line.className = "hits";
		line.append("In " + hits.length + " of " + series.versions.length + " versions: ", ...hits.slice(0, shown).flatMap(linkTo));
		if (shown < hits.length) {
			const more = document.createElement("details"), summary = document.createElement("summary");
			summary.append("and " + (hits.length - shown) + " more");
			more.append(summary, ...hits.slice(shown).flatMap(linkTo));
			line.append(more);
		}
		series.item.querySelector("details, .versions").before(line);
	}
	/* The link to where the words of VERSION come from, which marks what was looked for. */
	const originsOf = (version) => version.querySelector("a:last-of-type");
	function passOn(version, text) {
		const link = originsOf(version);
		link?.setAttribute("href", link.getAttribute("href").split("#")[0] + (text ? "#" + new URLSearchParams({find: text}) : ""));
	}
	/* What is found of a version beside its clauses: its date, its symbol and its title, which is the series' where it has none. */
	function namesOf(version, title) {
		const own = [...version.childNodes].filter((node) => !node.matches?.("b, .date, .facts, .link")).map((node) => node.textContent).join("").trim();
		return plain([version.querySelector(".date").textContent, version.querySelector("b").textContent, own || title].join(" "));
	}
	function readSeries(item) {
		const title = item.querySelector(".name").textContent, versions = [...item.querySelectorAll(".versions > li")];
		const isTitle = title !== versions.at(-1).querySelector("b").textContent;
		const texts = versions.map((version) => namesOf(version, isTitle ? title : ""));
		return {item, versions, texts, text: [plain(title), ...texts].join(" ")};
	}
	/* What of a body is shown; all of it where nothing was typed. */
	function countBody(body, isAsked) {
		const series = [...body.querySelectorAll(".list > li")], shown = series.filter((item) => !item.hidden).length;
		body.hidden = !shown;
		body.querySelector(".number").textContent = (isAsked ? shown + " of " : "") + series.length + " series";
	}
	/* Why nothing was found. */
	function reason(typed, isThere) {
		const absent = typed.filter((word, k) => !isThere(k)).map((word) => "\u201c" + word + "\u201d");
		return absent.length ? ": " + absent.join(", ") + (absent.length > 1 ? " are" : " is") + " in none" : ": none has all of the words";
	}
	let saying = 0;
	/* A screen reader is told when typing has paused, not at each letter. */
	function say(text) {
		clearTimeout(saying);
		saying = setTimeout(() => { ui("found").textContent = text; }, 300);
	}
	function startCollection() {
		const list = all(".list > li").map(readSeries), versions = list.flatMap((one) => one.versions), texts = list.flatMap((one) => one.texts);
		const place = new Map(versions.map((version, i) => [version, i])), field = ui("search");
		let words = null, before = "", waiting = 0;
		const search = () => {
			const typed = field.value.split(/\s+/).filter(Boolean), names = typed.map(plain), text = typed.join(" ");
			clearTimeout(waiting);
			if (text === before)
				return;
			before = text;
			words ??= typed.length ? readWords() : null;
			const has = typed.map((word) => clausesWith(words, word, versions.length));
			const isHit = (i) => typed.length > 0 && names.every((name, k) => has[k][i] || texts[i].includes(name));
			let series = 0, count = 0;
			for (const one of list) {
				const hits = ui("words") ? one.versions.filter((version) => isHit(place.get(version))) : [];
				one.item.hidden = !hits.length && !names.every((name) => one.text.includes(name));
				series += !one.item.hidden;
				count += hits.length;
				if (!one.item.hidden)
					one.versions.forEach((version) => passOn(version, text));
				showHits(one, hits);
			}
			all(".body").forEach((body) => countBody(body, typed.length > 0));
			const isThere = (k) => has[k].includes(1) || list.some((one) => one.text.includes(names[k]));
			say(!typed.length ? "" : series + " of " + list.length + " series" + (ui("words") ? ", " + count + " of " + versions.length + " versions" : "") + (series ? "" : reason(typed, isThere)));
			history.replaceState(null, "", "#" + new URLSearchParams({find: field.value}));
		};
		/* What is typed fast is looked for once. */
		field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
		field.addEventListener("change", search);
		field.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
		addEventListener("hashchange", () => { field.value = asked() ?? field.value; search(); });
		field.value ||= asked() ?? "";
		search();
	}

	/* Words that are younger than the version the slider stands at are taken away. */
	function showTime() {
		const time = +ui("time").value;
		const origin = document.querySelector(`li.o[data-v="${time}"]`);
		const phrases = all("span.o");
		const old = phrases.filter((phrase) => +phrase.dataset.v <= time);
		const letters = (list) => list.reduce((sum, phrase) => sum + phrase.textContent.length, 0);
		all(".o").forEach((o) => o.classList.toggle("later", +o.dataset.v > time));
		ui("then").textContent = origin.querySelector("b").textContent + ", " + origin.querySelector(".date").textContent +
			": " + Math.round(100 * letters(old) / letters(phrases)) + " % of the words were there";
	}
	/* Where in TEXT is what was TYPED: a cited number as it is, else the words that the search of the first page goes by. */
	function stretchesOf(text, typed) {
		if (/^\d+(\/\d+)+$/.test(typed))
			return [...text.matchAll(new RegExp("(^|\\D)" + typed + "(?!\\d)", "g"))].map((match) => [match.index + match[1].length, match.index + match[0].length]);
		const tests = isSymbol(typed) ? [] : testsOf(typed, Infinity);
		const pieces = [...text.matchAll(PARTS)].flatMap(({0: part, index}) => piecesOf(part).map(([start, end]) => [index + start, index + end]));
		return pieces.filter(([start, end]) => tests.some((test) => test(plain(text.slice(start, end)))));
	}
	/* A word, or each two neighbours where no spaces are written. */
	function piecesOf(part) {
		const all = [...part], starts = [0];
		if (!IS_UNSPACED.test(part) || all.length < 2)
			return [[0, part.length]];
		all.forEach((one) => starts.push(starts.at(-1) + one.length));
		return starts.slice(2).map((end, i) => [starts[i], end]);
	}
	/* Those of TEXT that overlap, or have but space between them, as one. */
	function joined(text, stretches) {
		const all = [];
		for (const [start, end] of stretches.sort((a, b) => a[0] - b[0])) {
			const last = all.at(-1);
			if (last && !text.slice(last[1], start).trim())
				last[1] = Math.max(last[1], end);
			else
				all.push([start, end]);
		}
		return all;
	}
	function markIn(node, typed) {
		for (const [start, end] of joined(node.data, typed.flatMap((word) => stretchesOf(node.data, word))).reverse()) {
			const found = node.splitText(start), mark = document.createElement("mark");
			found.splitText(end - start);
			found.replaceWith(mark);
			mark.append(found);
		}
	}
	/* How many places are marked, always in sight, with a way from one to the next. */
	function tellMarks(text, marks) {
		const bar = document.createElement("div"), told = document.createElement("output"), button = document.createElement("button");
		let at = 0;
		const goOn = () => marks[at++ % marks.length].scrollIntoView({block: "center"});
		bar.className = "travel found";
		told.textContent = "\u201c" + text + "\u201d: " + (marks.length ? marks.length + (marks.length > 1 ? " places" : " place") + " marked" : "not in the text below");
		bar.append(told);
		if (marks.length > 1) {
			button.type = "button";
			button.textContent = "Next place";
			button.addEventListener("click", goOn);
			bar.append(" ", button);
		}
		ui("main").before(bar);
		if (marks.length)
			goOn();
	}
	/* What was searched for on the first page is marked where one comes from there. */
	function showFound() {
		const text = asked()?.trim(), nodes = [];
		if (asked() === null)
			return;
		document.querySelector(".travel.found")?.remove();
		all("mark").forEach((mark) => { const parent = mark.parentNode; mark.replaceWith(...mark.childNodes); parent.normalize(); });
		if (!text)
			return;
		all(".row > p .o").forEach((phrase) => nodes.push(...[...phrase.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)));
		nodes.forEach((node) => markIn(node, text.split(/\s+/)));
		tellMarks(text, all("mark"));
	}
	function startBlame() {
		ui("time").addEventListener("input", showTime);
		addEventListener("hashchange", showFound);
		showTime();
		showFound();
	}

	const start = {diff: startDiff, blame: startBlame, collection: startCollection, series: startSeries}[document.body.className];
	if (start)
		start();
})();
