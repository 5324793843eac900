/* Selects the links of one record on the alignment map, by mouse, touch and keyboard. Without scripts the map shows all links, and names link to pages. */
(function () {
  "use strict";

  let map = null;
  let said = null;
  let up = new Map();
  let down = new Map();
  let pinned = "";
  let shown = "";

  const records = () => map.querySelectorAll("[data-gt-record]");
  const recordOf = (node) => node.closest?.("[data-gt-record]")?.dataset.gtRecord || "";
  const add = (way, from, to) => way.set(from, [...(way.get(from) || []), to]);

  function linksOf(key) {
    const reached = new Set([key]);
    for (const way of [up, down]) {
      const wave = [key];
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

  function show(key) {
    if (key === shown) return;
    shown = key;
    const reached = key ? linksOf(key) : new Set();
    map.classList.toggle("gt-chosen", Boolean(key));
    for (const record of records()) record.classList.toggle("gt-on", reached.has(record.dataset.gtRecord));
    for (const ribbon of map.querySelectorAll("[data-gt-above]")) {
      ribbon.classList.toggle("gt-on", reached.has(ribbon.dataset.gtAbove) && reached.has(ribbon.dataset.gtBelow));
    }
  }

  function pin(key, keepAddress) {
    pinned = key;
    show(key);
    let chosen = null;
    for (const record of records()) {
      const isChosen = record.dataset.gtRecord === key;
      record.querySelector("[data-gt-choose]").setAttribute("aria-pressed", String(isChosen));
      if (isChosen) chosen = record;
    }
    said.hidden = !chosen;
    said.querySelector("[role=status]").textContent = chosen ? chosen.dataset.gtSays : "";
    if (!keepAddress) history.replaceState(history.state, "", chosen ? "#" + chosen.id : location.pathname + location.search);
  }

  function followAddress() {
    if (!map || !map.isConnected) return;
    const record = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (record && map.contains(record) && record.dataset.gtRecord) {
      pin(record.dataset.gtRecord, true);
      record.scrollIntoView({ block: "center" });
    } else if (pinned) pin("", true);
  }

  function prepare() {
    map = document.querySelector("[data-gt-threads]");
    said = document.querySelector("[data-gt-said]");
    if (!map || !said) {
      map = null;
      return;
    }
    if (map.dataset.gtReady) return;
    map.dataset.gtReady = "true";
    up = new Map();
    down = new Map();
    pinned = "";
    shown = "";
    for (const { dataset } of map.querySelectorAll("[data-gt-above]")) {
      add(down, dataset.gtAbove, dataset.gtBelow);
      add(up, dataset.gtBelow, dataset.gtAbove);
    }
    for (const knot of map.querySelectorAll("[data-gt-choose]")) {
      knot.setAttribute("role", "button");
      knot.setAttribute("tabindex", "0");
      knot.setAttribute("aria-pressed", "false");
      knot.setAttribute("aria-label", knot.dataset.gtChoose);
    }
    // Only a moving mouse selects: a record that appears under a resting mouse is not selected.
    map.addEventListener("pointermove", (event) => {
      if (!pinned && event.pointerType === "mouse") show(recordOf(event.target));
    });
    map.addEventListener("pointerleave", () => {
      if (!pinned) show("");
    });
    map.addEventListener("focusin", (event) => {
      if (!pinned && event.target.matches(":focus-visible")) show(recordOf(event.target));
    });
    map.addEventListener("focusout", (event) => {
      if (!pinned && !map.contains(event.relatedTarget)) show("");
    });
    map.addEventListener("click", (event) => {
      const knot = event.target.closest("[data-gt-choose]");
      if (knot) pin(pinned === recordOf(knot) ? "" : recordOf(knot));
    });
    map.addEventListener("keydown", (event) => {
      if (!event.target.matches?.("[data-gt-choose]") || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      pin(pinned === recordOf(event.target) ? "" : recordOf(event.target));
    });
    said.querySelector("button").addEventListener("click", () => {
      const chosen = map.querySelector("[aria-pressed=true]");
      pin("");
      chosen?.focus();
    });
    followAddress();
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !map || !map.isConnected) return;
    if (pinned) pin("");
    else show("");
  });
  window.addEventListener("hashchange", followAddress);

  // With instant navigation the theme replaces pages without loading and reports each; opened from a folder, it does not.
  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
