// The theme switch and the search. Everything else on the site works without a script.

const root = document.documentElement;
const themeButton = document.querySelector(".theme-button");
const searchButton = document.querySelector(".search-button");
const dialog = document.querySelector("dialog.search");

// --- Light or dark: the system's choice, until the reader makes one.

function stored(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

function store(key, value) {
  try { localStorage.setItem(key, value); } catch { /* private mode: the choice lasts as long as the page */ }
}

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

if (stored("theme")) root.dataset.theme = stored("theme");
themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  store("theme", root.dataset.theme);
});

// --- The page for lost readers has every language; theirs comes first, by the address, else by the browser.

const sections = [...document.querySelectorAll("main > section[lang]")];
const [here] = location.pathname.slice(new URL(document.body.dataset.root, location.href).pathname.length).split("/");
const wanted = [here, ...navigator.languages].map((language) => language.split("-")[0]);
const first = wanted.flatMap((language) => sections.filter((section) => section.lang === language))[0];
first?.parentElement.prepend(first);

// --- "Link to this" copies the address, which without a script is in the address bar after a click.

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.permalink");
  if (!link || !navigator.clipboard) return;
  const words = link.textContent;
  try {
    await navigator.clipboard.writeText(link.href);
    link.textContent = link.dataset.copied;
    link.setAttribute("role", "status");
    setTimeout(() => { link.textContent = words; link.removeAttribute("role"); }, 2000);
  } catch { /* not allowed: the link is still a link */ }
});

// --- Search: nothing is loaded before the dialog is first opened.

let engine;

function loadEngine() {
  const bundle = new URL(`${document.body.dataset.root}/pagefind/pagefind.js`, location.href);
  engine ??= import(bundle).then(async (pagefind) => {
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

// What the engine marks with <mark> in an excerpt, and nothing else, becomes an element.
function withMarks(excerpt) {
  const text = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...text.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function item(result) {
  const link = document.createElement("a");
  link.href = result.url;
  link.textContent = result.title;
  const text = document.createElement("p");
  text.append(...withMarks(result.excerpt));
  const li = document.createElement("li");
  li.append(link, text);
  return li;
}

// The most precise places first: the sections of a page that match, else the page itself.
function places(page) {
  const sections = page.sub_results.filter((section) => section.anchor);
  return (sections.length ? sections : [{ ...page, title: page.meta.title }]).slice(0, 3);
}

let latest = 0;

async function search(words) {
  const status = dialog.querySelector(".search-status");
  const list = dialog.querySelector(".search-results");
  const ticket = ++latest;
  try {
    const pagefind = await loadEngine();
    const found = words.trim() ? (await pagefind.search(words)).results.slice(0, 8) : [];
    const pages = await Promise.all(found.map((result) => result.data()));
    if (ticket !== latest) return;
    list.replaceChildren(...pages.flatMap(places).map(item));
    status.textContent = words.trim() && !pages.length ? dialog.dataset.none : "";
  } catch {
    status.textContent = dialog.dataset.failed;
  }
}

function openSearch() {
  dialog.showModal();
  loadEngine().catch(() => search(""));
}

searchButton.hidden = false;
searchButton.addEventListener("click", openSearch);
dialog.querySelector("input").addEventListener("input", (event) => search(event.target.value));
dialog.querySelector("input").addEventListener("keydown", (event) => {
  const first = dialog.querySelector(".search-results a");
  if (event.key !== "Enter") return;
  event.preventDefault(); // Enter opens the first result; it does not close the dialog
  first?.click();
});
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest(".search-results a")) dialog.close();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openSearch();
  }
});
