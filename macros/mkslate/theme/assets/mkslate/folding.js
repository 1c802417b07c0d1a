// A long sample shows its beginning, and a button that shows the rest. Where the browser's own search, or an
// address, leads into the rest, the code scrolls by itself, which is when it unfolds.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const words = () => JSON.parse(document.querySelector("[data-words]").dataset.words);

  function fold(sample, button, folded) {
    sample.toggleAttribute("data-unfolded", !folded);
    button.setAttribute("aria-expanded", !folded);
    button.textContent = folded ? words().more.replace("{count}", sample.dataset.long) : words().fewer;
  }

  function build(sample) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mkslate-fold";
    fold(sample, button, true);
    sample.append(button);
  }

  /** Whether the reader sees it: on the screen, and neither covered nor scrolled away in a column. */
  function seen(element) {
    const { left, top, width, height } = element.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === element;
  }

  /** Folds again: the button stays under the pointer; where it is not seen, the sample where it begins. */
  function foldInPlace(sample, button) {
    const kept = seen(button) ? button : sample;
    const before = kept.getBoundingClientRect().top;
    fold(sample, button, true);
    window.scrollBy({ top: kept.getBoundingClientRect().top - before, behavior: "instant" });
    // Where it was read far below its beginning, all of it is above now.
    const above = sample.getBoundingClientRect().bottom < 0;
    if (above) button.scrollIntoView({ block: "center", behavior: "instant" });
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".mkslate-fold");
    const sample = button?.parentElement;
    if (sample?.hasAttribute("data-unfolded")) foldInPlace(sample, button);
    else if (sample) fold(sample, button, false); // the code grows where it is
  });

  // A scroll event of an element does not bubble, and is caught on its way down.
  document.addEventListener(
    "scroll",
    ({ target }) => {
      const sample = target.closest?.("[data-long]:not([data-unfolded])");
      if (!sample || !target.scrollTop) return;
      target.scrollTop = 0;
      fold(sample, sample.querySelector(".mkslate-fold"), false);
    },
    true,
  );

  eachPage(() => document.querySelectorAll(".mkslate-sample[data-long]:not(:has(> .mkslate-fold))").forEach(build));
}
