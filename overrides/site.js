// The theme switch and the search. Everything else on the site works without a script.

const root = document.documentElement;
const themeButton = document.querySelector(".theme-button");
const searchButton = document.querySelector(".search-button");

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

// --- Search: nothing of it is loaded before it is first asked for. What is typed meanwhile goes into its field; the rest
// of the dialog, and how it works, is in search.js.

const dialog = document.createElement("dialog");
dialog.className = "search";
dialog.dataset.only = "screen";

function openSearch() {
  if (!dialog.isConnected) {
    dialog.innerHTML = '<input id="search-input" type="search" autocomplete="off">';
    document.body.append(dialog);
    import(new URL(searchButton.dataset.script, location)).catch(() => {
      dialog.textContent = searchButton.dataset.failed;
      dialog.addEventListener("close", () => dialog.remove(), { once: true });
    });
  }
  dialog.showModal();
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

// --- Take along: the link or the citation that a note offers. Without a script its links lead to them.

document.addEventListener("click", async (event) => {
  const control = event.target.closest("a[data-copy]");
  if (!control || !navigator.clipboard) return;
  event.preventDefault();
  const words = control.textContent;
  try {
    await navigator.clipboard.writeText(control.dataset.copy === "link" ? control.href : control.dataset.copy);
    control.textContent = control.dataset.copied;
    control.setAttribute("role", "status");
    setTimeout(() => { control.textContent = words; control.removeAttribute("role"); }, 2000);
  } catch { location.href = control.href; /* not allowed */ }
});

// --- Share: the browser's own sheet where there is one, else the address is copied.

const shareButton = document.querySelector(".share-button");

if (shareButton && (navigator.share || navigator.clipboard)) {
  shareButton.hidden = false;
  shareButton.addEventListener("click", async () => {
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url: location.href });
      await navigator.clipboard.writeText(location.href);
      shareButton.textContent = shareButton.dataset.copied;
    } catch { /* given up by the reader */ }
  });
}
