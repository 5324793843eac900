/* The poster: shows the touchpoints of a team or a customer, and fits the whole journey on the screen. Without scripts it is a table. */
(function () {
  "use strict";

  const steps = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.5, 2];

  function prepare() {
    const form = document.querySelector("form[data-gt-poster]");
    const poster = document.querySelector("table.gt-poster");
    if (!form || !poster || form.dataset.gtPoster === "ready") return;
    form.dataset.gtPoster = "ready";
    const cards = [...poster.querySelectorAll("li")];
    const output = form.querySelector("output");
    const selects = [...form.querySelectorAll("select")];
    let zoom = 1;
    let isFitted = true;

    const scale = (to) => {
      zoom = Math.min(Math.max(to, steps[0]), steps[steps.length - 1]);
      poster.style.zoom = zoom;
      poster.toggleAttribute("data-gt-dense", zoom < 1);
    };

    // The largest step at which all of it is on the screen; a phone keeps the size at which it can be read.
    function fit() {
      scale(1);
      if (innerWidth < 960) return;
      const room = innerHeight - poster.parentElement.getBoundingClientRect().top - scrollY - 12;
      for (const step of steps.filter((each) => each <= 1).reverse()) {
        scale(step);
        if (poster.getBoundingClientRect().height <= room) return;
      }
    }

    function narrow() {
      const chosen = selects.filter((select) => select.value);
      let shown = 0;
      for (const card of cards) {
        const fits = chosen.every((select) => (card.dataset[select.name] || "").split(" ").includes(select.value));
        card.toggleAttribute("data-gt-aside", !fits);
        shown += fits;
      }
      output.textContent = chosen.length ? self.goldthreadCounted(output.dataset.gtSays, { shown, all: cards.length }) : "";
    }

    form.addEventListener("change", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const way = event.target.closest("[data-gt-zoom]")?.dataset.gtZoom;
      if (way) isFitted = way === "0";
      if (way === "0") fit();
      else if (way === "1") scale(steps.find((step) => step > zoom) || zoom);
      else if (way === "-1") scale(steps.filter((step) => step < zoom).pop() || zoom);
    });
    addEventListener("resize", () => poster.isConnected && isFitted && fit());
    narrow();
    fit();
    poster.toggleAttribute("data-gt-fitted", true);
  }

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(prepare);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepare);
  else prepare();
})();
