/* Filters and sorting for pages that also work without scripts. */
(function () {
  "use strict";

  const here = new URL(".", document.currentScript.src);
  let asked = null;

  // Loads the search when somebody turns to it: most pages are read without.
  function loadSearch() {
    asked ||= Promise.all(["search.js", "../../search/index.js"].map((path) => new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      script.src = new URL(path, here).href;
      document.head.append(script);
    }))).then(() => self.goldthreadSearch);
    asked.catch(() => (asked = null));
    return asked;
  }

  // Filters find items by all words of their records, which the index of the search knows, beside those that can be seen.
  const within = { found: new Map(), root: new URL("../../", here).href };

  // Where an item leads: the first link in it, or its own anchor.
  within.address = (item) => {
    const link = item.id ? new URL("#" + item.id, location.href) : new URL(item.querySelector("a[href]")?.getAttribute("href") || "", location.href);
    return decodeURI(link.href.split("?")[0]).replace(decodeURI(within.root), "").replace(/(^|\/)index\.html/, "$1");
  };

  // Whether the search has found the record of an item; `again` is called when it has found any.
  within.has = (query, again) => {
    const asked = query.trim();
    if (asked.length < 2) return () => false;
    if (!within.found.has(asked)) {
      within.found.set(asked, null);
      loadSearch()
        .then((search) => search.addresses(asked))
        .then((found) => {
          within.found.set(asked, found);
          if (found.size) again();
        })
        .catch(() => within.found.delete(asked));
    }
    const found = within.found.get(asked);
    return (item) => found !== null && found.has(within.address(item));
  };
  self.goldthreadWithin = within;

  // A number as the handbook's language groups its digits: English from five digits on, as on pages.
  const useGrouping = document.documentElement.lang === "en" ? "min2" : "always";
  const digits = new Intl.NumberFormat(document.documentElement.lang || "en", { useGrouping });
  const counted = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => digits.format(values[name]));
  self.goldthreadCounted = counted;

  // <form class="gt-filter" data-gt-filter="id of the list">: every control must match; <output data-gt-says="{shown} of {all}"> shows how many do.
  function filter(form) {
    const list = document.getElementById(form.dataset.gtFilter);
    if (!list) return;
    const query = form.querySelector("input")?.value || "";
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const isFound = within.has(query, () => filter(form));
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    const items = list.querySelectorAll("[data-gt-item]");
    let shown = 0;
    for (const item of items) {
      const text = (item.textContent + " " + (item.dataset.gtWords || "")).toLowerCase();
      const fits = (words.every((word) => text.includes(word)) || isFound(item)) &&
        chosen.every((select) => (" " + (item.getAttribute("data-" + select.name) || "") + " ").includes(" " + select.value + " "));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of list.querySelectorAll("[data-gt-group]")) {
      group.hidden = !group.querySelector("[data-gt-item]:not([hidden])");
    }
    const output = form.querySelector("output");
    const counts = { shown, all: items.length };
    const nothing = form.nextElementSibling;
    if (nothing?.matches(".gt-nothing")) nothing.hidden = shown > 0;
    if (output) output.textContent = counted(output.dataset.gtSays, counts);
  }

  // <table data-gt-sort>: each column heading becomes a button.
  function makeSortable(table) {
    table.querySelectorAll("thead th").forEach((heading, column) => {
      if (heading.querySelector("button") || !heading.textContent.trim()) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener("click", () => sort(table, heading, column));
    });
  }

  function sort(table, heading, column) {
    const down = heading.getAttribute("aria-sort") === "ascending";
    const key = (row) => row.cells[column]?.dataset.sort ?? row.cells[column]?.textContent.trim() ?? "";
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    for (const body of table.tBodies) {
      const rows = [...body.rows].sort((a, b) => order.compare(key(a), key(b)) * (down ? -1 : 1));
      body.append(...rows);
    }
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  // Opens the search by a key, by the theme's button, and by an address that ends in "?q=" and words.
  function prepareSearch() {
    const box = document.querySelector("[data-gt-search]");
    const input = box?.querySelector("input");
    const toggle = document.getElementById("__search");
    if (!input || box.dataset.gtSearch) return;
    box.dataset.gtSearch = "ready";
    for (const event of ["pointerenter", "touchstart", "focusin"]) box.addEventListener(event, loadSearch, { passive: true });
    toggle?.addEventListener("change", () => toggle.checked && input.focus());
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (!["/", "f", "s"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
    const words = new URLSearchParams(location.search).get("q");
    if (words) {
      input.value = words;
      input.focus();
    }
  }

  // Gives the theme's search dialogue an accessible name.
  function nameSearch() {
    const search = document.querySelector('.md-search[role="dialog"]:not([aria-label])');
    const name = search?.querySelector("input")?.getAttribute("aria-label");
    if (name) search.setAttribute("aria-label", name);
  }

  // On phones, replaces the label that opens the theme's menu by a button, which works by keyboard.
  function makeMenuButton() {
    const drawer = document.getElementById("__drawer");
    const label = document.querySelector(".md-header label[for=__drawer]");
    if (!drawer || !label) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} gt-drawer`;
    button.setAttribute("aria-label", document.querySelector(".md-nav--primary")?.getAttribute("aria-label") || "");
    button.append(...label.childNodes);
    label.replaceWith(button);
    const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
    button.addEventListener("click", () => drawer.click());
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      drawer.click();
      button.focus();
    });
    drawer.addEventListener("change", tell);
    tell();
  }

  function prepare() {
    nameSearch();
    prepareSearch();
    makeMenuButton();
    document.querySelectorAll("table[data-gt-sort]").forEach(makeSortable);
    document.querySelectorAll("form.gt-filter").forEach(filter);
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form.gt-filter");
    if (form) filter(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.gt-filter")) event.preventDefault();
  });

  // With instant navigation the theme replaces pages without loading.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
