// The page as Markdown, for an assistant or an editor: fetched from the file beside the page when it is asked for.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const words = () => JSON.parse(document.querySelector("[data-words]").dataset.words);

  async function text(address) {
    if (location.protocol === "file:") throw new Error("a folder is not asked"); // browsers would complain
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.text();
  }

  async function copy(button) {
    try {
      await navigator.clipboard.writeText(await text(button.dataset.markdown));
      window.alert$.next(words().copied_page); // Material's own dialog
    } catch {
      location.assign(button.dataset.markdown); // from a file, or where the clipboard is closed: to read it there
    }
  }

  eachPage(() => {
    for (const button of document.querySelectorAll(".mkslate-copy-page[hidden]")) {
      button.hidden = false;
      button.addEventListener("click", () => copy(button));
    }
  });
}
