"""What readers of the memorandum look for comes first, under any name, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from hosts import serving
from site_reader import BuiltSite
from test_search import ASK, pages_with_open_search, start

pytestmark = [pytest.mark.site, pytest.mark.browser]

QUERIES = {path.stem: path for path in sorted((Path(__file__).parent / "search").glob("*.yaml"))}
TYPED = {path.stem: path for path in sorted((Path(__file__).parent / "search" / "typed").glob("*.yaml"))}


@pytest.fixture(scope="module")
def search_pages(browser: Browser, real_site: BuiltSite) -> Iterator[dict[str, Page]]:
    """A page of each language with its search open."""
    with serving(real_site.folder) as address, pages_with_open_search(browser, address, real_site) as pages:
        yield pages


@pytest.mark.parametrize("locale", QUERIES)
def test_what_is_looked_for_comes_first(search_pages: dict[str, Page], real_site: BuiltSite, locale: str) -> None:
    wanted = yaml.safe_load(QUERIES[locale].read_text(encoding="utf-8"))
    found = search_pages[locale].evaluate(ASK, list(wanted))
    first = {query: next(map(entry, each["addresses"]), None) for query, each in zip(wanted, found, strict=True)}
    assert first == {query: start(locale, real_site) + address for query, address in wanted.items()}


def entry(address: str) -> str:
    """The address of an entry, without the words on the page to which it leads."""
    return address.partition(":~:")[0]


@pytest.mark.parametrize("locale", TYPED)
@pytest.mark.parametrize(("part", "places"), [("first", 1), ("near", 3)])
def test_what_readers_type_finds_the_entry_that_answers_it(
    search_pages: dict[str, Page], real_site: BuiltSite, locale: str, part: str, places: int
) -> None:
    """Among the first results, which are so many."""
    wanted = yaml.safe_load(TYPED[locale].read_text(encoding="utf-8"))[part]
    found = search_pages[locale].evaluate(ASK, list(wanted))
    shown = {query: [*map(name, each["addresses"][:places])] for query, each in zip(wanted, found, strict=True)}
    answers = {query: [answer] if isinstance(answer, str) else answer for query, answer in wanted.items()}
    assert {query: shown[query] for query in shown if not {*shown[query]} & {*answers[query]}} == {}


def name(address: str) -> str:
    """The id of an entry; of a page, its name and a slash."""
    page, _, anchor = entry(address).partition("#")
    return anchor or page.strip("/").rpartition("/")[2] + "/"


def test_there_is_a_table_of_queries_for_each_language(real_site: BuiltSite) -> None:
    assert set(QUERIES) == set(TYPED) == set(real_site.locales)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("月球", "scope/#station"),
        ("科研站", "scope/#station"),
        ("航天局", "parties/#cnsa"),
        ("克俭", "people/#zhang-kejian"),
    ],
)
def test_any_part_of_a_name_without_spaces_finds_it(search_pages: dict[str, Page], part: str, whole: str) -> None:
    [found] = search_pages["en"].evaluate(ASK, [part])
    assert f"/en/{whole}" in map(entry, found["addresses"])


@pytest.mark.parametrize(
    ("locale", "query"), [("fr", "xi jinping"), ("en", "xi jinping"), ("fr", "plugh 3"), ("en", "plugh 3")]
)
def test_the_beginning_of_another_word_and_a_number_alone_are_not_what_was_typed(
    search_pages: dict[str, Page], locale: str, query: str
) -> None:
    """Nor does a word with another first letter stand for it: « sanctions » is no « fonctions »."""
    nothing, other = search_pages[locale].evaluate(ASK, [query, "sanctions"])
    assert re.match("Rien|Nothing", nothing["status"])
    assert {name(address) for address in other["addresses"]} <= {"scmp-2023"}
