"""What a reader can do in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1440, "height": 900}


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    context = browser.new_context(base_url=served, viewport=DESKTOP)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith((served, "data:")) else faults.append(request.url)
    )
    yield page
    context.close()
    assert faults == []


def test_the_language_switch_stays_on_the_page(page: Page) -> None:
    page.goto("people/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/people/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Français").click()
    expect(page).to_have_url("/people/")


@pytest.mark.parametrize(
    ("start", "button", "words", "address"),
    [
        ("", "Rechercher", "Rogozine", "/people/"),
        ("en/", "Search", "Рогозин", "/en/people/"),
        ("en/", "Search", "张克俭", "/en/people/"),
    ],
)
def test_search_finds_a_person_under_any_name_in_the_page_s_language(
    page: Page, start: str, button: str, words: str, address: str
) -> None:
    page.goto(start)
    page.get_by_role("button", name=button).click()
    page.get_by_role("searchbox").fill(words)
    results = page.locator(".search-results a")
    expect(results.first).to_be_visible()
    hrefs = [link.get_attribute("href") or "" for link in results.all()]
    assert any(href.startswith(address) for href in hrefs)
    assert all(href.startswith("/en/") == start.startswith("en") for href in hrefs)


def test_the_theme_switch_is_remembered(page: Page) -> None:
    page.goto("")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator(".theme-button").click()
    after = page.evaluate(ground)
    page.goto("parties/")
    assert before != after == page.evaluate(ground)


def test_the_menu_opens_on_a_phone_without_a_script(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    page.get_by_role("button", name="Menu").click()
    page.locator(".site-nav a", has_text="Chronologie").click()
    expect(page).to_have_url("/timeline/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_fits_and_is_accessible(
    browser: Browser, served: str, real_site: BuiltSite, scheme: str, size: dict[str, int]
) -> None:
    context = browser.new_context(base_url=served, viewport=size, color_scheme=scheme)
    page = context.new_page()
    faults = []
    for built in real_site.pages:
        page.goto(built.path.removesuffix("index.html"))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{built.path} scrolls sideways")
        found = Axe().run(page)
        faults += [
            f"{built.path}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found.response["violations"]
        ]
    context.close()
    assert faults == []
