// Escape leads back from the search to where its reader came from.
"use strict";
{
  let before = null;
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (target.matches(".md-search__input") && !relatedTarget?.closest(".md-search")) before = relatedTarget;
  });
  // Material's script takes the focus away, and gives it to nothing.
  document.addEventListener(
    "keydown",
    ({ key }) => {
      if (key !== "Escape" || !document.activeElement?.closest(".md-search")) return;
      setTimeout(() => {
        if (document.activeElement === document.body) before?.focus({ preventScroll: true });
      });
    },
    true,
  );
}
