"""The pages and every export carry the same entries, names, dates and sources, in each language; what the first page
says has sources of its own."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

from explainer.derived.evidence import grounds
from explainer.exports.tables import unguarded
from explainer.facts import walk
from explainer.facts.model import Entry
from explainer.language.labels import Labels
from own_facts import nested
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site

NAME_KEYS = ("short_title", "title", "name", "term", "question")
DATE_KEYS = ("on", "signed")


@dataclass(frozen=True)
class Said:
    """What a format says of an entry in one language."""

    name: str
    date: str
    sources: frozenset[str]


Truth = dict[str, Said]


def from_the_facts(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    sources = {each.entry.id: frozenset(each.sources) for each in grounds(site.facts)}
    return {
        entry.id: Said(labels.typeset(heading_in(entry, locale)), date_of(entry), sources[entry.id])
        for _, entry in walk.entries(site.facts)
    }


def heading_in(entry: Entry, locale: str) -> str:
    text = entry.heading.root[locale]
    return text if isinstance(text, str) else text.text


def date_of(entry: Entry) -> str:
    return next((date.iso for key in DATE_KEYS if (date := getattr(entry, key, None))), "")


def from_json_in_one_language(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    facts = read_json(site, f"api/v1/{locale}/agreement.json")["facts"]
    return {entry["id"]: said(entry, lambda name: name) for entry in entries_in(facts)}


def from_json_in_every_language(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    facts = read_json(site, "api/v1/agreement.json")["facts"]
    return {entry["id"]: said(entry, lambda name: written(name, locale, labels)) for entry in entries_in(facts)}


def from_a_file_for_each_entry(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    files = sorted((site.folder / "api/v1/entries").glob("*.json"))
    entries = [json.loads(path.read_text("utf-8"))["entry"] for path in files]
    return {entry["id"]: said(entry, lambda name: written(name, locale, labels)) for entry in entries}


def from_csv(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    found = {}
    for path in (site.folder / "api/v1" / locale).glob("*.csv"):
        if path.stem not in ("sources", "changes"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    plain = {column: unguarded(cell) for column, cell in row.items()}
                    cites = " ".join(
                        cell
                        for column, cell in plain.items()
                        if column.split(".")[-1] == "cites"
                        and not column.startswith("home.")
                        and plain.get(column.removesuffix("cites") + "stance") != "silent"
                    )
                    name = next(plain[key] for key in NAME_KEYS if plain.get(key))
                    date = next((plain[key] for key in DATE_KEYS if plain.get(key)), "")
                    found[plain["id"]] = Said(name, date, sources_in(cites.split()))
    return found


def from_linked_data(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    return said_by_nodes(read_json(site, f"api/v1/{locale}/agreement.jsonld")["@graph"], site)


def from_the_blocks_of_the_pages(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    blocks = [page.soup.select_one('script[type="application/ld+json"]') for page in site.of(locale).values()]
    return said_by_nodes([node for block in blocks for node in json.loads(block.string)["@graph"]], site)


def from_the_pages(site: BuiltSite, locale: str, labels: Labels) -> Truth:
    """Names stand in headings, sources in the table of evidence, dates in the cards and on the timeline."""
    pages = site.of(locale)
    dates = {
        str(date.get("datetime") or date["value"])
        for page in pages.values()
        for date in page.soup.select("main :is(time, data)")
    }
    sources = {
        fragment(row.select_one("th a")): frozenset(fragment(link) for link in row.select("td a"))
        for row in pages["data"].soup.select("[id^=rests-] + .matrix tbody tr")
    }
    return {
        str(heading["id"]): Said(
            title_in(heading), date_on_page(site.entries[str(heading["id"])], dates), sources[heading["id"]]
        )
        for page in pages.values()
        for heading in page.soup.select("main :is(h1, h2, h3, h4)[id]")
        if heading["id"] in sources
    }


def title_in(heading: Any) -> str:
    """What a heading says without what stands before its title, such as its number in the text of the agreement."""
    texts = [text for text in heading.find_all(string=True) if not text.find_parent(attrs={"data-role": "before"})]
    return "".join(texts).strip()


def date_on_page(entry: Entry, shown: set[str]) -> str:
    """The date of the facts, if a page of this language shows it, else what is wrong."""
    wanted = date_of(entry)
    return wanted if not wanted or wanted in shown else "not shown"


def fragment(link: Tag) -> str:
    return str(link["href"]).split("#")[1]


def read_json(site: BuiltSite, path: str) -> Any:
    return json.loads((site.folder / path).read_text("utf-8"))


def entries_in(data: Any) -> list[dict[str, Any]]:
    """Whatever has a receipt and an id."""
    return [each for _, each in nested(data) if isinstance(each, dict) and {"id", "certainty"} <= set(each)]


def said(entry: dict[str, Any], in_language: Callable[[Any], str]) -> Said:
    name = next(entry[key] for key in NAME_KEYS if key in entry)
    date = next((entry[key] for key in DATE_KEYS if key in entry), "")
    return Said(in_language(name), date, sources_in(cites_in(entry)))


def written(name: dict[str, Any], locale: str, labels: Labels) -> str:
    form = name[locale]
    return labels.typeset(form if isinstance(form, str) else form["text"])


def cites_in(data: Any, is_outermost: bool = True) -> Iterator[str]:
    """What an entry cites, without what entries inside it do, and what was read and does not speak of it."""
    if isinstance(data, dict) and (is_outermost or "id" not in data) and data.get("stance") != "silent":
        yield from data.get("cites", ())
        for inner in data.values():
            yield from cites_in(inner, is_outermost=False)
    elif isinstance(data, list):
        for inner in data:
            yield from cites_in(inner, is_outermost=False)


def sources_in(cites: Any) -> frozenset[str]:
    return frozenset(cite.partition("#")[0] for cite in cites)


def said_by_nodes(nodes: list[dict[str, Any]], site: BuiltSite) -> Truth:
    found = {}
    for node in nodes:
        if node["@id"].endswith("#entry"):
            entry = Path(node["@id"]).name.removesuffix(".json#entry")
            claims = node["subjectOf"] if isinstance(node["subjectOf"], list) else [node["subjectOf"]]
            cited = frozenset(
                Path(each).name.removesuffix(".json#source") for claim in claims for each in claim["citation"]
            )
            found[entry] = Said(node["name"], date_of_node(node, site.entries[entry]), cited)
    return found


def date_of_node(node: dict[str, Any], entry: Entry) -> str:
    if entry.id == node_agreement(entry):
        return ""
    date = next((node[key] for key in ("legislationDate", "dateCreated", "datePublished") if key in node), "")
    span = [node[key] for key in ("startDate", "endDate") if key in node]
    return date["@value"] if isinstance(date, dict) else date or "/".join(span)


def node_agreement(entry: Entry) -> str:
    """The agreement's own date is that of its signature, which is an entry too."""
    return entry.id if type(entry).__name__ == "Agreement" else ""


