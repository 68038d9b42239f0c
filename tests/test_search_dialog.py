"""The dialog of the search: loaded when it is used, worked by keyboard alone, in words where it cannot be loaded."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from explainer.pages.page import EDITION
from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]


# How everything in the dialog looks.
LOOK = """() => JSON.stringify([...document.querySelectorAll("dialog.search, dialog.search *")].map((element) =>
  ["font", "color", "margin", "padding", "border", "listStyle", "background", "opacity", "display"].map(
    (name) => getComputedStyle(element)[name])))"""


def test_the_address_has_what_is_looked_for_while_the_search_is_open(page: Page) -> None:
    page.goto("/en/people/")
    page.keyboard.press("/")
    page.keyboard.type("left bank")
    expect(page).to_have_url("/en/people/?q=left+bank")
    page.keyboard.press("Escape")
    expect(page).to_have_url("/en/people/")


def test_nothing_of_the_search_is_loaded_before_it_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url or "pagefind" in url]
    page.locator(".search-button").click()
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    assert [url for url in asked if url.endswith("search.js")]


def test_the_search_works_by_keyboard_alone(page: Page) -> None:
    page.goto("/en/people/")
    dialog, links = page.locator("dialog.search"), page.locator(".search-results a")
    page.keyboard.press("/")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.type("bridge")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.nth(2)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    expect(dialog.locator("input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    expect(page.locator(".search-button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(links.first).to_have_text("bridge")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/en/names/#term-bridge")


def test_a_result_on_the_same_page_closes_the_dialog_and_is_shown(page: Page) -> None:
    page.goto("/en/names/")
    page.keyboard.press("/")
    page.keyboard.type("bridge")
    expect(page.locator(".search-results a").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.search")).not_to_be_visible()
    expect(page.locator("#term-bridge")).to_be_in_viewport()


def test_the_search_looks_the_same_on_every_page(page: Page, sample_site: BuiltSite) -> None:
    """A page has the style of what stands on it, and the dialog stands on none before it is used. A rule that is not on
    every page is on the complete edition, but not on all three pages that have the fewest: four looks tell all."""
    pages = sample_site.of("en")
    rules = {name: {*built.soup.style.string.split("}")} for name, built in pages.items()}
    fewest = sorted(rules, key=lambda name: len(rules[name]))[:3]
    common = set.intersection(*(rules[name] for name in fewest))
    assert all(common <= each <= rules[EDITION] for each in rules.values())
    looks = set()
    for built in (pages[name] for name in (*fewest, EDITION)):
        page.goto("/" + built.path.removesuffix("index.html"))
        page.locator(".search-button").click()
        page.get_by_role("searchbox").fill("Petrov")
        expect(page.locator(".search-status")).to_have_text(re.compile(r"\d result"))
        expect(page.locator("dialog.search [aria-busy=false]")).to_have_count(1)
        looks.add(page.evaluate(LOOK))
    assert len(looks) == 1


def test_a_search_that_cannot_be_loaded_says_so(page: Page) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto("/en/")
    page.locator(".search-button").click()
    page.get_by_role("searchbox").fill("bridge")
    expect(page.locator(".search-status")).to_have_text("The search could not be loaded.")


def test_a_search_whose_script_cannot_be_loaded_says_so_and_can_be_tried_again(page: Page) -> None:
    page.route("**/search.js", lambda route: route.abort())
    page.goto("/en/")
    page.locator(".search-button").click()
    expect(page.locator("dialog.search")).to_have_text("The search could not be loaded.")
    page.keyboard.press("Escape")
    page.unroute("**/search.js")
    page.locator(".search-button").click()
    page.get_by_role("searchbox").fill("bridge")
    expect(page.locator(".search-results a").first).to_be_visible()


def test_what_is_typed_while_the_search_loads_is_looked_for(page: Page) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/search.js", hold)
    page.goto("/en/")
    with page.expect_request("**/search.js"):
        page.keyboard.press("/")
    page.keyboard.type("Petrov")
    expect(page.locator("dialog input")).to_have_value("Petrov")
    waiting[0].continue_()
    expect(page.locator(".search-results a").first).to_have_text("Ivan Petrov")
