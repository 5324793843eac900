() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) found.push(`wider than the window: ${page.scrollWidth} of ${innerWidth}`);
  const article = document.querySelector("article");
  if (!article) return ["no page"];
  const isShown = (each) => each.checkVisibility({ visibilityProperty: true }) && each.closest("pre, code, [hidden], .gt-hidden, svg") === null;
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement || !isShown(node.parentElement)) continue;
    const whole = document.createRange();
    whole.selectNodeContents(node);
    if (whole.getClientRects().length < 2) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((each) => each.width && each.height);
      const isUpright = getComputedStyle(node.parentElement).writingMode !== "horizontal-tb";
      const lines = new Set(boxes.map((each) => Math.round(isUpright ? each.left : each.top)));
      if (lines.size > 1) found.push(`broken: ${word[0]}`);
    }
  }
  for (const drawing of article.querySelectorAll("svg.gt-drawing")) {
    if (!drawing.checkVisibility()) continue;
    const frame = drawing.getBoundingClientRect();
    const texts = [...drawing.querySelectorAll("text")]
      .filter((each) => each.checkVisibility() && each.textContent.trim())
      .flatMap((each) => [...(each.querySelectorAll("tspan[x]").length ? each.querySelectorAll("tspan[x]") : [each])])
      .map((each) => [each.textContent.trim(), each.getBoundingClientRect()]);
    texts.forEach(([words, box], place) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        found.push(`out of the drawing: ${words}`);
      for (const [other, its] of texts.slice(place + 1)) {
        const wide = Math.min(box.right, its.right) - Math.max(box.left, its.left);
        const high = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
        if (wide > 1 && high > 0.35 * Math.min(box.height, its.height)) found.push(`on each other: ${words} / ${other}`);
      }
    });
  }
  return found;
}
