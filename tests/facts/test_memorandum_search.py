"""What readers of the memorandum look for comes first, under any name, in each language."""

from __future__ import annotations

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


@pytest.fixture(scope="module")
def search_pages(browser: Browser, real_site: BuiltSite) -> Iterator[dict[str, Page]]:
    """A page of each language with its search open."""
    with serving(real_site.folder) as address, pages_with_open_search(browser, address, real_site) as pages:
        yield pages


@pytest.mark.parametrize("locale", QUERIES)
def test_what_is_looked_for_comes_first(search_pages: dict[str, Page], real_site: BuiltSite, locale: str) -> None:
    wanted = yaml.safe_load(QUERIES[locale].read_text(encoding="utf-8"))
    found = search_pages[locale].evaluate(ASK, list(wanted))
    first = {query: next(iter(each["addresses"]), None) for query, each in zip(wanted, found, strict=True)}
    assert first == {query: start(locale, real_site) + address for query, address in wanted.items()}


def test_there_is_a_table_of_queries_for_each_language(real_site: BuiltSite) -> None:
    assert set(QUERIES) == set(real_site.locales)


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
    assert f"/en/{whole}" in found["addresses"]
