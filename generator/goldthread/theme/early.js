/* Runs before a page is drawn: reserves space for what scripts add, and replaces what browsers do not allow for local files. */
(function () {
  "use strict";
  document.documentElement.classList.add("gt-ready");
  if (location.protocol !== "file:") return;

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

  // A browser cannot fetch the list of versions from a local folder: the theme must not request it.
  new MutationObserver((_, watcher) => {
    const told = document.getElementById("__config");
    if (!told?.nextSibling) return;
    watcher.disconnect();
    const config = JSON.parse(told.textContent);
    if (config.version) told.textContent = JSON.stringify({ ...config, version: null });
  }).observe(document, { childList: true, subtree: true });

  // Replaces a worker by a hidden frame that runs its script. The theme's search uses it by this name.
  class IFrameWorker extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      this.inside = frame.contentWindow;
      this.inside.document.open();
      this.inside.document.write("<!doctype html><html><body></body></html>");
      this.inside.document.close();
      this.inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.inside.importScripts = (...addresses) =>
        addresses.reduce((before, each) => before.then(() => this.run(each)), Promise.resolve());
      this.ready = this.run(address);
    }

    run(address) {
      return new Promise((resolve, reject) => {
        const script = this.inside.document.createElement("script");
        script.addEventListener("load", resolve);
        script.addEventListener("error", reject);
        script.src = new URL(address, location.href).href;
        this.inside.document.body.append(script);
      });
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(new MessageEvent("message", { data })));
    }
  }
  window.IFrameWorker = window.Worker = IFrameWorker;
})();
