// The theme switch and the search. Everything else on the site works without a script.

const root = document.documentElement;
const themeButton = document.querySelector(".theme-button");
const searchButton = document.querySelector(".search-button");
const dialog = document.querySelector("dialog.search");

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

// --- Search: nothing of it is loaded before the dialog is first opened; how it works and closes is in search.js.

function openSearch() {
  dialog.showModal();
  import(new URL(dialog.dataset.script, location)).catch(() => {
    dialog.querySelector(".search-status").textContent = dialog.dataset.failed;
  });
}

searchButton.hidden = false;
searchButton.addEventListener("click", openSearch);
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    openSearch();
  }
});
