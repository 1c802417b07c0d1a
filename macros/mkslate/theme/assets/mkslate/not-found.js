// On the page of what is not there: the pages whose addresses are nearest to the one asked for, nearest first.
"use strict";
{
  const decoded = (text) => {
    try {
      return decodeURI(text);
    } catch {
      return text;
    }
  };
  const parts = (path) =>
    decoded(path)
      .toLowerCase()
      .replace(/(index)?\.(html|md)$/, "")
      .split("/")
      .filter(Boolean);

  // How many letters to add, drop or change, or neighbours to swap, make one word of the other.
  const apart = (one, other) => {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row++) {
      const next = [row];
      for (let at = 1; at <= other.length; at++) {
        const same = one[row - 1] === other[at - 1];
        next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + !same);
        if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
          next[at] = Math.min(next[at], before[at - 2] + 1);
      }
      [before, last] = [last, next];
    }
    return last[other.length];
  };
  const alike = (one, other) => 1 - apart(one, other) / Math.max(one.length, other.length);

  // The last part of an address says most; how much of the others there is, the rest.
  const likeness = (asked, page) => {
    if (!asked.length || !page.length) return 0;
    const best = asked.map((part) => Math.max(...page.map((other) => alike(part, other))));
    const all = best.reduce((sum, one) => sum + one) / Math.max(asked.length, page.length);
    return (alike(asked.at(-1), page.at(-1)) + all) / 2;
  };

  // A page above the one asked for is near however little their last parts are alike: the nearer, the less is
  // between them.
  const nearness = (asked, page) => {
    const above = page.length > 0 && page.every((part, at) => part === asked[at]);
    return Math.max(likeness(asked, page), above ? (1 + page.length / asked.length) / 2 : 0);
  };

  /** The words of the page tree that was asked for, in which the page speaks from now on; else those of the site. */
  function speak(list) {
    const { trees, ...words } = JSON.parse(list.dataset.words);
    const pathOf = (tree) => new URL(".", new URL(tree.url, location)).pathname;
    const asked = trees.filter((tree) => location.pathname.startsWith(pathOf(tree)));
    const tree = asked.sort((one, other) => pathOf(other).length - pathOf(one).length)[0];
    if (!tree) return words;
    const paragraph = list.previousElementSibling;
    Object.assign(list.parentElement, { lang: tree.lang, dir: tree.dir });
    paragraph.previousElementSibling.textContent = `404 - ${tree.not_found}`;
    paragraph.textContent = `${tree.absent} ${tree.pages}`;
    return tree;
  }

  const list = document.querySelector(".mkslate-not-found");
  if (list) {
    const { scope } = document.querySelector(".mkslate-page").dataset;
    const depth = parts(new URL(scope, location).pathname).length;
    const below = (path) => parts(path).slice(depth);
    const asked = below(location.pathname);
    const near = Array.from(list.children, (item) => [nearness(asked, below(item.firstChild.pathname)), item])
      .sort(([one], [other]) => other - one)
      .filter(([score], place) => place < 5 && score > 0.4);
    const words = speak(list);
    if (near.length) {
      list.previousElementSibling.textContent = `${words.absent} ${words.meant}`;
      list.replaceChildren(...near.map(([, item]) => item));
    }
  }
}
