// What is typed, looked for in the index of the page's language (Pagefind). Each word is looked for by itself: most of
// them are enough, little ones do not count, and one that is misspelt stands for the nearest in a heading or a name.

const RANKING = {
  // A name counts for more than a heading, a heading for more than the text, and a short heading for more than a long
  // one. "title" is for show; "heading" has the same words. "also" has other words for those of names and headings.
  metaWeights: { title: 0, heading: 5, brief: 3, names: 5, also: 3, words: 1 },
};
// The agreement itself, facts, questions, pages, words, where it all comes from (see search/kinds.py).
const COUNTS_FOR = { 0: 1.1, 1: 1, asked: 0.95, 2: 0.9, 3: 0.9, 4: 0.7, 5: 0.3 };
const QUESTIONS = ["asked", "2"];
const ORIGIN = "5";
const ORDER = Object.keys(COUNTS_FOR).sort((one, other) => COUNTS_FOR[other] - COUNTS_FOR[one]);

const MOST_WORDS = 8; // of a query
const ENDING = 3; // letters in which a word may differ from one that is found: the engine looks for stems
const WHOLE = 3; // letters up to which a word is all there, once another follows it: "xi" does not begin "Xinhua" then
const MISSPELT = 4; // letters from which on a word may have one that is wrong
const MISSPELT_TWICE = 8;

