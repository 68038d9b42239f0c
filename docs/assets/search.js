// The search: loaded when it is first asked for, and with it the index of the page's language (Pagefind). Its words
// stand at the button that opens it.

const FOLLOWED = "followed"; // what the dialog returns when it was left by a link
const STEP = 10; // results shown at a time; each is a small file of its own
const RANKING = {
  // A name counts for more than a heading, a heading for more than the text, and a short heading for more than a long
  // one. "title" is for show; "heading" has the same words.
  metaWeights: { title: 0, heading: 5, brief: 3, names: 15, words: 1 },
};

const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}])/gu;
const LONE_LETTER = /(?<!\p{L})\p{L}['’ʼ‘`´′](?=\p{L})|(?<=\p{L})['’ʼ‘`´′]\p{L}(?!\p{L})/gu;
const LIGATURES = { œ: "oe", æ: "ae" };

const CONTENTS = `
  <form method="dialog" role="search"><label id="search-label" for="search-input"></label><button></button></form>
  <p class="search-status" role="status"></p>
  <ol class="search-results"></ol>
  <button class="search-more" type="button" hidden></button>`;

const button = document.querySelector(".search-button");
const labels = button.dataset;
const dialog = document.querySelector("dialog.search");
const input = dialog.querySelector("input"); // it stands in the form as soon as that has its style
dialog.insertAdjacentHTML("beforeend", CONTENTS);
const label = dialog.querySelector("label");
const status = dialog.querySelector(".search-status");
const list = dialog.querySelector(".search-results");
const more = dialog.querySelector(".search-more");
const plurals = new Intl.PluralRules(document.documentElement.lang);

dialog.setAttribute("aria-labelledby", label.id);
label.textContent = button.textContent;
label.nextElementSibling.textContent = labels.close;
input.placeholder = labels.hint;
more.textContent = labels.more;

let engine;

function loadEngine() {
  const bundle = new URL("../pagefind/pagefind.js", import.meta.url);
  engine ??= import(bundle).then(async (pagefind) => {
    await pagefind.options({ ranking: RANKING });
    await pagefind.init();
    return pagefind;
  });
  return engine;
}

// --- Words: what is typed and what is found, in one spelling.

function plain(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[œæ]/gu, (ligature) => LIGATURES[ligature]);
}

// "l’accord" is looked for as "accord", "Chang'e-7" as "chang 7": neither elisions nor hyphens matter.
function wordsOf(text) {
  return plain(text).replace(LONE_LETTER, " ").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// The same for all ways to write a name; the index has it as a filter (see search.py).
function keyOf(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

function commonStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

// Where no word begins like one of the query, the engine takes any shorter word for it, be it "a". All results share
// each word of the query, so one of them tells whether they were meant.
function isMeant(words, { meta, content }) {
  const found = [meta.heading, meta.names, meta.words, content].flatMap((text) => plain(text ?? "").split(/[^\p{L}\p{N}]+/u));
  return words.every((word) => found.some((other) => commonStart(word, other) * 2 >= word.length));
}

// --- Results.

// What the engine marks with <mark> in an excerpt, and nothing else, becomes an element.
function withMarks(excerpt) {
  const text = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...text.childNodes].map((node) => {
    const words = node.textContent.replace(INNER_APOSTROPHE, "’"); // straight in the index, where words divide at it
    return node.nodeName === "MARK" ? element("mark", words) : words;
  });
}

// With dots where text before or after it is left out.
function excerptOf({ content, excerpt, plain_excerpt: plainExcerpt }) {
  const words = plainExcerpt.trim().replaceAll("&lt;", "<").replaceAll("&gt;", ">"); // as in the content
  return `${content.startsWith(words) ? "" : "… "}${excerpt.trim()}${content.endsWith(words) ? "" : " …"}`;
}

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function item(result) {
  const link = element("a", result.meta.title);
  link.href = result.url.replace(/at-([^/]+)\.html$/, "#$1"); // as search_index.py names the files
  const page = element("span", result.filters.page[0]);
  page.className = "search-page";
  return element("li", link, page, element("p", ...withMarks(excerptOf(result))));
}

function counted(number) {
  const form = button.getAttribute(`data-results-${plurals.select(number)}`) ?? labels.resultsOther;
  return form.replace("{n}", number);
}

async function load(results) {
  return Promise.all(results.map((result) => result.data()));
}

// What is named exactly like the query comes first, then the rest in the order of the engine.
async function find(query) {
  const words = wordsOf(query);
  if (!words.length) return [];
  const pagefind = await loadEngine();
  const [named, others] = await Promise.all([
    pagefind.search(null, { filters: { name: keyOf(query) } }),
    pagefind.search(words.join(" ")),
  ]);
  const isFound = others.results.length > 0 && isMeant(words, await others.results[0].data());
  const found = [...(isFound ? others.results : []), ...named.results];
  const isNamed = new Set(named.results.map((result) => result.id));
  const once = [...new Map(found.map((result) => [result.id, result])).values()];
  return once.sort((one, other) => isNamed.has(other.id) - isNamed.has(one.id));
}

let latest = 0;
let rest = [];

async function search() {
  const query = input.value;
  const ticket = ++latest;
  list.ariaBusy = "true";
  try {
    const results = await find(query);
    const first = await load(results.slice(0, STEP));
    if (ticket !== latest) return; // more was typed in the meantime
    list.replaceChildren(...first.map(item));
    rest = results.slice(STEP);
    more.hidden = !rest.length;
    status.textContent = !query.trim() ? "" : results.length ? counted(results.length) : labels.none;
  } catch {
    engine = undefined;
    status.textContent = labels.failed;
  }
  list.ariaBusy = "false";
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

function move(step) {
  const stops = [input, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  next?.focus();
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
