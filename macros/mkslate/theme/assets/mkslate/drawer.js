// Where the navigation is not beside the text it is a drawer: its button obeys the keyboard, and nothing can be
// reached but what shows: the drawer's level, if it is open, else the page. Material's checkboxes keep what is open.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const beside = matchMedia("(min-width: 76.25em)");
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector(".md-header label[for=__drawer]");
  const button = document.createElement("span"); // within the label, which may have no role of its own
  const drawer = () => document.querySelector(".md-sidebar--primary");
  const covered = new Set();

  /** The level that shows: it lies over the one that led to it; those it leads to are out of sight. */
  function level() {
    const opened = ".md-nav--primary, .md-nav__toggle:checked ~ .md-nav";
    return [...(drawer()?.querySelectorAll(opened) ?? [])].at(-1);
  }

  function cover(part) {
    if (part.matches(".md-toggle, .md-overlay, script")) return; // what keeps, or closes, the drawer
    part.inert = true;
    covered.add(part);
  }

  /** Covers all but a part, up to what holds both. */
  function coverAround(part, whole) {
    for (let inner = part; inner && inner !== whole; inner = inner.parentElement) {
      for (const other of inner.parentElement.children) {
        if (other !== inner && !other.contains(label) && !other.contains(drawer())) cover(other);
      }
    }
  }

  function show() {
    button.setAttribute("aria-expanded", toggle.checked);
    for (const part of covered) part.inert = false;
    covered.clear();
    const whole = drawer();
    for (const one of whole?.querySelectorAll(".md-nav__link[for^=__nav]") ?? []) {
      one.tabIndex = beside.matches && one.closest("li").matches(".md-nav__item--section") ? -1 : 0;
    }
    if (!whole || beside.matches) return;
    if (!toggle.checked) {
      cover(whole);
      return;
    }
    for (const closed of whole.querySelectorAll(".md-nav__toggle:not(:checked) ~ .md-nav")) cover(closed);
    coverAround(level(), whole.querySelector(".md-nav--primary"));
    coverAround(whole, document.body);
    coverAround(label, document.body);
  }

  /** Into the level that shows. */
  function enter() {
    const shown = level();
    const stops = [...(shown?.querySelectorAll("a[href], [tabindex='0']") ?? [])];
    const isOwn = (stop) => stop.closest(".md-nav") === shown && !stop.matches(".md-nav__title") && stop.checkVisibility();
    stops.find(isOwn)?.focus({ preventScroll: true });
  }

  /** A level was opened, or left for the one that led to it. */
  function move({ target }) {
    if (!target.matches(".md-sidebar--primary .md-nav__toggle")) return;
    show();
    if (beside.matches || !toggle.checked) return;
    if (target.checked) enter();
    else {
      const leading = ":scope > label.md-nav__link, :scope > .md-nav__link > label";
      target.parentElement.querySelector(leading)?.focus({ preventScroll: true });
    }
  }

  /** What leads back, and to the page's own contents: Material's script presses a label on Enter. */
  function reach() {
    const labels = ".md-nav__title:is([for^=__nav], [for=__toc]), .md-nav__link[for=__toc]";
    for (const one of drawer()?.querySelectorAll(labels) ?? []) one.tabIndex = 0;
    show();
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
      event.stopPropagation(); // Material's script presses the label that has the focus by then
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
    document.addEventListener("change", move);
    eachPage(reach);
  }
}
