/* Among published editions: a reader of an old one, or of a draft, is led to the same page of the latest. Elsewhere this does nothing. */
(function () {
  "use strict";

  // What the generator tells the theme of editions; nothing when the site stands alone.
  function told() {
    const config = document.getElementById("__config");
    if (!config || !location.protocol.startsWith("http")) return null;
    const { base, version } = JSON.parse(config.textContent);
    return version && version.words ? { base: new URL(base.replace(/\/*$/, "/"), location.href), ...version } : null;
  }

  async function read(address, as) {
    try {
      const answer = await fetch(address);
      return answer.ok ? await answer[as]() : null;
    } catch {
      return null;
    }
  }

  // The pages of an edition, as addresses below it; the first of its list is its home.
  async function pagesOf(edition) {
    const text = await read(new URL("sitemap.xml", edition), "text");
    const list = new DOMParser().parseFromString(text || "<none/>", "text/xml").getElementsByTagName("loc");
    const addresses = [...list].map((each) => each.textContent.trim());
    const home = addresses.reduce((one, other) => (other.length < one.length ? other : one), addresses[0] || "");
    return new Set(addresses.map((each) => each.slice(home.length)));
  }

  function words(text, latest) {
    return text.replace("{latest}", latest);
  }

  function banner(about, sentences, link) {
    const section = document.createElement("section");
    section.className = "gt-edition";
    section.setAttribute("aria-label", about.words.label);
    const text = document.createElement("p");
    text.append(sentences.join(" "));
    section.append(text);
    if (link) section.append(link);
    document.querySelector(".gt-edition")?.remove();
    document.querySelector(".md-main")?.prepend(section);
  }

  async function show() {
    const about = told();
    if (!about) return;
    const shelf = await read(new URL("../versions.json", about.base), "json");
    if (!shelf) return;
    const latest = shelf.find((each) => each.aliases.includes("latest"));
    const isDraft = about.place === "draft";
    if (latest && latest.version === about.place) return;
    if (!latest) {
      if (isDraft) banner(about, [about.words.draft, about.words.unpublished], null);
      return;
    }
    const home = new URL("../latest/", about.base);
    const here = location.pathname.slice(about.base.pathname.length).replace(/index\.html$/, "");
    const same = (await pagesOf(home)).has(here);
    const link = document.createElement("a");
    link.href = same ? new URL(here, home) + location.hash : home;
    link.textContent = words(same ? about.words.page : about.words.home, latest.version);
    const said = isDraft ? [about.words.draft, words(about.words.published, latest.version)] : [about.words.old];
    banner(about, said, link);
  }

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(show);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
