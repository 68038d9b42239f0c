"""That a reader of the memorandum's first page sees it all without scrolling, on a phone and on a desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from site_reader import BuiltSite

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
AT_A_GLANCE = "h1, .opening .drawing, .answers > div, .answers .certainty"


@pytest.mark.site
@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_one_sees_it_all_without_scrolling(page: Page, real_site: BuiltSite, locale: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.goto((real_site.folder / ("" if locale == "fr" else locale) / "index.html").as_uri())
    wanted = AT_A_GLANCE + (", .strip li" if size is DESK else "")
    assert_within(page, wanted, size)


def assert_within(page: Page, selector: str, size: dict[str, int]) -> None:
    """Everything that is shown of ``selector`` is in the window."""
    shown = [each for each in page.locator(selector).all() if each.is_visible()]
    assert len(shown) >= 10
    for each in shown:
        box = each.bounding_box()
        assert box and box["y"] >= 0 and box["x"] >= 0
        assert box["y"] + box["height"] <= size["height"], each.inner_text()
        assert box["x"] + box["width"] <= size["width"], each.inner_text()


def test_the_first_page_counts_who_joined_as_the_newest_lists_do(real_site: BuiltSite) -> None:
    facts = real_site.facts
    assert facts.home and facts.home.joined
    newest = max(each.as_of.end for each in facts.partner_lists).year
    counts = {str(each.count) for each in facts.partner_lists if each.as_of.end.year == newest}
    for text in facts.home.joined.text.root.values():
        assert {number for number in re.findall(r"\d+", str(text)) if len(number) < 4} == counts


def test_what_the_first_page_says_twice_has_one_mark(real_site: BuiltSite) -> None:
    """The entry into force of the agreement that followed is an event too, and who joined is a question."""
    facts = real_site.facts
    assert facts.home and facts.home.since and facts.home.joined
    for claim, entry_id in {"since": "agreement-2022-in-force", "joined": "asked-who-has-joined"}.items():
        entry = facts.index.by_id[entry_id]
        assert getattr(facts.home, claim).certainty == entry.certainty  # type: ignore[attr-defined]
