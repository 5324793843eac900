/* Buttons that copy words; where a browser does not let a page write to the clipboard, the words are selected instead. */
(function () {
  "use strict";

  function select(words) {
    const range = document.createRange();
    range.selectNodeContents(words);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  // The clipboard may be asked for on secure pages alone; the older command also works on others and in local folders.
  async function copied(words) {
    const text = [...words.querySelectorAll("p")].map((each) => each.textContent.trim()).join("\n");
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      select(words);
      return document.execCommand("copy");
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-gt-copies]");
    const words = button && document.getElementById(button.dataset.gtCopies);
    if (!words) return;
    const isDone = await copied(words);
    button.parentElement.querySelector("output").textContent = isDone ? button.dataset.gtDone : button.dataset.gtElse;
  });
})();