READERS: dict[str, Callable[[BuiltSite, str, Labels], Truth]] = {
    "the pages": from_the_pages,
    "JSON in one language": from_json_in_one_language,
    "JSON in every language": from_json_in_every_language,
    "a JSON file for each entry": from_a_file_for_each_entry,
    "CSV": from_csv,
    "JSON-LD": from_linked_data,
    "the JSON-LD of the pages": from_the_blocks_of_the_pages,
}


@pytest.mark.parametrize("form", READERS)
def test_every_form_says_the_same(any_site: BuiltSite, labels: dict[str, Labels], form: str) -> None:
    for locale in any_site.locales:
        truth = from_the_facts(any_site, locale, labels[locale])
        assert READERS[form](any_site, locale, labels[locale]) == truth


# --- The Markdown beside each page -------------------------------------------------------------------------------


def rendered(page: BuiltPage, site: BuiltSite) -> BeautifulSoup:
    """The Markdown of a page as a program shows it, without its last line, which says how to cite it."""
    markdown = (site.folder / page.path).with_suffix(".md").read_text("utf-8")
    html = MarkdownIt("commonmark").enable("table").render(markdown.rpartition("\n---\n")[0])
    return BeautifulSoup(html, "lxml")


def readable(page: BuiltPage) -> Tag:
    """What a page says in words: without drawings, tables of contents and what is only for the page; marks give the
    numbers of the notes, and each cell of a table with sections in it the heading of its column, as on a phone."""
    main = copy(page.soup.main)
    for each in main.select("nav, svg, [data-only]"):
        each.decompose()
    for cell in main.select("table:has(h3, h4) td[data-label]"):
        if words(cell):
            cell.insert(0, str(cell["data-label"]))
    for head in main.select("table:has(h3, h4):has(td[data-label]) thead"):
        head.decompose()
    for mark in main.select("[data-note]"):
        mark.replace_with(f"{mark.get_text()} [{mark['data-note']}]")
    return main


def words(element: Tag) -> str:
    return "".join(element.get_text().split())


Twins = dict[str, tuple[Tag, BeautifulSoup]]


@pytest.fixture(scope="module")
def twins(any_site: BuiltSite) -> Twins:
    """Each page by its path, as it is read and as its Markdown is."""
    return {page.path: (readable(page), rendered(page, any_site)) for page in any_site.pages}


def test_the_markdown_of_a_page_says_what_the_page_says_word_for_word(twins: Twins) -> None:
    for path, (main, twin) in twins.items():
        assert words(twin) == words(main), path


def test_the_markdown_of_a_page_has_its_headings_and_links(twins: Twins) -> None:
    for path, (main, twin) in twins.items():
        headings = [
            [(heading.name, words(heading)) for heading in soup.find_all(["h1", "h2", "h3", "h4"])]
            for soup in (main, twin)
        ]
        assert headings[0] == headings[1] != [], path
        links = [[str(link["href"]).removeprefix("./") for link in soup.select("a[href]")] for soup in (main, twin)]
        assert links[0] == links[1], path


def test_a_page_leads_to_its_markdown(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        link = page.soup.select_one('link[rel=alternate][type="text/markdown"]')
        assert ((any_site.folder / page.path).parent / str(link["href"])).is_file()
