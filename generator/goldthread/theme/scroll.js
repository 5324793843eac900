/* Wide tables and drawings: where a part of one is outside its frame, its edge fades and buttons above it lead there; its names stay in view. */
(function () {
  "use strict";

  // The texts are attributes of the page, in its language.
  function makeButton(frame, words, sign, step) {
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", words);
    button.title = words;
    button.textContent = sign;
    button.addEventListener("click", () => frame.scrollBy({ left: step * frame.clientWidth * 0.7 }));
    return button;
  }

  function tell(frame, controls, back, on) {
    const rest = frame.scrollWidth - frame.clientWidth;
    const left = frame.scrollLeft > 1;
    const right = rest - frame.scrollLeft > 1;
    frame.dataset.gtGoesOn = [left ? "left" : "", right ? "right" : ""].join(" ").trim();
    controls.hidden = rest <= 1;
    back.disabled = !left;
    on.disabled = !right;
    for (const names of frame.querySelectorAll("[data-gt-stay]")) names.setAttribute("transform", `translate(${frame.scrollLeft} 0)`);
  }

  function watch(frame) {
    if (frame.dataset.gtGoesOn !== undefined) return;
    const controls = document.createElement("p");
    controls.className = "gt-further gt-screen";
    const back = makeButton(frame, frame.dataset.gtBack, "\u2190", -1);
    const on = makeButton(frame, frame.dataset.gtOn, "\u2192", 1);
    controls.append(back, on);
    frame.before(controls);
    const look = () => tell(frame, controls, back, on);
    frame.addEventListener("scroll", look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(frame);
    if (frame.firstElementChild) size.observe(frame.firstElementChild);
    look();
  }

  // On a phone each row of a table is a card: a style sheet names the columns before its cells, so that no cell has to be written to.
  const sheet = new CSSStyleSheet();
  const quoted = (text) => JSON.stringify(text.trim()).replace(/\\u([0-9a-f]{4})/gi, "\\$1 ");

  function nameColumns() {
    const rules = [];
    document.querySelectorAll("table.gt-table:not(.gt-heat)").forEach((table, place) => {
      if (!table.tHead || table.tHead.rows.length !== 1) return;
      table.dataset.gtRows = place;
      [...table.tHead.rows[0].cells].forEach((heading, column) => {
        rules.push(`[data-gt-rows="${place}"] > tbody > tr > :nth-child(${column + 1})::before { content: ${quoted(heading.textContent)}; }`);
      });
    });
    sheet.replaceSync(`@media screen and (max-width: 44.9844em) { ${rules.join("\n")} }`);
    if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }

  function prepare() {
    nameColumns();
    document.querySelectorAll(".gt-scroll[data-gt-on]").forEach(watch);
  }

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
