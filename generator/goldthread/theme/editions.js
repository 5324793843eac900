/* Published versions: on an old version or a draft, a notice links to the same page of the latest. On other sites this does nothing. */
(function () {
  "use strict";

  // The settings of the generator about versions; null on a site without versions.
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

  // The pages of a version, as addresses below it; the first in its list is the home page.
  async function pagesOf(edition) {
    const text = await read(new URL("sitemap.xml", edition), "text");
    const list = new DOMParser().parseFromString(text || "<none/>", "text/xml").getElementsByTagName("loc");
    const addresses = [...list].map((each) => each.textContent.trim());
    const home = addresses.reduce((one, other) => (other.length < one.length ? other : one), addresses[0] || "");
    return new Set(addresses.map((each) => each.slice(home.length)));
  }

  // The page of another version that matches this one: at the same address, or at a former or later address of its record; null if there is none.
  async function counterpart(about, edition) {
    const here = location.pathname.slice(about.base.pathname.length).replace(/index\.html$/, "");
    const pages = await pagesOf(edition);
    if (pages.has(here)) return new URL(here, edition);
    const [since, before] = await Promise.all([edition, about.base].map((each) => read(new URL("data/moves.json", each), "json")));
    const former = Object.entries(before || {}).filter(([, now]) => now === here).map(([was]) => was);
    const found = [since?.[here], ...former, ...former.map((was) => since?.[was])].find((each) => each && pages.has(each));
    return found ? new URL(found, edition) : null;
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
    const same = await counterpart(about, home);
    const link = document.createElement("a");
    link.href = same ? same + location.hash : home;
    link.textContent = words(same ? about.words.page : about.words.home, latest.version);
    const said = isDraft ? [about.words.draft, words(about.words.published, latest.version)] : [about.words.old];
    if (!same && about.words.gone && !isDraft) said.push(about.words.gone);
    banner(about, said, link);
  }

  // The theme's version switch compares addresses only; this finds renamed records too.
  async function change(event) {
    const link = event.target instanceof Element && event.target.closest("a.md-version__link");
    const about = link && !event.metaKey && !event.ctrlKey && !event.shiftKey && told();
    if (!about) return;
    event.preventDefault();
    event.stopPropagation();
    const same = await counterpart(about, new URL(link.href));
    location.assign(same ? same + location.hash : link.href);
  }

  document.addEventListener("click", change, true);

  if (window.document$ && window.document$.subscribe) window.document$.subscribe(show);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show);
  else show();
})();
