// The theme switch and the search. Everything else on the site works without a script.

const root = document.documentElement;
const themeButton = document.querySelector(".theme-button");
const searchButton = document.querySelector(".search-button");
const dialog = document.querySelector("dialog.search");
const search = new URL(dialog.dataset.script, location);

// --- Light or dark: the system's choice, until the reader makes one; theme.js applies it on the next page.

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private mode: it lasts as long as the page */ }
});

// --- The page for lost readers has every language; theirs comes first, by the address, else by the browser.

const sections = [...document.querySelectorAll("main > section[lang]")];
const [here] = location.pathname.slice(new URL("..", search).pathname.length).split("/");
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

// --- Search: nothing of it is loaded before the dialog is first opened.

function openSearch() {
  dialog.returnValue = "";
  dialog.showModal();
  import(search).catch(() => {
    dialog.querySelector(".search-status").textContent = dialog.dataset.failed;
  });
}

searchButton.hidden = false;
searchButton.addEventListener("click", openSearch);
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  if (event.target.closest(".search-results a")) dialog.close("followed");
});
dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault(); // at once, where the search field would only empty itself
  dialog.close();
});
// The focus returns to where it was; where that was nowhere, to the button.
dialog.addEventListener("close", () => {
  const isNowhere = document.activeElement === document.body || dialog.contains(document.activeElement);
  if (isNowhere && dialog.returnValue !== "followed") searchButton.focus();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    openSearch();
  }
});