const SMALL_NUMBER = /^\p{N}{1,2}$/u; // which tells nothing by itself
const LONE_LETTER = /(?<!\p{L})\p{L}['’ʼ‘`´′](?=\p{L})|(?<=\p{L})['’ʼ‘`´′]\p{L}(?!\p{L})/gu;
const LIGATURES = { œ: "oe", æ: "ae" };
const language = document.documentElement.lang;

// --- Words, in one spelling.

export function plain(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/[œæ]/gu, (ligature) => LIGATURES[ligature]);
}

// "l’accord" is looked for as "accord", "Chang'e-7" as "chang 7": neither elisions nor hyphens matter.
function wordsOf(text) {
  return plain(text).replace(LONE_LETTER, " ").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// The same for all ways to write a name; the index has it as a filter (see search/pagefind.py).
function keyOf(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
}

function commonStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

// The letters to put in, leave out, replace or exchange with their neighbours to make one word of another.
function distance(one, other) {
  const rows = [[...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j++) {
      const isOther = Number(one[i - 1] !== other[j - 1]);
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + isOther);
      const isExchange = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isExchange) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[one.length][other.length];
}

function nearest(word, others) {
  if (word.length < MISSPELT) return [];
  const most = word.length < MISSPELT_TWICE ? 1 : 2;
  const near = others.filter((other) => other[0] === word[0] && Math.abs(other.length - word.length) <= most);
  const distances = new Map(near.map((other) => [other, distance(word, other)]));
  const least = Math.min(most, ...distances.values());
  return near.filter((other) => distances.get(other) === least);
}

// --- Dates: "16 juin 2021", "March 9, 2021", "06/2021", "2021" are looked for as "2021-06-16", "2021-03-09" …

const monthName = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
const MONTHS = Array.from({ length: 12 }, (_, month) => plain(monthName.format(Date.UTC(2000, month))));

function monthOf(word) {
  return word.length < 3 ? 0 : MONTHS.findIndex((month) => month.startsWith(word)) + 1;
}

// Every date that the words may mean, in its written form; none where they are not a date with its year.
function datesIn(words) {
  const year = words.find((word) => /^\d{4}$/.test(word));
  const months = words.map(monthOf).filter(Boolean);
  const numbers = words.filter((word) => word !== year && !monthOf(word)).map((word) => /^(\d{1,2})\p{L}{0,2}$/u.exec(word)?.[1]);
  if (!year || !numbers.every(Boolean) || months.length + numbers.length > 2) return [];
  const parts = [...months, ...numbers];
  const turned = months.length || words[0] === year ? [] : [parts.toReversed()]; // the day or the month may come first
  const made = [...turned, parts].filter(([month]) => !month || month <= 12);
  return [...new Set(made.map((each) => [year, ...each.map((part) => String(part).padStart(2, "0"))].join("-")))];
}

// --- The index.

let loading;

async function load() {
  const bundle = new URL("../pagefind/", import.meta.url);
  const [pagefind, words] = await Promise.all([
    import(new URL("pagefind.js", bundle)),
    fetch(new URL(`words.${language}.json`, bundle)).then((answer) => answer.json()),
  ]);
  await pagefind.options({ ranking: RANKING });
  await pagefind.init();
  const ranks = await Promise.all(ORDER.map((rank) => pagefind.search(null, { filters: { rank } })));
  const rankOf = new Map(ranks.flatMap(({ results }, place) => results.map(({ id }) => [id, ORDER[place]])));
  return { pagefind, rankOf, ...words, little: new Set(words.little) };
}

function index() {
  loading ??= load().catch((error) => {
    loading = undefined; // to be tried again
    throw error;
  });
  return loading;
}

// Where no word begins like the one looked for, the engine takes any shorter one for it, be it "a". All results share
// it, so one of them tells whether it was meant.
function isMeant(word, isLast, { meta, content }) {
  const texts = [meta.heading, meta.names, meta.also, meta.words, content];
  const found = texts.flatMap((text) => plain(text ?? "").split(/[^\p{L}\p{N}]+/u));
  if (!isLast && word.length <= WHOLE) return found.includes(word);
  const least = Math.max(word.length - ENDING, word.length / 2);
  return found.some((other) => commonStart(word, other) >= least);
}

// A word that only sources have, or what is told of them, may be an error of theirs.
async function resultsOf(word, isLast, { pagefind, known, rankOf }) {
  const { results } = await pagefind.search(word);
  const meant = results.length && isMeant(word, isLast, await results[0].data()) ? results : [];
  if (meant.some(({ id }) => rankOf.get(id) !== ORIGIN)) return meant;
  const near = await Promise.all(nearest(word, known).map((other) => pagefind.search(other)));
  return [...meant, ...near.flatMap((each) => each.results)];
}

// "Where" and "who" are in most texts, but tell one question from another.
async function inQuestions(words, { pagefind }) {
  const filters = { rank: { any: QUESTIONS } };
  const found = await Promise.all(words.map((word) => pagefind.search(word, { filters })));
  return found.flatMap(({ results }) => results);
}

// The records that have most of the words, where most words are known, the best first. A word counts for more where few
// records have it.
async function findWords(words, little, engine) {
  const { rankOf } = engine;
  const last = words.length - 1;
  const each = await Promise.all(words.map((word, place) => resultsOf(word, place === last, engine)));
  const found = each.filter((results) => results.length);
  const isOnlyNumbers = words.every((word, place) => !each[place].length || SMALL_NUMBER.test(word));
  if (found.length * 2 < words.length || (isOnlyNumbers && found.length < words.length)) return [];
  const records = new Map();
  let all = 0;
  for (const results of found) {
    const weight = Math.log(1 + rankOf.size / results.length);
    all += weight;
    for (const result of results) {
      const record = records.get(result.id) ?? { result, weight: 0, score: 0, words: new Set() };
      if (record.words.has(results)) continue;
      record.words.add(results);
      record.weight += weight;
      record.score += result.score;
      if (result.words.length > record.result.words.length) record.result = result; // with more to mark
      records.set(result.id, record);
    }
  }
  for (const result of await inQuestions(little, engine)) {
    const record = records.get(result.id);
    if (record) record.score += result.score;
  }
  const value = ({ result, weight, score }) => score * (weight / all) ** 2 * COUNTS_FOR[rankOf.get(result.id)];
  const enough = [...records.values()].filter((record) => record.words.size * 2 >= found.length);
  return enough.sort((one, other) => value(other) - value(one)).map(({ result }) => result);
}

// What is named exactly like the query comes first, then what is of its date, then what has its words.
export async function find(query) {
  const engine = await index();
  const typed = wordsOf(query).slice(0, MOST_WORDS);
  if (!typed.length) return [];
  const telling = typed.filter((word) => !engine.little.has(word));
  const words = telling.length ? telling : typed;
  const dates = datesIn(words);
  const sort = { place: "asc" };
  const names = [...new Set([keyOf(query), words.join("")])];
  const [named, dated, others] = await Promise.all([
    engine.pagefind.search(null, { filters: { name: { any: names } }, sort }),
    dates.length ? engine.pagefind.search(null, { filters: { date: { any: dates } }, sort }) : { results: [] },
    findWords(words, typed.filter((word) => !words.includes(word)), engine),
  ]);
  if (!others.length && words !== typed) others.push(...(await findWords(typed, [], engine)));
  const marked = new Map(others.map((result) => [result.id, result]));
  const all = [...named.results, ...dated.results, ...others].map((result) => marked.get(result.id) ?? result);
  return [...new Map(all.map((result) => [result.id, result])).values()];
}

// What readers often ask, in the order of the facts, and the words that stand over it.
export async function asked() {
  const { pagefind, asked: heading } = await index();
  const { results } = await pagefind.search(null, { filters: { rank: "asked" }, sort: { place: "asc" } });
  return { heading, results };
}
