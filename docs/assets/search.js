// The dialog of the search, loaded when it is first asked for (site.js). What it needs of the page: the button
// ".search-button", whose data are its words and which of them are lent by another language, and "dialog.search" with nothing but an input; what that holds by then is
// looked for. How it is found is in search-find.js.

import { asked, find } from "./search-find.js";

const BETWEEN_TEXTS = /(?:^|\s+)·\s+/u; // in the index
// Up to three words on each side of a marked one, in the same text.
const WORDS_AROUND_MARK = /(?:[^\s·<>]+\s){0,3}<mark>[^<]*<\/mark>(?:\s?[^\s·<>]+){0,3}/u;

const FOLLOWED = "followed"; // what the dialog returns when it was left by a link
const FEW = 4; // words that are no sentence
const STEP = 10; // results shown at a time; each is a small file of its own
const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu;
const BLANK_OF_A_SIGN = /(?<=«) | (?=[»:;!?])/gu; // no line ends there
const CONTENTS = `
  <form method="dialog" role="search"><label id="search-label" for="search-input"></label><button></button></form>
  <p class="search-status" role="status"></p>
  <p class="search-asked" id="search-asked" hidden></p>
  <ol class="search-results"></ol>
  <button class="search-more" type="button" hidden></button>`;

// The policy lets no text become HTML, or the address of a script, but here (Trusted Types): what stands above, an excerpt
// that is read and never shown as it is, and the worker in which the engine starts itself.
const { trustedTypes = { createPolicy: (_, policy) => policy } } = globalThis;
const trusted = trustedTypes.createPolicy("search", { createHTML: (text) => text });
const WORKER = new URL("../pagefind/pagefind-worker.js", import.meta.url).href;
trustedTypes.createPolicy("default", {
  createScriptURL: (address) => (new URL(address, location).href.split("?")[0] === WORKER ? address : null),
});

const button = document.querySelector(".search-button");
const labels = button.dataset;
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input"); // it stands in the form as soon as that has its style
dialog.insertAdjacentHTML("beforeend", trusted.createHTML(CONTENTS));
const label = dialog.querySelector("label");
const status = dialog.querySelector(".search-status");
const heading = dialog.querySelector(".search-asked");
const list = dialog.querySelector(".search-results");
const more = dialog.querySelector(".search-more");
const plurals = new Intl.PluralRules(document.documentElement.lang);

dialog.setAttribute("aria-labelledby", label.id);
label.append(...button.cloneNode(true).childNodes);
say(label.nextElementSibling, "close", labels.close);
input.placeholder = labels.hint;
say(more, "more", labels.more);

// Words of the page; those that a draft has from another language say so.
function say(place, name, words) {
  const isLent = labels.lent?.split(" ").includes(name) && words;
  const said = isLent ? element("span", words) : words;
  if (isLent) Object.assign(said, { className: "lent", lang: labels.lender, dir: "auto" });
  place.replaceChildren(said);
}

// --- Results.

// What the engine marks with <mark> in an excerpt, and nothing else, becomes an element.
function withMarks(excerpt) {
  const text = new DOMParser().parseFromString(trusted.createHTML(excerpt), "text/html").body;
  return [...text.childNodes].map((node) => {
    // The index has a straight apostrophe, at which words divide, and plain blanks.
    const words = node.textContent.replace(INNER_APOSTROPHE, "’").replace(BLANK_OF_A_SIGN, "\u00a0");
    return node.nodeName === "MARK" ? element("mark", words) : words;
  });
}

// The texts with marked words, at most two, each for itself, with dots where one goes on. A name or a date says little
// alone: beside it, or where nothing is marked, the first that says more.
function excerptsOf({ content, excerpt, plain_excerpt: plainExcerpt }) {
  const words = plainExcerpt.trim().replaceAll("&lt;", "<").replaceAll("&gt;", ">"); // as in the content
  const [before, after = ""] = content.includes(words) ? content.split(words) : ["", ""];
  const goesOn = (text, end) => Boolean(text.trim()) && !end.test(text.trim());
  const all = `${goesOn(before, /·$/u) ? "… " : ""}${excerpt.trim()}${goesOn(after, /^·/u) ? " …" : ""}`;
  const texts = all.split(BETWEEN_TEXTS);
  const marked = texts.filter((text) => text.includes("<mark>"));
  const saying = texts.filter((text) => text.split(" ").length > FEW);
  const telling = marked.filter((text) => saying.includes(text)).slice(0, 2);
  const others = [...marked.slice(0, 1), ...saying.slice(0, 1)];
  return [telling, others, texts.slice(0, 1)].find((each) => each.length);
}

