// A long sample shows its beginning, and a button that shows the rest. Where the browser's own search, or an
// address, leads into the rest, the code scrolls by itself, which is when it unfolds.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());

  function fold(sample, button, folded) {
    sample.toggleAttribute("data-unfolded", !folded);
    button.setAttribute("aria-expanded", !folded);
    button.textContent = folded ? `Show all ${sample.dataset.long} lines` : "Show fewer lines";
  }

  function build(sample) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "mkslate-fold";
    fold(sample, button, true);
    sample.append(button);
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.(".mkslate-fold");
    if (!button) return;
    const before = button.getBoundingClientRect().top;
    const folded = !button.parentElement.hasAttribute("data-unfolded");
    fold(button.parentElement, button, !folded);
    // Folded again, the button stays under the pointer; unfolded, the code grows where it is.
    if (!folded) window.scrollBy({ top: button.getBoundingClientRect().top - before, behavior: "instant" });
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
