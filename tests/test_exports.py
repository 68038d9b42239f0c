"""The same facts for machines: each format is read back by a program that others wrote, and says what the facts say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware

from explainer.dates import When
from explainer.exports.citations import Citation, bibtex, csl_json, plain, ris
from explainer.labels import Labels
from site_reader import BuiltSite
from test_hostile_text import HOSTILE, collapsed

pytestmark = pytest.mark.site

DAY = When.parse("2026-01-31")


def folder_of(site: BuiltSite, locale: str) -> str:
    return "" if locale == site.locales[0] else f"{locale}/"


def citation(title: str = "The flood", address: str = "https://example.org/a/#flood") -> Citation:
    return Citation("bridge-flood-en", title, "The Bridge Treaty", DAY, address, "en")


# --- How the site is cited ---------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("ending", FORMATS)
def test_every_entry_is_cited_in_every_language(any_site: BuiltSite, ending: str) -> None:
    _, read = FORMATS[ending]
    for locale in any_site.locales:
        headings = {
            str(element["id"]): element.text
            for page in any_site.of(locale).values()
            for element in page.soup.select("[id]")
        }
        cited = {
            path.stem: path for path in (any_site.folder / folder_of(any_site, locale) / "cite").glob(f"*.{ending}")
        }
        assert set(cited) == set(any_site.entries)
        for entry, path in cited.items():
            title, date, _ = read(path.read_bytes().decode())
            assert (title, date) == (headings[entry], any_site.facts.site.checked.iso)


def test_every_page_and_the_site_itself_are_cited(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    for locale in any_site.locales:
        folder = any_site.folder / folder_of(any_site, locale)
        assert {path.stem for path in folder.glob("cite/pages/*.bib")} == set(any_site.of(locale))
        name = labels[locale].typeset(any_site.facts.site.name.root[locale])
        assert from_bibtex((folder / "cite.bib").read_text("utf-8"))[0] == name


def test_keys_of_citations_are_unique(any_site: BuiltSite) -> None:
    found = [re.match(r"@misc\{(.*),", path.read_text("utf-8"))[1] for path in any_site.folder.rglob("*.bib")]
    assert len(found) == len(set(found)) > 0


def test_in_words_a_citation_follows_the_habits_of_the_language(labels: dict[str, Labels]) -> None:
    assert plain(citation(), labels["en"]) == (
        "“The flood”, The Bridge Treaty, facts as of 31\u00a0January 2026, https://example.org/a/#flood"
    )
    assert plain(citation(address=""), labels["fr"]) == (
        "«\u202fThe flood\u202f», The Bridge Treaty, état des faits\u202f: 31\u00a0janvier 2026"
    )


def test_in_words_the_whole_site_is_named_once(labels: dict[str, Labels]) -> None:
    whole = Citation("bridge-en", "The {Bridge}", "", DAY, "", "en")
    assert plain(whole, labels["en"]) == "The {Bridge}, facts as of 31\u00a0January 2026"
