/* The inventory and the board of weaknesses: filters and sorts its table while typing, shows the number of rows, and stores the filters in the address. */
(function () {
  "use strict";

  const order = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" });
  const most = 100;
  let held = null;

  // Reading and drawing thousands of rows is slow: they are read once, and only the first rows stay in the page.
  function read(form) {
    const table = document.getElementById(form.dataset.gtInventory);
    if (!table) return null;
    const rows = [...table.tBodies[0].rows].map((row, place) => ({
      row, place, text: (row.textContent + " " + row.dataset.words).toLowerCase(),
    }));
    return {
      form, table, rows, sort: "", down: false, all: false,
      more: document.querySelector(".gt-rest button"),
      output: form.querySelector("output"),
      nothing: document.querySelector(".gt-nothing"),
      search: form.querySelector("input"),
      selects: [...form.querySelectorAll("select[name]")],
      by: form.querySelector("[data-gt-by]"),
      headings: [...table.tHead.rows[0].cells],
    };
  }

  // The texts are attributes of the page, in its language.
  const say = self.goldthreadCounted;

  function narrow() {
    const words = held.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = held.selects.filter((select) => select.value).map((select) => [select.name, select.value]);
    const isFound = self.goldthreadWithin.has(held.search.value, narrow);
    held.fitting = held.rows.filter((each) =>
      chosen.every(([name, value]) => each.row.dataset[name].split(" ").includes(value)) &&
      (words.every((word) => each.text.includes(word)) || isFound(each.row)));
    const count = held.fitting.length;
    draw(held.all ? count : most);
    const rest = held.all || count <= most ? 0 : count - most;
    const { gtSays, gtFirst } = held.output.dataset;
    held.output.textContent = say(rest ? gtFirst : gtSays, { shown: count, all: held.rows.length, first: most });
    held.more.textContent = say(held.more.dataset.gtSays, { rest });
    held.more.parentElement.hidden = !rest;
    held.nothing.hidden = count > 0;
    held.table.parentElement.hidden = count === 0;
  }

  function draw(count) {
    held.table.tBodies[0].replaceChildren(...held.fitting.slice(0, count).map((each) => each.row));
  }

  function sort() {
    const column = held.headings.findIndex((heading) => heading.dataset.name === held.sort);
    held.headings.forEach((heading, place) => {
      if (place === column) heading.setAttribute("aria-sort", held.down ? "descending" : "ascending");
      else heading.removeAttribute("aria-sort");
    });
    held.by.value = held.sort && (held.down ? "-" : "") + held.sort;
    const key = (each) => each.row.cells[column].dataset.sort ?? each.row.cells[column].textContent.trim();
    const keyed = held.rows.map((each) => [column < 0 ? "" : key(each), each]);
    keyed.sort(([one, a], [other, b]) => order.compare(one, other) * (held.down ? -1 : 1) || a.place - b.place);
    held.rows = keyed.map(([, each]) => each);
    narrow();
  }

  function remember() {
    const kept = new URLSearchParams();
    for (const control of [held.search, ...held.selects]) if (control.value.trim()) kept.set(control.name, control.value.trim());
    if (held.sort) kept.set("sort", (held.down ? "-" : "") + held.sort);
    const address = location.pathname + location.search + (kept.size ? "#" + kept : "");
    history.replaceState(history.state, "", address);
  }

  // Restores the filters from the address; other anchors are ignored.
  function recall() {
    const kept = new URLSearchParams(location.hash.slice(1));
    const known = ["sort", held.search.name, ...held.selects.map((select) => select.name)];
    if ([...kept.keys()].some((name) => !known.includes(name))) return;
    for (const control of [held.search, ...held.selects]) control.value = kept.get(control.name) || "";
    for (const select of held.selects) if (select.selectedIndex < 0) select.value = "";
    const wanted = kept.get("sort") || "";
    const sorted = wanted.replace(/^-/, "");
    const before = held.sort;
    held.sort = held.headings.some((heading) => heading.dataset.name === sorted) ? sorted : "";
    held.down = wanted.startsWith("-");
    if (held.sort || before) sort();
    else narrow();
  }

  // Where rows are cards there are no headings to be seen: a list takes their place.
  function makeButtons() {
    for (const heading of held.headings) {
      const { name } = heading.dataset;
      held.by.append(new Option(`${heading.textContent} \u2191`, name), new Option(`${heading.textContent} \u2193`, `-${name}`));
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = heading.textContent;
      heading.replaceChildren(button);
      button.addEventListener("click", () => {
        held.down = held.sort === heading.dataset.name && !held.down;
        held.sort = heading.dataset.name;
        sort();
        remember();
      });
    }
  }

  function prepare() {
    const form = document.querySelector("form[data-gt-inventory]");
    if (!form || (held && held.form === form)) return;
    held = read(form);
    if (!held) return;
    makeButtons();
    recall();
    form.addEventListener("input", (event) => {
      held.all = false;
      if (event.target === held.by) {
        held.sort = held.by.value.replace(/^-/, "");
        held.down = held.by.value.startsWith("-");
        sort();
      } else narrow();
      remember();
    });
    held.more.addEventListener("click", () => {
      held.all = true;
      narrow();
    });
    form.addEventListener("reset", () => setTimeout(() => {
      held.sort = "";
      held.down = false;
      held.all = false;
      sort();
      remember();
      held.search.focus();
    }));
  }

  // Printing shows every row that matches.
  addEventListener("beforeprint", () => held?.form.isConnected && draw(Infinity));
  addEventListener("afterprint", () => held?.form.isConnected && narrow());

  addEventListener("hashchange", () => {
    if (held && held.form.isConnected) recall();
  });
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
