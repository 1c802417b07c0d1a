// What the copy button copies: what runs. And how it is told to those who listen to the page.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());
  const PROMPTS = [/^\$ /, /^(?:>>>|\.\.\.) ?/];

  /** Code without prompts and without what was answered to them; all of it where there are no prompts. */
  function runs(code) {
    const lines = code.trimEnd().split("\n");
    const prompt = PROMPTS.find((one) => one.test(lines.find((line) => line.trim() && !line.startsWith("#")) ?? ""));
    if (!prompt) return lines.join("\n");
    let continued = false;
    const asked = lines.filter((line) => {
      const kept = continued || prompt.test(line);
      continued = kept && line.endsWith("\\");
      return kept;
    });
    return asked.map((line) => line.replace(prompt, "")).join("\n");
  }

  // Material copies what the code says of itself in this attribute; it listens on the button, below.
  document.addEventListener(
    "click",
    ({ target }) => {
      const code = target.closest?.("[data-md-type=copy]")?.closest(".highlight, pre")?.querySelector("code");
      if (code) code.dataset.copy = runs(code.textContent);
    },
    true,
  );

  // Material puts the buttons of every code block into a landmark of navigation, all of one name: to those who
  // go from landmark to landmark a page of samples would be full of them. It does so when code comes into view.
  const unmark = (within) => {
    for (const buttons of within.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "none");
  };
  const added = new MutationObserver((changes) => {
    for (const { target } of changes) if (target.matches("pre")) unmark(target);
  });

  eachPage(() => {
    // "Copied to clipboard" is written into this.
    document.querySelector(".md-dialog__inner")?.setAttribute("role", "status");
    const article = document.querySelector(".mkslate-page article");
    added.disconnect();
    if (!article) return;
    unmark(article);
    added.observe(article, { childList: true, subtree: true });
  });
}
