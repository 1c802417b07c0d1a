// Slate's one page had every anchor; now each is on a page of its own. An anchor that is not here is looked
// up in the portal's map, which is fetched only then.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const maps = new Map();

  function fetched(url) {
    if (!maps.has(url)) {
      maps.set(url, fetch(url).then((answer) => (answer.ok ? answer.json() : {}), () => ({})));
    }
    return maps.get(url);
  }

  function anchor() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return location.hash.slice(1);
    }
  }

  async function follow() {
    const name = anchor();
    const { anchors, scope } = document.querySelector(".mkslate-page").dataset;
    const here = document.getElementById(name) || document.getElementsByName(name).length;
    if (!name || !anchors || here) return;
    const pages = await fetched(new URL(anchors, location).href);
    if (!Object.hasOwn(pages, name) || name !== anchor()) return;
    const page = new URL(pages[name], new URL(scope, location));
    page.search ||= location.search;
    page.hash ||= location.hash;
    location.replace(page);
  }

  eachPage(follow);
  window.addEventListener("hashchange", follow);
}
