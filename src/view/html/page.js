/* What makes a page more comfortable; everything can be read without it. */
(function () {
	"use strict";
	const ui = (id) => document.getElementById("ui-" + id);
	const all = (selector) => [...document.querySelectorAll(selector)];
	document.documentElement.classList.add("script");

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
	function path(line, d, name) {
		const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
		shape.setAttribute("d", d);
		if (name)
			shape.setAttribute("class", name);
		line.append(shape);
	}
	function drawMoves() {
		const rows = document.querySelector(".rows");
		const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
		const top = rows.getBoundingClientRect().top;
		const lanes = [];
		document.querySelector(".moves")?.remove();
		line.setAttribute("class", "moves");
		line.setAttribute("aria-hidden", "true");
		for (const from of all(".departed").filter(isShown)) {
			const to = document.getElementById(decodeURIComponent(from.querySelector("a").hash.slice(1)));
			if (!to || !isShown(to))
				continue;
			const a = from.getBoundingClientRect().top - top + 16, b = to.getBoundingClientRect().top - top + 16;
			const first = Math.min(a, b), last = Math.max(a, b);
			let lane = lanes.findIndex((end) => end < first);
			if (lane < 0)
				lane = lanes.length;
			lanes[lane] = last;
			const x = 20 - 5 * (lane % 4);
			path(line, `M26 ${a}H${x}V${b}H24`);
			path(line, `M28 ${b}l-7 -4v8z`, "tip");
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
	function startBlame() {
		ui("time").addEventListener("input", showTime);
		showTime();
	}

	/* The life that a link leads to is unfolded, also when one comes from another page. */
	function unfold() {
		const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
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
	function startSeries() {
		const picture = document.querySelector(".picture");
		["pointerover", "focusin", "pointerleave"].forEach((name) => picture?.addEventListener(name, light));
		ui("unfold")?.addEventListener("click", () => all("details.life").forEach((fold) => { fold.open = true; }));
		addEventListener("hashchange", unfold);
		unfold();
	}

	/* Letters with and without accents or vowel signs, small and capital, are the same to the search. */
	const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640]/gu, "").toUpperCase().toLowerCase();
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
	const PARTS = new RegExp(UNSPACED + "+|(?:(?!" + UNSPACED + ")[\\p{L}\\p{Nd}\\p{M}])+", "gu");
	function testsOf(typed, letters) {
		return (typed.normalize("NFKC").match(PARTS) ?? []).flatMap((part) => {
			const all = [...part], text = plain(all.slice(0, letters).join(""));
			if (new RegExp("^" + UNSPACED, "u").test(part))
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
	/* For each of COUNT versions whether its clauses have all parts of the word that was TYPED; symbols are no words of clauses. */
	function clausesWith(words, typed, count) {
		const tests = /\d.*\/|\/.*\d/.test(typed) ? [] : testsOf(typed, +ui("words")?.dataset.letters);
		return tests.map((test) => {
			const found = new Uint8Array(count);
			words.forEach(([word, versions]) => test(word) && mark(found, versions));
			return found;
		}).reduce((both, found) => both ? both.map((has, i) => has & found[i]) : found, null) ?? new Uint8Array(count);
	}

	/* The versions of a series that were found, in a line below its name; each leads to its text. */
	function showHits(series, hits) {
		series.item.querySelector(".hits")?.remove();
		if (!hits.length || series.versions.length < 2)
			return;
		const line = document.createElement("p");
		line.className = "hits";
		line.append("In " + hits.length + " of " + series.versions.length + " versions: ");
		for (const version of hits) {
			const link = version.querySelector("a:last-of-type"), name = document.createElement(link ? "a" : "span");
			name.textContent = version.querySelector("b").textContent;
			if (link)
				name.href = link.getAttribute("href");
			line.append(name, " " + version.querySelector(".date").textContent.slice(0, 4) + " ");
		}
		series.item.querySelector("details, .versions").before(line);
	}
	let saying = 0;
	/* A screen reader is told when typing has paused, not at each letter. */
	function say(text) {
		clearTimeout(saying);
		saying = setTimeout(() => { ui("found").textContent = text; }, 300);
	}
	function startCollection() {
		const versions = all(".versions > li"), texts = versions.map((version) => plain(version.textContent));
		const place = new Map(versions.map((version, i) => [version, i]));
		const list = all(".list > li").map((item) => ({item, text: plain(item.textContent), versions: [...item.querySelectorAll(".versions > li")]}));
		let words = null;
		const search = () => {
			const typed = ui("search").value.split(/\s+/).filter(Boolean), names = typed.map(plain);
			words ??= typed.length ? readWords() : null;
			const has = typed.map((word) => clausesWith(words, word, versions.length));
			const isHit = (i) => typed.length > 0 && names.every((name, k) => has[k][i] || texts[i].includes(name));
			let series = 0, count = 0;
			for (const one of list) {
				const hits = ui("words") ? one.versions.filter((version) => isHit(place.get(version))) : [];
				one.item.hidden = !hits.length && !names.every((name) => one.text.includes(name));
				series += !one.item.hidden;
				count += hits.length;
				showHits(one, hits);
			}
			all(".body").forEach((body) => { body.hidden = !body.querySelector(".list > li:not([hidden])"); });
			say(!typed.length ? "" : series + " of " + list.length + " series" + (ui("words") ? ", " + count + " of " + versions.length + " versions" : ""));
		};
		const keep = () => history.replaceState(null, "", "#" + new URLSearchParams({find: ui("search").value}));
		ui("search").addEventListener("input", () => { search(); keep(); });
		ui("search").form.addEventListener("submit", (event) => event.preventDefault());
		ui("search").value ||= new URLSearchParams(location.hash.slice(1)).get("find") ?? "";
		search();
	}

	const start = {diff: startDiff, blame: startBlame, collection: startCollection, series: startSeries}[document.body.className];
	if (start)
		start();
})();
