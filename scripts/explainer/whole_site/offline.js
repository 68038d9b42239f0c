// The engine of the search where pages are opened from a folder, with the same face as Pagefind (see search.js).
// Before it stand the records, in globalThis.offlineRecords: those of the index online (see search_index.py).

globalThis.offlineSearch = (() => {
  const AROUND = 15; // words shown before and after the first one that was found
  const CONTENT_WEIGHT = 1;
  const LIGATURES = { œ: "oe", æ: "ae" };
  const PLURAL = /(?<=\p{L}{3})[sx]$/u;
  const STEM = 5; // letters that two forms of a word have in common at least
  const ENDING = 2; // letters by which each may differ at its end
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

  const root = new URL("..", document.currentScript.src);
  let weights = {};
  let entries = [];

  function stem(word) {
    const letters = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return letters.replace(/[œæ]/gu, (ligature) => LIGATURES[ligature]).replace(PLURAL, "");
  }

  function stems(text) {
    return (text.match(WORD) ?? []).map(stem);
  }

  // How well a word answers to one of the query: its beginning counts, and so does another ending.
  function likeness(asked, word) {
    if (word.startsWith(asked)) return asked.length / word.length;
    let same = 0;
    while (same < word.length && asked[same] === word[same]) same++;
    return same >= STEM && Math.max(asked.length, word.length) - same <= ENDING ? 0.5 : 0;
  }

  function worth(asked, { fields }) {
    const best = (words) => words.reduce((most, word) => Math.max(most, likeness(asked, word)), 0);
    return Object.entries(fields).reduce((sum, [name, words]) => sum + (weights[name] ?? CONTENT_WEIGHT) * best(words), 0);
  }

  // Every word of the query must be there; the rarer it is, the more it counts.
  function ranked(query) {
    const asked = stems(query);
    const worths = asked.map((word) => entries.map((entry) => worth(word, entry)));
    const rarity = worths.map((each) => Math.log(1 + entries.length / (1 + each.filter(Boolean).length)));
    return entries
      .map((entry, at) => ({ entry, asked, all: worths.every((each) => each[at]), score: worths.reduce((sum, each, word) => sum + each[at] * rarity[word], 0) }))
      .filter(({ all }) => all)
      .sort((one, other) => other.score - one.score);
  }

  function named(name) {
    return entries.filter(({ record }) => record.keys.includes(name)).map((entry) => ({ entry, asked: [] }));
  }

  function escaped(text) {
    return text.replace(/[&<>]/gu, (sign) => ESCAPES[sign]);
  }

  // The words around the first one that was found: as they stand in the text, and with marks.
  function excerpts(content, asked) {
    const words = [...content.matchAll(WORD)];
    const isFound = ([word]) => asked.some((each) => likeness(each, stem(word)));
    const first = Math.max(words.findIndex(isFound), 0);
    const shown = words.slice(Math.max(first - AROUND, 0), first + AROUND);
    const start = first > AROUND ? shown[0].index : 0;
    const end = first + AROUND < words.length ? shown.at(-1).index + shown.at(-1)[0].length : content.length;
    let at = start;
    let excerpt = "";
    for (const word of shown.filter(isFound)) {
      excerpt += `${escaped(content.slice(at, word.index))}<mark>${escaped(word[0])}</mark>`;
      at = word.index + word[0].length;
    }
    return { excerpt: excerpt + escaped(content.slice(at, end)), plain_excerpt: content.slice(start, end) };
  }

  function result({ entry: { record }, asked }) {
    const { url, page, meta, content } = record;
    const data = () => ({ url: new URL(url, root).href, meta, content, filters: { page: [page] }, ...excerpts(content, asked) });
    return { id: url, data: async () => data() };
  }

  return {
    async options({ ranking }) {
      weights = ranking.metaWeights;
    },
    async init() {
      entries = globalThis.offlineRecords.map((record) => {
        const { heading, brief, names, words } = record.meta;
        const texts = { heading, brief, names, words, content: record.content };
        return { record, fields: Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, stems(text)])) };
      });
    },
    async search(query, { filters } = {}) {
      return { results: (query === null ? named(filters.name) : ranked(query)).map(result) };
    },
  };
})();
