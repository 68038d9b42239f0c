// The header that follows, the place in the contents, the colours and the search. All else works without a script.

const root = document.documentElement;
const header = document.querySelector(".site-header");
const themeButton = document.querySelector(".theme-button");
const searchButton = document.querySelector(".search-button");

// --- An id that is elsewhere now leads there.

function named(hash) {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

const moved = named(location.hash)?.closest("[data-role=moved] > li");
if (moved) location.replace(moved.querySelector("a").href);

// --- Where one is: the header comes back when one scrolls up, and the contents mark the part that is read.

const parts = [...document.querySelectorAll(".toc a")].map((link) => [link, named(link.hash)]);
let here;
let height = scrollY;

function follow() {
  if (Math.abs(scrollY - height) > 8) {
    header.dataset.away = scrollY > height && scrollY > 200;
    height = scrollY;
  }
  const isAtEnd = scrollY + innerHeight > root.scrollHeight - 2; // what one came for may be below the last that is reached
  const reached = parts.findLast(([, part]) => part.getBoundingClientRect().top < 136);
  const [link] = (isAtEnd && parts.find(([{ hash }]) => hash === location.hash)) || reached || [];
  if (link === here) return;
  here?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "true");
  here = link;
  const contents = link?.closest(".toc");
  if (contents) contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; follow(); });
}, { passive: true });
follow();

// --- The other language, at the same place.

document.querySelector(".languages")?.addEventListener("click", ({ target }) => {
  const chosen = named(location.hash)?.getBoundingClientRect(); // what one came for, while it is seen
  const isSeen = chosen && chosen.bottom > 0 && chosen.top < innerHeight;
  if (target.href) target.hash = isSeen ? location.hash : here?.hash ?? "";
});

// --- Colours: the device's choice, light, dark; theme.js applies it on the next page.

const THEMES = ["", "light", "dark"];
const words = themeButton.firstChild;
const system = words.textContent;

function showTheme() {
  words.textContent = themeButton.title = themeButton.dataset[root.dataset.theme] ?? system;
}

themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme ?? "") + 1) % THEMES.length];
  showTheme();
  try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private mode: it lasts as long as the page */ }
});
showTheme();

// --- Search: nothing of it is loaded before it is first asked for. What is typed meanwhile goes into its field; the rest
// of the dialog, and how it works, is in search.js.

const dialog = document.createElement("dialog");
dialog.className = "search";
dialog.dataset.only = "screen";

function openSearch(query = "") {
  if (!dialog.isConnected) {
    const field = document.createElement("input");
    dialog.replaceChildren(Object.assign(field, { id: "search-input", type: "search", autocomplete: "off", value: query }));
    document.body.append(dialog);
    import(new URL(searchButton.dataset.script, location)).catch(() => {
      dialog.textContent = searchButton.dataset.failed;
      dialog.addEventListener("close", () => dialog.remove(), { once: true });
    });
  }
  dialog.showModal();
}

searchButton.hidden = false;
searchButton.addEventListener("click", () => openSearch());
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    openSearch();
  }
});
const asked = new URLSearchParams(location.search).get("q"); // a search that somebody shared
if (asked) openSearch(asked);

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
