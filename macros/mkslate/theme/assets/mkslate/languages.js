// The reader's language: one choice for the whole site. Whoever offers a choice says so with an event
// "mkslate:choose"; this keeps it, writes it into the address, and tells with "mkslate:language".
"use strict";
{
  /** Slate's form of the address: the bare name first, then what else the query says. */
  function address(language, names) {
    const others = location.search
      .slice(1)
      .split("&")
      .filter((part) => part && !/^lang(uage)?=/.test(part) && !names.includes(decodeURIComponent(part.split("=")[0])));
    return `?${[encodeURIComponent(language), ...others].join("&")}${location.hash}`;
  }

  function keep(language) {
    const { scope } = document.querySelector(".mkslate-page").dataset;
    try {
      localStorage.setItem(`${new URL(scope, location).pathname}.mkslate-language`, language);
    } catch {
      // a browser that keeps nothing: the choice holds for this page
    }
  }

  function write(language) {
    const names = [...document.querySelectorAll(".mkslate-languages [data-tab]")].map((tab) => tab.dataset.tab);
    try {
      history.replaceState(history.state, "", address(language, names));
    } catch {
      // a query that cannot be read, or a page out of a folder: its address stays
    }
  }

  /** The text being read: the first block whose foot is below the header. */
  function reading() {
    const top = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    for (const block of document.querySelectorAll(".mkslate-text > *")) {
      if (block.getBoundingClientRect().bottom > top) return block;
    }
    return null;
  }

  /** Does what changes the page's height, and leaves the element where it is on the screen. */
  function inPlace(element, change) {
    const before = element?.getBoundingClientRect().top;
    change();
    if (element) {
      window.scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" });
    }
  }

  document.addEventListener("mkslate:choose", ({ target, detail: { language } }) => {
    const columns = matchMedia("(min-width: 60em)").matches;
    const set = target.closest(".mkslate-samples");
    inPlace(columns || !set ? reading() : set, () => {
      document.documentElement.dataset.mkslateLanguage = language;
      document.dispatchEvent(new CustomEvent("mkslate:language", { detail: { language } }));
    });
    keep(language);
    write(language);
  });
}
