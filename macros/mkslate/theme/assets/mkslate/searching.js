// Escape leads back from the search to where its reader came from: Material's script gives the focus to nothing.
"use strict";
{
  let before = null;
  let leaves = false;
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (!target.matches(".md-search__input")) return;
    leaves = false;
    if (!relatedTarget?.closest(".md-search")) before = relatedTarget;
  });
  document.addEventListener(
    "keydown",
    ({ key, target }) => {
      leaves = key === "Escape" && target.closest?.(".md-search") !== null;
      // Its script learns of the focus a moment late, and until then takes this key for none of the search's.
      if (leaves && !document.getElementById("__search").checked) target.blur();
    },
    true,
  );
  document.addEventListener("focusout", ({ relatedTarget }) => {
    if (leaves && !relatedTarget) setTimeout(() => before?.focus({ preventScroll: true }));
    leaves = false;
  });
}
