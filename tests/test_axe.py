"""Axe finds no fault on any page, in any language, on a phone and a desktop, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from axe import ALL_BUT_COLOURS, violations
from conftest import PROJECT
from explainer.pages import EDITION
from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.slow]

PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1440, "height": 900}

# What a page holds has the same colours in every size, and the same size in all colours; the frame, which has not, is
# the same on every page. So each page is looked at in two of the four looks, and each second page in the other two.
LOOKS = [((PHONE, "light"), (DESKTOP, "dark")), ((PHONE, "dark"), (DESKTOP, "light"))]


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(base_url=served)
    yield context.new_page()
    context.close()


def faults(page: Page, looks: tuple[tuple[Any, Any], ...]) -> Iterator[str]:
    for size, scheme in looks:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{page.url} scrolls sideways at {size['width']} px"
        yield from violations(page)


@pytest.mark.parametrize("locale", PROJECT.locales)
def test_every_page_is_accessible(page: Page, real_site: BuiltSite, locale: str) -> None:
    found = []
    pages = [built for built in real_site.of(locale).values() if built.name != EDITION]
    for built, looks in zip(pages, cycle(LOOKS), strict=False):
        page.goto(built.path.removesuffix("index.html"))
        found += faults(page, looks)
    assert found == []


@pytest.mark.parametrize("locale", PROJECT.locales)
def test_the_complete_edition_is_accessible(page: Page, real_site: BuiltSite, locale: str) -> None:
    """Axe takes long over its colours, which are those of the pages that it holds."""
    page.goto(real_site.of(locale)[EDITION].path.removesuffix("index.html"))
    assert violations(page, ALL_BUT_COLOURS) == []
