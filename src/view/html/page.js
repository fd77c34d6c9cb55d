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

	/* Letters with and without accents, small and capital, are the same to the search. */
	const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
	function startCollection() {
		const items = all(".list > li").map((item) => ({item, text: plain(item.textContent)}));
		const search = () => {
			const words = plain(ui("search").value).split(/\s+/).filter(Boolean);
			let found = 0;
			for (const {item, text} of items) {
				item.hidden = !words.every((word) => text.includes(word));
				found += !item.hidden;
			}
			all(".body").forEach((body) => { body.hidden = !body.querySelector(".list > li:not([hidden])"); });
			ui("found").textContent = words.length ? found + " of " + items.length + " series" : "";
		};
		ui("search").addEventListener("input", search);
		ui("search").form.addEventListener("submit", (event) => event.preventDefault());
		search();
	}

	const start = {diff: startDiff, blame: startBlame, collection: startCollection, series: startSeries}[document.body.className];
	if (start)
		start();
})();
