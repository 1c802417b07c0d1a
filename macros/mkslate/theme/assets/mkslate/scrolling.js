// What scrolls by itself, a tall code column or a wide table, can be scrolled with the keyboard; tables are
// then regions and columns groups, named after what they stand below.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const words = () => JSON.parse(document.querySelector("[data-words]").dataset.words);

  const WRAPPED = ".md-typeset__table, .mkslate-table";
  const COLUMN = ".mkslate-code";
  const names = new WeakMap();

  /** What scrolls a part: the wrapper of a table, else the part itself. */
  const box = (part) => (part.matches(WRAPPED) ? part.parentElement : part);

  /** What a part is to those who listen to the page; code says that itself. */
  function role(part) {
    if (part.matches(WRAPPED)) return { role: "region", "aria-label": names.get(part) };
    return part.matches(COLUMN) ? { role: "group", "aria-label": names.get(part) } : {};
  }

  function mark(part, scrolls) {
    for (const [name, value] of Object.entries({ tabindex: "0", ...role(part) })) {
      const target = box(part);
      if (!scrolls) target.removeAttribute(name);
      else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
    }
  }

  const titleOf = (heading) =>
    Array.from(heading.childNodes, (node) => (node.matches?.(".headerlink") ? "" : node.textContent))
      .join("")
      .trim();

  /** Names tables and columns after the headings that they stand below; several tables of one name are numbered. */
  function nameParts() {
    const counts = new Map();
    const { samples, table } = words();
    let title = "";
    for (const part of document.querySelectorAll(`.md-typeset :is(h1, h2, h3, h4, h5, h6, ${WRAPPED}, ${COLUMN})`)) {
      if (part.matches(COLUMN)) names.set(part, title ? `${title}: ${samples}` : samples);
      else if (part.matches(WRAPPED)) {
        const name = title || table;
        const count = (counts.get(name) ?? 0) + 1;
        counts.set(name, count);
        names.set(part, count > 1 ? `${name} (${count})` : name);
      } else title = titleOf(part) || title;
    }
  }

  // All is measured before anything is written: the page is laid out once.
  const resized = new ResizeObserver((entries) => {
    const measured = entries.map(({ target: part }) => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = box(part);
      return [part, scrollHeight > clientHeight || scrollWidth > clientWidth];
    });
    for (const [part, scrolls] of measured) mark(part, scrolls);
  });

  // A browser leaves what has the focus half outside of what scrolls.
  document.addEventListener("focusin", ({ target }) => {
    const scrolls = target.parentElement?.closest(".mkslate-scroll, .md-typeset__scrollwrap");
    if (scrolls) target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  });

  // Material wraps tables and adds its buttons when it mounts the page, which comes first.
  eachPage(() => {
    resized.disconnect();
    nameParts();
    for (const column of document.querySelectorAll(COLUMN)) resized.observe(column);
    // Code and tables are not measured before they come into view: until then any of them may scroll, and can have
    // the focus. They have no role yet: a browser looks at all that stands in a table anew when that changes.
    const parts = `.md-typeset :is(pre > code, :not(.highlight) > pre, table[class], ${WRAPPED})`;
    for (const part of document.querySelectorAll(parts)) {
      box(part).tabIndex = 0;
      resized.observe(part);
    }
  });
}
