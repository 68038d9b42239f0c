"""What holds of every page in a real browser, in every language; a tour opens each page once and notes what it sees."""

from __future__ import annotations

import pytest
from bs4 import Tag

from site_reader import BuiltPage, BuiltSite
from tour import SHEETS, USUAL, Seen, Tour

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.slow]


def noted(tour: Tour, what: str) -> dict[str, object]:
    """The pages that have something under ``what`` in the notes."""
    return {path: found for path, notes in tour.items() if (found := getattr(notes, what))}


def wider(tour: Tour, *looks: str) -> dict[str, list[str]]:
    """What makes a page scroll sideways in one of these looks."""
    return {path: found for path, notes in tour.items() for look in looks if (found := notes.wider[look])}


def test_no_page_moves_while_it_loads(tour: Tour) -> None:
    assert noted(tour, "shift") == {}


def test_no_page_scrolls_sideways_on_a_phone_or_a_desktop(tour: Tour) -> None:
    assert wider(tour, "the narrowest screen", *USUAL) == {}


def test_no_word_is_small_on_any_page_nor_in_any_picture(tour: Tour) -> None:
    """On a phone, a tablet and a desktop."""
    small = {(path, look): found for path, notes in tour.items() for look, found in notes.small.items() if found}
    assert small == {}
    assert {look for notes in tour.values() for look in notes.small} == {*USUAL}


def test_no_page_scrolls_sideways_when_text_is_twice_as_large(tour: Tour) -> None:
    assert wider(tour, "text twice as large at 640 px", "text twice as large at 1280 px") == {}


def test_every_page_fits_the_sheet(tour: Tour) -> None:
    assert wider(tour, *SHEETS) == {}


def test_no_page_has_on_paper_what_serves_on_a_screen_only(tour: Tour) -> None:
    assert noted(tour, "useless_on_paper") == {}


def test_every_page_works_within_its_policy_without_a_fault_or_a_request_to_another_host(tour: Tour) -> None:
    """The stricter of both: that which the page carries and that which the host sends."""
    assert noted(tour, "faults") == {}
    assert {path: notes.font for path, notes in tour.items() if not notes.font.startswith("ui-serif")} == {}


def test_every_page_is_accessible(tour: Tour) -> None:
    """On a phone and a desktop, light and dark."""
    assert noted(tour, "inaccessible") == {}


def test_whatever_stands_on_any_page_axe_has_looked_at(tour: Tour, seen: Seen, real_site: BuiltSite) -> None:
    for page in [*real_site.pages, *real_site.cite_pages]:
        if page.path in tour:
            assert {pair for pair in pairs_on(page) if not {pair, as_on_its_page(pair)} & seen.pairs} == set(), (
                page.path
            )


def pairs_on(page: BuiltPage) -> set[str]:
    """But for what is there without a script only, where axe looks at it in ``test_access``."""
    elements = [element for element in page.soup.body.find_all(True) if not element.find_parent("noscript")]
    return {f"{kind(element.parent)} > {kind(element)}" for element in elements}


def as_on_its_page(pair: str) -> str:
    """What stands in a chapter of the complete edition stands in the main part of its page."""
    return pair.replace("section.chapter > ", "main > ")


def kind(element: Tag) -> str:
    return ".".join([element.name, *sorted(element.get("class", []))])
