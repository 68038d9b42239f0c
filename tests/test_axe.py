"""Axe finds no fault on any page, in any language, on a phone and a desktop, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from axe import ALL_BUT_COLOURS, EVERY_RULE, ONLY_COLOURS, violations
from conftest import PROJECT
from explainer.pages.page import EDITION
from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.slow]

PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1440, "height": 900}

LOOKS = list(product((PHONE, DESKTOP), ("light", "dark")))

# All that the rules look at but colours: what stands on the page, where, and whether it can be seen.
SHAPE = """() => JSON.stringify([document.documentElement.outerHTML, [...document.querySelectorAll("*")].map((each) =>
  [each.checkVisibility({ opacityProperty: true, visibilityProperty: true }), each.getBoundingClientRect()])])"""


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(base_url=served)
    yield context.new_page()
    context.close()


def faults(page: Page) -> Iterator[str]:
    """Where a look has the shape of the one before, only colours can have new faults."""
    before = None
    for size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            yield f"{page.url} scrolls sideways at {size['width']} px"
        shape = page.evaluate(SHAPE)
        yield from violations(page, ONLY_COLOURS if shape == before else EVERY_RULE)
        before = shape


@pytest.mark.parametrize("locale", PROJECT.locales)
def test_every_page_is_accessible(page: Page, real_site: BuiltSite, locale: str) -> None:
    found = []
    for built in [*real_site.single_pages, *real_site.cite_pages]:
        if built.locale == locale:
            page.goto(built.path.removesuffix("index.html"))
            found += faults(page)
    assert found == []


@pytest.mark.parametrize("locale", PROJECT.locales)
def test_the_complete_edition_is_accessible(page: Page, real_site: BuiltSite, locale: str) -> None:
    """Axe takes long over its colours, which are those of the pages that it holds."""
    page.goto(real_site.of(locale)[EDITION].path.removesuffix("index.html"))
    assert violations(page, ALL_BUT_COLOURS) == []
