"""What a reader can do in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from site_reader import BuiltSite
from tour import faults_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE, DESKTOP = {"width": 360, "height": 800}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def faults(only_page: Page, served: str) -> list[str]:
    return faults_of(only_page, served)


@pytest.fixture
def page(page: Page, faults: list[str]) -> Iterator[Page]:
    faults.clear()
    page.set_viewport_size(DESKTOP)
    yield page
    assert faults == []


@pytest.mark.parametrize(
    ("start", "button", "words", "address"),
    [
        ("", "Rechercher", "Petroff", "/people/"),
        ("en/", "Search", "Иван Петров", "/en/people/"),
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


def test_the_colours_are_the_device_s_light_or_dark_and_the_button_says_which(page: Page) -> None:
    """The choice is remembered on the next page, and may be given back to the device."""
    ground, button = "getComputedStyle(document.body).backgroundColor", page.locator(".theme-button")
    page.goto("en/")
    seen = []
    for words in ("Colours: light", "Colours: dark", "Colours: as on this device"):
        button.click()
        expect(button).to_have_accessible_name(words)
        seen.append(page.evaluate(ground))
        page.goto("en/parties/")
        expect(button).to_have_accessible_name(words)
        assert page.evaluate(ground) == seen[-1]
    assert seen[0] == seen[2] != seen[1]


def test_the_menu_of_a_phone_holds_every_page_below_the_header_and_works_without_a_script(
    browser: Browser, served: str, sample_site: BuiltSite
) -> None:
    with browser.new_page(base_url=served, viewport=PHONE, java_script_enabled=False) as page:
        page.goto("people/")
        menu, opener = page.locator("#site-menu"), page.get_by_role("button", name="Menu")
        opener.click()
        header, box = page.locator(".site-header").bounding_box(), menu.bounding_box()
        assert header and box and box["y"] >= header["height"] - 1
        assert menu.locator("a:visible").count() == len(sample_site.of("fr"))
        for close in (opener.click, lambda: page.mouse.click(180, 780), lambda: page.keyboard.press("Escape")):
            expect(menu).to_be_visible()
            close()
            expect(menu).not_to_be_visible()
            opener.click()
        menu.get_by_role("link", name="La chronologie").click()
        expect(page).to_have_url("/timeline/")


def test_the_header_leaves_and_comes_back_when_one_scrolls_up(page: Page) -> None:
    page.goto("sources/")
    header = page.locator(".site-header")
    page.mouse.wheel(0, 1500)
    expect(header).not_to_be_in_viewport()
    page.mouse.wheel(0, -300)
    expect(header).to_be_in_viewport()


def test_the_contents_mark_where_one_is_and_the_language_switch_keeps_the_place(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto("sources/")
    page.locator(".toc a[href='#register']").click()
    here = page.locator(".toc a[aria-current]")
    expect(here).to_have_attribute("href", "#register")
    expect(here).to_be_in_viewport()
    page.evaluate("scrollBy(0, -40)")
    expect(page.locator(".site-header")).to_have_attribute("data-away", "false")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/sources/#register")


def test_few_stops_of_the_keyboard_lie_before_the_text(page: Page) -> None:
    page.goto("people/")
    stops = []
    for _ in range(20):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("!!document.activeElement.closest('main')"))
    assert stops.index(True) <= 12


def test_a_note_opens_and_closes_by_keyboard_and_is_accessible(page: Page) -> None:
    page.goto("en/people/")
    mark, note = page.locator(".receipt button").first, page.locator(".note-card:popover-open")
    mark.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")
    assert note.evaluate("note => note.contains(document.activeElement)")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESKTOP, "dark")], ids=["phone", "desktop"])
def test_a_note_of_each_kind_is_seen_whole_and_is_accessible(page: Page, scheme: str, size: dict[str, int]) -> None:
    """Of a receipt, of a name, of another value, of a word of the glossary; on a desk beside what it is about."""
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    for kind in (".receipt button", ".names .mark:not(.certainty)", ".rivals .mark", "button.term"):
        page.goto("agreement/" if kind == "button.term" else "people/")
        for folded in page.locator("details", has=page.locator(kind)).all():
            folded.evaluate("details => details.open = true")
        page.locator(kind).first.click()
        mark = page.locator(kind).first.bounding_box()
        box = page.locator(".note-card:popover-open").bounding_box()
        assert box and box["x"] >= 0 and box["y"] >= 0, kind
        assert box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"], kind
        near = box["y"] - 60 <= mark["y"] <= box["y"] + box["height"] if mark else False
        assert near or size is PHONE, kind
        assert violations(page, within=".note-card:popover-open") == [], kind


def test_a_link_and_a_citation_are_copied_from_the_note_of_an_entry(page: Page, served: str) -> None:
    page.goto("en/people/")
    page.locator("section:has(> #ivan-petrov) .receipt button").first.click()
    note = page.locator(".note-card:popover-open")
    for way, copied in {
        "link": f"{served}en/people/#ivan-petrov",
        "citation": note.locator("[data-copy]").nth(1).get_attribute("data-copy"),
    }.items():
        control = note.locator("[data-copy]").nth(0 if way == "link" else 1)
        control.click()
        expect(control).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == copied


def test_the_address_of_an_entry_and_its_citation_are_copied(page: Page, served: str) -> None:
    page.goto("en/people/")
    page.goto("en/people/cite.html#ivan-petrov")
    entry = page.locator(":has(> #ivan-petrov)")
    for control, copied in {
        "a[data-copied]": f"{served}en/people/#ivan-petrov",
        "button": entry.locator("[data-role=citation]").inner_text(),
    }.items():
        entry.locator(control).click()
        expect(entry.locator(control)).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == copied
