/* The search box: a combobox with a list of what is found. It is loaded when somebody turns to the box, or to a filter of a list. */
(function () {
  "use strict";

  const root = new URL("../../", document.currentScript.src);
  const shownAtOnce = 8;
  const patience = 100;
  const early = new Map(self.goldthreadFound || []);
  const waiting = new Map();
  self.goldthreadFound = { push: ([name, data]) => (waiting.has(name) ? waiting.get(name)(data) : early.set(name, data)) };

  // A part of the index is a script, which a page may load from a folder, too; `version` keeps old copies of the first out.
  function load(name, version) {
    if (early.has(name) && !version) {
      const found = early.get(name);
      early.delete(name);
      return Promise.resolve(found);
    }
    return new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const coming = name === "index" && !version && document.querySelector('script[src$="search/index.js"]');
      const script = coming || document.createElement("script");
      const lost = () => reject(new Error("lost"));
      script.addEventListener("error", lost);
      if (coming) return;
      script.src = new URL(`search/${name}.js${version ? "?" + version : ""}`, root).href;
      script.addEventListener("load", () => (script.remove(), lost())); // of what has come by then, nothing is lost
      document.head.append(script);
    });
  }

  const engine = self.goldthreadEngine.makeSearch(load);
  self.goldthreadSearch = { addresses: engine.addresses, root };

  const box = document.querySelector("[data-gt-search]");
  if (!box) return;
  const input = box.querySelector("input");
  const toggle = document.getElementById("__search");
  const meta = box.querySelector(".md-search-result__meta");
  const idle = meta.textContent.trim();
  const made = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text || "" });
  const list = Object.assign(made("div", "gt-hits"), { id: "gt-hits", role: "listbox" });
  const rest = made("div", "gt-hits-rest");
  let turn = 0;
  let soon = 0;
  let active = -1;
  let searched = Promise.resolve();

  function prepare() {
    list.setAttribute("aria-label", input.getAttribute("aria-label") || "");
    box.querySelector(".md-search-result__list").replaceWith(list, rest);
    meta.setAttribute("role", "status");
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  }

  const options = () => [...list.querySelectorAll("[role=option]")];

  function open(isOpen) {
    if (toggle && toggle.checked !== isOpen) toggle.click();
    input.setAttribute("aria-expanded", String(isOpen && options().length > 0));
  }

  function choose(place) {
    active = place;
    options().forEach((option, each) => option.setAttribute("aria-selected", String(each === place)));
    const chosen = options()[place];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  }

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  // A text in which the words that were found are marked.
  function marked(element, text, found) {
    const typed = engine.words(input.value).at(-1) || "";
    for (const each of text.split(/([\p{L}\p{N}]+)/u)) {
      const [word] = engine.words(each);
      const isFound = word && (engine.isFound(word, found.stems) || (typed.length > 2 && word.startsWith(typed)));
      element.append(isFound ? made("mark", "", each) : each);
    }
    return element;
  }

  function option(entry, place, found) {
    const link = made("a", "md-search-result__link gt-hit");
    Object.assign(link, { href: new URL(entry.address, root).href, id: `gt-hit-${place}`, tabIndex: -1, role: "option" });
    link.setAttribute("aria-selected", "false");
    link.append(made("span", "gt-hit__kind", [entry.kind, entry.owner].filter(Boolean).join(" · ")));
    link.append(marked(made("span", "gt-hit__title"), entry.title, found));
    if (entry.line) link.append(marked(made("span", "gt-hit__line"), entry.line, found));
    return link;
  }

  async function showMore(found, says) {
    const now = turn;
    const from = options().length;
    const entries = await engine.entries(found.numbers.slice(from, from + shownAtOnce));
    if (now !== turn) return;
    list.append(...entries.map((entry, place) => option(entry, from + place, found)));
    offerMore(found, says);
    input.focus();
    choose(from);
  }

  function offerMore(found, says) {
    rest.replaceChildren();
    if (options().length >= found.numbers.length) return;
    const more = Object.assign(made("button", "gt-hits-more", says.more), { type: "button" });
    more.addEventListener("click", () => showMore(found, says));
    rest.append(more);
  }

  // Where nothing is found, it says what was searched, and leads on.
  async function showNothing(query, found, index) {
    const now = turn;
    const { says, starts } = index;
    meta.textContent = say(says.none, { query: query.trim() });
    const close = await engine.close(found.asked);
    if (now !== turn) return;
    rest.replaceChildren(made("p", "gt-hits-searched", says.searched));
    if (close.length) {
      const near = made("p", "gt-hits-near", says.near + ": ");
      for (const word of close) {
        const button = Object.assign(made("button", "", word), { type: "button" });
        button.addEventListener("click", () => {
          input.value = word;
          input.focus();
          search();
        });
        near.append(button, " ");
      }
      rest.append(near);
    }
    const links = made("ul", "");
    for (const [title, address] of starts) {
      const item = made("li", "");
      item.append(Object.assign(made("a", "", title), { href: new URL(address, root).href }));
      links.append(item);
    }
    if (starts.length) rest.append(made("p", "gt-hits-start", says.start), links);
  }

  async function show() {
    const now = (turn += 1);
    const query = input.value;
    if (!query.trim()) {
      list.replaceChildren();
      rest.replaceChildren();
      meta.textContent = idle;
      choose(-1);
      open(toggle?.checked ?? true);
      return;
    }
    const index = await engine.index();
    const found = await engine.find(query);
    if (now !== turn) return;
    const count = found.numbers.length;
    const first = await engine.entries(found.numbers.slice(0, shownAtOnce));
    if (now !== turn) return;
    const { says } = index;
    list.replaceChildren(...first.map((entry, place) => option(entry, place, found)));
    rest.replaceChildren();
    choose(-1);
    input.setAttribute("aria-expanded", String(count > 0));
    if (!count) return showNothing(query, found, index);
    const instead = found.instead.map(([asked, shown]) => say(says.instead, { asked, shown }));
    meta.textContent = [say(count === 1 ? says.one : says.many, { count }), ...instead].join(". ").replace("..", ".");
    offerMore(found, says);
  }

  // While somebody types, one question is asked for all letters that come quickly after each other.
  function searchSoon() {
    clearTimeout(soon);
    searched = new Promise((resolve) => (soon = setTimeout(() => resolve(search()), patience)));
  }

  function search() {
    searched = show().catch(async () => {
      meta.textContent = (await engine.index().catch(() => null))?.says.lost || "…";
    });
    return searched;
  }

  function pressed(event) {
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!count) return;
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 && step < 0 ? count - 1 : (active + step + count) % count);
    } else if (event.key === "Enter") {
      searched.then(() => (options()[active] || options()[0])?.click());
    } else if (event.key === "Escape") {
      open(false);
      input.blur();
    } else if (event.key === "Tab") {
      if (!rest.querySelector("a, button") || event.shiftKey) open(false);
      return;
    } else return;
    event.preventDefault();
  }

  prepare();
  input.addEventListener("focus", () => open(true));
  input.addEventListener("input", searchSoon);
  input.addEventListener("keydown", pressed);
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.form.addEventListener("reset", () => setTimeout(() => {
    search();
    input.focus();
  }));
  list.addEventListener("click", () => open(false));
  if (document.activeElement === input) open(true);
  if (input.value) search();
})();
