// Escape closes the switcher between page trees, which is open while it has the focus or the pointer.
"use strict";
{
  const switcher = document.querySelector(".mkslate-trees .md-select");
  const button = switcher?.querySelector("button");
  const open = () => switcher.removeAttribute("data-closed");

  switcher?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation(); // what else it closes stays open
    button.focus();
    switcher.dataset.closed = "";
  });
  switcher?.addEventListener("focusin", open);
  switcher?.addEventListener("focusout", open);
  switcher?.addEventListener("pointerenter", open);
  button?.addEventListener("click", open);
}
