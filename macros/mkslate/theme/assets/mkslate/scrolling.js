// What scrolls by itself, a tall code column or a wide table, can be scrolled with the keyboard.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());

  const WRAPPED = ".md-typeset__table, .mkslate-table";

  /** What scrolls a part: the wrapper of a table, else the part itself. */
  const box = (part) => (part.matches(WRAPPED) ? part.parentElement : part);

  const resized = new ResizeObserver((entries) => {
    for (const { target: part } of entries) {
      const target = box(part);
      const scrolls = target.scrollHeight > target.clientHeight || target.scrollWidth > target.clientWidth;
      if (scrolls) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });

  // Material wraps tables and adds its buttons when it mounts the page, which comes first.
  eachPage(() => {
    resized.disconnect();
    for (const column of document.querySelectorAll(".mkslate-code")) resized.observe(column);
    // Code and tables are not measured before they come into view: until then any of them may scroll.
    const parts = `.md-typeset :is(pre > code, :not(.highlight) > pre, table[class], ${WRAPPED})`;
    for (const part of document.querySelectorAll(parts)) {
      box(part).setAttribute("tabindex", "0");
      resized.observe(part);
    }
  });
}
