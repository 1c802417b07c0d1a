// Escape leads back from the search to where its reader came from: Material's script gives the focus to nothing.
// And of the words that it says are missing, those that it has made of Chinese text itself (`错*`) are not told: it
// looks for them with their star in what it found, where they never are.
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

  const found = new MutationObserver((changes) => {
    for (const { target } of changes) {
      for (const line of target.querySelectorAll(".md-search-result__terms:not([data-mkslate])")) {
        line.dataset.mkslate = "";
        const words = [...line.querySelectorAll("del")];
        const made = words.filter((word) => word.textContent.endsWith("*"));
        for (const word of made) word.remove();
        if (made.length === words.length) line.remove();
      }
    }
  });
  const list = document.querySelector(".md-search-result__list");
  if (list) found.observe(list, { childList: true });
}
