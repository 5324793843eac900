/* Runs before a page is drawn: reserves space for what scripts add, and replaces what browsers do not allow for local files. */
(function () {
  "use strict";
  document.documentElement.classList.add("gt-ready");
  const isFolder = location.protocol === "file:";

  // The theme's search loads its whole index on every page: the box is ours before the theme's script looks for it.
  function takeSearch() {
    const box = document.querySelector('[data-md-component="search"]');
    if (!box?.querySelector(".md-search-result__list")) return;
    for (const each of [box, ...box.querySelectorAll("[data-md-component]")]) each.removeAttribute("data-md-component");
    box.dataset.gtSearch = "";
    box.querySelector("form")?.setAttribute("name", "gt-search");
  }

  // A browser cannot fetch the list of versions from a local folder: the theme must not request it.
  function leaveVersions(told) {
    const config = JSON.parse(told.textContent);
    if (config.version) told.textContent = JSON.stringify({ ...config, version: null });
  }

  // What the theme is told stands behind the frame of the page, and before the script that reads it.
  new MutationObserver((_, watcher) => {
    const told = document.getElementById("__config");
    if (!told?.nextSibling) return;
    watcher.disconnect();
    takeSearch();
    if (isFolder) leaveVersions(told);
  }).observe(document, { childList: true, subtree: true });
  if (!isFolder) return;

  // The address of a local folder shows a list of files: links open the page in the folder instead.
  function openPageOfFolder(event) {
    const link = event.target.closest?.("a");
    const name = link && ["href", "xlink:href"].find((each) => link.hasAttribute(each));
    if (!name) return;
    const address = new URL(link.getAttribute(name), location.href);
    if (address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
    address.pathname += "index.html";
    link.setAttribute(name, address.href);
  }
  for (const kind of ["pointerdown", "focusin", "click", "auxclick"]) document.addEventListener(kind, openPageOfFolder, true);
})();
