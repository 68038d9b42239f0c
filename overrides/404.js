// The page for lost readers has every language; theirs, by the address, else by the browser, comes first, and the menu,
// the search and all else around the text follow it. It runs before the script of the site, which reads these words,
// and is no module: such a one may run when the page is shown already, and what it puts first would be seen to move.

{
  const root = new URL("..", new URL(document.querySelector(".search-button").dataset.script, location));
  const sections = [...document.querySelectorAll("main > section[lang]")];
  const [here] = location.pathname.slice(root.pathname.length).split("/");
  const wanted = [here, ...navigator.languages];
  const first = wanted.flatMap((language) => [
    ...sections.filter(({ lang }) => lang === language),
    ...sections.filter(({ lang }) => lang.split("-")[0] === language.split("-")[0]),
  ])[0];

  function putAround(section) {
    document.documentElement.lang = section.lang;
    document.documentElement.dir = section.dir;
    document.title = section.dataset.title;
    for (const theirs of section.querySelector("template").content.children) {
      const ours = document.querySelector(`body > .${theirs.classList[0]}, :is(header, footer) .${theirs.classList[0]}`);
      if (!ours) continue;
      for (const { name, value } of theirs.attributes) ours.setAttribute(name, value);
      ours.replaceChildren(...theirs.cloneNode(true).childNodes);
    }
  }

  if (first) {
    first.parentElement.prepend(first);
    if (first.lang !== document.documentElement.lang) putAround(first);
  }
}
