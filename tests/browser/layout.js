() => {
  const found = [];
  const article = document.querySelector("article");
  const round = (value) => Math.round(value * 10) / 10;
  for (const frame of article.querySelectorAll(".gt-scroll")) {
    if (!frame.checkVisibility() || frame.scrollWidth <= frame.clientWidth + 1) continue;
    const controls = frame.previousElementSibling;
    const isSaid = frame.dataset.gtGoesOn && controls?.matches(".gt-further") && controls.checkVisibility() && controls.querySelector("button:enabled");
    if (!isSaid) found.push(`goes on without a sign: ${frame.getAttribute("aria-label")}`);
  }
  for (const map of article.querySelectorAll("svg.gt-m")) {
    if (!map.checkVisibility()) continue;
    const boxes = new Map([...map.querySelectorAll("[data-gt-record]")].map((each) => [each.dataset.gtRecord, each.querySelector("rect").getBBox()]));
    for (const band of map.querySelectorAll("[data-gt-above]")) {
      const [above, below, box] = [boxes.get(band.dataset.gtAbove), boxes.get(band.dataset.gtBelow), band.getBBox()];
      const top = Math.min(above.y, below.y) - 0.2;
      const foot = Math.max(above.y + above.height, below.y + below.height) + 0.2;
      const isInside = box.x >= above.x + above.width - 0.2 && box.x + box.width <= below.x + 0.2 && box.y >= top && box.y + box.height <= foot;
      const isOfRow = map.querySelector(".gt-m-ribbon") && box.x + box.width <= below.x + 10 && box.y >= top && box.y + box.height <= foot;
      if (!isInside && !isOfRow) found.push(`band outside: ${band.dataset.gtAbove} to ${band.dataset.gtBelow}`);
    }
  }
  for (const target of article.querySelectorAll("svg.gt-drawing a, [data-gt-choose], .gt-further button")) {
    if (!target.checkVisibility()) continue;
    const box = target.getBoundingClientRect();
    if (box.width < 23.5 || box.height < 23.5) found.push(`small target: ${round(box.width)} by ${round(box.height)}, ${target.textContent.trim().slice(0, 30)}`);
  }
  return found;
}
