/* Adds to pages that already work: links from a folder, filters, sorting, and one thread at a time on the map. */
(function () {
  "use strict";

  // Opened from a folder, a directory address shows a file list; its index is the page.
  function openIndexFromFolder(event) {
    const link = event.target.closest ? event.target.closest("a[href]") : null;
    if (!link || location.protocol !== "file:") return;
    const address = new URL(link.getAttribute("href") || link.getAttribute("xlink:href"), location.href);
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
    address.pathname += "index.html";
    event.preventDefault();
    location.href = address.href;
  }

  // <form class="gt-filter" data-gt-filter="id of the list">: every control must match.
  function filter(form) {
    const list = document.getElementById(form.dataset.gtFilter);
    if (!list) return;
    const words = (form.querySelector("input")?.value || "").trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
    const items = list.querySelectorAll("[data-gt-item]");
    let shown = 0;
    for (const item of items) {
      const text = (item.textContent + " " + (item.dataset.gtWords || "")).toLowerCase();
      const fits = words.every((word) => text.includes(word)) &&
        chosen.every((select) => (" " + (item.getAttribute("data-" + select.name) || "") + " ").includes(" " + select.value + " "));
      item.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const group of list.querySelectorAll("[data-gt-group]")) {
      group.hidden = !group.querySelector("[data-gt-item]:not([hidden])");
    }
    const output = form.querySelector("output");
    if (output) output.textContent = shown + " of " + items.length;
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

  // [data-gt-map]: pointing at one record leaves only what lies on its threads.
  const ways = new WeakMap();
  function waysOf(map) {
    if (!ways.has(map)) {
      const up = new Map();
      const down = new Map();
      for (const { dataset } of map.querySelectorAll("[data-gt-from]")) {
        down.set(dataset.gtFrom, [...(down.get(dataset.gtFrom) || []), dataset.gtTo]);
        up.set(dataset.gtTo, [...(up.get(dataset.gtTo) || []), dataset.gtFrom]);
      }
      ways.set(map, [up, down]);
    }
    return ways.get(map);
  }

  function threadsThrough(map, id) {
    const reached = new Set([id]);
    for (const way of waysOf(map)) {
      const wave = [id];
      while (wave.length) {
        for (const next of way.get(wave.pop()) || []) {
          if (reached.has(next)) continue;
          reached.add(next);
          wave.push(next);
        }
      }
    }
    return reached;
  }

  function choose(map, id) {
    map.classList.toggle("gt-choosing", Boolean(id));
    const reached = id ? threadsThrough(map, id) : new Set();
    for (const knot of map.querySelectorAll("[data-gt-id]")) {
      knot.classList.toggle("gt-on", reached.has(knot.dataset.gtId));
    }
    for (const ribbon of map.querySelectorAll("[data-gt-from]")) {
      ribbon.classList.toggle("gt-on", reached.has(ribbon.dataset.gtFrom) && reached.has(ribbon.dataset.gtTo));
    }
  }

  function follow(event) {
    const map = event.target.closest?.("[data-gt-map]");
    if (!map) return;
    const knot = event.target.closest("[data-gt-id]");
    choose(map, knot ? knot.dataset.gtId : "");
  }

  function leave(event) {
    const map = event.target.closest?.("[data-gt-map]");
    if (map && !map.contains(event.relatedTarget)) choose(map, "");
  }

  // The theme's search is a dialogue without a name.
  function nameSearch() {
    const search = document.querySelector('.md-search[role="dialog"]:not([aria-label])');
    if (search) search.setAttribute("aria-label", search.querySelector("input")?.getAttribute("aria-label") || "Search");
  }

  function prepare() {
    nameSearch();
    document.documentElement.classList.add("gt-ready");
    document.querySelectorAll("table[data-gt-sort]").forEach(makeSortable);
    document.querySelectorAll("form.gt-filter").forEach(filter);
  }

  document.addEventListener("click", openIndexFromFolder);
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form.gt-filter");
    if (form) filter(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("form.gt-filter")) event.preventDefault();
  });
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusout", leave);

  // With instant navigation a page is exchanged without loading; the theme says when.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
