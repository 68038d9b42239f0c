// The page for lost readers has every language; theirs comes first, by the address, else by the browser.

const root = new URL("..", new URL(document.querySelector(".search-button").dataset.script, location));
const sections = [...document.querySelectorAll("main > section[lang]")];
const [here] = location.pathname.slice(root.pathname.length).split("/");
const wanted = [here, ...navigator.languages].map((language) => language.split("-")[0]);
const first = wanted.flatMap((language) => sections.filter((section) => section.lang === language))[0];
first?.parentElement.prepend(first);
