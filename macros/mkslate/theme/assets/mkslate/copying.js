// Material puts the buttons of every code block into a landmark of navigation, all of one name: to those who
// go from landmark to landmark a page of samples would be full of them.
"use strict";
{
  const eachPage = (work) => (window.document$ ? window.document$.subscribe(work) : work());

  eachPage(() => {
    for (const buttons of document.querySelectorAll(".md-code__nav")) buttons.setAttribute("role", "none");
  });
}
