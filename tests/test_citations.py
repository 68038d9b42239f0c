"""How the site and its sources are cited, in words and in files: programs that keep bibliographies read them back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import product

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from bs4 import Tag

from explainer.facts.dates import When
from explainer.language.labels import Labels
from explainer.pages.citation import Citation, bibtex, csl_json, plain, ris
from explainer.pages.page import EDITION
from site_reader import BuiltSite, folder_of
from test_hostile_text import HOSTILE, collapsed

pytestmark = pytest.mark.site

DAY = When.parse("2026-01-31")


def citation(title: str = "The flood", address: str = "https://example.org/a/#flood") -> Citation:
    return Citation("bridge-flood-en", title, "The Bridge Treaty", DAY, address, "en")


# LaTeX knows both names of these signs, the parser only the second.
OTHER_NAMES = {r"\textbraceleft": r"\lbrace", r"\textbraceright": r"\rbrace", r"\textasciicircum{}": r"\string^"}


def from_bibtex(text: str) -> tuple[str, str, str]:
    for name, other in OTHER_NAMES.items():
        text = text.replace(name, other)
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = entry.fields_dict
    return entry["title"], entry["date"], fields["url"].value if "url" in fields else ""


def from_ris(text: str) -> tuple[str, str, str]:
    assert text.count("\n") == text.count("\r\n")
    (entry,) = rispy.loads(text)
    return entry["title"], entry["date"].rstrip("/").replace("/", "-"), (entry.get("urls") or [""])[0]


def from_csl_json(text: str) -> tuple[str, str, str]:
    (item,) = json.loads(text)
    assert item["type"] == "webpage"
    year, *rest = item["issued"]["date-parts"][0]
    return item["title"], "-".join([str(year), *(f"{part:02}" for part in rest)]), item.get("URL", "")


FORMATS: dict[str, tuple[Callable[[Citation], str], Callable[[str], tuple[str, str, str]]]] = {
    "bib": (bibtex, from_bibtex),
    "ris": (ris, from_ris),
    "json": (csl_json, from_csl_json),
}


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("ending", FORMATS)
def test_programs_that_keep_bibliographies_read_any_title(ending: str, title: str) -> None:
    write, read = FORMATS[ending]
    assert read(write(citation(title))) == (collapsed(title), "2026-01-31", "https://example.org/a/#flood")


@pytest.mark.parametrize("ending", FORMATS)
def test_no_address_is_invented(ending: str) -> None:
    write, read = FORMATS[ending]
    assert read(write(citation(address="")))[2] == ""


def test_every_page_and_the_site_itself_are_cited(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale, (ending, (_, read)) in product(any_site.locales, FORMATS.items()):
        folder = any_site.folder / folder_of(any_site, locale)
        pages, checked = any_site.of(locale), any_site.facts.site.checked.iso
        assert {path.stem for path in folder.glob(f"cite/pages/*.{ending}")} == set(pages)
        for page in pages.values():
            title, date, _ = read((folder / f"cite/pages/{page.name}.{ending}").read_bytes().decode())
            assert title == page.soup.h1.get_text() or page.name == "index"
            assert date == checked
        name = labels[locale].typeset(any_site.facts.site.name.root[locale])
        assert read((folder / f"cite.{ending}").read_bytes().decode())[:2] == (name, checked)


def test_every_source_is_cited_by_its_title_as_published_in_its_language(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        file = any_site.folder / folder_of(any_site, locale) / "cite/sources"
        items = json.loads(file.with_suffix(".json").read_text("utf-8"))
        records = rispy.loads(file.with_suffix(".ris").read_bytes().decode())
        entries = bibtexparser.parse_string(file.with_suffix(".bib").read_text("utf-8")).entries
        assert len(items) == len(records) == len(entries) == len(any_site.facts.sources)
        for source, item, record in zip(any_site.facts.sources, items, records, strict=True):
            assert (item["title"] == source.published_title) == (source.published_title is not None)
            assert item["language"] == source.language
            assert record["title"] == item["title"]
            assert record.get("date", "").strip("/") == (
                source.published.iso.replace("-", "/") if source.published else ""
            )


def test_keys_of_citations_are_unique(any_site: BuiltSite) -> None:
    files = [path.read_text("utf-8") for path in any_site.folder.rglob("*.bib")]
    found = [key for file in files for key in re.findall(r"^@misc\{(.*),$", file, re.MULTILINE)]
    assert len(found) == len(set(found)) > 0


def test_in_words_a_citation_follows_the_habits_of_the_language(labels: dict[str, Labels]) -> None:
    assert plain(citation(), labels["en"]) == (
        "“The flood”, The Bridge Treaty, facts checked up to 31\u00a0January 2026, https://example.org/a/#flood"
    )
    assert plain(citation(address=""), labels["fr"]) == (
        "«\u202fThe flood\u202f», The Bridge Treaty, faits vérifiés jusqu’au 31\u00a0janvier 2026"
    )


def test_in_words_the_whole_site_is_named_once(labels: dict[str, Labels]) -> None:
    whole = Citation("bridge-en", "The {Bridge}", "", DAY, "", "en")
    assert plain(whole, labels["en"]) == "The {Bridge}, facts checked up to 31\u00a0January 2026"


def test_every_page_leads_to_how_to_cite_it_and_its_entries(any_site: BuiltSite) -> None:
    """In words, with its title and the site's name, and as files; a link leads to the entry itself. What has no note,
    like a definition, leads there by itself."""
    cite_pages = {(page.name, page.locale): page for page in any_site.cite_pages}
    for page in any_site.pages:
        cite = cite_pages.pop((page.name, page.locale))
        assert page.soup.select_one('.site-footer a[href="cite.html"]')
        of_page, *of_entries = cite.soup.select(".cited")
        if page.name != "index":
            assert page.soup.h1.get_text() in of_page.select_one("[data-role=citation]").get_text()
        assert cited_files(of_page) == [f"pages/{page.name}.{ending}" for ending in CITATION_FILES]
        for each in of_entries:
            entry = str(each.h2["id"])
            assert {str(link["href"]) for link in each.select("h2 a, a[data-copied]")} == {f"./#{entry}"}
            if entry in any_site.entries:
                assert (
                    page.soup.select_one(".site-name").get_text() in each.select_one("[data-role=citation]").get_text()
                )
                assert each.select_one("button[hidden][data-copied]")
                assert not cited_files(each)
        led_to = {str(link["href"]) for link in page.soup.select('a[href^="cite.html#"]')}
        with_ways = {str(each.h2["id"]) for each in of_entries}
        assert led_to == {f"cite.html#{entry}" for entry in with_ways} or page.name == EDITION
    assert not cite_pages
    for locale in any_site.locales:
        cited = set().union(*(page.ids for page in any_site.cite_pages if page.locale == locale))
        assert any_site.entries.keys() <= cited


CITATION_FILES = ("bib", "json", "ris")


def cited_files(section: Tag) -> list[str]:
    return [str(link["href"]).rpartition("cite/")[2] for link in section.select("a[download]")]
