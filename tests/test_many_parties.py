"""An agreement of 195 States: a reader finds one of them in two taps, no page grows heavy, and a build stays fast."""

from __future__ import annotations

import gzip
import resource
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from bench import MOST_BYTES
from conftest import PROJECT, REAL, run_mkdocs
from explainer.facts.model.values import NO_COUNTRIES
from explainer.pages.page import EDITION
from own_facts import GROUP, LIST, Pages, written

NUMBER = 195
COUNTRIES = sorted({code for code in Locale("en").territories if code.isalpha()} - NO_COUNTRIES)[:NUMBER]
LAST = COUNTRIES[-1]


def states() -> list[dict[str, Any]]:
    """Each signed on one day, ratified on another; a few left."""
    return [
        {
            "country": code,
            "acts": {
                "signature": str(date(1980, 1, 1) + timedelta(days=number)),
                "ratification": str(date(1985, 1, 1) + timedelta(days=71 * number)),
                **({"withdrawal": "2024-05-01"} if number % 40 == 7 else {}),
            },
        }
        for number, code in enumerate(COUNTRIES)
    ]


@pytest.fixture(scope="module")
def facts_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    group = GROUP | {"members": [f"party-{code.lower()}" for code in COUNTRIES[::3]]}
    return written(tmp_path_factory.mktemp("many"), parties=states(), party_list=LIST, party_groups=[group])


@pytest.fixture(scope="module")
def pages(facts_path: Path) -> Pages:
    return Pages(facts_path)


@pytest.mark.parametrize("country", ["FR", "GM", "NZ"])
def test_a_state_stands_under_the_first_letter_of_its_name(pages: Pages, country: str) -> None:
    """New Zealand under N, though "new" is a little word to the search."""
    for locale in PROJECT.locales:
        row = pages[locale, "parties"].find(id=f"party-{country.lower()}")
        letter = row.find_parent("details").summary.get_text().strip()[0]
        assert letter == Locale(locale).territories[country][0]


def test_one_state_and_its_dates_are_two_taps_away(pages: Pages) -> None:
    """From the first page to that of the parties, and there to a letter, which opens without a script."""
    for locale in PROJECT.locales:
        link = pages[locale, "index"].select_one(".answers a[href]")
        assert str(NUMBER - 5) in link.get_text()
        name = Locale(locale).territories[LAST]
        (row,) = (row for row in pages[locale, "parties"].select("tr") if row.find(id=f"party-{LAST.lower()}"))
        assert name in row.get_text()
        assert [each["datetime"] for each in row.select("time")] == list(states()[-1]["acts"].values())
        assert row.find_parent("details").summary.get_text().strip()[0] in name
        assert len(pages[locale, "parties"].select("details.initial")) <= 26


def test_no_page_but_that_of_the_parties_lists_them_all_unfolded(pages: Pages) -> None:
    for locale, name in pages:
        page = pages[locale, name]
        for folded in page.select("details, .fold"):
            folded.decompose()
        links = page.select(f'a[href*="#party-{LAST.lower()}"]')
        assert len(links) <= 1 or name == "parties", (locale, name)


@pytest.mark.torture
def test_no_page_of_its_site_is_heavy_and_it_is_built_in_twice_the_time_of_the_real_one(
    facts_path: Path, tmp_path: Path
) -> None:
    seconds = []
    for path, folder in ((REAL, "warm"), (REAL, "real"), (facts_path, "many")):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        run_mkdocs(path, tmp_path / folder, check=True)
        seconds.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
    assert seconds[2] <= 2 * seconds[1]
    for page in (tmp_path / "many").rglob("index.html"):
        if page.parent.name != EDITION:
            assert len(gzip.compress(page.read_bytes())) <= MOST_BYTES, page
