// Tabs of samples, after the WAI-ARIA pattern: one tab of each list is in the order of focus, arrow keys,
// Home and End go to the others. Samples not shown are still found by the browser's own search.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const words = () => JSON.parse(document.querySelector("[data-words]").dataset.words);
  const tabOf = (name) => `[data-tab="${CSS.escape(name)}"]`;

  /** The names of the site's languages. */
  const known = () => [...document.querySelectorAll(".mkslate-languages [data-tab]")].map((tab) => tab.dataset.tab);

  /** The language of the page: the reader's, or the first, where a page that was gone to has other ones. */
  function chosen() {
    const root = document.documentElement.dataset;
    const names = known();
    if (names.length) root.mkslateLanguage ??= names[0];
    return names.length && !names.includes(root.mkslateLanguage) ? names[0] : root.mkslateLanguage;
  }

  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  function choose(from, language) {
    from.dispatchEvent(new CustomEvent("mkslate:choose", { bubbles: true, detail: { language } }));
  }

  /** The tab that a key leads to from the focused one, or nothing. */
  function neighbour(tabs, focused, key) {
    const at = tabs.indexOf(focused);
    const step = getComputedStyle(focused).direction === "rtl" ? -1 : 1;
    const leads = { ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: tabs.length - 1 };
    return key in leads ? tabs[(leads[key] + tabs.length) % tabs.length] : undefined;
  }

  function listen(list) {
    list.addEventListener("click", ({ target }) => {
      const tab = target.closest("[role=tab]");
      if (tab) choose(tab, tab.dataset.tab);
    });
    list.addEventListener("keydown", (event) => {
      const tab = neighbour([...list.children], event.target, event.key);
      if (!tab) return;
      event.preventDefault();
      tab.focus({ preventScroll: true });
      choose(tab, tab.dataset.tab);
    });
  }

  /** A set's samples by the name of their tab, in the order of the site's languages. */
  function samplesByTab(set, names) {
    const byTab = new Map();
    for (const sample of set.querySelectorAll(":scope > .mkslate-sample")) {
      byTab.set(sample.dataset.tab, [...(byTab.get(sample.dataset.tab) ?? []), sample]);
    }
    return [...byTab].sort(([one], [other]) => names.indexOf(one) - names.indexOf(other));
  }

  /** Makes a tab list and a panel for each tab of a set. */
  function build(set, number, names) {
    const list = element("div", { class: "mkslate-tabs", role: "tablist", "aria-label": words().choose });
    const panels = samplesByTab(set, names).map(([name, samples], at) => {
      const id = `mkslate-sample-${number}-${at}`;
      const tab = { type: "button", class: "mkslate-tab", role: "tab", id: `${id}-tab`, "aria-controls": id, "data-tab": name };
      list.append(element("button", tab, samples[0].dataset.label));
      const panel = { class: "mkslate-panel", role: "tabpanel", id, "aria-labelledby": tab.id, "data-tab": name };
      return element("div", panel, ...samples);
    });
    for (const panel of panels) panel.addEventListener("beforematch", () => choose(panel, panel.dataset.tab));
    listen(list);
    set.append(element("p", { class: "mkslate-missing" }), list, ...panels);
    set.dataset.ready = "";
  }

  /** A tab of the whole page controls the panels of its language in every set. */
  function control(tab) {
    const panels = [...document.querySelectorAll(`.mkslate-panel${tabOf(tab.dataset.tab)}`)];
    if (panels.length) tab.setAttribute("aria-controls", panels.map((panel) => panel.id).join(" "));
  }

  function select(list, name) {
    for (const tab of list.children) {
      const selected = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", selected);
      tab.tabIndex = selected ? 0 : -1;
    }
  }

  /** Scrolls long lists, and nothing but the lists, until their chosen tabs can be seen; asks for all, then writes. */
  function reveal() {
    const steps = [...document.querySelectorAll(".mkslate-tab[aria-selected=true]")].map((tab) => {
      const list = tab.parentElement;
      const [outer, inner] = [list.getBoundingClientRect(), tab.getBoundingClientRect()];
      const seen = inner.left >= outer.left && inner.right <= outer.right;
      return [list, seen ? 0 : inner.left - outer.left];
    });
    for (const [list, step] of steps) if (step) list.scrollLeft += step;
  }

  // What can be hidden until it is found: boxes whose size can be made independent of what is in them. The mark of a
  // list's item would stay.
  const FINDABLE = /^((inline-)?(block|flex|grid)|flow-root)$/;

  /** Text for another language is out of the way, as samples are; what is for none always shows. */
  function tell(language) {
    const all = known();
    const namesOf = (part) => [...part.classList].filter((name) => all.includes(name));
    const parts = [...document.querySelectorAll(".lang-specific")];
    for (const part of parts) {
      part.dataset.ready = "";
      part.removeAttribute("hidden");
      part.removeAttribute("data-other");
    }
    const others = parts.filter((part) => namesOf(part).length && !namesOf(part).includes(language));
    const findable = others.map((part) => FINDABLE.test(getComputedStyle(part).display));
    others.forEach((part, at) => {
      if (findable[at]) part.setAttribute("hidden", "until-found");
      else part.dataset.other = ""; // on the screen alone: `hidden` would hide it on paper, too
      part.onbeforematch = () => choose(part, namesOf(part)[0]);
    });
  }

  /** Shows a set in a language; without it, shows what there is and says so. */
  function show(set, language, label) {
    const panels = [...set.querySelectorAll(":scope > .mkslate-panel")];
    const panelOf = (name) => panels.find((panel) => panel.dataset.tab === name);
    const shown = panelOf(language) ?? panelOf(set.dataset.languages.split(" ")[0]);
    for (const panel of panels) {
      if (panel === shown) panel.removeAttribute("hidden");
      else panel.setAttribute("hidden", "until-found");
    }
    select(set.querySelector(".mkslate-tabs"), shown.dataset.tab);
    const missing = shown.dataset.tab !== language;
    set.toggleAttribute("data-missing", missing);
    set.querySelector(".mkslate-missing").textContent = missing ? words().missing.replace("{language}", () => label) : "";
  }

  const labelOf = (name) => document.querySelector(`.mkslate-languages ${tabOf(name)}`)?.textContent ?? name;

  function showAll(language) {
    const label = labelOf(language);
    const focused = document.activeElement;
    for (const set of document.querySelectorAll(".mkslate-samples[data-ready]")) show(set, language, label);
    tell(language);
    for (const list of document.querySelectorAll(".mkslate-languages")) {
      select(list, language);
      const lost = focused?.matches(".mkslate-tab") && focused.offsetParent === null;
      if (lost) list.querySelector('[aria-selected="true"]').focus({ preventScroll: true });
    }
    requestAnimationFrame(reveal);
  }

  /** Says once, to those who listen to the page, what each set that lacks a language shows in its place. */
  function announce(language) {
    const sets = [...document.querySelectorAll(".mkslate-samples[data-ready]")];
    const lacking = sets.filter((set) => set.hasAttribute("data-missing")).length;
    const said = document.querySelector(".mkslate-lacking");
    const counts = { language: labelOf(language), count: lacking, all: sets.length };
    const missing = words().lacking.replace(/\{(\w+)\}/g, (_, name) => counts[name]);
    if (said) said.textContent = lacking ? missing : "";
  }

  eachPage(() => {
    const language = chosen();
    if (language === undefined) return;
    const names = known();
    document.querySelectorAll(".mkslate-samples:not([data-ready])").forEach((set, at) => build(set, at, names));
    for (const list of document.querySelectorAll(".mkslate-languages")) {
      listen(list);
      for (const tab of list.children) control(tab);
    }
    showAll(language);
  });
  document.addEventListener("mkslate:language", ({ detail: { language } }) => {
    showAll(language);
    announce(language);
  });
}
