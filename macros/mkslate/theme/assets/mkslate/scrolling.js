// What scrolls by itself, a tall code column or a wide table, can be scrolled with the keyboard.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());

  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollHeight > target.clientHeight || target.scrollWidth > target.clientWidth;
      if (scrolls) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });

  // Material wraps tables and adds its buttons when it mounts the page, which comes first.
  eachPage(() => {
    resized.disconnect();
    for (const part of document.querySelectorAll(".mkslate-code, .md-typeset__scrollwrap")) resized.observe(part);
    // Code is not measured before it comes into view: until then any of it may scroll.
    for (const code of document.querySelectorAll(".md-typeset pre > code")) {
      code.setAttribute("tabindex", "0");
      resized.observe(code);
    }
  });
}
