"""What readers type on the real site, in a real browser, leads to the entry that answers it (``tests/search``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import PROJECT
from explainer.facts.yaml_reader import read_yaml
from hosts import serving
from site_reader import BuiltSite
from test_search import ASK, pages_with_open_search

pytestmark = [pytest.mark.site, pytest.mark.browser]

TABLES = Path(__file__).parent / "search"
PLACES = {"first": 1, "near": 3}  # results among which the entry is
QUERIES = {locale: read_yaml(TABLES / f"{locale}.yaml", f"{locale}.yaml").data for locale in PROJECT.locales}
CASES = [
    pytest.param(locale, query, wanted, PLACES[part], id=f"{locale}-{query}")
    for locale, parts in QUERIES.items()
    for part, queries in parts.items()
    for query, wanted in queries.items()
]


@pytest.fixture(scope="module")
def answers(browser: Browser, real_site: BuiltSite) -> Iterator[dict[str, dict[str, list[str]]]]:
    """The entries that each query finds, the first one first, by locale."""
    with serving(real_site.folder) as address, pages_with_open_search(browser, address, real_site) as pages:
        yield {
            locale: {
                query: [place(found) for found in answer["addresses"]]
                for query, answer in zip(queries, pages[locale].evaluate(ASK, queries), strict=True)
            }
            for locale, queries in ((locale, [*QUERIES[locale]["first"], *QUERIES[locale]["near"]]) for locale in pages)
        }


def place(address: str) -> str:
    """The id of the entry to which an address leads; of a page, its name and a slash."""
    page, _, anchor = address.partition("#")
    return anchor.partition(":~:")[0] or page.strip("/").rpartition("/")[2] + "/"


@pytest.mark.parametrize(("locale", "query", "wanted", "places"), CASES)
def test_a_query_finds_the_entry_that_answers_it(
    answers: dict[str, Any], locale: str, query: str, wanted: str | list[str], places: int
) -> None:
    any_of = [wanted] if isinstance(wanted, str) else wanted
    assert set(answers[locale][query][:places]) & set(any_of), answers[locale][query]