// The texts of a result may be in several languages, which are written either way.
function apart(name, ...content) {
  return Object.assign(element(name, ...content), { dir: "auto" });
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

// Leads to the words that are marked, where the browser can; else to the entry.
function addressOf(result) {
  const address = result.url.replace(/at-([^/]+)\.html$/, "#$1"); // as search/pagefind.py names the files
  const around = WORDS_AROUND_MARK.exec(result.excerpt)?.[0].replace(/<\/?mark>/gu, "").replace(INNER_APOSTROPHE, "’");
  if (!around || !address.includes("#")) return address;
  return `${address}:~:text=${encodeURIComponent(around.trim()).replaceAll("-", "%2D")}`;
}

function item(result) {
  const link = apart("a", result.meta.title);
  link.href = addressOf(result);
  const about = apart("span", result.filters.about[0]);
  about.className = "search-page";
  return element("li", link, about, ...excerptsOf(result).map((text) => apart("p", ...withMarks(text))));
}

function question(result) {
  const link = apart("a", result.meta.title);
  link.href = addressOf({ ...result, excerpt: "" });
  return element("li", link);
}

function counted(number) {
  const form = button.getAttribute(`data-results-${plurals.select(number)}`) ?? labels.resultsOther;
  return form.replace("{n}", number);
}

async function load(results) {
  return Promise.all(results.map((result) => result.data()));
}

let latest = 0;
let rest = [];

// The results, or, where there are none, what readers often ask.
async function search() {
  const query = input.value;
  const ticket = ++latest;
  list.ariaBusy = "true";
  try {
    const results = query.trim() ? await find(query) : [];
    const shown = results.length ? { results: results.slice(0, STEP) } : await asked();
    const first = await load(shown.results);
    if (ticket !== latest) return; // more was typed in the meantime
    say(heading, "asked", shown.heading ?? "");
    heading.hidden = !shown.heading || !first.length;
    const place = stops().indexOf(document.activeElement);
    list.replaceChildren(...first.map(results.length ? item : question));
    if (place > 0) (stops()[place] ?? input).focus(); // who goes through the results goes on there
    rest = results.slice(STEP);
    more.hidden = !rest.length;
    if (results.length) say(status, "results", counted(results.length));
    else say(status, "none", query.trim() ? labels.none : "");
    share(query.trim());
  } catch {
    say(status, "failed", labels.failed);
  }
  list.ariaBusy = "false";
}

// The address of the page has what is looked for while the dialog is open, so that it can be copied.
function share(query) {
  const address = new URL(location);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  if (address.href === location.href) return;
  try { history.replaceState(history.state, "", address); } catch { /* some browsers allow so many changes only */ }
}

async function showMore() {
  const ticket = latest;
  const next = await load(rest.slice(0, STEP));
  if (ticket !== latest) return;
  const items = next.map(item);
  list.append(...items);
  rest = rest.slice(STEP);
  more.hidden = !rest.length;
  items[0].querySelector("a").focus();
}

// --- The keyboard: Enter opens the first result, arrows go through them, Escape closes.

function stops() {
  return [input, ...list.querySelectorAll("a")];
}

function move(step) {
  const all = stops();
  all[all.indexOf(document.activeElement) + step]?.focus();
}

dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && event.target === input) {
    event.preventDefault(); // it does not close the dialog
    list.querySelector("a")?.click();
  } else if (event.key === "Escape") {
    event.preventDefault(); // at once, where the search field would only empty itself
    dialog.close();
  }
});

// --- Closing.

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  if (event.target.closest(".search-results a")) dialog.close(FOLLOWED);
});
// The focus returns to where it was; where that was nowhere, to the button.
dialog.addEventListener("close", () => {
  const isNowhere = document.activeElement === document.body || dialog.contains(document.activeElement);
  if (isNowhere && dialog.returnValue !== FOLLOWED) button.focus();
  dialog.returnValue = "";
  share("");
});

input.addEventListener("input", search);
more.addEventListener("click", showMore);

// --- It shows as soon as it has its style, with what was typed by then.

function show() {
  label.after(input);
  input.focus();
  search();
}

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("search.css", import.meta.url);
style.addEventListener("load", show);
style.addEventListener("error", show);
document.head.append(style);
