// Where the navigation is not beside the text it is a drawer: its button obeys the keyboard, and while it is
// closed nothing in it can be reached. Material's checkbox keeps whether it is open.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const beside = matchMedia("(min-width: 76.25em)");
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  const button = document.createElement("span"); // within the label, which may have no role of its own
  const drawer = () => document.querySelector(".md-sidebar--primary");

  function show() {
    drawer()?.toggleAttribute("inert", !beside.matches && !toggle.checked);
    button.setAttribute("aria-expanded", toggle.checked);
  }

  /** Into the level that shows: it lies over the one that led to it; those it leads to are out of sight. */
  function enter() {
    const opened = ".md-nav--primary, .md-nav__toggle:checked ~ .md-nav";
    const level = [...(drawer()?.querySelectorAll(opened) ?? [])].at(-1);
    const stops = [...(level?.querySelectorAll("a[href], [tabindex='0']") ?? [])];
    const own = stops.find((stop) => stop.closest(".md-nav") === level && stop.checkVisibility());
    own?.focus({ preventScroll: true });
  }

  function press(event) {
    event.preventDefault(); // the label would press once more, and the space bar scroll
    toggle.click();
  }

  if (toggle && label) {
    const name = drawer()?.querySelector(".md-nav--primary")?.getAttribute("aria-label");
    const attributes = { role: "button", tabindex: "0", "aria-label": name ?? "Navigation" };
    for (const [key, value] of Object.entries(attributes)) button.setAttribute(key, value);
    button.append(...label.childNodes);
    label.append(button);
    button.addEventListener("click", press);
    button.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      press(event);
      if (toggle.checked) enter();
    });
    document.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !toggle.checked || beside.matches) return;
      toggle.click();
      button.focus();
    });
    toggle.addEventListener("change", show);
    beside.addEventListener("change", show);
    eachPage(show);
  }
}
