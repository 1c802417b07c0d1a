// On the page of what is not there: the pages whose addresses have most in common with the one asked for.
"use strict";
{
  const decoded = (text) => {
    try {
      return decodeURI(text);
    } catch {
      return text;
    }
  };
  const pairs = (text) => {
    const plain = decoded(text).toLowerCase().replace(/(index)?\.(html|md)|[^\p{L}\p{N}]+/gu, " ").trim();
    return new Set(Array.from(plain, (_, at) => plain.slice(at, at + 2)).filter((pair) => pair.length === 2));
  };
  const likeness = (one, other) => {
    const shared = [...one].filter((pair) => other.has(pair)).length;
    return (2 * shared) / (one.size + other.size || 1);
  };

  const list = document.querySelector(".mkslate-not-found");
  if (list) {
    const asked = pairs(location.pathname);
    const near = Array.from(list.children, (item) => [likeness(asked, pairs(item.firstChild.pathname)), item])
      .sort(([one], [other]) => other - one)
      .filter(([score], place) => place < 5 && score > 0.25);
    if (near.length) {
      list.previousElementSibling.textContent = "There is no page at this address. Did you mean one of these?";
      list.replaceChildren(...near.map(([, item]) => item));
    }
  }
}
