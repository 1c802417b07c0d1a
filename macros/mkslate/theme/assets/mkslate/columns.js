// A code column that scrolls by itself can be scrolled with the keyboard.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());

  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const scrolls = target.scrollHeight > target.clientHeight;
      if (scrolls) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });

  eachPage(() => {
    resized.disconnect();
    for (const column of document.querySelectorAll(".mkslate-code")) resized.observe(column);
  });
}
